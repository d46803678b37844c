// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/inventory_prices.h"

#include "inventory/price_breaks.h"
#include "workflow/inventory_inputs.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace ms::workflow {
namespace {

std::vector<PriceStep> pricesOf(const inventory::SupplierPrices& prices)
{
    std::vector<PriceStep> steps;
    const auto add = [&steps, &prices](double from, double unitCost) {
        PriceStep& step = steps.emplace_back();
        step.from = {std::llround(from)};
        step.unitCostMinor = minorOf(unitCost);
        if (prices.unitCost)
            step.savedMinor = minorOf(*prices.unitCost - unitCost);
    };
    if (prices.unitCost)
        add(1.0, *prices.unitCost);
    for (const inventory::PriceBreak& one : prices.breaks)
        add(one.from, one.unitCost);
    return steps;
}

/// The orders at the breaks above the order that is needed.
Result<void> addLargerOrders(std::vector<PriceStep>& steps, const inventory::PlanInputs& plan)
{
    const auto levels = inventory::planLevels(plan);
    if (!levels)
        return tl::unexpected(levels.error());
    inventory::OrderSizing sizing = inventory::orderSizing(plan);
    if (std::isfinite(levels->most))
        sizing.rules.maximumOrder = std::min(levels->most, sizing.rules.maximumOrder.value_or(levels->most));
    const auto choices = inventory::priceBreakChoices(levels->needed, sizing.demandADay, sizing.prices, sizing.rules);
    if (!choices)
        return tl::unexpected(choices.error());
    for (const inventory::PriceBreakChoice& one : *choices) {
        const auto step = std::ranges::find(steps, Quantity{std::llround(one.from)}, &PriceStep::from);
        step->larger = {{std::llround(one.units)}, minorOf(one.saved), minorOf(one.held), one.gainAUnit()};
    }
    return {};
}

} // namespace

Result<std::vector<PriceStep>> priceSteps(const InventoryInputs& inputs, const InventoryScenario& scenario,
                                          const InventoryRow& row)
{
    if (auto ok = checkRow(inputs, row); !ok)
        return tl::unexpected(ok.error());
    const InventoryItem& item = inputs.items[row.item];
    if (item.prices.breaks.empty())
        return std::vector<PriceStep>();
    std::vector<PriceStep> steps = pricesOf(item.prices);
    if (!row.suggestion || row.suggestion->units <= 0)
        return steps;
    const auto above =
        std::ranges::find_if(steps, [&row](const PriceStep& step) { return step.from > *row.suggestion; });
    if (above != steps.begin())
        std::prev(above)->ordered = row.suggestion;
    if (auto done = addLargerOrders(steps, underScenario(item, scenario, inputs.header.asOf).plan); !done)
        return tl::unexpected(done.error());
    return steps;
}

const PriceStep* bestLargerOrder(const std::vector<PriceStep>& steps)
{
    const PriceStep* best = nullptr;
    for (const PriceStep& step : steps) {
        if (step.larger && (!best || step.larger->gainAUnitMinor > best->larger->gainAUnitMinor))
            best = &step;
    }
    return best;
}

} // namespace ms::workflow
