// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/stored_forecast.h"

#include "workflow/launch_points.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <string>
#include <vector>

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

} // namespace

bool isSameRun(const workspace::ForecastRun& one, const workspace::ForecastRun& other)
{
    return one.frequency == other.frequency && one.firstDay == other.firstDay && one.horizon == other.horizon &&
           one.model == other.model && one.seed == other.seed && one.engineVersion == other.engineVersion &&
           one.dataSha256 == other.dataSha256;
}

workspace::ProductForecast storedForecast(const features::ProductDemand& demand, const forecast::Forecast& forecast,
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
    row.points = asPoints(forecast);
    row.causes = causesOf(forecast);
    const int first = calendar.periodOf(demand.firstDay);
    for (const forecast::Adjustment& one : forecast.adjustments)
        row.adjustments.push_back({calendar.firstDayOf(first + static_cast<int>(one.period)), one.stockout,
                                   demand.series.history[one.period], one.used});
    return row;
}

} // namespace ms::workflow
