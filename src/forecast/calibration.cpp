// SPDX-License-Identifier: GPL-3.0-or-later
#include "forecast/calibration.h"

#include "stats/normal.h"

#include <algorithm>
#include <cmath>

namespace ms::forecast {
namespace {

constexpr double normalWeight = 20; // errors that the normal distribution counts for in the mixture

/// The conformal quantile from above: the ceil(p·(N + 1))-th smallest of N, the largest where that is more than N.
double upperQuantile(const std::vector<double>& sorted, double p)
{
    const auto rank = static_cast<std::size_t>(std::ceil(p * static_cast<double>(sorted.size() + 1)));
    return sorted[std::clamp<std::size_t>(rank, 1, sorted.size()) - 1];
}

double lowerQuantile(const std::vector<double>& sorted, double p)
{
    const auto rank = static_cast<std::size_t>(std::floor(p * static_cast<double>(sorted.size() + 1)));
    return sorted[std::clamp<std::size_t>(rank, 1, sorted.size()) - 1];
}

} // namespace

Calibration::Calibration(std::span<const StandardisedErrors> errors)
{
    std::size_t steps = 0;
    for (const StandardisedErrors& one : errors)
        steps = std::max(steps, one.size());
    m_sorted.resize(steps);
    const std::size_t reach = steps / 8;
    for (const StandardisedErrors& one : errors)
        for (std::size_t k = 0; k < one.size(); ++k) {
            if (std::isnan(one[k]))
                continue;
            ++m_count;
            for (std::size_t step = k - std::min(k, reach); step <= std::min(k + reach, steps - 1); ++step)
                m_sorted[step].push_back(one[k]);
        }
    for (auto& sorted : m_sorted)
        std::sort(sorted.begin(), sorted.end());
}

Reach Calibration::reach(std::size_t step, double level) const
{
    const double tail = (1 - level / 100) / 2;
    const double normal = stats::normalQuantile(1 - tail);
    Reach result{-normal, normal};
    if (m_sorted.empty())
        return result;
    const std::vector<double>& sorted = m_sorted[std::min(step, m_sorted.size() - 1)];
    if (sorted.empty())
        return result;
    const double weight = static_cast<double>(sorted.size()) / (static_cast<double>(sorted.size()) + normalWeight);
    result.low = std::min(0.0, weight * lowerQuantile(sorted, tail) - (1 - weight) * normal);
    result.high = std::max(0.0, weight * upperQuantile(sorted, 1 - tail) + (1 - weight) * normal);
    return result;
}

} // namespace ms::forecast
