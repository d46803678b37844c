// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "forecast/seasonality.h"
#include "forecast/types.h"

#include <cstddef>
#include <vector>

namespace ms::forecast {

/// A series made ready for the methods: known from its first to its last period, its season taken out once for all.
struct History {
    std::vector<double> observed;          ///< no gaps, as it was: what forecasts are held against
    std::vector<double> values;            ///< the same with outliers replaced: what methods are fitted to
    int outliers = 0;                      ///< periods in which the two differ
    std::vector<double> adjusted;          ///< `values` without the seasonal patterns
    std::vector<SeasonalPattern> patterns; ///< in the order they were taken out; empty: not seasonal
    int season = 1;                        ///< the season that seasonal methods use, periods; 1: none
    bool positive = false;                 ///< every value above zero
    bool nonNegative = false;              ///< no value below zero
    double scale = 0; ///< mean absolute change from one season to the next, units; 0 for a constant

    [[nodiscard]] std::size_t size() const { return values.size(); }
    [[nodiscard]] double zeroShare() const; ///< share of periods with no demand, 0..1
};

/// The seasons worth trying for a frequency, shortest first: 24 and 168 hours, 7 days, 52 weeks, 12 months, 4 quarters.
std::vector<int> seasonsOf(Frequency frequency);

/// What is left of a demand series after cleaning: gaps filled, unknown ends cut.
struct KnownHistory {
    std::vector<double> values;
    int unknownAtEnd = 0; ///< periods after the last known one, which a forecast must step over first
    int gapsFilled = 0;   ///< periods inside the history whose value was interpolated
    int stockouts = 0;    ///< periods without stock, whose demand was estimated as well, and never below what was sold
};

/// Cuts unknown periods at both ends and fills those inside: with the mean of the same phase one season before and
/// after where both are known, else on the line between the neighbours. Periods in which stock ran out are filled the
/// same way (at the end with the last demand known), but not below what was sold: sales are a lower bound of demand.
/// Errors: NotEnoughData when no value is known; InvalidInput for a value that is infinite or beyond 1e150.
Result<KnownHistory> knownHistory(const Series& series);

/// Replaces outliers, tests for seasons and takes them out. `values` as from knownHistory. O(n · longest season) for
/// the test.
History prepareHistory(std::vector<double> values, Frequency frequency);

} // namespace ms::forecast
