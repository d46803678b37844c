// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/connector.h"
#include "platform/http_client.h"
#include "workflow/push.h"
#include "workflow/push_ledger.h"
#include "workflow/shop_link.h"

#include <chrono>
#include <deque>
#include <future>
#include <map>
#include <set>

namespace ms::workflow {

/// The sending part of one push: requests out, answers in, several at once, until every row is decided or the push has
/// to stop. Knows no SQL and no HTTP: the ledger writes down, the client sends, the connector understands.
class PushSession {
public:
    /// `sales`: what running sales show, by SKU; outlives the session. Sends nothing before run().
    PushSession(ShopLink& shop, Currency currency, const std::map<std::string, platform::ShopPrice>& sales,
                PushLedger& ledger, std::vector<LedgerRow> rows, const PushRequest& request, Progress& progress);

    /// Errors: of the ledger only. Why it ended early otherwise is in stopped().
    Result<void> run();

    [[nodiscard]] const std::vector<LedgerRow>& rows() const { return m_rows; }
    [[nodiscard]] const std::vector<std::string>& reasons() const { return m_reasons; }
    [[nodiscard]] const std::optional<Error>& stopped() const { return m_stopped; }
    [[nodiscard]] std::int64_t requests() const { return m_requests; }

private:
    using Clock = std::chrono::steady_clock;
    enum class Step { LookAtPrices, WritePrices, ReadPrices, PlaceOrder };

    /// One request with the rows that it is about.
    struct Task {
        Step step{};
        std::vector<std::size_t> rows;
        std::vector<platform::ShopPrice> seen; // of WritePrices, one a row, where the shop does not compare; of
                                               // LookAtPrices, what the queries answered so far
        std::vector<platform::Answer> talk;    // of PlaceOrder: the good answers so far
        std::size_t lookedAt = 0;              // of LookAtPrices: its first rows, whose query is answered
        int failures = 0;                      // of these rows at this step
        Clock::time_point notBefore{};
        bool full = false;      // of ReadPrices: no other write's rows have room in it
        bool marked = false;    // its rows are written down as sent, with this attempt
        bool marking = false;   // they are being written down
        bool mayBeDone = false; // an attempt ended without an answer that says that nothing was done
    };

    void plan();
    Result<void> startReady();
    Result<void> begin(Task task);
    [[nodiscard]] static bool opens(const Task& task);
    /// While the shop works on what is on its way, a second thread marks what comes next and writes down what was
    /// decided: one wait for the disk for many requests. What was marked and never begun is queued again at the end.
    void writeAhead();
    std::vector<std::size_t> toMark();
    [[nodiscard]] bool isWritten() const;
    /// Waits for what writeAhead() began, and tells what it decided.
    Result<void> collect();
    Result<void> markNow(const Task& task);
    /// Commits what this thread wrote down, and only then sends what waits for it and tells the news.
    Result<void> keepAndSend();
    void tellDecided(const std::vector<Settlement>& decided);
    [[nodiscard]] platform::Request priceRequest(const Task& task) const;
    /// The next request of an order's talk; none: the order is decided.
    Result<std::optional<platform::Request>> orderRequest(const Task& task);
    Result<void> answered(Task task, const platform::Exchange& exchange);
    Result<void> understood(Task task, const platform::Answer& answer);
    Result<void> pricesLookedAt(Task task, const platform::Answer& answer);
    Result<void> noAccess(Task task, const platform::Answer& answer);
    Result<void> pricesWritten(const Task& task, const platform::Answer& answer);
    /// Reads back with what else waits to be read, as much as one query holds.
    void readLater(Task readBack);
    Result<void> pricesRead(const Task& task, const platform::Answer& answer);
    /// What becomes of a written price that the shop shows as `shown` (null: it has no such SKU).
    [[nodiscard]] Settlement readBack(std::size_t row, const approvals::PriceWrite& write,
                                      const platform::ShopPrice* shown) const;
    Result<void> orderPlaced(const Task& task, const platform::PlacedOrder& order);
    Result<void> orderFailed(const Task& task, const Error& why);
    Result<void> refused(const Task& task, const platform::Answer& answer);

    Result<void> again(Task task, const std::string& why, std::optional<std::chrono::seconds> retryAfter);
    /// Leaves rows for the next push; those that certainly were not done as if they had never been sent.
    Result<void> hold(const Task& task, const std::string& why);
    [[nodiscard]] bool surelyNotDone(const Task& task, std::size_t row) const;
    static bool writes(const Task& task) { return task.step == Step::WritePrices || task.step == Step::PlaceOrder; }
    void leave(const Task& task, const std::string& why);
    Result<void> leaveWaiting();
    void stop(Error why);
    Result<void> stopWhenPaused();
    void settle(std::vector<Settlement> settlements);
    Result<void> settle(std::vector<Settlement> settlements, const platform::PlacedOrder& order);
    void tell(std::size_t row, PushState state, const std::string& reason, const std::string& platformRef = {});
    [[nodiscard]] std::vector<approvals::PriceWrite> pricesOf(const Task& task) const;
    [[nodiscard]] std::vector<Sku> skusOf(const Task& task) const;
    [[nodiscard]] std::vector<approvals::OrderLineWrite> linesOf(const Task& task) const;

    ShopLink& m_shop;
    const platform::Connector& m_connector;
    platform::HttpClient& m_client;
    Currency m_currency;
    bool m_looksFirst; // the shop does not compare by itself
    PushLedger& m_ledger;
    const std::map<std::string, platform::ShopPrice>& m_sales; // by SKU, what a running sale shows instead
    const PushRequest& m_request;
    Progress& m_progress;
    std::vector<LedgerRow> m_rows;
    std::vector<std::string> m_reasons; // why a row is not decided, or failed
    std::deque<Task> m_waiting;
    std::map<std::uint64_t, Task> m_inFlight;
    std::vector<std::pair<std::uint64_t, platform::Request>> m_outgoing; // once their marks are committed
    std::vector<Settlement> m_decisions;                                 // to be written down in one transaction
    Clock::time_point m_decidedSince{};                                  // the oldest of them
    std::vector<Settlement> m_beingWritten;                              // by the second thread
    bool m_written = false;                                              // the ledger holds what is not committed
    std::vector<PushedRow> m_news;
    std::uint64_t m_nextId = 1;
    std::int64_t m_requests = 0;
    std::int64_t m_decided = 0;
    std::int64_t m_reported = 0;
    Clock::time_point m_quietUntil{}; // the shop asked for a pause
    Clock::time_point m_pauseLook{};  // when to look next whether everything is paused
    Clock::time_point m_renewed{};    // when the shop was last signed in to again
    std::optional<Error> m_stopped;
    std::future<Result<void>> m_writing; // last: it ends before what it works on
};

} // namespace ms::workflow
