// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace ms::pricing {

/// A test that would measure an elasticity: the price alternates between p(1-step) and p(1+step) every period.
struct PriceTestPlan {
    double step = 0;      ///< half the distance between the two prices, share of the price
    int periods = 0;      ///< periods in each location
    double halfWidth = 0; ///< half of the 95 % interval that the test is expected to give
};

/// The shortest switchback in `locations` places that is expected to give the elasticity within ± `halfWidth` (95 %).
/// `noise` is the standard deviation of log units a period around what the regression explains, > 0. Steps of 5 % are
/// tried first; 10 % where 5 % would take more than 26 periods. At least 4 periods.
///   periods = (1.96 noise / (halfWidth log-step))² / locations
/// Source: the variance of a slope in least squares on a balanced two-level design.
PriceTestPlan planPriceTest(double noise, int locations, double halfWidth = 1.0);

/// "Switching the price by ±5 % every period for 12 periods would give it within ±1.0."
std::string describe(const PriceTestPlan& plan);

} // namespace ms::pricing
