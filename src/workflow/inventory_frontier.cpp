// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/inventory_frontier.h"

#include "workflow/inventory_inputs.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ms::workflow {
namespace {

constexpr std::array services = {0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.925, 0.95, 0.97, 0.98, 0.99, 0.995};

/// Adds one SKU; one that cannot be planned adds nothing.
void add(FrontierPoint& point, double& asked, double& missed, const InventoryItem& item,
         const InventoryScenario& scenario, Day asOf)
{
    if (!item.parts.empty()) // a kit's stock is that of its components
        return;
    const auto plan = underScenario(item, scenario, asOf).plan;
    const auto levels = inventory::planLevels(plan);
    if (!levels)
        return;
    const double cycle = inventory::shortInCycle(plan, 0.0);
    asked += cycle;
    missed += inventory::shortInCycle(plan, levels->orderUpToLevel);
    point.safetyStockUnits += levels->safetyStock;
    const auto worth = worthOf(item);
    point.stockMinor += std::llround(std::max(0.0, levels->safetyStock + cycle / 2.0) * worth.value_or(0.0));
}

} // namespace

Result<std::vector<FrontierPoint>> inventoryFrontier(const InventoryInputs& inputs, const InventoryScenario& scenario,
                                                     Progress& progress)
{
    if (auto ok = checkScenario(scenario); !ok)
        return tl::unexpected(ok.error());
    std::vector<FrontierPoint> frontier;
    for (const double service : services) {
        InventoryScenario at = scenario;
        at.fillRate.reset();
        at.leastCost = false;
        at.classTargets = {};
        at.orderWeekday.reset(); // how long today's order waits, which says nothing of those after it
        at.cycleServiceLevel = service;
        FrontierPoint& point = frontier.emplace_back();
        point.cycleServiceLevel = service;
        double asked = 0.0;
        double missed = 0.0;
        for (std::size_t i = 0; i < inputs.items.size(); ++i) {
            if (i % 256 == 0 && progress.canceled())
                return failure(ErrorCode::Canceled, "the frontier was canceled");
            add(point, asked, missed, inputs.items[i], at, inputs.header.asOf);
        }
        point.fillRate = asked > 0.0 ? 1.0 - missed / asked : 1.0;
    }
    return frontier;
}

} // namespace ms::workflow
