// SPDX-License-Identifier: GPL-3.0-or-later
// What a push makes of good answers and of refusals.
#include "workflow/push_judgement.h"
#include "workflow/push_sentences.h"
#include "workflow/push_session.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <span>

namespace ms::workflow {
namespace {

using approvals::Move;
using approvals::PriceWrite;
using platform::ShopPrice;
using platform::WriteStatus;

std::map<std::string, ShopPrice> bySku(std::vector<ShopPrice> prices)
{
    std::map<std::string, ShopPrice> map;
    for (ShopPrice& price : prices)
        map.insert_or_assign(price.sku.text, std::move(price));
    return map;
}

} // namespace

Result<void> PushSession::understood(Task task, const platform::Answer& answer)
{
    switch (task.step) {
    case Step::LookAtPrices:
        return pricesLookedAt(std::move(task), answer);
    case Step::WritePrices:
        return pricesWritten(task, answer);
    case Step::ReadPrices:
        return pricesRead(task, answer);
    case Step::PlaceOrder:
        break;
    }
    task.talk.push_back(answer);
    task.notBefore = {};
    m_waiting.push_front(std::move(task)); // first: an order is placed without a stop
    return {};
}

Result<void> PushSession::pricesLookedAt(Task task, const platform::Answer& answer)
{
    auto prices = m_connector.readPrices(answer, m_currency);
    if (!prices) {
        return again(std::move(task), prices.error().detail, std::nullopt);
    }
    std::ranges::move(*prices, std::back_inserter(task.seen));
    const std::vector<Sku> skus = skusOf(task);
    task.lookedAt += m_connector.queryHolds(std::span(skus).subspan(task.lookedAt));
    if (task.lookedAt < skus.size()) {
        m_waiting.push_front(std::move(task)); // the rest, at once
        return {};
    }
    const auto shown = bySku(std::move(task.seen));
    const std::vector<PriceWrite> writes = pricesOf(task);
    std::vector<Settlement> settlements;
    std::vector<std::size_t> toWrite;
    std::vector<ShopPrice> seen;
    for (std::size_t n = 0; n < task.rows.size(); ++n) {
        const auto found = shown.find(writes[n].sku.text);
        if (auto settled = settledByLook(task.rows[n], writes[n], found == shown.end() ? nullptr : &found->second)) {
            settlements.push_back(std::move(*settled));
            continue;
        }
        if (const std::string& outdated = m_rows[task.rows[n]].outdated; !outdated.empty()) {
            settlements.push_back({task.rows[n], Move::Expire, outdated, {}});
            continue;
        }
        toWrite.push_back(task.rows[n]);
        seen.push_back(found->second);
    }
    const auto groups = writeGroups(seen, m_connector.capabilities());
    for (auto group = groups.rbegin(); group != groups.rend(); ++group) {
        Task write{Step::WritePrices, {}, {}, {}};
        write.failures = task.failures;
        write.mayBeDone = task.mayBeDone;
        for (const std::size_t i : *group) {
            write.rows.push_back(toWrite[i]);
            write.seen.push_back(std::move(seen[i]));
        }
        m_waiting.push_front(std::move(write)); // first, so that little time lies between the look and the write
    }
    settle(std::move(settlements));
    return {};
}

Result<void> PushSession::pricesWritten(const Task& task, const platform::Answer& answer)
{
    const std::vector<PriceWrite> writes = pricesOf(task);
    const auto outcomes = m_connector.readOutcomes(writes, answer);
    if (!outcomes) {
        Task unclear = task;
        unclear.mayBeDone = true;
        return again(std::move(unclear), outcomes.error().detail, std::nullopt);
    }
    std::vector<Settlement> settlements;
    const auto shown = bySku(m_connector.readAgain(answer, task.seen));
    Task toRead{Step::ReadPrices, {}, {}, {}};
    for (std::size_t n = 0; n < task.rows.size(); ++n) {
        const WriteStatus status = (*outcomes)[n].status;
        const auto found = shown.find(writes[n].sku.text);
        if (status != WriteStatus::Applied && status != WriteStatus::Replayed)
            settlements.push_back(settlementOf(task.rows[n], writes[n], (*outcomes)[n]));
        else if (found != shown.end() && found->second.price == writes[n].price)
            settlements.push_back(readBack(task.rows[n], writes[n], &found->second));
        else
            toRead.rows.push_back(task.rows[n]);
    }
    if (!toRead.rows.empty())
        readLater(std::move(toRead));
    settle(std::move(settlements));
    return {};
}

void PushSession::readLater(Task readBack)
{
    const platform::Capabilities shop = m_connector.capabilities();
    for (Task& other : m_waiting) {
        if (other.step != Step::ReadPrices || other.failures > 0 || other.full)
            continue;
        Task both = other;
        both.rows.insert(both.rows.end(), readBack.rows.begin(), readBack.rows.end());
        const std::vector<Sku> skus = skusOf(both);
        if (m_connector.queryHolds(skus) == skus.size()) {
            both.full = skus.size() + shop.largestPriceBatch > shop.largestPriceQuery;
            other = std::move(both);
            return;
        }
        other.full = true;
    }
    const std::vector<Sku> skus = skusOf(readBack);
    for (auto rest = std::span(skus); !rest.empty();) {
        const std::size_t held = m_connector.queryHolds(rest);
        const auto first = readBack.rows.end() - std::ptrdiff_t(rest.size());
        Task query{Step::ReadPrices, {first, first + std::ptrdiff_t(held)}, {}, {}};
        query.full = held + shop.largestPriceBatch > shop.largestPriceQuery;
        m_waiting.push_front(std::move(query)); // first, so that little waits unconfirmed
        rest = rest.subspan(held);
    }
}

Result<void> PushSession::pricesRead(const Task& task, const platform::Answer& answer)
{
    auto prices = m_connector.readPrices(answer, m_currency);
    if (!prices) {
        return again(task, prices.error().detail, std::nullopt);
    }
    const auto shown = bySku(std::move(*prices));
    const std::vector<PriceWrite> writes = pricesOf(task);
    std::vector<Settlement> settlements;
    for (std::size_t n = 0; n < task.rows.size(); ++n) {
        const auto found = shown.find(writes[n].sku.text);
        settlements.push_back(readBack(task.rows[n], writes[n], found == shown.end() ? nullptr : &found->second));
    }
    settle(std::move(settlements));
    return {};
}

Settlement PushSession::readBack(std::size_t row, const PriceWrite& write, const ShopPrice* shown) const
{
    Settlement settlement = settledByReadBack(row, write, shown);
    const auto sale = m_sales.find(write.sku.text);
    const bool hides =
        sale != m_sales.end() && (sale->second.group == "override" || sale->second.price.minor < write.price.minor);
    if (hides && settlement.move == Move::Confirm)
        settlement.reason = hiddenBy(sale->second.sale);
    return settlement;
}

Result<std::optional<platform::Request>> PushSession::orderRequest(const Task& task)
{
    const auto step = m_connector.placeOrder(linesOf(task), task.talk);
    if (step && step->next)
        return step->next;
    if (step) {
        if (auto kept = orderPlaced(task, *step->placed); !kept)
            return tl::unexpected(kept.error());
        return std::nullopt;
    }
    if (step.error().code == ErrorCode::Unavailable) {
        Task unclear = task;
        unclear.mayBeDone = true;
        if (auto left = again(std::move(unclear), step.error().detail, std::nullopt); !left)
            return tl::unexpected(left.error());
        return std::nullopt;
    }
    if (auto failed = orderFailed(task, step.error()); !failed)
        return tl::unexpected(failed.error());
    return std::nullopt;
}

Result<void> PushSession::orderPlaced(const Task& task, const platform::PlacedOrder& order)
{
    std::vector<Settlement> settlements;
    for (const std::size_t row : task.rows)
        settlements.push_back({row, Move::Confirm, {}, order.number});
    return settle(std::move(settlements), order);
}

Result<void> PushSession::orderFailed(const Task& task, const Error& why)
{
    std::vector<Settlement> settlements;
    for (const std::size_t row : task.rows)
        settlements.push_back({row, Move::Fail, why.detail, {}});
    settle(std::move(settlements));
    return {};
}

Result<void> PushSession::refused(const Task& task, const platform::Answer& answer)
{
    const Error why = m_connector.fault(answer);
    if (task.step == Step::ReadPrices || task.step == Step::LookAtPrices) {
        return again(task, why.detail, std::nullopt);
    }
    if (task.step == Step::WritePrices && task.rows.size() > 1) { // nothing was done: find the row that it is about
        const std::size_t middle = task.rows.size() / 2;
        const auto part = [&](std::size_t first, std::size_t last) {
            Task half{Step::WritePrices, {}, {}, {}};
            half.mayBeDone = task.mayBeDone;
            half.rows.assign(task.rows.begin() + std::ptrdiff_t(first), task.rows.begin() + std::ptrdiff_t(last));
            if (!task.seen.empty())
                half.seen.assign(task.seen.begin() + std::ptrdiff_t(first), task.seen.begin() + std::ptrdiff_t(last));
            m_waiting.push_front(std::move(half));
        };
        part(middle, task.rows.size());
        part(0, middle);
        return {};
    }
    if (task.step == Step::PlaceOrder && !task.talk.empty())
        return orderFailed(task, {why.code, push_sentence::orderNotThere.with({why.detail})});
    return orderFailed(task, why);
}

} // namespace ms::workflow
