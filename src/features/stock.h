// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "features/types.h"
#include "inventory/types.h"

#include <optional>
#include <vector>

namespace ms::workspace {
class Workspace;
}

namespace ms::features {

/// What becomes of purchase orders placed after the day that stock is asked for.
enum class OrdersSince {
    Unknown, ///< as of a past day: nobody knew of them
    Counted, ///< a plan for now on data that end earlier: they are on their way, due as long after that day as they
             ///< were promised after their own, so that what was ordered from a plan is not ordered again by the next
};

/// Stock and open purchase orders of every product that is goods, as they were known at the end of day `asOf`, by
/// product key: the last counts on or before that day, what came since the count, and what was ordered by then and
/// neither received nor given up by then. A plan for now knows of receipts after `asOf`, too: the goods are there. An
/// approved transfer is reserved where it leaves until a count of the day that it left or later, and on its way where
/// it goes until a count of the day that it arrived or later.
/// Errors: ReadWrite, Conflict of the workspace.
Result<std::vector<ProductStock>> stockOnHand(workspace::Workspace& workspace, Day asOf,
                                              std::optional<workspace::LocationKey> location = std::nullopt,
                                              OrdersSince since = OrdersSince::Unknown);

/// The same for the inventory engine, in periods of `periodDays` from the day after `asOf`. Goods that are due within a
/// period are there at the start of the next one. `periodDays` > 0.
inventory::StockState stockState(const ProductStock& stock, Day asOf, double periodDays);

/// Lead time of every supplier, by supplier key: measured over the purchase orders received by `asOf` where there are
/// three or more (mean and sample standard deviation of the days from order to receipt), else as stated for the
/// supplier, else as the settings say. A value that is not stated is taken from the settings on its own.
/// Errors: ReadWrite, Conflict of the workspace; InvalidInput for settings that cannot be read.
Result<std::vector<LeadTimeEstimate>> leadTimes(workspace::Workspace& workspace, Day asOf);

} // namespace ms::features
