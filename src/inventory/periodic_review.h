// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"
#include "core/result.h"
#include "inventory/newsvendor.h"
#include "stats/distribution.h"

namespace ms::inventory {

/// The (s, S) policy: at a review, when the inventory position is at or below s, order up to S.
struct ReorderOrderUpTo {
    double reorderPoint = 0;   ///< s
    double orderUpToLevel = 0; ///< S
    double cost = 0;           ///< per period; NaN where a method does not give it
};

/// The exact optimum for demand on whole numbers >= 0. `demand` is one period's, `exposure` that of the lead time and
/// one period (the same when the lead time is 0). `fixedCost` K >= 0 an order. O((S − s)²): some seconds at 50,000
/// units. Errors: InvalidInput for a continuous or partly negative distribution, costs out of range, or a best order of
/// more than 50,000 units; Canceled. Source: Zheng & Federgruen (1991), Operations Research 39(4), with the correction
/// of 40(1).
Result<ReorderOrderUpTo> exactReorderOrderUpTo(const stats::Distribution& demand, const stats::Distribution& exposure,
                                               const MismatchCosts& costs, double fixedCost, Progress& progress);

/// The exact cost a period of a given whole pair s < S, not above 100,000 apart. Errors and source as above.
Result<ReorderOrderUpTo> reorderOrderUpToCost(const stats::Distribution& demand, const stats::Distribution& exposure,
                                              const MismatchCosts& costs, double fixedCost, double reorderPoint,
                                              double orderUpToLevel, Progress& progress);

/// Power approximation for normal demand:
///   Q = 1.30 μ^0.494 (K/h)^0.506 (1 + σ_L²/μ²)^0.116,  z = √(Qh/(σ_L p)),
///   s = 0.973 μ_L + σ_L (0.183/z + 1.063 − 2.192 z),  S = s + Q,
/// with μ_L, σ_L of demand over the lead time and one period. Errors: InvalidInput for numbers that are not positive.
/// Source: Ehrhardt & Mosier (1984), Management Science 30(5), as printed in Snyder & Shen (2019), ch. 4.4.
Result<ReorderOrderUpTo> powerApproximation(double demandMean, double demandStdDev, double leadTime,
                                            const MismatchCosts& costs, double fixedCost);

} // namespace ms::inventory
