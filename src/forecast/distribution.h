// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forecast/types.h"

#include <cstdint>
#include <vector>

namespace ms::forecast {

/// The demand that is not exceeded at `step` (from 0) with probability p, in (0, 1): on the line between the known
/// quantiles beside it, drawn against the normal score of p; beyond the last of them on that line's continuation.
/// Not below zero where no known quantile is. A step must exist (asserted).
double quantile(const Distribution& distribution, std::size_t step, double p);

/// `count` possible futures, each one value a step. Every step's values follow its quantiles; neighbouring steps are
/// tied by a normal copula with the autocorrelation that past errors had, so that a sum over a lead time spreads as it
/// should. Whole multiples of `unit` where demand comes in them. The same seed gives the same paths.
/// Source: Nelsen (2006), An Introduction to Copulas, ch. 2.
std::vector<std::vector<double>> samplePaths(const Distribution& distribution, int count, std::uint64_t seed);

} // namespace ms::forecast
