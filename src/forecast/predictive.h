// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forecast/automatic.h"
#include "forecast/calibration.h"
#include "forecast/types.h"

#include <span>
#include <vector>

namespace ms::forecast {

/// Turns the choices of one run into distributions that keep their promise: learns from all of them how far spreads
/// and shapes were off at past origins, then says so for each forecast.
class Predictive {
public:
    /// Choices that are nullptr say nothing.
    explicit Predictive(std::span<const Choice* const> choices);

    /// Central intervals of `levels` (per cent, in (0, 100)) for the steps of `choice` from `firstStep` on. They hold
    /// the mean; nothing is below zero where `nonNegative`.
    [[nodiscard]] std::vector<Interval> intervals(const Choice& choice, std::size_t firstStep, bool nonNegative,
                                                  std::span<const double> levels) const;
    /// The same as quantiles at a fixed set of probabilities, for any other quantile and for sample paths.
    [[nodiscard]] Distribution distribution(const Choice& choice, std::size_t firstStep, bool nonNegative) const;
    /// Share of actual values inside the 80 % interval at the choice's own past origins; nullopt without any.
    [[nodiscard]] std::optional<double> measuredCoverage80(const Choice& choice) const;

private:
    /// Quantiles of all steps from `firstStep` on, [step · probabilities + i]; `probabilities` ascending.
    [[nodiscard]] std::vector<double> quantiles(const Choice& choice, std::size_t firstStep, bool nonNegative,
                                                std::span<const double> probabilities) const;
    [[nodiscard]] double spreadFactor(const Choice& choice) const;

    SpreadModel m_spreads;
    Calibration m_errors;
    RankCalibration m_ranks;
    std::vector<Reach> m_reach80; ///< of the tested steps
    double m_errorCorrelation = 0;
    double m_rankCorrelation = 0;
};

} // namespace ms::forecast
