// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace ms::forecast {

/// A value that one event made, and what is put in its place while methods are fitted. The history keeps the value.
struct Outlier {
    std::size_t period = 0; ///< counts from 0
    double replacement = 0; ///< the largest other value near it, units
};

/// Periods whose value is more than five times every other one within a season (six periods at least) on both sides:
/// an order typed wrong, one wholesale customer, a stock count booked as a sale. A peak that a season repeats is none.
/// Needs eight periods, no value below zero, and five values above it. O(n · season).
std::vector<Outlier> findOutliers(std::span<const double> y, int season);

} // namespace ms::forecast
