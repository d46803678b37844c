// SPDX-License-Identifier: GPL-3.0-or-later
// What holds beside the decision of one person: roles, limits of a day, the pause, starts and ends, and the audit file.
#include "push_fixture.h"

#include "approvals/audit_chain.h"
#include "approvals/write.h"
#include "workflow/audit.h"
#include "workflow/people.h"
#include "workflow/schedule.h"
#include "workspace/approval_settings.h"

#include <QProcess>
#include <QTest>

#include <algorithm>

using namespace ms;
using namespace ms::test;
using approvals::Role;
using approvals::State;

class TestRulesOfApproval : public QObject {
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_folder;
    std::filesystem::path m_workspace;
    std::unique_ptr<PracticeShop> m_shop;
    NoProgress m_none;

    void open(int products)
    {
        makeWorkspace(m_workspace, products);
        m_shop = std::make_unique<PracticeShop>(shopSettings(m_folder->filePath("shop").toStdString(), products));
    }
    Result<workflow::PushReport> pushAt(ShopTime at)
    {
        auto request = pushRequest(m_workspace, *m_shop);
        request.at = at;
        return workflow::push(request, m_none);
    }
    Result<workflow::DecidedProposals> approveAs(const std::string& who)
    {
        return workflow::approve({m_workspace, {}, who, "fine", noon}, m_none);
    }

    void edit(const std::string& sql)
    {
        QCOMPARE(
            QProcess::execute("sqlite3", {QString::fromStdString(m_workspace.string()), QString::fromStdString(sql)}),
            0);
    }
    /// As `merchant connect` leaves the workspace.
    void connectTo(const std::string& url, bool production)
    {
        auto workspace = workspace::Workspace::open(m_workspace, workspace::OpenMode::ReadWrite);
        auto settings = *workspace::loadSettings(*workspace);
        settings.baseUrl = url;
        settings.connection = production ? workspace::ConnectionKind::Production : workspace::ConnectionKind::Sandbox;
        QVERIFY(workspace::saveSettings(*workspace, settings).has_value());
        const nlohmann::json detail{{"url", url}, {"kind", "studio"}, {"production", production}};
        QVERIFY(workflow::recordAudit(*workspace, "Root", "connect", "Gifts", detail.dump(), 0).has_value());
    }
    /// Price, outbox row and key are edited so that they agree with each other: the key is a plain hash of public
    /// words.
    void editInAgreement(std::int64_t newMinor)
    {
        std::string id;
        {
            auto workspace = workspace::Workspace::open(m_workspace, workspace::OpenMode::ReadOnly);
            id = *workspace::workspaceId(*workspace);
        }
        approvals::Proposal forged;
        forged.id = 1;
        forged.change = approvals::PriceChange{Sku{"P1000"}, {1000, gbp}, {newMinor, gbp}};
        const std::string key = approvals::idempotencyKey(id, forged);
        const std::string request =
            approvals::toCanonicalJson(approvals::PriceWrite{key, Sku{"P1000"}, {1000, gbp}, {newMinor, gbp}});
        edit("UPDATE proposal SET new_price_minor = " + std::to_string(newMinor) +
             " WHERE id = 1; UPDATE outbox SET idempotency_key = '" + key + "', request = '" + request +
             "' WHERE proposal_id = 1");
    }
    /// As a program of before wrote approvals down: without what they say.
    void forgetKeys()
    {
        std::vector<approvals::AuditEntry> entries = *workflow::readAudit(m_workspace);
        std::string sql = "DELETE FROM audit; ";
        const approvals::AuditEntry* last = nullptr;
        for (approvals::AuditEntry& entry : entries) {
            auto detail = nlohmann::json::parse(entry.detail);
            detail.erase("keys");
            entry.detail = detail.dump();
            entry = *approvals::chained(entry, last);
            last = &entry;
            sql += "INSERT INTO audit VALUES (" + std::to_string(entry.id) + ", " + std::to_string(entry.at) + ", '" +
                   entry.actor + "', '" + entry.action + "', '" + entry.subject + "', '" + entry.detail + "', '" +
                   entry.previous + "', '" + entry.hash + "'); ";
        }
        edit(sql);
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_workspace = m_folder->filePath("gifts.studio").toStdString();
    }
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

    void whatWasEditedInTheFileIsNotSent_data()
    {
        QTest::addColumn<QString>("edit");
        QTest::newRow("an approval by the author") << "UPDATE audit SET actor = 'Ada' WHERE action = 'approve'";
        QTest::newRow("another price") << "UPDATE proposal SET new_price_minor = 1 WHERE id = 1";
        QTest::newRow("another price in the outbox")
            << "UPDATE outbox SET request = replace(request, '\"price_minor\":990', '\"price_minor\":1')";
        QTest::newRow("an approval that nobody gave")
            << "INSERT INTO approval VALUES (3, 1, 'Grace', '', 0); UPDATE proposal SET state = 'queued' WHERE id = 3; "
               "INSERT INTO outbox (proposal_id, idempotency_key, request, state, queued_at) SELECT 3, 'k', "
               "replace(request, '\"key\"', '\"key\"'), 'queued', 0 FROM outbox WHERE proposal_id = 1";
    }
    void whatWasEditedInTheFileIsNotSent()
    {
        QFETCH(QString, edit);
        open(3);
        QVERIFY(proposeCuts(m_workspace, 3).has_value());
        QCOMPARE(workflow::approve({m_workspace, {1, 2}, "Grace", "fine", noon}, m_none)->decided.size(),
                 std::size_t(2));
        QCOMPARE(QProcess::execute("sqlite3", {QString::fromStdString(m_workspace.string()), edit}), 0);
        const auto refused = pushAt(noon);
        QVERIFY(!refused);
        QVERIFY(refused.error().detail.find("nothing was sent") == 0);
        QCOMPARE(m_shop->applied().size(), std::size_t(0));
    }

    void aPriceThatWasEditedEverywhereIsNotSent_data()
    {
        QTest::addColumn<bool>("olderProgram");
        QTest::newRow("an approval that says what it approved") << false;
        QTest::newRow("an approval by a program of before") << true;
    }
    void aPriceThatWasEditedEverywhereIsNotSent()
    {
        QFETCH(bool, olderProgram);
        open(2);
        QVERIFY(proposeCuts(m_workspace, 2) && approveAll(m_workspace));
        if (olderProgram)
            forgetKeys();
        editInAgreement(980);
        QVERIFY(!workflow::verifyAudit(m_workspace, m_none)->broken);
        const auto refused = pushAt(noon);
        QVERIFY(!refused);
        QVERIFY(refused.error().detail.find("proposal 1 does not say what was approved") != std::string::npos);
        QCOMPARE(m_shop->applied().size(), std::size_t(0));
        editInAgreement(990); // as it was
        QCOMPARE(pushAt(noon)->confirmed, 2);
    }

    void theEndOfAScheduleBringsBackThePriceFromBefore()
    {
        using namespace std::chrono;
        open(1);
        QVERIFY(proposeCuts(m_workspace, 1).has_value());
        QVERIFY(workflow::scheduleProposals(m_workspace, "Ada", {1}, {std::nullopt, noon + days{1}}, noon).has_value());
        QVERIFY(approveAll(m_workspace).has_value());
        QCOMPARE(pushAt(noon)->confirmed, 1);
        edit("UPDATE proposal SET old_price_minor = 100 WHERE id = 1"); // it would end at 1.00
        const auto refused = pushAt(noon + days{2});
        QVERIFY(!refused);
        QVERIFY(refused.error().detail.find("which does not say what was approved") != std::string::npos);
        QCOMPARE(m_shop->price("P1000"), 990);
    }

    void whatWasApprovedForOneShopGoesToNoOther()
    {
        open(2);
        connectTo("https://shop.example", true);
        QVERIFY(proposeCuts(m_workspace, 2) && approveAll(m_workspace));
        const auto elsewhere = pushAt(noon); // by its address, without the name of the connected one
        QVERIFY(!elsewhere);
        QVERIFY(elsewhere.error().code == ErrorCode::Permission);
        QVERIFY(elsewhere.error().detail.find("connected to the shop at https://shop.example") != std::string::npos);
        connectTo(m_shop->address(), false);
        const auto forAnother = pushAt(noon);
        QVERIFY(!forAnother);
        QVERIFY(forAnother.error().detail.find("proposal 1 was approved for the shop at https://shop.example") !=
                std::string::npos);
        edit("UPDATE setting SET value = '' WHERE name = 'base_url'"); // the log knows better
        QVERIFY(!pushAt(noon));
        QCOMPARE(m_shop->applied().size(), std::size_t(0));
        QCOMPARE(workflow::undoApproval({m_workspace, {}, "Grace", "", noon}, m_none)->decided.size(), std::size_t(2));
        connectTo(m_shop->address() + "/", false); // the same
        QVERIFY(approveAll(m_workspace).has_value());
        QCOMPARE(pushAt(noon)->confirmed, 2);
    }

    void aPracticeShopMayMove()
    {
        open(1);
        connectTo("http://127.0.0.1:1", false);
        QVERIFY(proposeCuts(m_workspace, 1) && approveAll(m_workspace));
        connectTo(m_shop->address(), false);
        auto request = pushRequest(m_workspace, *m_shop);
        request.productionName = "Gifts"; // as if customers saw it
        QVERIFY(!workflow::push(request, m_none));
        QCOMPARE(pushAt(noon)->confirmed, 1);
    }

    void theLogSaysWhereAPushWent()
    {
        open(1);
        QVERIFY(proposeCuts(m_workspace, 1) && approveAll(m_workspace) && pushAt(noon)); // no shop is connected
        const auto log = *workflow::readAudit(m_workspace);
        const auto begun =
            std::find_if(log.begin(), log.end(), [](const auto& one) { return one.action == "begin push"; });
        QVERIFY(begun != log.end());
        QCOMPARE(begun->subject, std::string("Gifts (practice)"));
        const auto detail = nlohmann::json::parse(begun->detail);
        QCOMPARE(detail["url"].get<std::string>(), m_shop->address());
        QCOMPARE(detail["changes"].get<int>(), 1);
        QVERIFY(!detail["production"].get<bool>());
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
        const auto refused = pushAt(noon);
        QVERIFY(!refused);
        QVERIFY(refused.error().detail.find("proposal 1 is not allowed any more: sku P1000") != std::string::npos);
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
        open(1);
        QVERIFY(proposeCuts(m_workspace, 1).has_value());
        QVERIFY(workflow::scheduleProposals(m_workspace, "Ada", {1}, {std::nullopt, noon + days{1}}, noon).has_value());
        QVERIFY(approveAll(m_workspace).has_value());
        QCOMPARE(pushAt(noon)->confirmed, 1);
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
