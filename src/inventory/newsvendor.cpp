// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/newsvendor.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace ms::inventory {
namespace {

bool positive(double x)
{
    return std::isfinite(x) && x > 0.0;
}

Result<void> check(const MismatchCosts& costs)
{
    if (!positive(costs.holding))
        return failure(ErrorCode::InvalidInput,
                       "holding cost " + std::to_string(costs.holding) + ", expected more than 0");
    if (!positive(costs.shortage))
        return failure(ErrorCode::InvalidInput,
                       "stockout cost " + std::to_string(costs.shortage) + ", expected more than 0");
    return {};
}

double criticalRatio(const MismatchCosts& costs)
{
    return costs.shortage / (costs.shortage + costs.holding);
}

} // namespace

Result<BaseStock> newsvendor(const stats::Distribution& demand, const MismatchCosts& costs)
{
    if (auto ok = check(costs); !ok)
        return tl::unexpected(ok.error());
    return newsvendorCost(demand, costs, demand.quantile(criticalRatio(costs)));
}

Result<BaseStock> newsvendorCost(const stats::Distribution& demand, const MismatchCosts& costs, double level)
{
    if (auto ok = check(costs); !ok)
        return tl::unexpected(ok.error());
    if (!std::isfinite(level))
        return failure(ErrorCode::InvalidInput, "base-stock level is not a number");
    const double cost = costs.holding * demand.complementaryLoss(level) + costs.shortage * demand.loss(level);
    return BaseStock{level, cost, criticalRatio(costs)};
}

Result<SeasonBuy> seasonBuy(const stats::Distribution& demand, const SeasonPrices& prices, std::optional<double> level)
{
    const MismatchCosts costs{prices.purchaseCost - prices.salvageValue + prices.holdingCost,
                              prices.revenue - prices.purchaseCost + prices.stockoutCost};
    const auto best = level ? newsvendorCost(demand, costs, *level) : newsvendor(demand, costs);
    if (!best)
        return failure(ErrorCode::InvalidInput,
                       "revenue above the purchase cost and that above the salvage value are needed: " +
                           best.error().detail);
    const double profit = (prices.revenue - prices.purchaseCost) * demand.mean() - best->cost;
    return SeasonBuy{best->level, profit, best->criticalRatio};
}

Result<LeadTimeBaseStock> baseStock(const stats::Distribution& demandOverLeadTimeAndOnePeriod,
                                    const MismatchCosts& costs, std::optional<double> level)
{
    const auto& demand = demandOverLeadTimeAndOnePeriod;
    const auto best = level ? newsvendorCost(demand, costs, *level) : newsvendor(demand, costs);
    if (!best)
        return tl::unexpected(best.error());
    return LeadTimeBaseStock{best->level, best->cost, best->level - demand.mean(), best->criticalRatio};
}

namespace {

/// The smallest S at which the mean of the distribution functions is at least `ratio`.
double meanQuantile(std::span<const stats::DistributionPtr> demands, double ratio)
{
    const auto enough = [&](double level) {
        double sum = 0.0;
        for (const auto& demand : demands)
            sum += demand->cdf(level);
        return sum >= ratio * static_cast<double>(demands.size());
    };
    double low = demands.front()->quantile(ratio);
    double high = low;
    for (const auto& demand : demands) {
        low = std::min(low, demand->quantile(ratio));
        high = std::max(high, demand->quantile(ratio));
    }
    if (enough(low))
        return low;
    for (int step = 0; step < 200 && high - low > 1e-12 * (1.0 + std::fabs(high)); ++step) {
        const double middle = 0.5 * (low + high);
        (enough(middle) ? high : low) = middle;
    }
    if (!demands.front()->discrete())
        return high;
    double value = low; // the largest value that demand takes at or below `high`
    for (const auto& demand : demands) {
        if (const double reached = demand->cdf(high); reached > 0.0)
            value = std::max(value, demand->quantile(std::min(reached, 1.0 - 1e-15)));
    }
    return value;
}

} // namespace

Result<LeadTimeBaseStock> reviewedBaseStock(std::span<const stats::DistributionPtr> demandUntilPeriodEnds,
                                            const MismatchCosts& costs, std::optional<double> level)
{
    if (auto ok = check(costs); !ok)
        return tl::unexpected(ok.error());
    if (demandUntilPeriodEnds.empty())
        return failure(ErrorCode::InvalidInput, "a review period needs at least one period");
    const double best = level ? *level : meanQuantile(demandUntilPeriodEnds, criticalRatio(costs));
    double cost = 0.0;
    for (const auto& demand : demandUntilPeriodEnds) {
        const auto ended = newsvendorCost(*demand, costs, best);
        if (!ended)
            return tl::unexpected(ended.error());
        cost += ended->cost / static_cast<double>(demandUntilPeriodEnds.size());
    }
    return LeadTimeBaseStock{best, cost, best - demandUntilPeriodEnds.back()->mean(), criticalRatio(costs)};
}

} // namespace ms::inventory
