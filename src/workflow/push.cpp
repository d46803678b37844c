// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/push.h"

#include "approvals/state.h"
#include "workflow/approval_evidence.h"
#include "workflow/audit.h"
#include "workflow/clock.h"
#include "workflow/people.h"
#include "workflow/push_sentences.h"
#include "workflow/push_session.h"
#include "workflow/push_target.h"
#include "workflow/run_lock.h"
#include "workflow/schedule.h"
#include "workflow/shop_link.h"
#include "workspace/outbox_repository.h"
#include "workspace/proposal_repository.h"
#include "workspace/settings.h"
#include "workspace/workspace.h"

#include <QLockFile>

#include <nlohmann/json.hpp>

namespace ms::workflow {
namespace {

using approvals::Move;
using approvals::State;

Result<void> mayPushTo(const platform::ShopInfo& shop, Currency currency, const std::string& productionName)
{
    if (shop.currency != currency)
        return failure(ErrorCode::InvalidInput, "the shop '" + shop.name + "' sells in " + shop.currency.text() +
                                                    ", the workspace in " + currency.text());
    if (shop.production && shop.name != productionName)
        return failure(ErrorCode::Permission,
                       "'" + shop.name + "' is a production shop: name it exactly to push to it");
    return {};
}

/// Takes rows out whose approval is too old, and writes that down.
Result<std::vector<LedgerRow>> withoutExpired(PushLedger& ledger, std::vector<LedgerRow> rows,
                                              const PushRequest& request, PushReport& report)
{
    const auto old = ledger.expired(rows, request.at);
    if (!old)
        return tl::unexpected(old.error());
    const std::string why = push_sentence::tooOld.with({});
    std::vector<Settlement> settlements;
    for (const std::size_t row : *old)
        settlements.push_back({row, Move::Expire, why, {}});
    if (auto settled = ledger.settle(rows, settlements); !settled)
        return tl::unexpected(settled.error());
    if (auto kept = ledger.commit(); !kept)
        return tl::unexpected(kept.error());
    std::vector<LedgerRow> fresh;
    for (LedgerRow& row : rows) {
        if (row.state != State::Expired) {
            fresh.push_back(std::move(row));
            continue;
        }
        report.rows.push_back({row.outbox.proposal, PushState::Expired, why, {}});
        ++report.expired;
        if (request.news)
            request.news(report.rows.back());
    }
    return fresh;
}

PushState pushStateOf(State state)
{
    return state == State::Confirmed ? PushState::Confirmed
           : state == State::Failed  ? PushState::Failed
                                     : PushState::Waiting;
}

void collect(const PushSession& session, PushReport& report)
{
    for (std::size_t i = 0; i < session.rows().size(); ++i) {
        const LedgerRow& row = session.rows()[i];
        const PushState state = pushStateOf(row.state);
        report.rows.push_back({row.outbox.proposal, state, session.reasons()[i], row.outbox.platformRef});
        report.confirmed += state == PushState::Confirmed ? 1 : 0;
        report.failed += state == PushState::Failed ? 1 : 0;
        report.waiting += state == PushState::Waiting ? 1 : 0;
    }
    report.requests += session.requests();
    report.stopped = session.stopped();
}

} // namespace

Result<PushReport> push(const PushRequest& request, Progress& progress)
{
    if (request.actor.empty())
        return failure(ErrorCode::InvalidInput, "a push needs the name of the person who starts it");
    auto workspace = workspace::Workspace::open(request.workspace, workspace::OpenMode::ReadWrite);
    if (!workspace)
        return tl::unexpected(workspace.error());
    QLockFile lock(QString::fromStdString(request.workspace.string() + ".push.lock"));
    if (!takeRunLock(lock))
        return failure(ErrorCode::Conflict, "another push of this workspace runs");
    const auto settings = workspace::loadSettings(*workspace);
    if (!settings)
        return tl::unexpected(settings.error());

    if (auto allowed = mayAct(*workspace, request.actor, approvals::Act::Push); !allowed)
        return tl::unexpected(allowed.error());
    const auto target = pushTargetOf(*workspace, request);
    if (!target)
        return tl::unexpected(target.error());
    const auto rules = rulebookOf(*workspace);
    if (!rules)
        return tl::unexpected(rules.error());
    if (auto going = approvals::notPaused(rules->limits); !going)
        return tl::unexpected(going.error());

    PushReport report;
    PushLedger ledger(*workspace, request.actor, std::chrono::floor<std::chrono::days>(request.at));
    if (auto queued = queueReverts(*workspace, request.actor, request.at); !queued)
        return tl::unexpected(queued.error());
    auto rows = ledger.open(request.at);
    if (!rows || rows->empty())
        return rows ? Result<PushReport>(report) : Result<PushReport>(tl::unexpected(rows.error()));
    if (auto evidence = borneOut(*workspace, *rows, *target); !evidence)
        return tl::unexpected(evidence.error());
    auto fresh = withoutExpired(ledger, std::move(*rows), request, report);
    if (!fresh || fresh->empty())
        return fresh ? Result<PushReport>(report) : Result<PushReport>(tl::unexpected(fresh.error()));

    auto link = ShopLink::open({request.kind, request.shop, request.token}, request.retry, progress);
    if (!link)
        return tl::unexpected(link.error());
    const auto shop = (*link)->ask(progress);
    if (!shop)
        return tl::unexpected(shop.error());
    if (auto allowed = mayPushTo(*shop, settings->currency, request.productionName); !allowed)
        return tl::unexpected(allowed.error());
    report.shop = *shop;
    if (auto recorded = recordPushTarget(*workspace, request, *shop, fresh->size()); !recorded)
        return tl::unexpected(recorded.error());

    PushSession session(**link, shop->currency, ledger, std::move(*fresh), request, progress);
    report.requests = (*link)->requests();
    if (auto ran = session.run(); !ran)
        return tl::unexpected(ran.error());
    collect(session, report);
    return report;
}

Result<std::int64_t> retryFailed(const std::filesystem::path& path, const std::vector<std::int64_t>& proposals,
                                 const std::string& actor)
{
    auto workspace = workspace::Workspace::open(path, workspace::OpenMode::ReadWrite);
    if (!workspace)
        return tl::unexpected(workspace.error());
    auto transaction = patientBegin(*workspace);
    if (!transaction)
        return tl::unexpected(transaction.error());
    workspace::ProposalRepository repository(*workspace);
    workspace::OutboxRepository outbox(*workspace);
    for (const std::int64_t id : proposals) {
        const auto proposal = repository.byId(id);
        if (!proposal)
            return tl::unexpected(proposal.error());
        const auto next = approvals::moved(proposal->state, Move::Retry);
        if (!next)
            return tl::unexpected(next.error());
        if (auto moved = repository.setState(id, proposal->state, *next); !moved)
            return tl::unexpected(moved.error());
        auto row = outbox.ofProposal(id);
        if (!row)
            return tl::unexpected(row.error());
        (*row)->state = "queued";
        (*row)->failure.clear();
        if (auto updated = outbox.update(**row); !updated)
            return tl::unexpected(updated.error());
    }
    const nlohmann::json detail{{"proposals", proposals}};
    if (auto recorded = recordAudit(*workspace, actor, "retry", std::to_string(proposals.size()) + " proposals",
                                    detail.dump(), unixNow());
        !recorded)
        return tl::unexpected(recorded.error());
    if (auto kept = transaction->commit(); !kept)
        return tl::unexpected(kept.error());
    return static_cast<std::int64_t>(proposals.size());
}

} // namespace ms::workflow
