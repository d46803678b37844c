// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"
#include "core/result.h"
#include "recommend/fit.h"
#include "recommend/types.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace ms::workflow {

/// One run of `merchant recommend rank`. Empty paths: not given.
struct RankFilesRequest {
    std::string interactions;
    /// Without it every customer of the interactions gets a list. Its other columns (country, segment...) say who is
    /// like whom: a user without a history gets what is popular among those of its rows who are the same.
    std::string users;
    std::string candidates;
    std::string items;
    std::string rules; ///< JSON, see shopRulesHelp(); it reads category, price, cost, stock, promoted of `items`
    std::string out;
    std::string rejects;
    std::string save; ///< folder
    std::string load; ///< folder; then nothing is trained
    std::size_t top = 10;
    bool explain = true;
    recommend::FitRequest fit; ///< its `networks` are opened here when the model needs them
};

struct RankFilesSummary {
    std::int64_t rowsRead = 0;
    std::int64_t rowsRejected = 0;
    std::int64_t rowsWritten = 0;
    std::int64_t users = 0;
    std::int64_t coldUsers = 0;     ///< without a history that the model can use
    std::int64_t popularPlaces = 0; ///< rows that are filled with what is popular
    std::int64_t unknownPlaces = 0; ///< rows with candidates of which nothing is known, at the end of their lists
    std::size_t customers = 0;
    std::size_t items = 0;
    std::string model;
    double fitSeconds = 0;
    std::vector<recommend::TrialScore> trial;
};

/// Reads, fits (or loads), shapes by the rules, ranks and writes user_id,rank,item_id,score,reason; users in the order
/// of their file. Errors: as the readers, readShopRules(), fitRanker(), loadRanker() and CsvFile; Canceled.
Result<RankFilesSummary> rankFiles(const RankFilesRequest& request, Progress& progress);

/// "because of A and B", "because of A, B, C and 9 more", "bought before", "popular", "cold: popular", "pinned",
/// "promoted", "cold: nobody took it yet, like A and B"; "the whole history" where no purchase adds to the score.
/// `nameOf` says how an item is called.
std::string reasonText(const recommend::RankedItem& ranked,
                       const std::function<std::string(recommend::ItemIndex)>& nameOf);

} // namespace ms::workflow
