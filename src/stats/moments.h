// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace ms::stats {

/// Mean and spread of the values that are known.
struct Moments {
    double count = 0;             ///< values that are not NaN
    double mean = 0;              ///< 0 of none
    double standardDeviation = 0; ///< of the population: squares over count; 0 of fewer than two
};

/// NaN is left out. In one pass that loses no digits. O(n). Source: Welford (1962), Technometrics 4(3), 419-420.
Moments momentsOf(std::span<const double> values);

} // namespace ms::stats
