// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "recommend/item_likeness.h"
#include "recommend/types.h"

#include <cstdint>
#include <span>
#include <vector>

namespace ms::recommend {

/// An item whose demand is another than usual, because its price is.
struct DemandShift {
    ItemIndex item;
    double factor = 1; ///< > 0; expected demand by the usual one
};

/// What a shop wants of every list. A span has one entry an item, or none. No list ever breaks a rule; where rules
/// leave too little, a list is short.
struct ListRules {
    std::span<const std::uint8_t> blocked;    ///< 1: never shown (out of stock, below the margin floor, not goods)
    std::span<const std::uint8_t> consumable; ///< 1: may be shown to a customer who has it
    std::span<const std::uint8_t> buried;     ///< 1: stands below everything that is not buried
    std::span<const std::uint8_t> promoted;   ///< 1: counts for the promoted share
    /// In [0, 1]: of the first n places at least floor(share * n) are promoted, as long as other rules leave any.
    double promotedShare = 0;
    std::span<const std::uint32_t> group; ///< category of an item; 0: none, which is not capped
    std::size_t mostOfGroup = 0;          ///< of one group in one list; 0: any number
    const ItemLikeness* likeness = nullptr;
    double diversity = 0; ///< in [0, 1]: 0 the model's own order, 1 as different as the best hundred can be
    std::span<const DemandShift> demand; ///< each item once; it moves as shiftDemand() says, before all else

    /// Whether the order of the model's list can be another under these rules.
    [[nodiscard]] bool shape() const
    {
        return !buried.empty() || (!promoted.empty() && promotedShare > 0) || (!group.empty() && mostOfGroup > 0) ||
               (likeness != nullptr && diversity > 0) || !demand.empty();
    }
};

/// One place of a shaped list.
struct Placed {
    ItemIndex item;
    bool pinned = false;
    bool promoted = false; ///< it would stand lower without the promoted share
};

/// `order` with the items of `shifts` at other places: an item at place p is worth 1 / log2(p + 1), the weight that
/// NDCG gives to a place, times its factor, and stands below everything that is worth more. Items that are not in
/// `order` stay out; the others keep their order. O(order + shifts log shifts).
std::vector<ItemIndex> shiftDemand(std::span<const ItemIndex> order, std::span<const DemandShift> shifts);

/// Chooses up to `top` of `order`, which is best first and holds nothing twice, so that all rules but `blocked` and
/// `consumable` hold; those two the caller has seen to. `pinned` come first, as far as the cap lets them. Diversity
/// re-ranks the best hundred by maximal marginal relevance,
///   argmax of (1 - d) / log2(place + 1) - d * (largest likeness to what stands above),
/// at every step of 0.05 up to the one asked for, and takes the most diverse of these lists, so that more is never
/// less. O(steps * 100 * top + top * order). Source: Carbonell & Goldstein (1998), SIGIR 21.
std::vector<Placed> shapeList(std::span<const ItemIndex> order, std::span<const ItemIndex> pinned,
                              const ListRules& rules, std::size_t top);

} // namespace ms::recommend
