// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/day.h"
#include "core/result.h"

#include <optional>
#include <span>

namespace ms::pricing {

/// A price and the first day on which it was asked.
struct PriceFrom {
    Day day{};
    std::int64_t priceMinor = 0; ///< > 0
};

/// Days before a reduction over which the prior price is looked for.
constexpr int priorPriceDays = 30;

/// The lowest price asked in the `days` days before `reduced`, the price in force at their start included: what a
/// reduction announced on that day must be measured from. Nothing when no price is known for any of those days.
/// `history` ascends by day; of several entries of one day the last counts. O(n). Errors: InvalidInput for a price
/// that is not above 0, a history out of order, or days < 1.
/// Source: Directive 98/6/EC, article 6a (added by Directive (EU) 2019/2161, article 2).
Result<std::optional<std::int64_t>> lowestPriorPrice(std::span<const PriceFrom> history, Day reduced,
                                                     int days = priorPriceDays);

/// What may be said of a price beside the one that is crossed out.
struct AnnouncedReduction {
    std::int64_t priceMinor = 0;
    std::int64_t referenceMinor = 0; ///< the price that may be crossed out: the lowest prior price
    double share = 0;                ///< of the reference, (0, 1)
};

/// Whether a price may be announced as reduced, and from what. `compareAtMinor`: what the merchant would like to cross
/// out. Errors: InvalidInput with the reason: no prior price, not lower than it, or the crossed-out price is higher.
Result<AnnouncedReduction> checkReduction(std::int64_t priceMinor, std::int64_t compareAtMinor,
                                          std::optional<std::int64_t> lowestPriorMinor);

} // namespace ms::pricing
