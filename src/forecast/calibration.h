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
    /// `errors` in any order; entries that are NaN are left out. O(N log N).
    explicit Calibration(std::span<const StandardisedErrors> errors);

    /// `step` counts from 0; steps beyond the tested ones take the last tested reach. `level` in per cent, in (0, 100).
    [[nodiscard]] Reach reach(std::size_t step, double level) const;
    /// Standardised errors known, all steps together.
    [[nodiscard]] std::size_t errorCount() const { return m_count; }

private:
    std::vector<std::vector<double>> m_sorted; ///< [step]: errors of the step and its neighbours, ascending
    std::size_t m_count = 0;
};

} // namespace ms::forecast
