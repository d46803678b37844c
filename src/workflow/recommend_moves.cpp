// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/recommend_moves.h"

#include <algorithm>

namespace ms::workflow {

namespace {

bool holds(const std::vector<recommend::ItemIndex>& items, recommend::ItemIndex item)
{
    return std::any_of(items.begin(), items.end(),
                       [&](recommend::ItemIndex other) { return other.value == item.value; });
}

} // namespace

const TriedPrice* triedPriceOf(const WhatIf& whatIf, recommend::ItemIndex item)
{
    const auto found = std::find_if(whatIf.prices.begin(), whatIf.prices.end(),
                                    [&](const TriedPrice& tried) { return tried.item.value == item.value; });
    return found == whatIf.prices.end() ? nullptr : &*found;
}

std::optional<recommend::ItemIndex> causeAmong(const recommend::RankedItem& ranked,
                                               const std::vector<recommend::ItemIndex>& changed)
{
    for (const recommend::Cause& cause : ranked.causes)
        if (holds(changed, cause.item))
            return cause.item;
    return std::nullopt;
}

std::vector<Move> movesOf(const std::vector<recommend::RankedItem>& before,
                          const std::vector<recommend::RankedItem>& list, const WhatIf& whatIf,
                          const PriceResponses* responses)
{
    using Why = Move::Why;
    const auto places = placesBefore(before, list);
    std::vector<Move> moves(list.size());
    for (std::size_t i = 0; i < list.size(); ++i) {
        Move& move = moves[i];
        const recommend::RankedItem& ranked = list[i];
        move.before = places[i];
        if (places[i] == static_cast<int>(i) + 1)
            continue;
        const TriedPrice* const tried = triedPriceOf(whatIf, ranked.item);
        const auto factor = tried != nullptr && responses != nullptr ? responses->factor(*tried) : std::nullopt;
        const auto won = causeAmong(ranked, whatIf.added);
        const auto lost =
            places[i] ? causeAmong(before[static_cast<std::size_t>(*places[i] - 1)], whatIf.removed) : std::nullopt;
        if (ranked.basis == recommend::Basis::Pinned) {
            move.why = holds(whatIf.pinned, ranked.item) ? Why::Pinned : Why::PinnedBrand;
        } else if (factor) {
            move.why = Why::Price;
            move.factor = *factor;
            move.priceMinor = tried->priceMinor;
        } else if (won || lost) {
            move.why = won ? Why::Cart : Why::Removed;
            move.cause = won ? won : lost;
        } else {
            const bool asStrong = places[i] && before[static_cast<std::size_t>(*places[i] - 1)].score == ranked.score;
            const bool asBought = whatIf.removed.empty() && whatIf.added.empty();
            move.why = asBought || asStrong ? Why::Others : Why::History;
        }
    }
    return moves;
}

} // namespace ms::workflow
