// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"
#include "core/result.h"
#include "pricing/types.h"

#include <cstdint>

namespace ms::pricing {

/// Power by simulation: units are Poisson with lognormal noise; the estimate is the slope of log (units + 0.5) on log
/// price with an intercept a location (switchback) or of the places' means (A/B), with Student's t. Locations are
/// assigned at random in A/B; a switchback starts with either price. The same seed gives the same result for any number
/// of threads. O(simulations * locations * periods). Errors: InvalidInput naming what is outside its range; Canceled.
Result<PriceTestPower> simulatePriceTest(const PriceTestSetup& setup, int simulations, std::uint64_t seed, int threads,
                                         Progress& progress);

/// The fewest periods (even, 2 to `most`) with at least `power`; nothing reaches it: NotEnoughData. Bisection over
/// simulations. Errors: as simulatePriceTest().
Result<int> periodsForPower(PriceTestSetup setup, double power, int most, int simulations, std::uint64_t seed,
                            int threads, Progress& progress);

} // namespace ms::pricing
