// SPDX-License-Identifier: GPL-3.0-or-later
// `merchant push` is killed with SIGKILL: with every one of its requests on the way, done by the shop or not, and at
// random moments. Whatever happens, the next push goes on, and in the end shop and workspace hold every change once.
// MERCHANT_KILLS sets the number of random kills (200 for the figure in the README).
#include "../workflow/push_fixture.h"
#include "shop_process.h"

#include "stats/random.h"
#include "workflow/audit.h"
#include "workflow/clock.h"

#include <QElapsedTimer>
#include <QTest>

#include <csignal>

using namespace ms;
using namespace ms::test;
using approvals::State;
using nlohmann::json;

namespace {

constexpr int prices = 130; // two requests' worth
constexpr int orderLines = 3;

} // namespace

class TestKilledPush : public QObject {
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_workspace;
    std::unique_ptr<ShopProcess> m_shop;
    int m_killed = 0;
    int m_finished = 0;

    void begin()
    {
        m_shop.reset();
        m_folder = std::make_unique<QTemporaryDir>();
        m_workspace = m_folder->filePath("gifts.studio");
        const std::filesystem::path path = m_workspace.toStdString();
        makeWorkspace(path, prices);
        m_shop = std::make_unique<ShopProcess>(m_folder->filePath("shop"), m_workspace);
        NoProgress none;
        const ShopTime now = workflow::shopNow();
        QVERIFY(proposeCuts(path, prices) && proposeOrders(path, orderLines));
        QCOMPARE(workflow::approve({path, {}, "Grace", "fine", now}, none)->decided.size(),
                 std::size_t(prices + orderLines));
    }

    void startPush(QProcess& push) const
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("MERCHANT_TOKEN", QString::fromStdString(m_shop->token()));
        push.setProcessEnvironment(environment);
        push.start(QStringLiteral(MS_BINARY_DIR "/bin/merchant"),
                   {"push", "--workspace", m_workspace, "--url", QString::fromStdString(m_shop->address()), "--as",
                    "Grace", "--quiet"});
        push.waitForStarted();
    }

    void kill(QProcess& push)
    {
        if (push.state() != QProcess::NotRunning) {
            ::kill(static_cast<pid_t>(push.processId()), SIGKILL);
            ++m_killed;
        } else {
            ++m_finished;
        }
        push.waitForFinished();
    }

    /// A push that is let alone ends well, and nothing is missing or doubled.
    void endWell()
    {
        m_shop->ask("PUT", "/sandbox/faults", {{"faults", json::array()}});
        QProcess push;
        startPush(push);
        QVERIFY(push.waitForFinished(60000));
        QVERIFY2(push.exitCode() == 0, push.readAllStandardError().constData());
        std::map<std::string, int> times;
        const json ledger = m_shop->ask("GET", "/sandbox/ledger");
        for (const json& entry : ledger["prices"])
            ++times[entry["key"]];
        QCOMPARE(times.size(), std::size_t(prices));
        for (const auto& [key, count] : times)
            QCOMPARE(count, 1);
        const json orders = m_shop->ask("GET", "/v1/purchase-orders");
        QCOMPARE(orders["items"].size(), std::size_t(1));
        QCOMPARE(orders["items"][0]["lines"].size(), std::size_t(orderLines));
        const std::filesystem::path path = m_workspace.toStdString();
        QCOMPARE(statesOf(path), (std::map<State, int>{{State::Confirmed, prices + orderLines}}));
        NoProgress none;
        QVERIFY(!workflow::verifyAudit(path, none)->broken);
    }

private Q_SLOTS:
    void cleanup() { m_shop.reset(); }

    void withARequestOnTheWay_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<int>("request");
        for (const char* fault : {"timeout_before", "timeout_after"}) {
            for (int request = 0; request < 7; ++request)
                QTest::addRow("%s, request %d", fault, request) << QString(fault) << request;
        }
    }
    void withARequestOnTheWay()
    {
        QFETCH(QString, fault);
        QFETCH(int, request);
        begin();
        m_shop->ask("PUT", "/sandbox/faults",
                    {{"faults", json::array({{{"kind", fault.toStdString()}, {"skip", request}}})}});
        QProcess push;
        startPush(push);
        // The fault is used up once the request has arrived: that is the moment.
        QTRY_VERIFY_WITH_TIMEOUT(m_shop->ask("GET", "/sandbox/faults")["faults"][0]["times"] == 0 ||
                                     push.state() == QProcess::NotRunning,
                                 20000);
        kill(push);
        endWell();
    }

    void atRandomMoments()
    {
        const int wanted =
            qEnvironmentVariableIntValue("MERCHANT_KILLS") > 0 ? qEnvironmentVariableIntValue("MERCHANT_KILLS") : 12;
        m_killed = m_finished = 0;
        begin();
        QElapsedTimer watch;
        watch.start();
        endWell();
        const double whole = std::max(20.0, double(watch.elapsed())); // ms of a push that is let alone
        stats::Random random(20261122);
        int rounds = 0;
        while (m_killed < wanted) {
            begin();
            ++rounds;
            for (int kills = 0; kills < 4; ++kills) {
                QProcess push;
                startPush(push);
                push.waitForFinished(int(random.uniform() * whole));
                kill(push);
            }
            endWell();
        }
        qInfo("%d pushes killed at random moments, %d had ended before, %d rounds: every change once, none lost",
              m_killed, m_finished, rounds);
    }
};

QTEST_GUILESS_MAIN(TestKilledPush)
#include "tst_killed_push.moc"
