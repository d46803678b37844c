// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"
#include "core/result.h"
#include "forecast/types.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ms::workflow {

/// "yearly", "quarterly", "monthly", "weekly", "daily", "hourly", "other". Errors: InvalidInput for anything else.
Result<forecast::Frequency> parseFrequency(std::string_view text);

/// A line of the list of forecasting methods.
struct ForecastMethod {
    std::string_view name;
    std::string_view title;
    std::string_view source;
};
std::vector<ForecastMethod> forecastMethods();

struct ForecastFilesRequest {
    std::string seriesPath;  ///< "-": standard input
    std::string outPath;     ///< "-": standard output
    std::string rejectsPath; ///< empty: rejected rows are counted only
    forecast::Frequency frequency = forecast::Frequency::Other;
    int horizon = 1; ///< steps, >= 1
    std::string model = "auto";
    std::vector<double> levels = {80, 95}; ///< per cent
    std::vector<std::string> regressors;   ///< columns that are causes, future values included
    std::vector<std::string> categories;   ///< columns that say what a series belongs to
    bool gapsAreZero = false;
    std::string holidays;     ///< a country whose holidays are causes too, "GB"; empty: none
    bool reconcile = false;   ///< forecast totals of the categories as well, and make all of them add up
    std::string likePath;     ///< CSV of new items and what they sell like; empty: none
    std::string effectsPath;  ///< CSV for what causes did; empty: none
    std::string partsPath;    ///< CSV for level, trend, season and causes; empty: none
    std::string backtestPath; ///< CSV for how methods did before; empty: none
    int threads = 0;          ///< 0: one a core; the result does not depend on it
};

struct ForecastFilesSummary {
    std::int64_t rowsRead = 0;
    std::int64_t rowsRejected = 0;
    std::int64_t rowsWritten = 0;
    std::int64_t series = 0;                                  ///< with a forecast
    std::vector<std::string> failures;                        ///< one sentence for each series without one
    std::vector<std::pair<std::string, std::int64_t>> chosen; ///< how many series each method won, most first
    double measuredCoverage80 = 0; ///< per cent of actual values inside the 80 % interval in the backtests; NaN: none
};

/// Reads series, forecasts them side by side and writes `series_id,step,t,mean,lo80,hi80,lo95,hi95,model`, one row a
/// step, series in the order of the file; totals, where asked for, before them under the names of their groups. The
/// file appears whole or not at all, canceled runs included. Errors: as readSeriesFile and forecast::forecastAll;
/// NotEnoughData when no series could be forecast; ReadWrite.
Result<ForecastFilesSummary> forecastFiles(const ForecastFilesRequest& request, Progress& progress);

} // namespace ms::workflow
