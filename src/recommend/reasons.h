// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "recommend/recommender.h"
#include "recommend/top_list.h"

#include <vector>

namespace ms::recommend {

/// Why the items at `places` of `pool` stand where they stand: for each, the smallest set of purchases that can
/// be found without which the item has another rank in the pool. Single purchases are tried first, the largest
/// contribution first, then the largest two, three... up to five. Every set was tried by asking the model again without
/// it, so a cited cause is true by construction; no causes: no such set was found. `pool` is the model's list, best
/// first, with more items than are explained, so that ranks below the list count too.
std::vector<std::vector<Cause>> causes(const Recommender& model, History history, std::span<const ScoredItem> pool,
                                       std::span<const std::size_t> places);

} // namespace ms::recommend
