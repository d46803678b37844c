// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"
#include "core/result.h"
#include "forecast/forecaster.h"
#include "forecast/types.h"

#include <functional>
#include <span>
#include <string_view>
#include <vector>

namespace ms::forecast {

/// The methods that learn from all series of a run together.
std::span<const MethodInfo> panelMethods();
bool isPanelMethod(std::string_view name);
/// Whether the method needs Settings::networks.
bool isNetworkMethod(std::string_view name);

/// Forecasts each series by itself: what methods over all series are held against and fall back on.
using EachForecaster = std::function<std::vector<Result<Forecast>>(std::span<const Series>, int horizon)>;

/// Forecasts all series with the method over all of them that `settings.model` names. A series it has too little to say
/// about is forecast by `each`, with a note. Intervals are calibrated with the errors of the trial of all series. A
/// network, which learns from few seasons, speaks beside `each` as the trees do in forecastWithPanel, and always has a
/// say: Smyl (2020), A hybrid method of exponential smoothing and recurrent neural networks, Int. J. Forecasting 36(1).
/// Errors: Canceled; Unavailable when the method is a network and the plugin is not there.
Result<std::vector<Result<Forecast>>> forecastPanel(std::span<const Series> series, int horizon,
                                                    const Settings& settings, int threads, Progress& progress,
                                                    const EachForecaster& each);

/// Whether the automatic choice weighs boosted trees: many series, with causes that change.
bool panelIsWorthTrying(std::span<const Series> series);

/// `each` and boosted trees together, both tried at the same past origins. The share of the trees is the mean of those
/// that would have done best over all series at each origin and of one half; none where every origin says none.
/// Source: Stock & Watson (2004), Combination forecasts of output growth, J. Forecasting 23(6). Errors: Canceled.
Result<std::vector<Result<Forecast>>> forecastWithPanel(std::span<const Series> series, int horizon,
                                                        const Settings& settings, int threads, Progress& progress,
                                                        const EachForecaster& each);

} // namespace ms::forecast
