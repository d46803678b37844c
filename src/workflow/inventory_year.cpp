// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/inventory_year.h"

#include "core/calendar_numbers.h"
#include "inventory/order_quantity.h"
#include "inventory/simulation.h"
#include "workflow/csv_file.h"
#include "workflow/inventory_inputs.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace ms::workflow {
namespace {

using inventory::SimulatedDemand;
using inventory::SimulatedOutcome;
using inventory::StockPolicy;

constexpr int daysAWeek = 7;
constexpr double largestOrder = 1e12; // units, that a simulation reckons with
constexpr double unlimited = std::numeric_limits<double>::infinity();
constexpr std::array rules = {StockRule::Plan, StockRule::AnyDay, StockRule::SimpleFormula};

/// One SKU on its way through the simulation.
struct Planned {
    const InventoryItem* item = nullptr;
    inventory::PlanInputs plan;
    double level = 0;                   ///< to order up to
    inventory::PeriodDemand demandADay; ///< over lead time and review period
    inventory::OrderSizing sizing;
};

/// One of several passes.
class PassProgress final : public Progress {
public:
    PassProgress(Progress& whole, std::size_t pass, std::size_t passes)
        : m_whole(whole), m_pass(static_cast<std::int64_t>(pass)), m_passes(static_cast<std::int64_t>(passes))
    {
    }
    [[nodiscard]] bool canceled() const override { return m_whole.canceled(); }
    void report(std::int64_t done, std::int64_t total) override
    {
        m_whole.report(m_pass * total + done, m_passes * total);
    }

private:
    Progress& m_whole;
    std::int64_t m_pass;
    std::int64_t m_passes;
};

/// Errors: what keeps the SKU from being planned.
Result<Planned> plannedOf(const InventoryItem& item, const InventoryScenario& scenario, Day asOf)
{
    Planned one{&item, underScenario(item, scenario, asOf).plan, 0.0, {}, {}};
    const auto levels = inventory::planLevels(one.plan);
    if (!levels)
        return tl::unexpected(levels.error());
    if (!item.problem.empty())
        return failure(ErrorCode::InvalidInput, item.problem);
    const double interval = one.plan.leadTimeDays.mean + one.plan.policy.reviewPeriod;
    const auto over = inventory::demandOver(one.plan.demand, interval);
    one.level = levels->orderUpToLevel;
    one.demandADay = {over.mean / interval, over.stdDev / std::sqrt(interval)};
    one.sizing = inventory::orderSizing(one.plan);
    if (const double smallest = inventory::acceptedUnits(1.0, one.sizing.rules, unlimited);
        !(smallest > 0.0 && smallest <= largestOrder))
        return failure(ErrorCode::InvalidInput, "its pack or smallest order is more than a trillion units");
    return one;
}

/// Whole units; nothing for a level below nothing.
double wholeUnits(double units)
{
    return std::max(0.0, std::ceil(units - 1e-9));
}

/// Continuous review: what is planned with a review every day, and a review period's demand at a time, as the supplier
/// accepts it.
StockPolicy anyDayPolicy(const Planned& one)
{
    inventory::PlanInputs daily = one.plan;
    daily.policy.reviewPeriod = 1.0;
    const auto levels = inventory::planLevels(daily);
    StockPolicy policy;
    policy.kind = StockPolicy::Kind::ReorderPointQuantity;
    policy.reorderPoint = wholeUnits(levels ? levels->orderUpToLevel : one.level) - 1.0; // an order follows at it
    policy.orderQuantity = inventory::acceptedUnits(std::max(1.0, one.demandADay.mean * one.plan.policy.reviewPeriod),
                                                    one.sizing.rules, unlimited);
    return policy;
}

StockPolicy policyOf(const Planned& one, StockRule rule)
{
    if (rule == StockRule::AnyDay)
        return anyDayPolicy(one);
    StockPolicy policy;
    policy.reviewPeriod = std::max(1, static_cast<int>(std::lround(one.plan.policy.reviewPeriod)));
    policy.orderUpToLevel = wholeUnits(one.level);
    if (const auto simple = simpleSafetyStock(*one.item, one.plan); rule == StockRule::SimpleFormula && simple)
        policy.orderUpToLevel =
            wholeUnits(one.demandADay.mean * (one.plan.leadTimeDays.mean + one.plan.policy.reviewPeriod) + *simple);
    return policy;
}

/// The highest position at which something is ordered.
double orderedAt(const StockPolicy& policy)
{
    return policy.kind == StockPolicy::Kind::ReorderPointQuantity ? policy.reorderPoint : policy.orderUpToLevel - 1.0;
}

/// The order there.
double firstOrder(const StockPolicy& policy, const inventory::OrderSizing& sizing)
{
    const bool lots = policy.kind == StockPolicy::Kind::ReorderPointQuantity;
    return inventory::sizedOrder(lots ? policy.orderQuantity : 1.0, orderedAt(policy), sizing).units;
}

/// Begins just above the position at which something is ordered, with up to what that order would bring.
void begin(SimulatedDemand& sku)
{
    sku.policy.initialOnHand =
        std::max(0.0, std::min(orderedAt(sku.policy) + 1.0, std::floor(sku.sizing->mostPosition)));
    sku.startSpread = std::max(0.0, std::ceil(firstOrder(sku.policy, *sku.sizing)) - 1.0);
}

/// In the same order for every rule.
std::vector<SimulatedDemand> simulatedUnder(const std::vector<Planned>& planned, StockRule rule, bool backorders)
{
    std::vector<SimulatedDemand> simulated;
    for (const Planned& one : planned) {
        StockPolicy policy = policyOf(one, rule);
        policy.name = one.item->sku.text;
        policy.lostSales = !backorders;
        const double untilOrders = one.plan.leadTimeDays.mean + 2.0 * std::max(1.0, one.plan.policy.reviewPeriod);
        simulated.push_back(
            {one.demandADay, policy, static_cast<int>(std::ceil(untilOrders)), one.plan.leadTimeDays, one.sizing});
        begin(simulated.back());
    }
    return simulated;
}

SkuYear yearOf(const Planned& one, StockRule rule, const SimulatedOutcome& outcome, const StockPolicy& policy,
               double days, int paths)
{
    SkuYear year;
    year.sku = one.item->sku;
    year.rule = rule;
    year.demandADay = one.demandADay.mean;
    year.demandStdDev = one.demandADay.stdDev;
    year.level = policy.kind == StockPolicy::Kind::ReorderPointQuantity ? policy.reorderPoint : policy.orderUpToLevel;
    year.orderQuantity = policy.orderQuantity;
    year.promised = one.plan.policy.cycleServiceLevel;
    year.daysInStock = outcome.mean.cycleService;
    year.fillRate = {outcome.mean.fillRate, outcome.fillRateStdError};
    year.onHand = {outcome.mean.averageOnHand, outcome.onHandStdError};
    year.ordersAYear = outcome.mean.orders * meanDaysAYear / outcome.mean.periods;
    year.unitsShortAYear = outcome.mean.unitsShort * meanDaysAYear / days;
    year.smallestOrder = inventory::sizedOrder(1.0, 0.0, {one.sizing.rules, -unlimited, one.sizing.mostPosition}).units;
    if (outcome.mean.orders > 0)
        year.unitsAnOrder = outcome.mean.unitsOrdered * paths / outcome.mean.orders;
    return year;
}

/// SKUs are independent in the simulation.
void addTo(RuleYear& sum, double& demand, const SkuYear& year, const InventoryItem& item)
{
    const auto add = [](YearMean& to, const YearMean& one, double times) {
        to.mean += times * one.mean;
        to.stdError = std::hypot(to.stdError, times * one.stdError);
    };
    const auto worth = worthOf(item);
    add(sum.fillRate, year.fillRate, year.demandADay);
    add(sum.onHand, year.onHand, 1.0);
    add(sum.stockMinor, year.onHand, worth.value_or(0.0));
    demand += year.demandADay;
    sum.daysInStock += year.daysInStock;
    sum.ordersAYear += year.ordersAYear;
    sum.lostMinorAYear += year.unitsShortAYear * static_cast<double>(item.priceMinor.value_or(0));
}

Result<void> addRule(ShopYear& year, const std::vector<Planned>& planned, StockRule rule, Progress& progress)
{
    const YearSettings& settings = year.settings;
    const auto simulated = simulatedUnder(planned, rule, settings.backorders);
    const int days = settings.weeks * daysAWeek;
    const auto outcomes =
        inventory::simulatePolicies(simulated, days, settings.paths, settings.seed, settings.threads, progress);
    if (!outcomes)
        return tl::unexpected(outcomes.error());
    RuleYear& sum = year.rules.emplace_back();
    sum.rule = rule;
    double demand = 0.0;
    for (std::size_t i = 0; i < planned.size(); ++i) {
        year.skus.push_back(yearOf(planned[i], rule, (*outcomes)[i], simulated[i].policy, days, settings.paths));
        addTo(sum, demand, year.skus.back(), *planned[i].item);
    }
    sum.fillRate.mean = demand > 0.0 ? sum.fillRate.mean / demand : 1.0;
    sum.fillRate.stdError = demand > 0.0 ? sum.fillRate.stdError / demand : 0.0;
    sum.daysInStock = planned.empty() ? 1.0 : sum.daysInStock / static_cast<double>(planned.size());
    return {};
}

} // namespace

std::string_view nameOf(StockRule rule)
{
    switch (rule) {
    case StockRule::AnyDay:
        return "any_day";
    case StockRule::SimpleFormula:
        return "simple_formula";
    case StockRule::Plan:
        break;
    }
    return "plan";
}

Result<ShopYear> simulateYear(const InventoryInputs& inputs, const InventoryScenario& scenario,
                              const YearSettings& settings, Progress& progress)
{
    if (auto ok = checkScenario(scenario); !ok)
        return tl::unexpected(ok.error());
    if (settings.weeks < 1 || settings.weeks > 520)
        return failure(ErrorCode::InvalidInput, std::to_string(settings.weeks) + " weeks, expected 1 to 520");
    if (settings.paths < 1 || settings.paths > 100'000)
        return failure(ErrorCode::InvalidInput, std::to_string(settings.paths) + " paths, expected 1 to 100,000");
    ShopYear year;
    year.settings = settings;
    InventoryScenario everyYear = scenario;
    everyYear.orderWeekday.reset(); // how long the first order waits, which says nothing of those after it
    std::vector<Planned> planned;
    for (const InventoryItem& item : inputs.items) {
        if (progress.canceled())
            return failure(ErrorCode::Canceled, "the simulation was canceled");
        if (!item.parts.empty())
            continue;
        if (auto one = plannedOf(item, everyYear, inputs.header.asOf))
            planned.push_back(std::move(*one));
        else
            year.problems.push_back("sku '" + item.sku.text + "': " + one.error().detail);
    }
    year.planned = static_cast<std::int64_t>(planned.size());
    year.leftOut = static_cast<std::int64_t>(year.problems.size());
    for (const StockRule rule : rules) {
        PassProgress pass(progress, year.rules.size(), rules.size());
        if (auto done = addRule(year, planned, rule, pass); !done)
            return tl::unexpected(done.error());
    }
    return year;
}

Result<ShopYear> exportYear(const std::filesystem::path& workspace, const YearSettings& settings,
                            const std::string& outPath, Progress& progress)
{
    const auto inputs = loadInventory(workspace, progress);
    if (!inputs)
        return tl::unexpected(inputs.error());
    auto year = simulateYear(**inputs, headerOf(**inputs).scenario, settings, progress);
    if (!year)
        return year;
    auto out =
        CsvFile::create(outPath, {"sku", "policy", "demand_a_day", "demand_sd", "level", "order_quantity", "promised",
                                  "days_in_stock", "fill_rate", "fill_rate_se", "average_on_hand", "average_on_hand_se",
                                  "orders_a_year", "short_a_year", "smallest_order", "units_an_order"});
    if (!out)
        return tl::unexpected(out.error());
    for (const SkuYear& one : year->skus) {
        out->cell(one.sku.text).cell(nameOf(one.rule)).cell(one.demandADay).cell(one.demandStdDev).cell(one.level);
        if (one.rule == StockRule::AnyDay)
            out->cell(one.orderQuantity);
        else
            out->emptyCell();
        out->cell(one.promised).cell(one.daysInStock).cell(one.fillRate.mean).cell(one.fillRate.stdError);
        out->cell(one.onHand.mean).cell(one.onHand.stdError).cell(one.ordersAYear).cell(one.unitsShortAYear);
        out->cell(one.smallestOrder).cell(one.unitsAnOrder);
        out->endRow();
    }
    if (auto written = out->commit(); !written)
        return tl::unexpected(written.error());
    return year;
}

} // namespace ms::workflow
