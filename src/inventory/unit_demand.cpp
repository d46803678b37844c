// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/unit_demand.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ms::inventory {
namespace {

constexpr double mostCounted = 20.0; // mean up to which units are counted one by one
constexpr double mostSpread = 3.0;   // means
constexpr double nothingLeft = 1e-13;

} // namespace

UnitDemand::UnitDemand(double mean, double stdDev) : m_mean(std::max(mean, 0.0))
{
    if (!(mean > 0.0) || !(stdDev > 1e-6 * mean))
        return;
    const double spread = std::min(stdDev, mostSpread * mean);
    if (mean > mostCounted) {
        m_kind = Kind::Gamma;
        m_gamma = stats::gammaDistribution(mean, spread).value();
        return;
    }
    m_kind = Kind::Counted;
    const double more = spread * spread - mean; // than Poisson
    if (more <= 1e-9 * mean) {
        m_size = std::numeric_limits<double>::infinity();
        m_none = std::exp(-mean);
        return;
    }
    m_size = mean * mean / more;
    m_none = std::exp(-m_size * std::log1p(mean / m_size));
    m_ratio = mean / (m_size + mean);
}

template <typename Stop>
void UnitDemand::count(Stop stop) const
{
    double probability = m_none;
    double left = 1.0 - probability;
    for (double units = 0.0;; units += 1.0) {
        if (stop(units, probability, left) || (left < nothingLeft && units > m_mean))
            return;
        probability *= std::isinf(m_size) ? m_mean / (units + 1.0) : m_ratio * (m_size + units) / (units + 1.0);
        left = std::max(0.0, left - probability);
    }
}

double UnitDemand::quantile(double p) const
{
    if (m_kind == Kind::Certain)
        return m_mean;
    if (m_kind == Kind::Gamma)
        return std::max(0.0, std::ceil(m_gamma->quantile(p) - 0.5));
    double found = 0.0;
    count([&](double units, double, double left) {
        found = units;
        return 1.0 - left >= p;
    });
    return found;
}

double UnitDemand::above(double x) const
{
    if (x < 0.0)
        return m_mean > 0.0 ? 1.0 : 0.0;
    if (m_kind == Kind::Certain)
        return m_mean > x ? 1.0 : 0.0;
    const double whole = std::floor(x + 1e-9);
    if (m_kind == Kind::Gamma)
        return 1.0 - m_gamma->cdf(whole + 0.5);
    double tail = 0.0;
    count([&](double units, double, double left) {
        tail = left;
        return units >= whole;
    });
    return tail < nothingLeft ? 0.0 : tail;
}

double UnitDemand::loss(double x) const
{
    const double supply = std::max(x, 0.0);
    if (m_kind == Kind::Certain)
        return std::max(m_mean - supply, 0.0);
    if (m_kind == Kind::Gamma)
        return supply > 0.0 ? m_gamma->loss(supply) : m_mean;
    // E[max(D − x, 0)] = mean − x + Σ (x − k) P(D = k) over k < x
    double unused = 0.0;
    bool far = false;
    count([&](double units, double probability, double left) {
        if (units >= supply)
            return true;
        unused += (supply - units) * probability;
        far = left < nothingLeft && units > m_mean;
        return far;
    });
    return far ? 0.0 : std::max(0.0, m_mean - supply + unused);
}

} // namespace ms::inventory
