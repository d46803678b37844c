// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"
#include "core/result.h"
#include "recommend/association_rules.h"

#include <cstdint>
#include <string>

namespace ms::workflow {

struct RuleFilesRequest {
    std::string transactions; ///< one row an item: a transaction and an item
    std::string out;
    recommend::RuleLimits limits;
};

struct RuleFilesSummary {
    std::int64_t rowsRead = 0;
    std::int64_t rowsRejected = 0;
    std::int64_t rowsWritten = 0;
    std::size_t baskets = 0;
    std::size_t items = 0;
};

/// Reads transaction_id,item_id (or basket_id, order_id, user_id for the first, item for the second) and writes
/// antecedent,consequent,support,confidence,lift, strongest lift first. Items of a longer antecedent are joined by
/// " + ". Errors: as sources::CsvReader and associationRules(); InvalidInput if a column is missing.
Result<RuleFilesSummary> writeRules(const RuleFilesRequest& request, Progress& progress);

} // namespace ms::workflow
