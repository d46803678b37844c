// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

namespace ms::inventory {

/// What past forecasts of one SKU say of the next.
struct MeasuredErrors {
    double level = 0;             ///< units a period, expected now or smoothed
    std::size_t periods = 0;      ///< of history that the errors were measured in
    std::vector<double> relative; ///< as relativeErrorSpreads(); empty: too little history
};

/// Draws what each SKU's few errors say towards what those of the SKUs that sell about as much say (a hundred on either
/// side), as if these were five more sums: who sold three times in 20 weeks has not yet had the week that empties the
/// shelf. Where a sum is of 20 units they count half as much, and less of larger ones: it does not hang on one or two
/// sales. Mean squares are mixed, so that nobody's rare errors are lost; sums over k periods of n are n / k errors, and
/// the doubt that is left is that of promisedLevel() with the others' counted in. A SKU without errors gets those of
/// the others. Fewer than `fewestMeasured` with errors: nothing changes. The result has the order of `all`.
/// O(n log n + n · periods). Source: shrinkage to a prior of known weight, Efron & Morris (1975), Data analysis using
/// Stein's estimator and its generalizations, JASA 70(350); five is what DemandShape draws a dispersion with.
void shareErrors(std::vector<MeasuredErrors>& all);

inline constexpr std::size_t fewestMeasured = 20;

} // namespace ms::inventory
