// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/push_ledger.h"

#include "approvals/policy.h"
#include "approvals/write.h"
#include "core/parallel.h"
#include "workflow/audit.h"
#include "workflow/clock.h"
#include "workflow/people.h"
#include "workflow/push_sentences.h"
#include "workspace/approval_settings.h"
#include "workspace/location_repository.h"
#include "workspace/outbox_repository.h"
#include "workspace/price_repository.h"
#include "workspace/product_repository.h"
#include "workspace/proposal_repository.h"
#include "workspace/purchase_order_repository.h"
#include "workspace/schedule_repository.h"
#include "workspace/supplier_repository.h"
#include "workspace/workspace.h"

#include <nlohmann/json.hpp>

#include <algorithm>

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

Result<std::vector<LedgerRow>> PushLedger::open(ShopTime now)
{
    const auto schedules = workspace::ScheduleRepository(m_workspace).all();
    if (!schedules)
        return tl::unexpected(schedules.error());

    auto undecided = workspace::OutboxRepository(m_workspace).undecided();
    if (!undecided)
        return tl::unexpected(undecided.error());
    const auto reverts = workspace::ProposalRepository(m_workspace).revertsUnderWay();
    if (!reverts)
        return tl::unexpected(reverts.error());
    std::erase_if(*undecided, [&](const workspace::OutboxRow& row) {
        const auto schedule = schedules->find(row.proposal);
        return row.attempts == 0 && schedule != schedules->end() && schedule->second.startsAt.value_or(now) > now;
    });
    std::vector<Result<approvals::Write>> writes(undecided->size());
    NoProgress none;
    parallelFor(writes.size(), 0, none,
                [&](std::size_t i) { writes[i] = approvals::writeFromJson((*undecided)[i].request); });
    std::vector<LedgerRow> rows;
    rows.reserve(writes.size());
    for (std::size_t i = 0; i < writes.size(); ++i) {
        if (!writes[i])
            return tl::unexpected(writes[i].error());
        workspace::OutboxRow& row = (*undecided)[i];
        const State state = row.state == "sent" ? State::Sent : State::Queued;
        const auto reverted = reverts->find(row.proposal);
        const int attempts = row.attempts;
        rows.push_back({std::move(row), std::move(*writes[i]), state, std::nullopt, attempts, {}});
        if (reverted != reverts->end())
            rows.back().reverts = reverted->second;
    }
    return rows;
}

Result<std::vector<Outdated>> PushLedger::outdated(std::span<const LedgerRow> rows, ShopTime now)
{
    const auto policy = workspace::loadPolicy(m_workspace);
    if (!policy)
        return tl::unexpected(policy.error());
    const auto decided = workspace::ProposalRepository(m_workspace).decidedAtOfWaiting();
    if (!decided)
        return tl::unexpected(decided.error());
    const auto schedules = workspace::ScheduleRepository(m_workspace).all();
    if (!schedules)
        return tl::unexpected(schedules.error());
    std::vector<Outdated> old;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto at = decided->find(rows[i].outbox.proposal);
        if (at == decided->end())
            continue;
        const auto found = schedules->find(rows[i].outbox.proposal);
        const workspace::Schedule schedule = found == schedules->end() ? workspace::Schedule{} : found->second;
        // What was approved for a later start grows old from then on.
        if (schedule.endsAt && *schedule.endsAt <= now)
            old.push_back({i, push_sentence::endPassed.with({})});
        else if (approvals::isExpired(std::max(at->second, schedule.startsAt.value_or(at->second)), now, *policy))
            old.push_back({i, push_sentence::tooOld.with({})});
    }
    return old;
}

Result<bool> PushLedger::paused()
{
    const auto rules = rulebookOf(m_workspace);
    return rules ? Result<bool>(rules->limits.paused) : tl::unexpected(rules.error());
}

Result<void> PushLedger::begin()
{
    if (m_transaction)
        return {};
    auto transaction = patientBegin(m_workspace);
    if (!transaction)
        return tl::unexpected(transaction.error());
    m_transaction.emplace(std::move(*transaction));
    return {};
}

Result<void> PushLedger::commit()
{
    if (!m_transaction)
        return {};
    auto kept = m_transaction->commit();
    m_transaction.reset();
    return kept;
}

Result<void> PushLedger::markSent(std::span<LedgerRow> rows, std::span<const std::size_t> which)
{
    if (which.empty())
        return {};
    if (auto begun = begin(); !begun)
        return begun;
    workspace::OutboxRepository outbox(m_workspace);
    workspace::ProposalRepository proposals(m_workspace);
    for (const std::size_t i : which) {
        LedgerRow& row = rows[i];
        const auto next = approvals::moved(row.state, Move::Send);
        if (!next)
            return tl::unexpected(next.error());
        if (row.state != *next) {
            if (auto moved = proposals.setState(row.outbox.proposal, row.state, *next); !moved)
                return moved;
        }
        row.state = *next;
        row.outbox.state = outboxState(*next);
        ++row.outbox.attempts;
        if (auto updated = outbox.update(row.outbox); !updated)
            return updated;
    }
    return {};
}

Result<void> PushLedger::settle(std::span<LedgerRow> rows, std::span<const Settlement> settlements)
{
    if (settlements.empty())
        return {};
    if (auto begun = begin(); !begun)
        return begun;
    for (const Settlement& settlement : settlements) {
        if (auto settled = settleOne(rows[settlement.row], settlement); !settled)
            return settled;
    }
    return recordSettlements(rows, settlements);
}

Result<void> PushLedger::settleOne(LedgerRow& row, const Settlement& settlement)
{
    workspace::ProposalRepository proposals(m_workspace);
    const auto move = [&](Move one) -> Result<void> {
        const auto next = approvals::moved(row.state, one);
        if (!next)
            return tl::unexpected(next.error());
        if (auto moved = proposals.setState(row.outbox.proposal, row.state, *next); !moved)
            return moved;
        row.state = *next;
        return {};
    };
    if (settlement.move == Move::Expire && row.state == State::Sent) { // the shop shows that it never got there
        if (auto held = move(Move::Hold); !held)
            return held;
    }
    if (auto moved = move(settlement.move); !moved)
        return moved;
    row.outbox.state = outboxState(row.state);
    row.outbox.failure = settlement.reason;
    row.outbox.platformRef = settlement.platformRef;
    if (row.state == State::Confirmed)
        row.outbox.confirmedAt = unixNow();
    if (settlement.move == Move::Hold)
        row.outbox.attempts = row.attemptsBefore;
    if (auto updated = workspace::OutboxRepository(m_workspace).update(row.outbox); !updated)
        return updated;
    if (row.state != State::Confirmed)
        return {};
    if (const auto* price = std::get_if<approvals::PriceWrite>(&row.write)) {
        if (auto kept = keepPrice(row, *price); !kept)
            return kept;
    }
    return revertOriginal(row);
}

Result<void> PushLedger::noteWaiting(std::span<LedgerRow> rows, std::span<const std::string> reasons)
{
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (reasons[i].empty() || reasons[i] == rows[i].outbox.failure ||
            (rows[i].state != State::Queued && rows[i].state != State::Sent))
            continue;
        if (auto begun = begin(); !begun)
            return begun;
        rows[i].outbox.failure = reasons[i];
        if (auto updated = workspace::OutboxRepository(m_workspace).update(rows[i].outbox); !updated)
            return updated;
    }
    return {};
}

Result<void> PushLedger::keepPrice(const LedgerRow& row, const approvals::PriceWrite& write)
{
    const auto product = workspace::ProductRepository(m_workspace).setPrice(write.sku, write.price.minor);
    if (!product)
        return tl::unexpected(product.error());
    return workspace::PriceRepository(m_workspace)
        .setPrice({*product, m_today, write.price.minor, "push", row.outbox.proposal});
}

Result<void> PushLedger::keepOrder(const platform::PlacedOrder& order)
{
    if (auto begun = begin(); !begun)
        return begun;
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
    if (!row.reverts)
        return {};
    workspace::ProposalRepository proposals(m_workspace);
    const auto before = proposals.byId(*row.reverts);
    if (!before)
        return tl::unexpected(before.error());
    if (before->state == State::Reverted) // by another change that takes the same one back
        return {};
    const auto next = approvals::moved(before->state, Move::Revert);
    if (!next)
        return tl::unexpected(next.error());
    return proposals.setState(*row.reverts, before->state, *next);
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
