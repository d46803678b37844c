// SPDX-License-Identifier: GPL-3.0-or-later
// Why a what-if moved a product up or down; the other half of list_rows.h.
#include "app/format.h"
#include "app/recommendations/list_rows.h"

#include <QCoreApplication>

#include <algorithm>
#include <span>

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

/// The first of an item's causes that is among `changed`; none: no cause is.
std::optional<recommend::ItemIndex> causeAmong(const recommend::RankedItem& ranked,
                                               const std::vector<recommend::ItemIndex>& changed)
{
    for (const recommend::Cause& cause : ranked.causes)
        if (holds(changed, cause.item))
            return cause.item;
    return std::nullopt;
}

const workflow::TriedPrice* triedFor(const workflow::WhatIf& whatIf, recommend::ItemIndex item)
{
    const auto found = std::find_if(whatIf.prices.begin(), whatIf.prices.end(),
                                    [&](const workflow::TriedPrice& tried) { return tried.item.value == item.value; });
    return found == whatIf.prices.end() ? nullptr : &*found;
}

/// "Bought 1.3 times as often at 2.36"; empty where no price is tried or its answer is not known.
QString priceReason(const workflow::PreviewData& data, const workflow::WhatIf& whatIf,
                    const workflow::PriceResponses* responses, recommend::ItemIndex item)
{
    const workflow::TriedPrice* const tried = triedFor(whatIf, item);
    if (tried == nullptr || responses == nullptr)
        return {};
    const auto factor = responses->factor(*tried);
    return factor ? Words::tr("Bought %1 times as often at %2")
                        .arg(format::number(*factor, 2), format::amount(tried->priceMinor, data.currency))
                  : QString();
}

} // namespace

void explainMoves(std::vector<ListRow>& rows, const workflow::PreviewData& data,
                  const std::vector<recommend::RankedItem>& before, const workflow::WhatIf& whatIf,
                  const workflow::PriceResponses* responses)
{
    const auto oldOf = [&](recommend::ItemIndex item) {
        return std::find_if(before.begin(), before.end(),
                            [&](const recommend::RankedItem& ranked) { return ranked.item.value == item.value; });
    };
    for (ListRow& row : rows) {
        const recommend::ItemIndex item = row.ranked.item;
        if (const workflow::TriedPrice* const tried = triedFor(whatIf, item))
            row.priceMinor = tried->priceMinor;
        if (row.change.isEmpty())
            continue;
        const auto old = oldOf(item);
        const auto lost = old == before.end() ? std::nullopt : causeAmong(*old, whatIf.removed);
        const auto won = causeAmong(row.ranked, whatIf.added);
        const QString price = priceReason(data, whatIf, responses, item);
        if (row.ranked.basis == recommend::Basis::Pinned)
            row.moveReason =
                holds(whatIf.pinned, item)
                    ? Words::tr("Pinned")
                    : Words::tr("Pinned with the brand %1").arg(QString::fromStdString(data.items[item].brand));
        else if (!price.isEmpty())
            row.moveReason = price;
        else if (won)
            row.moveReason = Words::tr("%1 is in the cart").arg(titleOf(data.items[*won]));
        else if (lost)
            row.moveReason = Words::tr("%1 was removed").arg(titleOf(data.items[*lost]));
        else if (!whatIf.removed.empty() || !whatIf.added.empty())
            row.moveReason = Words::tr("The history as a whole is another");
        else
            row.moveReason = Words::tr("Others above it moved");
    }
}

QString leavingReason(const workflow::PreviewData& data, const recommend::RankedItem& gone,
                      const workflow::WhatIf& whatIf, const workflow::PriceResponses* responses)
{
    if (holds(whatIf.excluded, gone.item))
        return Words::tr("never shown");
    if (holds(whatIf.added, gone.item))
        return Words::tr("in the cart");
    if (const auto lost = causeAmong(gone, whatIf.removed))
        return Words::tr("%1 was removed").arg(titleOf(data.items[*lost]));
    if (const workflow::TriedPrice* const tried = triedFor(whatIf, gone.item)) {
        const auto factor = responses != nullptr ? responses->factor(*tried) : std::nullopt;
        return factor && *factor < 1 ? Words::tr("bought less at this price") : Words::tr("its price breaks a rule");
    }
    return Words::tr("others moved above it");
}

} // namespace ms::app
