// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"
#include "core/result.h"
#include "forecast/panel_trial.h"
#include "forecast/tree_ensemble.h"
#include "forecast/types.h"

#include <optional>
#include <span>
#include <vector>

namespace ms::forecast {

/// How many rows the trees learn from, and how they grow.
struct BoostedTreesSettings {
    TreeSettings trees;
    std::size_t mostRows = 150000; ///< drawn evenly from all origins and steps of all series
};

/// Gradient-boosted trees over all series at once, one model for all steps: it predicts how far demand will be from the
/// level at the origin, on the scale of PanelSeries, from PanelFeatures. How many trees, the errors and the spread come
/// from a first model that did not see the last origins of any series; the forecasts from a second one that saw all.
/// One entry a series; nullopt where the series (or the panel, for all) has too little history to learn from.
/// Errors: Canceled, or what XGBoost reports. Source: Chen & Guestrin (2016); Januschowski et al. (2022), Forecasting
/// with trees, Int. J. Forecasting 38(4).
Result<std::vector<std::optional<PanelOpinion>>> forecastBoostedTrees(std::span<const Series> series, int horizon,
                                                                      const BoostedTreesSettings& settings, int threads,
                                                                      Progress& progress);

} // namespace ms::forecast
