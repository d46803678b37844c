// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/demand_causes.h"

#include "features/holidays.h"
#include "features/period_calendar.h"
#include "features/promotion_shares.h"
#include "workspace/demand_event_repository.h"
#include "workspace/guarded.h"
#include "workspace/query.h"
#include "workspace/workspace.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>

namespace ms::features {
namespace {

using forecast::Regressor;

constexpr std::ptrdiff_t leastTimes = 2; // periods of the history with an event, to say what it does

/// The periods of the longest series and of the future: their first days and, last, the day after them all.
struct Axis {
    std::vector<Day> starts;
    std::size_t history = 0;
};

Axis axisOf(const PeriodCalendar& calendar, const Demand& demand, int horizon)
{
    Axis axis;
    for (const ProductDemand& one : demand.series)
        axis.history = std::max(axis.history, one.series.history.size());
    const int first = calendar.periodOf(demand.end) - static_cast<int>(axis.history);
    for (int k = 0; k <= static_cast<int>(axis.history) + horizon; ++k)
        axis.starts.push_back(calendar.firstDayOf(first + k));
    return axis;
}

/// By product; empty: none.
using ByProduct = std::unordered_map<std::int64_t, std::vector<double>>;

/// A cause along the axis, of all products or of those of one category.
struct SharedCause {
    std::string category; ///< empty: all
    std::vector<double> values;
};
using SharedCauses = std::map<std::string, std::vector<SharedCause>>; ///< by name

/// Restricts a query to the products of a demand: one is asked for by its key, many are all read.
std::optional<workspace::ProductKey> onlyProduct(const Demand& demand)
{
    return demand.series.size() == 1 ? std::optional(demand.series.front().product) : std::nullopt;
}

/// Price in force, mean over a period's days; NaN before the first one known.
ByProduct readPrices(workspace::Connection& connection, const Axis& axis, const Demand& demand)
{
    workspace::Query query(connection,
                           "SELECT product_id, day, price_minor FROM price_history WHERE ?1 IS NULL OR product_id = ?1 "
                           "ORDER BY product_id, day, id",
                           onlyProduct(demand));
    ByProduct prices;
    ByProduct covered;
    std::int64_t product = 0;
    Day since{};
    double price = 0;
    const auto close = [&](Day until) {
        addDayShares(axis.starts, {since, until}, price, prices[product]);
        addDayShares(axis.starts, {since, until}, 1, covered[product]);
    };
    while (query.step()) {
        if (product != 0)
            close(query.integer(0) == product ? query.day(1) : axis.starts.back());
        product = query.integer(0);
        since = query.day(1);
        price = static_cast<double>(query.integer(2));
    }
    if (product != 0)
        close(axis.starts.back());
    for (auto& [key, values] : prices)
        for (std::size_t t = 0; t < values.size(); ++t)
            values[t] = covered[key][t] > 0 ? values[t] / covered[key][t] : std::nan("");
    return prices;
}

/// Holidays that always fall into the same periods cannot be told apart, and are one.
SharedCauses holidayCauses(const std::vector<Holiday>& holidays, const Axis& axis)
{
    std::vector<Regressor> different;
    for (Regressor& one : holidayRegressors(holidays, axis.starts, axis.history)) {
        const auto same = std::find_if(different.begin(), different.end(), [&](const Regressor& other) {
            return std::equal(one.values.begin(), one.values.begin() + static_cast<std::ptrdiff_t>(axis.history),
                              other.values.begin());
        });
        if (same == different.end())
            different.push_back(std::move(one));
        else
            same->name += ", " + one.name;
    }
    SharedCauses causes;
    for (Regressor& one : different)
        causes[one.name].push_back({{}, std::move(one.values)});
    return causes;
}

Result<void> addEvents(workspace::Workspace& workspace, const Axis& axis, SharedCauses& causes)
{
    const auto events = workspace::DemandEventRepository(workspace).all();
    if (!events)
        return tl::unexpected(events.error());
    std::map<std::string, std::pair<double, double>> sizes; // sum of amounts and number, by name
    for (const workspace::DemandEvent& event : *events) {
        sizes[event.name].first += event.amount;
        ++sizes[event.name].second;
    }
    for (const workspace::DemandEvent& event : *events) {
        const auto& [sum, number] = sizes[event.name];
        SharedCause& cause = causes[event.name].emplace_back();
        cause.category = event.category;
        addDayShares(axis.starts, event.days, event.amount * number / sum, cause.values);
    }
    return {};
}

/// What of an axis belongs to a series of `history` periods.
std::vector<double> tailOf(std::span<const double> values, const Axis& axis, std::size_t history)
{
    return {values.begin() + static_cast<std::ptrdiff_t>(axis.history - history), values.end()};
}

void addTimes(const char* name, std::span<const double> shares, const Axis& axis, ProductDemand& demand)
{
    if (shares.empty())
        return;
    const std::size_t history = demand.series.history.size();
    std::vector<double> values = tailOf(shares, axis, history);
    if (std::count_if(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(history),
                      [](double value) { return value > 0; }) >= leastTimes)
        demand.series.regressors.push_back({name, std::move(values)});
}

void addPrice(const ByProduct& prices, const Axis& axis, ProductDemand& demand)
{
    const auto found = prices.find(demand.product.value);
    if (found == prices.end())
        return;
    std::vector<double> values = tailOf(found->second, axis, demand.series.history.size());
    const auto end = values.begin() + static_cast<std::ptrdiff_t>(demand.series.history.size());
    const auto first = std::find_if(values.begin(), end, [](double value) { return !std::isnan(value); });
    if (std::none_of(first, end, [&](double value) { return value != *first; }))
        return;
    if (std::none_of(end, values.end(), [&](double value) { return value != values.back(); }))
        values.erase(end, values.end()); // nobody planned a price: that it stays is a guess
    demand.series.regressors.push_back({"price", std::move(values)});
}

void addShared(const SharedCauses& causes, const std::string& category, const Axis& axis, ProductDemand& demand)
{
    const std::size_t history = demand.series.history.size();
    for (const auto& [name, parts] : causes) {
        std::vector<double> values(axis.starts.size() - 1, 0.0);
        for (const SharedCause& part : parts)
            if (part.category.empty() || part.category == category)
                std::transform(part.values.begin(), part.values.end(), values.begin(), values.begin(), std::plus<>());
        values = tailOf(values, axis, history);
        if (std::count_if(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(history),
                          [](double value) { return value > 0; }) >= leastTimes)
            demand.series.regressors.push_back({name, std::move(values)});
    }
}

std::unordered_map<std::int64_t, std::string> readCategories(workspace::Connection& connection)
{
    std::unordered_map<std::int64_t, std::string> categories;
    workspace::Query query(connection, "SELECT id, category FROM product");
    while (query.step())
        categories.emplace(query.integer(0), query.text(1));
    return categories;
}

} // namespace

Result<void> addCauses(workspace::Workspace& workspace, int horizon, const std::string& holidayCountry, Demand& demand)
{
    const auto calendar = PeriodCalendar::of(demand.frequency);
    if (!calendar)
        return tl::unexpected(calendar.error());
    if (demand.series.empty())
        return {};
    const Axis axis = axisOf(*calendar, demand, horizon);
    SharedCauses shared;
    if (!holidayCountry.empty()) {
        const auto holidays = holidaysOf(holidayCountry);
        if (!holidays)
            return tl::unexpected(holidays.error());
        shared = holidayCauses(*holidays, axis);
    }
    if (const auto added = addEvents(workspace, axis, shared); !added)
        return added;
    return workspace::guarded([&] {
        workspace::Connection& connection = workspace.connection();
        const ByProduct prices = readPrices(connection, axis, demand);
        const PromotionShares shares(connection, axis.starts, axis.starts.back(), std::nullopt, onlyProduct(demand));
        const bool byCategory = std::any_of(shared.begin(), shared.end(), [](const auto& cause) {
            return std::any_of(cause.second.begin(), cause.second.end(),
                               [](const SharedCause& part) { return !part.category.empty(); });
        });
        auto categories = byCategory ? readCategories(connection) : std::unordered_map<std::int64_t, std::string>{};
        for (ProductDemand& one : demand.series) {
            addPrice(prices, axis, one);
            addTimes("promotion", shares.promotions(one.product), axis, one);
            addTimes("feature", shares.features(one.product), axis, one);
            addShared(shared, categories[one.product.value], axis, one);
        }
    });
}

} // namespace ms::features
