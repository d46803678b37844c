// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace ms::pricing {

/// How much a product sells a period at a given price, by its recent history.
struct RecentDemand {
    double unitsPerPeriod = 0; ///< mean of the last 13 periods, each brought to the given price
    double levelStdError = 0;  ///< of log unitsPerPeriod
    double noise = 0;          ///< standard deviation of a period's demand as a share of its mean, last 52 periods
    int periods = 0;           ///< that went into the level
};

/// Brings each period's units to `price` by (price / price then)^elasticity. `units` and `prices` are parallel, oldest
/// first; NaN units are left out (a gap, a stockout), a NaN price counts as `price`. An elasticity that is not known
/// counts as 0. Noise is at least that of a Poisson count. No period: all 0.
RecentDemand recentDemand(std::span<const double> units, std::span<const double> prices, double price,
                          double elasticity);

} // namespace ms::pricing
