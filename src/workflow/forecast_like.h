// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "forecast/types.h"
#include "workflow/series_file.h"

#include <string>
#include <vector>

namespace ms::workflow {

/// A product too new for a history of its own, and one that it will sell like.
struct LikeItem {
    std::string seriesId;
    std::string like;      ///< whose forecast it gets
    double multiplier = 1; ///< times this, > 0
};

/// Reads `series_id,like` and, where there is one, `multiplier`. Errors: as CsvReader::open; InvalidInput with line and
/// value for a multiplier that is not above zero, an empty name, or an item twice.
Result<std::vector<LikeItem>> readLikeItems(const std::string& path);

/// Gives each new item its analogue's forecast times the multiplier, bands too, under the method "like"; an item that
/// has no series yet is added behind the others, its steps those of the analogue. An analogue may not be new itself.
/// Errors: NotFound for an analogue without a forecast.
Result<void> forecastLikeItems(const std::vector<LikeItem>& items, std::vector<DatedSeries>& series,
                               std::vector<Result<forecast::Forecast>>& forecasts);

} // namespace ms::workflow
