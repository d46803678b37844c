// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"
#include "core/result.h"
#include "workflow/demand_view.h"

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace ms::workflow {

/// Rows of a level above SKUs, by value, most first: categories, places or one total. Every SKU is in exactly one
/// category and in the total; its forecast is shared among places as its sales of the last 13 weeks were, and what
/// is known of no place is a row without a name. So forecasts add up to the same total at every level, bottom-up.
/// Errors: as Workspace::open; ReadWrite, Conflict; Canceled.
/// Source: Hyndman & Athanasopoulos (2021), Forecasting: Principles and Practice, 3rd ed., ch. 11.2.
Result<std::vector<DemandRow>> demandAtLevel(const std::filesystem::path& workspace, std::span<const DemandRow> skus,
                                             DemandLevel level, Progress& progress);

/// One row of a level in depth. Its forecast is the sum of the stored ones of its SKUs, with the overrides that hold;
/// its intervals are those of a forecast of the level's own history, moved to that sum, or without one the sums of
/// its SKUs' intervals. Errors: as readDemandDetail.
Result<DemandDetail> readLevelDetail(const std::filesystem::path& workspace, const DemandRow& row, Progress& progress);

} // namespace ms::workflow
