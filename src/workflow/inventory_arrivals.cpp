// SPDX-License-Identifier: GPL-3.0-or-later
// What is there of a SKU, and when the rest comes.
#include "features/types.h"
#include "inventory/late_delivery.h"
#include "workflow/inventory_inputs.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace ms::workflow {

void addStock(InventoryItem& item, const features::ProductStock& stock, const LeadTimeOf& leadTimeOf, Day asOf)
{
    item.counted = stock.counted;
    // A count below zero is a bookkeeping debt, not goods.
    item.onHand = static_cast<double>(std::max<std::int64_t>(0, stock.onHand.units));
    item.reserved = static_cast<double>(stock.reserved.units);
    item.belowZero = static_cast<double>(std::max<std::int64_t>(0, -stock.onHand.units));
    item.owed = static_cast<double>(stock.backorders.units) + item.belowZero;
    item.receivedSince = static_cast<double>(stock.receivedSince.units);
    for (const features::Inbound& inbound : stock.inbound) {
        const auto units = static_cast<double>(inbound.quantity.units);
        double day = static_cast<double>((inbound.due - asOf).count());
        if (inbound.overdue && inbound.order.stored()) {
            const auto late = inventory::lateDelivery(leadTimeOf(inbound.supplier),
                                                      static_cast<double>((inbound.expected - inbound.ordered).count()),
                                                      static_cast<double>((asOf - inbound.ordered).count()));
            if (late && late->doubtful()) {
                item.doubtful += units;
                continue;
            }
            day = std::max(day, late ? std::ceil(late->remainingDays) : day);
            item.overdueUntil = std::max(item.overdueUntil.value_or(asOf), asOf + std::chrono::days(std::lround(day)));
        }
        item.overdue += inbound.overdue ? units : 0.0;
        item.arrivals.push_back({day, units});
    }
    std::ranges::stable_sort(item.arrivals, {}, &inventory::Arrival::day);
}

} // namespace ms::workflow
