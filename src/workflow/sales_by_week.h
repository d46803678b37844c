// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/day.h"
#include "core/money.h"
#include "core/progress.h"
#include "core/result.h"

#include <cstdint>
#include <filesystem>
#include <vector>

namespace ms::workflow {

/// What was sold in one week, Monday to Sunday.
struct WeekSales {
    Day monday{};
    std::int64_t netMinor = 0; ///< after discount, before tax, returns taken off; services such as postage included
    std::int64_t lines = 0;    ///< order lines, returns included
};

struct SalesByWeek {
    std::vector<WeekSales> weeks; ///< every week from the first to the last sale, empty ones too
    Currency currency{};
    bool lastIsPartial = false; ///< the last sale is before the Sunday of its week
};

/// Adds up all order lines by week: what an import brought, at a glance. One pass, half a million lines in about 0.2 s.
/// Errors: of opening the workspace; ReadWrite; Canceled.
Result<SalesByWeek> salesByWeek(const std::filesystem::path& workspace, Progress& progress);

} // namespace ms::workflow
