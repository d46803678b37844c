// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/demand_model.h"

namespace ms::pricing {

/// A second opinion on units at given prices: gradient-boosted trees on log units relative to the place's own level,
/// with the own relative price, promotion, feature, competitor and rival prices, and the season where two years are
/// known. The effect of the own price is held monotone: a dearer product never sells more, whatever a few odd weeks
/// say. Bands come from the errors of the same trees on the last tenth of the training periods, held back. Runs on one
/// thread, the same for the same rows. Indices and results as in predictUnits(). Errors: as predictUnits(); Unavailable
/// if XGBoost fails, with its words. Source: Chen & Guestrin (2016), KDD, and its monotone constraints.
Result<std::vector<UnitsPrediction>> predictUnitsBoosted(const Panel& training, std::span<const Observation> scenarios,
                                                         Progress& progress);

} // namespace ms::pricing
