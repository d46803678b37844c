// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/inventory_files.h"

#include <filesystem>
#include <string>

namespace ms::workflow {

struct LearntOrdersRequest {
    std::filesystem::path workspace;
    std::string outPath; ///< "-": standard output
    int threads = 0;     ///< 0: one for each core; the orders do not depend on it
};

/// inventory::replenish() for the SKUs of a workspace, in weeks as they were sold, without planners' corrections: the
/// order that costs least in holding and lost sales, learnt from what followed in similar weeks of all SKUs, beside
/// what the plan suggests for its service level. Holding a unit for a week costs its share of the settings' rate a
/// year, a sale that is lost what the unit would have earned: price less cost. Lead time and review period count in
/// whole weeks, a begun week as a whole one; what is on order comes with the nearest week. Packs and smallest orders
/// count; price breaks, cover, budgets and room do not.
///
/// One row a SKU with something to order, in the order of the plan's inputs, a file that `merchant propose reorders`
/// takes: sku, quantity, reason, plan_quantity, order_up_to, expected_demand_over_lead_time, stockout_probability,
/// holding_cost and stockout_cost (of a unit and week, and of a unit, in the shop's currency), why_json. `rowsRead` are
/// the SKUs. A SKU that is never counted, has no cost or no margin, cannot be planned, or is a kit or in one (the plan
/// tells what kits ask of it), is a sentence in `failures`.
/// Errors: as loadInventory, planInventory and CsvFile; Canceled.
Result<InventoryFilesSummary> exportLearntOrders(const LearntOrdersRequest& request, Progress& progress);

} // namespace ms::workflow
