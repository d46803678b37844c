// SPDX-License-Identifier: GPL-3.0-or-later
#include "forecast/seasonality.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace ms::forecast {

std::vector<double> autocorrelation(std::span<const double> y, int maxLag)
{
    const std::size_t n = y.size();
    std::vector<double> result(static_cast<std::size_t>(std::max(0, maxLag)), 0.0);
    if (n == 0)
        return result;
    const double mean = std::accumulate(y.begin(), y.end(), 0.0) / static_cast<double>(n);
    double variance = 0;
    for (const double value : y)
        variance += (value - mean) * (value - mean);
    if (!(variance > 0))
        return result;
    for (std::size_t lag = 1; lag <= result.size() && lag < n; ++lag) {
        double sum = 0;
        for (std::size_t t = lag; t < n; ++t)
            sum += (y[t] - mean) * (y[t - lag] - mean);
        result[lag - 1] = sum / variance;
    }
    return result;
}

bool isSeasonal(std::span<const double> y, int season, double z)
{
    if (season <= 1 || y.size() < 3 * static_cast<std::size_t>(season))
        return false;
    const std::vector<double> acf = autocorrelation(y, season);
    double squares = 0;
    for (std::size_t k = 0; k + 1 < acf.size(); ++k)
        squares += acf[k] * acf[k];
    return std::abs(acf.back()) > z * std::sqrt((1 + 2 * squares) / static_cast<double>(y.size()));
}

std::vector<double> centredAverage(std::span<const double> y, int season)
{
    const std::size_t n = y.size();
    const auto m = static_cast<std::size_t>(season);
    const std::size_t half = m / 2;
    std::vector<double> average(n, std::numeric_limits<double>::quiet_NaN());
    if (n < m + (m % 2 == 0 ? 1 : 0))
        return average;
    double inner = 0; // the m (odd) or m - 1 (even) values about the centre
    const std::size_t reach = m % 2 == 0 ? half - 1 : half;
    for (std::size_t t = half - reach; t <= half + reach; ++t)
        inner += y[t];
    for (std::size_t t = half; t + half < n; ++t) {
        if (t > half)
            inner += y[t + reach] - y[t - reach - 1];
        const double sum = m % 2 == 0 ? inner + 0.5 * (y[t - half] + y[t + half]) : inner;
        average[t] = sum / static_cast<double>(m);
    }
    return average;
}

namespace {

/// A classical figure and how sure it is.
struct Decomposed {
    SeasonalPattern pattern;
    double variance = 0; ///< of the error of a phase's figure, mean over the phases
};

Decomposed decompose(std::span<const double> y, int season, bool multiplicative)
{
    Decomposed result;
    SeasonalPattern& pattern = result.pattern;
    const auto m = static_cast<std::size_t>(std::max(season, 0));
    if (season <= 1 || y.size() < 2 * m)
        return result;
    pattern.multiplicative = multiplicative && *std::min_element(y.begin(), y.end()) > 0;
    const std::vector<double> trend = centredAverage(y, season);
    pattern.figure.assign(m, 0.0);
    std::vector<double> squares(m, 0.0);
    std::vector<double> counts(m, 0.0);
    for (std::size_t t = m / 2, phase = m / 2; t + m / 2 < y.size(); ++t, phase = phase + 1 == m ? 0 : phase + 1) {
        const double value = pattern.multiplicative ? y[t] / trend[t] : y[t] - trend[t];
        const double before = value - pattern.figure[phase];
        pattern.figure[phase] += before / ++counts[phase];
        squares[phase] += before * (value - pattern.figure[phase]);
    }
    for (std::size_t k = 0; k < m; ++k)
        result.variance += counts[k] > 1 ? squares[k] / (counts[k] - 1) / counts[k] / static_cast<double>(m) : 0;
    const double mean = std::accumulate(pattern.figure.begin(), pattern.figure.end(), 0.0) / static_cast<double>(m);
    for (double& value : pattern.figure)
        value = pattern.multiplicative ? std::max(value / mean, 1e-3) : value - mean;
    return result;
}

} // namespace

SeasonalPattern classicalSeasonality(std::span<const double> y, int season, bool multiplicative)
{
    return decompose(y, season, multiplicative).pattern;
}

SeasonalPattern shrunkSeasonality(std::span<const double> y, int season, bool multiplicative)
{
    if (season <= 1 || y.size() < 3 * static_cast<std::size_t>(season))
        return {};
    Decomposed found = decompose(y, season, multiplicative);
    const double none = found.pattern.multiplicative ? 1 : 0;
    const auto m = static_cast<double>(season);
    double differences = 0;
    for (const double value : found.pattern.figure)
        differences += (value - none) * (value - none) / (m - 1);
    const double share = differences > 0 ? std::clamp((m - 3) / (m - 1) * found.variance / differences, 0.0, 1.0) : 1.0;
    for (double& value : found.pattern.figure)
        value = none + (1 - share) * (value - none);
    return std::move(found.pattern);
}

std::vector<double> withoutSeason(std::span<const double> y, const SeasonalPattern& pattern)
{
    std::vector<double> adjusted(y.begin(), y.end());
    if (pattern.present())
        for (std::size_t t = 0; t < adjusted.size(); ++t)
            adjusted[t] = pattern.multiplicative ? adjusted[t] / pattern.at(t) : adjusted[t] - pattern.at(t);
    return adjusted;
}

void addSeason(std::span<double> forecasts, const SeasonalPattern& pattern, std::size_t firstPeriod)
{
    if (pattern.present())
        for (std::size_t k = 0; k < forecasts.size(); ++k)
            forecasts[k] = pattern.multiplicative ? forecasts[k] * pattern.at(firstPeriod + k)
                                                  : forecasts[k] + pattern.at(firstPeriod + k);
}

} // namespace ms::forecast
