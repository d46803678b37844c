// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "inventory/types.h"

#include <span>

namespace ms::inventory {

/// Safety stock for a cycle service level, demand of different periods independent and normal, lead time fixed:
///   SS = z · σ · √L
/// `sigma` units a period, `leadTime` in periods; not rounded. The planner's rule of thumb: it has neither the review
/// period nor the spread of the lead time; reorderLevels() has both.
/// Errors: InvalidInput if serviceLevel is outside (0, 1), sigma < 0 or leadTime <= 0.
/// Source: Silver, Pyke & Thomas (2017), Inventory and Production Management in Supply Chains, ch. 6.
Result<double> safetyStock(double serviceLevel, double sigma, double leadTime);

/// The same with demand and lead time both uncertain and independent, protecting the review period R as well:
///   SS = z · √((L + R)·σ² + d²·σ_L²)
/// where σ is the spread of demand or, better, of the one-period forecast error. Errors: as reorderLevels().
Result<double> safetyStock(const PeriodDemand& demand, const LeadTime& leadTime, const ServicePolicy& policy);

/// Safety stock, reorder point and order-up-to level:
///   s = d·(L + R) + SS,   S = s + max(d·R, orderQuantity)
/// Under continuous review (R = 0) s is the point at which `orderQuantity` is ordered; under periodic review the
/// position is brought up to S when it is found at or below s. Not rounded.
/// Errors: InvalidInput if the service level is outside (0, 1), the lead time <= 0, or any spread, mean, review period
/// or order quantity negative or not finite. Source: as above, ch. 6.7 and 6.9.
Result<ReorderLevels> reorderLevels(const PeriodDemand& demand, const LeadTime& leadTime, const ServicePolicy& policy,
                                    double orderQuantity = 0.0);

/// The arithmetic of reorderLevels() as data: the last term is the order-up-to level. `periodUnit` is "days",
/// "weeks"... Errors: as reorderLevels().
Result<Explanation> explainReorderLevels(const PeriodDemand& demand, const LeadTime& leadTime,
                                         const ServicePolicy& policy, double orderQuantity,
                                         const std::string& periodUnit);

/// The level that covers demand over the protection interval with probability `serviceLevel`, straight from sample
/// paths (row-major, `periods` values a path): the empirical quantile of the path sums, no normality needed.
/// Errors: InvalidInput if there is no path, or the service level is outside (0, 1).
Result<double> levelFromSamplePaths(std::span<const double> paths, std::size_t periods, double serviceLevel);

/// The smallest level S under periodic review whose fill rate reaches `fillRate` with demand over L + R normal(mean,
/// sd) and mean demand `cycleDemand` a review period: loss((S − mean)/sd) · sd = (1 − fillRate) · cycleDemand. Errors:
/// InvalidInput if fillRate is outside (0, 1) or a number is not positive. Source: Silver, Pyke & Thomas (2017),
/// eq. 6.9 (P2 service) with the protection interval of (R, S).
Result<double> levelForFillRate(double mean, double stdDev, double cycleDemand, double fillRate);

} // namespace ms::inventory
