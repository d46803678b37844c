// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forecast/method.h"

namespace ms::forecast {

/// The value of the same phase one season ago; needs one full season. Spread σ·sqrt(1 + whole seasons passed).
/// Source: Hyndman & Athanasopoulos, Forecasting: Principles and Practice (3rd ed.), ch. 5.2 and 5.5.
std::optional<PointForecast> forecastSeasonalNaive(const History& history, int horizon);

/// Naive on the seasonally adjusted series, the season put back. Source: Makridakis & Hibon (2000), M3-Competition.
std::optional<PointForecast> forecastNaive2(const History& history, int horizon);

/// The robust trend: a random walk on the seasonally adjusted series whose drift is the median change of a period, so
/// that a level shift does not bend it. Needs four periods. Spread σ·sqrt(h·(1 + h/(n - 1))), σ that of the changes.
/// Sources: Grambsch & Stahel (1990), Forecasting demand for special telephone services, Int. J. Forecasting 6(1);
/// Fildes, Hibon, Makridakis & Meade (1998), Int. J. Forecasting 14(3); Hyndman & Athanasopoulos, ch. 5.5.
std::optional<PointForecast> forecastRobustDrift(const History& history, int horizon);

} // namespace ms::forecast
