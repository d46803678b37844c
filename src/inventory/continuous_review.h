// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"
#include "core/result.h"

namespace ms::inventory {

/// The (r, Q) policy: order Q when the inventory position falls to r. Costs and demand per the same unit of time; the
/// demand during the lead time has mean demandMean·L and, where it is normal, standard deviation demandStdDev·√L.
struct ContinuousReviewInputs {
    double holdingCost = 0;  ///< per unit and unit of time, > 0
    double stockoutCost = 0; ///< > 0; per unit and unit of time, per unit for the expected-inventory-level method
    double fixedCost = 0;    ///< per order, > 0
    double demandMean = 0;   ///< per unit of time, > 0
    double demandStdDev = 0; ///< of one unit of time, > 0 (not used for Poisson demand)
    double leadTime = 0;     ///< units of time, > 0
};

struct ReorderPointQuantity {
    double reorderPoint = 0;
    double orderQuantity = 0;
    double cost = 0;        ///< per unit of time, by the method's own measure
    double safetyStock = 0; ///< reorder point − mean lead-time demand
};

// Errors of all: InvalidInput, naming the number that is outside its range (none may be above 1e12); Canceled where
// Progress is asked for.
// Source of all: Snyder & Shen (2019), Fundamentals of Supply Chain Theory, 2nd ed., ch. 5.

/// Exact expected cost of a given (r, Q), normal demand:
///   (K·d + ∫_r^{r+Q} h·E[(y − D)⁺] + p·E[(D − y)⁺] dy) / Q.
Result<ReorderPointQuantity> exactCost(const ContinuousReviewInputs& inputs, double reorderPoint, double orderQuantity);
/// The best r for a given Q: the cost rate is the same at r and r + Q.
Result<ReorderPointQuantity> bestReorderPoint(const ContinuousReviewInputs& inputs, double orderQuantity);
/// The exact optimum of both, by golden section over Q (the cost is convex in Q at the best r).
Result<ReorderPointQuantity> exactReorderPointQuantity(const ContinuousReviewInputs& inputs);
/// Expected-inventory-level approximation (Hadley & Whitin), stockout cost per unit short.
Result<ReorderPointQuantity> expectedInventoryLevelApproximation(const ContinuousReviewInputs& inputs);
/// Q of the economic order with backorders, r best for it.
Result<ReorderPointQuantity> economicOrderBackorderApproximation(const ContinuousReviewInputs& inputs);
/// Q = EOQ, r = mean + z·sd with z the normal quantile of p/(p + h).
Result<ReorderPointQuantity> economicOrderSafetyStockApproximation(const ContinuousReviewInputs& inputs);
/// Loss-function approximation: Q = √(2(K·d + (h + p)·n₂(r))/h) with n(r) = hQ/(h + p).
Result<ReorderPointQuantity> lossFunctionApproximation(const ContinuousReviewInputs& inputs);
/// Exact optimum for Poisson demand; r and Q whole, Q at most 1,000,000. Source: Federgruen & Zheng (1992), Operations
/// Research 40(4).
Result<ReorderPointQuantity> poissonReorderPointQuantity(const ContinuousReviewInputs& inputs, Progress& progress);
/// The best whole r for a given whole Q, Poisson demand: the Q neighbouring positions whose cost rates are least, as
/// the rate is convex in the position.
Result<ReorderPointQuantity> bestPoissonReorderPoint(const ContinuousReviewInputs& inputs, double orderQuantity,
                                                     Progress& progress);
/// Exact cost of a given whole (r, Q), Poisson demand.
Result<ReorderPointQuantity> poissonCost(const ContinuousReviewInputs& inputs, double reorderPoint,
                                         double orderQuantity, Progress& progress);

} // namespace ms::inventory
