// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/day.h"
#include "core/progress.h"
#include "core/result.h"
#include "workflow/demand_view.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

namespace ms::workflow {

/// How long the periods are that demand is told in.
enum class Grain { Hour, Day, Week, Month };

/// One period of the history, of the forecast or, where the forecast begins within it, of both.
struct GrainPeriod {
    ShopTime start{};
    bool whole = true;          ///< history and forecast cover all of it
    std::optional<double> sold; ///< units of what is over of it
    std::optional<double> mean; ///< forecast units of what is to come of it
    std::optional<double> held; ///< the same with the overrides that hold; none: no week of it has one
    double low80 = 0;           ///< of what is to come, overrides aside
    double high80 = 0;
    double low95 = 0;
    double high95 = 0;
};

/// One SKU's demand told in periods of one length. Whatever the length, sold and mean add up to the same totals.
struct GrainDetail {
    Grain grain = Grain::Week;
    bool banded = true;               ///< the intervals are known; not by hour
    std::vector<GrainPeriod> periods; ///< oldest first
};

/// Tells a SKU's weekly history and forecast, as `detail` has them, by hour, day, week or month. Weeks are what was
/// forecast; days and hours get the shares of their week that they had before (the SKU's own, shrunk towards those of
/// all goods: forecast::partShares), and months are the sums of their days, so that every total stays. Returns count in
/// their week and are shared out like its sales.
///
/// Intervals of days are those of a forecast of the daily series, moved to the day's mean; of months, those of the
/// weeks with the correlation that neighbouring weeks have. Reads the order lines once; weeks need no file.
/// Errors: as Workspace::open; ReadWrite, Conflict; Canceled.
Result<GrainDetail> demandAtGrain(const std::filesystem::path& workspace, const DemandDetail& detail, Grain grain,
                                  Progress& progress);

} // namespace ms::workflow
