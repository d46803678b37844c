// SPDX-License-Identifier: GPL-3.0-or-later
#include "forecast/within_period.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace ms::forecast {

std::vector<double> partShares(std::span<const double> own, std::span<const double> prior, double priorPeriods)
{
    const std::size_t parts = prior.size();
    const double priorSum = std::accumulate(prior.begin(), prior.end(), 0.0);
    std::vector<double> shares(parts);
    double periods = priorPeriods;
    for (std::size_t i = 0; i < parts; ++i)
        shares[i] = priorPeriods * prior[i] / priorSum;
    for (std::size_t first = 0; first + parts <= own.size(); first += parts) {
        const auto period = own.subspan(first, parts);
        const double sum = std::accumulate(period.begin(), period.end(), 0.0);
        if (!(sum > 0))
            continue;
        periods += 1;
        for (std::size_t i = 0; i < parts; ++i)
            shares[i] += period[i] / sum;
    }
    if (periods > 0) {
        for (double& share : shares)
            share /= periods;
    } else {
        for (std::size_t i = 0; i < parts; ++i)
            shares[i] = prior[i] / priorSum;
    }
    return shares;
}

std::vector<double> spreadOver(double total, std::span<const double> shares)
{
    std::vector<double> parts(shares.size());
    if (parts.empty())
        return parts;
    const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
    double given = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        parts[i] = sum > 0 ? total * (shares[i] / sum) : total / static_cast<double>(parts.size());
        given += parts[i];
    }
    *std::max_element(parts.begin(), parts.end()) += total - given;
    return parts;
}

double spreadOfSum(std::span<const double> spreads, double correlation)
{
    double variance = 0;
    for (std::size_t i = 0; i < spreads.size(); ++i) {
        variance += spreads[i] * spreads[i];
        double tie = 1;
        for (std::size_t j = i + 1; j < spreads.size(); ++j) {
            tie *= correlation;
            variance += 2 * tie * spreads[i] * spreads[j];
        }
    }
    return std::sqrt(std::max(variance, 0.0));
}

} // namespace ms::forecast
