// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/inventory_plan_file.h"

#include "inventory/explanation.h"
#include "workflow/csv_file.h"
#include "workflow/inventory_inputs.h"
#include "workflow/inventory_plan.h"
#include "workflow/reorder_wish.h"

#include <cmath>

namespace ms::workflow {
namespace {

/// Free units and open orders against the level, in one sentence.
std::string reasonOf(const InventoryRow& row)
{
    if (row.attention == InventoryAttention::NoPlan)
        return "cannot be planned: " + row.problem;
    if (!row.onHand || !row.suggestion)
        return "its stock was never counted";
    if (row.kit)
        return "a kit: orders go to its components";
    const auto whole = [](double units) { return std::to_string(std::llround(units)); };
    const std::string stock =
        whole(*row.onHand) + " free and " + whole(row.onOrder) + " on order, against " +
        whole(row.reorderPoint.value_or(0)) + " that demand may take until the next order arrives" +
        (row.onOrderLater > 0
             ? "; " + whole(row.onOrderLater) + " more on order arrive later than that and are not counted"
             : "") +
        (row.doubtfulUnits > 0 ? "; " + whole(row.doubtfulUnits) +
                                     " more on order are later than deliveries ever were and "
                                     "not counted"
                               : "");
    if (row.cutBy != OrderLimit::None)
        return "less than needed, by a limit: " + stock;
    if (const std::string more = whyMoreThanNeeded(row); !more.empty())
        return "needed, " + more + ": " + stock;
    return (row.suggestion->units > 0 ? "needed: " : "enough: ") + stock;
}

} // namespace

Result<std::int64_t> exportInventoryPlan(const InventoryPlanRequest& request, Progress& progress)
{
    const auto inputs = loadInventory(request.workspace, progress);
    if (!inputs)
        return tl::unexpected(inputs.error());
    InventoryScenario scenario = headerOf(**inputs).scenario;
    scenario.leastCost = request.leastCost;
    scenario.leastCoverDays = request.leastCoverDays;
    scenario.mostCoverDays = request.mostCoverDays;
    const auto plan = planInventory(**inputs, scenario, progress);
    if (!plan)
        return tl::unexpected(plan.error());
    auto out = CsvFile::create(request.outPath, {"sku", "order", "reason", "why_json"});
    if (!out)
        return tl::unexpected(out.error());
    for (const InventoryRow& row : plan->rows) {
        out->cell(row.sku.text);
        if (row.suggestion)
            out->cell(row.suggestion->units);
        else
            out->emptyCell();
        out->cell(reasonOf(row));
        const auto why = orderExplanation(**inputs, scenario, row);
        if (!why)
            return tl::unexpected(why.error());
        if (why->terms.empty())
            out->emptyCell();
        else
            out->cell(inventory::toJson(*why));
        out->endRow();
        progress.report(out->rows(), static_cast<std::int64_t>(plan->rows.size()));
        if (progress.canceled())
            return failure(ErrorCode::Canceled, "planning canceled");
    }
    const std::int64_t rows = out->rows();
    if (auto written = out->commit(); !written)
        return tl::unexpected(written.error());
    return rows;
}

} // namespace ms::workflow
