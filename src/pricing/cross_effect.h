// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/elasticity.h"
#include "pricing/panel.h"

#include <optional>

namespace ms::pricing {

/// Draws a measured cross elasticity towards 0, as a normal prior with standard deviation 0.3 asks for: most pairs have
/// no effect on each other. NaN where the measurement has no standard error above 0.
CrossElasticity shrinkCross(const CrossElasticity& measured);

/// How the demand of `product` answers the price of `other`: the coefficient of the other's log price in the product's
/// own regression (estimateOwn), shrunk. Nothing where the regression is refused or the two prices always move
/// together.
std::optional<CrossElasticity> crossEffect(const SortedPanel& panel, std::int32_t product, std::int32_t other,
                                           const ElasticitySettings& settings);

} // namespace ms::pricing
