// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/recent_demand.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace ms::pricing {

namespace {

constexpr std::size_t levelPeriods = 13;
constexpr std::size_t noisePeriods = 52;

struct Moments {
    double mean = 0;
    double variance = 0;
};

Moments momentsOf(std::span<const double> values)
{
    Moments moments;
    const auto count = static_cast<double>(values.size());
    for (const double value : values)
        moments.mean += value / count;
    if (values.size() > 1) {
        for (const double value : values)
            moments.variance += (value - moments.mean) * (value - moments.mean) / (count - 1);
    }
    return moments;
}

std::span<const double> lastOf(std::span<const double> values, std::size_t count)
{
    return values.last(std::min(values.size(), count));
}

} // namespace

RecentDemand recentDemand(std::span<const double> units, std::span<const double> prices, double price,
                          double elasticity)
{
    const double slope = std::isfinite(elasticity) ? elasticity : 0;
    std::vector<double> adjusted;
    for (std::size_t i = 0; i < units.size(); ++i) {
        if (!std::isfinite(units[i]))
            continue;
        const bool moved = i < prices.size() && prices[i] > 0;
        adjusted.push_back(moved ? units[i] * std::pow(price / prices[i], slope) : units[i]);
    }
    RecentDemand recent;
    if (adjusted.empty())
        return recent;
    const auto level = lastOf(adjusted, levelPeriods);
    recent.unitsPerPeriod = momentsOf(level).mean;
    recent.periods = static_cast<int>(level.size());
    const Moments all = momentsOf(lastOf(adjusted, noisePeriods));
    if (all.mean > 0)
        recent.noise = std::max(std::sqrt(all.variance), std::sqrt(all.mean)) / all.mean;
    recent.levelStdError = recent.noise / std::sqrt(static_cast<double>(level.size()));
    return recent;
}

} // namespace ms::pricing
