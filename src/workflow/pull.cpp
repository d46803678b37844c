// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/pull.h"

#include "approvals/role.h"
#include "workflow/audit.h"
#include "workflow/clock.h"
#include "workflow/people.h"
#include "workflow/pull_store.h"
#include "workflow/push_ledger.h"
#include "workflow/run_lock.h"
#include "workflow/shop_link.h"
#include "workspace/pull_repository.h"
#include "workspace/settings.h"
#include "workspace/workspace.h"

#include <QLockFile>

#include <nlohmann/json.hpp>

#include <algorithm>

namespace ms::workflow {
namespace {

using platform::Answer;
using platform::ListPage;
using workspace::PullProgress;

constexpr std::int64_t overlapSeconds = 600; ///< clocks of a shop's servers differ, and a change may come late

/// The newest change that rows of this kind tell of; 0: they do not say.
template <class Row>
std::int64_t changedAt(const Row&)
{
    return 0;
}
std::int64_t changedAt(const platform::ShopOrder& row)
{
    return row.updatedAt;
}

/// One pull: the open workspace, the way to the shop, and what came of it so far.
struct Pull {
    const PullRequest& request;
    workspace::Workspace& workspace;
    ShopLink& shop;
    PullStore store;
    Progress& progress;
    PullReport& report;
};

/// A page of one list and the place behind it, in one transaction.
template <class Row>
Result<void> keepPage(Pull& pull, const ListPage<Row>& page, PulledList& list, PullProgress& place)
{
    auto transaction = patientBegin(pull.workspace);
    if (!transaction)
        return tl::unexpected(transaction.error());
    workspace::PullRepository repository(pull.workspace);
    if (!place.import) {
        const auto round = repository.beginRound("pull of " + list.name, pull.request.at);
        if (!round)
            return tl::unexpected(round.error());
        place.import = *round;
    }
    const auto changed = pull.store.keep(page.items, *place.import);
    if (!changed)
        return tl::unexpected(changed.error());
    for (const Row& row : page.items)
        place.newest = std::max(place.newest, changedAt(row));
    const auto rows = static_cast<std::int64_t>(page.items.size());
    if (auto counted = repository.countPage(*place.import, rows, *changed); !counted)
        return counted;
    place.cursor = page.nextCursor;
    place.underWay = !page.nextCursor.empty();
    if (!place.underWay)
        place.watermark = place.newest;
    if (auto saved = repository.saveProgress(list.name, place); !saved)
        return saved;
    if (auto kept = transaction->commit(); !kept)
        return kept;
    ++list.pages;
    list.rows += rows;
    list.changed += *changed;
    return {};
}

/// All pages of one list. `ask(cursor, since)` is a request, `read(answer)` a page.
template <class Row, class Ask, class Read>
Result<void> pullList(Pull& pull, const std::string& name, Ask&& ask, Read&& read)
{
    PulledList& list = pull.report.lists.emplace_back();
    list.name = name;
    auto place = workspace::PullRepository(pull.workspace).progress(name);
    if (!place)
        return tl::unexpected(place.error());
    list.resumed = place->underWay && place->import.has_value();
    if (!list.resumed) {
        place->cursor.clear();
        place->since = pull.request.whole || place->watermark == 0 ? 0 : place->watermark - overlapSeconds;
        place->newest = place->watermark;
        place->import.reset();
    }
    do {
        auto answer = pull.shop.read(ask(place->cursor, place->since), pull.progress);
        if (!answer && answer.error().code == ErrorCode::InvalidInput && list.resumed && list.pages == 0) {
            place->cursor.clear(); // the shop does not know the place of the earlier pull any more
            list.resumed = false;
            answer = pull.shop.read(ask({}, place->since), pull.progress);
        }
        if (!answer && answer.error().code == ErrorCode::NotFound && list.pages == 0) {
            list.absent = true;
            return {};
        }
        if (!answer)
            return tl::unexpected(answer.error());
        answer->page = place->cursor;
        const Result<ListPage<Row>> page = read(*answer);
        if (!page)
            return tl::unexpected(page.error());
        if (!page->nextCursor.empty() && page->nextCursor == place->cursor)
            return failure(ErrorCode::Unavailable, "the shop's pages of " + name + " lead in a circle");
        if (auto kept = keepPage(pull, *page, list, *place); !kept) {
            pull.store.forget();
            return kept;
        }
        pull.progress.report(list.rows, 0);
        if (pull.progress.canceled())
            return failure(ErrorCode::Canceled, "stopped; the next pull goes on from the last whole page");
    } while (place->underWay);
    return {};
}

Result<void> pullAll(Pull& pull, Currency currency)
{
    const platform::Connector& shop = pull.shop.connector();
    auto done = pullList<platform::ShopProduct>(
        pull, "products", [&](const std::string& cursor, std::int64_t) { return shop.listProducts(cursor, 0); },
        [&](const Answer& answer) { return shop.readProducts(answer, currency); });
    if (done)
        done = pullList<platform::ShopStock>(
            pull, "stock", [&](const std::string& cursor, std::int64_t) { return shop.listStock(cursor); },
            [&](const Answer& answer) { return shop.readStock(answer); });
    if (done)
        done = pullList<platform::ShopCustomer>(
            pull, "customers", [&](const std::string& cursor, std::int64_t) { return shop.listCustomers(cursor, 0); },
            [&](const Answer& answer) { return shop.readCustomers(answer); });
    if (done)
        done = pullList<platform::ShopOrder>(
            pull, "orders",
            [&](const std::string& cursor, std::int64_t since) { return shop.listOrders(cursor, since); },
            [&](const Answer& answer) { return shop.readOrders(answer); });
    if (done && shop.capabilities().abandonedCarts)
        done = pullList<platform::ShopCart>(
            pull, "carts", [&](const std::string& cursor, std::int64_t) { return shop.listCarts(cursor, 0); },
            [&](const Answer& answer) { return shop.readCarts(answer, currency); });
    return done;
}

/// The shop's currency becomes the workspace's where that has none. Errors: InvalidInput for another one.
Result<void> agreeOnCurrency(workspace::Workspace& workspace, const platform::ShopInfo& shop)
{
    auto settings = workspace::loadSettings(workspace);
    if (!settings)
        return tl::unexpected(settings.error());
    if (settings->currency == shop.currency)
        return {};
    if (settings->currency.known())
        return failure(ErrorCode::InvalidInput, "the shop '" + shop.name + "' sells in " + shop.currency.text() +
                                                    ", the workspace in " + settings->currency.text());
    settings->currency = shop.currency;
    return workspace::saveSettings(workspace, *settings);
}

Result<void> record(Pull& pull)
{
    nlohmann::json detail = nlohmann::json::object();
    for (const PulledList& list : pull.report.lists)
        detail[list.name] = {{"rows", list.rows}, {"changed", list.changed}, {"resumed", list.resumed}};
    auto transaction = patientBegin(pull.workspace);
    if (!transaction)
        return tl::unexpected(transaction.error());
    if (auto kept =
            recordAudit(pull.workspace, pull.request.actor, "pull", pull.report.shop.name, detail.dump(), unixNow());
        !kept)
        return kept;
    return transaction->commit();
}

} // namespace

Result<PullReport> pull(const PullRequest& request, Progress& progress)
{
    if (request.actor.empty())
        return failure(ErrorCode::InvalidInput, "a pull needs the name of the person who starts it");
    auto workspace = workspace::Workspace::open(request.workspace, workspace::OpenMode::ReadWrite);
    if (!workspace)
        return tl::unexpected(workspace.error());
    QLockFile lock(runLockPath(request.workspace, "pull"));
    if (!takeRunLock(lock))
        return failure(ErrorCode::Conflict, "another pull of this workspace runs");
    if (auto allowed = mayAct(*workspace, request.actor, approvals::Act::Propose); !allowed)
        return tl::unexpected(allowed.error());
    auto link = ShopLink::open({request.kind, request.shop, request.secret}, request.retry, progress);
    if (!link)
        return tl::unexpected(link.error());
    PullReport report;
    const auto shop = (*link)->ask(progress);
    if (!shop)
        return tl::unexpected(shop.error());
    report.shop = *shop;
    if (auto agreed = agreeOnCurrency(*workspace, *shop); !agreed)
        return tl::unexpected(agreed.error());
    PullStore store(*workspace, std::string(platform::toText(request.kind)),
                    std::chrono::floor<std::chrono::days>(request.at));
    Pull one{request, *workspace, **link, std::move(store), progress, report};
    const auto pulled = pullAll(one, shop->currency);
    report.requests = (*link)->requests();
    if (!pulled) {
        const bool nothing = report.lists.size() == 1 && report.lists.front().pages == 0;
        if (nothing)
            return tl::unexpected(pulled.error());
        report.stopped = pulled.error();
    }
    if (auto kept = record(one); !kept)
        return tl::unexpected(kept.error());
    return report;
}

} // namespace ms::workflow
