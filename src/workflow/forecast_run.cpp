// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/forecast_run.h"

#include "core/version.h"
#include "features/period_calendar.h"
#include "forecast/forecaster.h"
#include "workflow/demand_history.h"
#include "workflow/product_launch.h"
#include "workflow/stored_forecast.h"
#include "workspace/forecast_repository.h"
#include "workspace/settings.h"
#include "workspace/workspace.h"

#include <algorithm>
#include <limits>
#include <map>

namespace ms::workflow {
namespace {

/// What was made of every series: rows to store, and the summary of the run.
std::vector<workspace::ProductForecast> collect(const features::Demand& demand,
                                                const std::vector<Result<forecast::Forecast>>& forecasts,
                                                const features::PeriodCalendar& calendar, ForecastRunSummary& summary)
{
    std::vector<workspace::ProductForecast> rows;
    std::map<std::string, std::int64_t> wins;
    double covered = 0;
    int measured = 0;
    for (std::size_t i = 0; i < forecasts.size(); ++i) {
        if (!forecasts[i]) {
            if (forecasts[i].error().code == ErrorCode::Canceled) {
                ++summary.notReached;
            } else {
                ++summary.failed;
                summary.failures.push_back(forecasts[i].error().detail);
            }
            continue;
        }
        rows.push_back(storedForecast(demand.series[i], *forecasts[i], calendar));
        summary.withCauses += !forecasts[i]->effects.empty() ? 1 : 0;
        ++wins[rows.back().method];
        if (rows.back().coverage80) {
            covered += *rows.back().coverage80;
            ++measured;
        }
    }
    summary.forecast = static_cast<std::int64_t>(rows.size());
    summary.measuredCoverage80 = measured > 0 ? 100 * covered / measured : std::numeric_limits<double>::quiet_NaN();
    summary.chosen.assign(wins.begin(), wins.end());
    std::stable_sort(summary.chosen.begin(), summary.chosen.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    return rows;
}

} // namespace

Result<ForecastRunSummary> runForecast(const ForecastRunRequest& request, Progress& progress)
{
    if (request.horizon < 1 || request.horizon > longestRunHorizon)
        return failure(ErrorCode::InvalidInput, "horizon " + std::to_string(request.horizon) + ": expected 1 to " +
                                                    std::to_string(longestRunHorizon));
    auto workspace = workspace::Workspace::open(request.workspace, workspace::OpenMode::ReadWrite);
    if (!workspace)
        return tl::unexpected(workspace.error());
    const auto settings = workspace::loadSettings(*workspace);
    if (!settings)
        return tl::unexpected(settings.error());
    auto demand = demandToDate(*workspace, request.frequency);
    if (!demand)
        return tl::unexpected(demand.error());
    if (demand->series.empty())
        return failure(ErrorCode::NotEnoughData, "the workspace has no sales to forecast from");
    if (const auto prepared = prepareForForecast(*workspace, request.horizon, *demand); !prepared)
        return tl::unexpected(prepared.error());
    const auto calendar = features::PeriodCalendar::of(request.frequency);
    if (!calendar)
        return tl::unexpected(calendar.error());
    std::vector<forecast::Series> series;
    for (const features::ProductDemand& one : demand->series)
        series.push_back(one.series);
    const auto forecasts =
        forecast::forecastAll(series, request.horizon, runSettings(request.model), request.threads, progress);
    if (!forecasts)
        return tl::unexpected(forecasts.error());

    ForecastRunSummary summary;
    std::vector<workspace::ProductForecast> rows = collect(*demand, *forecasts, *calendar, summary);
    if (rows.empty())
        return summary.failures.empty() ? failure(ErrorCode::Canceled, "canceled before the first SKU was finished")
                                        : failure(ErrorCode::NotEnoughData, summary.failures.front());
    if (request.frequency == forecast::Frequency::Weekly)
        if (const auto laid = layLaunches(*workspace, *demand, rows); !laid)
            return tl::unexpected(laid.error());
    workspace::ForecastRun run;
    run.createdAt = request.at;
    run.frequency = request.frequency;
    run.firstDay = demand->end;
    run.horizon = request.horizon;
    run.seed = settings->seed;
    run.model = request.model;
    run.engineVersion = version();
    run.dataSha256 = hashOf(*demand);
    const auto key = workspace::ForecastRepository(*workspace).save(run, rows);
    if (!key)
        return tl::unexpected(key.error());
    summary.run = key->value;
    summary.firstDay = run.firstDay;
    return summary;
}

} // namespace ms::workflow
