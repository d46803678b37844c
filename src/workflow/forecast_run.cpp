// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/forecast_run.h"

#include "core/version.h"
#include "features/period_calendar.h"
#include "forecast/forecaster.h"
#include "workflow/demand_history.h"
#include "workflow/product_launch.h"
#include "workspace/forecast_repository.h"
#include "workspace/settings.h"
#include "workspace/workspace.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>

namespace ms::workflow {
namespace {

std::optional<double> ifKnown(double value)
{
    return std::isfinite(value) ? std::optional(value) : std::nullopt;
}

/// Standard deviation of history less one-step forecast, about zero.
std::optional<double> oneStepError(const forecast::Series& series, const forecast::Forecast& forecast)
{
    double squares = 0;
    int known = 0;
    for (std::size_t t = 0; t < series.history.size(); ++t) {
        const double error = series.history[t] - forecast.fitted[t];
        if (std::isnan(error))
            continue;
        squares += error * error;
        ++known;
    }
    return known > 1 ? std::optional(std::sqrt(squares / (known - 1))) : std::nullopt;
}

/// The first method of the backtest list that is not the chosen one.
std::string runnerUpOf(const forecast::Forecast& forecast)
{
    for (const forecast::BacktestScore& score : forecast.backtest)
        if (score.method != forecast.method)
            return score.method;
    return {};
}

/// Units in all; what is left of rounding is nothing.
double totalOf(const std::vector<double>& units)
{
    constexpr double rounding = 1e-9;
    const double total = std::accumulate(units.begin(), units.end(), 0.0);
    return std::abs(total) < rounding ? 0 : total;
}

std::vector<workspace::ForecastCause> causesOf(const forecast::Forecast& forecast)
{
    std::vector<workspace::ForecastCause> causes;
    for (const forecast::CauseFinding& one : forecast.causes)
        causes.push_back({one.effect.name, one.effect.elasticity, one.effect.value, one.effect.low95, one.effect.high95,
                          one.used, totalOf(one.added)});
    std::sort(causes.begin(), causes.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
    return causes;
}

workspace::ProductForecast stored(const features::ProductDemand& demand, const forecast::Forecast& forecast,
                                  const features::PeriodCalendar& calendar)
{
    workspace::ProductForecast row;
    row.product = demand.product;
    row.method = forecast.method;
    row.runnerUp = runnerUpOf(forecast);
    const auto own = std::find_if(forecast.backtest.begin(), forecast.backtest.end(),
                                  [&](const auto& score) { return score.method == forecast.method; });
    if (own != forecast.backtest.end()) {
        row.mase = ifKnown(own->mase);
        row.smape = ifKnown(own->smape);
        row.bias = ifKnown(own->bias);
    }
    row.coverage80 = forecast.measuredCoverage80;
    row.errorStdDev = oneStepError(demand.series, forecast);
    row.note = forecast.note;
    for (std::size_t k = 0; k < forecast.mean.size(); ++k)
        row.points.push_back({forecast.mean[k], forecast.intervals[0].low[k], forecast.intervals[0].high[k],
                              forecast.intervals[1].low[k], forecast.intervals[1].high[k]});
    row.causes = causesOf(forecast);
    const int first = calendar.periodOf(demand.firstDay);
    for (const forecast::Adjustment& one : forecast.adjustments)
        row.adjustments.push_back({calendar.firstDayOf(first + static_cast<int>(one.period)), one.stockout,
                                   demand.series.history[one.period], one.used});
    return row;
}

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
        rows.push_back(stored(demand.series[i], *forecasts[i], calendar));
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
