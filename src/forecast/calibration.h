// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forecast/backtest.h"

#include <span>
#include <vector>

namespace ms::forecast {

/// How far an interval reaches, in multiples of the spread: [mean + low·spread, mean + high·spread].
struct Reach {
    double low = 0;  ///< <= 0
    double high = 0; ///< >= 0
};

/// Turns spreads into intervals that keep their promise, by split conformal prediction: the reach of a level at a step
/// is the matching quantile of the standardised errors that forecasts made the same way had at past origins, pooled
/// over all the series given and over the neighbouring steps. Few errors are mixed with the normal distribution's
/// quantile, so that one short series does not speak for itself alone. Source: Vovk, Gammerman & Shafer (2005),
/// Algorithmic Learning in a Random World; Lei et al. (2018), JASA 113(523).
class Calibration {
public:
    /// `errors` in any order; entries that are NaN are left out, those beyond ten spreads count as ten: one history
    /// that jumps must not widen the bands of all. Of more than enough errors, every so manieth counts. O(N log N).
    explicit Calibration(std::span<const StandardisedErrors> errors);

    /// `step` counts from 0; steps beyond the tested ones take the last tested reach. `level` in per cent, in (0, 100).
    [[nodiscard]] Reach reach(std::size_t step, double level) const;
    /// The standardised error that is not exceeded with probability p, in (0, 1); not descending in p. `step` as above.
    [[nodiscard]] double quantile(std::size_t step, double p) const;
    /// The same where the normal distribution's quantile of p is known already.
    [[nodiscard]] double quantile(std::size_t step, double p, double normal) const;
    /// Steps that have errors of their own.
    [[nodiscard]] std::size_t testedSteps() const { return m_sorted.size(); }
    /// Standardised errors known, all steps together.
    [[nodiscard]] std::size_t errorCount() const { return m_count; }

private:
    std::vector<std::vector<double>> m_sorted; ///< [step]: errors of the step and its neighbours, ascending
    std::size_t m_count = 0;
};

/// The same for demand with many zeros, whose distribution is discrete: past demand is known by its rank in the
/// distribution forecast for it, 0..1, and a promised probability is replaced by the one that kept it.
class RankCalibration {
public:
    /// `ranks` in any order.
    explicit RankCalibration(std::vector<double> ranks);

    /// The probability to read the distribution at so that demand stays below with probability p, in (0, 1).
    [[nodiscard]] double probability(double p) const;

private:
    std::vector<double> m_sorted;
};

} // namespace ms::forecast
