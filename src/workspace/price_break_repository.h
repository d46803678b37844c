// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "workspace/types.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace ms::workspace {

class Connection;
class Workspace;

/// Each unit of an order of so many or more costs so much.
struct PriceBreakLine {
    ProductKey product;
    Quantity from{2};               ///< >= 2
    std::int64_t unitCostMinor = 0; ///< >= 0
    friend bool operator==(const PriceBreakLine&, const PriceBreakLine&) = default;
};

/// What suppliers ask for larger orders. Errors of every function: ReadWrite, Conflict; of writers also Permission.
class PriceBreakRepository {
public:
    explicit PriceBreakRepository(Workspace& workspace);

    /// By product, then units. None in a file of an older version that is open for reading.
    Result<std::vector<PriceBreakLine>> all() const;
    /// Adds the line or replaces the cost of the same product and units. Errors: InvalidInput for fewer than two units
    /// or a negative cost.
    Result<void> set(const PriceBreakLine& line, std::optional<ImportKey> import = std::nullopt);
    /// The supplier does not offer it any more; nothing happens where it did not.
    Result<void> withdraw(ProductKey product, Quantity from, std::optional<ImportKey> import = std::nullopt);

private:
    Connection& m_connection;
};

} // namespace ms::workspace
