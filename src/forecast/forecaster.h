// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"
#include "core/result.h"
#include "forecast/types.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ms::forecast {

class NetworkDoor;

/// Whether "auto" reckons with the causes of a series.
enum class CauseRule {
    ByPast, ///< where past origins say so
    Always, ///< where they can be fitted
    Never   ///< they are measured, and left out
};

/// What a forecast is asked for beside its series. The same settings and series give the same bytes.
struct Settings {
    std::string model = "auto";            ///< "auto" or a name from methodList()
    std::vector<double> levels = {80, 95}; ///< promised coverage of the intervals, per cent, each in (0, 100)
    bool keepFinished = true; ///< of a canceled run; else it ends at once and every series has ErrorCode::Canceled
    bool detail = true;       ///< give Forecast::distribution and fitted too; they cost most of the memory
    CauseRule causes = CauseRule::ByPast;
    bool plannedOnly = false; ///< causes of which no future value is given are measured, and left out of the forecast
    bool together = true;     ///< "auto" may ask boosted trees over all series, where causes change
    const NetworkDoor* networks = nullptr; ///< the plugin, for methods that are networks; nullptr: it is not there
};

/// One line of `merchant forecast --list-models`.
struct MethodInfo {
    std::string_view name;
    std::string_view title;
    std::string_view source;
};
std::vector<MethodInfo> methodList();

/// Forecasts one series. The intervals are calibrated with the series' own errors at rolling origins.
/// Gaps (NaN) are interpolated; unknown periods at the end are stepped over: step 1 follows history.size().
/// Errors: NotFound for an unknown model; InvalidInput for a horizon below 1, a level outside (0, 100) or a value that
/// is not finite; NotEnoughData when no value is known. One or few values, a constant, all zero: a forecast with a
/// note.
Result<Forecast> forecastSeries(const Series& series, int horizon, const Settings& settings);

/// Forecasts many series, side by side on `threads` threads (0: one a core), in the order given and with the same
/// result for any thread count. Methods over all series, and "auto" where series have causes (regressors), learn from
/// all of them together. Intervals are calibrated with the errors of all of them together, so that they hold for
/// short series too. A series that cannot be forecast has its error in its place and the rest goes on. When `progress`
/// is canceled, series not reached have ErrorCode::Canceled in their place and the finished ones stay (see
/// keepFinished). Errors of the whole run: as forecastSeries for settings and horizon.
Result<std::vector<Result<Forecast>>> forecastAll(std::span<const Series> series, int horizon, const Settings& settings,
                                                  int threads, Progress& progress);

} // namespace ms::forecast
