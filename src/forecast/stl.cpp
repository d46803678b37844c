// SPDX-License-Identifier: GPL-3.0-or-later
#include "forecast/stl.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstddef>

namespace ms::forecast {
namespace {

constexpr int firstSeasonWindow = 11; // of MSTL, and four more for every further season
constexpr int windowStep = 4;
constexpr int mstlRounds = 2;

int nextOdd(double value)
{
    const int whole = static_cast<int>(std::ceil(value));
    return whole + (whole % 2 == 0 ? 1 : 0);
}

/// Loess of `y` at place `at` (from 1, may lie one outside either end) from the points left..right (from 1).
/// NaN when no point has a weight.
double loessAt(std::span<const double> y, int window, int degree, double at, int left, int right)
{
    const int n = static_cast<int>(y.size());
    double reach = std::max(at - left, right - at);
    if (window > n)
        reach += (window - n) / 2; // whole division, as in the authors' program
    const double far = 0.999 * reach;
    const double near = 0.001 * reach;
    double total = 0;
    double place = 0;
    std::vector<double> weights(static_cast<std::size_t>(right - left + 1), 0.0);
    for (int j = left; j <= right; ++j) {
        const double distance = std::abs(j - at);
        if (distance > far)
            continue;
        const double share = distance / reach;
        const double cube = 1 - share * share * share;
        const double weight = distance <= near ? 1 : cube * cube * cube;
        weights[static_cast<std::size_t>(j - left)] = weight;
        total += weight;
        place += weight * j;
    }
    if (!(total > 0))
        return std::nan("");
    double slope = 0;
    place /= total;
    if (reach > 0 && degree > 0) {
        double spread = 0;
        for (int j = left; j <= right; ++j)
            spread += weights[static_cast<std::size_t>(j - left)] / total * (j - place) * (j - place);
        if (std::sqrt(spread) > 0.001 * (n - 1))
            slope = (at - place) / spread;
    }
    double value = 0;
    for (int j = left; j <= right; ++j)
        value += weights[static_cast<std::size_t>(j - left)] / total * (slope * (j - place) + 1) *
                 y[static_cast<std::size_t>(j - 1)];
    return value;
}

/// Loess at every point, computed at each `jump`-th and joined by lines.
std::vector<double> loess(std::span<const double> y, int window, int degree, int jump)
{
    const int n = static_cast<int>(y.size());
    std::vector<double> smooth(y.begin(), y.end());
    if (n < 2)
        return smooth;
    jump = std::min(jump, n - 1);
    const int half = (window + 1) / 2;
    const auto fit = [&](int at) {
        int left = 1;
        int right = n;
        if (window < n) {
            left = std::clamp(at - half + 1, 1, n - window + 1);
            right = left + window - 1;
        }
        const double value = loessAt(y, window, degree, at, left, right);
        smooth[static_cast<std::size_t>(at - 1)] = std::isnan(value) ? y[static_cast<std::size_t>(at - 1)] : value;
    };
    const auto join = [&](int from, int to) {
        const double start = smooth[static_cast<std::size_t>(from - 1)];
        const double step = (smooth[static_cast<std::size_t>(to - 1)] - start) / (to - from);
        for (int j = from + 1; j < to; ++j)
            smooth[static_cast<std::size_t>(j - 1)] = start + step * (j - from);
    };
    int last = 1;
    for (int at = 1; at <= n; at += jump) {
        fit(at);
        if (at > 1)
            join(at - jump, at);
        last = at;
    }
    if (last != n) {
        fit(n);
        join(last, n);
    }
    return smooth;
}

std::vector<double> movingAverage(std::span<const double> y, int width)
{
    std::vector<double> averages;
    double sum = 0;
    for (std::size_t t = 0; t < y.size(); ++t) {
        sum += y[t];
        if (t + 1 >= static_cast<std::size_t>(width)) {
            averages.push_back(sum / width);
            sum -= y[t + 1 - static_cast<std::size_t>(width)];
        }
    }
    return averages;
}

/// Every phase smoothed over the seasons, with one more season at either end.
std::vector<double> smoothPhases(std::span<const double> y, int season, int window)
{
    const auto m = static_cast<std::size_t>(season);
    const int jump = static_cast<int>(std::ceil(window / 10.0));
    std::vector<double> cycle(y.size() + 2 * m);
    for (std::size_t phase = 0; phase < m; ++phase) {
        std::vector<double> one;
        for (std::size_t t = phase; t < y.size(); t += m)
            one.push_back(y[t]);
        const std::vector<double> smooth = loess(one, window, 0, jump);
        const int n = static_cast<int>(one.size());
        const double before = loessAt(one, window, 0, 0, 1, std::min(window, n));
        const double after = loessAt(one, window, 0, n + 1, std::max(1, n - window + 1), n);
        cycle[phase] = std::isnan(before) ? smooth.front() : before;
        for (std::size_t k = 0; k < smooth.size(); ++k)
            cycle[(k + 1) * m + phase] = smooth[k];
        cycle[(smooth.size() + 1) * m + phase] = std::isnan(after) ? smooth.back() : after;
    }
    return cycle;
}

} // namespace

StlParts decomposeStl(std::span<const double> y, int season, const StlSettings& settings)
{
    assert(season >= 2 && y.size() >= 2 * static_cast<std::size_t>(season));
    const int trendWindow =
        settings.trendWindow > 0 ? settings.trendWindow : nextOdd(1.5 * season / (1 - 1.5 / settings.seasonWindow));
    const int lowWindow = nextOdd(season);
    const auto jumpOf = [](int window) { return static_cast<int>(std::ceil(window / 10.0)); };
    StlParts parts;
    parts.trend.assign(y.size(), 0.0);
    std::vector<double> without(y.size());
    for (int round = 0; round < settings.rounds; ++round) {
        for (std::size_t t = 0; t < y.size(); ++t)
            without[t] = y[t] - parts.trend[t];
        const std::vector<double> cycle = smoothPhases(without, season, settings.seasonWindow);
        const std::vector<double> low = loess(movingAverage(movingAverage(movingAverage(cycle, season), season), 3),
                                              lowWindow, 1, jumpOf(lowWindow));
        parts.season.resize(y.size());
        for (std::size_t t = 0; t < y.size(); ++t) {
            parts.season[t] = cycle[t + static_cast<std::size_t>(season)] - low[t];
            without[t] = y[t] - parts.season[t];
        }
        parts.trend = loess(without, trendWindow, 1, jumpOf(trendWindow));
    }
    return parts;
}

MstlParts decomposeMstl(std::span<const double> y, std::span<const int> seasons)
{
    MstlParts parts;
    parts.seasons.assign(seasons.size(), std::vector<double>(y.size(), 0.0));
    parts.trend.assign(y.begin(), y.end());
    std::vector<double> rest(y.begin(), y.end());
    for (int round = 0; round < mstlRounds; ++round)
        for (std::size_t s = 0; s < seasons.size(); ++s) {
            if (seasons[s] < 2 || y.size() < 2 * static_cast<std::size_t>(seasons[s]))
                continue;
            std::vector<double>& season = parts.seasons[s];
            for (std::size_t t = 0; t < y.size(); ++t)
                rest[t] += season[t];
            StlSettings settings;
            settings.seasonWindow = firstSeasonWindow + windowStep * static_cast<int>(s);
            StlParts one = decomposeStl(rest, seasons[s], settings);
            season = std::move(one.season);
            parts.trend = std::move(one.trend);
            for (std::size_t t = 0; t < y.size(); ++t)
                rest[t] -= season[t];
        }
    return parts;
}

} // namespace ms::forecast
