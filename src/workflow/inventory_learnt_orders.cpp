// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/inventory_learnt_orders.h"

#include "core/calendar_numbers.h"
#include "core/money.h"
#include "inventory/explanation.h"
#include "inventory/replenishment.h"
#include "workflow/csv_file.h"
#include "workflow/demand_history.h"
#include "workflow/inventory_inputs.h"
#include "workflow/inventory_plan.h"
#include "workspace/workspace.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace ms::workflow {
namespace {

constexpr double weekDays = 7.0;
constexpr std::size_t weeksAYear = 52;

/// Demand by week of each SKU, and when it ran out.
using Weeks = std::unordered_map<std::string, forecast::Series>;

Result<Weeks> weeksOf(const std::filesystem::path& path)
{
    auto workspace = workspace::Workspace::open(path, workspace::OpenMode::ReadOnly);
    if (!workspace)
        return tl::unexpected(workspace.error());
    auto demand = demandToDate(*workspace, forecast::Frequency::Weekly);
    if (!demand)
        return tl::unexpected(demand.error());
    Weeks weeks;
    for (features::ProductDemand& one : demand->series) {
        std::string sku = one.series.id;
        weeks.emplace(std::move(sku), std::move(one.series));
    }
    return weeks;
}

/// Why no order can be said for it; empty: one can.
std::string whyNot(const InventoryItem& item)
{
    if (!item.problem.empty())
        return item.problem;
    if (!item.parts.empty())
        return "a kit is not ordered: its components are";
    if (!item.kitDemand.mean.empty())
        return "it goes into kits; merchant inventory plan tells what they ask of it";
    if (!item.counted)
        return "its stock was never counted";
    if (!item.priceMinor || !item.prices.unitCost)
        return "its price or unit cost is not known";
    if (*item.prices.unitCost <= 0.0 || static_cast<double>(*item.priceMinor) <= *item.prices.unitCost)
        return "its unit cost is not above 0 and below its price";
    return {};
}

/// At most the engine's thousand; what is no number is said by whyNot().
int wholeWeeks(double days)
{
    return days > 0.0 ? static_cast<int>(std::min(std::ceil(days / weekDays), 1000.0)) : 0;
}

/// What is learnt from, whether or not an order can be said: the weeks of a SKU, with nothing in stock and any costs.
inventory::ReplenishmentSeries pastOf(const InventoryItem& item, const InventoryScenario& scenario,
                                      const forecast::Series* weeks)
{
    inventory::ReplenishmentSeries series;
    series.id = item.sku.text;
    series.history = {0.0};
    if (weeks && !weeks->history.empty()) {
        series.history.clear();
        for (const double units : weeks->history)
            series.history.push_back(std::max(0.0, units));
        if (weeks->stockedOut.size() == series.history.size())
            series.stockedOut = weeks->stockedOut;
    }
    series.costs = {1.0, 1.0, 0.0};
    series.leadTime = wholeWeeks(item.leadTimeDays.mean);
    series.reviewPeriod = std::max(1, wholeWeeks(scenario.reviewPeriodDays));
    series.yearLength = weeksAYear;
    return series;
}

/// Stock, open orders, what the supplier accepts and what a unit costs and earns. Precondition: whyNot() has no reason.
void addState(inventory::ReplenishmentSeries& series, const InventoryItem& item)
{
    series.stock.onHand = item.onHand;
    series.stock.reserved = item.reserved;
    series.stock.backorders = item.owed;
    for (const inventory::Arrival& arrival : item.arrivals) {
        const auto week = static_cast<std::size_t>(std::lround(std::max(0.0, arrival.day - 1.0) / weekDays));
        if (series.stock.onOrder.size() <= week)
            series.stock.onOrder.resize(week + 1);
        series.stock.onOrder[week] += arrival.units;
    }
    series.rules = item.rules;
    const double cost = *item.prices.unitCost;
    series.costs.holding = item.prices.holdingRate * cost * weekDays / meanDaysAYear;
    series.costs.shortage = static_cast<double>(*item.priceMinor) - cost;
}

std::string reasonOf(const inventory::ReplenishmentOrder& order, const inventory::ReplenishmentSeries& series)
{
    const double position = series.stock.onHand - series.stock.reserved - series.stock.backorders;
    std::string reason = "least cost: " + std::to_string(std::llround(position)) + " free";
    double coming = 0.0;
    for (const double units : series.stock.onOrder)
        coming += units;
    if (coming > 0.0)
        reason += " and " + std::to_string(std::llround(coming)) + " on order";
    return reason + " against a level of " + std::to_string(std::llround(order.orderUpToLevel)) +
           (order.learnt ? ", learnt from similar weeks of all SKUs" : ", from the mean and spread of its own weeks");
}

/// A SKU's weeks and stock, and whether an order can be said for it.
struct Asked {
    std::vector<inventory::ReplenishmentSeries> series;
    std::vector<bool> ordered;
};

Asked askedOf(const InventoryInputs& inputs, const InventoryScenario& scenario, const Weeks& weeks,
              InventoryFilesSummary& summary)
{
    Asked asked;
    for (const InventoryItem& item : inputs.items) {
        const auto known = weeks.find(item.sku.text);
        asked.series.push_back(pastOf(item, scenario, known == weeks.end() ? nullptr : &known->second));
        const std::string why = whyNot(item);
        asked.ordered.push_back(why.empty());
        if (why.empty())
            addState(asked.series.back(), item);
        else
            summary.failures.push_back("sku '" + item.sku.text + "': " + why);
    }
    summary.rowsRead = static_cast<std::int64_t>(asked.series.size());
    return asked;
}

/// What the plan suggests, by SKU.
Result<std::unordered_map<std::string, std::int64_t>> plannedUnits(const InventoryInputs& inputs, Progress& progress)
{
    const auto plan = planInventory(inputs, headerOf(inputs).scenario, progress);
    if (!plan)
        return tl::unexpected(plan.error());
    std::unordered_map<std::string, std::int64_t> planned;
    for (const InventoryRow& row : plan->rows) {
        if (row.suggestion)
            planned.emplace(row.sku.text, row.suggestion->units);
    }
    return planned;
}

} // namespace

Result<InventoryFilesSummary> exportLearntOrders(const LearntOrdersRequest& request, Progress& progress)
{
    const auto inputs = loadInventory(request.workspace, progress);
    if (!inputs)
        return tl::unexpected(inputs.error());
    const auto weeks = weeksOf(request.workspace);
    if (!weeks)
        return tl::unexpected(weeks.error());
    const auto planned = plannedUnits(**inputs, progress);
    if (!planned)
        return tl::unexpected(planned.error());
    InventoryFilesSummary summary;
    const auto [series, ordered] = askedOf(**inputs, headerOf(**inputs).scenario, *weeks, summary);
    const auto orders = inventory::replenish(series, progress, request.threads);
    if (!orders)
        return tl::unexpected(orders.error());
    auto out = CsvFile::create(request.outPath, {"sku", "quantity", "reason", "plan_quantity", "order_up_to",
                                                 "expected_demand_over_lead_time", "stockout_probability",
                                                 "holding_cost", "stockout_cost", "why_json"});
    if (!out)
        return tl::unexpected(out.error());
    const Currency& currency = headerOf(**inputs).currency;
    const double minor = std::pow(10.0, currency.known() ? currency.decimals() : 2);
    for (std::size_t i = 0; i < series.size(); ++i) {
        const auto& order = (*orders)[i];
        if (ordered[i] && !order)
            summary.failures.push_back(order.error().detail);
        if (!ordered[i] || !order || order->order.quantity.units <= 0)
            continue;
        out->cell(series[i].id).cell(order->order.quantity.units).cell(reasonOf(*order, series[i]));
        if (const auto known = planned->find(series[i].id); known != planned->end())
            out->cell(known->second);
        else
            out->emptyCell();
        out->cell(order->orderUpToLevel).cell(order->expectedLeadTimeDemand).cell(order->stockoutProbability);
        out->cell(series[i].costs.holding / minor).cell(series[i].costs.shortage / minor);
        out->cell(inventory::toJson(order->order.why));
        out->endRow();
    }
    summary.rowsWritten = out->rows();
    if (auto written = out->commit(); !written)
        return tl::unexpected(written.error());
    return summary;
}

} // namespace ms::workflow
