// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/safety_stock.h"
#include "workflow/inventory_inputs.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace ms::workflow {
namespace {

constexpr int shortestProjection = 28; // days
constexpr int longestProjection = 180;

InventoryProjection projectionOf(const InventoryItem& item, const inventory::PlanInputs& plan, double order, Day asOf)
{
    const double interval = plan.leadTimeDays.mean + 2.0 * plan.policy.reviewPeriod + 14.0;
    const int days = std::clamp(static_cast<int>(std::ceil(interval)), shortestProjection, longestProjection);
    const auto with = inventory::projectStock(plan, days, order);
    InventoryProjection projection;
    projection.withoutOrder = inventory::expectedPath(plan, days, 0.0);
    for (int day = 1; day <= days; ++day)
        projection.days.push_back(asOf + std::chrono::days(day));
    projection.mean = with.mean;
    projection.low80 = with.low80;
    projection.high80 = with.high80;
    projection.low95 = with.low95;
    projection.high95 = with.high95;
    projection.stockoutProbability = with.stockoutProbability;
    for (const auto& arrival : item.arrivals)
        projection.arrivals.push_back(asOf + std::chrono::days(std::lround(arrival.day)));
    if (order > 0.0)
        projection.orderArrives = asOf + std::chrono::days(std::lround(std::ceil(plan.leadTimeDays.mean)));
    return projection;
}

void addTopUp(inventory::Explanation& why, Quantity toppedUp)
{
    if (toppedUp.units <= 0 || why.terms.empty())
        return;
    const auto more = static_cast<double>(toppedUp.units);
    const std::size_t order = why.terms.size() - 1;
    const double needed = why.terms[order].value;
    why.terms.push_back({"supplier_top_up", "units", inventory::Operation::Given, {}, more});
    why.terms.push_back({"order_topped_up", "units", inventory::Operation::Sum, {order, order + 1}, needed + more});
}

/// In the currency's main unit, as people reckon.
void inMainUnits(inventory::PlanInputs& plan, const Currency& currency)
{
    const double minor = std::pow(10.0, currency.decimals());
    if (plan.prices.unitCost)
        *plan.prices.unitCost /= minor;
    for (inventory::PriceBreak& one : plan.prices.breaks)
        one.unitCost /= minor;
    if (!plan.leastCost)
        return;
    plan.leastCost->earned /= minor;
    plan.leastCost->held /= minor;
    plan.policy.cycleServiceLevel = inventory::leastCostService(*plan.leastCost); // the same but for the last digit
}

Result<inventory::Explanation> explanationOf(const ScenarioInputs& under, const InventoryRow& row, double waitingDays,
                                             const Currency& currency)
{
    if (!under.stockKnown || !row.suggestion || row.kit) // a kit is never ordered itself
        return inventory::Explanation{};
    inventory::PlanInputs plan = under.plan;
    inMainUnits(plan, currency);
    if (row.priceBreakLeft)
        plan.prices.breaks.clear();
    if (row.cutBy != OrderLimit::None && row.cutBy != OrderLimit::Cover && row.cutBy != OrderLimit::MinimumAboveCover)
        plan.rules.maximumOrder = static_cast<double>(row.suggestion->units);
    auto order = explainedOrder(plan, row.cutBy, waitingDays);
    if (!order)
        return tl::unexpected(order.error());
    addTopUp(order->why, row.toppedUp);
    return std::move(order->why);
}

} // namespace

Result<void> checkRow(const InventoryInputs& inputs, const InventoryRow& row)
{
    if (row.item < inputs.items.size() && inputs.items[row.item].sku == row.sku)
        return {};
    return failure(ErrorCode::InvalidInput, "sku " + row.sku.text + " is not of these inputs");
}

std::optional<double> simpleSafetyStock(const InventoryItem& item, const inventory::PlanInputs& plan)
{
    const auto count = static_cast<double>(item.history.size());
    if (count < 2.0)
        return std::nullopt;
    double mean = 0.0;
    double squares = 0.0;
    for (const double units : item.history)
        mean += units / count;
    for (const double units : item.history)
        squares += (units - mean) * (units - mean);
    const auto held = inventory::safetyStock(plan.policy.cycleServiceLevel, std::sqrt(squares / (count - 1.0)),
                                             plan.leadTimeDays.mean / item.demand.periodDays);
    return held && std::isfinite(*held) ? std::optional(*held) : std::nullopt;
}

Result<inventory::Explanation> orderExplanation(const InventoryInputs& inputs, const InventoryScenario& scenario,
                                                const InventoryRow& row)
{
    if (auto ok = checkRow(inputs, row); !ok)
        return tl::unexpected(ok.error());
    const Day asOf = inputs.header.asOf;
    return explanationOf(underScenario(inputs.items[row.item], scenario, asOf), row, daysToOrderDay(scenario, asOf),
                         inputs.header.currency);
}

Result<InventoryDetail> inventoryDetail(const InventoryInputs& inputs, const InventoryScenario& scenario,
                                        const InventoryRow& row)
{
    if (auto ok = checkRow(inputs, row); !ok)
        return tl::unexpected(ok.error());
    const InventoryItem& item = inputs.items[row.item];
    InventoryDetail detail;
    detail.row = row;
    detail.periodDays = item.demand.periodDays;
    detail.history = item.history;
    for (std::size_t i = 0; i < item.history.size(); ++i)
        detail.historyDays.push_back(item.historyStart +
                                     std::chrono::days(std::lround(static_cast<double>(i) * item.demand.periodDays)));
    const ScenarioInputs under = underScenario(item, scenario, inputs.header.asOf);
    detail.simpleSafetyStock = simpleSafetyStock(item, under.plan);
    if (!under.stockKnown || !row.suggestion)
        return detail;
    auto why = explanationOf(under, row, daysToOrderDay(scenario, inputs.header.asOf), inputs.header.currency);
    if (!why)
        return tl::unexpected(why.error());
    detail.why = std::move(*why);
    detail.projection = projectionOf(item, under.plan, static_cast<double>(row.suggestion->units), inputs.header.asOf);
    return detail;
}

} // namespace ms::workflow
