// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/approve.h"

#include "approvals/policy.h"
#include "approvals/refusal_sentences.h"
#include "approvals/state.h"
#include "approvals/write.h"
#include "workflow/approval_rules.h"
#include "workflow/clock.h"
#include "workflow/decision_act.h"
#include "workflow/transfer_stock.h"
#include "workspace/approval_settings.h"
#include "workspace/outbox_repository.h"
#include "workspace/people.h"
#include "workspace/proposal_repository.h"
#include "workspace/workspace.h"

#include <nlohmann/json.hpp>

#include <map>
#include <set>
#include <tuple>

namespace ms::workflow {
namespace {

using approvals::Decision;
using approvals::Move;
using approvals::Proposal;
using approvals::Reorder;
using approvals::State;
using approvals::Transfer;

constexpr std::size_t largestOrder = 500; // lines; the API description allows no more

/// The idempotency key of each, which says all that the change says: what the outbox and the audit log know it by.
std::vector<std::string> keysOf(const std::string& workspaceId, const std::vector<Proposal>& approved)
{
    std::vector<std::string> keys;
    for (const Proposal& proposal : approved)
        keys.push_back(approvals::idempotencyKey(workspaceId, proposal));
    return keys;
}

/// What the outbox keeps of approved proposals, in their order; nothing of transfers, which no shop is told. Lines of
/// one purchase order share the key over all.
std::vector<std::optional<approvals::Write>> writesOf(const std::vector<std::string>& keys,
                                                      const std::vector<Proposal>& approved)
{
    using Order = std::tuple<std::int64_t, std::string, std::string, Day>;
    std::map<Order, std::vector<std::vector<std::size_t>>> orders;
    std::vector<std::optional<approvals::Write>> writes;
    for (std::size_t i = 0; i < approved.size(); ++i) {
        const Proposal& proposal = approved[i];
        if (const auto* price = std::get_if<approvals::PriceChange>(&proposal.change)) {
            writes.emplace_back(approvals::PriceWrite{keys[i], price->sku, price->oldPrice, price->newPrice});
            continue;
        }
        if (std::holds_alternative<Transfer>(proposal.change)) {
            writes.emplace_back(std::nullopt);
            continue;
        }
        const auto& reorder = std::get<Reorder>(proposal.change);
        writes.emplace_back(approvals::OrderLineWrite{keys[i],
                                                      {},
                                                      reorder.supplier,
                                                      reorder.location,
                                                      reorder.expected,
                                                      reorder.sku,
                                                      reorder.quantity,
                                                      reorder.unitCost});
        auto& parts = orders[{proposal.batch, reorder.supplier.text, reorder.location.text, reorder.expected}];
        if (parts.empty() || parts.back().size() == largestOrder)
            parts.emplace_back();
        parts.back().push_back(i);
    }
    for (const auto& [order, parts] : orders) {
        for (const std::vector<std::size_t>& part : parts) {
            std::vector<std::string> ofLines;
            for (const std::size_t i : part)
                ofLines.push_back(keys[i]);
            const std::string shared = approvals::orderKey(ofLines);
            for (const std::size_t i : part)
                std::get<approvals::OrderLineWrite>(*writes[i]).orderKey = shared;
        }
    }
    return writes;
}

Result<void> mayEnterOutbox(const Proposal& proposal, const std::string& approver, const ApprovalRules& rules)
{
    if (auto allowed = rules.allow(proposal); !allowed)
        return allowed;
    return approvals::mayBeApprovedBy(proposal, approver, rules.policy);
}

/// What is free where the transfers among `proposals` would leave.
Result<TransferStock> freeFor(DecisionAct& act)
{
    std::set<LocationId> from;
    for (const Proposal& proposal : act.proposals) {
        if (const auto* transfer = std::get_if<Transfer>(&proposal.change))
            from.insert(transfer->from);
    }
    return TransferStock::read(act.workspace, from, std::chrono::floor<std::chrono::days>(act.request.at));
}

/// A transfer rests as approved until its note is written.
Result<void> queue(DecisionAct& act, const Proposal& proposal, const std::optional<approvals::Write>& write)
{
    const auto approved = approvals::moved(proposal.state, Move::Approve);
    const auto queued = approved && write ? approvals::moved(*approved, Move::Queue) : approved;
    if (!queued)
        return tl::unexpected(queued.error());
    std::optional<workspace::OutboxRow> row;
    if (write) {
        row.emplace();
        row->idempotencyKey = std::visit([](const auto& one) { return one.key; }, *write);
        row->request = approvals::toCanonicalJson(*write);
        row->state = "queued";
        row->queuedAt = unixNow();
    }
    const Decision decision{proposal.id, true, act.request.approver, act.request.reason, act.request.at};
    return workspace::ProposalRepository(act.workspace).decide(decision, proposal.state, *queued, row);
}

} // namespace

Result<DecidedProposals> approve(const DecisionRequest& request, Progress& progress)
{
    DecidedProposals result;
    auto act = beginDecision(request, approvals::Act::Decide, {State::Submitted}, result);
    if (!act)
        return tl::unexpected(act.error());
    const auto rules = approvalRulesOf(act->workspace);
    if (!rules)
        return tl::unexpected(rules.error());
    const auto workspaceId = workspace::workspaceId(act->workspace);
    if (!workspaceId)
        return tl::unexpected(workspaceId.error());
    if (static_cast<std::int64_t>(act->proposals.size()) > rules->policy.largestBatch)
        return failure(ErrorCode::InvalidInput, std::to_string(act->proposals.size()) +
                                                    " changes are more than one approval may let through (" +
                                                    std::to_string(rules->policy.largestBatch) + ")");
    if (auto going = approvals::notPaused(rules->limits); !going)
        return tl::unexpected(going.error());
    const auto decided = workspace::decidedOn(act->workspace, std::chrono::floor<std::chrono::days>(request.at));
    if (!decided)
        return tl::unexpected(decided.error());
    auto free = freeFor(*act);
    if (!free)
        return tl::unexpected(free.error());
    approvals::DayTotals today{decided->skus, decided->changeMinor};
    std::vector<Proposal> good;
    for (Proposal& proposal : act->proposals) {
        auto allowed = mayEnterOutbox(proposal, request.approver, *rules);
        if (allowed)
            allowed = approvals::withinDay(proposal, today, rules->catalogue, rules->limits);
        if (const auto* transfer = std::get_if<Transfer>(&proposal.change); allowed && transfer != nullptr)
            allowed = free->take(*transfer);
        if (!allowed)
            result.refused.push_back({proposal.id, allowed.error().detail});
        else
            good.push_back(std::move(proposal));
    }
    const auto keys = keysOf(*workspaceId, good);
    const auto writes = writesOf(keys, good);
    for (std::size_t i = 0; i < good.size(); ++i) {
        if (progress.canceled())
            return failure(ErrorCode::Canceled, "nothing was approved");
        if (auto queued = queue(*act, good[i], writes[i]); !queued)
            return tl::unexpected(queued.error());
        result.decided.push_back(good[i].id);
        progress.report(static_cast<std::int64_t>(i) + 1, static_cast<std::int64_t>(good.size()));
    }
    return endDecision(*act, "approve", std::move(result), keys);
}

Result<DecidedProposals> reject(const DecisionRequest& request, Progress& progress)
{
    if (request.reason.empty())
        return failure(ErrorCode::InvalidInput, "a rejection needs a reason");
    DecidedProposals result;
    auto act = beginDecision(request, approvals::Act::Decide, {State::Submitted}, result);
    if (!act)
        return tl::unexpected(act.error());
    workspace::ProposalRepository repository(act->workspace);
    for (const Proposal& proposal : act->proposals) {
        if (progress.canceled())
            return failure(ErrorCode::Canceled, "nothing was rejected");
        const auto next = approvals::moved(proposal.state, Move::Reject);
        if (!next)
            return tl::unexpected(next.error());
        const Decision decision{proposal.id, false, request.approver, request.reason, request.at};
        if (auto decided = repository.decide(decision, proposal.state, *next, std::nullopt); !decided)
            return tl::unexpected(decided.error());
        result.decided.push_back(proposal.id);
    }
    return endDecision(*act, "reject", std::move(result));
}

Result<DecidedProposals> undoApproval(const DecisionRequest& request, Progress& progress)
{
    DecidedProposals result;
    auto act = beginDecision(request, approvals::Act::Decide, {State::Queued, State::Approved}, result);
    if (!act)
        return tl::unexpected(act.error());
    const auto broken = linesOfBrokenOrders(*act);
    if (!broken)
        return tl::unexpected(broken.error());
    workspace::ProposalRepository repository(act->workspace);
    for (const Proposal& proposal : act->proposals) {
        if (progress.canceled())
            return failure(ErrorCode::Canceled, "nothing was taken back");
        if (broken->contains(proposal.id)) {
            result.refused.push_back({proposal.id, std::string(approvals::refusal_sentence::lineOfOrder.text)});
            continue;
        }
        const auto next = approvals::moved(proposal.state, Move::Undo);
        if (!next)
            return tl::unexpected(next.error());
        if (auto undone = repository.undoDecision(proposal.id, proposal.state, *next); !undone) {
            result.refused.push_back({proposal.id, undone.error().detail});
            continue;
        }
        result.decided.push_back(proposal.id);
    }
    return endDecision(*act, "undo approval", std::move(result));
}

} // namespace ms::workflow
