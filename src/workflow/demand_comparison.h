// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"
#include "core/result.h"
#include "forecast/forecaster.h"
#include "workflow/demand_view.h"

#include <optional>
#include <string>
#include <vector>

namespace ms::workflow {

/// Methods that can be held against a stored forecast: those that one SKU's history is enough for.
std::vector<std::string> comparableMethods();

/// A second method on the SKU of a detail: what it says of the weeks to come, what it would have said before, and how
/// far off it was.
struct MethodTrial {
    std::string method;
    std::vector<double> mean;                     ///< one a step of the detail's forecast, units a week
    std::vector<PastForecast> past;               ///< at the origins of DemandDetail::past
    std::optional<forecast::BacktestScore> score; ///< at the rolling origins of DemandDetail::backtest; none: too short
};

/// Forecasts the SKU by `method` now and at earlier moments. Where the choice of methods tested it already, the score
/// is that one. Errors: as forecast::forecastSeries; Canceled.
Result<MethodTrial> tryMethod(const DemandDetail& detail, const std::string& method, Progress& progress);

/// Who was nearer at the rolling origins, and by how much.
struct MethodVerdict {
    forecast::BacktestScore winner; ///< the smaller MASE
    forecast::BacktestScore runnerUp;
    double margin = 0; ///< MASE of the runner-up less that of the winner, >= 0
};

/// Holds two scores against each other; nullopt unless both have a MASE.
std::optional<MethodVerdict> verdictOn(const forecast::BacktestScore& one, const forecast::BacktestScore& two);

/// What a method says at earlier moments, each `horizon` weeks at most before the next, latest first: at most two, and
/// fewer where the history is short. `days` has the first day of each week of the series, which may have a method of
/// its own.
std::vector<PastForecast> pastForecasts(const forecast::Series& series, const std::vector<Day>& days, int horizon,
                                        const forecast::Settings& settings);

} // namespace ms::workflow
