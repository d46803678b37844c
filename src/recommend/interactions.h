// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "recommend/types.h"

namespace ms::recommend {

/// Sorts interactions into one history a customer, oldest first; equal times keep the order of the rows. O(n log n).
/// Errors: InvalidInput if an index is not below its count, a time is not finite or a weight is not a finite number >
/// 0.
Result<Interactions> groupByUser(std::span<const Interaction> rows, std::size_t userCount, std::size_t itemCount,
                                 bool clock);

/// An item that a customer has, once, however often it was taken.
struct Holding {
    ItemIndex item;
    std::uint32_t age = 0;    ///< visits since the last time it was taken; 0: in the latest visit
    std::uint32_t visits = 0; ///< in how many visits it was taken
};

/// The distinct items of a history, the one taken latest first; of one visit, the event that stands last first.
/// At most `limit` of them. O(n).
std::vector<Holding> holdings(History history, std::size_t limit = static_cast<std::size_t>(-1));

/// The latest time of all events; 0 without events.
double latestTime(const Interactions& interactions);

} // namespace ms::recommend
