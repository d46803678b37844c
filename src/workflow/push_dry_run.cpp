// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/approval_evidence.h"
#include "workflow/push.h"
#include "workflow/push_judgement.h"
#include "workflow/push_sentences.h"
#include "workflow/schedule.h"
#include "workflow/shop_link.h"
#include "workspace/schedule_repository.h"
#include "workspace/settings.h"
#include "workspace/workspace.h"

#include <map>
#include <optional>
#include <span>

namespace ms::workflow {
namespace {

using approvals::OrderLineWrite;
using approvals::PriceWrite;
using platform::Request;
using platform::ShopPrice;

template <class Write>
std::vector<Write> writesOf(const std::vector<LedgerRow>& rows, const std::vector<std::size_t>& portion)
{
    std::vector<Write> writes;
    for (const std::size_t row : portion)
        writes.push_back(std::get<Write>(rows[row].write));
    return writes;
}

/// Prices that the writes so far would have set, by SKU.
using Written = std::map<std::string, Money>;

PushState stateAfter(approvals::Move move)
{
    return move == approvals::Move::Confirm ? PushState::Confirmed : PushState::Failed;
}

/// What the shop shows of `skus`.
Result<std::map<std::string, ShopPrice>> shownBy(ShopLink& shop, const std::vector<Sku>& skus, Currency currency,
                                                 Progress& progress)
{
    std::map<std::string, ShopPrice> shown;
    for (auto rest = std::span(skus); !rest.empty();) {
        const auto asked = rest.first(shop.connector().queryHolds(rest));
        const auto answer = shop.read(shop.connector().queryPrices(asked, currency), progress);
        if (!answer)
            return tl::unexpected(answer.error());
        auto prices = shop.connector().readPrices(*answer, currency);
        if (!prices)
            return tl::unexpected(prices.error());
        for (ShopPrice& price : *prices)
            shown.insert_or_assign(price.sku.text, std::move(price));
        rest = rest.subspan(asked.size());
    }
    return shown;
}

/// The writes of one portion of prices in a shop that is looked at first.
Result<void> afterALook(const std::vector<LedgerRow>& rows, const std::vector<std::size_t>& portion, ShopLink& shop,
                        Currency currency, Written& written, Progress& progress, DryRun& dry)
{
    const auto writes = writesOf<PriceWrite>(rows, portion);
    std::vector<Sku> skus;
    for (const PriceWrite& write : writes)
        skus.push_back(write.sku);
    auto shown = shownBy(shop, skus, currency, progress);
    if (!shown)
        return tl::unexpected(shown.error());
    std::vector<PriceWrite> toWrite;
    std::vector<ShopPrice> seen;
    for (std::size_t i = 0; i < writes.size(); ++i) {
        const auto found = shown->find(writes[i].sku.text);
        const auto before = written.find(writes[i].sku.text);
        if (found != shown->end() && before != written.end())
            found->second.price = before->second;
        if (const auto settled = settledByLook(0, writes[i], found == shown->end() ? nullptr : &found->second)) {
            dry.notSent.push_back({rows[portion[i]].outbox.proposal, stateAfter(settled->move), settled->reason, {}});
            continue;
        }
        toWrite.push_back(writes[i]);
        seen.push_back(found->second);
        written.insert_or_assign(writes[i].sku.text, writes[i].price);
    }
    for (const auto& group : writeGroups(seen, shop.connector().capabilities())) {
        std::vector<PriceWrite> groupWrites;
        std::vector<ShopPrice> groupSeen;
        for (const std::size_t i : group) {
            groupWrites.push_back(toWrite[i]);
            groupSeen.push_back(seen[i]);
        }
        dry.requests.push_back(shop.connector().writePrices(groupWrites, groupSeen));
    }
    return {};
}

/// The writes of one order; reads on the way are made, answers to writes are taken for granted.
Result<void> orderRequests(const std::vector<OrderLineWrite>& lines, const platform::Connector& connector,
                           ShopLink* shop, Progress& progress, std::vector<Request>& requests)
{
    std::vector<platform::Answer> talk;
    bool written = false;
    for (;;) {
        const auto step = connector.placeOrder(lines, talk);
        if (!step)
            return written ? Result<void>() : tl::unexpected(step.error());
        if (!step->next || (written && !step->writes))
            return {};
        platform::Answer granted;
        granted.status = 200;
        granted.body = R"({"data":{"metafieldsSet":{"userErrors":[]},"inventoryAdjustQuantities":{"userErrors":[]}}})";
        if (step->writes) {
            requests.push_back(*step->next);
            written = true;
            if (shop == nullptr)
                return {}; // a shop that is not asked places an order with one request
        } else {
            auto answer = shop->read(*step->next, progress);
            if (!answer)
                return tl::unexpected(answer.error());
            granted = std::move(*answer);
        }
        talk.push_back(std::move(granted));
    }
}

/// The rows that a push would take up at `request.at`; those that it would not are told in `dry`.
Result<std::vector<LedgerRow>> rowsToSend(workspace::Workspace& workspace, const PushRequest& request, DryRun& dry)
{
    const auto target = pushTargetOf(workspace, request);
    if (!target)
        return tl::unexpected(target.error());
    PushLedger ledger(workspace, {}, Day{});
    auto all = ledger.open(ShopTime::max());
    if (!all)
        return all;
    const auto held = borneOut(workspace, *all, *target);
    if (!held)
        return tl::unexpected(held.error());
    const auto outdated = ledger.outdated(*all, request.at);
    if (!outdated)
        return tl::unexpected(outdated.error());
    const auto schedules = workspace::ScheduleRepository(workspace).all();
    if (!schedules)
        return tl::unexpected(schedules.error());
    std::map<std::size_t, PushedRow> notSent;
    const auto leave = [&](std::size_t row, PushState state, std::string why) {
        notSent.try_emplace(row, PushedRow{(*all)[row].outbox.proposal, state, std::move(why), {}});
    };
    for (const Outdated& one : *outdated) {
        const LedgerRow& row = (*all)[one.row];
        if (row.state == approvals::State::Queued || std::holds_alternative<PriceWrite>(row.write))
            leave(one.row, PushState::Expired, one.why);
    }
    for (const HeldRow& one : *held)
        leave(one.row, PushState::Waiting, one.why);
    std::vector<LedgerRow> rows;
    for (std::size_t i = 0; i < all->size(); ++i) {
        const auto schedule = schedules->find((*all)[i].outbox.proposal);
        if (schedule != schedules->end() && schedule->second.startsAt.value_or(request.at) > request.at)
            leave(i, PushState::Waiting, push_sentence::notStarted.with({}));
        if (const auto one = notSent.find(i); one != notSent.end())
            dry.notSent.push_back(one->second);
        else
            rows.push_back(std::move((*all)[i]));
    }
    return rows;
}

} // namespace

Result<DryRun> dryRun(const PushRequest& request, Progress& progress)
{
    auto workspace = workspace::Workspace::open(request.workspace, workspace::OpenMode::ReadOnly);
    if (!workspace)
        return tl::unexpected(workspace.error());
    const auto settings = workspace::loadSettings(*workspace);
    if (!settings)
        return tl::unexpected(settings.error());
    const auto ended = workspace::ScheduleRepository(*workspace).ended(request.at);
    if (!ended)
        return tl::unexpected(ended.error());
    std::optional<workspace::Transaction> dropped; // what is put into the outbox in it is never kept
    if (!ended->empty()) {
        workspace = workspace::Workspace::open(request.workspace, workspace::OpenMode::ReadWrite);
        if (!workspace)
            return tl::unexpected(workspace.error());
        auto transaction = patientBegin(*workspace);
        if (!transaction)
            return tl::unexpected(transaction.error());
        dropped.emplace(std::move(*transaction));
        if (auto added = addReverts(*workspace, request.actor, request.at); !added)
            return tl::unexpected(added.error());
    }
    DryRun dry;
    auto rows = rowsToSend(*workspace, request, dry);
    dropped.reset(); // nobody waits for the shop's answers
    if (!rows)
        return tl::unexpected(rows.error());
    const platform::Connector& connector = platform::connectorOf(request.kind);
    std::unique_ptr<ShopLink> shop;
    if (!connector.capabilities().compareAndSet && !rows->empty()) {
        auto link = ShopLink::open({request.kind, request.shop, request.token}, request.retry, progress);
        if (!link)
            return tl::unexpected(link.error());
        shop = std::move(*link);
    }
    Written written;
    for (const std::vector<LedgerRow>& turn : oneChangeOfASkuAtATime(std::move(*rows))) {
        const Portions portions = portionsOf(turn, connector);
        for (const auto& portion : portions.prices) {
            if (!shop)
                dry.requests.push_back(connector.writePrices(writesOf<PriceWrite>(turn, portion), {}));
            else if (auto looked = afterALook(turn, portion, *shop, settings->currency, written, progress, dry);
                     !looked)
                return tl::unexpected(looked.error());
        }
        for (const auto& portion : portions.orders) {
            const auto lines = writesOf<OrderLineWrite>(turn, portion);
            if (auto asked = orderRequests(lines, connector, shop.get(), progress, dry.requests); !asked)
                return tl::unexpected(asked.error());
        }
    }
    return dry;
}

} // namespace ms::workflow
