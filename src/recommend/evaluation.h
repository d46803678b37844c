// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "recommend/types.h"

#include <vector>

namespace ms::recommend {

/// One customer's list and what the customer then took.
struct JudgedList {
    std::vector<ItemIndex> ranked; ///< best first; more than k items are allowed, only k count
    std::vector<ItemIndex> taken;  ///< distinct, not empty
};

/// Means over customers, all in 0..1 unless stated.
struct RankingMeasures {
    double hr = 0;        ///< customers with at least one hit in the first k
    double ndcg = 0;      ///< sum of 1 / log2(rank + 1) over the hits, by its largest possible value
    double mrr = 0;       ///< 1 / rank of the first hit in the first k, 0 without one
    double recall = 0;    ///< hits / taken
    double precision = 0; ///< hits / k
    double coverage = 0;  ///< items that stand in any list / catalogue
    double gini = 0;      ///< of the items' exposure: 0 all alike, 1 one item in every list
    double tailShare = 0; ///< exposure of the items outside the most popular fifth; 0 where popularity is not given
    std::size_t customers = 0;
};

/// HR, NDCG, MRR, recall and precision at k, and what the lists do to the catalogue of `catalogueSize` items.
/// `popularity` has one entry an item, or none. The definitions are those of RecBole and of the SASRec paper. O(n k).
/// Errors: InvalidInput if k is 0, nobody is judged, a list has an item twice, or an index is outside the catalogue.
/// Sources: Jarvelin & Kekalainen (2002), ACM TOIS 20(4); Zhao et al. (2021), RecBole, CIKM 30.
Result<RankingMeasures> measureLists(std::span<const JudgedList> lists, std::size_t k, std::size_t catalogueSize,
                                     std::span<const float> popularity = {});

/// How much better one model is than another on the same customers.
struct PairedDifference {
    double mean = 0;  ///< of first - second
    double low95 = 0; ///< 95 % confidence interval of the mean, normal approximation
    double high95 = 0;
    double pValue = 1; ///< two-sided, of "no difference"; 1 where no customer differs
};

/// NDCG@k customer by customer, `first` less `second`. Both judge the same customers in the same order. O(n k).
/// Errors: InvalidInput if the lists do not pair or there are fewer than two.
/// Source: Smucker, Allan & Carterette (2007), CIKM 16, on the paired t-test for ranking measures.
Result<PairedDifference> compareNdcg(std::span<const JudgedList> first, std::span<const JudgedList> second,
                                     std::size_t k);

} // namespace ms::recommend
