// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forecast/network_door.h"

namespace ms::forecast {

/// A recurrent network with attention over all series at once. It reads the latest periods of a series (demand and
/// causes), then writes all steps, each from PanelFeatures of that step. It predicts quantiles of how far demand will
/// be from PanelBaseline, on the scale of PanelSeries, of which as much counts as the trial confirms. Trial and result
/// as forecastBoostedTrees; for the future it goes on learning, for a few passes, from the origins that the trial had
/// kept from it. Source: Salinas et al. (2020), DeepAR, Int. J. Forecasting 36(3); Wen et al. (2017); see
/// neural::RecurrentNetwork.
Result<std::vector<std::optional<PanelOpinion>>> forecastLstm(std::span<const Series> series, int horizon,
                                                              const LstmSettings& settings, Progress& progress);

} // namespace ms::forecast
