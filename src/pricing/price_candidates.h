// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/optimise.h"

namespace ms::pricing {

/// One price that a product may have.
struct PriceCandidate {
    GuardedPrice price;
    double move = 0;  ///< log of the price over the current one
    double value = 0; ///< expected objective while no neighbour moves
};

/// The prices that a product may have. The first one is the current price, even where a hard rule forbids it.
struct PriceCandidates {
    std::vector<PriceCandidate> prices;
    bool forced = false; ///< a hard rule forbids the current price
};

/// Minor units, low <= high.
struct PriceRange {
    std::int64_t low = 1;
    std::int64_t high = 1;
};

/// Where a better price is looked for: from half to double the current one, moved where a hard limit lies beyond that.
/// Contradictions are left to applyGuardrails(). Errors: as ruleLimits().
Result<PriceRange> allowedRange(const PricingTask& task);

/// One candidate of a product.
PriceCandidate priceCandidate(const PricingTask& task, const Objective& objective, GuardedPrice price);

/// All prices within the hard rules between half and double the current price (further where the rules ask for it), or
/// 81 spread evenly over them. Errors: as choosePrice().
Result<PriceCandidates> priceCandidates(const PricingTask& task, const Objective& objective);

} // namespace ms::pricing
