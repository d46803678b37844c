// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/prior_price.h"

#include <algorithm>
#include <string>

namespace ms::pricing {

Result<std::optional<std::int64_t>> lowestPriorPrice(std::span<const PriceFrom> history, Day reduced, int days)
{
    if (days < 1)
        return failure(ErrorCode::InvalidInput, "a prior price needs one day or more");
    if (!std::ranges::is_sorted(history, {}, &PriceFrom::day))
        return failure(ErrorCode::InvalidInput, "the price history is not in order of days");
    const Day first = reduced - std::chrono::days(days);
    std::optional<std::int64_t> lowest;
    for (std::size_t i = 0; i < history.size(); ++i) {
        if (history[i].priceMinor <= 0)
            return failure(ErrorCode::InvalidInput, "a price in the history is not above 0");
        // In force from its own day until the next entry's.
        const Day end = i + 1 < history.size() ? history[i + 1].day : reduced;
        if (history[i].day >= reduced || end <= first || end == history[i].day)
            continue;
        lowest = std::min(lowest.value_or(history[i].priceMinor), history[i].priceMinor);
    }
    return lowest;
}

Result<AnnouncedReduction> checkReduction(std::int64_t priceMinor, std::int64_t compareAtMinor,
                                          std::optional<std::int64_t> lowestPriorMinor)
{
    if (priceMinor <= 0)
        return failure(ErrorCode::InvalidInput, "the price is not above 0");
    if (!lowestPriorMinor)
        return failure(ErrorCode::InvalidInput, "no price of the days before is known to measure a reduction from");
    if (priceMinor >= *lowestPriorMinor)
        return failure(ErrorCode::InvalidInput, "not a reduction: " + std::to_string(*lowestPriorMinor) +
                                                    " minor units was the lowest price of the days before");
    if (compareAtMinor > *lowestPriorMinor)
        return failure(ErrorCode::InvalidInput, "the crossed-out price " + std::to_string(compareAtMinor) +
                                                    " is above the lowest price of the days before, " +
                                                    std::to_string(*lowestPriorMinor) + " minor units");
    AnnouncedReduction reduction{priceMinor, *lowestPriorMinor, 0};
    reduction.share = 1 - static_cast<double>(priceMinor) / static_cast<double>(*lowestPriorMinor);
    return reduction;
}

} // namespace ms::pricing
