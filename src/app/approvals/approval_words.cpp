// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/approvals/approval_words.h"

#include "app/approvals/approval_columns.h"
#include "app/approvals/push_words.h"
#include "app/approvals/refusal_words.h"
#include "app/format.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace ms::app {
namespace {

using approvals::PriceChange;
using approvals::Reorder;
using approvals::Transfer;
using workflow::QueuedChange;

QString tr(const char* text)
{
    return QCoreApplication::translate("ms::app", text);
}

QString signedMoney(double minor, const Currency& currency)
{
    const auto rounded = static_cast<std::int64_t>(std::llround(minor));
    return (rounded > 0 ? QStringLiteral("+") : QString()) + format::money({rounded, currency});
}

QString effectWords(const QueuedChange& change, const Currency& currency)
{
    const workflow::ChangeEffect& effect = change.effect;
    QStringList parts;
    if (effect.marginMinor) {
        QString words = tr("Margin %1 a week").arg(signedMoney(*effect.marginMinor, currency));
        if (effect.marginLow && effect.marginHigh)
            words += tr(" (80 % between %1 and %2)")
                         .arg(signedMoney(*effect.marginLow, currency), signedMoney(*effect.marginHigh, currency));
        parts << words;
    }
    if (effect.revenueMinor)
        parts << tr("Revenue %1 a week").arg(signedMoney(*effect.revenueMinor, currency));
    if (effect.units)
        parts << tr("Units %1 a week").arg(format::change(*effect.units, 1));
    if (effect.atRiskMinor)
        parts << tr("%1 of sales at risk without it")
                     .arg(format::money({static_cast<std::int64_t>(std::llround(*effect.atRiskMinor)), currency}));
    return parts.isEmpty() ? tr("No effect was worked out for it.") : parts.join(QStringLiteral("\n"));
}

QString whatWords(const QueuedChange& change)
{
    if (const auto* price = std::get_if<PriceChange>(&change.proposal.change)) {
        const double share = double(price->newPrice.minor - price->oldPrice.minor) / double(price->oldPrice.minor);
        QString words =
            tr("%1 → %2 (%3 %)")
                .arg(format::money(price->oldPrice), format::money(price->newPrice), format::change(100 * share, 1));
        if (change.unitCost && price->newPrice.minor > 0)
            words += tr(", margin after it %1")
                         .arg(format::percent(1 - double(change.unitCost->minor) / double(price->newPrice.minor)));
        return words;
    }
    if (const auto* transfer = std::get_if<Transfer>(&change.proposal.change))
        return tr("Move %1 units from %2 to %3, there by %4")
            .arg(format::count(transfer->quantity.units), QString::fromStdString(transfer->from.text),
                 QString::fromStdString(transfer->to.text), format::date(transfer->expected));
    const auto& reorder = std::get<Reorder>(change.proposal.change);
    return tr("%1 units from %2 at %3 each, on the shelf by %4")
        .arg(format::count(reorder.quantity.units), QString::fromStdString(reorder.supplier.text),
             format::money(reorder.unitCost), format::date(reorder.expected));
}

/// How far the goods of a transfer have come.
QString journeyWords(const QueuedChange& change)
{
    switch (change.proposal.state) {
    case approvals::State::Approved:
        return tr(
            "The goods are reserved where they lie. Write a transfer note for the people who move them. No shop is "
            "told: book the move there, too, where its stock figures are your counts.");
    case approvals::State::Sent:
        return tr("On the way since %1: plans count them where they go. Say so when they arrive.")
            .arg(change.leftDay ? format::date(*change.leftDay) : QString());
    case approvals::State::Confirmed:
        return tr("Left on %1, arrived on %2. Plans count them as on the way until the next stock count there.")
            .arg(change.leftDay ? format::date(*change.leftDay) : QString(),
                 change.arrivedDay ? format::date(*change.arrivedDay) : QString());
    case approvals::State::Failed:
        return tr("Called off: nothing is reserved for it any more.");
    default:
        return {};
    }
}

} // namespace

QString describeChange(const QueuedChange& change, const Currency& currency)
{
    const approvals::Proposal& proposal = change.proposal;
    QStringList lines{whatWords(change), effectWords(change, currency)};
    if (!change.refusal.empty())
        lines << tr("Approving it would be refused: %1").arg(refusalWords(change.refusal));
    if (!proposal.reason.empty())
        lines << tr("Why: %1").arg(QString::fromStdString(proposal.reason));
    if (const QString journey = journeyWords(change); isTransfer(change) && !journey.isEmpty())
        lines << journey;
    if (!change.rules.empty()) {
        QStringList rules;
        for (const std::string& rule : change.rules)
            rules << QString::fromStdString(rule);
        lines << tr("Rules that moved it: %1").arg(rules.join(QStringLiteral(", ")));
    }
    if (change.startsAt)
        lines << tr("Not sent before %1").arg(format::dateTime(*change.startsAt));
    if (change.endsAt)
        lines << tr("The price before comes back after %1").arg(format::dateTime(*change.endsAt));
    lines
        << tr("Proposed by %1, %2").arg(QString::fromStdString(proposal.author), format::dateTime(proposal.proposedAt));
    if (change.decision) {
        const approvals::Decision& decision = *change.decision;
        QString words = (decision.approved ? tr("Approved by %1, %2") : tr("Rejected by %1, %2"))
                            .arg(QString::fromStdString(decision.approver), format::dateTime(decision.at));
        if (!decision.reason.empty())
            words += QStringLiteral(": ") + QString::fromStdString(decision.reason);
        lines << words;
    }
    if (!change.failure.empty())
        lines << tr("The shop: %1").arg(pushWords(change.failure));
    if (!change.platformRef.empty())
        lines << tr("The shop's number: %1").arg(QString::fromStdString(change.platformRef));
    return lines.join(QStringLiteral("\n\n"));
}

QString describeChanges(const std::vector<const QueuedChange*>& changes, const Currency& currency)
{
    double margin = 0;
    double variance = 0;
    std::size_t withMargin = 0;
    std::int64_t orderValue = 0;
    std::size_t prices = 0;
    std::size_t reorders = 0;
    std::int64_t moved = 0;
    for (const QueuedChange* change : changes) {
        if (const auto* reorder = std::get_if<Reorder>(&change->proposal.change)) {
            ++reorders;
            orderValue += reorder->unitCost.minor * reorder->quantity.units;
        } else if (const auto* transfer = std::get_if<Transfer>(&change->proposal.change)) {
            moved += transfer->quantity.units;
        } else {
            ++prices;
        }
        const workflow::ChangeEffect& effect = change->effect;
        if (!effect.marginMinor)
            continue;
        ++withMargin;
        margin += *effect.marginMinor;
        if (effect.marginLow && effect.marginHigh)
            variance += std::pow((*effect.marginHigh - *effect.marginLow) / 2, 2);
    }
    QStringList lines;
    if (prices > 0)
        lines << tr("%1 price changes").arg(format::count(qint64(prices)));
    if (reorders > 0)
        lines << tr("%1 reorders for %2").arg(format::count(qint64(reorders)), format::money({orderValue, currency}));
    if (const auto transfers = qint64(changes.size() - prices - reorders); transfers > 0)
        lines << tr("%1 transfers of %2 units").arg(format::count(transfers), format::count(moved));
    if (withMargin > 0) {
        const double half = std::sqrt(variance); // as if the changes did not move each other
        lines << tr("Margin of %1 of them together %2 a week, 80 % between %3 and %4 if they are independent")
                     .arg(format::count(qint64(withMargin)), signedMoney(margin, currency),
                          signedMoney(margin - half, currency), signedMoney(margin + half, currency));
    }
    return lines.join(QStringLiteral("\n\n"));
}

} // namespace ms::app
