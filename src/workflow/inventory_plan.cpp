// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/inventory_plan.h"

#include "core/calendar_numbers.h"
#include "core/parallel.h"
#include "inventory/plan_sentences.h"
#include "inventory/price_breaks.h"
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

/// Of a unit over a review period, a day at least; none: its price is not known or not above its cost.
std::optional<inventory::UnitEconomics> economicsOf(const InventoryItem& item, double reviewDays)
{
    if (!item.priceMinor || !item.prices.unitCost)
        return std::nullopt;
    const double cost = *item.prices.unitCost;
    const inventory::UnitEconomics unit{static_cast<double>(*item.priceMinor) - cost,
                                        item.prices.holdingRate * cost * std::max(1.0, reviewDays) / meanDaysAYear};
    return cost > 0.0 && unit.earned > 0.0 && unit.held >= 0.0 ? std::optional(unit) : std::nullopt;
}

/// Sets what the SKU needs attention for, the gravest first.
void judge(InventoryRow& row)
{
    const double allowed = 1.0 - row.serviceLevel;
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
    row.forPriceBreak = Quantity{std::llround(levels.order - levels.needed)};
    row.forCover = Quantity{std::llround(levels.forCover)};
    if (levels.cutByCover)
        row.cutBy = levels.order > 0 || levels.most < 1 ? OrderLimit::Cover : OrderLimit::MinimumAboveCover;
    const auto risk = inventory::stockoutRisk(inputs);
    row.stockoutProbability = risk.probability;
    if (risk.day)
        row.stockoutDay = asOf + std::chrono::days(std::lround(*risk.day));
    if (item.priceMinor && !row.kit) // what a kit loses, its components lose
        row.atRiskMinor = minorOf(risk.expectedShort * static_cast<double>(*item.priceMinor));
    if (row.demandADay >= nothing)
        row.coverDays = std::max(0.0, *row.onHand) / row.demandADay;
    if (!row.kit) // its components are what lies there
        row.excessUnits = std::max(
            0.0, std::floor(levels.position + levels.onOrderLater - levels.fillsUpTo - excessDays * row.demandADay));
    const auto worth = worthOf(item);
    if (worth && row.excessUnits > 0)
        row.excessMinor = minorOf(row.excessUnits * *worth);
}

/// `kept` gets the levels for the choice under a budget.
InventoryRow rowOf(const InventoryItem& item, std::size_t place, const InventoryScenario& scenario, Day asOf,
                   inventory::PlannedLevels& kept)
{
    InventoryRow row;
    row.item = place;
    row.sku = item.sku;
    row.title = item.title;
    row.category = item.category;
    row.supplier = item.supplier;
    row.demandClass = item.demandClass;
    const ScenarioInputs under = underScenario(item, scenario, asOf);
    row.assumedStock = under.assumed;
    row.overriddenUntil = item.fixedUntil;
    row.overrideReason = item.fixedReason;
    const auto target = scenario.fillRate ? std::nullopt : classTarget(scenario, item.demandClass);
    row.leastCost = under.plan.leastCost.has_value();
    row.serviceLevel =
        row.leastCost ? under.plan.policy.cycleServiceLevel : target.value_or(scenario.cycleServiceLevel);
    row.kit = !item.parts.empty();
    row.volumeLitres = item.volumeLitres;
    row.countedBelowZero = item.belowZero;
    row.overdueUnits = item.overdue;
    row.overdueUntil = item.overdueUntil;
    row.doubtfulUnits = item.doubtful;
    row.receivedSince = item.receivedSince;
    row.usualLeadTime = item.usualLeadTime && !scenario.leadTimeDays;
    row.leadTimeDays = under.plan.leadTimeDays.mean;
    for (const auto& arrival : item.arrivals)
        row.onOrder += arrival.units;
    const double interval = under.plan.leadTimeDays.mean + scenario.reviewPeriodDays;
    const auto levels = inventory::planLevels(under.plan);
    if (!levels || !item.problem.empty()) {
        row.attention = InventoryAttention::NoPlan;
        row.problem = levels ? item.problem : levels.error().detail;
        return row;
    }
    kept = *levels;
    row.onOrder = levels->onOrder;
    row.onOrderLater = levels->onOrderLater;
    if (!item.kitDemand.mean.empty())
        row.kitDemandADay = inventory::demandOver(item.kitDemand, interval).mean / interval;
    row.demandADay = levels->protectedDemand.mean / interval;
    row.safetyStock = levels->safetyStock;
    row.reorderPoint = levels->orderUpToLevel;
    if (under.stockKnown)
        addStockNumbers(row, item, under.plan, kept, asOf);
    setSuggestionCost(row, item);
    judge(row);
    return row;
}

void addTotals(InventoryPlan& plan)
{
    for (const InventoryRow& row : plan.rows) {
        plan.noPlan += row.attention == InventoryAttention::NoPlan;
        plan.planned += row.onHand.has_value();
        plan.unknownStock += row.attention == InventoryAttention::StockUnknown;
        plan.aboveRisk += row.stockoutProbability.value_or(0) > 1.0 - row.serviceLevel;
        plan.atRiskMinor += row.atRiskMinor.value_or(0);
        plan.excessMinor += row.excessMinor.value_or(0);
        plan.excessSkus += row.excessUnits > 0;
        plan.cut += row.cutBy != OrderLimit::None;
        if (!row.suggestion || row.suggestion->units == 0)
            continue;
        ++plan.orders;
        plan.orderUnits += row.suggestion->units;
        plan.orderCostMinor += row.suggestionCostMinor.value_or(0);
        plan.ordersWithoutCost += !row.suggestionCostMinor;
    }
}

} // namespace

Result<void> checkScenario(const InventoryScenario& scenario)
{
    const auto wrong = [](const std::string& what) { return failure(ErrorCode::InvalidInput, what); };
    if (!(scenario.cycleServiceLevel > 0.0 && scenario.cycleServiceLevel < 1.0))
        return wrong("service level " + std::to_string(scenario.cycleServiceLevel) +
                     ", expected more than 0 and less than 1");
    if (scenario.fillRate && !(*scenario.fillRate > 0.0 && *scenario.fillRate < 1.0))
        return wrong("fill rate " + std::to_string(*scenario.fillRate) + ", expected more than 0 and less than 1");
    if (scenario.fillRate && scenario.leastCost)
        return wrong("a fill rate and least cost, expected one of them");
    if (!(scenario.reviewPeriodDays >= 0.0 && scenario.reviewPeriodDays <= 3650.0))
        return wrong("review period " + std::to_string(scenario.reviewPeriodDays) + " days, expected 0 to 3,650");
    if (scenario.leadTimeDays && !(*scenario.leadTimeDays > 0.0 && *scenario.leadTimeDays <= 3650.0))
        return wrong("lead time " + std::to_string(*scenario.leadTimeDays) + " days, expected more than 0");
    if (scenario.budgetMinor && *scenario.budgetMinor < 0)
        return wrong("the budget is negative");
    if (scenario.roomUnits && *scenario.roomUnits < 0)
        return wrong("the room for orders is negative");
    if (scenario.roomLitres && !(*scenario.roomLitres >= 0.0 && std::isfinite(*scenario.roomLitres)))
        return wrong("the room for orders is negative");
    for (const auto& target : scenario.classTargets) {
        if (target && !(*target > 0.0 && *target < 1.0))
            return wrong("the target of a class is " + std::to_string(*target) +
                         ", expected more than 0 and less than 1");
    }
    if (scenario.orderWeekday && *scenario.orderWeekday > 6)
        return wrong("order day " + std::to_string(*scenario.orderWeekday) + ", expected 0 (Sunday) to 6 (Saturday)");
    for (const auto& cover : {scenario.leastCoverDays, scenario.mostCoverDays}) {
        if (cover && !(*cover > 0.0 && *cover <= 3650.0))
            return inventory::refused(inventory::plan_sentence::coverDays, *cover);
    }
    if (scenario.leastCoverDays.value_or(0.0) > scenario.mostCoverDays.value_or(3650.0))
        return inventory::refused({"an order covers at least %1 days, more than the most of the scenario"},
                                  *scenario.leastCoverDays);
    if (scenario.assumedCoverDays && !(*scenario.assumedCoverDays >= 0.0 && *scenario.assumedCoverDays <= 3650.0))
        return wrong("assumed cover " + std::to_string(*scenario.assumedCoverDays) + " days, expected 0 to 3,650");
    return {};
}

double daysToOrderDay(const InventoryScenario& scenario, Day asOf)
{
    if (!scenario.orderWeekday)
        return 0.0;
    const unsigned tomorrow = std::chrono::weekday(asOf + std::chrono::days(1)).c_encoding();
    return static_cast<double>((*scenario.orderWeekday + 7U - tomorrow) % 7U);
}

std::optional<double> worthOf(const InventoryItem& item)
{
    if (item.prices.unitCost)
        return item.prices.unitCost;
    return item.priceMinor ? std::optional(static_cast<double>(*item.priceMinor)) : std::nullopt;
}

void setSuggestionCost(InventoryRow& row, const InventoryItem& item)
{
    row.suggestionUnitCostMinor.reset();
    row.suggestionCostMinor.reset();
    const auto units = row.suggestion ? row.suggestion->units : 0;
    const auto cost = inventory::unitCostOf(item.prices, static_cast<double>(units));
    if (!cost || !row.suggestion)
        return;
    row.suggestionUnitCostMinor = minorOf(*cost);
    row.suggestionCostMinor = *row.suggestionUnitCostMinor * units;
}

std::optional<double> classTarget(const InventoryScenario& scenario, const std::string& demandClass)
{
    if (demandClass.size() != 2 || demandClass[0] < 'A' || demandClass[0] > 'C' || demandClass[1] < 'X' ||
        demandClass[1] > 'Z')
        return std::nullopt;
    return scenario.classTargets[static_cast<std::size_t>((demandClass[0] - 'A') * 3 + demandClass[1] - 'X')];
}

ScenarioInputs underScenario(const InventoryItem& item, const InventoryScenario& scenario, Day asOf)
{
    ScenarioInputs under;
    inventory::PlanInputs& plan = under.plan;
    plan.demand = item.demand;
    plan.arrivals = item.arrivals;
    plan.rules = item.rules;
    if (!item.parts.empty())
        plan.rules.maximumOrder = 0.0; // its components are ordered
    plan.leadTimeDays = scenario.leadTimeDays ? inventory::LeadTime{*scenario.leadTimeDays, item.leadTimeDays.stdDev}
                                              : item.leadTimeDays;
    if (plan.leadTimeDays.mean > 0.0)
        plan.leadTimeDays.mean += daysToOrderDay(scenario, asOf);
    plan.fixedSafetyStock = item.fixedSafetyStock;
    plan.fixedLevel = item.fixedLevel;
    const auto target = classTarget(scenario, item.demandClass);
    plan.policy = {scenario.fillRate ? scenario.cycleServiceLevel : target.value_or(scenario.cycleServiceLevel),
                   scenario.reviewPeriodDays};
    plan.fillRateAsked = scenario.fillRate.has_value();
    plan.leastCoverDays = scenario.leastCoverDays;
    plan.mostCoverDays = scenario.mostCoverDays;
    plan.prices = item.prices;
    if (scenario.fillRate)
        plan.policy.cycleServiceLevel = inventory::serviceForFillRate(plan, target.value_or(*scenario.fillRate))
                                            .value_or(scenario.cycleServiceLevel);
    if (scenario.leastCost)
        plan.leastCost = economicsOf(item, scenario.reviewPeriodDays);
    if (plan.leastCost)
        plan.policy.cycleServiceLevel = inventory::leastCostService(*plan.leastCost);
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
    if (auto ok = checkScenario(scenario); !ok)
        return tl::unexpected(ok.error());
    InventoryPlan plan;
    plan.rows.resize(inputs.items.size());
    std::vector<inventory::PlannedLevels> levels(inputs.items.size());
    const std::size_t tasks = (inputs.items.size() + rowsATask - 1) / rowsATask;
    const bool finished = parallelFor(tasks, 0, progress, [&](std::size_t task) {
        const std::size_t end = std::min(inputs.items.size(), (task + 1) * rowsATask);
        for (std::size_t i = task * rowsATask; i < end; ++i)
            plan.rows[i] = rowOf(inputs.items[i], i, scenario, inputs.header.asOf, levels[i]);
    });
    if (!finished)
        return failure(ErrorCode::Canceled, "planning canceled");
    if (scenario.budgetMinor || scenario.roomUnits || scenario.roomLitres || scenario.supplierMinimums) {
        if (auto done = applyLimits(plan, inputs, levels, scenario, progress); !done)
            return tl::unexpected(done.error());
    }
    addTotals(plan);
    plan.leastCostUnknown = std::ranges::count_if(plan.rows, [&scenario](const InventoryRow& row) {
        return scenario.leastCost && !row.leastCost && !row.kit && row.attention != InventoryAttention::NoPlan;
    });
    std::ranges::stable_sort(plan.rows, [](const InventoryRow& a, const InventoryRow& b) {
        return std::pair(a.atRiskMinor.value_or(-1), a.demandADay) >
               std::pair(b.atRiskMinor.value_or(-1), b.demandADay);
    });
    return plan;
}

} // namespace ms::workflow
