// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/decision_act.h"

#include "approvals/refusal_sentences.h"
#include "approvals/write.h"
#include "workflow/audit.h"
#include "workflow/clock.h"
#include "workflow/people.h"
#include "workflow/push_ledger.h"
#include "workspace/outbox_repository.h"
#include "workspace/proposal_repository.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

namespace ms::workflow {

using approvals::Proposal;
using approvals::State;

namespace {

/// The proposals that an act may take, in the order in which they were asked for.
Result<std::vector<Proposal>> wanted(workspace::Workspace& workspace, const DecisionRequest& request,
                                     std::initializer_list<State> states, DecidedProposals& result)
{
    workspace::ProposalRepository repository(workspace);
    std::vector<Proposal> all;
    for (const State state : states) {
        auto inState = repository.inState(state);
        if (!inState)
            return inState;
        std::ranges::move(*inState, std::back_inserter(all));
    }
    if (request.proposals.empty())
        return all;
    std::map<std::int64_t, Proposal> byId;
    for (Proposal& proposal : all)
        byId.emplace(proposal.id, std::move(proposal));
    std::vector<Proposal> chosen;
    for (const std::int64_t id : request.proposals) {
        if (auto found = byId.find(id); found != byId.end()) {
            chosen.push_back(found->second);
            continue;
        }
        const auto other = repository.byId(id);
        if (!other)
            return tl::unexpected(other.error());
        result.refused.push_back(
            {id, approvals::refusal_sentence::otherState.with(
                     {std::to_string(id), approvals::toText(other->state), approvals::toText(*states.begin())})});
    }
    return chosen;
}

} // namespace

Result<DecisionAct> beginDecision(const DecisionRequest& request, approvals::Act needed,
                                  std::initializer_list<State> states, DecidedProposals& result)
{
    const std::set<std::int64_t> distinct(request.proposals.begin(), request.proposals.end());
    if (distinct.size() != request.proposals.size())
        return failure(ErrorCode::InvalidInput, "the same proposal is named twice");
    if (approvals::person(request.approver).empty())
        return failure(ErrorCode::InvalidInput, "a decision needs the name of the person who takes it");
    auto workspace = workspace::Workspace::open(request.workspace, workspace::OpenMode::ReadWrite);
    if (!workspace)
        return tl::unexpected(workspace.error());
    auto transaction = patientBegin(*workspace);
    if (!transaction)
        return tl::unexpected(transaction.error());
    if (auto allowed = mayAct(*workspace, request.approver, needed); !allowed)
        return tl::unexpected(allowed.error());
    auto proposals = wanted(*workspace, request, states, result);
    if (!proposals)
        return tl::unexpected(proposals.error());
    return DecisionAct{request, std::move(*workspace), std::move(*transaction), std::move(*proposals)};
}

Result<std::map<std::int64_t, std::string>> orderKeys(DecisionAct& act)
{
    const auto rows = workspace::OutboxRepository(act.workspace).all();
    if (!rows)
        return tl::unexpected(rows.error());
    std::map<std::int64_t, std::string> keys;
    for (const workspace::OutboxRow& row : *rows) {
        const auto write = approvals::writeFromJson(row.request);
        if (!write)
            return tl::unexpected(write.error());
        if (const auto* line = std::get_if<approvals::OrderLineWrite>(&*write))
            keys.emplace(row.proposal, line->orderKey);
    }
    return keys;
}

Result<std::set<std::int64_t>> linesOfBrokenOrders(DecisionAct& act)
{
    const auto keys = orderKeys(act);
    if (!keys)
        return tl::unexpected(keys.error());
    std::set<std::int64_t> taken;
    for (const Proposal& proposal : act.proposals)
        taken.insert(proposal.id);
    std::set<std::string> broken;
    for (const auto& [proposal, key] : *keys) {
        if (!taken.contains(proposal))
            broken.insert(key);
    }
    std::set<std::int64_t> lines;
    for (const auto& [proposal, key] : *keys) {
        if (taken.contains(proposal) && broken.contains(key))
            lines.insert(proposal);
    }
    return lines;
}

Result<DecidedProposals> endDecision(DecisionAct& act, const char* action, DecidedProposals result,
                                     const std::vector<std::string>& keys)
{
    if (result.decided.empty())
        return result;
    nlohmann::json detail{{"proposals", result.decided}, {"reason", act.request.reason}};
    if (!keys.empty())
        detail["keys"] = keys;
    const auto recorded =
        recordAudit(act.workspace, act.request.approver, action, std::to_string(result.decided.size()) + " proposals",
                    detail.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace), unixNow());
    if (!recorded)
        return tl::unexpected(recorded.error());
    if (auto kept = act.transaction.commit(); !kept)
        return tl::unexpected(kept.error());
    return result;
}

} // namespace ms::workflow
