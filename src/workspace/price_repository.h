// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "workspace/types.h"

#include <functional>
#include <optional>
#include <vector>

namespace ms::workspace {

class Connection;
class Workspace;

/// List prices over time, and promotions. Errors of every function: ReadWrite, Conflict; of writers also InvalidInput
/// (a product that is not there, an empty range of days).
class PriceRepository {
public:
    explicit PriceRepository(Workspace& workspace);

    Result<std::vector<PricePoint>> historyOf(ProductKey product) const;                  ///< oldest first
    Result<void> forEachPrice(const std::function<void(const PricePoint&)>& visit) const; ///< by product, oldest first
    /// Adds the price or replaces the one of the same product, day and source.
    Result<void> setPrice(const PricePoint& price, std::optional<ImportKey> import = std::nullopt);

    Result<std::vector<Promotion>> promotionsOf(ProductKey product) const; ///< oldest first
    Result<void>
    forEachPromotion(const std::function<void(const Promotion&)>& visit) const; ///< by product, oldest first
    /// Adds the promotion; false when it is there already (same product, place, first day and kind).
    Result<bool> addPromotion(const Promotion& promotion, std::optional<ImportKey> import = std::nullopt);

private:
    Connection& m_connection;
};

} // namespace ms::workspace
