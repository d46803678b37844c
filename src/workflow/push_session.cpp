// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/push_session.h"

#include "workflow/push_judgement.h"
#include "workflow/push_sentences.h"

#include <algorithm>

namespace ms::workflow {
namespace {

using approvals::Move;
using approvals::OrderLineWrite;
using approvals::PriceWrite;
using platform::TransportFault;
using platform::Verdict;

constexpr std::chrono::milliseconds look{50}; // how long a cancel may go unseen

} // namespace

PushSession::PushSession(ShopLink& shop, Currency currency, const std::map<std::string, platform::ShopPrice>& sales,
                         PushLedger& ledger, std::vector<LedgerRow> rows, const PushRequest& request,
                         Progress& progress)
    : m_shop(shop), m_connector(shop.connector()), m_client(shop.client()), m_currency(currency),
      m_looksFirst(!shop.connector().capabilities().compareAndSet), m_ledger(ledger), m_sales(sales),
      m_request(request), m_progress(progress), m_rows(std::move(rows)), m_reasons(m_rows.size())
{
}

void PushSession::plan()
{
    const Portions portions = portionsOf(m_rows, m_connector);
    for (const auto& portion : portions.looks)
        m_waiting.push_back({Step::LookAtPrices, portion, {}, {}});
    for (const auto& portion : portions.prices)
        m_waiting.push_back({m_looksFirst ? Step::LookAtPrices : Step::WritePrices, portion, {}, {}});
    for (const auto& portion : portions.orders)
        m_waiting.push_back({Step::PlaceOrder, portion, {}, {}});
}

Result<void> PushSession::run()
{
    plan();
    while (!m_inFlight.empty() || (!m_waiting.empty() && !m_stopped)) {
        if (isWritten()) {
            if (auto collected = collect(); !collected)
                return collected;
        }
        if (m_progress.canceled() && !m_stopped)
            stop({ErrorCode::Canceled, push_sentence::stopped.with({})});
        if (auto looked = stopWhenPaused(); !looked)
            return looked;
        if (!m_stopped) {
            if (auto started = startReady(); !started)
                return started;
        }
        if (auto kept = keepAndSend(); !kept)
            return kept;
        writeAhead();
        for (auto finished = m_client.next(look); finished; finished = m_client.next(std::chrono::milliseconds(0))) {
            auto found = m_inFlight.find(finished->id);
            Task task = std::move(found->second);
            m_inFlight.erase(found);
            if (auto done = answered(std::move(task), finished->exchange); !done)
                return done;
        }
    }
    if (auto left = leaveWaiting(); !left)
        return left;
    return keepAndSend();
}

Result<void> PushSession::startReady()
{
    const platform::Capabilities shop = m_connector.capabilities();
    const Clock::time_point now = Clock::now();
    // A look is taken when what the last one saw is being written: little time lies between a look and its writes.
    const auto between = [&] {
        return std::none_of(m_inFlight.begin(), m_inFlight.end(),
                            [](const auto& one) { return one.second.step == Step::LookAtPrices; }) &&
               std::none_of(m_waiting.begin(), m_waiting.end(),
                            [](const Task& one) { return one.step == Step::WritePrices; });
    };
    const auto ready = [&](const Task& task) {
        return !task.marking && task.notBefore <= now && (task.step != Step::LookAtPrices || between());
    };
    // A query that has room waits for more to read as long as there is something else to do.
    const auto full = [](const Task& task) { return task.step != Step::ReadPrices || task.failures > 0 || task.full; };
    while (m_inFlight.size() < shop.mostInFlight && now >= m_quietUntil) {
        auto next =
            std::find_if(m_waiting.begin(), m_waiting.end(), [&](const Task& t) { return ready(t) && full(t); });
        if (next == m_waiting.end())
            next = std::find_if(m_waiting.begin(), m_waiting.end(), ready);
        if (next == m_waiting.end()) {
            if (std::none_of(m_waiting.begin(), m_waiting.end(), [](const Task& t) { return t.marking; }))
                break;
            if (auto collected = collect(); !collected) // what is being marked can be sent then
                return collected;
            continue;
        }
        Task task = std::move(*next);
        m_waiting.erase(next);
        if (auto begun = begin(std::move(task)); !begun)
            return begun;
    }
    return {};
}

bool PushSession::opens(const Task& task)
{
    // What looks first is marked before the look: whatever follows it, the marks are in the file before.
    return (task.step == Step::LookAtPrices && task.lookedAt == 0) ||
           (task.step == Step::WritePrices && task.seen.empty()) ||
           (task.step == Step::PlaceOrder && task.talk.empty());
}

Result<void> PushSession::begin(Task task)
{
    if (opens(task)) {
        if (!task.marked) {
            if (auto marked = markNow(task); !marked)
                return marked;
        }
        for (const std::size_t row : task.rows)
            tell(row, PushState::Sent, {});
    }
    std::optional<platform::Request> request;
    if (task.step == Step::PlaceOrder) {
        auto next = orderRequest(task);
        if (!next)
            return tl::unexpected(next.error());
        request = std::move(*next);
    } else {
        request = priceRequest(task);
    }
    if (!request)
        return {};
    const std::uint64_t id = m_nextId++;
    ++m_requests;
    m_outgoing.emplace_back(id, std::move(*request));
    m_inFlight.emplace(id, std::move(task));
    return {};
}

platform::Request PushSession::priceRequest(const Task& task) const
{
    if (task.step == Step::WritePrices)
        return m_connector.writePrices(pricesOf(task), task.seen);
    const std::vector<Sku> skus = skusOf(task);
    const auto rest = std::span(skus).subspan(task.lookedAt);
    return m_connector.queryPrices(rest.first(m_connector.queryHolds(rest)), m_currency);
}

Result<void> PushSession::answered(Task task, const platform::Exchange& exchange)
{
    if (!exchange.answer) {
        if (exchange.fault == TransportFault::Insecure) {
            stop({ErrorCode::Unavailable, push_sentence::notTrusted.with({exchange.detail})});
            return hold(task, exchange.detail);
        }
        task.mayBeDone = task.mayBeDone || (writes(task) && exchange.fault != TransportFault::NoConnection);
        return again(std::move(task), exchange.detail, std::nullopt);
    }
    const platform::Answer& answer = *exchange.answer;
    const auto pause = m_connector.pauseAsked(answer);
    switch (m_connector.verdict(answer)) {
    case Verdict::Good:
        return understood(std::move(task), answer);
    case Verdict::Busy: {
        constexpr std::chrono::seconds unstated{1};
        m_quietUntil = Clock::now() + pause.value_or(unstated);
        return again(std::move(task), m_connector.fault(answer).detail, pause);
    }
    case Verdict::NoAccess:
        return noAccess(std::move(task), answer);
    case Verdict::Unclear:
        task.mayBeDone = task.mayBeDone || writes(task);
        return again(std::move(task), m_connector.fault(answer).detail, pause);
    case Verdict::Refused:
        break;
    }
    if (answer.status >= 300 && answer.status < 400) { // a redirect: this is not the shop that was agreed on
        stop(platform::errorOf(answer));
        return hold(task, platform::errorOf(answer).detail);
    }
    return refused(task, answer);
}

Result<void> PushSession::noAccess(Task task, const platform::Answer& answer)
{
    // A session that has ended is begun again; one that was begun a moment ago and is refused has another reason.
    constexpr std::chrono::seconds soon{30};
    const std::string why = m_connector.fault(answer).detail;
    if (m_shop.signsIn() && Clock::now() - m_renewed > soon) {
        m_renewed = Clock::now();
        if (m_shop.renew(m_progress))
            return again(std::move(task), why, std::nullopt);
    } else if (m_shop.signsIn() && task.failures == 0) { // it was on its way with the old session
        return again(std::move(task), why, std::nullopt);
    }
    stop({ErrorCode::Permission, why});
    return hold(task, why);
}

Result<void> PushSession::again(Task task, const std::string& why, std::optional<std::chrono::seconds> retryAfter)
{
    ++task.failures;
    if (task.failures >= m_request.retry.mostAttempts) {
        if (!m_stopped)
            stop({ErrorCode::Unavailable, push_sentence::attempts.with({std::to_string(task.failures), why})});
        return hold(task, why);
    }
    const auto request = static_cast<std::uint64_t>(task.rows.front());
    task.notBefore = Clock::now() + platform::pauseBefore(task.failures + 1, request, retryAfter, m_request.retry);
    if (task.step == Step::WritePrices && !task.seen.empty()) // whether it was done is seen, not assumed
        task.step = Step::LookAtPrices;
    task.seen.clear();
    task.lookedAt = 0;
    task.talk.clear(); // an order's talk begins again and finds what was done
    task.marked = false;
    m_waiting.push_back(std::move(task));
    return {};
}

void PushSession::leave(const Task& task, const std::string& why)
{
    for (const std::size_t row : task.rows) {
        m_reasons[row] = why;
        tell(row, PushState::Waiting, why);
    }
}

Result<void> PushSession::stopWhenPaused()
{
    constexpr std::chrono::milliseconds between{200};
    if (m_stopped || Clock::now() < m_pauseLook)
        return {};
    if (auto collected = collect(); !collected)
        return collected;
    m_pauseLook = Clock::now() + between;
    const auto paused = m_ledger.paused();
    if (!paused)
        return tl::unexpected(paused.error());
    if (*paused)
        stop({ErrorCode::Permission, push_sentence::paused.with({})});
    return {};
}

void PushSession::stop(Error why)
{
    if (!m_stopped)
        m_stopped = std::move(why);
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

std::vector<Sku> PushSession::skusOf(const Task& task) const
{
    std::vector<Sku> skus;
    for (const std::size_t row : task.rows)
        skus.push_back(std::get<PriceWrite>(m_rows[row].write).sku);
    return skus;
}

std::vector<OrderLineWrite> PushSession::linesOf(const Task& task) const
{
    std::vector<OrderLineWrite> lines;
    for (const std::size_t row : task.rows)
        lines.push_back(std::get<OrderLineWrite>(m_rows[row].write));
    return lines;
}

} // namespace ms::workflow
