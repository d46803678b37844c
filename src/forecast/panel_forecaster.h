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
/// about is forecast by `each`, with a note. Intervals are calibrated with the errors of the trial of all series.
/// Errors: Canceled; Unavailable when the method is a network and the plugin is not there.
Result<std::vector<Result<Forecast>>> forecastPanel(std::span<const Series> series, int horizon,
                                                    const Settings& settings, int threads, Progress& progress,
                                                    const EachForecaster& each);

/// Whether the automatic choice weighs boosted trees: many series, with causes that change.
bool panelIsWorthTrying(std::span<const Series> series);

/// `each` and boosted trees together: both are tried at the same past origins, and the share of the trees that did best
/// over all series there is theirs in the forecast; from none to all, in quarters. Errors: Canceled.
Result<std::vector<Result<Forecast>>> forecastWithPanel(std::span<const Series> series, int horizon,
                                                        const Settings& settings, int threads, Progress& progress,
                                                        const EachForecaster& each);

} // namespace ms::forecast
