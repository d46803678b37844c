// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"
#include "core/result.h"
#include "pricing/types.h"

namespace ms::pricing {

struct ElasticitySettings {
    bool crossPrices = true; ///< prices of the other products of the category are controls, where they are at most 20
    int seasonPeriods = 0;   ///< periods in a year for seasonal controls (two harmonics); 0: no season
    bool trend = false;      ///< a straight line over time as a control
    bool market = false;     ///< the demand of all other products of the period as a control, from 20 products on
    bool shrink = true;      ///< draw noisy estimates towards their category
    int threads = 0;         ///< 0: one for each core
};

struct ElasticityReport {
    std::vector<Elasticity> products;           ///< one a product of the panel, in its order
    std::vector<CategoryElasticity> categories; ///< where three or more products have own estimates; all products last
    std::vector<CrossElasticity> cross;
};

/// Own-price elasticity of every product:
///   log E[units] = location + e log(price) + promotion + feature + cross prices (+ trend + season)
/// A product is refused (NotIdentifiable, with the reason and the price test that would help) when its price moved
/// fewer than three times, moved only together with another column, or leaves fewer than three degrees of freedom.
/// The others are drawn towards their category by empirical Bayes; where own data carry 90 % or more of the weight, the
/// own estimate stands as it is (Ok). Categories of fewer than three estimated products use all products.
/// Errors: InvalidInput (see SortedPanel), Canceled. O(rows * columns²).
/// Source: Montgomery (1997), Marketing Science 16(4); Morris (1983), J. American Statistical Association 78(381).
Result<ElasticityReport> estimateElasticities(const Panel& panel, const ElasticitySettings& settings,
                                              Progress& progress);

} // namespace ms::pricing
