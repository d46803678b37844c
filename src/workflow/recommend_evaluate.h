// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"
#include "core/result.h"
#include "recommend/evaluation.h"

#include <optional>
#include <string>

namespace ms::workflow {

struct EvaluateListsRequest {
    std::string recommendations; ///< user_id,rank,item_id
    std::string actual;          ///< user_id,item_id
    /// user_id,item_id, or empty. Its items are in the catalogue of coverage and Gini too; its sales say what is
    /// popular, for the tail share and for the popular list that is measured beside.
    std::string train;
    std::string against; ///< user_id,rank,item_id of another model, or empty; the difference is tested
    std::size_t k = 10;
};

struct EvaluatedLists {
    recommend::RankingMeasures measures;
    double seenShare = 0; ///< places that show what the customer already had in the train file
    /// What the most popular items of the train file would have done, in `k` places, without what a customer had unless
    /// the lists show that too; none without a train file.
    std::optional<recommend::RankingMeasures> popular;
    std::optional<recommend::RankingMeasures> other;       ///< of `against`
    std::optional<recommend::PairedDifference> difference; ///< of NDCG@k, these lists less those of `against`
    std::int64_t rowsRead = 0;
    std::size_t catalogue = 0; ///< distinct items of actual, train and recommendations
};

/// Customers of `actual` without a list count as misses; lists of nobody in `actual` are not judged.
/// Errors: as sources::CsvReader; InvalidInput for a rank that is not a whole number above 0 or an item that stands
/// twice in a list, with the user.
Result<EvaluatedLists> evaluateLists(const EvaluateListsRequest& request, Progress& progress);

} // namespace ms::workflow
