// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "approvals/types.h"
#include "core/result.h"

namespace ms::approvals {

/// How much may be let through, beside the Policy that says by whom and how far. Kept in the workspace. A limit of 0 in
/// money or in SKUs is none.
struct Limits {
    std::int64_t largestChangeMinor = 0; ///< of one price, minor units, >= 0
    std::int64_t largestOrderMinor = 0;  ///< value of one reorder, minor units, >= 0
    std::int64_t dailySkus = 0;          ///< SKUs whose price is let through on one day, >= 0
    double dailyCataloguePercent = 100;  ///< the same as a share of the catalogue, in (0, 100]
    std::int64_t dailyChangeMinor = 0;   ///< sum of a day's price moves without their sign, minor units, >= 0
    bool paused = false;                 ///< nothing is approved and nothing is sent
    friend bool operator==(const Limits&, const Limits&) = default;
};

/// What was let through on one day so far.
struct DayTotals {
    std::int64_t skus = 0;        ///< with a price change
    std::int64_t changeMinor = 0; ///< sum of the moves without their sign
};

/// Whether a change is small enough in money. Errors: Permission, naming SKU, size and limit.
Result<void> withinMoney(const Proposal& proposal, const Limits& limits);

/// Whether one more price change may be let through on a day that has let `today` through, in a shop of `catalogue`
/// SKUs; then it is counted into `today`. Reorders are not counted. Errors: Permission, naming the limit.
Result<void> withinDay(const Proposal& proposal, DayTotals& today, std::int64_t catalogue, const Limits& limits);

/// Errors: Permission, when everything is paused.
Result<void> notPaused(const Limits& limits);

/// Errors: InvalidInput, naming the field, when a limit is outside its range.
Result<void> validateLimits(const Limits& limits);

} // namespace ms::approvals
