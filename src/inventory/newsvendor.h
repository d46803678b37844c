// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "stats/distribution.h"

#include <optional>
#include <span>

namespace ms::inventory {

/// What a unit too many and a unit too few cost, h > 0 and p > 0, in any one unit of money.
struct MismatchCosts {
    double holding = 0;
    double shortage = 0;
};

struct BaseStock {
    double level = 0;         ///< S, SKU base units; a value of the distribution when that is discrete
    double cost = 0;          ///< h·E[(S − D)⁺] + p·E[(D − S)⁺] a period
    double criticalRatio = 0; ///< p / (p + h)
};

/// The best stock for one period: the smallest S with F(S) >= p/(p + h).
/// Errors: InvalidInput for costs that are not positive. Source: Snyder & Shen (2019), ch. 4.3.
Result<BaseStock> newsvendor(const stats::Distribution& demand, const MismatchCosts& costs);

/// The cost of a given S. Errors and source as above.
Result<BaseStock> newsvendorCost(const stats::Distribution& demand, const MismatchCosts& costs, double level);

/// A season's buy with prices instead of costs.
struct SeasonPrices {
    double revenue = 0;      ///< per unit sold
    double purchaseCost = 0; ///< per unit bought, above salvageValue and below revenue
    double salvageValue = 0; ///< per unit left over
    double holdingCost = 0;  ///< per unit left over, beside
    double stockoutCost = 0; ///< per unit of demand not met, beside the lost revenue
};

struct SeasonBuy {
    double level = 0;
    double profit = 0; ///< expected
    double criticalRatio = 0;
};

/// h = purchase − salvage + holding, p = revenue − purchase + stockout; profit = (revenue − purchase)·E[D] −
/// cost. With a level given its profit is computed, else the best level's. Errors: InvalidInput when buying can
/// only lose or only win. Source: Snyder & Shen (2019), ch. 4.3.2.
Result<SeasonBuy> seasonBuy(const stats::Distribution& demand, const SeasonPrices& prices,
                            std::optional<double> level = {});

struct LeadTimeBaseStock {
    double level = 0;
    double cost = 0;
    double safetyStock = 0; ///< level − mean demand over the lead time and one period
    double criticalRatio = 0;
};

/// The base-stock policy with a lead time of L periods, whose S covers L + 1 periods of demand (the distribution that
/// is handed in). With a level given its cost is computed, else the best level's. Errors as newsvendor(). Source:
/// Snyder & Shen (2019), ch. 4.3.4.
Result<LeadTimeBaseStock> baseStock(const stats::Distribution& demandOverLeadTimeAndOnePeriod,
                                    const MismatchCosts& costs, std::optional<double> level = {});

/// The (R, S) policy: every R periods an order up to S that comes L periods later. Distribution k = 1..R is demand over
/// L + k periods, all that an order up to S must meet until the end of period k of its cycle. The cost is the mean a
/// period over the cycle, and the best S the smallest at which the mean of the F_k(S) is at least p/(p + h);
/// safetyStock is S less mean demand over L + R. With R = 1 it is baseStock(). With a level given its cost is computed.
/// Errors: as newsvendor(); InvalidInput without a distribution. Source: the cost of Snyder & Shen (2019), ch. 4.3.4,
/// averaged over the periods of a cycle.
Result<LeadTimeBaseStock> reviewedBaseStock(std::span<const stats::DistributionPtr> demandUntilPeriodEnds,
                                            const MismatchCosts& costs, std::optional<double> level = {});

} // namespace ms::inventory
