// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/periodic_review.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

namespace ms::inventory {
namespace {

/// The renewal quantities of Zheng & Federgruen, grown as far as they are asked for: m(j) is the expected number of
/// periods in which the position is S − j, M(j) the expected periods until j units or more are sold.
class Renewal {
public:
    /// `origin` is a position near those that are asked for.
    Renewal(const stats::Distribution& demand, const stats::Distribution& exposure, const MismatchCosts& costs,
            double fixedCost, double origin)
        : m_demand(demand), m_exposure(exposure), m_costs(costs), m_fixedCost(fixedCost), m_origin(origin)
    {
    }
    /// G(y), the expected cost of a period with position y after ordering, y whole. Kept once it is known.
    [[nodiscard]] double periodCost(double y)
    {
        const bool above = y >= m_origin;
        std::vector<double>& known = above ? m_above : m_below;
        const auto index = static_cast<std::size_t>(above ? y - m_origin : m_origin - 1.0 - y);
        while (known.size() <= index) {
            const auto next = static_cast<double>(known.size());
            const double at = above ? m_origin + next : m_origin - 1.0 - next;
            known.push_back(m_costs.holding * m_exposure.complementaryLoss(at) +
                            m_costs.shortage * m_exposure.loss(at));
        }
        return known[index];
    }
    /// c(s, S), the average cost a period.
    [[nodiscard]] double cost(double s, double S)
    {
        const auto width = static_cast<std::size_t>(S - s);
        grow(width);
        double sum = m_fixedCost;
        double periods = 0.0;
        for (std::size_t j = 0; j < width; ++j) {
            sum += m_visits[j] * periodCost(S - static_cast<double>(j));
            periods += m_visits[j];
        }
        return sum / periods;
    }
    void grow(std::size_t count)
    {
        while (m_visits.size() < count) {
            const std::size_t j = m_visits.size();
            if (!m_complete) {
                m_probability.push_back(m_demand.pdf(static_cast<double>(j)));
                m_complete = m_demand.cdf(static_cast<double>(j)) >= 1.0 - 1e-16; // more is never asked for
            }
            double visits = j == 0 ? 1.0 : 0.0;
            for (std::size_t l = 1; l <= std::min(j, m_probability.size() - 1); ++l)
                visits += m_probability[l] * m_visits[j - l];
            m_visits.push_back(visits / (1.0 - m_probability[0]));
        }
    }

private:
    const stats::Distribution& m_demand;
    const stats::Distribution& m_exposure;
    MismatchCosts m_costs;
    double m_fixedCost;
    double m_origin;
    bool m_complete = false; ///< m_probability holds all that is not 0
    std::vector<double> m_probability;
    std::vector<double> m_visits;
    std::vector<double> m_above; ///< G at the origin and above it
    std::vector<double> m_below;
};

/// Units that a given pair may be apart, and one that is searched, which takes the square of it in steps.
constexpr double mostApart = 1e5;
constexpr double mostSearched = 5e4;

/// Why the search has to end at a pair that is `apart`.
Result<void> goesOn(double apart, const Progress& progress)
{
    if (progress.canceled())
        return failure(ErrorCode::Canceled, "search canceled");
    if (apart > mostSearched)
        return failure(ErrorCode::InvalidInput, "the best order is more than 50,000 units; count in larger units");
    return {};
}

Result<void> check(const stats::Distribution& demand, const stats::Distribution& exposure, const MismatchCosts& costs,
                   double fixedCost)
{
    if (!(costs.holding > 0.0) || !(costs.shortage > 0.0) || !std::isfinite(costs.holding + costs.shortage))
        return failure(ErrorCode::InvalidInput, "holding and stockout cost must be more than 0");
    if (!(std::isfinite(fixedCost) && fixedCost >= 0.0))
        return failure(ErrorCode::InvalidInput, "fixed cost " + std::to_string(fixedCost) + ", expected at least 0");
    if (!demand.discrete() || !exposure.discrete() || demand.cdf(-1e-9) > 0.0 || demand.mean() <= 0.0)
        return failure(ErrorCode::InvalidInput, "demand must be on the whole numbers 0, 1, 2... and not always 0");
    return {};
}

} // namespace

Result<ReorderOrderUpTo> exactReorderOrderUpTo(const stats::Distribution& demand, const stats::Distribution& exposure,
                                               const MismatchCosts& costs, double fixedCost, Progress& progress)
{
    if (auto ok = check(demand, exposure, costs, fixedCost); !ok)
        return tl::unexpected(ok.error());
    // What certain demand would order is less; a period may ask for more than the pair is apart.
    const double economic = std::sqrt(2.0 * fixedCost * demand.mean() * (costs.holding + costs.shortage) /
                                      (costs.holding * costs.shortage));
    if (auto ok = goesOn(economic - 2.0 * demand.mean(), progress); !ok)
        return tl::unexpected(ok.error());
    const double myopic = exposure.quantile(costs.shortage / (costs.shortage + costs.holding)); // minimises G
    Renewal renewal(demand, exposure, costs, fixedCost, myopic);
    double S0 = myopic;
    double s = myopic - 1.0;
    while (renewal.cost(s, S0) > renewal.periodCost(s)) {
        s -= 1.0;
        if (auto ok = goesOn(S0 - s, progress); !ok)
            return tl::unexpected(ok.error());
    }
    double best = renewal.cost(s, S0);
    double bestS = S0;
    for (double S = bestS + 1.0; renewal.periodCost(S) <= best; S += 1.0) {
        if (auto ok = goesOn(S - s, progress); !ok)
            return tl::unexpected(ok.error());
        if (renewal.cost(s, S) >= best)
            continue;
        bestS = S;
        while (renewal.cost(s, S) <= renewal.periodCost(s + 1.0))
            s += 1.0;
        best = renewal.cost(s, S);
    }
    return ReorderOrderUpTo{s, bestS, best};
}

Result<ReorderOrderUpTo> reorderOrderUpToCost(const stats::Distribution& demand, const stats::Distribution& exposure,
                                              const MismatchCosts& costs, double fixedCost, double reorderPoint,
                                              double orderUpToLevel, Progress& progress)
{
    if (auto ok = check(demand, exposure, costs, fixedCost); !ok)
        return tl::unexpected(ok.error());
    if (reorderPoint != std::floor(reorderPoint) || orderUpToLevel != std::floor(orderUpToLevel) ||
        !(reorderPoint < orderUpToLevel) || std::fabs(orderUpToLevel) > 1e12)
        return failure(ErrorCode::InvalidInput, "reorder point and order-up-to level must be whole numbers, s below S");
    if (orderUpToLevel - reorderPoint > mostApart)
        return failure(ErrorCode::InvalidInput, "reorder point and order-up-to level are more than 100,000 apart");
    Renewal renewal(demand, exposure, costs, fixedCost, orderUpToLevel);
    for (double apart = 0.0; apart < orderUpToLevel - reorderPoint; apart += 100.0) {
        renewal.grow(static_cast<std::size_t>(apart));
        if (progress.canceled())
            return failure(ErrorCode::Canceled, "cost canceled");
    }
    return ReorderOrderUpTo{reorderPoint, orderUpToLevel, renewal.cost(reorderPoint, orderUpToLevel)};
}

Result<ReorderOrderUpTo> powerApproximation(double demandMean, double demandStdDev, double leadTime,
                                            const MismatchCosts& costs, double fixedCost)
{
    const double numbers[] = {demandMean, demandStdDev, costs.holding, costs.shortage, fixedCost};
    if (!std::ranges::all_of(numbers, [](double x) { return std::isfinite(x) && x > 0.0; }) || !(leadTime >= 0.0))
        return failure(ErrorCode::InvalidInput,
                       "demand, its spread and the three costs must be more than 0, the lead time at least 0");
    const double mean = demandMean * (leadTime + 1.0);
    const double sd = demandStdDev * std::sqrt(leadTime + 1.0);
    const double q = 1.30 * std::pow(demandMean, 0.494) * std::pow(fixedCost / costs.holding, 0.506) *
                     std::pow(1.0 + sd * sd / (demandMean * demandMean), 0.116);
    const double z = std::sqrt(q * costs.holding / (sd * costs.shortage));
    const double s = 0.973 * mean + sd * (0.183 / z + 1.063 - 2.192 * z);
    return ReorderOrderUpTo{s, s + q, std::numeric_limits<double>::quiet_NaN()};
}

} // namespace ms::inventory
