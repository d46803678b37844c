// SPDX-License-Identifier: GPL-3.0-or-later
// What holds beside the decision of one person: roles, limits of a day, the pause, starts and ends, and the audit file.
#include "push_fixture.h"

#include "workflow/audit.h"
#include "workflow/people.h"
#include "workflow/schedule.h"

#include <QProcess>
#include <QTest>

using namespace ms;
using namespace ms::test;
using approvals::Role;
using approvals::State;

class TestRulesOfApproval : public QObject, PushTest {
    Q_OBJECT
    Result<workflow::DecidedProposals> approveAs(const std::string& who)
    {
        return workflow::approve({m_workspace, {}, who, "fine", noon}, m_none);
    }

private Q_SLOTS:
    void init() { makeFolder(); }
    void cleanup() { m_shop.reset(); }

    void rolesHoldForEveryDeed()
    {
        open(4);
        QVERIFY(!workflow::giveRole(m_workspace, "Root", "Ada", Role::Editor)); // the first is an admin
        QVERIFY(workflow::giveRole(m_workspace, "Root", "Root", Role::Admin).has_value());
        QVERIFY(workflow::giveRole(m_workspace, "root ", "Ada", Role::Editor).has_value());
        QVERIFY(workflow::giveRole(m_workspace, "Root", "Grace", Role::Approver).has_value());
        QVERIFY(workflow::giveRole(m_workspace, "Grace", "Grace", Role::Admin).error().code == ErrorCode::Permission);
        QVERIFY(!workflow::takeRole(m_workspace, "Root", "Root")); // one admin stays
        QCOMPARE(proposeCuts(m_workspace, 4)->proposals, 4);       // by Ada
        NoProgress none;
        QVERIFY(workflow::proposePrices({m_workspace, "Eve", noon}, {{Sku{"P1000"}, {900, gbp}, "", "{}", "{}"}}, none)
                    .error()
                    .code == ErrorCode::Permission);
        QVERIFY(approveAs("Ada").error().code == ErrorCode::Permission);
        QVERIFY(approveAs("Eve").error().code == ErrorCode::Permission);
        QCOMPARE(approveAs("Grace")->decided.size(), std::size_t(4));
        auto request = pushRequest(m_workspace, *m_shop);
        request.actor = "Ada";
        QVERIFY(workflow::push(request, m_none).error().code == ErrorCode::Permission);
        QCOMPARE(workflow::push(pushRequest(m_workspace, *m_shop), m_none)->confirmed, 4);
        QVERIFY(workflow::takeRole(m_workspace, "Root", "ada").has_value());
        QCOMPARE(workflow::people(m_workspace)->size(), std::size_t(2));
        QVERIFY(!workflow::verifyAudit(m_workspace, m_none)->broken);
    }

    void oneBeyondTheDaysLimitIsRefused()
    {
        open(5);
        workflow::Rulebook rules = *workflow::rulebookOf(m_workspace);
        rules.limits.dailySkus = 3;
        QVERIFY(workflow::changeRulebook(m_workspace, "Root", rules).has_value());
        QCOMPARE(workflow::rulebookOf(m_workspace)->limits.dailySkus, 3);
        QVERIFY(proposeCuts(m_workspace, 5).has_value());
        const auto first = approveAs("Grace");
        QCOMPARE(first->decided.size(), std::size_t(3));
        QCOMPARE(first->refused.size(), std::size_t(2));
        QVERIFY(approveAs("Grace")->decided.empty()); // the same day, another act
        const auto tomorrow =
            workflow::approve({m_workspace, {}, "Grace", "fine", noon + std::chrono::days{1}}, m_none);
        QCOMPARE(tomorrow->decided.size(), std::size_t(2));
    }

    void aPauseStopsApprovalAndPush()
    {
        open(3);
        QVERIFY(proposeCuts(m_workspace, 2) && approveAll(m_workspace));
        QVERIFY(workflow::pauseAll(m_workspace, "Grace", "a wrong import", true).has_value());
        QVERIFY(pushAt(noon).error().code == ErrorCode::Permission);
        QVERIFY(approveAs("Grace").error().code == ErrorCode::Permission);
        QCOMPARE(m_shop->applied().size(), std::size_t(0));
        QVERIFY(workflow::pauseAll(m_workspace, "Grace", "", false).has_value());
        QCOMPARE(pushAt(noon)->confirmed, 2);
    }

    void aPauseEndsAPushThatRuns()
    {
        open(2500);
        QVERIFY(proposeCuts(m_workspace, 2500) && approveAll(m_workspace));
        m_shop->fault({{"kind", "slow"}, {"milliseconds", 80}, {"times", -1}});
        struct PauseSoon final : Progress {
            std::filesystem::path workspace;
            std::atomic<bool> done = false;
            void report(std::int64_t, std::int64_t) override
            {
                if (!done.exchange(true))
                    (void)workflow::pauseAll(workspace, "Grace", "stop", true);
            }
        } progress;
        progress.workspace = m_workspace;
        const auto report = workflow::push(pushRequest(m_workspace, *m_shop), progress);
        QVERIFY(report && report->stopped);
        QVERIFY(report->stopped->code == ErrorCode::Permission);
        QVERIFY(report->confirmed < 2500);
        QVERIFY(workflow::pauseAll(m_workspace, "Root", "", false).has_value());
        m_shop->fault({{"kind", "slow"}, {"path", "/none"}});
        QCOMPARE(report->confirmed + pushAt(noon)->confirmed, 2500);
        QCOMPARE(m_shop->applied().size(), std::size_t(2500));
    }

    void authorsApproveTheirOwnOnlyOnceAnAdminSaysSo()
    {
        open(2);
        workflow::Rulebook rules = *workflow::rulebookOf(m_workspace);
        rules.policy.selfApprovalPercent = 100;
        const auto refused = workflow::changeRulebook(m_workspace, "Ada", rules);
        QVERIFY(!refused);
        QVERIFY(refused.error().code == ErrorCode::Permission);
        QVERIFY(refused.error().detail.find("admin first") != std::string::npos);
        // A workspace of before may hold it all the same.
        edit("INSERT OR REPLACE INTO setting VALUES ('approval_self_percent', '100')");
        QVERIFY(proposeCuts(m_workspace, 2).has_value());
        QCOMPARE(approveAs("Ada")->decided.size(), std::size_t(0));
        QVERIFY(workflow::giveRole(m_workspace, "Root", "Root", Role::Admin).has_value());
        QVERIFY(workflow::giveRole(m_workspace, "Root", "Ada", Role::Approver).has_value());
        QVERIFY(workflow::changeRulebook(m_workspace, "Ada", rules).error().code == ErrorCode::Permission);
        QVERIFY(workflow::changeRulebook(m_workspace, "Root", rules).has_value());
        QCOMPARE(approveAs("Ada")->decided.size(), std::size_t(2));
        auto request = pushRequest(m_workspace, *m_shop);
        request.actor = "Ada";
        QCOMPARE(workflow::push(request, m_none)->confirmed, 2);
    }

    void settingLimitsLeavesAPauseThatCameMeanwhile()
    {
        open(1);
        workflow::Rulebook seen = *workflow::rulebookOf(m_workspace); // as a dialog that was opened holds it
        QVERIFY(workflow::pauseAll(m_workspace, "Grace", "a wrong import", true).has_value());
        seen.limits.dailySkus = 7;
        QVERIFY(workflow::changeRulebook(m_workspace, "Root", seen).has_value());
        QVERIFY(workflow::rulebookOf(m_workspace)->limits.paused);
        QCOMPARE(workflow::rulebookOf(m_workspace)->limits.dailySkus, 7);
        QVERIFY(workflow::pauseAll(m_workspace, "Root", "", false).has_value());
        seen.limits.paused = true;
        QVERIFY(workflow::changeRulebook(m_workspace, "Root", seen).has_value());
        QVERIFY(!workflow::rulebookOf(m_workspace)->limits.paused); // nor does it begin one
    }

    void theQueueSaysWhatStandsAgainstAChange()
    {
        open(2);
        QVERIFY(proposeCuts(m_workspace, 2).has_value());
        workflow::Rulebook rules = *workflow::rulebookOf(m_workspace);
        rules.policy.largestChangePercent = 0.9995; // P1000 falls by 1.0 %, P1001 by 0.999 %
        QVERIFY(workflow::changeRulebook(m_workspace, "Root", rules).has_value());
        const auto queue = *workflow::readApprovalQueue(m_workspace);
        for (const workflow::QueuedChange& change : queue)
            QCOMPARE(change.refusal.find("is above the limit of") != std::string::npos, change.proposal.id == 1);
        QCOMPARE(approveAs("Grace")->refused.size(), std::size_t(1));
    }

    void limitsHoldOnceMoreWhenItIsPushed()
    {
        open(2);
        QVERIFY(proposeCuts(m_workspace, 2) && approveAll(m_workspace));
        workflow::Rulebook rules = *workflow::rulebookOf(m_workspace);
        rules.limits.largestChangeMinor = 9;
        QVERIFY(workflow::changeRulebook(m_workspace, "Root", rules).has_value());
        const auto held = pushAt(noon);
        QCOMPARE(held->waiting, 2);
        QVERIFY(held->rows[0].reason.find("proposal 1 is not allowed any more: sku P1000") != std::string::npos);
        QVERIFY(held->stopped && held->stopped->code == ErrorCode::Permission);
        QCOMPARE(m_shop->applied().size(), std::size_t(0));
        rules.limits.largestChangeMinor = 10;
        QVERIFY(workflow::changeRulebook(m_workspace, "Root", rules).has_value());
        QCOMPARE(pushAt(noon)->confirmed, 2);
    }

    void aPriceStartsAndEndsByItself()
    {
        using namespace std::chrono;
        open(2);
        QVERIFY(proposeCuts(m_workspace, 2).has_value());
        QVERIFY(
            workflow::scheduleProposals(m_workspace, "Ada", {1}, {noon + days{10}, noon + days{12}}, noon).has_value());
        QVERIFY(approveAll(m_workspace).has_value());
        QCOMPARE(pushAt(noon)->confirmed, 1); // the one without a schedule
        QCOMPARE(m_shop->price("P1000"), 1000);
        QCOMPARE(pushAt(noon + days{10} - seconds{1})->confirmed, 0);
        QCOMPARE(pushAt(noon + days{10})->confirmed, 1); // ten days old, but approved for this day
        QCOMPARE(m_shop->price("P1000"), 990);
        QCOMPARE(pushAt(noon + days{12} - seconds{1})->confirmed, 0);
        // The program was closed over the end; the next push brings the price back, once.
        QCOMPARE(pushAt(noon + days{15})->confirmed, 1);
        QCOMPARE(m_shop->price("P1000"), 1000);
        QCOMPARE(pushAt(noon + days{16})->confirmed, 0);
        QCOMPARE(statesOf(m_workspace), (std::map<State, int>{{State::Confirmed, 2}, {State::Reverted, 1}}));
        QVERIFY(!workflow::verifyAudit(m_workspace, m_none)->broken);
    }

    void anEndDoesNotOverwriteWhatSomebodyChanged()
    {
        using namespace std::chrono;
        pushCutThatEnds();
        m_shop->ask("POST", "/sandbox/prices", {{"sku", "P1000"}, {"price_minor", 1234}});
        QCOMPARE(pushAt(noon + days{2})->failed, 1);
        QCOMPARE(m_shop->price("P1000"), 1234);
    }

    void aScheduleHasRules()
    {
        open(2);
        QVERIFY(proposeCuts(m_workspace, 1) && proposeOrders(m_workspace, 1));
        const auto hour = std::chrono::hours{1};
        const auto code = [&](std::int64_t id, workspace::Schedule schedule) {
            const auto done = workflow::scheduleProposals(m_workspace, "Ada", {id}, schedule, noon);
            return done ? ErrorCode::ReadWrite : done.error().code;
        };
        QVERIFY(code(1, {noon, noon}) == ErrorCode::InvalidInput);
        QVERIFY(code(2, {noon, noon + hour}) == ErrorCode::InvalidInput); // a reorder
        QVERIFY(code(9, {noon, noon + hour}) == ErrorCode::NotFound);
        QVERIFY(approveAll(m_workspace).has_value());
        QVERIFY(code(1, {noon, noon + hour}) == ErrorCode::Conflict); // decided
    }

    void theAuditFileIsCheckedWithSha256sum()
    {
        open(3);
        QVERIFY(proposeCuts(m_workspace, 3) && approveAll(m_workspace) && pushAt(noon));
        const QString file = m_folder->filePath("audit.txt");
        QVERIFY(*workflow::exportAudit(m_workspace, file.toStdString(), m_none) >= 3);
        // As the README says it, with nothing but a shell and sha256sum.
        const QString check =
            QStringLiteral(
                "tail=$(printf '%064d' 0); while IFS= read -r line; do h=${line%%  *}; body=${line#*  }; "
                "[ \"$(printf %s \"$body\" | sha256sum | cut -c1-64)\" = \"$h\" ] && "
                "[ \"${body##*$(printf '\\037')}\" = \"$tail\" ] || { echo \"broken: $body\"; exit 1; }; tail=$h; "
                "done < %1")
                .arg(file);
        QCOMPARE(QProcess::execute("sh", {"-c", check}), 0);
        QFile text(file);
        QVERIFY(text.open(QIODevice::ReadWrite));
        QByteArray bytes = text.readAll();
        bytes.replace("Grace", "Grade");
        text.resize(0);
        text.seek(0);
        text.write(bytes);
        text.close();
        QCOMPARE(QProcess::execute("sh", {"-c", check}), 1);
    }
};

QTEST_GUILESS_MAIN(TestRulesOfApproval)
#include "tst_rules_of_approval.moc"
