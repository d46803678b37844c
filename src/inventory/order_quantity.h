// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "inventory/explanation.h"
#include "inventory/types.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace ms::inventory {

/// On hand − reserved − backorders + all that is on order.
double inventoryPosition(const StockState& stock);

/// The inventory position and what is missing to a level, as terms.
struct ExplainedNeed {
    std::size_t position = 0;
    std::size_t need = 0; ///< nothing above the reorder point
};

/// `reorderPoint` and `orderUpToLevel` are positions in `why`. Errors: InvalidInput for a negative or not finite stock.
Result<ExplainedNeed> explainNeed(ExplanationBuilder& why, std::size_t reorderPoint, std::size_t orderUpToLevel,
                                  const StockState& stock);

/// What the supplier accepts of `need` units: whole units, up to the minimum order, up to full packs, down to the
/// maximum. Each step is a term of the explanation, whose last term is the quantity; `why` may hold the arithmetic of
/// the need already, whose position is `need`. A maximum below the minimum order (or one pack) gives 0.
/// Errors: InvalidInput if the pack size is <= 0, or the minimum or maximum negative or not finite.
/// Row I04 of the shop's wishes: each rounding step told.
Result<OrderQuantity> roundedOrder(ExplanationBuilder why, std::size_t need, const OrderRules& rules);

/// The rounding steps alone: the position of the last. `most`: the term that rules.maximumOrder comes from; none: it
/// is given. Errors: as roundedOrder().
Result<std::size_t> explainRounding(ExplanationBuilder& why, std::size_t need, const OrderRules& rules,
                                    std::optional<std::size_t> most = std::nullopt);

/// Ends an explanation with the order. Errors: InvalidInput for a number that is no order.
Result<OrderQuantity> orderOf(ExplanationBuilder why, std::size_t rounded);

/// The number alone, for thousands of SKUs at once. `need` >= 0. Errors: as roundedOrder().
Result<double> roundedUnits(double need, const OrderRules& rules);

/// The smallest whole number >= `units`, to within 1e-9: what std::ceil says, in a quarter of its time.
inline double wholeFrom(double units)
{
    const double least = units - 1e-9;
    if (!(std::fabs(least) < 9e15))
        return std::ceil(least);
    const auto whole = static_cast<double>(static_cast<std::int64_t>(least));
    return whole < least ? whole + 1.0 : whole;
}

/// The same without a look at its arguments, which roundedUnits() would take; rules.maximumOrder is not looked at, no
/// order is above `largest` instead, which may be infinite.
inline double acceptedUnits(double need, const OrderRules& rules, double largest)
{
    double order = wholeFrom(need);
    if (order <= 0.0)
        return 0.0;
    if (rules.minimumOrder > 1.0)
        order = wholeFrom(std::max(order, rules.minimumOrder));
    if (rules.packSize != 1.0)
        order = wholeFrom(order / rules.packSize) * rules.packSize;
    if (order <= largest)
        return order;
    const double packs = std::floor(largest / rules.packSize + 1e-9) * rules.packSize;
    return packs + 1e-9 < rules.minimumOrder ? 0.0 : packs;
}

/// The order for a position: nothing above the reorder point, else up to the order-up-to level, rounded as above.
/// `why` holds the levels' arithmetic: `reorderPoint` and `orderUpToLevel` are positions in it.
/// Errors: InvalidInput for a negative or not finite stock, and as roundedOrder().
Result<OrderQuantity> suggestedOrder(ExplanationBuilder why, std::size_t reorderPoint, std::size_t orderUpToLevel,
                                     const StockState& stock, const OrderRules& rules);

} // namespace ms::inventory
