// SPDX-License-Identifier: GPL-3.0-or-later
// Changes that other changes or time have overtaken: ends of schedules, second changes of a price, old approvals, and
// what is tried again.
#include "push_fixture.h"

#include "workflow/audit.h"
#include "workflow/people.h"
#include "workflow/rollback.h"
#include "workflow/schedule.h"

#include <QTest>

using namespace ms;
using namespace ms::test;
using approvals::State;
using std::chrono::days;

class TestPushOutdated : public QObject, PushTest {
    Q_OBJECT
    Result<workflow::DryRun> dryAt(ShopTime at)
    {
        auto request = pushRequest(m_workspace, *m_shop);
        request.at = at;
        return workflow::dryRun(request, m_none);
    }
    Result<workflow::ProposedBatch> propose(const std::string& sku, std::int64_t minor)
    {
        return workflow::proposePrices({m_workspace, "Ada", noon}, {{Sku{sku}, {minor, gbp}, "", "{}", "{}"}}, m_none);
    }
    workflow::QueuedChange change(std::int64_t proposal)
    {
        const auto queue = workflow::readApprovalQueue(m_workspace);
        for (const workflow::QueuedChange& one : *queue) {
            if (one.proposal.id == proposal)
                return one;
        }
        return {};
    }
    void fault(const char* kind)
    {
        m_shop->fault({{"kind", kind}, {"path", "/v1/prices"}, {"method", "PATCH"}, {"milliseconds", 60}});
    }
    /// One cut of P1000, approved.
    void openWithOne()
    {
        open(1);
        QVERIFY(proposeCuts(m_workspace, 1) && approveAll(m_workspace));
    }

private Q_SLOTS:
    void init() { makeFolder(); }
    void cleanup() { m_shop.reset(); }

    void aRollBackAndAnEndTakeAPriceBackOnce_data()
    {
        QTest::addColumn<bool>("endWaits"); // the price returns by itself before the roll back is approved
        QTest::newRow("roll back first") << false;
        QTest::newRow("end first") << true;
    }
    void aRollBackAndAnEndTakeAPriceBackOnce()
    {
        QFETCH(bool, endWaits);
        open(2);
        QVERIFY(proposeCuts(m_workspace, 1) && endAt(1, noon + days{1}) && approveAll(m_workspace));
        QCOMPARE(pushAt(noon)->confirmed, 1);
        QCOMPARE(workflow::proposeRollback({m_workspace, "Ada", noon}, {1}, m_none)->proposals, 1);
        if (endWaits) {
            auto workspace = workspace::Workspace::open(m_workspace, workspace::OpenMode::ReadWrite);
            QCOMPARE(*workflow::queueReverts(*workspace, "Grace", noon + days{2}), 1);
        }
        QCOMPARE(propose("P1001", 995)->proposals, 1);
        QVERIFY(approveAll(m_workspace).has_value());
        const auto report = pushAt(noon + days{2});
        QVERIFY2(report.has_value(), report ? "" : report.error().detail.c_str());
        QCOMPARE(report->confirmed, endWaits ? 3 : 2);
        QCOMPARE(m_shop->price("P1000"), 1000);
        QCOMPARE(m_shop->price("P1001"), 995);
        QCOMPARE(change(1).proposal.state, State::Reverted);
        QCOMPARE(pushAt(noon + days{3})->rows.size(), std::size_t(0));
        QVERIFY(!workflow::verifyAudit(m_workspace, m_none)->broken);
    }

    void aSecondChangeOfAPriceFollowsTheFirst()
    {
        openWithOne(); // 10.00 to 9.90
        QCOMPARE(pushAt(noon)->confirmed, 1);
        QVERIFY(propose("P1000", 980) && approveAll(m_workspace));
        fault("lying"); // it is not there when it is read back
        QCOMPARE(pushAt(noon)->failed, 1);
        QVERIFY(propose("P1000", 970) && approveAll(m_workspace));
        QCOMPARE(workflow::retryFailed({m_workspace, {2}, "Grace", "", noon})->refused.size(), std::size_t(1));
        QCOMPARE(pushAt(noon)->confirmed, 1);
        QCOMPARE(m_shop->price("P1000"), 970);
    }

    void whatEndedBeforeItWasSentIsNeverSent()
    {
        open(1);
        QVERIFY(proposeCuts(m_workspace, 1).has_value());
        QVERIFY(endAt(1, noon).error().code == ErrorCode::InvalidInput);
        QVERIFY(endAt(1, noon + days{1}) && approveAll(m_workspace));
        QCOMPARE(pushAt(noon + days{1})->expired, 1);
        QCOMPARE(m_shop->price("P1000"), 1000);
        QVERIFY(change(1).failure.starts_with("its end had passed"));
    }

    void anOldAttemptIsOnlyLookedAt_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<bool>("done");
        QTest::newRow("it had arrived") << "timeout_after" << true;
        QTest::newRow("it had not arrived") << "timeout_before" << false;
    }
    void anOldAttemptIsOnlyLookedAt()
    {
        QFETCH(QString, kind);
        QFETCH(bool, done);
        openWithOne();
        m_shop->fault(
            {{"kind", kind.toStdString()}, {"path", "/v1/prices"}, {"method", "PATCH"}, {"milliseconds", 900}});
        QCOMPARE(pushAt(noon, 1)->waiting, 1);
        QCOMPARE(statesOf(m_workspace)[State::Sent], 1);
        const auto report = pushAt(noon + days{8});
        QCOMPARE(report->confirmed, done ? 1 : 0);
        QCOMPARE(report->expired, done ? 0 : 1);
        QCOMPARE(change(1).proposal.state, done ? State::Confirmed : State::Expired);
        QCOMPARE(m_shop->price("P1000"), done ? 990 : 1000);
        QCOMPARE(m_shop->applied().size(), std::size_t(done ? 1 : 0));
    }

    void whatWasSurelyNotDoneCountsAsNeverSent()
    {
        openWithOne();
        fault("busy");
        QCOMPARE(pushAt(noon, 1)->waiting, 1);
        QCOMPARE(change(1).proposal.state, State::Queued);
        QCOMPARE(change(1).attempts, 0);
        QVERIFY(!change(1).failure.empty());
        QCOMPARE(pushAt(noon + days{8})->expired, 1);
        QCOMPARE(m_shop->price("P1000"), 1000);
    }

    void aReasonStaysWithWhatWaits()
    {
        openWithOne();
        fault("not_json");
        QCOMPARE(pushAt(noon, 1)->waiting, 1);
        QCOMPARE(change(1).proposal.state, State::Sent);
        QVERIFY(!change(1).failure.empty());
        QCOMPARE(pushAt(noon)->confirmed, 1);
        QVERIFY(change(1).failure.empty());
    }

    void whatFailedIsTriedAgainByTheRules()
    {
        openWithOne();
        fault("lying");
        QCOMPARE(pushAt(noon)->failed, 1);
        const auto old = workflow::retryFailed({m_workspace, {1}, "Grace", "", noon + days{8}});
        QVERIFY(old->decided.empty() && old->refused.front().reason.find("too old") != std::string::npos);
        QVERIFY(workflow::giveRole(m_workspace, "Root", "Root", approvals::Role::Admin).has_value());
        QVERIFY(workflow::giveRole(m_workspace, "Root", "Eve", approvals::Role::Viewer).has_value());
        QVERIFY(workflow::retryFailed({m_workspace, {1}, "Eve", "", noon}).error().code == ErrorCode::Permission);
        QCOMPARE(workflow::retryFailed({m_workspace, {1}, "Root", "", noon})->decided.size(), std::size_t(1));
    }

    void aReturnThatGrewTooOldIsMadeAnew()
    {
        pushCutThatEnds();
        {
            auto workspace = workspace::Workspace::open(m_workspace, workspace::OpenMode::ReadWrite);
            QCOMPARE(*workflow::queueReverts(*workspace, "Grace", noon + days{2}), 1); // and nobody pushed for long
        }
        QCOMPARE(pushAt(noon + days{12})->expired, 1);
        QCOMPARE(pushAt(noon + days{12})->confirmed, 1);
        QCOMPARE(m_shop->price("P1000"), 1000);
        QCOMPARE(change(1).proposal.state, State::Reverted);
        QCOMPARE(pushAt(noon + days{13})->rows.size(), std::size_t(0));
    }

    void whatTheRulesHoldBackDoesNotHoldTheOthers()
    {
        openWithOne();
        fault("lying");
        QCOMPARE(pushAt(noon)->failed, 1);
        QCOMPARE(workflow::retryFailed({m_workspace, {1}, "Grace", "", noon})->decided.size(), std::size_t(1));
        workflow::Rulebook rules = *workflow::rulebookOf(m_workspace);
        rules.limits.largestChangeMinor = 9;
        QVERIFY(workflow::changeRulebook(m_workspace, "Root", rules).has_value());
        QVERIFY(proposeOrders(m_workspace, 1) && approveAll(m_workspace));
        const auto report = pushAt(noon);
        QCOMPARE(report->waiting, 1);
        QCOMPARE(report->confirmed, 1);
        QVERIFY(report->stopped && report->stopped->code == ErrorCode::Permission);
        QVERIFY(change(1).failure.find("not allowed any more") != std::string::npos);
        const auto dry = dryAt(noon);
        QVERIFY(dry->requests.empty() && dry->notSent.size() == 1);
        QCOMPARE(pushAt(noon + days{8})->expired, 1);
        QCOMPARE(m_shop->price("P1000"), 1000);
    }

    void anOrderIsTriedAgainWholeAndNotWhenItIsOld()
    {
        open(2);
        QVERIFY(proposeOrders(m_workspace, 2) && approveAll(m_workspace));
        m_shop->fault({{"kind", "lying"}, {"path", "/v1/purchase-orders"}, {"method", "POST"}});
        QCOMPARE(pushAt(noon)->failed, 2);
        QVERIFY(workflow::retryFailed({m_workspace, {1}, "Grace", "", noon})->decided.empty());
        QCOMPARE(workflow::retryFailed({m_workspace, {1, 2}, "Grace", "", noon})->decided.size(), std::size_t(2));
        QCOMPARE(pushAt(noon + days{8})->expired, 2);
        QCOMPARE(m_shop->orders(), std::size_t(0));
    }

    void theLinesOfAnOrderWaitTogether()
    {
        open(2);
        QVERIFY(proposeOrders(m_workspace, 2) && approveAll(m_workspace));
        const auto limit = [this](std::int64_t largestOrderMinor) {
            workflow::Rulebook rules = *workflow::rulebookOf(m_workspace);
            rules.limits.largestOrderMinor = largestOrderMinor;
            return workflow::changeRulebook(m_workspace, "Root", rules).has_value();
        };
        const auto line = std::get<approvals::Reorder>(change(1).proposal.change);
        const std::int64_t first = line.quantity.units * line.unitCost.minor;
        QVERIFY(first > 0 && limit(first)); // the second line has a unit more
        QCOMPARE(dryAt(noon)->notSent.size(), std::size_t(2));
        QCOMPARE(pushAt(noon)->waiting, 2);
        QCOMPARE(m_shop->orders(), std::size_t(0));
        QVERIFY(limit(0));
        m_shop->fault({{"kind", "lying"}, {"path", "/v1/purchase-orders"}, {"method", "POST"}});
        QCOMPARE(pushAt(noon)->failed, 2);
        QVERIFY(limit(first));
        const auto refused = workflow::retryFailed({m_workspace, {1, 2}, "Grace", "", noon});
        QCOMPARE(refused->refused.size(), std::size_t(2));
        QVERIFY(limit(0));
        QCOMPARE(workflow::retryFailed({m_workspace, {1, 2}, "Grace", "", noon})->decided.size(), std::size_t(2));
        QCOMPARE(pushAt(noon)->confirmed, 2);
        QCOMPARE(m_shop->orders(), std::size_t(1));
    }

    void aDryRunKnowsTheTime()
    {
        open(3);
        QVERIFY(proposeCuts(m_workspace, 3).has_value());
        QVERIFY(
            workflow::scheduleProposals(m_workspace, "Ada", {1}, {noon + days{3}, noon + days{5}}, noon).has_value());
        QVERIFY(endAt(2, noon + days{1}) && approveAll(m_workspace));
        const auto early = dryAt(noon);
        QCOMPARE(early->requests.size(), std::size_t(1));
        QCOMPARE(early->notSent.size(), std::size_t(1));
        QCOMPARE(early->notSent.front().proposal, 1);
        QCOMPARE(early->notSent.front().state, workflow::PushState::Waiting);
        QCOMPARE(dryAt(noon + days{30})->notSent.size(), std::size_t(3));
        QCOMPARE(pushAt(noon)->confirmed, 2);
        const auto back = dryAt(noon + days{2}); // the price of before, whose return is in no outbox yet
        QCOMPARE(back->requests.size(), std::size_t(1));
        QVERIFY(back->requests.front().body.find("P1001") != std::string::npos);
        QCOMPARE(workflow::readApprovalQueue(m_workspace)->size(), std::size_t(3)); // nothing was kept
        QCOMPARE(dryAt(noon + days{2})->requests, back->requests);
        QCOMPARE(pushAt(noon + days{2})->confirmed, 1);
        QCOMPARE(m_shop->price("P1001"), 1001);
    }
};

QTEST_GUILESS_MAIN(TestPushOutdated)
#include "tst_push_outdated.moc"
