// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forecast/backtest.h"

#include <string>
#include <vector>

namespace ms::forecast {

/// A forecast with the trial it was chosen by.
struct Choice {
    std::string method;
    PointForecast forecast;
    std::vector<BacktestScore> backtest;    ///< best first; empty when the history is too short to test on
    std::vector<StandardisedErrors> errors; ///< of the chosen method, one an origin
    std::string note;
};

/// The weighted mean of several forecasts of the same history; weights need not add up to one. At least one forecast.
PointForecast combined(std::span<const PointForecast> forecasts, std::span<const double> weights);

/// Combines the exponential smoothing family and the Theta methods with weights from rolling origins of the same
/// series. Simple methods run beside them: where the combination does not beat them, the best of them is taken.
/// `history` as from prepareHistory with the same `frequency`.
Choice chooseAutomatically(const History& history, Frequency frequency, int horizon);

/// One method, tested at the same origins. Falls back to naive, with a note, where the method refuses the history.
Choice runMethod(const Method& method, const History& history, Frequency frequency, int horizon);

} // namespace ms::forecast
