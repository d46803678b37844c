// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace ms::pricing {

/// What one competitor asked for a product at one time.
struct CompetitorQuote {
    std::string competitor;
    std::int32_t period = 0; ///< consecutive number, as in Observation
    double price = 0;        ///< the same currency and unit as one's own price
};

/// Which quotes count, and how they become one number.
struct CompetitorSettings {
    enum class Use { Lowest, Median };
    Use use = Use::Lowest;     ///< of the competitors' latest believable quotes
    int maxAge = 8;            ///< periods; older quotes are stale
    double mostDifference = 3; ///< a quote beyond so many times one's own price, or below one part of it, is an error
    double mostDeviations = 5; ///< from the median of the same product's quotes, in robust standard deviations
};

/// A quote that does not count, and why.
struct RejectedQuote {
    std::size_t quote = 0; ///< its place in the input
    std::string reason;    ///< "stale", "absurd", "outlier"
};

struct CompetitorPrice {
    std::optional<double> price; ///< nothing where no quote is left
    int age = 0;                 ///< periods since the oldest quote that went in
    std::vector<RejectedQuote> rejected;
};

/// The competitors' price of one product as of `period`: quotes that are not numbers above 0 or beyond `mostDifference`
/// are absurd; of four or more others those whose logarithm lies more than `mostDeviations` x 1.4826 MAD from their
/// median (at least 5 %) are outliers; of each competitor the latest one counts unless it is stale.
/// O(n log n). Errors: InvalidInput for an own price or settings outside their ranges.
/// Source: Leys et al. (2013), J. Experimental Social Psychology 49(4), for the median absolute deviation.
Result<CompetitorPrice> competitorPrice(std::span<const CompetitorQuote> quotes, double ownPrice, std::int32_t period,
                                        const CompetitorSettings& settings = {});

} // namespace ms::pricing
