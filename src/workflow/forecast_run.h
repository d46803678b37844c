// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/day.h"
#include "core/progress.h"
#include "core/result.h"
#include "forecast/types.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace ms::workflow {

constexpr int longestRunHorizon = 520; ///< steps of a run: ten years of weeks, and a workspace that stays small

/// A forecast of every SKU of a workspace.
struct ForecastRunRequest {
    std::filesystem::path workspace;
    forecast::Frequency frequency = forecast::Frequency::Weekly; ///< daily, weekly, monthly, quarterly or yearly
    int horizon = 13;                                            ///< steps, 1 to longestRunHorizon
    std::string model = "auto";
    ShopTime at{};   ///< when it is run; stored with the run
    int threads = 0; ///< 0: one a core; the numbers do not depend on it
};

struct ForecastRunSummary {
    std::int64_t run = 0; ///< its key in the workspace
    Day firstDay{};       ///< of step 1
    std::int64_t forecast = 0;
    std::int64_t failed = 0;     ///< SKUs without a forecast, each with a reason
    std::int64_t withCauses = 0; ///< SKUs whose forecast reckons with prices, promotions, holidays or events
    std::int64_t notReached = 0; ///< SKUs that a cancel came before
    std::vector<std::string> failures;
    std::vector<std::pair<std::string, std::int64_t>> chosen; ///< how many SKUs each method won, most first
    double measuredCoverage80 = 0; ///< per cent, at the backtest origins; NaN: none was measured
};

/// Forecasts every SKU that ever sold, with its causes where past forecasts were nearer with them, by the method that
/// was locked for it, and from demand as people corrected it (prepareForForecast). Stores the run: points, what causes
/// do, which weeks were replaced, method, runner-up, errors, measured coverage, seed
/// and the hash of the series that went in. A canceled run stores the SKUs that were finished, and says how many were
/// not. New products get the forecast of what they were said to sell like (saveLaunch). Errors: as Workspace::open;
/// InvalidInput for a horizon out of range; NotEnoughData when nothing was sold yet; Canceled when no SKU was finished;
/// as forecast::forecastAll and features::demandSeries.
Result<ForecastRunSummary> runForecast(const ForecastRunRequest& request, Progress& progress);

} // namespace ms::workflow
