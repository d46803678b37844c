// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"
#include "core/result.h"
#include "pricing/types.h"

#include <span>

namespace ms::pricing {

/// Units of one product, place and period at a given price. The median: half of the outcomes are above it.
struct UnitsPrediction {
    double units = notKnown; ///< NaN: the product has fewer than eight training rows
    double low80 = notKnown;
    double high80 = notKnown;
};

/// Log units by a two-level regression with Huber's loss: coefficients common to all products (prices, promotion,
/// feature and their products), deviations of each product from them (cross prices of up to 20 products of its category
/// among them), and of each location from its product's, each penalised by how little rows speak for it; then the mean
/// residual of each location's last weeks, halved every five periods. Bands come from the errors of the same model on
/// the last periods of the training rows, held back.
/// `scenarios` may name a product or location of `training` by its index and hold no units. Results are parallel to
/// them. Errors: as SortedPanel for either; NotEnoughData for no training row; Canceled. Source: Rossi, Allenby &
/// McCulloch (2005), Bayesian Statistics and Marketing, ch. 5 (the hierarchy).
Result<std::vector<UnitsPrediction>> predictUnits(const Panel& training, std::span<const Observation> scenarios,
                                                  int threads, Progress& progress);

} // namespace ms::pricing
