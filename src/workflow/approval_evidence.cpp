// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/approval_evidence.h"

#include "approvals/audit_chain.h"
#include "approvals/policy.h"
#include "approvals/role.h"
#include "approvals/write.h"
#include "core/parallel.h"
#include "core/sha256.h"
#include "workflow/approval_rules.h"
#include "workflow/evidence_sentences.h"
#include "workspace/approval_settings.h"
#include "workspace/audit_repository.h"
#include "workspace/proposal_repository.h"
#include "workspace/workspace.h"

#include <nlohmann/json.hpp>

#include <map>
#include <optional>
#include <set>
#include <utility>

namespace ms::workflow {
namespace {

using approvals::AuditEntry;
using approvals::Proposal;
using approvals::State;
using nlohmann::json;
namespace say = evidence_sentence;

/// The proposals of one act, as the entry of that act has them.
struct LoggedBatch {
    std::int64_t last = 0;
    std::string author;
    std::string content; ///< proposedContent() of them
};

struct LoggedApproval {
    std::string approver;
    std::string key;   ///< what was approved; empty in entries from before keys were written down
    PushTarget target; ///< the shop that was connected then
};

/// What the log says of proposals.
struct Evidence {
    std::map<std::int64_t, LoggedBatch> batches;      ///< by the first id
    std::map<std::int64_t, LoggedApproval> approvals; ///< those that stand
    std::map<std::int64_t, std::int64_t> ends;        ///< returns that belong to a schedule: what each takes back
    PushTarget connected;                             ///< the shop, as far as the log was read

    void take(const AuditEntry& entry);
    /// The first id and the batch of a proposal; none: nobody proposed it.
    [[nodiscard]] std::optional<std::pair<std::int64_t, LoggedBatch>> batchOf(std::int64_t proposal) const;
};

void Evidence::take(const AuditEntry& entry)
{
    if (entry.action == "disconnect")
        connected = {};
    if (entry.action != "propose" && entry.action != "approve" && entry.action != "undo approval" &&
        entry.action != "end schedule" && entry.action != "connect")
        return;
    const json detail = json::parse(entry.detail, nullptr, false);
    if (!detail.is_object())
        return;
    if (entry.action == "connect")
        connected = {detail.value("url", std::string()), detail.value("production", true)};
    if (entry.action == "propose" && detail.contains("first") && detail.contains("last"))
        batches[detail["first"].get<std::int64_t>()] = {detail["last"].get<std::int64_t>(), entry.actor,
                                                        detail.value("content", std::string())};
    if (entry.action == "end schedule" && detail.contains("reverts")) {
        for (const json& revert : detail["reverts"])
            ends[revert.at("by").get<std::int64_t>()] = revert.at("proposal").get<std::int64_t>();
    }
    if (!detail.contains("proposals") || !detail["proposals"].is_array())
        return;
    const json& ids = detail["proposals"];
    for (std::size_t i = 0; i < ids.size(); ++i) {
        const auto id = ids[i].get<std::int64_t>();
        if (entry.action == "approve")
            approvals[id] = {entry.actor,
                             detail.contains("keys") ? detail["keys"].at(i).get<std::string>() : std::string(),
                             connected};
        else
            approvals.erase(id);
    }
}

std::optional<std::pair<std::int64_t, LoggedBatch>> Evidence::batchOf(std::int64_t proposal) const
{
    auto batch = batches.upper_bound(proposal);
    if (batch == batches.begin())
        return std::nullopt;
    --batch;
    return proposal <= batch->second.last ? std::optional(*batch) : std::nullopt;
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
        return failure(ErrorCode::InvalidInput, say::nothingSent.with({say::brokenLog.with({broken->reason})}));
    return evidence;
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

/// Holds outbox rows against the log and the rules. Everything is read once; rows are then asked one by one.
class Inspection {
public:
    static Result<Inspection> begin(workspace::Workspace& workspace, const PushTarget& target);

    /// What each row's proposal says, or none where it and the row do not say the same.
    [[nodiscard]] std::vector<const Proposal*> proposalsOf(std::span<const LedgerRow> rows) const;
    /// Why a row is not sent; empty: nothing stands against it.
    std::string against(const LedgerRow& row, const Proposal& proposal);
    /// What keeps a row that is borne out from being sent now; empty: nothing.
    [[nodiscard]] std::string againstNow(const LedgerRow& row, const Proposal& proposal) const;

private:
    Result<void> keep(Result<std::vector<Proposal>> proposals);
    [[nodiscard]] std::string againstEnd(const Proposal& revert, std::int64_t original);
    /// Whether a proposal says what was approved. `key`: the one that it gives now.
    bool unchanged(const Proposal& proposal, const LoggedApproval& approval, const std::string& key);
    bool batchUnchanged(std::int64_t first, const LoggedBatch& batch);

    Evidence m_evidence;
    ApprovalRules m_rules;
    PushTarget m_target;
    std::string m_workspaceId;
    std::map<std::int64_t, Proposal> m_proposals; ///< by id: those under way, and all where one of them rests on others
    std::map<std::int64_t, bool> m_batches;       ///< by first id: what batchUnchanged() found
};

Result<Inspection> Inspection::begin(workspace::Workspace& workspace, const PushTarget& target)
{
    Inspection inspection;
    inspection.m_target = target;
    auto evidence = readEvidence(workspace);
    if (!evidence)
        return tl::unexpected(evidence.error());
    auto rules = approvalRulesOf(workspace);
    if (!rules)
        return tl::unexpected(rules.error());
    auto workspaceId = workspace::workspaceId(workspace);
    if (!workspaceId)
        return tl::unexpected(workspaceId.error());
    inspection.m_workspaceId = std::move(*workspaceId);
    inspection.m_evidence = std::move(*evidence);
    inspection.m_rules = std::move(*rules);
    workspace::ProposalRepository repository(workspace);
    bool restsOnOthers = false;
    for (const State state : {State::Queued, State::Sent}) {
        if (auto read = inspection.keep(repository.inState(state)); !read)
            return tl::unexpected(read.error());
    }
    for (const auto& [id, proposal] : inspection.m_proposals) {
        const auto approval = inspection.m_evidence.approvals.find(id);
        restsOnOthers |= inspection.m_evidence.ends.contains(id) ||
                         (approval != inspection.m_evidence.approvals.end() && approval->second.key.empty());
    }
    if (restsOnOthers) {
        if (auto read = inspection.keep(repository.all()); !read)
            return tl::unexpected(read.error());
    }
    return inspection;
}

Result<void> Inspection::keep(Result<std::vector<Proposal>> proposals)
{
    if (!proposals)
        return tl::unexpected(proposals.error());
    for (Proposal& proposal : *proposals)
        m_proposals.try_emplace(proposal.id, std::move(proposal));
    return {};
}

std::vector<const Proposal*> Inspection::proposalsOf(std::span<const LedgerRow> rows) const
{
    std::vector<const Proposal*> found(rows.size(), nullptr); // each worked out by itself: keys are hashes
    NoProgress none;
    parallelFor(rows.size(), 0, none, [&](std::size_t i) {
        const auto proposal = m_proposals.find(rows[i].outbox.proposal);
        if (proposal != m_proposals.end() && saysTheSame(rows[i], proposal->second, m_workspaceId))
            found[i] = &proposal->second;
    });
    return found;
}

bool Inspection::batchUnchanged(std::int64_t first, const LoggedBatch& batch)
{
    const auto [known, isNew] = m_batches.try_emplace(first, false);
    if (!isNew || batch.content.empty())
        return known->second;
    std::vector<Proposal> proposals;
    for (auto it = m_proposals.lower_bound(first); it != m_proposals.end() && it->first <= batch.last; ++it)
        proposals.push_back(it->second);
    return known->second = proposedContent(proposals) == batch.content;
}

bool Inspection::unchanged(const Proposal& proposal, const LoggedApproval& approval, const std::string& key)
{

    if (!approval.key.empty())
        return approval.key == key;
    const auto batch = m_evidence.batchOf(proposal.id); // an older entry: its batch, then, as it was proposed
    return batch && batchUnchanged(batch->first, batch->second);
}

std::string Inspection::againstEnd(const Proposal& revert, std::int64_t original)
{
    const std::string id = std::to_string(revert.id);
    const std::string originalId = std::to_string(original);
    const auto found = m_proposals.find(original);
    const auto approval = m_evidence.approvals.find(original);
    if (found == m_proposals.end() || approval == m_evidence.approvals.end())
        return say::endUnapproved.with({id, originalId});
    const Proposal& first = found->second;
    if (!unchanged(first, approval->second, approvals::idempotencyKey(m_workspaceId, first)))
        return say::endEdited.with({id, originalId});
    const auto* back = std::get_if<approvals::PriceChange>(&revert.change);
    const auto* change = std::get_if<approvals::PriceChange>(&first.change);
    if (back == nullptr || change == nullptr || back->sku != change->sku || back->oldPrice != change->newPrice ||
        back->newPrice != change->oldPrice)
        return say::endElsewhere.with({id, originalId});
    return {};
}

std::string Inspection::against(const LedgerRow& row, const Proposal& proposal)
{
    const std::string id = std::to_string(proposal.id);
    if (const auto end = m_evidence.ends.find(proposal.id); end != m_evidence.ends.end())
        return againstEnd(proposal, end->second);
    const auto approval = m_evidence.approvals.find(proposal.id);
    if (approval == m_evidence.approvals.end())
        return say::unapproved.with({id});
    if (!unchanged(proposal, approval->second, row.outbox.idempotencyKey))
        return say::edited.with({id});
    const auto batch = m_evidence.batchOf(proposal.id);
    if (batch && approvals::person(batch->second.author) == approvals::person(approval->second.approver) &&
        !approvals::authorMayApprove(proposal, m_rules.policy))
        return say::byAuthor.with({id});
    return {};
}

std::string Inspection::againstNow(const LedgerRow& row, const Proposal& proposal) const
{
    const auto end = m_evidence.ends.find(proposal.id);
    const LoggedApproval& approval = m_evidence.approvals.at(end == m_evidence.ends.end() ? proposal.id : end->second);
    const std::string id = std::to_string(proposal.id);
    if (!mayGoTo(approval.target, m_target))
        return say::otherShop.with({id, approval.target.url});
    // What was sent may be at the shop already, and an end belongs to what was allowed.
    if (row.state != State::Queued || end != m_evidence.ends.end())
        return {};
    const auto allowed = m_rules.allow(proposal);
    return allowed ? std::string() : say::notAllowed.with({id, allowed.error().detail});
}

} // namespace

std::string proposedContent(std::span<const Proposal> proposals)
{
    Sha256 content;
    for (const Proposal& proposal : proposals) {
        content.add(approvals::idempotencyKey({}, proposal)).add("\n").add(proposal.reason).add("\n");
        content.add(proposal.explanation).add("\n");
    }
    return content.finish();
}

namespace {

/// The lines of a purchase order go to the shop together: with one of them the others wait, for the same reason.
void holdWholeOrders(std::span<const LedgerRow> rows, std::vector<HeldRow>& held)
{
    const auto orderOf = [&rows](std::size_t row) {
        const auto* line = std::get_if<approvals::OrderLineWrite>(&rows[row].write);
        return line != nullptr ? line->orderKey : std::string();
    };
    std::map<std::string, std::string> why; // by order key
    std::set<std::size_t> there;
    for (const HeldRow& one : held) {
        why.try_emplace(orderOf(one.row), one.why);
        there.insert(one.row);
    }
    why.erase(std::string()); // prices go one by one
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (const auto one = why.find(orderOf(i)); one != why.end() && !there.contains(i))
            held.push_back({i, one->second});
    }
}

} // namespace

Result<std::vector<HeldRow>> borneOut(workspace::Workspace& workspace, std::span<const LedgerRow> rows,
                                      const PushTarget& target)
{
    auto inspection = Inspection::begin(workspace, target);
    if (!inspection)
        return tl::unexpected(inspection.error());
    std::vector<HeldRow> held;
    const std::vector<const Proposal*> proposals = inspection->proposalsOf(rows);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const std::string why = proposals[i] == nullptr
                                    ? say::notTheSame.with({std::to_string(rows[i].outbox.proposal)})
                                    : inspection->against(rows[i], *proposals[i]);
        if (!why.empty())
            return failure(ErrorCode::Permission, say::nothingSent.with({why}));
        if (std::string now = inspection->againstNow(rows[i], *proposals[i]); !now.empty())
            held.push_back({i, std::move(now)});
    }
    holdWholeOrders(rows, held);
    return held;
}

} // namespace ms::workflow
