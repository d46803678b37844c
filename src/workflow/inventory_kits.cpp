// SPDX-License-Identifier: GPL-3.0-or-later
// Kits taken apart: their demand goes to their components, their stock is what can be made of these.
#include "inventory/kits.h"
#include "inventory/plan_sentences.h"
#include "workflow/inventory_inputs.h"

#include <algorithm>
#include <cmath>

namespace ms::workflow {
namespace {

using inventory::DemandOutlook;

constexpr std::size_t nettedPeriods = 26; // over which kits that stand assembled are sold off

double at(const std::vector<double>& values, std::size_t period)
{
    return values.empty() ? 0.0 : values[std::min(period, values.size() - 1)];
}

/// Spread of the sum over the first `periods` periods.
double spreadOver(const DemandOutlook& outlook, std::size_t periods)
{
    double mean = 0.0;
    double variance = 0.0;
    for (std::size_t k = 0; k < periods; ++k) {
        mean += at(outlook.mean, k);
        variance += at(outlook.stdDev, k) * at(outlook.stdDev, k);
    }
    if (periods > outlook.relativeError.size())
        return std::sqrt(variance);
    return outlook.relativeError[periods - 1] * std::max(mean, outlook.errorLevel * static_cast<double>(periods));
}

/// `sum` and `units` times `more`, errors independent of each other.
DemandOutlook added(const DemandOutlook& sum, const DemandOutlook& more, double units)
{
    DemandOutlook both{more.periodDays, std::max(sum.daysIntoFirst, more.daysIntoFirst), {}, {}};
    const std::size_t periods = std::max(sum.mean.size(), more.mean.size());
    for (std::size_t k = 0; k < periods; ++k) {
        both.mean.push_back(at(sum.mean, k) + units * at(more.mean, k));
        both.stdDev.push_back(std::hypot(at(sum.stdDev, k), units * at(more.stdDev, k)));
    }
    const std::size_t measured = std::max(sum.relativeError.size(), more.relativeError.size());
    double mean = 0.0;
    for (std::size_t k = 1; k <= measured; ++k) {
        mean += at(both.mean, k - 1);
        if (!(mean > 0.0)) // nothing to be relative to: the spreads of single periods speak
            return both.relativeError.clear(), both;
        both.relativeError.push_back(std::hypot(spreadOver(sum, k), units * spreadOver(more, k)) / mean);
    }
    return both;
}

/// What is asked of the components: demand beyond the kits that stand assembled, which go first.
DemandOutlook beyond(DemandOutlook demand, double assembled)
{
    if (assembled <= 0.0 || demand.mean.empty())
        return demand;
    const std::size_t periods = std::max(demand.mean.size(), nettedPeriods);
    DemandOutlook net{demand.periodDays, demand.daysIntoFirst, {}, {}};
    for (std::size_t k = 0; k < periods; ++k) {
        const double taken = std::min(assembled, at(demand.mean, k));
        assembled -= taken;
        net.mean.push_back(at(demand.mean, k) - taken);
        net.stdDev.push_back(net.mean.back() > 0.0 ? at(demand.stdDev, k) : 0.0);
    }
    return net;
}

/// Places so that every kit stands before its components; those of a circle are left out.
std::vector<std::size_t> kitsFirst(const InventoryInputs& inputs)
{
    std::vector<std::size_t> above(inputs.items.size(), 0); // kits that it goes into
    for (const InventoryItem& item : inputs.items) {
        for (const KitPart& part : item.parts)
            ++above[part.item];
    }
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < above.size(); ++i) {
        if (above[i] == 0)
            order.push_back(i);
    }
    for (std::size_t next = 0; next < order.size(); ++next) {
        for (const KitPart& part : inputs.items[order[next]].parts) {
            if (--above[part.item] == 0)
                order.push_back(part.item);
        }
    }
    return order;
}

bool leadsTo(const InventoryInputs& inputs, std::size_t from, std::size_t wanted, std::vector<bool>& seen)
{
    for (const KitPart& part : inputs.items[from].parts) {
        if (part.item == wanted)
            return true;
        if (seen[part.item])
            continue;
        seen[part.item] = true;
        if (leadsTo(inputs, part.item, wanted, seen))
            return true;
    }
    return false;
}

/// Kits in a circle cannot be planned; what they would be made of can.
void refuseCircles(InventoryInputs& inputs)
{
    std::vector<bool> reached(inputs.items.size(), false);
    for (const std::size_t place : kitsFirst(inputs))
        reached[place] = true;
    std::vector<std::size_t> caught;
    for (std::size_t i = 0; i < reached.size(); ++i) {
        std::vector<bool> seen(reached.size(), false);
        if (!reached[i] && !inputs.items[i].parts.empty() && leadsTo(inputs, i, i, seen))
            caught.push_back(i);
    }
    for (const std::size_t place : caught) {
        inputs.items[place].problem = inventory::plan_sentence::containsItself.text;
        inputs.items[place].parts.clear();
    }
}

/// What can be sold of each kit, where all its components were counted.
void countKits(InventoryInputs& inputs, const std::vector<std::size_t>& order)
{
    std::vector<double> stock;
    std::vector<inventory::KitLine> lines;
    for (std::size_t i = 0; i < inputs.items.size(); ++i) {
        const InventoryItem& item = inputs.items[i];
        stock.push_back(std::max(0.0, item.onHand - item.reserved - item.owed));
        for (const KitPart& part : item.parts)
            lines.push_back({i, part.item, part.units});
    }
    const auto available = inventory::availableUnits(stock, lines);
    if (!available)
        return;
    for (auto place = order.rbegin(); place != order.rend(); ++place) { // components first
        InventoryItem& item = inputs.items[*place];
        if (item.parts.empty())
            continue;
        item.counted =
            std::ranges::all_of(item.parts, [&](const KitPart& part) { return inputs.items[part.item].counted; });
        item.onHand = item.counted ? (*available)[*place] : 0.0;
        item.reserved = 0.0;
        item.owed = 0.0;
    }
}

} // namespace

void explodeKits(InventoryInputs& inputs)
{
    if (std::ranges::all_of(inputs.items, [](const InventoryItem& item) { return item.parts.empty(); }))
        return;
    refuseCircles(inputs);
    const auto order = kitsFirst(inputs);
    for (const std::size_t place : order) {
        InventoryItem& kit = inputs.items[place];
        if (kit.parts.empty())
            continue;
        kit.assembled = kit.counted ? std::max(0.0, kit.onHand - kit.reserved - kit.owed) : 0.0;
        const DemandOutlook asked = beyond(kit.demand, kit.assembled);
        for (const KitPart& part : kit.parts) {
            InventoryItem& component = inputs.items[part.item];
            component.demand = added(component.demand, asked, part.units);
            component.kitDemand = added(component.kitDemand, asked, part.units);
        }
    }
    countKits(inputs, order);
}

} // namespace ms::workflow
