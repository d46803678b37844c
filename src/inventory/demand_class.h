// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <vector>

namespace ms::inventory {

/// What a SKU is classed by.
struct ClassedDemand {
    double value = 0;                ///< sales a period in money, or in units where no price is known, >= 0
    std::span<const double> history; ///< units a period, >= 0; NaN: not known
};

/// The class of each SKU, "AX" to "CZ"; empty for one without sales. A: the SKUs that sell the first 80 % of the value
/// of all, B: the next 15 %, C: the rest; a SKU belongs to the class in which its share begins. X: the standard
/// deviation of demand a period is at most half its mean, Y: at most the mean, Z: more. O(n log n). Source: Silver,
/// Pyke & Thomas (2017), ch. 2.1 for ABC; Scholz-Reiter et al. (2012), Integration of demand forecasts in ABC-XYZ
/// analysis, International Journal of Productivity and Performance Management 61(4), for XYZ.
std::vector<std::string> demandClasses(std::span<const ClassedDemand> demand);

} // namespace ms::inventory
