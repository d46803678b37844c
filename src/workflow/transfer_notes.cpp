// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/transfer_notes.h"

#include "approvals/policy.h"
#include "approvals/refusal_sentences.h"
#include "approvals/state.h"
#include "workflow/csv_file.h"
#include "workflow/decision_act.h"
#include "workflow/people.h"
#include "workspace/product_repository.h"
#include "workspace/proposal_repository.h"
#include "workspace/transfer_repository.h"

#include <algorithm>
#include <tuple>

namespace ms::workflow {
namespace {

using approvals::Move;
using approvals::Proposal;
using approvals::State;
using approvals::Transfer;

/// Leaves the transfers; the others are refused where they were asked for by name.
void keepTransfers(DecisionAct& act, DecidedProposals& result)
{
    std::erase_if(act.proposals, [&](const Proposal& proposal) {
        if (std::holds_alternative<Transfer>(proposal.change))
            return false;
        if (!act.request.proposals.empty())
            result.refused.push_back(
                {proposal.id, approvals::refusal_sentence::noTransfer.with({std::to_string(proposal.id)})});
        return true;
    });
}

Day dayOf(const DecisionRequest& request)
{
    return std::chrono::floor<std::chrono::days>(request.at);
}

/// A transfer on a note, with who let it go.
struct NoteLine {
    Proposal proposal;
    std::string approver;
    Day left{};
};

Result<void> sendOff(DecisionAct& act, const Proposal& proposal)
{
    const auto ready = approvals::moved(proposal.state, Move::Queue);
    const auto sent = ready ? approvals::moved(*ready, Move::Send) : ready;
    if (!sent)
        return tl::unexpected(sent.error());
    if (auto left = workspace::TransferRepository(act.workspace).leave(proposal.id, dayOf(act.request)); !left)
        return left;
    return workspace::ProposalRepository(act.workspace).setState(proposal.id, proposal.state, *sent);
}

/// What the note says, by sender and receiver; those that were only approved are sent off.
Result<std::vector<NoteLine>> linesOf(DecisionAct& act, DecidedProposals& result)
{
    const auto rules = rulebookOf(act.workspace);
    if (!rules)
        return tl::unexpected(rules.error());
    if (auto going = approvals::notPaused(rules->limits); !going)
        return tl::unexpected(going.error());
    const auto journeys = workspace::TransferRepository(act.workspace).all();
    if (!journeys)
        return tl::unexpected(journeys.error());
    std::vector<NoteLine> lines;
    for (const Proposal& proposal : act.proposals) {
        const auto decision = workspace::ProposalRepository(act.workspace).decisionOn(proposal.id);
        if (!decision)
            return tl::unexpected(decision.error());
        const auto left = journeys->find(proposal.id);
        NoteLine line{proposal, *decision ? (*decision)->approver : std::string(), dayOf(act.request)};
        if (left != journeys->end()) {
            line.left = left->second.left;
        } else if (!*decision || approvals::isExpired((*decision)->at, act.request.at, rules->policy)) {
            result.refused.push_back(
                {proposal.id, approvals::refusal_sentence::approvedLongAgo.with({std::to_string(proposal.id)})});
            continue;
        } else if (auto sent = sendOff(act, proposal); !sent) {
            return tl::unexpected(sent.error());
        }
        result.decided.push_back(proposal.id);
        lines.push_back(std::move(line));
    }
    std::ranges::stable_sort(lines, {}, [](const NoteLine& line) {
        const auto& transfer = std::get<Transfer>(line.proposal.change);
        return std::tuple(transfer.from, transfer.to, transfer.sku);
    });
    return lines;
}

/// The note under a name of its own, until commit().
Result<CsvFile> noteOf(DecisionAct& act, const std::vector<NoteLine>& lines, const std::string& outPath)
{
    auto out = CsvFile::create(
        outPath, {"transfer", "sku", "title", "from", "to", "units", "expected_day", "approved_by", "left_day"});
    if (!out)
        return tl::unexpected(out.error());
    workspace::ProductRepository products(act.workspace);
    for (const NoteLine& line : lines) {
        const auto& transfer = std::get<Transfer>(line.proposal.change);
        const auto product = products.bySku(transfer.sku);
        if (!product)
            return tl::unexpected(product.error());
        out->cell(line.proposal.id).cell(transfer.sku.text).cell(product->title);
        out->cell(transfer.from.text).cell(transfer.to.text).cell(transfer.quantity.units);
        out->cell(toIsoText(transfer.expected)).cell(line.approver).cell(toIsoText(line.left));
        out->endRow();
    }
    return out;
}

/// Moves transfers that are on their way on, and writes down that they came where `arrived`.
Result<DecidedProposals> endJourneys(const DecisionRequest& request, approvals::Act needed, Move move, bool arrived,
                                     const char* action, Progress& progress)
{
    DecidedProposals result;
    auto act = beginDecision(request, needed, {State::Sent}, result);
    if (!act)
        return tl::unexpected(act.error());
    keepTransfers(*act, result);
    for (const Proposal& proposal : act->proposals) {
        if (progress.canceled())
            return failure(ErrorCode::Canceled, "nothing was written down");
        const auto next = approvals::moved(proposal.state, move);
        if (!next)
            return tl::unexpected(next.error());
        if (arrived) {
            if (auto came = workspace::TransferRepository(act->workspace).arrive(proposal.id, dayOf(request)); !came) {
                result.refused.push_back({proposal.id, came.error().detail});
                continue;
            }
        }
        if (auto kept = workspace::ProposalRepository(act->workspace).setState(proposal.id, proposal.state, *next);
            !kept)
            return tl::unexpected(kept.error());
        result.decided.push_back(proposal.id);
    }
    return endDecision(*act, action, std::move(result));
}

} // namespace

Result<DecidedProposals> writeTransferNote(const DecisionRequest& request, const std::string& outPath,
                                           Progress& progress)
{
    DecidedProposals result;
    auto act = request.proposals.empty()
                   ? beginDecision(request, approvals::Act::Push, {State::Approved}, result)
                   : beginDecision(request, approvals::Act::Push, {State::Approved, State::Sent}, result);
    if (!act)
        return tl::unexpected(act.error());
    keepTransfers(*act, result);
    const auto lines = linesOf(*act, result);
    if (!lines)
        return tl::unexpected(lines.error());
    if (progress.canceled())
        return failure(ErrorCode::Canceled, "no note was written");
    if (lines->empty())
        return result;
    auto note = noteOf(*act, *lines, outPath);
    if (!note)
        return tl::unexpected(note.error());
    // First the states: a note that has no name yet can be written again, one in somebody's hands cannot be taken back.
    auto ended = endDecision(*act, "transfer note", std::move(result));
    if (!ended)
        return ended;
    if (auto named = note->commit(); !named)
        return tl::unexpected(named.error());
    return ended;
}

Result<DecidedProposals> confirmArrival(const DecisionRequest& request, Progress& progress)
{
    return endJourneys(request, approvals::Act::Propose, Move::Confirm, true, "transfer arrived", progress);
}

Result<DecidedProposals> callOffTransfers(const DecisionRequest& request, Progress& progress)
{
    if (request.reason.empty())
        return failure(ErrorCode::InvalidInput, "calling a transfer off needs a reason");
    return endJourneys(request, approvals::Act::Decide, Move::Fail, false, "transfer called off", progress);
}

} // namespace ms::workflow
