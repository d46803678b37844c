// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/demand_view.h"

#include "workflow/demand_causes.h"
#include "workflow/demand_exception.h"
#include "workflow/demand_history.h"
#include "workflow/method_lock.h"
#include "workspace/forecast_repository.h"
#include "workspace/order_repository.h"
#include "workspace/override_repository.h"
#include "workspace/product_repository.h"
#include "workspace/workspace.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>
#include <string>
#include <unordered_map>

namespace ms::workflow {
namespace {

constexpr std::size_t recentWeeks = 52;
constexpr std::size_t quarterWeeks = 13;

std::span<const double> lastOf(const std::vector<double>& values, std::size_t count)
{
    return std::span(values).last(std::min(values.size(), count));
}

double meanOf(std::span<const double> values)
{
    return values.empty() ? 0 : std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

double standardDeviationOf(std::span<const double> values)
{
    const double mean = meanOf(values);
    double squares = 0;
    for (const double value : values)
        squares += (value - mean) * (value - mean);
    return values.size() > 1 ? std::sqrt(squares / static_cast<double>(values.size() - 1)) : 0;
}

char variabilityClass(const std::vector<double>& history)
{
    const auto recent = lastOf(history, recentWeeks);
    const double mean = meanOf(recent);
    if (recent.size() < 2 || !(mean > 0))
        return 'Z';
    const double variation = standardDeviationOf(recent) / mean;
    return variation <= 0.5 ? 'X' : variation <= 1 ? 'Y' : 'Z';
}

double medianOf(std::vector<double> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

/// Tiles: what the rows say together.
void summarise(DemandView& view)
{
    std::array<std::vector<double>, 3> errors;
    double covered = 0;
    int measured = 0;
    for (const DemandRow& row : view.rows) {
        const auto which = static_cast<std::size_t>(row.abc - 'A');
        ++view.skusByClass[which];
        if (row.mase)
            errors[which].push_back(*row.mase);
        if (row.coverage80) {
            covered += *row.coverage80;
            ++measured;
        }
        view.exceptions += row.exception != DemandException::None ? 1 : 0;
    }
    for (std::size_t i = 0; i < errors.size(); ++i)
        if (!errors[i].empty())
            view.maseByClass[i] = medianOf(std::move(errors[i]));
    if (measured > 0)
        view.measuredCoverage80 = covered / measured;
}

void fillForecast(const workspace::ProductForecast& forecast, DemandRow& row)
{
    row.method = forecast.method;
    row.runnerUp = forecast.runnerUp;
    row.mase = forecast.mase;
    row.smape = forecast.smape;
    row.bias = forecast.bias;
    row.coverage80 = forecast.coverage80;
    row.note = forecast.note;
    row.cause = surestCause(forecast.causes);
    row.oddWeeks = static_cast<int>(forecast.adjustments.size());
    double sum = 0;
    for (const workspace::ForecastPoint& point : forecast.points)
        sum += point.mean;
    if (forecast.points.empty())
        return;
    row.forecastAWeek = sum / static_cast<double>(forecast.points.size());
    if (row.unitsAWeek > 0)
        row.change = *row.forecastAWeek / row.unitsAWeek - 1;
}

DemandRow rowOf(const workspace::Product& product)
{
    DemandRow row;
    row.sku = product.sku;
    row.title = product.title;
    row.category = product.category;
    row.product = product.key.value;
    return row;
}

using Forecasts = std::unordered_map<std::int64_t, workspace::ProductForecast>; ///< by product

/// Goods of the catalogue that never sold: new ones. Codes without title or price are not goods that anyone lists.
void addUnsold(const std::map<std::int64_t, workspace::Product>& products, const Forecasts& forecasts,
               std::vector<DemandRow>& rows)
{
    for (const auto& [key, product] : products) {
        if (!product.goods || product.title.empty() || !product.priceMinor)
            continue;
        DemandRow row = rowOf(product);
        if (const auto forecast = forecasts.find(key); forecast != forecasts.end())
            fillForecast(forecast->second, row);
        else
            row.exception = DemandException::New;
        rows.push_back(std::move(row));
    }
}

/// What people said instead of weeks of the run.
Result<void> addOverrides(workspace::Workspace& workspace, const ShownRun& run, const Forecasts& forecasts,
                          std::vector<DemandRow>& rows)
{
    const auto overrides = workspace::OverrideRepository(workspace).all();
    if (!overrides)
        return tl::unexpected(overrides.error());
    std::unordered_map<std::int64_t, double> moved; // units over the horizon, by product
    for (const workspace::DemandOverride& one : *overrides) {
        const auto forecast = forecasts.find(one.product.value);
        const auto step = static_cast<std::size_t>((one.firstDay - run.firstDay).count() / 7);
        if (!one.withdrawnAt && one.firstDay >= run.firstDay && forecast != forecasts.end() &&
            step < forecast->second.points.size())
            moved[one.product.value] += one.value - forecast->second.points[step].mean;
    }
    for (DemandRow& row : rows)
        if (const auto found = moved.find(row.product); found != moved.end() && row.forecastAWeek)
            row.plannedAWeek = *row.forecastAWeek + found->second / run.horizon;
    return {};
}

/// The methods that people chose.
Result<void> addLocks(workspace::Workspace& workspace, const std::optional<ShownRun>& run, std::vector<DemandRow>& rows)
{
    const auto locks = MethodLocks::read(workspace);
    if (!locks)
        return tl::unexpected(locks.error());
    for (DemandRow& row : rows)
        if (auto lock = locks->ofProduct({row.product})) {
            row.lockedMethod = std::move(lock->method);
            row.lockedByCategory = lock->byCategory;
            row.lockIsNew = !run || (run->stale && lock->since >= run->createdAt);
        }
    return {};
}

/// The newest weekly run; empty where nothing was forecast yet.
struct NewestRun {
    std::optional<ShownRun> shown;
    Forecasts forecasts;
    EarlierRuns earlier; ///< what runs before it said

    [[nodiscard]] const workspace::ProductForecast* of(std::int64_t product) const
    {
        const auto found = forecasts.find(product);
        return found == forecasts.end() ? nullptr : &found->second;
    }
};

Result<NewestRun> readRun(workspace::Workspace& workspace, const features::Demand& demand)
{
    NewestRun newest;
    const workspace::ForecastRepository repository(workspace);
    const auto run = repository.latest(demand.frequency);
    if (!run)
        return tl::unexpected(run.error());
    if (!*run)
        return newest;
    features::Demand asForecast = demand;
    if (const auto prepared = prepareForForecast(workspace, (*run)->horizon, asForecast); !prepared)
        return tl::unexpected(prepared.error());
    newest.shown =
        ShownRun{(*run)->key.value, (*run)->createdAt, (*run)->frequency, (*run)->firstDay,
                 (*run)->horizon,   (*run)->seed,      (*run)->model,     (*run)->dataSha256 != hashOf(asForecast)};
    auto before = readEarlierRuns(workspace, demand, **run);
    if (!before)
        return tl::unexpected(before.error());
    newest.earlier = std::move(*before);
    auto all = repository.withFindings((*run)->key);
    if (!all)
        return tl::unexpected(all.error());
    for (workspace::ProductForecast& one : *all)
        newest.forecasts.emplace(one.product.value, std::move(one));
    return newest;
}

/// A SKU that sold, with its part of the run.
DemandRow rowOf(const features::ProductDemand& sold, const workspace::Product& product, const NewestRun& run)
{
    DemandRow row = rowOf(product);
    row.firstDay = sold.firstDay;
    row.history = sold.series.history;
    row.stockedOut = sold.series.stockedOut;
    row.unitsAWeek = meanOf(lastOf(sold.series.history, quarterWeeks));
    row.xyz = variabilityClass(sold.series.history);
    const double price = product.priceMinor ? static_cast<double>(*product.priceMinor) : 1;
    const auto recent = lastOf(sold.series.history, recentWeeks);
    row.value = price * std::accumulate(recent.begin(), recent.end(), 0.0);
    const workspace::ProductForecast* forecast = run.of(sold.product.value);
    if (forecast)
        fillForecast(*forecast, row);
    if (run.shown) {
        const auto said = run.earlier.find(sold.product.value);
        judgeDemand(sold.series, forecast, said == run.earlier.end() ? nullptr : &said->second, row);
    }
    return row;
}

/// Whether the first or the last order has a time of day.
Result<bool> isTimed(workspace::Workspace& workspace)
{
    const auto span = workspace::OrderRepository(workspace).span();
    if (!span)
        return tl::unexpected(span.error());
    const auto timed = [](const std::optional<ShopTime>& at) {
        return at && *at != std::chrono::floor<std::chrono::days>(*at);
    };
    return timed(span->first) || timed(span->last);
}

} // namespace

void classifyDemand(std::vector<DemandRow>& rows)
{
    std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.value > b.value; });
    const double total =
        std::accumulate(rows.begin(), rows.end(), 0.0, [](double sum, const auto& row) { return sum + row.value; });
    double before = 0;
    for (DemandRow& row : rows) {
        row.abc = before < 0.8 * total ? 'A' : before < 0.95 * total ? 'B' : 'C';
        before += row.value;
    }
}

Result<DemandView> readDemandView(const std::filesystem::path& path, Progress& progress)
{
    auto workspace = workspace::Workspace::open(path, workspace::OpenMode::ReadOnly);
    if (!workspace)
        return tl::unexpected(workspace.error());
    const auto demand = demandToDate(*workspace, forecast::Frequency::Weekly);
    if (!demand)
        return tl::unexpected(demand.error());
    if (progress.canceled())
        return failure(ErrorCode::Canceled, "canceled");
    const auto timed = isTimed(*workspace);
    if (!timed)
        return tl::unexpected(timed.error());
    const auto run = readRun(*workspace, *demand);
    if (!run)
        return tl::unexpected(run.error());
    std::map<std::int64_t, workspace::Product> products;
    std::set<std::string> categories;
    const auto read = workspace::ProductRepository(*workspace).forEach([&](const workspace::Product& product) {
        products.emplace(product.key.value, product);
        if (!product.category.empty())
            categories.insert(product.category);
    });
    if (!read)
        return tl::unexpected(read.error());

    DemandView view;
    view.run = run->shown;
    view.dataEnd = demand->dataEnd;
    view.timed = *timed;
    view.categories.assign(categories.begin(), categories.end());
    std::vector<DemandRow>& rows = view.rows;
    for (const features::ProductDemand& one : demand->series) {
        rows.push_back(rowOf(one, products[one.product.value], *run));
        products.erase(one.product.value);
    }
    if (!rows.empty())
        addUnsold(products, run->forecasts, rows);
    if (const auto added = addLocks(*workspace, view.run, rows); !added)
        return tl::unexpected(added.error());
    if (view.run)
        if (const auto added = addOverrides(*workspace, *view.run, run->forecasts, rows); !added)
            return tl::unexpected(added.error());
    classifyDemand(rows);
    summarise(view);
    return view;
}

} // namespace ms::workflow
