// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/newsvendor.h"

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

} // namespace ms::inventory
