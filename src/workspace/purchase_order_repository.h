// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "workspace/types.h"

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

namespace ms::workspace {

class Connection;
class Workspace;

/// What was bought from suppliers. Errors of every function: ReadWrite, Conflict; of writers also InvalidInput.
class PurchaseOrderRepository {
public:
    explicit PurchaseOrderRepository(Workspace& workspace);

    Result<std::vector<PurchaseOrder>> all() const; ///< by key
    /// Ordered on or before `asOf` and not received by then, by expected day.
    Result<std::vector<PurchaseOrder>> open(Day asOf) const;
    Result<std::optional<PurchaseOrder>> byCode(std::string_view code) const;
    Result<PurchaseOrderKey> add(const PurchaseOrder& order, std::optional<ImportKey> import = std::nullopt);
    /// The goods are on the shelf. `received` has the units of the lines that came short or over; others came in full.
    /// Errors: NotFound; InvalidInput (a product that is not on the order).
    Result<void> receive(PurchaseOrderKey order, Day day, const std::vector<PurchaseOrderLine>& received);
    /// One more line of an order that is there, of which nothing came yet. Errors: Conflict (the product is on it).
    Result<void> addLine(PurchaseOrderKey order, const PurchaseOrderLine& line, ImportKey import);
    Result<void> setPlatformRef(PurchaseOrderKey order, std::string_view platformRef);

private:
    Connection& m_connection;
};

} // namespace ms::workspace
