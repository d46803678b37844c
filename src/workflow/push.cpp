// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/push.h"

#include "workflow/approval_evidence.h"
#include "workflow/people.h"
#include "workflow/push_judgement.h"
#include "workflow/push_session.h"
#include "workflow/push_target.h"
#include "workflow/run_lock.h"
#include "workflow/schedule.h"
#include "workflow/shop_link.h"
#include "workspace/settings.h"
#include "workspace/workspace.h"

#include <QLockFile>

#include <map>

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

void tell(const PushRequest& request, PushReport& report, PushedRow row)
{
    report.waiting += row.state == PushState::Waiting ? 1 : 0;
    report.expired += row.state == PushState::Expired ? 1 : 0;
    report.rows.push_back(std::move(row));
    if (request.news)
        request.news(report.rows.back());
}

/// Writes down why rows wait, and tells it.
Result<void> leave(PushLedger& ledger, std::vector<LedgerRow> rows, const std::vector<std::string>& reasons,
                   const PushRequest& request, PushReport& report)
{
    if (auto noted = ledger.noteWaiting(rows, reasons); !noted)
        return noted;
    if (auto kept = ledger.commit(); !kept)
        return kept;
    for (std::size_t i = 0; i < rows.size(); ++i)
        tell(request, report, {rows[i].outbox.proposal, PushState::Waiting, reasons[i], {}});
    return {};
}

/// Takes rows out that must not be sent any more, and writes that down; of those whose sending has no known end, prices
/// are only looked at, and orders are asked for again under their key. Takes out those in `held`, too, which wait.
Result<std::vector<LedgerRow>> toSend(PushLedger& ledger, std::vector<LedgerRow> rows, const std::vector<HeldRow>& held,
                                      const PushRequest& request, PushReport& report)
{
    const auto old = ledger.outdated(rows, request.at);
    if (!old)
        return tl::unexpected(old.error());
    std::vector<Settlement> settlements;
    for (const Outdated& one : *old) {
        if (rows[one.row].state == State::Queued)
            settlements.push_back({one.row, Move::Expire, one.why, {}});
        else if (std::holds_alternative<approvals::PriceWrite>(rows[one.row].write))
            rows[one.row].outdated = one.why;
    }
    if (auto settled = ledger.settle(rows, settlements); !settled)
        return tl::unexpected(settled.error());
    if (auto kept = ledger.commit(); !kept)
        return tl::unexpected(kept.error());
    std::map<std::size_t, std::string> why;
    for (const HeldRow& one : held)
        why.emplace(one.row, one.why);
    std::vector<LedgerRow> fresh;
    std::vector<LedgerRow> waiting;
    std::vector<std::string> reasons;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        LedgerRow& row = rows[i];
        if (row.state == State::Expired) {
            tell(request, report, {row.outbox.proposal, PushState::Expired, row.outbox.failure, {}});
        } else if (const auto one = why.find(i); one != why.end()) {
            reasons.push_back(one->second);
            waiting.push_back(std::move(row));
        } else {
            fresh.push_back(std::move(row));
        }
    }
    if (auto left = leave(ledger, std::move(waiting), reasons, request, report); !left)
        return tl::unexpected(left.error());
    return fresh;
}

PushState pushStateOf(State state)
{
    return state == State::Confirmed ? PushState::Confirmed
           : state == State::Failed  ? PushState::Failed
           : state == State::Expired ? PushState::Expired
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
        report.expired += state == PushState::Expired ? 1 : 0;
    }
    report.requests += session.requests();
    report.stopped = session.stopped();
}

/// Where this push goes, if it may: by the person's role, the shop that is connected and the pause.
Result<PushTarget> allowedTarget(workspace::Workspace& workspace, const PushRequest& request)
{
    if (auto allowed = mayAct(workspace, request.actor, approvals::Act::Push); !allowed)
        return tl::unexpected(allowed.error());
    auto target = pushTargetOf(workspace, request);
    if (!target)
        return target;
    const auto rules = rulebookOf(workspace);
    if (!rules)
        return tl::unexpected(rules.error());
    if (auto going = approvals::notPaused(rules->limits); !going)
        return tl::unexpected(going.error());
    return target;
}

/// Sends turn after turn; once one was stopped, the rest waits for its reason.
Result<void> sendInTurns(ShopLink& link, Currency currency, PushLedger& ledger, std::vector<LedgerRow> rows,
                         const PushRequest& request, Progress& progress, PushReport& report)
{
    const auto sales = link.salePrices(currency, progress);
    report.requests = link.requests();
    for (std::vector<LedgerRow>& turn : oneChangeOfASkuAtATime(std::move(rows))) {
        if (report.stopped) {
            const std::vector<std::string> reasons(turn.size(), report.stopped->detail);
            if (auto left = leave(ledger, std::move(turn), reasons, request, report); !left)
                return left;
            continue;
        }
        PushSession session(link, currency, sales, ledger, std::move(turn), request, progress);
        if (auto ran = session.run(); !ran)
            return ran;
        collect(session, report);
    }
    return {};
}

} // namespace

Result<PushReport> push(const PushRequest& request, Progress& progress)
{
    if (request.actor.empty())
        return failure(ErrorCode::InvalidInput, "a push needs the name of the person who starts it");
    auto workspace = workspace::Workspace::open(request.workspace, workspace::OpenMode::ReadWrite);
    if (!workspace)
        return tl::unexpected(workspace.error());
    QLockFile lock(runLockPath(request.workspace, "push"));
    if (!takeRunLock(lock))
        return failure(ErrorCode::Conflict, "another push of this workspace runs");
    const auto settings = workspace::loadSettings(*workspace);
    if (!settings)
        return tl::unexpected(settings.error());

    const auto target = allowedTarget(*workspace, request);
    if (!target)
        return tl::unexpected(target.error());

    PushReport report;
    PushLedger ledger(*workspace, request.actor, std::chrono::floor<std::chrono::days>(request.at));
    if (auto queued = queueReverts(*workspace, request.actor, request.at); !queued)
        return tl::unexpected(queued.error());
    auto rows = ledger.open(request.at);
    if (!rows || rows->empty())
        return rows ? Result<PushReport>(report) : Result<PushReport>(tl::unexpected(rows.error()));
    const auto held = borneOut(*workspace, *rows, *target);
    if (!held)
        return tl::unexpected(held.error());
    auto fresh = toSend(ledger, std::move(*rows), *held, request, report);
    if (!fresh)
        return tl::unexpected(fresh.error());
    const auto heldBack = [&held, &report]() -> PushReport { // what waits by the rules is no quiet success
        if (!report.stopped && !held->empty() && report.waiting > 0)
            report.stopped = Error{ErrorCode::Permission, held->front().why};
        return report;
    };
    if (fresh->empty())
        return heldBack();

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

    if (auto sent = sendInTurns(**link, shop->currency, ledger, std::move(*fresh), request, progress, report); !sent)
        return tl::unexpected(sent.error());
    return heldBack();
}

} // namespace ms::workflow
