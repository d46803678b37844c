// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forecast/method.h"

namespace ms::forecast {

/// The value of the same phase one season ago; needs one full season. Spread σ·sqrt(1 + whole seasons passed).
/// Source: Hyndman & Athanasopoulos, Forecasting: Principles and Practice (3rd ed.), ch. 5.2 and 5.5.
std::optional<PointForecast> forecastSeasonalNaive(const History& history, int horizon);

/// Naive on the seasonally adjusted series, the season put back. Source: Makridakis & Hibon (2000), M3-Competition.
std::optional<PointForecast> forecastNaive2(const History& history, int horizon);

} // namespace ms::forecast
