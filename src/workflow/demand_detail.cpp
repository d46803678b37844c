// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/period_calendar.h"
#include "forecast/forecaster.h"
#include "workflow/demand_comparison.h"
#include "workflow/demand_history.h"
#include "workflow/demand_levels.h"
#include "workflow/demand_view.h"
#include "workflow/product_launch.h"
#include "workspace/demand_correction_repository.h"
#include "workspace/forecast_repository.h"
#include "workspace/price_repository.h"
#include "workspace/workspace.h"

#include <algorithm>

namespace ms::workflow {
namespace {

constexpr int runsShown = 3;
constexpr int horizonWithoutRun = 13;

std::vector<Day> periodDays(const features::PeriodCalendar& calendar, Day first, std::size_t count)
{
    const int start = calendar.periodOf(first);
    std::vector<Day> days;
    for (std::size_t k = 0; k < count; ++k)
        days.push_back(calendar.firstDayOf(start + static_cast<int>(k)));
    return days;
}

/// Why the stored forecast is what it is. It was made with all SKUs in view, `today` with this one alone: what the two
/// differ by belongs to the trend, so that parts add up to what is stored.
void addParts(const forecast::Forecast& today, DemandDetail& detail)
{
    if (today.parts.empty() || today.mean.size() != detail.mean.size())
        return;
    detail.parts = today.parts;
    for (forecast::ForecastPart& part : detail.parts)
        if (part.kind == forecast::PartKind::Trend)
            for (std::size_t k = 0; k < part.values.size(); ++k)
                part.values[k] += detail.mean[k] - today.mean[k];
}

/// What people said about the SKU, and what was said of its weeks before.
Result<void> addOverrides(workspace::Workspace& workspace, const DemandRow& row, DemandDetail& detail)
{
    const workspace::ProductKey product{row.product};
    const ActualOf actualOf = [&](workspace::ProductKey, Day week) -> std::optional<double> {
        const auto at = (week - row.firstDay).count() / 7;
        return week >= row.firstDay && at < static_cast<std::int64_t>(row.history.size())
                   ? std::optional(row.history[static_cast<std::size_t>(at)])
                   : std::nullopt;
    };
    auto review = reviewOverrides(workspace, product, actualOf);
    if (!review)
        return tl::unexpected(review.error());
    auto snapshots = readSnapshots(workspace, product, runsShown, actualOf);
    if (!snapshots)
        return tl::unexpected(snapshots.error());
    detail.overrides = std::move(*review);
    detail.snapshots = std::move(*snapshots);
    detail.held.resize(detail.forecastDays.size());
    for (const OverrideOutcome& one : detail.overrides.overrides)
        for (std::size_t k = 0; k < detail.held.size(); ++k)
            if (!one.said.withdrawnAt && one.said.firstDay == detail.forecastDays[k])
                detail.held[k] = one.said.value;
    return {};
}

/// What the same model says at earlier origins, and how it was chosen today.
void addBacktest(int horizon, const std::string& model, DemandDetail& detail)
{
    forecast::Settings settings = runSettings(model);
    settings.causes = causeRule(detail.causes);
    if (const auto today = forecast::forecastSeries(detail.series, horizon, settings)) {
        detail.backtest = today->backtest;
        detail.fitted = today->fitted;
        detail.stepCorrelation = today->distribution.stepCorrelation;
        addParts(*today, detail);
    }
    detail.past = pastForecasts(detail.series, detail.days, horizon, settings);
}

/// The history as the run saw it: with causes, as people corrected it, by the method it was locked to. A lock that is
/// newer than the run does not count.
Result<void> addSeries(workspace::Workspace& workspace, const DemandRow& row, int horizon, DemandDetail& detail)
{
    features::Demand demand;
    demand.frequency = detail.frequency;
    demand.end = row.firstDay + std::chrono::days(7 * static_cast<int>(row.history.size()));
    features::ProductDemand& one = demand.series.emplace_back();
    one.product = {row.product};
    one.firstDay = row.firstDay;
    one.series.id = row.sku.text;
    one.series.frequency = detail.frequency;
    one.series.history = row.history;
    one.series.stockedOut = row.stockedOut;
    if (const auto prepared = prepareForForecast(workspace, horizon, demand); !prepared)
        return prepared;
    detail.series = std::move(one.series);
    if (detail.series.method != detail.method)
        detail.series.method.clear();
    return {};
}

/// Points of the stored run; the detail stays without a forecast where the run has none of this SKU.
Result<void> addForecast(workspace::Workspace& workspace, const features::PeriodCalendar& calendar,
                         const workspace::ForecastRun& run, workspace::ProductKey product, DemandDetail& detail,
                         std::vector<workspace::ForecastAdjustment>& found)
{
    const auto forecast = workspace::ForecastRepository(workspace).of(run.key, product);
    if (!forecast)
        return forecast.error().code == ErrorCode::NotFound ? Result<void>() : tl::unexpected(forecast.error());
    detail.forecastDays = periodDays(calendar, run.firstDay, forecast->points.size());
    detail.method = forecast->method;
    detail.runnerUp = forecast->runnerUp;
    detail.coverage80 = forecast->coverage80;
    detail.note = forecast->note;
    detail.causes = forecast->causes;
    found = forecast->adjustments;
    for (const workspace::ForecastPoint& point : forecast->points) {
        detail.mean.push_back(point.mean);
        detail.low80.push_back(point.low80);
        detail.high80.push_back(point.high80);
        detail.low95.push_back(point.low95);
        detail.high95.push_back(point.high95);
    }
    return {};
}

} // namespace

Result<DemandDetail> readDemandDetail(const std::filesystem::path& path, const DemandRow& row, Progress& progress)
{
    if (row.level != DemandLevel::Sku)
        return readLevelDetail(path, row, progress);
    auto workspace = workspace::Workspace::open(path, workspace::OpenMode::ReadOnly);
    if (!workspace)
        return tl::unexpected(workspace.error());
    const workspace::ProductKey product{row.product};
    const auto promotions = workspace::PriceRepository(*workspace).promotionsOf(product);
    if (!promotions)
        return tl::unexpected(promotions.error());
    const auto run = workspace::ForecastRepository(*workspace).latest(forecast::Frequency::Weekly);
    if (!run)
        return tl::unexpected(run.error());
    const auto calendar = features::PeriodCalendar::of(forecast::Frequency::Weekly);
    if (!calendar)
        return tl::unexpected(calendar.error());

    DemandDetail detail;
    detail.sku = row.sku;
    detail.title = row.title;
    detail.products = {row.product};
    detail.frequency = forecast::Frequency::Weekly;
    detail.history = row.history;
    detail.stockedOut = row.stockedOut;
    detail.days = periodDays(*calendar, row.firstDay, row.history.size());
    for (const workspace::Promotion& promotion : *promotions)
        detail.promotions.push_back(promotion.days);
    std::vector<workspace::ForecastAdjustment> found;
    if (*run)
        if (const auto added = addForecast(*workspace, *calendar, **run, product, detail, found); !added)
            return tl::unexpected(added.error());
    if (const auto added = addOverrides(*workspace, row, detail); !added)
        return tl::unexpected(added.error());
    const auto said = workspace::DemandCorrectionRepository(*workspace).all(product);
    auto events = readCauseCalendar(*workspace);
    if (!said || !events)
        return tl::unexpected(!said ? said.error() : events.error());
    detail.oddWeeks = oddWeeks(found, *said);
    detail.calendar = std::move(*events);
    if (!row.lockedByCategory)
        detail.lockedMethod = row.lockedMethod;
    const auto launch = workspace::LaunchRepository(*workspace).of(product);
    if (!launch)
        return tl::unexpected(launch.error());
    detail.launch = *launch;
    detail.newcomer = detail.launch || row.history.size() < newcomerWeeks;
    if (progress.canceled())
        return failure(ErrorCode::Canceled, "canceled");
    const int horizon = *run ? (*run)->horizon : horizonWithoutRun;
    if (const auto added = addSeries(*workspace, row, horizon, detail); !added)
        return tl::unexpected(added.error());
    addBacktest(horizon, *run ? (*run)->model : "auto", detail);
    return detail;
}

} // namespace ms::workflow
