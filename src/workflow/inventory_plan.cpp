// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/inventory_plan.h"

#include "core/parallel.h"
#include "inventory/order_quantity.h"
#include "inventory/purchase_plan.h"
#include "workflow/inventory_inputs.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <numeric>
#include <utility>

namespace ms::workflow {
namespace {

constexpr double excessDays = 90;           // of demand, above the order-up-to level
constexpr double nothing = 0.005;           // units a day below which nothing is expected to be sold
constexpr std::size_t rowsATask = 256;      // a task of a thread
constexpr std::int64_t mostChoices = 20000; // sizes of orders weighed under a budget

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
    kept = *levels;
    row.demandADay = levels->protectedDemand.mean / interval;
    row.safetyStock = levels->safetyStock;
    row.reorderPoint = levels->orderUpToLevel;
    if (under.stockKnown)
        addStockNumbers(row, item, under.plan, *levels, asOf);
    addCost(row, item);
    judge(row, scenario);
    return row;
}

/// What could be ordered of a SKU up to its suggestion, in at most `steps` sizes, with the money at risk that each
/// takes away. Empty when its cost is not known: it cannot be counted against a budget.
inventory::PurchaseWish wishOf(const InventoryRow& row, const InventoryItem& item,
                               const inventory::PlannedLevels& levels, std::int64_t steps)
{
    inventory::PurchaseWish wish;
    wish.supplier = item.supplierPlace.value_or(static_cast<std::size_t>(-1));
    if (!item.unitCostMinor || *item.unitCostMinor <= 0)
        return wish;
    const auto unitCost = static_cast<double>(*item.unitCostMinor);
    const double price = item.priceMinor ? static_cast<double>(*item.priceMinor) : unitCost;
    const auto whole = static_cast<double>(row.suggestion->units);
    const double without = inventory::expectedShort(levels, 0.0);
    double before = 0.0;
    for (std::int64_t k = 1; k <= steps; ++k) {
        const double share = whole * static_cast<double>(k) / static_cast<double>(steps);
        const double units = std::min(whole, inventory::roundedUnits(share, item.rules).value_or(0.0));
        if (units <= before)
            continue;
        before = units;
        const double saved = std::max(0.0, without - inventory::expectedShort(levels, units));
        wish.choices.push_back({units, units * unitCost, units, price * saved});
    }
    return wish;
}

/// Which limit made an order smaller: the supplier's smallest order where all orders at it together stay below, else
/// the budget where less of it is left than the order lacks, else the room.
OrderLimit limitOf(const inventory::PurchasePlan& purchases, const inventory::PurchaseLimits& limits, bool belowMinimum,
                   double lackingCost)
{
    if (belowMinimum || (!std::isfinite(limits.budget) && !std::isfinite(limits.volume)))
        return OrderLimit::SupplierMinimum;
    if (!std::isfinite(limits.volume))
        return OrderLimit::Budget;
    return limits.budget - purchases.cost < lackingCost ? OrderLimit::Budget : OrderLimit::Room;
}

/// Takes the sizes of orders that together save most money at risk within the limits.
Result<void> applyLimits(InventoryPlan& plan, const InventoryInputs& inputs,
                         const std::vector<inventory::PlannedLevels>& levels, const InventoryScenario& scenario,
                         Progress& progress)
{
    std::vector<std::size_t> wanted;
    for (std::size_t i = 0; i < plan.rows.size(); ++i) {
        if (plan.rows[i].suggestion && plan.rows[i].suggestion->units > 0)
            wanted.push_back(i);
    }
    const auto steps = std::clamp<std::int64_t>(mostChoices / std::max<std::int64_t>(1, std::ssize(wanted)), 4, 200);
    std::vector<inventory::PurchaseWish> wishes(wanted.size());
    const std::size_t tasks = (wanted.size() + rowsATask - 1) / rowsATask;
    const bool finished = parallelFor(tasks, 0, progress, [&](std::size_t task) {
        const std::size_t end = std::min(wanted.size(), (task + 1) * rowsATask);
        for (std::size_t k = task * rowsATask; k < end; ++k) {
            const InventoryRow& row = plan.rows[wanted[k]];
            wishes[k] = wishOf(row, inputs.items[row.item], levels[row.item], steps);
        }
    });
    if (!finished)
        return failure(ErrorCode::Canceled, "planning canceled");
    inventory::PurchaseLimits limits;
    if (scenario.budgetMinor)
        limits.budget = static_cast<double>(*scenario.budgetMinor);
    if (scenario.roomUnits)
        limits.volume = static_cast<double>(*scenario.roomUnits);
    if (scenario.supplierMinimums)
        limits.supplierMinimum = inputs.supplierMinimums;
    const auto purchases = inventory::purchasePlan(wishes, limits, progress);
    if (!purchases)
        return tl::unexpected(purchases.error());
    plan.savedMinor = toMinor(purchases->worth);
    plan.mostSavedMinor = toMinor(purchases->upperBound);
    std::vector<double> wantedCost(limits.supplierMinimum.size(), 0.0); // at each supplier, all orders whole
    for (const inventory::PurchaseWish& wish : wishes) {
        if (wish.supplier < wantedCost.size() && !wish.choices.empty())
            wantedCost[wish.supplier] += wish.choices.back().cost;
    }
    for (std::size_t k = 0; k < wanted.size(); ++k) {
        InventoryRow& row = plan.rows[wanted[k]];
        const std::size_t taken = purchases->taken[k];
        const double units = taken == inventory::PurchasePlan::nothing ? 0.0 : wishes[k].choices[taken].units;
        if (std::llround(units) < row.suggestion->units) {
            const std::size_t supplier = wishes[k].supplier;
            const bool below = supplier < wantedCost.size() && wantedCost[supplier] < limits.supplierMinimum[supplier];
            const double unitCost = static_cast<double>(inputs.items[row.item].unitCostMinor.value_or(0));
            row.cutBy =
                limitOf(*purchases, limits, below, unitCost * (static_cast<double>(row.suggestion->units) - units));
        }
        row.suggestion = Quantity{std::llround(units)};
        addCost(row, inputs.items[row.item]);
    }
    return {};
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
        plan.cut += row.cutBy != OrderLimit::None;
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
    if (scenario.fillRate && !(*scenario.fillRate > 0.0 && *scenario.fillRate < 1.0))
        return wrong("fill rate " + std::to_string(*scenario.fillRate) + ", expected more than 0 and less than 1");
    if (!(scenario.reviewPeriodDays >= 0.0 && scenario.reviewPeriodDays <= 3650.0))
        return wrong("review period " + std::to_string(scenario.reviewPeriodDays) + " days, expected 0 to 3,650");
    if (scenario.leadTimeDays && !(*scenario.leadTimeDays > 0.0 && *scenario.leadTimeDays <= 3650.0))
        return wrong("lead time " + std::to_string(*scenario.leadTimeDays) + " days, expected more than 0");
    if (scenario.budgetMinor && *scenario.budgetMinor < 0)
        return wrong("the budget is negative");
    if (scenario.roomUnits && *scenario.roomUnits < 0)
        return wrong("the room for orders is negative");
    if (scenario.orderWeekday && *scenario.orderWeekday > 6)
        return wrong("order day " + std::to_string(*scenario.orderWeekday) + ", expected 0 (Sunday) to 6 (Saturday)");
    if (scenario.assumedCoverDays && !(*scenario.assumedCoverDays >= 0.0 && *scenario.assumedCoverDays <= 3650.0))
        return wrong("assumed cover " + std::to_string(*scenario.assumedCoverDays) + " days, expected 0 to 3,650");
    return {};
}

} // namespace

/// Days from tomorrow until orders may go out.
static double daysToOrderDay(const InventoryScenario& scenario, Day asOf)
{
    if (!scenario.orderWeekday)
        return 0.0;
    const unsigned tomorrow = std::chrono::weekday(asOf + std::chrono::days(1)).c_encoding();
    return static_cast<double>((*scenario.orderWeekday + 7U - tomorrow) % 7U);
}

ScenarioInputs underScenario(const InventoryItem& item, const InventoryScenario& scenario, Day asOf)
{
    ScenarioInputs under;
    inventory::PlanInputs& plan = under.plan;
    plan.demand = item.demand;
    plan.arrivals = item.arrivals;
    plan.rules = item.rules;
    plan.leadTimeDays = scenario.leadTimeDays ? inventory::LeadTime{*scenario.leadTimeDays, item.leadTimeDays.stdDev}
                                              : item.leadTimeDays;
    if (plan.leadTimeDays.mean > 0.0)
        plan.leadTimeDays.mean += daysToOrderDay(scenario, asOf);
    plan.fixedSafetyStock = item.fixedSafetyStock;
    plan.fixedLevel = item.fixedLevel;
    plan.policy = {scenario.cycleServiceLevel, scenario.reviewPeriodDays};
    if (scenario.fillRate)
        plan.policy.cycleServiceLevel =
            inventory::serviceForFillRate(plan, *scenario.fillRate).value_or(scenario.cycleServiceLevel);
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
    std::vector<inventory::PlannedLevels> levels(inputs.items.size());
    const std::size_t tasks = (inputs.items.size() + rowsATask - 1) / rowsATask;
    const bool finished = parallelFor(tasks, 0, progress, [&](std::size_t task) {
        const std::size_t end = std::min(inputs.items.size(), (task + 1) * rowsATask);
        for (std::size_t i = task * rowsATask; i < end; ++i)
            plan.rows[i] = rowOf(inputs.items[i], i, scenario, inputs.header.asOf, levels[i]);
    });
    if (!finished)
        return failure(ErrorCode::Canceled, "planning canceled");
    if (scenario.budgetMinor || scenario.roomUnits || scenario.supplierMinimums) {
        if (auto done = applyLimits(plan, inputs, levels, scenario, progress); !done)
            return tl::unexpected(done.error());
    }
    addTotals(plan, scenario);
    std::ranges::stable_sort(plan.rows, [](const InventoryRow& a, const InventoryRow& b) {
        return std::pair(a.atRiskMinor.value_or(-1), a.demandADay) >
               std::pair(b.atRiskMinor.value_or(-1), b.demandADay);
    });
    return plan;
}

} // namespace ms::workflow
