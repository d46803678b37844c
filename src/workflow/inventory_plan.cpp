// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/inventory_plan.h"

#include "core/parallel.h"
#include "inventory/order_quantity.h"
#include "workflow/inventory_inputs.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <numeric>
#include <utility>

namespace ms::workflow {
namespace {

constexpr double excessDays = 90;      // of demand, above the order-up-to level
constexpr double nothing = 0.005;      // units a day below which nothing is expected to be sold
constexpr std::size_t rowsATask = 256; // a task of a thread

std::int64_t toMinor(double amount)
{
    return roundToMinor(amount).value_or(0);
}

/// Sets what the SKU needs attention for, the gravest first.
void judge(InventoryRow& row, const InventoryScenario& scenario)
{
    const double allowed = 1.0 - scenario.cycleServiceLevel;
    const bool orders = row.suggestion && row.suggestion->units > 0;
    if (!row.onHand)
        row.attention = InventoryAttention::StockUnknown;
    else if (orders && row.stockoutProbability.value_or(0) > 0.5 && row.coverDays.value_or(0) < row.leadTimeDays)
        row.attention = InventoryAttention::RunsOut;
    else if (orders)
        row.attention = InventoryAttention::Order;
    else if (row.stockoutProbability.value_or(0) > allowed)
        row.attention = InventoryAttention::AtRisk;
    else if (row.demandADay<nothing&& * row.onHand> 0)
        row.attention = InventoryAttention::Dead;
    else if (row.excessUnits > 0)
        row.attention = InventoryAttention::Excess;
}

void addStockNumbers(InventoryRow& row, const InventoryItem& item, const inventory::PlanInputs& inputs,
                     const inventory::PlannedLevels& levels, Day asOf)
{
    row.onHand = inputs.onHand - inputs.reserved - inputs.owed;
    row.suggestion = Quantity{std::llround(levels.order)};
    const auto risk = inventory::stockoutRisk(inputs);
    row.stockoutProbability = risk.probability;
    if (risk.day)
        row.stockoutDay = asOf + std::chrono::days(std::lround(*risk.day));
    if (item.priceMinor)
        row.atRiskMinor = toMinor(risk.expectedShort * static_cast<double>(*item.priceMinor));
    if (row.demandADay >= nothing)
        row.coverDays = std::max(0.0, *row.onHand) / row.demandADay;
    row.excessUnits = std::max(0.0, std::floor(levels.position - levels.orderUpToLevel - excessDays * row.demandADay));
    const auto worth = item.unitCostMinor ? item.unitCostMinor : item.priceMinor;
    if (worth && row.excessUnits > 0)
        row.excessMinor = toMinor(row.excessUnits * static_cast<double>(*worth));
}

void addCost(InventoryRow& row, const InventoryItem& item)
{
    row.suggestionCostMinor.reset();
    if (item.unitCostMinor && row.suggestion)
        row.suggestionCostMinor = *item.unitCostMinor * row.suggestion->units;
}

InventoryRow rowOf(const InventoryItem& item, std::size_t place, const InventoryScenario& scenario, Day asOf)
{
    InventoryRow row;
    row.item = place;
    row.sku = item.sku;
    row.title = item.title;
    row.category = item.category;
    row.supplier = item.supplier;
    const ScenarioInputs under = underScenario(item, scenario);
    row.assumedStock = under.assumed;
    row.leadTimeDays = under.plan.leadTimeDays.mean;
    for (const auto& arrival : item.arrivals)
        row.onOrder += arrival.units;
    const double interval = under.plan.leadTimeDays.mean + scenario.reviewPeriodDays;
    const auto levels = inventory::planLevels(under.plan);
    if (!levels) {
        row.attention = InventoryAttention::NoPlan;
        row.problem = levels.error().detail;
        return row;
    }
    row.demandADay = levels->protectedDemand.mean / interval;
    row.safetyStock = levels->safetyStock;
    row.reorderPoint = levels->orderUpToLevel;
    if (under.stockKnown)
        addStockNumbers(row, item, under.plan, *levels, asOf);
    addCost(row, item);
    judge(row, scenario);
    return row;
}

/// Money at risk that a unit of money of the order takes away.
double urgency(const InventoryRow& row)
{
    const double cost = static_cast<double>(row.suggestionCostMinor.value_or(0));
    return cost > 0 ? static_cast<double>(row.atRiskMinor.value_or(0)) / cost : 0.0;
}

/// Fills the most urgent orders first; one that no longer fits is cut to the packs that do. Orders without a known cost
/// cannot be counted against a budget and are left out.
void applyBudget(std::vector<InventoryRow>& rows, const InventoryInputs& inputs, std::int64_t budget)
{
    std::vector<std::size_t> wanted;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i].suggestion && rows[i].suggestion->units > 0)
            wanted.push_back(i);
    }
    std::ranges::stable_sort(wanted,
                             [&rows](std::size_t a, std::size_t b) { return urgency(rows[a]) > urgency(rows[b]); });
    std::int64_t left = budget;
    for (const std::size_t i : wanted) {
        InventoryRow& row = rows[i];
        const InventoryItem& item = inputs.items[row.item];
        if (row.suggestionCostMinor && *row.suggestionCostMinor <= left) {
            left -= *row.suggestionCostMinor;
            continue;
        }
        inventory::OrderRules rules = item.rules;
        const bool priced = item.unitCostMinor && *item.unitCostMinor > 0;
        rules.maximumOrder =
            priced ? std::floor(static_cast<double>(left) / static_cast<double>(*item.unitCostMinor)) : 0.0;
        const auto units = inventory::roundedUnits(static_cast<double>(row.suggestion->units), rules);
        row.suggestion = Quantity{std::llround(units.value_or(0.0))};
        row.cutByBudget = true;
        addCost(row, item);
        left -= row.suggestionCostMinor.value_or(0);
    }
}

void addTotals(InventoryPlan& plan, const InventoryScenario& scenario)
{
    for (const InventoryRow& row : plan.rows) {
        plan.noPlan += row.attention == InventoryAttention::NoPlan;
        plan.planned += row.onHand.has_value();
        plan.unknownStock += row.attention == InventoryAttention::StockUnknown;
        plan.aboveRisk += row.stockoutProbability.value_or(0) > 1.0 - scenario.cycleServiceLevel;
        plan.atRiskMinor += row.atRiskMinor.value_or(0);
        plan.excessMinor += row.excessMinor.value_or(0);
        plan.excessSkus += row.excessUnits > 0;
        plan.cutByBudget += row.cutByBudget;
        if (!row.suggestion || row.suggestion->units == 0)
            continue;
        ++plan.orders;
        plan.orderUnits += row.suggestion->units;
        plan.orderCostMinor += row.suggestionCostMinor.value_or(0);
        plan.ordersWithoutCost += !row.suggestionCostMinor;
    }
}

Result<void> check(const InventoryScenario& scenario)
{
    const auto wrong = [](const std::string& what) { return failure(ErrorCode::InvalidInput, what); };
    if (!(scenario.cycleServiceLevel > 0.0 && scenario.cycleServiceLevel < 1.0))
        return wrong("service level " + std::to_string(scenario.cycleServiceLevel) +
                     ", expected more than 0 and less than 1");
    if (!(scenario.reviewPeriodDays >= 0.0 && scenario.reviewPeriodDays <= 3650.0))
        return wrong("review period " + std::to_string(scenario.reviewPeriodDays) + " days, expected 0 to 3,650");
    if (scenario.leadTimeDays && !(*scenario.leadTimeDays > 0.0 && *scenario.leadTimeDays <= 3650.0))
        return wrong("lead time " + std::to_string(*scenario.leadTimeDays) + " days, expected more than 0");
    if (scenario.budgetMinor && *scenario.budgetMinor < 0)
        return wrong("the budget is negative");
    if (scenario.assumedCoverDays && !(*scenario.assumedCoverDays >= 0.0 && *scenario.assumedCoverDays <= 3650.0))
        return wrong("assumed cover " + std::to_string(*scenario.assumedCoverDays) + " days, expected 0 to 3,650");
    return {};
}

} // namespace

ScenarioInputs underScenario(const InventoryItem& item, const InventoryScenario& scenario)
{
    ScenarioInputs under;
    inventory::PlanInputs& plan = under.plan;
    plan.demand = item.demand;
    plan.arrivals = item.arrivals;
    plan.rules = item.rules;
    plan.leadTimeDays = scenario.leadTimeDays ? inventory::LeadTime{*scenario.leadTimeDays, item.leadTimeDays.stdDev}
                                              : item.leadTimeDays;
    plan.policy = {scenario.cycleServiceLevel, scenario.reviewPeriodDays};
    plan.onHand = item.onHand;
    plan.reserved = item.reserved;
    plan.owed = item.owed;
    under.assumed = !item.counted && scenario.assumedCoverDays.has_value();
    under.stockKnown = item.counted || under.assumed;
    if (under.assumed)
        plan.onHand = std::round(inventory::demandOver(item.demand, *scenario.assumedCoverDays).mean);
    return under;
}

Result<InventoryPlan> planInventory(const InventoryInputs& inputs, const InventoryScenario& scenario,
                                    Progress& progress)
{
    if (auto ok = check(scenario); !ok)
        return tl::unexpected(ok.error());
    InventoryPlan plan;
    plan.rows.resize(inputs.items.size());
    const std::size_t tasks = (inputs.items.size() + rowsATask - 1) / rowsATask;
    const bool finished = parallelFor(tasks, 0, progress, [&](std::size_t task) {
        const std::size_t end = std::min(inputs.items.size(), (task + 1) * rowsATask);
        for (std::size_t i = task * rowsATask; i < end; ++i)
            plan.rows[i] = rowOf(inputs.items[i], i, scenario, inputs.header.asOf);
    });
    if (!finished)
        return failure(ErrorCode::Canceled, "planning canceled");
    if (scenario.budgetMinor)
        applyBudget(plan.rows, inputs, *scenario.budgetMinor);
    addTotals(plan, scenario);
    std::ranges::stable_sort(plan.rows, [](const InventoryRow& a, const InventoryRow& b) {
        return std::pair(a.atRiskMinor.value_or(-1), a.demandADay) >
               std::pair(b.atRiskMinor.value_or(-1), b.demandADay);
    });
    return plan;
}

} // namespace ms::workflow
