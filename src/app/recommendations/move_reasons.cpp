// SPDX-License-Identifier: GPL-3.0-or-later
// Why a what-if moved a product up or down; the other half of list_rows.h.
#include "app/format.h"
#include "app/recommendations/list_rows.h"
#include "workflow/recommend_moves.h"

#include <QCoreApplication>

#include <algorithm>

namespace ms::app {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ms::app::RecommendationsPage)
};

bool holds(const std::vector<recommend::ItemIndex>& items, recommend::ItemIndex item)
{
    return std::any_of(items.begin(), items.end(),
                       [&](recommend::ItemIndex other) { return other.value == item.value; });
}

QString moveReason(const workflow::PreviewData& data, const workflow::Move& move, recommend::ItemIndex item)
{
    using Why = workflow::Move::Why;
    switch (move.why) {
    case Why::Stayed:
        break;
    case Why::Pinned:
        return Words::tr("Pinned");
    case Why::PinnedBrand:
        return Words::tr("Pinned with the brand %1").arg(QString::fromStdString(data.items[item].brand));
    case Why::Price:
        return Words::tr("Bought %1 times as often at %2")
            .arg(format::number(move.factor, 2), format::amount(move.priceMinor, data.currency));
    case Why::Cart:
        return Words::tr("%1 is in the cart").arg(titleOf(data.items[*move.cause]));
    case Why::Removed:
        return Words::tr("%1 was removed").arg(titleOf(data.items[*move.cause]));
    case Why::History:
        return Words::tr("The history as a whole is another");
    case Why::Others:
        return Words::tr("Others above it moved");
    }
    return {};
}

} // namespace

void explainMoves(std::vector<ListRow>& rows, const workflow::PreviewData& data,
                  const std::vector<recommend::RankedItem>& before, const workflow::WhatIf& whatIf,
                  const workflow::PriceResponses* responses)
{
    std::vector<recommend::RankedItem> list;
    for (const ListRow& row : rows)
        list.push_back(row.ranked);
    const auto moves = workflow::movesOf(before, list, whatIf, responses);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (const workflow::TriedPrice* const tried = workflow::triedPriceOf(whatIf, list[i].item))
            rows[i].priceMinor = tried->priceMinor;
        rows[i].moveReason = moveReason(data, moves[i], list[i].item);
    }
}

QString leavingReason(const workflow::PreviewData& data, const recommend::RankedItem& gone,
                      const workflow::WhatIf& whatIf, const workflow::PriceResponses* responses)
{
    if (holds(whatIf.excluded, gone.item))
        return Words::tr("never shown");
    if (holds(whatIf.added, gone.item))
        return Words::tr("in the cart");
    if (const auto lost = workflow::causeAmong(gone, whatIf.removed))
        return Words::tr("%1 was removed").arg(titleOf(data.items[*lost]));
    if (const workflow::TriedPrice* const tried = workflow::triedPriceOf(whatIf, gone.item)) {
        const auto factor = responses != nullptr ? responses->factor(*tried) : std::nullopt;
        return factor && *factor < 1 ? Words::tr("bought less at this price") : Words::tr("its price breaks a rule");
    }
    return Words::tr("others moved above it");
}

} // namespace ms::app
