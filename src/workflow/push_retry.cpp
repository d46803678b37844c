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
    workspace::ProposalRepository repository(act->workspace);
    workspace::OutboxRepository outbox(act->workspace);
    for (const Proposal& proposal : act->proposals) {
        if (broken->contains(proposal.id)) {
            result.refused.push_back({proposal.id, std::string(approvals::refusal_sentence::lineOfOrder.text)});
            continue;
        }
        if (auto may = mayTryAgain(repository, proposal, *rules, request.at); !may) {
            if (may.error().code == ErrorCode::ReadWrite)
                return tl::unexpected(may.error());
            result.refused.push_back({proposal.id, may.error().detail});
            continue;
        }
        auto row = outbox.ofProposal(proposal.id);
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return failure(ErrorCode::NotFound, "proposal " + std::to_string(proposal.id) + " is not in the outbox");
        const auto next = approvals::moved(proposal.state, approvals::Move::Retry);
        if (!next)
            return tl::unexpected(next.error());
        if (auto moved = repository.setState(proposal.id, proposal.state, *next); !moved)
            return tl::unexpected(moved.error());
        (*row)->state = "queued";
        (*row)->failure.clear();
        if (auto updated = outbox.update(**row); !updated)
            return tl::unexpected(updated.error());
        result.decided.push_back(proposal.id);
    }
    return endDecision(*act, "retry", std::move(result));
}

} // namespace ms::workflow
