// SPDX-License-Identifier: GPL-3.0-or-later
// What a push asks of the audit log before it sends: who approved what, and for which shop.
#include "push_fixture.h"

#include "approvals/audit_chain.h"
#include "approvals/write.h"
#include "workflow/audit.h"
#include "workspace/approval_settings.h"

#include <QTest>

#include <algorithm>

using namespace ms;
using namespace ms::test;

class TestApprovalEvidence : public QObject, PushTest {
    Q_OBJECT
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
    void init() { makeFolder(); }
    void cleanup() { m_shop.reset(); }

    void whatWasEditedInTheFileIsNotSent_data()
    {
        QTest::addColumn<QString>("sql");
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
        QFETCH(QString, sql);
        open(3);
        QVERIFY(proposeCuts(m_workspace, 3).has_value());
        QCOMPARE(workflow::approve({m_workspace, {1, 2}, "Grace", "fine", noon}, m_none)->decided.size(),
                 std::size_t(2));
        edit(sql.toStdString());
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
        pushCutThatEnds();
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
        QCOMPARE(forAnother->waiting, 2);
        QVERIFY(forAnother->rows[0].reason.find("proposal 1 was approved for the shop at https://shop.example") !=
                std::string::npos);
        edit("UPDATE setting SET value = '' WHERE name = 'base_url'"); // the log knows better
        QCOMPARE(pushAt(noon)->waiting, 2);
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
        QCOMPARE(workflow::push(request, m_none)->waiting, 1);
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
};

QTEST_GUILESS_MAIN(TestApprovalEvidence)
#include "tst_approval_evidence.moc"
