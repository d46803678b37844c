// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/inventory_plan.h"

#include <vector>

namespace ms::workflow {

/// What one service level costs in stock.
struct FrontierPoint {
    double cycleServiceLevel = 0;
    double fillRate = 0; ///< share of a review period's demand that the levels meet, over all SKUs by units
    double safetyStockUnits = 0;
    std::int64_t stockMinor = 0; ///< safety stock and half a review period's demand, at unit cost (else price)
};

/// Stock against service for all SKUs that can be planned, each service level in turn, the rest of the scenario as it
/// is but for the order day: what today's order waits for it hangs on the weekday on which the data end. Planners'
/// overrides stay. Rising in service. About a plan's time a point.
/// Errors: as planInventory().
Result<std::vector<FrontierPoint>> inventoryFrontier(const InventoryInputs& inputs, const InventoryScenario& scenario,
                                                     Progress& progress);

} // namespace ms::workflow
