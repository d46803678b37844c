// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "features/types.h"
#include "workflow/demand_view.h"
#include "workspace/types.h"

#include <cstdint>
#include <map>
#include <span>
#include <unordered_map>
#include <vector>

namespace ms::workspace {
class Workspace;
}

namespace ms::workflow {

/// What runs before the shown one said of a SKU.
struct EarlierSaid {
    std::map<Day, double> errors; ///< forecast less actual units of weeks that are over, by the newest run before each
    std::vector<double> before;   ///< what the run before said of the shown run's first weeks, as far as it reached
};
using EarlierRuns = std::unordered_map<std::int64_t, EarlierSaid>; ///< by product key

/// Reads the eight runs before `shown` that were made of other data. Errors: ReadWrite, Conflict.
Result<EarlierRuns> readEarlierRuns(workspace::Workspace& workspace, const features::Demand& demand,
                                    const workspace::ForecastRun& shown);

/// Sum of errors over their mean absolute size: near zero while they cancel out, its length when all are on one side;
/// 0 for none. Source: Brown (1959), Statistical Forecasting for Inventory Control.
double trackingSignal(std::span<const double> errors);

/// Sets the gravest thing that is wrong with a SKU whose row is filled but for that. `forecast` and `earlier` may be
/// nullptr: there is none.
void judgeDemand(const forecast::Series& series, const workspace::ProductForecast* forecast, const EarlierSaid* earlier,
                 DemandRow& row);

} // namespace ms::workflow
