// SPDX-License-Identifier: GPL-3.0-or-later
#include "forecast/naive.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ms::forecast {
namespace {

/// y_(t-lag) as forecast of y_t, over the history and beyond.
PointForecast repeatLag(std::span<const double> y, std::size_t lag, int horizon)
{
    PointForecast result;
    result.fitted.assign(y.size(), std::numeric_limits<double>::quiet_NaN());
    double squares = 0;
    for (std::size_t t = lag; t < y.size(); ++t) {
        result.fitted[t] = y[t - lag];
        squares += (y[t] - y[t - lag]) * (y[t] - y[t - lag]);
    }
    const double sigma = y.size() > lag ? std::sqrt(squares / static_cast<double>(y.size() - lag)) : 0;
    for (std::size_t k = 0; k < static_cast<std::size_t>(horizon); ++k) {
        result.mean.push_back(y[y.size() - lag + k % lag]);
        result.spread.push_back(sigma * std::sqrt(1 + static_cast<double>(k / lag)));
    }
    return result;
}

} // namespace

PointForecast forecastNaive(const History& history, int horizon)
{
    return repeatLag(history.values, 1, horizon);
}

std::optional<PointForecast> forecastSeasonalNaive(const History& history, int horizon)
{
    const auto season = static_cast<std::size_t>(history.season);
    if (history.size() < season + 1)
        return std::nullopt;
    return repeatLag(history.values, season, horizon);
}

std::optional<PointForecast> forecastNaive2(const History& history, int horizon)
{
    std::vector<SeasonalPattern> patterns;
    std::vector<double> adjusted = history.values;
    for (const int season : history.seasons) {
        if (!isSeasonal(adjusted, season))
            continue;
        patterns.push_back(classicalSeasonality(adjusted, season, history.positive));
        adjusted = withoutSeason(adjusted, patterns.back());
    }
    return reseasonalised(patterns, history.size(), repeatLag(adjusted, 1, horizon));
}

std::optional<PointForecast> forecastRobustDrift(const History& history, int horizon)
{
    constexpr std::size_t leastPeriods = 4;
    const std::vector<double>& y = history.adjusted;
    if (y.size() < leastPeriods)
        return std::nullopt;
    std::vector<double> changes;
    changes.reserve(y.size());
    for (std::size_t t = 1; t < y.size(); ++t)
        changes.push_back(y[t] - y[t - 1]);
    const auto middle = changes.begin() + static_cast<std::ptrdiff_t>(changes.size() / 2);
    std::nth_element(changes.begin(), middle, changes.end());
    double drift = *middle;
    if (changes.size() % 2 == 0)
        drift = (drift + *std::max_element(changes.begin(), middle)) / 2;
    double squares = 0;
    for (const double change : changes)
        squares += (change - drift) * (change - drift);
    const auto n = static_cast<double>(changes.size());
    const double sigma = std::sqrt(squares / (n - 1));
    PointForecast result;
    result.fitted.assign(y.size(), std::numeric_limits<double>::quiet_NaN());
    for (std::size_t t = 1; t < y.size(); ++t)
        result.fitted[t] = y[t - 1] + drift;
    for (double h = 1; h <= horizon; ++h) {
        result.mean.push_back(y.back() + h * drift);
        result.spread.push_back(sigma * std::sqrt(h * (1 + h / n)));
    }
    return reseasonalised(history, std::move(result));
}

} // namespace ms::forecast
