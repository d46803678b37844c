// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/schedule.h"

#include "approvals/role.h"
#include "approvals/types.h"
#include "approvals/write.h"
#include "workflow/audit.h"
#include "workflow/clock.h"
#include "workflow/people.h"
#include "workflow/push_ledger.h"
#include "workspace/approval_settings.h"
#include "workspace/proposal_repository.h"
#include "workspace/workspace.h"

#include <nlohmann/json.hpp>

namespace ms::workflow {
namespace {

using approvals::PriceChange;
using approvals::Proposal;
using approvals::State;
using nlohmann::json;

json toJson(const workspace::Schedule& schedule)
{
    const auto text = [](const std::optional<ShopTime>& time) { return time ? json(toIsoText(*time)) : json(); };
    return {{"starts", text(schedule.startsAt)}, {"ends", text(schedule.endsAt)}};
}

/// The change that takes `original` back, approved as a part of it.
Result<std::int64_t> queueRevert(workspace::Workspace& workspace, const Proposal& original,
                                 const std::string& workspaceId, ShopTime now)
{
    const auto& change = std::get<PriceChange>(original.change);
    workspace::ProposalRepository repository(workspace);
    const auto decided = repository.decisionOn(original.id);
    if (!decided || !*decided)
        return decided ? failure(ErrorCode::Conflict, "a confirmed proposal without a decision")
                       : tl::unexpected(decided.error());
    Proposal revert;
    revert.change = PriceChange{change.sku, change.newPrice, change.oldPrice};
    revert.state = State::Submitted;
    revert.author = original.author;
    revert.reason = "end of the schedule of proposal " + std::to_string(original.id);
    revert.explanation = json{{"reverts", original.id}}.dump();
    revert.effect = "{}";
    revert.proposedAt = now;
    const auto stored = repository.add({&revert, 1});
    if (!stored)
        return tl::unexpected(stored.error());
    const Proposal& kept = stored->front();
    workspace::OutboxRow row;
    row.idempotencyKey = approvals::idempotencyKey(workspaceId, kept);
    row.request = approvals::toCanonicalJson(
        approvals::PriceWrite{row.idempotencyKey, change.sku, change.newPrice, change.oldPrice});
    row.state = "queued";
    row.queuedAt = unixNow();
    const approvals::Decision decision{kept.id, true, (*decided)->approver, revert.reason, now};
    if (auto queued = repository.decide(decision, State::Submitted, State::Queued, row); !queued)
        return tl::unexpected(queued.error());
    return kept.id;
}

} // namespace

Result<void> checkSchedule(const workspace::Schedule& schedule, ShopTime now)
{
    if (schedule.startsAt && schedule.endsAt && *schedule.endsAt <= *schedule.startsAt)
        return failure(ErrorCode::InvalidInput, "the end of a schedule must come after its start");
    if (schedule.endsAt && *schedule.endsAt <= now)
        return failure(ErrorCode::InvalidInput, "the end of a schedule, " + toIsoText(*schedule.endsAt) +
                                                    ", has passed already; give a later one");
    return {};
}

Result<void> scheduleProposals(const std::filesystem::path& path, const std::string& actor,
                               const std::vector<std::int64_t>& proposals, const workspace::Schedule& schedule,
                               ShopTime now)
{
    if (auto ok = checkSchedule(schedule, now); !ok)
        return ok;
    auto workspace = workspace::Workspace::open(path, workspace::OpenMode::ReadWrite);
    if (!workspace)
        return tl::unexpected(workspace.error());
    auto transaction = patientBegin(*workspace);
    if (!transaction)
        return tl::unexpected(transaction.error());
    if (auto allowed = mayAct(*workspace, actor, approvals::Act::Propose); !allowed)
        return allowed;
    workspace::ScheduleRepository schedules(*workspace);
    const auto known = schedules.all();
    if (!known)
        return tl::unexpected(known.error());
    for (const std::int64_t id : proposals) {
        const auto proposal = workspace::ProposalRepository(*workspace).byId(id);
        if (!proposal)
            return tl::unexpected(proposal.error());
        const std::string name = "proposal " + std::to_string(id);
        if (!std::holds_alternative<PriceChange>(proposal->change))
            return failure(ErrorCode::InvalidInput, name + " is no price change; only prices have a start and an end");
        if (proposal->state != State::Draft && proposal->state != State::Submitted)
            return failure(ErrorCode::Conflict, name + " is decided already");
        if (known->contains(id))
            return failure(ErrorCode::Conflict, name + " has a schedule already");
        if (auto added = schedules.add(id, schedule); !added)
            return added;
    }
    json detail = toJson(schedule);
    detail["proposals"] = proposals;
    if (auto kept = recordAudit(*workspace, actor, "schedule", std::to_string(proposals.size()) + " proposals",
                                detail.dump(), unixNow());
        !kept)
        return kept;
    return transaction->commit();
}

Result<std::int64_t> queueReverts(workspace::Workspace& workspace, const std::string& actor, ShopTime now)
{
    const auto none = workspace::ScheduleRepository(workspace).ended(now);
    if (!none || none->empty())
        return none ? Result<std::int64_t>(0) : tl::unexpected(none.error());
    auto transaction = patientBegin(workspace);
    if (!transaction)
        return tl::unexpected(transaction.error());
    const auto added = addReverts(workspace, actor, now); // looks again: another program may have done it meanwhile
    if (!added)
        return added;
    if (auto kept = transaction->commit(); !kept)
        return tl::unexpected(kept.error());
    return added;
}

Result<std::int64_t> addReverts(workspace::Workspace& workspace, const std::string& actor, ShopTime now)
{
    workspace::ScheduleRepository schedules(workspace);
    const auto ended = schedules.ended(now);
    if (!ended || ended->empty())
        return ended ? Result<std::int64_t>(0) : tl::unexpected(ended.error());
    const auto workspaceId = workspace::workspaceId(workspace);
    if (!workspaceId)
        return tl::unexpected(workspaceId.error());
    json reverts = json::array();
    for (const std::int64_t id : *ended) {
        const auto original = workspace::ProposalRepository(workspace).byId(id);
        if (!original)
            return tl::unexpected(original.error());
        const auto revert = queueRevert(workspace, *original, *workspaceId, now);
        if (!revert)
            return tl::unexpected(revert.error());
        if (auto marked = schedules.setRevertedBy(id, *revert); !marked)
            return tl::unexpected(marked.error());
        reverts.push_back({{"proposal", id}, {"by", *revert}});
    }
    if (auto kept = recordAudit(workspace, actor, "end schedule", std::to_string(ended->size()) + " proposals",
                                json{{"reverts", reverts}}.dump(), unixNow());
        !kept)
        return tl::unexpected(kept.error());
    return static_cast<std::int64_t>(ended->size());
}

} // namespace ms::workflow
