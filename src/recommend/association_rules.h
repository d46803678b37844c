// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"
#include "core/result.h"
#include "recommend/types.h"

#include <vector>

namespace ms::recommend {

struct RuleLimits {
    double minSupport = 0.01;       ///< share of baskets, in (0, 1]
    double minConfidence = 0.1;     ///< in [0, 1]
    std::size_t minBaskets = 2;     ///< baskets that must hold the whole rule, whatever the share says
    std::size_t maxItems = 2;       ///< items of the whole rule, 2..5
    std::size_t maxRules = 5000000; ///< more is an error, not a full disk
};

/// Who takes the antecedent also takes the consequent.
struct AssociationRule {
    std::vector<ItemIndex> antecedent; ///< in the order of the indices
    ItemIndex consequent;
    std::size_t baskets = 0; ///< with antecedent and consequent
    double support = 0;      ///< P(antecedent and consequent)
    double confidence = 0;   ///< P(consequent | antecedent)
    double lift = 0;         ///< confidence / P(consequent)
};

/// Rules with one item as consequent, over sets of items that stand in enough baskets together. Baskets are sets: an
/// item counts once. By lift, then confidence, then support, then indices. Method: Eclat (Zaki, 2000, IEEE TKDE 12(3));
/// the measures as in Agrawal, Imielinski & Swami (1993), SIGMOD, and the R package arules. Errors: InvalidInput if a
/// limit is outside its range, an item is outside the catalogue, or there are more rules than maxRules; Canceled.
Result<std::vector<AssociationRule>> associationRules(std::span<const std::vector<ItemIndex>> baskets,
                                                      std::size_t itemCount, const RuleLimits& limits,
                                                      Progress& progress);

} // namespace ms::recommend
