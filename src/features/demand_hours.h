// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/day.h"
#include "core/result.h"
#include "workspace/keys.h"

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace ms::workspace {
class Workspace;
}

namespace ms::features {

inline constexpr std::size_t hoursADay = 24;
inline constexpr std::size_t hoursAWeek = 7 * hoursADay;

/// When demand comes within the week.
struct DemandHours {
    std::vector<double> units;                 ///< of the products asked for: 24 entries a day of the range
    std::array<double, hoursAWeek> allUnits{}; ///< of all goods by then, by hour of the week, Monday 0:00 first
};

/// Units bought for money by hour of the shop's clock, of some products (empty: of all goods), on the days of a range;
/// returns are not taken off. `location`: orders of one place only; none: of all. One pass over the order lines, as
/// demandSeries. Errors: ReadWrite, Conflict.
Result<DemandHours> demandHours(workspace::Workspace& workspace, std::span<const workspace::ProductKey> products,
                                DayRange days, std::optional<workspace::LocationKey> location = std::nullopt);

} // namespace ms::features
