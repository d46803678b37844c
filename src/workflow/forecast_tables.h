// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "forecast/hierarchy.h"
#include "forecast/types.h"
#include "workflow/series_file.h"

#include <span>
#include <string>
#include <vector>

namespace ms::workflow {

/// Adds a cause for every holiday of a country to each series with dates: holidays a period, future included.
/// Errors: as features::holidaysOf; InvalidInput when no series has dates.
Result<void> addHolidays(const std::string& country, int horizon, std::span<DatedSeries> series);

/// `series_id,cause,kind,value,lo95,hi95`: what each cause did. `kind` is elasticity (per cent for one per cent) or
/// change (share for one unit). Errors: ReadWrite.
Result<void> writeEffects(const std::string& path, std::span<const Result<forecast::Forecast>> forecasts);
/// `series_id,step,mean,level,trend,season,causes`: the last four add up to the mean. Series forecast over all of them
/// at once have no parts and are left out. Errors: ReadWrite.
Result<void> writeParts(const std::string& path, std::span<const Result<forecast::Forecast>> forecasts);
/// `series_id,method,chosen,mase,rmsse,smape,bias,origins`, best first. Errors: ReadWrite.
Result<void> writeBacktests(const std::string& path, std::span<const Result<forecast::Forecast>> forecasts);

/// Totals of the series, outermost group first, then the series themselves: ready to be forecast together. A total is
/// known where all of its members that have begun are. Errors: InvalidInput when the series do not end together.
struct SeriesTree {
    forecast::Hierarchy tree;
    std::vector<forecast::Series> totals; ///< of nodes 0..totals.size() - 1; the rest are the series
};
Result<SeriesTree> seriesTree(std::span<const DatedSeries> series);

/// Makes forecasts of all nodes add up at every step; bands move with their means. One that failed counts as not known
/// and stays failed.
void reconcileForecasts(const forecast::Hierarchy& tree, std::vector<Result<forecast::Forecast>>& forecasts);

} // namespace ms::workflow
