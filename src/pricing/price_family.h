// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/assortment_search.h"
#include "pricing/optimise.h"

#include <span>

namespace ms::pricing {

/// Products whose prices keep a relation: sizes, brands or variants of one thing, in order. The price of each member
/// over that of the one before it is held between `least` and `most`; both 1: one price for all (parity).
struct PriceFamily {
    std::string name;
    std::vector<std::int32_t> members; ///< two or more indices of products, none twice, each in one family only
    double least = 1;                  ///< > 0
    double most = 1;                   ///< >= least
};

/// Errors: InvalidInput naming the family and what is wrong with it.
Result<void> checkFamilies(std::span<const PriceFamily> families, std::size_t products);

/// Whether two neighbours of a family keep its relation.
bool keepsRelation(const PriceFamily& family, std::int64_t beforeMinor, std::int64_t nextMinor);

/// Neighbours of a family that do not keep its relation: indices into `members` of the later one. `pricesMinor`: by
/// product.
std::vector<std::size_t> brokenRelations(const PriceFamily& family, std::span<const std::int64_t> pricesMinor);

/// A family within an assortment, by the assortment's own indices.
struct FamilyBlock {
    const PriceFamily* family = nullptr;
    std::vector<std::size_t> members;
};

/// Adds to each member's candidates the prices that the relation needs beside its neighbours' candidates, as far as the
/// member's own rules allow them.
void addFamilyCandidates(Assortment& assortment, const FamilyBlock& block, std::span<const PricingTask> tasks,
                         std::span<const std::size_t> taskOf, const Objective& objective);

/// The candidates that are best for a family while all other prices stay.
struct FamilyPlan {
    std::vector<std::size_t> candidates; ///< one a member; empty: no prices within the rules keep the relation
    double gain = 0;                     ///< of the objective against the assortment's plan
    std::size_t changes = 0;
    bool forced = false; ///< the plan's prices break the relation or a hard rule
};
/// By dynamic programming along the members; each change costs `changeCost` of the objective. The assortment is the
/// same afterwards. O(members * candidates²).
FamilyPlan planFamily(Assortment& assortment, const FamilyBlock& block, double changeCost);

/// Gives each family its best prices, forced ones first, then those that gain most, as far as the limit on changes
/// reaches, and freezes their members. Returns the families (indices of `blocks`) that no prices within the rules keep.
std::vector<std::size_t> placeFamilies(Assortment& assortment, std::span<const FamilyBlock> blocks, double changeCost,
                                       std::size_t most);

} // namespace ms::pricing
