// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/push_ledger.h"

#include "approvals/policy.h"
#include "approvals/write.h"
#include "workflow/audit.h"
#include "workflow/clock.h"
#include "workspace/approval_settings.h"
#include "workspace/location_repository.h"
#include "workspace/outbox_repository.h"
#include "workspace/price_repository.h"
#include "workspace/product_repository.h"
#include "workspace/proposal_repository.h"
#include "workspace/purchase_order_repository.h"
#include "workspace/supplier_repository.h"
#include "workspace/workspace.h"

#include <nlohmann/json.hpp>

namespace ms::workflow {
namespace {

using approvals::Move;
using approvals::State;

std::string outboxState(State state)
{
    switch (state) {
    case State::Queued:
        return "queued";
    case State::Sent:
        return "sent";
    case State::Confirmed:
        return "confirmed";
    default:
        return "failed";
    }
}

/// The proposal that a rollback takes back; none for an ordinary change.
std::optional<std::int64_t> revertedBy(const approvals::Proposal& proposal)
{
    const auto json = nlohmann::json::parse(proposal.explanation, nullptr, false);
    if (!json.is_object() || !json.contains("reverts") || !json["reverts"].is_number_integer())
        return std::nullopt;
    return json["reverts"].get<std::int64_t>();
}

} // namespace

Result<workspace::Transaction> patientBegin(workspace::Workspace& workspace)
{
    constexpr int attempts = 20; // of half a second each
    for (int attempt = 1;; ++attempt) {
        auto transaction = workspace.begin();
        if (transaction || transaction.error().code != ErrorCode::Conflict || attempt == attempts)
            return transaction;
    }
}

Result<std::vector<LedgerRow>> PushLedger::open()
{
    const auto all = workspace::OutboxRepository(m_workspace).all();
    if (!all)
        return tl::unexpected(all.error());
    workspace::ProposalRepository proposals(m_workspace);
    std::vector<LedgerRow> rows;
    for (const workspace::OutboxRow& row : *all) {
        if (row.state != "queued" && row.state != "sent")
            continue;
        auto write = approvals::writeFromJson(row.request);
        if (!write)
            return tl::unexpected(write.error());
        rows.push_back({row, std::move(*write), row.state == "sent" ? State::Sent : State::Queued});
    }
    return rows;
}

Result<std::vector<std::size_t>> PushLedger::expired(std::span<const LedgerRow> rows, ShopTime now)
{
    const auto policy = workspace::loadPolicy(m_workspace);
    if (!policy)
        return tl::unexpected(policy.error());
    workspace::ProposalRepository proposals(m_workspace);
    std::vector<std::size_t> old;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i].outbox.attempts > 0)
            continue; // it may have reached the shop: only the shop can say what became of it
        const auto decision = proposals.decisionOn(rows[i].outbox.proposal);
        if (!decision)
            return tl::unexpected(decision.error());
        if (*decision && approvals::isExpired((*decision)->at, now, *policy))
            old.push_back(i);
    }
    return old;
}

Result<void> PushLedger::markSent(std::span<LedgerRow> rows, std::span<const std::size_t> which)
{
    auto transaction = patientBegin(m_workspace);
    if (!transaction)
        return tl::unexpected(transaction.error());
    workspace::OutboxRepository outbox(m_workspace);
    workspace::ProposalRepository proposals(m_workspace);
    std::vector<LedgerRow> changed;
    for (const std::size_t i : which) {
        LedgerRow row = rows[i];
        const auto next = approvals::moved(row.state, Move::Send);
        if (!next)
            return tl::unexpected(next.error());
        row.outbox.state = outboxState(*next);
        ++row.outbox.attempts;
        if (auto moved = proposals.setState(row.outbox.proposal, row.state, *next); !moved)
            return moved;
        if (auto updated = outbox.update(row.outbox); !updated)
            return updated;
        row.state = *next;
        changed.push_back(std::move(row));
    }
    if (auto kept = transaction->commit(); !kept)
        return kept;
    for (std::size_t n = 0; n < which.size(); ++n)
        rows[which[n]] = std::move(changed[n]);
    return {};
}

Result<void> PushLedger::settle(std::span<LedgerRow> rows, std::span<const Settlement> settlements,
                                const platform::PlacedOrder* order)
{
    if (settlements.empty())
        return {};
    auto transaction = patientBegin(m_workspace);
    if (!transaction)
        return tl::unexpected(transaction.error());
    std::vector<LedgerRow> changed;
    for (const Settlement& settlement : settlements) {
        LedgerRow row = rows[settlement.row];
        if (auto settled = settleOne(row, settlement); !settled)
            return settled;
        changed.push_back(std::move(row));
    }
    if (order != nullptr) {
        if (auto kept = keepOrder(*order); !kept)
            return kept;
    }
    if (auto recorded = recordSettlements(rows, settlements); !recorded)
        return recorded;
    if (auto kept = transaction->commit(); !kept)
        return kept;
    for (std::size_t n = 0; n < settlements.size(); ++n)
        rows[settlements[n].row] = std::move(changed[n]);
    return {};
}

Result<void> PushLedger::settleOne(LedgerRow& row, const Settlement& settlement)
{
    const auto next = approvals::moved(row.state, settlement.move);
    if (!next)
        return tl::unexpected(next.error());
    workspace::ProposalRepository proposals(m_workspace);
    if (auto moved = proposals.setState(row.outbox.proposal, row.state, *next); !moved)
        return moved;
    row.state = *next;
    row.outbox.state = outboxState(*next);
    row.outbox.failure = settlement.reason;
    row.outbox.platformRef = settlement.platformRef;
    if (*next == State::Confirmed)
        row.outbox.confirmedAt = unixNow();
    if (auto updated = workspace::OutboxRepository(m_workspace).update(row.outbox); !updated)
        return updated;
    if (*next != State::Confirmed)
        return {};
    if (const auto* price = std::get_if<approvals::PriceWrite>(&row.write)) {
        if (auto kept = keepPrice(row, *price); !kept)
            return kept;
    }
    return revertOriginal(row);
}

Result<void> PushLedger::keepPrice(const LedgerRow& row, const approvals::PriceWrite& write)
{
    workspace::ProductRepository products(m_workspace);
    auto product = products.bySku(write.sku);
    if (!product)
        return tl::unexpected(product.error());
    product->priceMinor = write.price.minor;
    if (auto updated = products.update(*product); !updated)
        return updated;
    return workspace::PriceRepository(m_workspace)
        .setPrice({product->key, m_today, write.price.minor, "push", row.outbox.proposal});
}

Result<void> PushLedger::keepOrder(const platform::PlacedOrder& order)
{
    workspace::PurchaseOrderRepository repository(m_workspace);
    workspace::PurchaseOrder kept;
    kept.code = order.number;
    const auto same = repository.byCode(kept.code);
    if (!same)
        return tl::unexpected(same.error());
    if (*same && (*same)->platformRef == order.number)
        return {};
    if (*same) // an imported order has this number already
        kept.code += " (shop)";
    const auto supplier = workspace::SupplierRepository(m_workspace).byId(order.supplier);
    if (supplier)
        kept.supplier = supplier->key;
    const auto locations = workspace::LocationRepository(m_workspace).all();
    if (!locations)
        return tl::unexpected(locations.error());
    for (const workspace::Location& location : *locations) {
        if (location.id == order.location)
            kept.location = location.key;
    }
    kept.orderedDay = m_today;
    kept.expectedDay = order.expected;
    kept.platformRef = order.number;
    workspace::ProductRepository products(m_workspace);
    for (const platform::PlacedOrderLine& line : order.lines) {
        const auto product = products.bySku(line.sku);
        if (!product)
            return tl::unexpected(product.error());
        kept.lines.push_back({product->key, line.quantity, {}, line.unitCost.minor});
    }
    if (auto added = repository.add(kept); !added)
        return tl::unexpected(added.error());
    return {};
}

Result<void> PushLedger::revertOriginal(const LedgerRow& row)
{
    workspace::ProposalRepository proposals(m_workspace);
    const auto proposal = proposals.byId(row.outbox.proposal);
    if (!proposal)
        return tl::unexpected(proposal.error());
    const auto original = revertedBy(*proposal);
    if (!original)
        return {};
    const auto before = proposals.byId(*original);
    if (!before)
        return tl::unexpected(before.error());
    const auto next = approvals::moved(before->state, Move::Revert);
    if (!next)
        return tl::unexpected(next.error());
    return proposals.setState(*original, before->state, *next);
}

Result<void> PushLedger::recordSettlements(std::span<const LedgerRow> rows, std::span<const Settlement> settlements)
{
    nlohmann::json detail = nlohmann::json::object();
    for (const Settlement& settlement : settlements) {
        const std::int64_t proposal = rows[settlement.row].outbox.proposal;
        nlohmann::json& list = detail[std::string(approvals::toText(settlement.move))];
        if (settlement.reason.empty() && settlement.platformRef.empty())
            list.push_back(proposal);
        else
            list.push_back({{"proposal", proposal}, {"reason", settlement.reason}, {"ref", settlement.platformRef}});
    }
    return recordAudit(m_workspace, m_actor, "push", std::to_string(settlements.size()) + " proposals",
                       detail.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace), unixNow());
}

} // namespace ms::workflow
