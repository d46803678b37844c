// SPDX-License-Identifier: GPL-3.0-or-later
#include "forecast/calibration.h"

#include "stats/normal.h"

#include <algorithm>
#include <cmath>

namespace ms::forecast {
namespace {

constexpr double normalWeight = 20;   // errors that the normal distribution counts for in the mixture
constexpr std::size_t enough = 20000; // errors a step: their 2.5 % quantile is known to a tenth of a per cent
constexpr double rankWeight = 100;    // ranks that the promise itself counts for
constexpr double farthest = 10; // spreads: an error beyond says that the spread was wrong, not how wide others are

/// The conformal quantile: in the upper half the ceil(p·(N + 1))-th smallest of N, in the lower the floor of it; the
/// ends where that is outside.
double conformalQuantile(const std::vector<double>& sorted, double p)
{
    const double place = p * static_cast<double>(sorted.size() + 1);
    const auto rank = static_cast<std::size_t>(p < 0.5 ? std::floor(place) : std::ceil(place));
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
    const std::size_t stride = errors.size() * (2 * reach + 1) / enough + 1;
    for (std::size_t i = 0; i < errors.size(); ++i)
        for (std::size_t k = 0; k < errors[i].size(); ++k) {
            const StandardisedErrors& one = errors[i];
            if (std::isnan(one[k]))
                continue;
            ++m_count;
            if ((i + k) % stride != 0)
                continue;
            for (std::size_t step = k - std::min(k, reach); step <= std::min(k + reach, steps - 1); ++step)
                m_sorted[step].push_back(std::clamp(one[k], -farthest, farthest));
        }
    for (auto& sorted : m_sorted)
        std::sort(sorted.begin(), sorted.end());
}

double Calibration::quantile(std::size_t step, double p) const
{
    return quantile(step, p, stats::normalQuantile(p));
}

double Calibration::quantile(std::size_t step, double p, double normal) const
{
    if (m_sorted.empty())
        return normal;
    const std::vector<double>& sorted = m_sorted[std::min(step, m_sorted.size() - 1)];
    if (sorted.empty())
        return normal;
    const double weight = static_cast<double>(sorted.size()) / (static_cast<double>(sorted.size()) + normalWeight);
    return weight * conformalQuantile(sorted, p) + (1 - weight) * normal;
}

Reach Calibration::reach(std::size_t step, double level) const
{
    const double tail = (1 - level / 100) / 2;
    return {std::min(0.0, quantile(step, tail)), std::max(0.0, quantile(step, 1 - tail))};
}

RankCalibration::RankCalibration(std::vector<double> ranks) : m_sorted(std::move(ranks))
{
    std::sort(m_sorted.begin(), m_sorted.end());
}

double RankCalibration::probability(double p) const
{
    if (m_sorted.empty())
        return p;
    const auto count = static_cast<double>(m_sorted.size());
    const double mixed = (count * conformalQuantile(m_sorted, p) + rankWeight * p) / (count + rankWeight);
    return std::clamp(mixed, 1e-6, 1 - 1e-6);
}

} // namespace ms::forecast
