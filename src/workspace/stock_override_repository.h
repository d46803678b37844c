// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "workspace/override_types.h"

#include <optional>
#include <vector>

namespace ms::workspace {

class Connection;
class Workspace;

/// Safety stocks and levels that planners hold against the computed ones, those that ended included. Errors of every
/// function: ReadWrite, Conflict.
class StockOverrideRepository {
public:
    explicit StockOverrideRepository(Workspace& workspace);

    /// One of the same product that is not withdrawn is withdrawn at the new one's time, in the same transaction.
    /// Errors: InvalidInput without a reason or an author, below 0 units, or of a product that is not there.
    Result<void> add(const StockOverride& one);
    /// Errors: NotFound when none of the product holds.
    Result<void> withdraw(ProductKey product, ShopTime at);
    /// Those that hold on `day`, by product.
    Result<std::vector<StockOverride>> heldOn(Day day) const;
    /// All of a product, newest first.
    Result<std::vector<StockOverride>> of(ProductKey product) const;

private:
    Connection& m_connection;
};

} // namespace ms::workspace
