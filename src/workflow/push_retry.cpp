// SPDX-License-Identifier: GPL-3.0-or-later
#include "approvals/policy.h"
#include "approvals/refusal_sentences.h"
#include "approvals/state.h"
#include "workflow/approval_rules.h"
#include "workflow/decision_act.h"
#include "workflow/push.h"
#include "workflow/push_sentences.h"
#include "workspace/outbox_repository.h"
#include "workspace/proposal_repository.h"

#include <map>
#include <set>

namespace ms::workflow {
namespace {

using approvals::Proposal;
using approvals::State;

/// Errors: Conflict, saying why this failed change may not be tried again; those of ApprovalRules::allow().
Result<void> mayTryAgain(const workspace::ProposalRepository& repository, const Proposal& proposal,
                         const ApprovalRules& rules, ShopTime at)
{
    if (std::holds_alternative<approvals::Transfer>(proposal.change)) // it never was for a shop
        return failure(ErrorCode::Conflict, push_sentence::notFailed.with({}));
    const auto decision = repository.decisionOn(proposal.id);
    if (!decision)
        return tl::unexpected(decision.error());
    if (!*decision || approvals::isExpired((*decision)->at, at, rules.policy))
        return failure(ErrorCode::Conflict, push_sentence::tooOld.with({}));
    const auto newer = repository.newerPriceChange(proposal.id);
    if (!newer)
        return tl::unexpected(newer.error());
    if (*newer)
        return failure(ErrorCode::Conflict, push_sentence::newerChange.with({std::to_string(**newer)}));
    return rules.allow(proposal);
}

/// A failed change waits in the outbox once more.
Result<void> putBack(workspace::Workspace& workspace, const Proposal& proposal)
{
    workspace::OutboxRepository outbox(workspace);
    auto row = outbox.ofProposal(proposal.id);
    if (!row)
        return tl::unexpected(row.error());
    if (!*row)
        return failure(ErrorCode::NotFound, "proposal " + std::to_string(proposal.id) + " is not in the outbox");
    const auto next = approvals::moved(proposal.state, approvals::Move::Retry);
    if (!next)
        return tl::unexpected(next.error());
    if (auto moved = workspace::ProposalRepository(workspace).setState(proposal.id, proposal.state, *next); !moved)
        return moved;
    (*row)->state = "queued";
    (*row)->failure.clear();
    return outbox.update(**row);
}

} // namespace

Result<DecidedProposals> retryFailed(const DecisionRequest& request)
{
    DecidedProposals result;
    auto act = beginDecision(request, approvals::Act::Push, {State::Failed}, result);
    if (!act)
        return tl::unexpected(act.error());
    const auto rules = approvalRulesOf(act->workspace);
    if (!rules)
        return tl::unexpected(rules.error());
    const auto broken = linesOfBrokenOrders(*act);
    if (!broken)
        return tl::unexpected(broken.error());
    const auto orders = orderKeys(*act);
    if (!orders)
        return tl::unexpected(orders.error());
    workspace::ProposalRepository repository(act->workspace);
    std::map<std::int64_t, std::string> refused;
    std::set<std::string> refusedOrders;
    for (const Proposal& proposal : act->proposals) {
        const auto may = broken->contains(proposal.id)
                             ? failure(ErrorCode::Conflict, std::string(approvals::refusal_sentence::lineOfOrder.text))
                             : mayTryAgain(repository, proposal, *rules, request.at);
        if (may)
            continue;
        if (may.error().code == ErrorCode::ReadWrite)
            return tl::unexpected(may.error());
        refused.emplace(proposal.id, may.error().detail);
        if (const auto order = orders->find(proposal.id); order != orders->end())
            refusedOrders.insert(order->second);
    }
    for (const Proposal& proposal : act->proposals) {
        const auto order = orders->find(proposal.id);
        if (order != orders->end() && refusedOrders.contains(order->second)) // the others of its order stay, too
            refused.try_emplace(proposal.id, approvals::refusal_sentence::lineOfOrder.text);
        if (const auto why = refused.find(proposal.id); why != refused.end()) {
            result.refused.push_back({proposal.id, why->second});
            continue;
        }
        if (auto queued = putBack(act->workspace, proposal); !queued)
            return tl::unexpected(queued.error());
        result.decided.push_back(proposal.id);
    }
    return endDecision(*act, "retry", std::move(result));
}

} // namespace ms::workflow
