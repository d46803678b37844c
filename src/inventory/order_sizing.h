// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "inventory/order_quantity.h"
#include "inventory/types.h"

#include <algorithm>
#include <limits>

namespace ms::inventory {

/// What makes an order of what is lacking: cover, what the supplier accepts, the price of a larger order. Units.
struct OrderSizing {
    OrderRules rules = {};
    /// An order that is due brings the inventory position to at least so many.
    double leastPosition = -std::numeric_limits<double>::infinity();
    double mostPosition = std::numeric_limits<double>::infinity(); ///< no order brings it above
    SupplierPrices prices = {};                                    ///< at a break more is ordered where it gains
    double demandADay = 0;                                         ///< expected, that a break is weighed with, >= 0
};

/// An order step by step. Units.
struct SizedOrder {
    double need = 0;                                       ///< what is lacking, or more for the least position
    double most = std::numeric_limits<double>::infinity(); ///< that the largest position leaves for it
    double needed = 0;                                     ///< the need as the supplier accepts it, at most `most`
    double units = 0;                                      ///< the order: `needed`, or more at a price break
    double gained = 0;                                     ///< money, at that break
};

/// Errors: InvalidInput, saying which number, as roundedUnits() and checkPrices().
Result<void> check(const OrderSizing& sizing);

/// The last step of sizedOrder(): an order of at most `largest` units grows to the price break that gains most.
void growToPriceBreak(SizedOrder& order, const OrderSizing& sizing, double largest);

/// The order at an inventory position of `position`, where `lacking` units, >= 0, are missing to the level that is
/// ordered up to; none where nothing is missing. `sizing` is one that check() passes. A plan and the simulation of its
/// years order by this one. O(price breaks).
inline SizedOrder sizedOrder(double lacking, double position, const OrderSizing& sizing)
{
    SizedOrder order;
    order.need = lacking > 0.0 ? std::max(lacking, sizing.leastPosition - position) : 0.0;
    order.most = std::max(0.0, sizing.mostPosition - position);
    const double largest = std::min(order.most, sizing.rules.maximumOrder.value_or(order.most));
    order.needed = order.units = acceptedUnits(order.need, sizing.rules, largest);
    if (!sizing.prices.breaks.empty() && order.needed > 0.0)
        growToPriceBreak(order, sizing, largest);
    return order;
}

} // namespace ms::inventory
