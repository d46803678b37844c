// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/period_calendar.h"
#include "features/types.h"
#include "forecast/types.h"
#include "workspace/types.h"

namespace ms::workflow {

/// A product's forecast as a run keeps it: its points, how its method did in the backtests, what moved its demand and
/// which periods were replaced. `demand`: what it was made from. Intervals: 80 and 95 %.
workspace::ProductForecast storedForecast(const features::ProductDemand& demand, const forecast::Forecast& forecast,
                                          const features::PeriodCalendar& calendar);

/// Whether two runs were made of the same data in the same way: they differ at most in what new products borrow.
bool isSameRun(const workspace::ForecastRun& one, const workspace::ForecastRun& other);

} // namespace ms::workflow
