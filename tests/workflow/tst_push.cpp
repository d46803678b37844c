// SPDX-License-Identifier: GPL-3.0-or-later
#include "push_fixture.h"

#include "sandbox/faults.h"
#include "workflow/audit.h"
#include "workflow/rollback.h"
#include "workspace/outbox_repository.h"
#include "workspace/price_repository.h"
#include "workspace/purchase_order_repository.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace ms;
using namespace ms::test;
using approvals::State;
using nlohmann::json;

namespace {

/// How a fault must end: every change once in the shop, or none and still waiting, or refused with a reason.
enum class Ending { Confirmed, Waiting, Failed };

} // namespace

class TestPush : public QObject, PushTest {
    Q_OBJECT

private Q_SLOTS:
    void init() { makeFolder(); }
    void cleanup() { m_shop.reset(); }

    void pricesAndOrdersReachTheShop()
    {
        open(250);
        QCOMPARE(proposeCuts(m_workspace, 230)->proposals, 230);
        QCOMPARE(proposeOrders(m_workspace, 7)->proposals, 7);
        QCOMPARE(approveAll(m_workspace)->decided.size(), std::size_t(237));
        const auto report = workflow::push(pushRequest(m_workspace, *m_shop), m_none);
        QVERIFY2(report.has_value(), report ? "" : report.error().detail.c_str());
        QVERIFY2(!report->stopped, report->stopped ? report->stopped->detail.c_str() : "");
        QCOMPARE(report->confirmed, 237);
        QCOMPARE(statesOf(m_workspace)[State::Confirmed], 237);
        QCOMPARE(m_shop->price("P1003"), 993);
        QCOMPARE(m_shop->price("P1240"), 1240);
        QCOMPARE(m_shop->applied().size(), std::size_t(230));
        QCOMPARE(m_shop->orders(), std::size_t(1)); // one supplier, one day: one order of seven lines
        auto workspace = workspace::Workspace::open(m_workspace, workspace::OpenMode::ReadOnly);
        const auto product = workspace::ProductRepository(*workspace).bySku(Sku{"P1003"});
        QCOMPARE(*product->priceMinor, 993);
        QCOMPARE(workspace::PriceRepository(*workspace).historyOf(product->key)->back().source, std::string("push"));
        const auto orders = workspace::PurchaseOrderRepository(*workspace).all();
        QCOMPARE(orders->size(), std::size_t(1));
        QCOMPARE(orders->front().platformRef, std::string("PO-000001"));
        QCOMPARE(orders->front().lines.size(), std::size_t(7));
        const auto audit = workflow::verifyAudit(m_workspace, m_none);
        QVERIFY(!audit->broken);
        QVERIFY(audit->entries >= 4);
    }

    void pushingAgainChangesNothing()
    {
        open(5);
        QVERIFY(proposeCuts(m_workspace, 5) && proposeOrders(m_workspace, 2) && approveAll(m_workspace));
        QCOMPARE(workflow::push(pushRequest(m_workspace, *m_shop), m_none)->confirmed, 7);
        const auto again = workflow::push(pushRequest(m_workspace, *m_shop), m_none);
        QCOMPARE(again->confirmed, 0);
        QCOMPARE(again->requests, 0);
        QCOMPARE(m_shop->applied().size(), std::size_t(5));
        QCOMPARE(m_shop->orders(), std::size_t(1));
    }

    void everyFaultEndsWithEachChangeOnceOrNamed_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<bool>("orders");
        QTest::addColumn<int>("first");  // ending of the push that meets the fault
        QTest::addColumn<int>("second"); // ending of the next one
        const std::map<std::string, std::pair<Ending, Ending>> special{
            {"redirect", {Ending::Waiting, Ending::Confirmed}},
            {"expired_token", {Ending::Waiting, Ending::Confirmed}},
            {"lying", {Ending::Failed, Ending::Failed}},
            {"moved_before", {Ending::Failed, Ending::Failed}},
            {"moved_after", {Ending::Failed, Ending::Failed}}};
        for (const sandbox::FaultKind kind : sandbox::allFaults()) {
            const std::string name = sandbox::toText(kind);
            for (const bool orders : {false, true}) {
                if (orders && name.starts_with("moved"))
                    continue; // there is no price in an order
                auto endings = std::pair(Ending::Confirmed, Ending::Confirmed);
                if (const auto found = special.find(name); found != special.end())
                    endings = found->second;
                QTest::newRow((name + (orders ? ", orders" : ", prices")).c_str())
                    << QString::fromStdString(name) << orders << int(endings.first) << int(endings.second);
            }
        }
    }
    void everyFaultEndsWithEachChangeOnceOrNamed()
    {
        QFETCH(QString, kind);
        QFETCH(bool, orders);
        QFETCH(int, first);
        QFETCH(int, second);
        open(3);
        QVERIFY(orders ? proposeOrders(m_workspace, 1) : proposeCuts(m_workspace, 1));
        QVERIFY(approveAll(m_workspace).has_value());
        m_shop->fault({{"kind", kind.toStdString()},
                       {"method", orders ? "POST" : "PATCH"},
                       {"path", orders ? "/v1/purchase-orders" : "/v1/prices"},
                       {"milliseconds", 60},
                       {"seconds", 0}});
        for (const int ending : {first, second}) {
            const auto report = workflow::push(pushRequest(m_workspace, *m_shop), m_none);
            QVERIFY2(report.has_value(), report ? "" : report.error().detail.c_str());
            const auto states = statesOf(m_workspace);
            switch (Ending(ending)) {
            case Ending::Confirmed:
                QCOMPARE(states, (std::map<State, int>{{State::Confirmed, 1}}));
                break;
            case Ending::Waiting:
                QCOMPARE(states, (std::map<State, int>{{State::Queued, 1}}));
                QVERIFY(report->stopped.has_value());
                break;
            case Ending::Failed:
                QCOMPARE(states, (std::map<State, int>{{State::Failed, 1}}));
                break;
            }
        }
        const bool confirmed = Ending(second) == Ending::Confirmed;
        const std::size_t expected = confirmed || kind == "moved_after" ? 1 : 0;
        QCOMPARE(m_shop->orders(), orders ? expected : std::size_t(0));
        const auto applied = m_shop->applied();
        QCOMPARE(applied.size(), orders ? std::size_t(0) : expected);
        for (const auto& [key, count] : applied)
            QCOMPARE(count, 1);
        QCOMPARE(m_shop->price("P1000"), orders                   ? 1000
                                         : kind == "moved_before" ? 1001
                                         : kind == "moved_after"  ? 991
                                         : confirmed              ? 990
                                                                  : 1000);
    }

    void aPriceThatMovedIsNotOverwrittenAndThreeValuesAreShown()
    {
        open(2);
        QVERIFY(proposeCuts(m_workspace, 2) && approveAll(m_workspace));
        m_shop->ask("POST", "/sandbox/prices", {{"sku", "P1000"}, {"price_minor", 1234}});
        const auto report = workflow::push(pushRequest(m_workspace, *m_shop), m_none);
        QCOMPARE(report->confirmed, 1);
        QCOMPARE(report->failed, 1);
        QCOMPARE(m_shop->price("P1000"), 1234);
        const std::string reason = report->rows[0].reason;
        for (const char* value : {"10.00", "9.90", "12.34"})
            QVERIFY2(reason.find(value) != std::string::npos, reason.c_str());
    }

    void whatSomeoneElseDidAlreadyIsConfirmed()
    {
        open(1);
        QVERIFY(proposeCuts(m_workspace, 1) && approveAll(m_workspace));
        m_shop->ask("POST", "/sandbox/prices", {{"sku", "P1000"}, {"price_minor", 990}});
        QCOMPARE(workflow::push(pushRequest(m_workspace, *m_shop), m_none)->confirmed, 1);
        QCOMPARE(m_shop->applied().size(), std::size_t(0));
    }

    void threeOfAHundredThatFailAreNamedAndTheRestGoes()
    {
        makeWorkspace(m_workspace, 100);
        sandbox::Settings settings = shopSettings(m_folder->filePath("shop").toStdString(), 97);
        m_shop = std::make_unique<PracticeShop>(settings);
        QVERIFY(proposeCuts(m_workspace, 100) && approveAll(m_workspace));
        const auto report = workflow::push(pushRequest(m_workspace, *m_shop), m_none);
        QCOMPARE(report->confirmed, 97);
        QCOMPARE(report->failed, 3);
        for (const workflow::PushedRow& row : report->rows)
            QCOMPARE(row.state == workflow::PushState::Failed, row.reason.find("no SKU 'P10") != std::string::npos);
    }

    void aFailedChangeCanBeRetried()
    {
        open(1);
        QVERIFY(proposeCuts(m_workspace, 1) && approveAll(m_workspace));
        m_shop->fault({{"kind", "lying"}, {"path", "/v1/prices"}, {"method", "PATCH"}});
        QCOMPARE(workflow::push(pushRequest(m_workspace, *m_shop), m_none)->failed, 1);
        QCOMPARE(workflow::retryFailed({m_workspace, {1}, "Grace", "", noon})->decided.size(), std::size_t(1));
        QCOMPARE(workflow::push(pushRequest(m_workspace, *m_shop), m_none)->confirmed, 1);
        QCOMPARE(m_shop->price("P1000"), 990);
        QCOMPARE(workflow::retryFailed({m_workspace, {1}, "Grace", "", noon})->refused.size(), std::size_t(1));
    }

    void aRollBackRestoresWhatNobodyChangedSince()
    {
        open(4);
        QVERIFY(proposeCuts(m_workspace, 4) && approveAll(m_workspace));
        QCOMPARE(workflow::push(pushRequest(m_workspace, *m_shop), m_none)->confirmed, 4);
        m_shop->ask("POST", "/sandbox/prices", {{"sku", "P1001"}, {"price_minor", 1500}});
        const workflow::Proposer ada{m_workspace, "Ada", noon};
        QCOMPARE(workflow::proposeRollback(ada, {1, 2, 3}, m_none)->proposals, 3);
        QVERIFY(approveAll(m_workspace).has_value());
        const auto report = workflow::push(pushRequest(m_workspace, *m_shop), m_none);
        QCOMPARE(report->confirmed, 2);
        QCOMPARE(report->failed, 1); // the shop moved that price meanwhile
        QCOMPARE(m_shop->price("P1000"), 1000);
        QCOMPARE(m_shop->price("P1001"), 1500);
        QCOMPARE(m_shop->price("P1002"), 1002);
        QCOMPARE(m_shop->price("P1003"), 993);
        QCOMPARE(statesOf(m_workspace)[State::Reverted], 2);
        const auto refused = workflow::proposeRollback(ada, {1, 6}, m_none); // rolled back already, and a failed one
        QCOMPARE(refused->proposals, 0);
        QCOMPARE(refused->refused.size(), std::size_t(2));
        QVERIFY(workflow::proposeRollback(ada, {99}, m_none).error().code == ErrorCode::NotFound);
    }

    void aShopThatIsAwayKeepsEverythingWaiting()
    {
        open(2);
        QVERIFY(proposeCuts(m_workspace, 2) && approveAll(m_workspace));
        auto request = pushRequest(m_workspace, *m_shop);
        QTcpServer closed;
        QVERIFY(closed.listen(QHostAddress::LocalHost));
        request.shop.baseUrl = "http://127.0.0.1:" + std::to_string(closed.serverPort());
        closed.close();
        request.retry.mostAttempts = 2;
        const auto report = workflow::push(request, m_none);
        QVERIFY(!report);
        QVERIFY(report.error().code == ErrorCode::Unavailable);
        QCOMPARE(statesOf(m_workspace)[State::Queued], 2);
        QCOMPARE(workflow::push(pushRequest(m_workspace, *m_shop), m_none)->confirmed, 2);
    }

    void anOldApprovalIsNeverSent()
    {
        open(1);
        QVERIFY(proposeCuts(m_workspace, 1) && approveAll(m_workspace));
        auto request = pushRequest(m_workspace, *m_shop);
        request.at = noon + std::chrono::days{7} + std::chrono::seconds{1};
        const auto report = workflow::push(request, m_none);
        QCOMPARE(report->expired, 1);
        QCOMPARE(report->requests, 0);
        QCOMPARE(statesOf(m_workspace)[State::Expired], 1);
        QCOMPARE(m_shop->price("P1000"), 1000);
    }

    void aWrongTokenStopsThePush()
    {
        open(1);
        QVERIFY(proposeCuts(m_workspace, 1) && approveAll(m_workspace));
        auto request = pushRequest(m_workspace, *m_shop);
        request.token = "canary-secret-4711";
        const auto report = workflow::push(request, m_none);
        QVERIFY(!report);
        QVERIFY(report.error().code == ErrorCode::Permission);
        QVERIFY(report.error().detail.find("canary") == std::string::npos);
        QCOMPARE(statesOf(m_workspace)[State::Queued], 1);
    }

    void onlyOneCurrencyAndOneAddressIsGoodEnough()
    {
        open(1);
        QVERIFY(proposeCuts(m_workspace, 1) && approveAll(m_workspace));
        auto settings = shopSettings(m_folder->filePath("yen").toStdString(), 1);
        settings.currency = *Currency::parse("JPY");
        PracticeShop yen(settings);
        QVERIFY(workflow::push(pushRequest(m_workspace, yen), m_none).error().code == ErrorCode::InvalidInput);
        for (const char* url : {"", "shop", "ftp://shop", "http://shop.example", "https://me:pw@shop.example"}) {
            auto request = pushRequest(m_workspace, *m_shop);
            request.shop.baseUrl = url;
            QVERIFY2(workflow::push(request, m_none).error().code == ErrorCode::InvalidInput, url);
        }
    }

    void aDryRunShowsTheBytesThatAreSentLater()
    {
        open(150);
        QVERIFY(proposeCuts(m_workspace, 120) && proposeOrders(m_workspace, 2) && approveAll(m_workspace));
        const auto dry = workflow::dryRun(pushRequest(m_workspace, *m_shop), m_none);
        QCOMPARE(dry->requests.size(), std::size_t(3));
        QCOMPARE(statesOf(m_workspace)[State::Queued], 122);
        QCOMPARE(workflow::dryRun(pushRequest(m_workspace, *m_shop), m_none)->requests, dry->requests);

        // A listener stands in for the shop: it keeps what arrives, answers the first question, and lets the rest hang.
        std::string seen;
        QThread thread;
        QObject desk;
        desk.moveToThread(&thread);
        thread.start();
        QTcpServer* listener = nullptr;
        quint16 port = 0;
        QMetaObject::invokeMethod(
            &desk,
            [&] {
                listener = new QTcpServer;
                listener->listen(QHostAddress::LocalHost);
                port = listener->serverPort();
                QObject::connect(listener, &QTcpServer::newConnection, listener, [&] {
                    QTcpSocket* socket = listener->nextPendingConnection();
                    QObject::connect(socket, &QTcpSocket::readyRead, socket, [&seen, socket] {
                        const std::string bytes = socket->readAll().toStdString();
                        seen += bytes;
                        if (bytes.starts_with("GET /v1/shop")) {
                            const QByteArray body = R"({"name":"x","currency":"GBP","kind":"sandbox"})";
                            socket->write("HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(body.size()) +
                                          "\r\n\r\n" + body);
                        }
                    });
                });
            },
            Qt::BlockingQueuedConnection);
        auto request = pushRequest(m_workspace, *m_shop);
        request.shop.baseUrl = "http://127.0.0.1:" + std::to_string(port);
        request.retry.mostAttempts = 1;
        const auto report = workflow::push(request, m_none);
        QMetaObject::invokeMethod(
            &desk, [&] { delete listener; }, Qt::BlockingQueuedConnection);
        thread.quit();
        thread.wait();
        QVERIFY(report && report->stopped);
        for (const platform::Request& one : dry->requests) {
            QVERIFY(seen.find(one.method + " " + one.path + " HTTP/1.1") != std::string::npos);
            QVERIFY(seen.find(one.body) != std::string::npos);
            for (const auto& [name, value] : one.headers)
                QVERIFY(seen.find(name + ": " + value) != std::string::npos);
        }
    }

    void aCanceledPushIsTakenUpByTheNext()
    {
        open(2000); // more requests than are on their way at once
        QVERIFY(proposeCuts(m_workspace, 2000) && approveAll(m_workspace));
        struct CancelSoon final : Progress {
            std::atomic<bool> stop = false;
            [[nodiscard]] bool canceled() const override { return stop; }
            void report(std::int64_t, std::int64_t) override { stop = true; }
        } progress;
        m_shop->fault({{"kind", "slow"}, {"path", "/v1/prices"}, {"milliseconds", 80}, {"times", 1000}});
        const auto report = workflow::push(pushRequest(m_workspace, *m_shop), progress);
        QVERIFY(report && report->stopped);
        QVERIFY(report->stopped->code == ErrorCode::Canceled);
        QVERIFY(report->confirmed > 0);
        // Many were written down as sent before the first byte; those that never left are as if nothing had been tried.
        const auto states = statesOf(m_workspace);
        QVERIFY(states.at(State::Queued) > 0);
        auto workspace = workspace::Workspace::open(m_workspace, workspace::OpenMode::ReadOnly);
        const auto undecided = workspace::OutboxRepository(*workspace).undecided();
        for (const workspace::OutboxRow& row : *undecided)
            QCOMPARE(row.attempts, row.state == "queued" ? 0 : 1);
        QCOMPARE(report->confirmed + workflow::push(pushRequest(m_workspace, *m_shop), m_none)->confirmed, 2000);
        QCOMPARE(m_shop->applied().size(), std::size_t(2000));
    }

    void theRateLimitIsObeyed()
    {
        makeWorkspace(m_workspace, 450);
        auto settings = shopSettings(m_folder->filePath("shop").toStdString(), 450);
        settings.requestsPerSecond = 4;
        m_shop = std::make_unique<PracticeShop>(settings);
        QVERIFY(proposeCuts(m_workspace, 450) && approveAll(m_workspace));
        const auto report = workflow::push(pushRequest(m_workspace, *m_shop), m_none);
        QVERIFY(report.has_value());
        QCOMPARE(report->confirmed, 450);
    }
};

QTEST_GUILESS_MAIN(TestPush)
#include "tst_push.moc"
