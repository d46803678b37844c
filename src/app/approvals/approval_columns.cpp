// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/approvals/approval_columns.h"

#include "app/approvals/audit_words.h"
#include "app/approvals/push_words.h"
#include "app/approvals/refusal_words.h"
#include "app/format.h"
#include "workflow/clock.h"

#include <QCoreApplication>

namespace ms::app {
namespace {

using approvals::PriceChange;
using approvals::Reorder;
using approvals::State;
using approvals::Transfer;
using workflow::QueuedChange;
using Kind = ColumnKind;

QString tr(const char* text)
{
    return QCoreApplication::translate("ms::app", text);
}

QVariant oldPrice(const QueuedChange& change)
{
    const auto* price = std::get_if<PriceChange>(&change.proposal.change);
    return price != nullptr ? QVariant(qint64(price->oldPrice.minor)) : QVariant();
}

QVariant newPrice(const QueuedChange& change)
{
    const auto* price = std::get_if<PriceChange>(&change.proposal.change);
    return price != nullptr ? QVariant(qint64(price->newPrice.minor)) : QVariant();
}

QVariant changeOf(const QueuedChange& change)
{
    const auto* price = std::get_if<PriceChange>(&change.proposal.change);
    if (price == nullptr || price->oldPrice.minor <= 0)
        return {};
    return double(price->newPrice.minor - price->oldPrice.minor) / double(price->oldPrice.minor);
}

QVariant units(const QueuedChange& change)
{
    if (const auto* transfer = std::get_if<Transfer>(&change.proposal.change))
        return double(transfer->quantity.units);
    const auto* reorder = std::get_if<Reorder>(&change.proposal.change);
    return reorder != nullptr ? QVariant(double(reorder->quantity.units)) : QVariant();
}

QVariant orderCost(const QueuedChange& change)
{
    const auto* reorder = std::get_if<Reorder>(&change.proposal.change);
    return reorder != nullptr ? QVariant(qint64(reorder->unitCost.minor * reorder->quantity.units)) : QVariant();
}

/// "12.00 → 11.40", "96 units" or "20 from north to south".
QString what(const QueuedChange& change)
{
    if (const auto* price = std::get_if<PriceChange>(&change.proposal.change))
        return format::amount(price->oldPrice.minor, price->oldPrice.currency) + QStringLiteral(" → ") +
               format::amount(price->newPrice.minor, price->newPrice.currency);
    if (const auto* transfer = std::get_if<Transfer>(&change.proposal.change))
        return tr("%1 from %2 to %3")
            .arg(format::count(transfer->quantity.units), QString::fromStdString(transfer->from.text),
                 QString::fromStdString(transfer->to.text));
    return tr("%1 units").arg(format::count(std::get<Reorder>(change.proposal.change).quantity.units));
}

QVariant margin(const QueuedChange& change)
{
    return change.effect.marginMinor ? QVariant(qint64(*change.effect.marginMinor)) : QVariant();
}

QString note(const QueuedChange& change)
{
    if (!change.failure.empty())
        return pushWords(change.failure);
    if (!change.platformRef.empty())
        return tr("Order %1").arg(QString::fromStdString(change.platformRef));
    if (!change.refusal.empty())
        return tr("Not allowed: %1").arg(refusalWords(change.refusal));
    return QString::fromStdString(change.proposal.reason);
}

QString stateName(State state)
{
    switch (state) {
    case State::Draft:
        return tr("Draft");
    case State::Submitted:
        return tr("Waits");
    case State::Approved:
        return tr("Approved");
    case State::Queued:
        return tr("Ready");
    case State::Sent:
        return tr("Sent");
    case State::Confirmed:
        return tr("Confirmed");
    case State::Failed:
        return tr("Failed");
    case State::Rejected:
        return tr("Rejected");
    case State::Reverted:
        return tr("Rolled back");
    case State::Expired:
        return tr("Expired");
    }
    return {};
}

} // namespace

QString skuOf(const QueuedChange& change)
{
    return QString::fromStdString(std::visit([](const auto& each) { return each.sku.text; }, change.proposal.change));
}

bool isTransfer(const QueuedChange& change)
{
    return std::holds_alternative<Transfer>(change.proposal.change);
}

QString stateName(const QueuedChange& change)
{
    const State state = change.proposal.state;
    if (isTransfer(change) && state == State::Approved)
        return tr("To be moved");
    if (isTransfer(change) && state == State::Sent)
        return tr("On the way");
    if (isTransfer(change) && state == State::Confirmed)
        return tr("Arrived");
    if (isTransfer(change) && state == State::Failed)
        return tr("Called off");
    return stateName(state);
}

Tone stateTone(State state)
{
    switch (state) {
    case State::Submitted:
    case State::Sent:
        return Tone::Warning;
    case State::Approved:
    case State::Queued:
        return Tone::Info;
    case State::Confirmed:
        return Tone::Good;
    case State::Failed:
        return Tone::Bad;
    default:
        return Tone::Neutral;
    }
}

std::vector<Column<QueuedChange>> approvalColumns()
{
    const auto author = [](const QueuedChange& change) { return QString::fromStdString(change.proposal.author); };
    const auto approver = [](const QueuedChange& change) {
        return change.decision ? QString::fromStdString(change.decision->approver) : QString();
    };
    const auto kind = [](const QueuedChange& change) {
        return std::holds_alternative<PriceChange>(change.proposal.change) ? tr("Price")
               : isTransfer(change)                                        ? tr("Transfer")
                                                                           : tr("Reorder");
    };
    return {
        {{"sku", tr("SKU"), Kind::Text, 0, Total::Count}, skuOf},
        {{"state", tr("State"), Kind::Status},
         [](const QueuedChange& change) { return stateName(change); },
         [](const QueuedChange& change) { return stateTone(change.proposal.state); },
         note},
        {{"what", tr("Old → new")}, what},
        {{"change", tr("Change, %"), Kind::Percent, 1, Total::Mean}, changeOf},
        {{"cost", tr("Order value"), Kind::Money, 0, Total::Sum}, orderCost},
        {{"margin", tr("Margin a week"), Kind::Money, 0, Total::Sum, tr("Expected change of margin, a week")}, margin},
        {{"title", tr("Title")}, [](const QueuedChange& change) { return QString::fromStdString(change.title); }},
        {{"author", tr("Author")}, author},
        {{"approver", tr("Decided by")}, approver},
        {{"batch", tr("Batch"), Kind::Number},
         [](const QueuedChange& change) { return double(change.proposal.batch); }},
        {{"kind", tr("Kind")}, kind},
        {{"note", tr("Note")}, note},
        {{.id = "old", .title = tr("Old price"), .kind = Kind::Money, .hidden = true}, oldPrice},
        {{.id = "new", .title = tr("New price"), .kind = Kind::Money, .hidden = true}, newPrice},
        {{.id = "units", .title = tr("Units"), .kind = Kind::Number, .total = Total::Sum, .hidden = true}, units},
    };
}

std::vector<Column<approvals::AuditEntry>> auditColumns()
{
    using Entry = approvals::AuditEntry;
    return {
        {{"at", tr("When")}, [](const Entry& entry) { return format::dateTime(workflow::shopTimeOf(entry.at)); }},
        {{"actor", tr("Who")}, [](const Entry& entry) { return QString::fromStdString(entry.actor); }},
        {{"action", tr("Did")}, [](const Entry& entry) { return auditWords(entry.action); }},
        {{"subject", tr("To")}, [](const Entry& entry) { return auditWords(entry.subject); }},
        {{.id = "detail", .title = tr("Detail"), .hidden = true},
         [](const Entry& entry) { return QString::fromStdString(entry.detail); }},
    };
}

} // namespace ms::app
