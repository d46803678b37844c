// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/order_sizing.h"

#include "inventory/price_breaks.h"

namespace ms::inventory {

Result<void> check(const OrderSizing& sizing)
{
    if (auto ok = roundedUnits(0.0, sizing.rules); !ok)
        return tl::unexpected(ok.error());
    return checkPrices(sizing.prices);
}

void growToPriceBreak(SizedOrder& order, const OrderSizing& sizing, double largest)
{
    OrderRules rules = sizing.rules;
    if (largest < std::numeric_limits<double>::infinity())
        rules.maximumOrder = largest;
    const auto better = bestPriceBreak(order.needed, sizing.demandADay, sizing.prices, rules);
    if (better && *better && (*better)->gain() > 0.0) {
        order.units = (*better)->units;
        order.gained = (*better)->gain();
    }
}

} // namespace ms::inventory
