// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/demand_levels.h"

#include "features/demand_series.h"
#include "features/period_calendar.h"
#include "features/place_demand.h"
#include "forecast/forecaster.h"
#include "workflow/demand_comparison.h"
#include "workflow/demand_history.h"
#include "workflow/method_lock.h"
#include "workflow/override_value.h"
#include "workspace/forecast_repository.h"
#include "workspace/location_repository.h"
#include "workspace/order_repository.h"
#include "workspace/override_repository.h"
#include "workspace/product_repository.h"
#include "workspace/settings.h"
#include "workspace/workspace.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <set>
#include <unordered_map>

namespace ms::workflow {
namespace {

constexpr int quarterWeeks = 13;

std::int64_t weeksBetween(Day first, Day last)
{
    return (last - first).count() / 7;
}

/// Adds weekly units of one SKU to those of a group, which may begin later.
void addHistory(const DemandRow& sku, DemandRow& group)
{
    if (sku.history.empty())
        return;
    if (group.history.empty()) {
        group.firstDay = sku.firstDay;
    } else if (sku.firstDay < group.firstDay) {
        group.history.insert(group.history.begin(),
                             static_cast<std::size_t>(weeksBetween(sku.firstDay, group.firstDay)), 0.0);
        group.firstDay = sku.firstDay;
    }
    const auto offset = static_cast<std::size_t>(weeksBetween(group.firstDay, sku.firstDay));
    group.history.resize(std::max(group.history.size(), offset + sku.history.size()), 0.0);
    for (std::size_t t = 0; t < sku.history.size(); ++t)
        group.history[offset + t] += sku.history[t];
}

void add(const DemandRow& sku, double share, DemandRow& group)
{
    group.members.push_back({sku.product, share});
    group.value += share * sku.value;
    if (!sku.forecastAWeek)
        return;
    if (sku.plannedAWeek || group.plannedAWeek)
        group.plannedAWeek = group.plannedAWeek.value_or(group.forecastAWeek.value_or(0)) +
                             share * sku.plannedAWeek.value_or(*sku.forecastAWeek);
    group.forecastAWeek = group.forecastAWeek.value_or(0) + share * *sku.forecastAWeek;
}

std::vector<DemandRow> finished(std::map<std::string, DemandRow> groups)
{
    std::vector<DemandRow> rows;
    for (auto& [name, row] : groups) {
        if (row.forecastAWeek && row.unitsAWeek > 0)
            row.change = *row.forecastAWeek / row.unitsAWeek - 1;
        rows.push_back(std::move(row));
    }
    classifyDemand(rows);
    return rows;
}

DemandRow& groupOf(std::map<std::string, DemandRow>& groups, const std::string& name, DemandLevel level)
{
    DemandRow& row = groups[name];
    row.sku = Sku{name};
    row.level = level;
    return row;
}

/// The methods that people chose for whole categories.
Result<void> addLocks(const std::filesystem::path& path, std::map<std::string, DemandRow>& categories)
{
    auto workspace = workspace::Workspace::open(path, workspace::OpenMode::ReadOnly);
    if (!workspace)
        return tl::unexpected(workspace.error());
    const auto locks = MethodLocks::read(*workspace);
    if (!locks)
        return tl::unexpected(locks.error());
    for (auto& [name, row] : categories)
        row.lockedMethod = locks->ofCategory(name);
    return {};
}

/// Shares of each SKU by place.
using Places = std::unordered_map<std::int64_t, std::vector<features::PlaceDemand>>;

Result<std::vector<DemandRow>> places(const std::filesystem::path& path, std::span<const DemandRow> skus)
{
    auto workspace = workspace::Workspace::open(path, workspace::OpenMode::ReadOnly);
    if (!workspace)
        return tl::unexpected(workspace.error());
    const auto span = workspace::OrderRepository(*workspace).span();
    if (!span)
        return tl::unexpected(span.error());
    const auto locations = workspace::LocationRepository(*workspace).all();
    if (!locations)
        return tl::unexpected(locations.error());
    std::map<std::string, DemandRow> groups;
    Places sold;
    if (span->last) {
        const auto found =
            features::demandByPlace(*workspace, std::chrono::floor<std::chrono::days>(*span->last), quarterWeeks);
        if (!found)
            return tl::unexpected(found.error());
        for (const features::PlaceDemand& one : *found)
            sold[one.product.value].push_back(one);
    }
    std::map<std::int64_t, const workspace::Location*> named;
    for (const workspace::Location& one : *locations)
        named.emplace(one.key.value, &one);
    for (const DemandRow& sku : skus) {
        const auto at = sold.find(sku.product);
        if (at == sold.end()) {
            DemandRow& nowhere = groupOf(groups, {}, DemandLevel::Location);
            add(sku, 1, nowhere);
            addHistory(sku, nowhere);
            nowhere.unitsAWeek += sku.unitsAWeek;
            continue;
        }
        double total = 0;
        for (const features::PlaceDemand& one : at->second)
            total += one.weeklyMean;
        for (const features::PlaceDemand& one : at->second) {
            const workspace::Location& location = *named.at(one.place.value);
            DemandRow& group = groupOf(groups, location.id.text, DemandLevel::Location);
            group.title = location.name;
            group.location = location.key.value;
            group.unitsAWeek += one.weeklyMean;
            add(sku, one.weeklyMean / total, group);
        }
    }
    return finished(std::move(groups));
}

/// Sums of the stored forecasts of a row's members, overrides that hold beside them.
Result<void> addForecast(workspace::Workspace& workspace, const workspace::ForecastRun& run, const DemandRow& row,
                         DemandDetail& detail)
{
    std::unordered_map<std::int64_t, double> shares;
    for (const DemandShare& one : row.members)
        shares.emplace(one.product, one.share);
    const auto steps = static_cast<std::size_t>(run.horizon);
    for (std::vector<double>* values : {&detail.mean, &detail.low80, &detail.high80, &detail.low95, &detail.high95})
        values->assign(steps, 0.0);
    for (std::size_t k = 0; k < steps; ++k)
        detail.forecastDays.push_back(run.firstDay + std::chrono::days(7 * static_cast<int>(k)));
    detail.held.resize(steps);
    const auto overrides = workspace::OverrideRepository(workspace).all();
    if (!overrides)
        return tl::unexpected(overrides.error());
    std::map<std::pair<std::int64_t, std::int64_t>, double> held; // by product and step
    for (const workspace::DemandOverride& one : *overrides)
        if (!one.withdrawnAt && one.firstDay >= run.firstDay)
            held[{one.product.value, weeksBetween(run.firstDay, one.firstDay)}] = one.value;
    std::vector<double> with(steps, 0.0);
    const auto read = workspace::ForecastRepository(workspace).forEach(run.key, [&](const auto& forecast) {
        const auto share = shares.find(forecast.product.value);
        if (share == shares.end())
            return;
        for (std::size_t k = 0; k < forecast.points.size() && k < steps; ++k) {
            const workspace::ForecastPoint& point = forecast.points[k];
            detail.mean[k] += share->second * point.mean;
            detail.low80[k] += share->second * point.low80;
            detail.high80[k] += share->second * point.high80;
            detail.low95[k] += share->second * point.low95;
            detail.high95[k] += share->second * point.high95;
            const auto over = held.find({forecast.product.value, static_cast<std::int64_t>(k)});
            with[k] += share->second * (over == held.end() ? point.mean : over->second);
            if (over != held.end())
                detail.held[k] = 0;
        }
    });
    for (std::size_t k = 0; k < steps; ++k)
        if (detail.held[k])
            detail.held[k] = with[k];
    detail.method = "sum";
    return read;
}

/// What the level's own history says: intervals, how methods did, what would have been said before.
void addOwn(const workspace::ForecastRun& run, DemandDetail& detail)
{
    forecast::Series series;
    series.id = detail.sku.text;
    series.frequency = detail.frequency;
    series.history = detail.history;
    const auto own = forecast::forecastSeries(series, run.horizon, {.model = run.model});
    if (!own)
        return;
    detail.backtest = own->backtest;
    detail.fitted = own->fitted;
    detail.coverage80 = own->measuredCoverage80;
    detail.stepCorrelation = own->distribution.stepCorrelation;
    detail.past = pastForecasts(series, detail.days, run.horizon, {.model = run.model});
    detail.series = std::move(series);
    for (std::size_t k = 0; k < detail.mean.size(); ++k) {
        const double factor = own->mean[k] > 0 ? detail.mean[k] / own->mean[k] : 0;
        if (!(factor > 0))
            continue;
        detail.low80[k] = factor * own->intervals[0].low[k];
        detail.high80[k] = factor * own->intervals[0].high[k];
        detail.low95[k] = factor * own->intervals[1].low[k];
        detail.high95[k] = factor * own->intervals[1].high[k];
    }
}

/// All demand of one place by week.
Result<void> addPlaceHistory(workspace::Workspace& workspace, workspace::LocationKey place, DemandDetail& detail)
{
    const auto settings = workspace::loadSettings(workspace);
    const auto span = workspace::OrderRepository(workspace).span();
    if (!settings || !span)
        return tl::unexpected(!settings ? settings.error() : span.error());
    if (!span->last)
        return {};
    features::DemandRequest request;
    request.asOf = std::chrono::floor<std::chrono::days>(*span->last);
    request.demand = settings->demand;
    request.location = place;
    const auto demand = features::demandSeries(workspace, request);
    if (!demand)
        return tl::unexpected(demand.error());
    DemandRow sum;
    for (const features::ProductDemand& one : demand->series) {
        DemandRow sku;
        sku.firstDay = one.firstDay;
        sku.history = one.series.history;
        addHistory(sku, sum);
    }
    detail.history = std::move(sum.history);
    for (std::size_t t = 0; t < detail.history.size(); ++t)
        detail.days.push_back(sum.firstDay + std::chrono::days(7 * static_cast<int>(t)));
    return {};
}

/// Overrides of the SKUs of a category, and the value that they added.
Result<void> addOverrides(workspace::Workspace& workspace, const DemandRow& row, DemandDetail& detail)
{
    features::ProductFilter filter;
    filter.category = row.sku.text;
    const auto demand = demandToDate(workspace, forecast::Frequency::Weekly, filter);
    if (!demand)
        return tl::unexpected(demand.error());
    std::unordered_map<std::int64_t, const features::ProductDemand*> sold;
    for (const features::ProductDemand& one : demand->series)
        sold.emplace(one.product.value, &one);
    auto review =
        reviewOverrides(workspace, std::nullopt, [&](workspace::ProductKey product, Day week) -> std::optional<double> {
            const auto found = sold.find(product.value);
            if (found == sold.end() || week < found->second->firstDay || week >= demand->end)
                return std::nullopt;
            const auto at = weeksBetween(found->second->firstDay, week);
            return found->second->series.history[static_cast<std::size_t>(at)];
        });
    if (!review)
        return tl::unexpected(review.error());
    std::set<std::int64_t> members;
    for (const DemandShare& one : row.members)
        members.insert(one.product);
    std::erase_if(review->overrides, [&](const auto& one) { return !members.contains(one.said.product.value); });
    addValueAdded(*review);
    detail.overrides = std::move(*review);
    return {};
}

} // namespace

Result<std::vector<DemandRow>> demandAtLevel(const std::filesystem::path& path, std::span<const DemandRow> skus,
                                             DemandLevel level, Progress& progress)
{
    if (progress.canceled())
        return failure(ErrorCode::Canceled, "canceled");
    if (level == DemandLevel::Sku)
        return std::vector<DemandRow>(skus.begin(), skus.end());
    if (level == DemandLevel::Location)
        return places(path, skus);
    std::map<std::string, DemandRow> groups;
    for (const DemandRow& sku : skus) {
        DemandRow& group = groupOf(groups, level == DemandLevel::Category ? sku.category : std::string(), level);
        group.category = sku.category;
        add(sku, 1, group);
        addHistory(sku, group);
        group.unitsAWeek += sku.unitsAWeek;
    }
    if (level == DemandLevel::Category)
        if (const auto added = addLocks(path, groups); !added)
            return tl::unexpected(added.error());
    return finished(std::move(groups));
}

Result<DemandDetail> readLevelDetail(const std::filesystem::path& path, const DemandRow& row, Progress& progress)
{
    auto workspace = workspace::Workspace::open(path, workspace::OpenMode::ReadOnly);
    if (!workspace)
        return tl::unexpected(workspace.error());
    DemandDetail detail;
    detail.sku = row.sku;
    detail.title = row.title;
    detail.level = row.level;
    detail.lockedMethod = row.lockedMethod;
    detail.location = row.location;
    for (const DemandShare& one : row.members)
        detail.products.push_back(one.product);
    auto calendar = readCauseCalendar(*workspace);
    if (!calendar)
        return tl::unexpected(calendar.error());
    detail.calendar = std::move(*calendar);
    detail.history = row.history;
    for (std::size_t t = 0; t < row.history.size(); ++t)
        detail.days.push_back(row.firstDay + std::chrono::days(7 * static_cast<int>(t)));
    if (row.location)
        if (const auto added = addPlaceHistory(*workspace, workspace::LocationKey{*row.location}, detail); !added)
            return tl::unexpected(added.error());
    if (progress.canceled())
        return failure(ErrorCode::Canceled, "canceled");
    const auto run = workspace::ForecastRepository(*workspace).latest(forecast::Frequency::Weekly);
    if (!run)
        return tl::unexpected(run.error());
    if (!*run)
        return detail;
    if (const auto added = addForecast(*workspace, **run, row, detail); !added)
        return tl::unexpected(added.error());
    if (row.level == DemandLevel::Category)
        if (const auto added = addOverrides(*workspace, row, detail); !added)
            return tl::unexpected(added.error());
    addOwn(**run, detail);
    return detail;
}

} // namespace ms::workflow
