// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/approval_evidence.h"

#include "approvals/audit_chain.h"
#include "approvals/role.h"
#include "approvals/write.h"
#include "core/parallel.h"
#include "workspace/approval_settings.h"
#include "workspace/audit_repository.h"
#include "workspace/proposal_repository.h"
#include "workspace/workspace.h"

#include <nlohmann/json.hpp>

#include <map>
#include <optional>
#include <set>

namespace ms::workflow {
namespace {

using approvals::AuditEntry;
using nlohmann::json;

/// What the log says of proposals.
struct Evidence {
    std::map<std::int64_t, std::pair<std::int64_t, std::string>> authors; ///< by the first id of a batch: last, author
    std::map<std::int64_t, std::string> approvers;                        ///< of approvals that stand
    std::set<std::int64_t> ends;                                          ///< returns that belong to a schedule

    void take(const AuditEntry& entry);
    [[nodiscard]] std::optional<std::string> authorOf(std::int64_t proposal) const;
};

void Evidence::take(const AuditEntry& entry)
{
    if (entry.action != "propose" && entry.action != "approve" && entry.action != "undo approval" &&
        entry.action != "end schedule")
        return;
    const json detail = json::parse(entry.detail, nullptr, false);
    if (!detail.is_object())
        return;
    if (entry.action == "propose" && detail.contains("first") && detail.contains("last"))
        authors[detail["first"].get<std::int64_t>()] = {detail["last"].get<std::int64_t>(), entry.actor};
    if (entry.action == "end schedule" && detail.contains("reverts")) {
        for (const json& revert : detail["reverts"])
            ends.insert(revert.at("by").get<std::int64_t>());
    }
    if (!detail.contains("proposals") || !detail["proposals"].is_array())
        return;
    for (const json& id : detail["proposals"]) {
        if (entry.action == "approve")
            approvers[id.get<std::int64_t>()] = entry.actor;
        else
            approvers.erase(id.get<std::int64_t>());
    }
}

std::optional<std::string> Evidence::authorOf(std::int64_t proposal) const
{
    auto batch = authors.upper_bound(proposal);
    if (batch == authors.begin())
        return std::nullopt;
    --batch;
    return proposal <= batch->second.first ? std::optional(batch->second.second) : std::nullopt;
}

Result<Evidence> readEvidence(workspace::Workspace& workspace)
{
    Evidence evidence;
    approvals::AuditVerifier verifier;
    std::optional<approvals::AuditBreak> broken;
    const auto walked = workspace::AuditRepository(workspace).forEach([&](const AuditEntry& entry) {
        if (broken || (broken = verifier.add(entry)))
            return;
        try {
            evidence.take(entry);
        } catch (const json::exception&) {
            broken = approvals::AuditBreak{entry.id, "entry " + std::to_string(entry.id) + " cannot be read"};
        }
    });
    if (!walked)
        return tl::unexpected(walked.error());
    if (broken)
        return failure(ErrorCode::InvalidInput, "nothing was sent: the audit log is broken: " + broken->reason);
    return evidence;
}

/// By id, the proposals under way.
Result<std::map<std::int64_t, approvals::Proposal>> underWay(workspace::Workspace& workspace)
{
    std::map<std::int64_t, approvals::Proposal> byId;
    for (const approvals::State state : {approvals::State::Queued, approvals::State::Sent}) {
        auto proposals = workspace::ProposalRepository(workspace).inState(state);
        if (!proposals)
            return tl::unexpected(proposals.error());
        for (approvals::Proposal& proposal : *proposals)
            byId.emplace(proposal.id, std::move(proposal));
    }
    return byId;
}

/// Whether an outbox row says what its proposal says, under the key that the proposal gives.
bool saysTheSame(const LedgerRow& row, const approvals::Proposal& proposal, const std::string& workspaceId)
{
    const std::string key = approvals::idempotencyKey(workspaceId, proposal);
    if (row.outbox.idempotencyKey != key)
        return false;
    if (const auto* price = std::get_if<approvals::PriceChange>(&proposal.change))
        return row.write == approvals::Write(approvals::PriceWrite{key, price->sku, price->oldPrice, price->newPrice});
    const auto* line = std::get_if<approvals::OrderLineWrite>(&row.write);
    const auto* reorder = std::get_if<approvals::Reorder>(&proposal.change); // none: a transfer, which no shop is told
    return line != nullptr && reorder != nullptr &&
           *line == approvals::OrderLineWrite{
                        key,          line->orderKey,    reorder->supplier, reorder->location, reorder->expected,
                        reorder->sku, reorder->quantity, reorder->unitCost};
}

} // namespace

Result<void> borneOut(workspace::Workspace& workspace, std::span<const LedgerRow> rows)
{
    const auto evidence = readEvidence(workspace);
    if (!evidence)
        return tl::unexpected(evidence.error());
    const auto policy = workspace::loadPolicy(workspace);
    if (!policy)
        return tl::unexpected(policy.error());
    const auto workspaceId = workspace::workspaceId(workspace);
    if (!workspaceId)
        return tl::unexpected(workspaceId.error());
    const auto proposals = underWay(workspace);
    if (!proposals)
        return tl::unexpected(proposals.error());
    std::vector<char> same(rows.size(), 0); // each worked out by itself: keys are hashes
    NoProgress none;
    parallelFor(rows.size(), 0, none, [&](std::size_t i) {
        const auto proposal = proposals->find(rows[i].outbox.proposal);
        same[i] = proposal != proposals->end() && saysTheSame(rows[i], proposal->second, *workspaceId) ? 1 : 0;
    });
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const std::int64_t id = rows[i].outbox.proposal;
        const auto refuse = [&](const std::string& why) {
            return failure(ErrorCode::Permission, "nothing was sent: proposal " + std::to_string(id) + " " + why);
        };
        if (same[i] == 0)
            return refuse("and what waits for it in the outbox do not say the same");
        if (evidence->ends.contains(id))
            continue;
        const auto approver = evidence->approvers.find(id);
        if (approver == evidence->approvers.end())
            return refuse("is in the outbox without an approval in the audit log");
        const auto author = evidence->authorOf(id);
        if (policy->selfApprovalPercent <= 0 && author &&
            approvals::person(*author) == approvals::person(approver->second))
            return refuse("was approved by its author, as the audit log says");
    }
    return {};
}

} // namespace ms::workflow
