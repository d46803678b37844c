// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/plan_sentences.h"
#include "workflow/inventory_inputs.h"

#include <algorithm>

namespace ms::workflow {

std::string problemOf(const InventoryItem& item)
{
    namespace say = inventory::plan_sentence;
    constexpr double most = 1e12; // units, or minor units of money
    constexpr double longest = 3650.0;
    const auto bad = [](const auto& minor) { return minor && !(*minor >= 0 && static_cast<double>(*minor) <= most); };
    double units = item.onHand + item.reserved + item.owed;
    for (const auto& arrival : item.arrivals)
        units += arrival.units;
    const bool badBreak = std::ranges::any_of(
        item.prices.breaks, [](const inventory::PriceBreak& one) { return one.unitCost > most || one.from > most; });
    if (bad(item.priceMinor) || bad(item.prices.unitCost) || badBreak)
        return std::string(say::money.text);
    if (!(units <= most))
        return std::string(say::tooManyUnits.text);
    if (item.leadTimeDays.mean > longest || item.leadTimeDays.stdDev > longest)
        return std::string(say::tooLongLeadTime.text);
    return {};
}

} // namespace ms::workflow
