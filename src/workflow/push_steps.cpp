// SPDX-License-Identifier: GPL-3.0-or-later
// What a push makes of good answers and of refusals.
#include "workflow/push_judgement.h"
#include "workflow/push_session.h"

#include <map>

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
        return pricesLookedAt(task, answer);
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

Result<void> PushSession::pricesLookedAt(const Task& task, const platform::Answer& answer)
{
    auto prices = m_connector.readPrices(answer, m_currency);
    if (!prices) {
        again(task, prices.error().detail, std::nullopt);
        return {};
    }
    const auto shown = bySku(std::move(*prices));
    const std::vector<PriceWrite> writes = pricesOf(task);
    std::vector<Settlement> settlements;
    std::map<std::string, Task> groups;
    for (std::size_t n = 0; n < task.rows.size(); ++n) {
        const auto found = shown.find(writes[n].sku.text);
        if (auto settled = settledByLook(task.rows[n], writes[n], found == shown.end() ? nullptr : &found->second)) {
            settlements.push_back(std::move(*settled));
            continue;
        }
        Task& group = groups[found->second.group];
        group.step = Step::WritePrices;
        group.failures = task.failures;
        group.rows.push_back(task.rows[n]);
        group.seen.push_back(found->second);
    }
    for (auto& [name, group] : groups)
        m_waiting.push_front(std::move(group)); // first, so that little time lies between the look and the write
    return settle(settlements);
}

Result<void> PushSession::pricesWritten(const Task& task, const platform::Answer& answer)
{
    const std::vector<PriceWrite> writes = pricesOf(task);
    const auto outcomes = m_connector.readOutcomes(writes, answer);
    if (!outcomes) {
        again(task, outcomes.error().detail, std::nullopt);
        return {};
    }
    std::vector<Settlement> settlements;
    Task readBack{Step::ReadPrices, {}, {}, {}, 0, {}};
    for (std::size_t n = 0; n < task.rows.size(); ++n) {
        const WriteStatus status = (*outcomes)[n].status;
        if (status == WriteStatus::Applied || status == WriteStatus::Replayed)
            readBack.rows.push_back(task.rows[n]);
        else
            settlements.push_back(settlementOf(task.rows[n], writes[n], (*outcomes)[n]));
    }
    if (!readBack.rows.empty())
        m_waiting.push_front(std::move(readBack)); // first, so that little waits unconfirmed
    return settle(settlements);
}

Result<void> PushSession::pricesRead(const Task& task, const platform::Answer& answer)
{
    auto prices = m_connector.readPrices(answer, m_currency);
    if (!prices) {
        again(task, prices.error().detail, std::nullopt);
        return {};
    }
    const auto shown = bySku(std::move(*prices));
    const std::vector<PriceWrite> writes = pricesOf(task);
    std::vector<Settlement> settlements;
    for (std::size_t n = 0; n < task.rows.size(); ++n) {
        const auto found = shown.find(writes[n].sku.text);
        settlements.push_back(
            settledByReadBack(task.rows[n], writes[n], found == shown.end() ? nullptr : &found->second));
    }
    return settle(settlements);
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
        again(task, step.error().detail, std::nullopt);
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
    return settle(settlements, &order);
}

Result<void> PushSession::orderFailed(const Task& task, const Error& why)
{
    std::vector<Settlement> settlements;
    for (const std::size_t row : task.rows)
        settlements.push_back({row, Move::Fail, why.detail, {}});
    return settle(settlements);
}

Result<void> PushSession::refused(const Task& task, const platform::Answer& answer)
{
    const Error why = m_connector.fault(answer);
    if (task.step == Step::ReadPrices || task.step == Step::LookAtPrices) {
        again(task, why.detail, std::nullopt);
        return {};
    }
    if (task.step == Step::WritePrices && task.rows.size() > 1) { // nothing was done: find the row that it is about
        const std::size_t middle = task.rows.size() / 2;
        const auto part = [&](std::size_t first, std::size_t last) {
            Task half{Step::WritePrices, {}, {}, {}, 0, {}};
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
        return orderFailed(task,
                           {why.code, "the shop accepted the order, but read back it is not there: " + why.detail});
    return orderFailed(task, why);
}

} // namespace ms::workflow
