// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forecast/history.h"
#include "forecast/types.h"

#include <vector>

namespace ms::forecast {

/// The periods of a series without stock whose demand methods see higher than what was sold, by period.
std::vector<Adjustment> stockoutAdjustments(const Series& series, const KnownHistory& known);

/// Adds what stands for a history's outliers, as demand is with its causes: also where a period without stock was
/// adjusted before, as methods saw it last. `first`: the period of the series that the history begins with.
void addOutlierAdjustments(const History& history, std::size_t first, std::vector<Adjustment>& adjustments);

} // namespace ms::forecast
