// SPDX-License-Identifier: GPL-3.0-or-later
#include "forecast/outliers.h"

#include <algorithm>

namespace ms::forecast {
namespace {

constexpr double factor = 5;
constexpr std::size_t leastPeriods = 8;
constexpr std::ptrdiff_t leastDemands = 5;
constexpr std::size_t leastReach = 6;

/// Whether a value stands out of those beside it, as every outlier does.
bool anyPeak(std::span<const double> y)
{
    bool found = y[0] > factor * y[1] || y[y.size() - 1] > factor * y[y.size() - 2];
    for (std::size_t t = 1; t + 1 < y.size(); ++t)
        found |= y[t] > factor * std::max(y[t - 1], y[t + 1]);
    return found;
}

} // namespace

std::vector<Outlier> findOutliers(std::span<const double> y, int season)
{
    std::vector<Outlier> outliers;
    if (y.size() < leastPeriods || !anyPeak(y)) // the common case costs one pass
        return outliers;
    const auto demands = std::count_if(y.begin(), y.end(), [](double value) { return value > 0; });
    if (demands < leastDemands || *std::min_element(y.begin(), y.end()) < 0)
        return outliers;
    // Only what stands far out of the whole history is looked at closely.
    std::vector<double> sorted(y.begin(), y.end());
    const auto high = sorted.end() - std::max<std::ptrdiff_t>(1, static_cast<std::ptrdiff_t>(y.size() / 20)) - 1;
    std::nth_element(sorted.begin(), high, sorted.end());
    const double usual = *high;
    const std::size_t reach = std::max(leastReach, static_cast<std::size_t>(std::max(season, 1)));
    for (std::size_t t = 0; t < y.size(); ++t) {
        if (!(y[t] > factor * usual))
            continue;
        double largest = 0;
        for (std::size_t other = t - std::min(t, reach); other <= std::min(t + reach, y.size() - 1); ++other)
            largest = other == t ? largest : std::max(largest, y[other]);
        if (largest > 0 && y[t] > factor * largest)
            outliers.push_back({t, largest});
    }
    return outliers;
}

} // namespace ms::forecast
