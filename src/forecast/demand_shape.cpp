// SPDX-License-Identifier: GPL-3.0-or-later
#include "forecast/demand_shape.h"

#include <boost/math/special_functions/gamma.hpp>

#include <algorithm>
#include <cmath>

namespace ms::forecast {
namespace {

constexpr double memory = 0.97;          // weight of a period against the one after it
constexpr double othersPeriods = 5;      // what the dispersion of others counts for
constexpr double leastDispersion = 1.05; // demand more even than Poisson is not believed
constexpr double mostDispersion = 1e4;   // nor demand wilder than that: one jump of 10^12 units makes it look so
constexpr double farthestUnits = 1e6;    // counted one by one
constexpr double mostUnits = 200;        // means above it are as good as continuous
constexpr double largestWhole = 1e15;

using Fast = boost::math::policies::policy<boost::math::policies::promote_double<false>>;

/// Largest common divisor of whole values, 0 when one is not whole.
double commonUnit(std::span<const double> y)
{
    double unit = 0;
    for (double value : y) {
        if (value == 0)
            continue;
        if (value != std::floor(value) || value > largestWhole)
            return 0;
        while (unit > 0 && value > 0) {
            const double rest = std::fmod(unit, value);
            unit = value;
            value = rest;
        }
        unit = unit > 0 ? unit : value;
        if (unit == 1)
            return std::any_of(y.begin(), y.end(), [](double v) { return v != std::floor(v) || v > largestWhole; }) ? 0
                                                                                                                    : 1;
    }
    return unit;
}

} // namespace

DemandShape demandShapeOf(std::span<const double> y)
{
    DemandShape shape;
    double weights = 0;
    double weightSquares = 0;
    double sum = 0;
    double squares = 0;
    double sizes = 0;
    double sizeSquares = 0;
    double demands = 0;
    for (const double value : y) {
        weights = memory * weights + 1;
        weightSquares = memory * memory * weightSquares + 1;
        sum = memory * sum + value;
        squares = memory * squares + value * value;
        if (value > 0) {
            sizes += value;
            sizeSquares += value * value;
            ++demands;
        }
    }
    shape.unit = commonUnit(y);
    shape.periods = weights * weights / weightSquares;
    const double mean = sum / weights;
    if (mean > 0)
        shape.dispersion = (squares / weights - mean * mean) / mean / (shape.unit > 0 ? shape.unit : 1);
    if (demands > 0) {
        shape.size = sizes / demands;
        shape.sizeVariation = std::max(sizeSquares / demands / (shape.size * shape.size) - 1, 0.01);
    }
    return shape;
}

DemandShape shrunk(const DemandShape& shape, double othersDispersion)
{
    DemandShape result = shape;
    if (shape.unit > 0)
        result.dispersion =
            (shape.periods * shape.dispersion + othersPeriods * othersDispersion) / (shape.periods + othersPeriods);
    return result;
}

DemandDistribution::DemandDistribution(const DemandShape& shape, double mean) : m_mean(mean), m_unit(shape.unit)
{
    if (m_unit > 0 && mean / m_unit <= mostUnits) {
        const double dispersion = std::clamp(shape.dispersion, leastDispersion, mostDispersion);
        m_failure = 1 - 1 / dispersion;
        m_successes = mean / m_unit / (dispersion - 1);
        return;
    }
    if (m_unit > 0) { // many units: by mean and variance
        m_gammaScale = std::max(shape.dispersion, leastDispersion) * m_unit;
        m_gammaShape = mean / m_gammaScale;
        m_unit = 0;
        return;
    }
    m_share = std::clamp(mean / shape.size, 0.0, 1.0);
    m_gammaShape = 1 / shape.sizeVariation;
    m_gammaScale = m_share > 0 ? mean / m_share * shape.sizeVariation : 0;
}

double DemandDistribution::quantile(double probability) const
{
    if (probability <= 1 - m_share)
        return 0;
    const double within = (probability - (1 - m_share)) / m_share;
    return m_gammaScale * boost::math::gamma_p_inv(m_gammaShape, std::min(within, 1 - 1e-12), Fast());
}

std::vector<double> DemandDistribution::quantiles(std::span<const double> probabilities) const
{
    std::vector<double> result(probabilities.size(), 0.0);
    if (!(m_mean > 0))
        return result;
    if (!(m_unit > 0)) {
        std::transform(probabilities.begin(), probabilities.end(), result.begin(),
                       [this](double probability) { return quantile(probability); });
        return result;
    }
    double mass = std::pow(1 - m_failure, m_successes);
    double below = mass;
    double units = 0;
    for (std::size_t i = 0; i < probabilities.size(); ++i) {
        while (below < probabilities[i] && units < farthestUnits) {
            mass *= (m_successes + units) / (units + 1) * m_failure;
            below += mass;
            ++units;
            if (mass < 1e-18 && units * m_unit > m_mean)
                break; // what is left of the probability is rounding
        }
        result[i] = units * m_unit;
    }
    return result;
}

double DemandDistribution::rank(double demand, double share) const
{
    if (!(m_mean > 0))
        return demand > 0 ? 1 : share;
    if (!(m_unit > 0)) {
        if (demand <= 0)
            return share * (1 - m_share);
        return 1 - m_share + m_share * boost::math::gamma_p(m_gammaShape, demand / m_gammaScale, Fast());
    }
    const double units = std::min(std::floor(std::max(demand, 0.0) / m_unit + 1e-9), farthestUnits);
    double mass = std::pow(1 - m_failure, m_successes);
    double below = 0;
    for (double k = 0; k < units && below < 1 - 1e-12; ++k) {
        below += mass;
        mass *= (m_successes + k) / (k + 1) * m_failure;
    }
    return std::min(below + share * mass, 1.0);
}

} // namespace ms::forecast
