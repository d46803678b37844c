// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/stock_outlook.h"

#include "inventory/order_quantity.h"
#include "inventory/plan_sentences.h"
#include "inventory/price_breaks.h"
#include "inventory/safety_stock.h"
#include "inventory/unit_demand.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>
#include <utility>

namespace ms::inventory {
namespace {

constexpr double longestCover = 3650; // days

UnitDemand unitsOf(const IntervalDemand& demand)
{
    return {demand.mean, demand.stdDev};
}

/// The whole units that a cycle service level asks for: never fewer than are expected, but where the level follows from
/// a fill rate.
double levelFor(const PlanInputs& inputs, const IntervalDemand& demand)
{
    const double level = unitsOf(demand).quantile(inputs.policy.cycleServiceLevel);
    return inputs.fillRateAsked ? level : std::max(level, std::ceil(demand.mean - 0.5 - 1e-9));
}

double protectedDays(const PlanInputs& inputs)
{
    return inputs.leadTimeDays.mean + inputs.policy.reviewPeriod;
}

/// With the open orders that arrive while an order of today and the next one are on their way: what comes later does
/// not help until then.
StockState stateOf(const PlanInputs& inputs)
{
    StockState stock{inputs.onHand, inputs.reserved, inputs.owed, {}};
    for (const Arrival& arrival : inputs.arrivals) {
        if (arrival.day <= protectedDays(inputs))
            stock.onOrder.push_back(arrival.units);
    }
    return stock;
}

double onOrderLater(const PlanInputs& inputs)
{
    double units = 0.0;
    for (const Arrival& arrival : inputs.arrivals)
        units += arrival.day > protectedDays(inputs) ? arrival.units : 0.0;
    return units;
}

/// Demand over `days` with the spread of the lead time.
IntervalDemand withLeadTimeSpread(const PlanInputs& inputs, const IntervalDemand& expected, double days)
{
    const double daily = expected.mean / std::max(days, 1e-9);
    const double lead = daily * inputs.leadTimeDays.stdDev;
    return {expected.mean, std::sqrt(expected.stdDev * expected.stdDev + lead * lead)};
}

IntervalDemand withLeadTimeSpread(const PlanInputs& inputs, const IntervalDemand& expected)
{
    return withLeadTimeSpread(inputs, expected, protectedDays(inputs));
}

/// On the shelf and free, with everything that has arrived by the end of `day`.
double supplyBy(const PlanInputs& inputs, double day)
{
    double units = inputs.onHand - inputs.reserved - inputs.owed;
    for (const Arrival& arrival : inputs.arrivals)
        units += arrival.day <= day ? arrival.units : 0.0;
    return units;
}

/// First day on which expected demand is more than what is there by then, looked for day by day.
std::optional<double> emptyDay(const PlanInputs& inputs)
{
    const DemandOutlook& outlook = inputs.demand;
    if (outlook.mean.empty())
        return std::nullopt;
    const double periods = static_cast<double>(outlook.mean.size());
    const double horizon = periods * outlook.periodDays - outlook.daysIntoFirst;
    double demand = 0.0;
    for (double day = 1.0; day <= horizon; day += 1.0) {
        const double middle = (outlook.daysIntoFirst + day - 0.5) / outlook.periodDays;
        demand += outlook.mean[static_cast<std::size_t>(std::min(middle, periods - 1.0))] / outlook.periodDays;
        if (demand > std::max(0.0, supplyBy(inputs, day)) + 1e-9)
            return day;
    }
    return std::nullopt;
}

/// Between the measured numbers of periods on a straight line; before and beyond them the variance goes with time.
double relativeErrorOver(std::span<const double> measured, double periods)
{
    const auto most = static_cast<double>(measured.size());
    if (periods <= 1.0)
        return measured.front() / std::sqrt(periods);
    if (periods >= most)
        return measured.back() * std::sqrt(most / periods);
    const auto below = static_cast<std::size_t>(periods);
    return std::lerp(measured[below - 1], measured[below], periods - static_cast<double>(below));
}

/// The rules with the largest order that the cover limit leaves.
OrderRules rulesWithin(const PlanInputs& inputs, double most)
{
    OrderRules rules = inputs.rules;
    if (std::isfinite(most))
        rules.maximumOrder = std::min(most, rules.maximumOrder.value_or(most));
    return rules;
}

/// An order is due below the level, brings the position to the least cover and grows to a price break.
double highestPosition(const PlanInputs& inputs, double daily, double level)
{
    double highest = std::max(level, inputs.leastCoverDays.value_or(0.0) * daily);
    if (!inputs.prices.breaks.empty()) {
        const auto better = bestPriceBreak(1.0, daily, inputs.prices, inputs.rules);
        if (better && *better && (*better)->gain() > 0.0)
            highest = std::max(highest, level + (*better)->units);
    }
    return inputs.mostCoverDays ? std::clamp(*inputs.mostCoverDays * daily, level, highest) : highest;
}

OrderSizing orderSizing(const PlanInputs& inputs, double daily)
{
    OrderSizing sizing;
    sizing.rules = inputs.rules;
    if (inputs.leastCoverDays)
        sizing.leastPosition = *inputs.leastCoverDays * daily;
    if (inputs.mostCoverDays)
        sizing.mostPosition = *inputs.mostCoverDays * daily;
    sizing.prices = inputs.prices;
    sizing.demandADay = daily;
    return sizing;
}

/// The order of `levels`, whose level and position are known.
Result<void> orderUnits(const PlanInputs& inputs, double daily, PlannedLevels& levels)
{
    for (const auto& cover : {inputs.leastCoverDays, inputs.mostCoverDays}) {
        if (cover && !(*cover > 0.0 && *cover <= longestCover))
            return refused(plan_sentence::coverDays, *cover);
    }
    levels.fillsUpTo = highestPosition(inputs, daily, levels.orderUpToLevel);
    const OrderSizing sizing = orderSizing(inputs, daily);
    if (auto ok = check(sizing); !ok)
        return ok;
    const double lacking = std::max(0.0, levels.orderUpToLevel - levels.position);
    const SizedOrder order = sizedOrder(lacking, levels.position, sizing);
    if (!std::isfinite(order.need))
        return refused(plan_sentence::need, order.need);
    levels.most = order.most;
    levels.needed = order.needed;
    levels.order = order.units;
    levels.gained = order.gained;
    if (order.need > lacking)
        levels.forCover = levels.needed - roundedUnits(lacking, rulesWithin(inputs, levels.most)).value_or(0.0);
    levels.cutByCover = inputs.mostCoverDays && levels.needed < roundedUnits(order.need, inputs.rules).value_or(0.0);
    return {};
}

} // namespace

IntervalDemand demandOver(const DemandOutlook& outlook, double days)
{
    IntervalDemand sum;
    if (outlook.mean.empty() || days <= 0.0)
        return sum;
    double variance = 0.0;
    double start = outlook.daysIntoFirst / outlook.periodDays;
    double left = days / outlook.periodDays;
    const std::size_t last = outlook.mean.size() - 1;
    while (left > 1e-12) {
        const double whole = std::floor(start);
        const auto period = std::min(static_cast<std::size_t>(whole), last);
        const double share = period == last ? left : std::min(left, whole + 1.0 - start);
        sum.mean += share * outlook.mean[period];
        variance += share * outlook.stdDev[period] * outlook.stdDev[period];
        start += share;
        left -= share;
    }
    sum.stdDev = std::sqrt(variance);
    if (!outlook.relativeError.empty()) {
        const double periods = days / outlook.periodDays;
        sum.stdDev = sum.mean > 0.0 ? std::max(sum.mean, outlook.errorLevel * periods) *
                                          relativeErrorOver(outlook.relativeError, periods)
                                    : 0.0;
    }
    return sum;
}

Result<PlannedLevels> planLevels(const PlanInputs& inputs)
{
    const IntervalDemand expected = demandOver(inputs.demand, protectedDays(inputs));
    const double daily = expected.mean / std::max(protectedDays(inputs), 1e-9);
    // Checks service level, lead time, review period and demand.
    if (auto ok = safetyStock({daily, expected.stdDev}, inputs.leadTimeDays, inputs.policy); !ok)
        return tl::unexpected(ok.error());
    PlannedLevels levels;
    levels.protectedDemand = withLeadTimeSpread(inputs, expected);
    for (const auto& fixed : {inputs.fixedSafetyStock, inputs.fixedLevel}) {
        if (fixed && !(std::isfinite(*fixed) && *fixed >= 0.0))
            return failure(ErrorCode::InvalidInput, std::string(plan_sentence::plannersLevel.text));
    }
    if (inputs.fixedLevel)
        levels.orderUpToLevel = *inputs.fixedLevel;
    else if (inputs.fixedSafetyStock)
        levels.orderUpToLevel = expected.mean + *inputs.fixedSafetyStock;
    else
        levels.orderUpToLevel = levelFor(inputs, levels.protectedDemand);
    levels.safetyStock = levels.orderUpToLevel - expected.mean;
    const StockState stock = stateOf(inputs);
    levels.position = inventoryPosition(stock);
    levels.onOrder = std::accumulate(stock.onOrder.begin(), stock.onOrder.end(), 0.0);
    levels.onOrderLater = onOrderLater(inputs);
    if (auto ordered = orderUnits(inputs, daily, levels); !ordered)
        return tl::unexpected(ordered.error());
    if (!(inputs.onHand >= 0.0 && inputs.reserved >= 0.0 && inputs.owed >= 0.0) || !std::isfinite(levels.position))
        return failure(ErrorCode::InvalidInput, std::string(plan_sentence::stock.text));
    return levels;
}

OrderSizing orderSizing(const PlanInputs& inputs)
{
    const double days = protectedDays(inputs);
    return orderSizing(inputs, demandOver(inputs.demand, days).mean / std::max(days, 1e-9));
}

double shortInCycle(const PlanInputs& inputs, double level)
{
    const double end = std::max(0.0, protectedDays(inputs));
    const double cycle = std::min(end, std::max(1.0, inputs.policy.reviewPeriod));
    const IntervalDemand whole = withLeadTimeSpread(inputs, demandOver(inputs.demand, end));
    IntervalDemand before = withLeadTimeSpread(inputs, demandOver(inputs.demand, end - cycle), end - cycle);
    // What is added later only adds to doubt, however past errors were measured.
    if (whole.mean > 0.0)
        before.stdDev = std::min(before.stdDev, whole.stdDev * std::sqrt(before.mean / whole.mean));
    const double missing = unitsOf(whole).loss(level) - unitsOf(before).loss(level);
    return std::clamp(missing, 0.0, std::max(0.0, whole.mean - before.mean));
}

Result<double> serviceForFillRate(const PlanInputs& inputs, double fillRate)
{
    if (!(fillRate > 0.0 && fillRate < 1.0))
        return refused({"fill rate %1, expected more than 0 and less than 1"}, fillRate);
    const IntervalDemand expected =
        withLeadTimeSpread(inputs, demandOver(inputs.demand, std::max(0.0, protectedDays(inputs))));
    if (!(expected.mean > 0.0 && expected.stdDev > 1e-6 * expected.mean))
        return inputs.policy.cycleServiceLevel;
    const double allowed = (1.0 - fillRate) * shortInCycle(inputs, 0.0);
    double enough = std::ceil(expected.mean) + 1.0;
    while (enough < 1e12 && shortInCycle(inputs, enough) > allowed)
        enough *= 2.0;
    double few = -1.0;
    while (enough - few > 1.0) {
        const double middle = std::floor((few + enough) / 2.0);
        (shortInCycle(inputs, middle) > allowed ? few : enough) = middle;
    }
    const UnitDemand demand = unitsOf(expected);
    const double least = enough > 0.0 ? 1.0 - demand.above(enough - 1.0) : 0.0;
    return std::clamp((least + 1.0 - demand.above(enough)) / 2.0, 0.01, 0.9999);
}

double coverage(const IntervalDemand& demand, double level)
{
    return 1.0 - unitsOf(demand).above(level);
}

double expectedShort(const PlannedLevels& levels, double order)
{
    const double supply = levels.position + order;
    return supply < 0.0 ? levels.protectedDemand.mean - supply : unitsOf(levels.protectedDemand).loss(supply);
}

namespace {

/// The level that the service level asks for, as terms.
std::size_t explainLevel(ExplanationBuilder& why, const PlanInputs& inputs, const IntervalDemand& expected)
{
    const std::string units = "units";
    const auto lead = why.given("lead_time", inputs.leadTimeDays.mean, "days");
    const auto review = why.given("review_period", inputs.policy.reviewPeriod, "days");
    const auto interval = why.term("protection_interval", Operation::Sum, {lead, review}, "days");
    const auto mean = why.given("expected_demand", expected.mean, units);
    if (inputs.fixedSafetyStock) {
        const auto safety = why.given("planners_safety_stock", *inputs.fixedSafetyStock, units);
        return why.term("order_up_to_level", Operation::Sum, {mean, safety}, units);
    }
    const auto error = why.given("forecast_error_spread", expected.stdDev, units);
    const auto daily = why.term("demand_a_day", Operation::Quotient, {mean, interval}, units);
    const auto leadSd = why.given("lead_time_spread", inputs.leadTimeDays.stdDev, "days");
    const auto demandVariance = why.term("demand_variance", Operation::Product, {error, error});
    const auto leadVariance = why.term("lead_time_variance", Operation::Product, {daily, daily, leadSd, leadSd});
    const auto variance = why.term("variance", Operation::Sum, {demandVariance, leadVariance});
    const auto spread = why.term("spread", Operation::SquareRoot, {variance}, units);
    const auto service = inputs.leastCost ? explainLeastCost(why, *inputs.leastCost)
                                          : why.given("cycle_service_level", inputs.policy.cycleServiceLevel);
    std::size_t level = 0;
    if (const IntervalDemand demand{expected.mean, why.value(spread)};
        levelFor(inputs, demand) > unitsOf(demand).quantile(inputs.policy.cycleServiceLevel)) {
        const auto covering =
            why.term("level_of_service", Operation::UnitDemandQuantile, {service, mean, spread}, units);
        const auto half = why.given("half_a_unit", 0.5, units);
        const auto less = why.term("expected_less_half", Operation::Difference, {mean, half}, units);
        const auto whole = why.term("expected_units", Operation::RoundUp, {less}, units);
        level = why.term("order_up_to_level", Operation::Largest, {covering, whole}, units);
    } else {
        level = why.term("order_up_to_level", Operation::UnitDemandQuantile, {service, mean, spread}, units);
    }
    why.term("safety_stock", Operation::Difference, {level, mean}, units);
    return level;
}

/// Demand a day, as a term.
std::size_t explainDaily(ExplanationBuilder& why, double daily)
{
    const auto& terms = why.explanation().terms;
    const auto there = std::ranges::find(terms, "demand_a_day", &Term::name);
    return there == terms.end() ? why.given("demand_a_day", daily, "units")
                                : static_cast<std::size_t>(there - terms.begin());
}

/// What is missing to a cover of so many days, as a term; at least nothing.
std::size_t explainCover(ExplanationBuilder& why, const std::string& name, double days, double daily,
                         std::size_t position)
{
    const auto sold = explainDaily(why, daily);
    const auto cover = why.given(name + "_cover_days", days, "days");
    const auto units = why.term(name + "_cover", Operation::Product, {cover, sold}, "units");
    const auto missing = why.term(name + "_cover_less_position", Operation::Difference, {units, position}, "units");
    const auto zero = why.given(name + "_cover_nothing", 0.0, "units");
    return why.term(name + "_by_cover", Operation::Largest, {missing, zero}, "units");
}

} // namespace

Result<OrderQuantity> explainPlan(const PlanInputs& inputs)
{
    const auto levels = planLevels(inputs);
    if (!levels)
        return tl::unexpected(levels.error());
    ExplanationBuilder why;
    const auto level = inputs.fixedLevel ? why.given("planners_level", *inputs.fixedLevel, "units")
                                         : explainLevel(why, inputs, demandOver(inputs.demand, protectedDays(inputs)));
    if (levels->onOrderLater > 0.0)
        why.given("on_order_later", levels->onOrderLater, "units");
    const auto missing = explainNeed(why, level, level, stateOf(inputs));
    if (!missing)
        return tl::unexpected(missing.error());
    const double daily = levels->protectedDemand.mean / std::max(protectedDays(inputs), 1e-9);
    std::size_t need = missing->need;
    if (why.value(need) > 0.0 && inputs.leastCoverDays) {
        const auto least = explainCover(why, "least", *inputs.leastCoverDays, daily, missing->position);
        need = why.term("need_with_cover", Operation::Largest, {need, least}, "units");
    }
    std::optional<std::size_t> most;
    if (levels->cutByCover)
        most = explainCover(why, "most", *inputs.mostCoverDays, daily, missing->position);
    const OrderRules rules = rulesWithin(inputs, levels->most);
    const auto rounded = explainRounding(why, need, rules, most);
    if (!rounded)
        return tl::unexpected(rounded.error());
    std::size_t order = *rounded;
    if (const auto better = bestPriceBreak(why.value(order), daily, inputs.prices, rules); better && *better)
        order = explainPriceBreak(why, order, explainDaily(why, daily), **better, inputs.prices.holdingRate);
    return orderOf(std::move(why), order);
}

StockoutRisk stockoutRisk(const PlanInputs& inputs)
{
    StockoutRisk risk;
    const double end = protectedDays(inputs);
    const double daily = end > 0.0 ? demandOver(inputs.demand, end).mean / end : 0.0;
    const auto look = [&](double days, double extra) {
        IntervalDemand demand = demandOver(inputs.demand, days);
        demand.stdDev = std::hypot(demand.stdDev, extra);
        const UnitDemand distribution = unitsOf(demand);
        const double supply = supplyBy(inputs, days);
        risk.probability = std::max(risk.probability, distribution.above(supply));
        risk.expectedShort = std::max(risk.expectedShort, distribution.loss(supply));
    };
    for (const Arrival& arrival : inputs.arrivals) {
        if (arrival.day > 1.0 && arrival.day < end)
            look(arrival.day - 1.0, 0.0);
    }
    look(end, daily * inputs.leadTimeDays.stdDev);
    risk.day = emptyDay(inputs);
    return risk;
}

} // namespace ms::inventory
