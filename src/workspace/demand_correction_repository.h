// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "workspace/types.h"

#include <optional>
#include <string>
#include <vector>

namespace ms::workspace {

class Connection;
class Workspace;

/// What a person says that the demand of one week was.
struct DemandCorrection {
    ProductKey product;
    Day firstDay{};               ///< of the week
    std::optional<double> value;  ///< units, >= 0; none: what was sold, however odd it looks
    double sold = 0;              ///< units, when it was said
    std::optional<bool> stockout; ///< what the run took it for. true: stock ran out; false: an outlier; none: neither
    std::optional<double> found;  ///< units that the run had put in its place; none: nothing
    std::string author;
    ShopTime createdAt{};
    friend bool operator==(const DemandCorrection&, const DemandCorrection&) = default;
};

/// Corrections that the next forecasts follow; sales stay as they are. Errors of every function: ReadWrite, Conflict.
class DemandCorrectionRepository {
public:
    explicit DemandCorrectionRepository(Workspace& workspace);

    /// In place of what was said of the week before. Errors: InvalidInput without an author, or for a value below zero.
    Result<void> save(const DemandCorrection& correction);
    /// The forecast decides again; nothing happens where nothing was said.
    Result<void> remove(ProductKey product, Day firstDay);
    /// By product and day; those of one product where one is asked for.
    Result<std::vector<DemandCorrection>> all(std::optional<ProductKey> product = std::nullopt) const;

private:
    Connection& m_connection;
};

} // namespace ms::workspace
