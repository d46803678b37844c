// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/push_session.h"

#include "workflow/push_judgement.h"

#include <algorithm>

namespace ms::workflow {
namespace {

using approvals::Move;
using approvals::OrderLineWrite;
using approvals::PriceWrite;
using platform::TransportFault;
using platform::Verdict;
using platform::WriteStatus;

constexpr std::chrono::milliseconds look{50}; // how long a cancel may go unseen

} // namespace

PushSession::PushSession(const platform::Connector& connector, platform::HttpClient& client, PushLedger& ledger,
                         std::vector<LedgerRow> rows, const PushRequest& request, Progress& progress)
    : m_connector(connector), m_client(client), m_ledger(ledger), m_request(request), m_progress(progress),
      m_rows(std::move(rows)), m_reasons(m_rows.size())
{
}

void PushSession::plan()
{
    const Portions portions = portionsOf(m_rows, m_connector.capabilities().largestPriceBatch);
    for (const auto& portion : portions.prices)
        m_waiting.push_back({Step::WritePrices, portion, {}, 0, {}});
    for (const auto& portion : portions.orders)
        m_waiting.push_back({Step::PlaceOrder, portion, {}, 0, {}});
}

Result<void> PushSession::run()
{
    plan();
    while (!m_inFlight.empty() || (!m_waiting.empty() && !m_stopped)) {
        if (m_progress.canceled() && !m_stopped)
            stop({ErrorCode::Canceled, "stopped; what was not decided stays in the outbox"});
        if (!m_stopped) {
            if (auto started = startReady(); !started)
                return started;
        }
        if (auto kept = keepAndSend(); !kept)
            return kept;
        // Whatever has come meanwhile is written down in one transaction with what is sent next.
        for (auto finished = m_client.next(look); finished; finished = m_client.next(std::chrono::milliseconds(0))) {
            auto found = m_inFlight.find(finished->id);
            Task task = std::move(found->second);
            m_inFlight.erase(found);
            if (auto done = answered(std::move(task), finished->exchange); !done)
                return done;
        }
    }
    for (const Task& task : m_waiting)
        leave(task, m_stopped ? m_stopped->detail : std::string());
    return keepAndSend();
}

Result<void> PushSession::keepAndSend()
{
    if (auto kept = m_ledger.commit(); !kept)
        return kept;
    for (auto& [id, request] : m_outgoing)
        m_client.send(id, request);
    m_outgoing.clear();
    if (m_request.news) {
        for (const PushedRow& row : m_news)
            m_request.news(row);
    }
    m_news.clear();
    if (m_decided > m_reported)
        m_progress.report(m_decided, static_cast<std::int64_t>(m_rows.size()));
    m_reported = m_decided;
    return {};
}

Result<void> PushSession::startReady()
{
    const std::size_t most = m_connector.capabilities().mostInFlight;
    const Clock::time_point now = Clock::now();
    for (std::size_t left = m_waiting.size(); left > 0 && m_inFlight.size() < most && now >= m_quietUntil; --left) {
        Task task = std::move(m_waiting.front());
        m_waiting.pop_front();
        if (task.notBefore > now) {
            m_waiting.push_back(std::move(task));
            continue;
        }
        if (auto begun = begin(std::move(task)); !begun)
            return begun;
    }
    return {};
}

Result<void> PushSession::begin(Task task)
{
    ++task.attempt;
    if (task.step == Step::WritePrices || task.step == Step::PlaceOrder) {
        if (auto marked = m_ledger.markSent(m_rows, task.rows); !marked)
            return marked;
        for (const std::size_t row : task.rows)
            tell(row, PushState::Sent, {});
    }
    const std::uint64_t id = m_nextId++;
    ++m_requests;
    m_outgoing.emplace_back(id, requestOf(task));
    m_inFlight.emplace(id, std::move(task));
    return {};
}

platform::Request PushSession::requestOf(const Task& task) const
{
    switch (task.step) {
    case Step::WritePrices:
        return m_connector.writePrices(pricesOf(task));
    case Step::ReadPrices: {
        std::vector<Sku> skus;
        for (const PriceWrite& write : pricesOf(task))
            skus.push_back(write.sku);
        return m_connector.queryPrices(skus);
    }
    case Step::PlaceOrder:
        return m_connector.placeOrder(linesOf(task));
    case Step::ReadOrder:
        break;
    }
    return m_connector.getOrder(task.orderNumber);
}

Result<void> PushSession::answered(Task task, const platform::Exchange& exchange)
{
    if (!exchange.answer) {
        if (exchange.fault == TransportFault::Insecure) {
            stop({ErrorCode::Unavailable, "the shop cannot be trusted: " + exchange.detail});
            return hold(task, exchange.detail);
        }
        again(std::move(task), exchange.detail, std::nullopt);
        return {};
    }
    const platform::Answer& answer = *exchange.answer;
    switch (platform::verdictOf(answer)) {
    case Verdict::Good:
        return understood(task, answer);
    case Verdict::Busy: {
        constexpr std::chrono::seconds unstated{1};
        m_quietUntil = Clock::now() + answer.retryAfter.value_or(unstated);
        again(std::move(task), platform::errorOf(answer).detail, answer.retryAfter);
        return {};
    }
    case Verdict::NoAccess:
        stop({ErrorCode::Permission, platform::errorOf(answer).detail});
        return hold(task, platform::errorOf(answer).detail);
    case Verdict::Unclear:
        again(std::move(task), platform::errorOf(answer).detail, answer.retryAfter);
        return {};
    case Verdict::Refused:
        break;
    }
    if (answer.status < 400) { // a redirect: this is not the shop that was agreed on
        stop(platform::errorOf(answer));
        return hold(task, platform::errorOf(answer).detail);
    }
    return refused(task, answer);
}

Result<void> PushSession::understood(const Task& task, const platform::Answer& answer)
{
    switch (task.step) {
    case Step::WritePrices:
        return pricesWritten(task, answer);
    case Step::ReadPrices:
        return pricesRead(task, answer);
    case Step::PlaceOrder:
        return orderPlaced(task, answer);
    case Step::ReadOrder:
        break;
    }
    return orderRead(task, answer);
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
    Task readBack{Step::ReadPrices, {}, {}, 0, {}};
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
    const auto prices = m_connector.readPrices(answer);
    if (!prices) {
        again(task, prices.error().detail, std::nullopt);
        return {};
    }
    std::map<std::string, Money> shown;
    for (const platform::ShopPrice& price : *prices)
        shown[price.sku.text] = price.price;
    const std::vector<PriceWrite> writes = pricesOf(task);
    std::vector<Settlement> settlements;
    for (std::size_t n = 0; n < task.rows.size(); ++n) {
        const auto found = shown.find(writes[n].sku.text);
        if (found != shown.end() && found->second == writes[n].price) {
            settlements.push_back({task.rows[n], Move::Confirm, {}, {}});
            continue;
        }
        const std::string now = found == shown.end() ? "nothing" : amountText(found->second);
        settlements.push_back(
            {task.rows[n],
             Move::Fail,
             "the shop accepted the change, but read back it is not there: " + threeValues(writes[n], now),
             {}});
    }
    return settle(settlements);
}

Result<void> PushSession::orderPlaced(const Task& task, const platform::Answer& answer)
{
    const auto order = m_connector.readOrder(answer);
    if (!order) {
        again(task, order.error().detail, std::nullopt);
        return {};
    }
    m_waiting.push_front({Step::ReadOrder, task.rows, order->number, 0, {}});
    return {};
}

Result<void> PushSession::orderRead(const Task& task, const platform::Answer& answer)
{
    const auto order = m_connector.readOrder(answer);
    if (!order) {
        again(task, order.error().detail, std::nullopt);
        return {};
    }
    const bool equal = samePlacedLines(*order, linesOf(task)) && order->number == task.orderNumber;
    std::vector<Settlement> settlements;
    for (const std::size_t row : task.rows) {
        if (equal)
            settlements.push_back({row, Move::Confirm, {}, order->number});
        else
            settlements.push_back({row, Move::Fail,
                                   "the shop's purchase order " + order->number + " is not what was ordered",
                                   order->number});
    }
    return settle(settlements, equal ? &*order : nullptr);
}

Result<void> PushSession::refused(const Task& task, const platform::Answer& answer)
{
    const std::string why = platform::errorOf(answer).detail;
    if (task.step == Step::ReadPrices) {
        again(task, why, std::nullopt);
        return {};
    }
    if (task.step == Step::WritePrices && task.rows.size() > 1) { // nothing was done: find the row that it is about
        const auto middle = task.rows.begin() + static_cast<std::ptrdiff_t>(task.rows.size() / 2);
        m_waiting.push_front({Step::WritePrices, {middle, task.rows.end()}, {}, 0, {}});
        m_waiting.push_front({Step::WritePrices, {task.rows.begin(), middle}, {}, 0, {}});
        return {};
    }
    const std::string words = task.step == Step::ReadOrder ? "the shop accepted purchase order " + task.orderNumber +
                                                                 ", but read back it is not there: " + why
                                                           : why;
    std::vector<Settlement> settlements;
    for (const std::size_t row : task.rows)
        settlements.push_back({row, Move::Fail, words, {}});
    return settle(settlements);
}

void PushSession::again(Task task, const std::string& why, std::optional<std::chrono::seconds> retryAfter)
{
    if (task.attempt >= m_request.retry.mostAttempts) {
        leave(task, why);
        if (!m_stopped)
            stop({ErrorCode::Unavailable, "after " + std::to_string(task.attempt) + " attempts: " + why});
        return;
    }
    const auto request = static_cast<std::uint64_t>(task.rows.front());
    task.notBefore = Clock::now() + platform::pauseBefore(task.attempt + 1, request, retryAfter, m_request.retry);
    m_waiting.push_back(std::move(task));
}

Result<void> PushSession::hold(const Task& task, const std::string& why)
{
    std::vector<Settlement> settlements;
    for (const std::size_t row : task.rows) {
        m_reasons[row] = why;
        tell(row, PushState::Waiting, why);
        // What met an unclear answer before may have been done; it stays "sent" until the shop says which.
        if (m_rows[row].outbox.attempts == 1 && (task.step == Step::WritePrices || task.step == Step::PlaceOrder))
            settlements.push_back({row, Move::Hold, why, {}});
    }
    return m_ledger.settle(m_rows, settlements);
}

void PushSession::leave(const Task& task, const std::string& why)
{
    for (const std::size_t row : task.rows) {
        m_reasons[row] = why;
        tell(row, PushState::Waiting, why);
    }
}

void PushSession::stop(Error why)
{
    if (!m_stopped)
        m_stopped = std::move(why);
}

Result<void> PushSession::settle(const std::vector<Settlement>& settlements, const platform::PlacedOrder* order)
{
    if (settlements.empty())
        return {};
    if (auto settled = m_ledger.settle(m_rows, settlements, order); !settled)
        return settled;
    for (const Settlement& settlement : settlements) {
        m_reasons[settlement.row] = settlement.reason;
        tell(settlement.row, settlement.move == Move::Confirm ? PushState::Confirmed : PushState::Failed,
             settlement.reason, settlement.platformRef);
    }
    m_decided += static_cast<std::int64_t>(settlements.size());
    return {};
}

void PushSession::tell(std::size_t row, PushState state, const std::string& reason, const std::string& platformRef)
{
    if (m_request.news)
        m_news.push_back({m_rows[row].outbox.proposal, state, reason, platformRef});
}

std::vector<PriceWrite> PushSession::pricesOf(const Task& task) const
{
    std::vector<PriceWrite> writes;
    for (const std::size_t row : task.rows)
        writes.push_back(std::get<PriceWrite>(m_rows[row].write));
    return writes;
}

std::vector<OrderLineWrite> PushSession::linesOf(const Task& task) const
{
    std::vector<OrderLineWrite> lines;
    for (const std::size_t row : task.rows)
        lines.push_back(std::get<OrderLineWrite>(m_rows[row].write));
    return lines;
}

} // namespace ms::workflow
