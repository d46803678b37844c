// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/reorder_wish.h"

#include "inventory/explanation.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace ms::workflow {

std::string whyMoreThanNeeded(const InventoryRow& row)
{
    std::string why;
    const auto add = [&why](Quantity units, const char* what) {
        if (units.units > 0)
            why += (why.empty() ? "and " : ", and ") + std::to_string(units.units) + " more " + what;
    };
    add(row.forCover, "to cover the days asked for");
    add(row.forPriceBreak, "for the lower price of a larger order");
    return why;
}

Result<ReorderWish> reorderWish(const InventoryInputs& inputs, const InventoryScenario& scenario,
                                const InventoryRow& row, Day orderedOn)
{
    if (!row.suggestion || row.suggestion->units <= 0)
        return failure(ErrorCode::InvalidInput, "sku " + row.sku.text + ": there is nothing to order");
    const auto why = orderExplanation(inputs, scenario, row);
    if (!why)
        return tl::unexpected(why.error());
    ReorderWish wish;
    wish.sku = row.sku;
    wish.quantity = *row.suggestion;
    wish.expected = orderedOn + std::chrono::days(std::lround(std::ceil(row.leadTimeDays)));
    wish.reason = "Free stock and open orders are " +
                  std::to_string(std::lround(row.onHand.value_or(0) + row.onOrder)) + ", the reorder point is " +
                  std::to_string(std::lround(row.reorderPoint.value_or(0)));
    if (row.onOrderLater > 0)
        wish.reason += "; " + std::to_string(std::lround(row.onOrderLater)) +
                       " more on order arrive later than the next order would";
    if (const std::string more = whyMoreThanNeeded(row); !more.empty())
        wish.reason += "; " + more;
    wish.explanation = inventory::toJson(*why);
    if (row.suggestionUnitCostMinor)
        wish.unitCost = Money{*row.suggestionUnitCostMinor, headerOf(inputs).currency};
    nlohmann::ordered_json effect;
    if (row.stockoutProbability)
        effect["stockout_probability_without"] = *row.stockoutProbability;
    if (row.atRiskMinor)
        effect["at_risk_minor"] = *row.atRiskMinor;
    if (row.suggestionCostMinor)
        effect["cost_minor"] = *row.suggestionCostMinor;
    wish.effect = effect.is_null() ? "{}" : effect.dump();
    return wish;
}

} // namespace ms::workflow
