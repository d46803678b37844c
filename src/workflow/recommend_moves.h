// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/recommend_preview.h"
#include "workflow/recommend_prices.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace ms::workflow {

/// What of a what-if put an item at its place.
struct Move {
    enum class Why {
        Stayed,      ///< it stands where it stood
        Pinned,      ///< itself
        PinnedBrand, ///< its brand
        Price,       ///< its own price: `factor`, `priceMinor`
        Cart,        ///< `cause` is in the cart
        Removed,     ///< `cause` was taken out of the history
        History,     ///< the history as a whole is another
        Others       ///< others above it moved
    };
    Why why = Why::Stayed;
    std::optional<int> before; ///< its place, from 1, without the what-if; none: it is new
    std::optional<recommend::ItemIndex> cause;
    double factor = 1; ///< of demand at the tried price
    std::int64_t priceMinor = 0;
};

/// One move an item of `list`, which is the what-if's; `before` is the list without it. A cause is named only where the
/// item's own reason, before or after, rests on it. `responses`: null while they are not known.
std::vector<Move> movesOf(const std::vector<recommend::RankedItem>& before,
                          const std::vector<recommend::RankedItem>& list, const WhatIf& whatIf,
                          const PriceResponses* responses);

/// The price that is tried for an item, or null.
const TriedPrice* triedPriceOf(const WhatIf& whatIf, recommend::ItemIndex item);
/// The first of an item's causes that is among `changed`; none: no cause is.
std::optional<recommend::ItemIndex> causeAmong(const recommend::RankedItem& ranked,
                                               const std::vector<recommend::ItemIndex>& changed);

} // namespace ms::workflow
