// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"
#include "core/result.h"
#include "recommend/evaluation.h"
#include "recommend/ranker.h"

#include <cstdint>
#include <vector>

namespace ms::recommend {

/// A temporal split: visits at the end are held out, customer by customer or of the whole shop, and models see the
/// rest.
struct Trial {
    Interactions left;                              ///< everything but the held-out visits; the same indices
    std::vector<UserIndex> customers;               ///< whose last visit is held out
    std::vector<std::vector<ItemIndex>> taken;      ///< in that visit, distinct; one a customer, never empty
    std::vector<std::vector<ItemIndex>> candidates; ///< ranked for each customer; none: the whole catalogue
    bool includeSeen = false;                       ///< lists may show what a customer has, and `taken` counts it
};

/// Holds out the last visit of up to `mostCustomers` customers, evenly spread, who have an earlier one and took
/// something then that counts. Without `includeSeen` only items count that the customer did not have. O(events).
Trial holdOutLastVisits(const Interactions& interactions, bool includeSeen, std::size_t mostCustomers);

/// Holds out everything of the shop's last `days` days, and judges up to `mostCustomers` of the customers who came
/// then, evenly spread; those who came for the first time are among them, without a history. Without `includeSeen` only
/// items count that the customer did not have. No later sale can tell of an earlier one: what a model would have known
/// on that day. Without a clock, or where nothing is left to learn from, nobody is judged. O(events). Source: Ji, Sun,
/// Zhang & Li (2023), A Critical Study on Data Leakage in Recommender System Offline Evaluation, TOIS.
Trial holdOutLastDays(const Interactions& interactions, double days, bool includeSeen, std::size_t mostCustomers);

/// Gives each customer of the trial what was taken there and `others` items drawn uniformly from those that the
/// customer neither had nor took. Source: Koren (2008), KDD 14, section 6; what it can and cannot say: Krichene &
/// Rendle (2020).
void drawCandidates(Trial& trial, std::size_t others, std::uint64_t seed);

/// The lists of a model that was fitted on `trial.left`, top `k`, beside what was taken; one a customer of the trial.
/// Errors: Canceled.
Result<std::vector<JudgedList>> listsOf(const Ranker& ranker, const Trial& trial, std::size_t k, int threads,
                                        Progress& progress);

} // namespace ms::recommend
