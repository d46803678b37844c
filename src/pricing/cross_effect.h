// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/elasticity.h"
#include "pricing/panel.h"

#include <optional>

namespace ms::pricing {

/// How the demand of `product` answers the price of `other`: the coefficient of the other's log price in the product's
/// own regression (estimateOwn), drawn towards 0 as a normal prior with standard deviation 0.3 asks for, because most
/// pairs have no effect on each other. Nothing where the regression is refused or the two prices always move together.
std::optional<CrossElasticity> crossEffect(const SortedPanel& panel, std::int32_t product, std::int32_t other,
                                           const ElasticitySettings& settings);

} // namespace ms::pricing
