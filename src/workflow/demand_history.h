// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/day.h"
#include "core/result.h"
#include "features/types.h"
#include "forecast/forecaster.h"

#include <string>
#include <vector>

namespace ms::workspace {
class Workspace;
}

namespace ms::workflow {

/// Demand of every SKU up to the last day that has an order, of the kind the settings ask for.
/// Errors: as features::demandSeries.
Result<features::Demand> demandToDate(workspace::Workspace& workspace, forecast::Frequency frequency,
                                      const features::ProductFilter& filter = {});

/// The first day of the week that a day lies in.
Day weekOf(Day day);

/// Makes demand what forecasts are made from, `horizon` periods further: causes beside it (features::addCauses, with
/// the holidays that the settings name), weeks as people corrected them, and the methods that they locked. What was
/// sold is no longer to be read from it. Errors: as features::addCauses; ReadWrite, Conflict.
Result<void> prepareForForecast(workspace::Workspace& workspace, int horizon, features::Demand& demand);

/// How runs of a workspace forecast what prepareForForecast made: each SKU by itself, so that what causes do can be
/// told of each, and with those causes alone whose future is known.
forecast::Settings runSettings(const std::string& model);

/// SHA-256 over identifiers, values, stockouts, causes, corrections and locks in order: two runs with the same hash had
/// the same input.
std::string hashOf(const features::Demand& demand);

} // namespace ms::workflow
