// SPDX-License-Identifier: GPL-3.0-or-later
#include "approvals/policy.h"
#include "approvals/state.h"
#include "workflow/audit.h"
#include "workflow/clock.h"
#include "workflow/people.h"
#include "workflow/push.h"
#include "workflow/push_ledger.h"
#include "workflow/push_sentences.h"
#include "workspace/approval_settings.h"
#include "workspace/outbox_repository.h"
#include "workspace/proposal_repository.h"
#include "workspace/workspace.h"

#include <nlohmann/json.hpp>

namespace ms::workflow {
namespace {

using approvals::Move;
using approvals::Proposal;

/// Errors: Conflict, saying why this change may not be tried again.
Result<void> mayTryAgain(const workspace::ProposalRepository& repository, const Proposal& proposal,
                         const approvals::Policy& policy, ShopTime at)
{
    if (auto next = approvals::moved(proposal.state, Move::Retry); !next)
        return failure(ErrorCode::Conflict, push_sentence::notFailed.with({}));
    const auto decision = repository.decisionOn(proposal.id);
    if (!decision)
        return tl::unexpected(decision.error());
    if (!*decision || approvals::isExpired((*decision)->at, at, policy))
        return failure(ErrorCode::Conflict, push_sentence::tooOld.with({}));
    const auto newer = repository.newerPriceChange(proposal.id);
    if (!newer)
        return tl::unexpected(newer.error());
    if (*newer)
        return failure(ErrorCode::Conflict, push_sentence::newerChange.with({std::to_string(**newer)}));
    return {};
}

} // namespace

Result<DecidedProposals> retryFailed(const DecisionRequest& request)
{
    auto workspace = workspace::Workspace::open(request.workspace, workspace::OpenMode::ReadWrite);
    if (!workspace)
        return tl::unexpected(workspace.error());
    auto transaction = patientBegin(*workspace);
    if (!transaction)
        return tl::unexpected(transaction.error());
    if (auto allowed = mayAct(*workspace, request.approver, approvals::Act::Push); !allowed)
        return tl::unexpected(allowed.error());
    const auto policy = workspace::loadPolicy(*workspace);
    if (!policy)
        return tl::unexpected(policy.error());
    workspace::ProposalRepository repository(*workspace);
    workspace::OutboxRepository outbox(*workspace);
    DecidedProposals result;
    for (const std::int64_t id : request.proposals) {
        const auto proposal = repository.byId(id);
        if (!proposal)
            return tl::unexpected(proposal.error());
        if (auto may = mayTryAgain(repository, *proposal, *policy, request.at); !may) {
            if (may.error().code != ErrorCode::Conflict)
                return tl::unexpected(may.error());
            result.refused.push_back({id, may.error().detail});
            continue;
        }
        if (auto moved = repository.setState(id, proposal->state, approvals::State::Queued); !moved)
            return tl::unexpected(moved.error());
        auto row = outbox.ofProposal(id);
        if (!row)
            return tl::unexpected(row.error());
        (*row)->state = "queued";
        (*row)->failure.clear();
        if (auto updated = outbox.update(**row); !updated)
            return tl::unexpected(updated.error());
        result.decided.push_back(id);
    }
    if (result.decided.empty())
        return result;
    if (auto recorded =
            recordAudit(*workspace, request.approver, "retry", std::to_string(result.decided.size()) + " proposals",
                        nlohmann::json{{"proposals", result.decided}}.dump(), unixNow());
        !recorded)
        return tl::unexpected(recorded.error());
    if (auto kept = transaction->commit(); !kept)
        return tl::unexpected(kept.error());
    return result;
}

} // namespace ms::workflow
