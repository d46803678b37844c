// SPDX-License-Identifier: GPL-3.0-or-later
// What a push writes down, and when. Marks are in the file before the first byte of their request leaves. What was
// decided may wait a moment: should this program die before it is written, the next push finds in the shop what was
// done. The ledger is written by one thread at a time: by a second one while the shop works, by this one after
// collect().
#include "workflow/push_session.h"

#include <algorithm>
#include <utility>

namespace ms::workflow {

using approvals::Move;

bool PushSession::isWritten() const
{
    return m_writing.valid() && m_writing.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
}

Result<void> PushSession::collect()
{
    if (!m_writing.valid())
        return {};
    if (auto written = m_writing.get(); !written)
        return written;
    for (Task& task : m_waiting) {
        task.marked = task.marked || task.marking;
        task.marking = false;
    }
    tellDecided(m_beingWritten);
    m_beingWritten.clear();
    return {};
}

void PushSession::writeAhead()
{
    constexpr std::chrono::milliseconds moment{100};
    if (m_writing.valid())
        return;
    std::vector<std::size_t> marks = toMark();
    const bool due = !m_decisions.empty() && Clock::now() - m_decidedSince >= moment;
    if (marks.empty() && !due)
        return;
    m_beingWritten = std::exchange(m_decisions, {});
    m_writing = std::async(std::launch::async, [this, rows = std::move(marks)]() -> Result<void> {
        if (auto marked = m_ledger.markSent(m_rows, rows); !marked)
            return marked;
        if (auto settled = m_ledger.settle(m_rows, m_beingWritten); !settled)
            return settled;
        return m_ledger.commit();
    });
}

std::vector<std::size_t> PushSession::toMark()
{
    const std::size_t most = m_connector.capabilities().mostInFlight;
    const auto ready = std::count_if(m_waiting.begin(), m_waiting.end(), [](const Task& task) { return task.marked; });
    if (m_stopped || m_inFlight.empty() || std::size_t(ready) > most)
        return {};
    std::vector<std::size_t> rows;
    std::size_t tasks = 0;
    for (Task& task : m_waiting) {
        if (tasks == 2 * most)
            break;
        if (!opens(task) || task.marked || task.failures > 0)
            continue;
        rows.insert(rows.end(), task.rows.begin(), task.rows.end());
        task.marking = true;
        ++tasks;
    }
    return rows;
}

Result<void> PushSession::markNow(const Task& task)
{
    if (auto collected = collect(); !collected)
        return collected;
    m_written = true;
    return m_ledger.markSent(m_rows, task.rows);
}

Result<void> PushSession::keepAndSend()
{
    if (m_written) {
        if (auto settled = m_ledger.settle(m_rows, m_decisions); !settled)
            return settled;
        if (auto kept = m_ledger.commit(); !kept)
            return kept;
        tellDecided(m_decisions);
        m_decisions.clear();
        m_written = false;
    }
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

void PushSession::tellDecided(const std::vector<Settlement>& decided)
{
    for (const Settlement& settlement : decided) {
        m_reasons[settlement.row] = settlement.reason;
        const PushState state = settlement.move == Move::Confirm  ? PushState::Confirmed
                                : settlement.move == Move::Expire ? PushState::Expired
                                                                  : PushState::Failed;
        tell(settlement.row, state, settlement.reason, settlement.platformRef);
    }
    m_decided += static_cast<std::int64_t>(decided.size());
}

void PushSession::settle(std::vector<Settlement> settlements)
{
    if (m_decisions.empty())
        m_decidedSince = Clock::now();
    for (Settlement& settlement : settlements)
        m_decisions.push_back(std::move(settlement));
}

Result<void> PushSession::settle(std::vector<Settlement> settlements, const platform::PlacedOrder& order)
{
    if (auto collected = collect(); !collected)
        return collected;
    if (auto kept = m_ledger.keepOrder(order); !kept)
        return kept;
    m_written = true;
    settle(std::move(settlements));
    return {};
}

bool PushSession::surelyNotDone(const Task& task, std::size_t row) const
{
    return m_rows[row].attemptsBefore == 0 && !task.mayBeDone && task.step != Step::ReadPrices && task.talk.empty();
}

Result<void> PushSession::hold(const Task& task, const std::string& why)
{
    if (auto collected = collect(); !collected)
        return collected;
    std::vector<Settlement> settlements;
    for (const std::size_t row : task.rows) {
        m_reasons[row] = why;
        tell(row, PushState::Waiting, why);
        // What met an unclear answer may have been done; it stays "sent" until the shop says which.
        if (m_rows[row].state == approvals::State::Sent && surelyNotDone(task, row))
            settlements.push_back({row, Move::Hold, why, {}});
    }
    m_written = m_written || !settlements.empty();
    return m_ledger.settle(m_rows, settlements);
}

Result<void> PushSession::leaveWaiting()
{
    if (auto collected = collect(); !collected)
        return collected;
    m_written = true; // what was decided and is not written yet
    const std::string why = m_stopped ? m_stopped->detail : std::string();
    std::vector<Settlement> notDone;
    for (const Task& task : m_waiting) {
        leave(task, why);
        for (const std::size_t row : task.rows) {
            if (m_rows[row].state == approvals::State::Sent && surelyNotDone(task, row))
                notDone.push_back({row, Move::Hold, {}, {}});
        }
    }
    if (auto settled = m_ledger.settle(m_rows, notDone); !settled)
        return settled;
    return m_ledger.noteWaiting(m_rows, m_reasons);
}

} // namespace ms::workflow
