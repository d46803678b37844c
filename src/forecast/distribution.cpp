// SPDX-License-Identifier: GPL-3.0-or-later
#include "forecast/distribution.h"

#include "stats/normal.h"
#include "stats/random.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace ms::forecast {
namespace {

std::vector<double> scoresOf(const Distribution& distribution)
{
    std::vector<double> scores;
    for (const double probability : distribution.probabilities)
        scores.push_back(stats::normalQuantile(probability));
    return scores;
}

/// The quantile at normal score z, on the lines through the known ones.
double valueAt(const Distribution& distribution, const std::vector<double>& scores, std::size_t step, double z)
{
    const std::size_t size = scores.size();
    const double* values = distribution.values.data() + step * size;
    if (size == 1)
        return values[0];
    const auto after = std::upper_bound(scores.begin(), scores.end(), z);
    const auto upper = std::clamp<std::size_t>(static_cast<std::size_t>(after - scores.begin()), 1, size - 1);
    const double share = (z - scores[upper - 1]) / (scores[upper] - scores[upper - 1]);
    const double value = values[upper - 1] + share * (values[upper] - values[upper - 1]);
    return values[0] >= 0 ? std::max(value, 0.0) : value;
}

} // namespace

double quantile(const Distribution& distribution, std::size_t step, double p)
{
    assert(step < distribution.steps());
    return valueAt(distribution, scoresOf(distribution), step, stats::normalQuantile(p));
}

std::vector<std::vector<double>> samplePaths(const Distribution& distribution, int count, std::uint64_t seed)
{
    const std::vector<double> scores = scoresOf(distribution);
    const double tie = distribution.stepCorrelation;
    const double rest = std::sqrt(1 - tie * tie);
    std::vector<std::vector<double>> paths;
    for (int path = 0; path < count; ++path) {
        stats::Random random(seed, static_cast<std::uint64_t>(path));
        std::vector<double>& values = paths.emplace_back();
        double z = random.normal();
        for (std::size_t step = 0; step < distribution.steps(); ++step) {
            double value = valueAt(distribution, scores, step, z);
            if (distribution.unit > 0)
                value = std::round(value / distribution.unit) * distribution.unit;
            values.push_back(value);
            z = tie * z + rest * random.normal();
        }
    }
    return paths;
}

} // namespace ms::forecast
