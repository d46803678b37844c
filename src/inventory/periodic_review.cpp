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
    Renewal(const stats::Distribution& demand, const stats::Distribution& exposure, const MismatchCosts& costs,
            double fixedCost)
        : m_demand(demand), m_exposure(exposure), m_costs(costs), m_fixedCost(fixedCost)
    {
    }
    /// G(y), the expected cost of a period with position y after ordering.
    [[nodiscard]] double periodCost(double y) const
    {
        return m_costs.holding * m_exposure.complementaryLoss(y) + m_costs.shortage * m_exposure.loss(y);
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

private:
    void grow(std::size_t count)
    {
        while (m_visits.size() < count) {
            const std::size_t j = m_visits.size();
            m_probability.push_back(m_demand.pdf(static_cast<double>(j)));
            double visits = j == 0 ? 1.0 : 0.0;
            for (std::size_t l = 1; l <= j; ++l)
                visits += m_probability[l] * m_visits[j - l];
            m_visits.push_back(visits / (1.0 - m_probability[0]));
        }
    }

    const stats::Distribution& m_demand;
    const stats::Distribution& m_exposure;
    MismatchCosts m_costs;
    double m_fixedCost;
    std::vector<double> m_probability;
    std::vector<double> m_visits;
};

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
                                               const MismatchCosts& costs, double fixedCost)
{
    if (auto ok = check(demand, exposure, costs, fixedCost); !ok)
        return tl::unexpected(ok.error());
    Renewal renewal(demand, exposure, costs, fixedCost);
    const double myopic = exposure.quantile(costs.shortage / (costs.shortage + costs.holding)); // minimises G
    double S0 = myopic;
    double s = myopic - 1.0;
    while (renewal.cost(s, S0) > renewal.periodCost(s))
        s -= 1.0;
    double best = renewal.cost(s, S0);
    double bestS = S0;
    for (double S = bestS + 1.0; renewal.periodCost(S) <= best; S += 1.0) {
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
                                              double orderUpToLevel)
{
    if (auto ok = check(demand, exposure, costs, fixedCost); !ok)
        return tl::unexpected(ok.error());
    if (reorderPoint != std::floor(reorderPoint) || orderUpToLevel != std::floor(orderUpToLevel) ||
        !(reorderPoint < orderUpToLevel) || orderUpToLevel - reorderPoint > 1e5)
        return failure(ErrorCode::InvalidInput, "reorder point and order-up-to level must be whole numbers, s below S");
    Renewal renewal(demand, exposure, costs, fixedCost);
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
