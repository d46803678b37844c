// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"
#include "pricing/optimise.h"
#include "pricing/price_family.h"

namespace ms::pricing {

/// Prices of a whole assortment, chosen together.
struct AssortmentPlan {
    /// One a product; empty where no price can be chosen, see `reasons`. Effects hold what the neighbours' moves do.
    std::vector<std::optional<PriceChoice>> choices;
    std::vector<std::string> reasons; ///< one a product; empty text where there is a choice
    double current = 0;               ///< objective at the current prices, of the products that have a choice
    double value = 0;                 ///< at the chosen prices
    double bound = 0; ///< no plan within the rules and the limit is worth more, over the same candidates
    std::size_t changed = 0;
    bool exact = false; ///< every combination was looked at: value and bound are the same
};

/// The prices that are best together: expected objective
///   sum over i of w_i(p_i) u_i(p_i) prod over j of (p_j / current_j)^cross_ij
/// (w: objective of a unit, u: expected units), every price within its hard rules, at most `mostChanges` of them moved.
/// Candidates are all allowed prices, or 81 spread evenly over them where there are more. Small assortments are solved
/// by looking at every combination. Larger ones by coordinate ascent from the best separable plan; the bound splits the
/// objective into one part a product, to which every pair's joint effect is added at its most, at the product that has
/// less to gain, and takes the `mostChanges` largest gains (a Lagrangian bound with the limit relaxed exactly).
/// Changes that hard rules force (the current price breaks one) come first. Families are placed before single products,
/// each as a whole (see planFamily()), with the price of a change that single products would pay under the limit; with
/// families the plan is not `exact` and the bound leaves their relations out. A family that no prices within the rules
/// keep gets none, and its reason names it. O(products * candidates * (draws + neighbours)).
/// Errors: InvalidInput for a cross elasticity outside the products or not finite, and as checkFamilies(); Canceled.
/// Source: Fisher (1981), Management Science 27(1), for the bound.
Result<AssortmentPlan> optimiseAssortment(std::span<const PricingTask> tasks, std::span<const CrossElasticity> cross,
                                          const Objective& objective, std::optional<std::size_t> mostChanges,
                                          int threads, Progress& progress, std::span<const PriceFamily> families = {});

} // namespace ms::pricing
