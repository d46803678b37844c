// SPDX-License-Identifier: GPL-3.0-or-later
#include "push_fixture.h"

#include "approvals/write.h"
#include "workflow/audit.h"
#include "workflow/propose_file.h"
#include "workspace/approval_settings.h"
#include "workspace/outbox_repository.h"
#include "workspace/settings.h"

#include <QFile>
#include <QProcess>
#include <QTest>

using namespace ms;
using namespace ms::test;
using approvals::State;

class TestApprove : public QObject {
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_folder;
    std::filesystem::path m_workspace;
    NoProgress m_none;

    std::vector<workspace::OutboxRow> outbox()
    {
        auto workspace = workspace::Workspace::open(m_workspace, workspace::OpenMode::ReadOnly);
        return *workspace::OutboxRepository(*workspace).all();
    }
    std::string file(const char* name, const QByteArray& content)
    {
        QFile out(m_folder->filePath(name));
        if (!out.open(QIODevice::WriteOnly))
            qFatal("no file");
        out.write(content);
        return out.fileName().toStdString();
    }
    workflow::Proposer ada() { return {m_workspace, "Ada", noon}; }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_workspace = m_folder->filePath("gifts.studio").toStdString();
        makeWorkspace(m_workspace, 20);
    }

    void wishesThatCannotBeMeantAreNamedAndTheRestGoes()
    {
        const auto wish = [](const char* sku, std::int64_t minor, Currency currency = gbp) {
            workflow::PriceWish one;
            one.sku.text = sku;
            one.price = {minor, currency};
            return one;
        };
        const auto batch = workflow::proposePrices(ada(),
                                                   {wish("P1000", 900), wish("none", 900), wish("P1001", 0),
                                                    wish("P1002", -5), wish("P1003", 100000), wish("P1004", 1004),
                                                    wish("P1005", 900, *Currency::parse("EUR")), wish("P1000", 950)},
                                                   m_none);
        QVERIFY(batch.has_value());
        QCOMPARE(batch->proposals, 1);
        QCOMPARE(batch->refused.size(), std::size_t(7));
        QCOMPARE(batch->refused[0].row, 2);
        for (const auto& refused : batch->refused)
            QVERIFY2(refused.reason.find(refused.sku.text) != std::string::npos, refused.reason.c_str());
    }
    void aSecondChangeOfTheSameSkuWaitsItsTurn()
    {
        QCOMPARE(proposeCuts(m_workspace, 2)->proposals, 2);
        QCOMPARE(proposeCuts(m_workspace, 3)->proposals, 1);
        NoProgress none;
        QVERIFY(workflow::reject({m_workspace, {1}, "Grace", "no", noon}, none).has_value());
        QCOMPARE(proposeCuts(m_workspace, 1)->proposals, 1);
    }
    void nothingIsProposedWithoutAnAuthorOrAWish()
    {
        QVERIFY(!workflow::proposePrices({m_workspace, "", noon}, {workflow::PriceWish{}}, m_none));
        QVERIFY(!workflow::proposePrices(ada(), {}, m_none));
        QVERIFY(
            workflow::proposePrices({"/nowhere.studio", "Ada", noon}, {workflow::PriceWish{}}, m_none).error().code ==
            ErrorCode::NotFound);
    }
    void aFileIsReadRowByRow()
    {
        const auto path =
            file("prices.csv", "sku,price,reason\nP1000,9.50,season\nP1001,0\nP1002,9.505,x\nP1003,NaN,x\n"
                               "P1004,\"9,50\",x\nnone,9.50,x\nP1005,9.40,\n");
        const auto done = workflow::proposePriceFile(ada(), path, m_none);
        QVERIFY2(done.has_value(), done ? "" : done.error().detail.c_str());
        QCOMPARE(done->rowsRead, 7);
        QCOMPARE(done->batch.proposals, 2);
        QCOMPARE(done->rejects.size(), std::size_t(4));
        QCOMPARE(done->batch.refused.size(), std::size_t(1));
        QCOMPARE(done->batch.refused[0].row, 7); // the line of the file
        QVERIFY(!workflow::proposePriceFile(ada(), file("bad.csv", "id,price\n1,2\n"), m_none));
        QVERIFY(workflow::proposePriceFile(ada(), "/nowhere.csv", m_none).error().code == ErrorCode::NotFound);
    }
    void aFileOfReordersTakesWhatItDoesNotSayFromTheWorkspace()
    {
        const auto path =
            file("orders.csv", "sku,quantity,expected\nP1000,12,2011-12-24\nP1001,6,\nP1002,x,\nP1003,0,\n");
        const auto done = workflow::proposeReorderFile(ada(), path, m_none);
        QVERIFY2(done.has_value(), done ? "" : done.error().detail.c_str());
        QCOMPARE(done->batch.proposals, 2);
        QCOMPARE(done->rejects.size(), std::size_t(1));
        QCOMPARE(done->batch.refused.size(), std::size_t(1));
        const auto queue = workflow::readApprovalQueue(m_workspace);
        const auto& reorder = std::get<approvals::Reorder>(queue->at(0).proposal.change);
        QCOMPARE(reorder.supplier.text, std::string("ACME"));
        QCOMPARE(reorder.location.text, std::string("main"));
        QCOMPARE(reorder.unitCost.minor, 600);
        QCOMPARE(toIsoText(reorder.expected), std::string("2011-12-24"));
    }

    void approvalAndOutboxRowComeTogether()
    {
        QVERIFY(proposeCuts(m_workspace, 3).has_value());
        const auto decided = workflow::approve({m_workspace, {2}, "Grace", "fine", noon}, m_none);
        QCOMPARE(decided->decided, std::vector<std::int64_t>{2});
        QCOMPARE(statesOf(m_workspace), (std::map<State, int>{{State::Submitted, 2}, {State::Queued, 1}}));
        const auto rows = outbox();
        QCOMPARE(rows.size(), std::size_t(1));
        QCOMPARE(rows[0].proposal, 2);
        QCOMPARE(rows[0].idempotencyKey.size(), std::size_t(32));
        const auto write = std::get<approvals::PriceWrite>(*approvals::writeFromJson(rows[0].request));
        QCOMPARE(write.sku.text, std::string("P1001"));
        QCOMPARE(write.expected.minor, 1001);
        QCOMPARE(write.price.minor, 991);
    }
    void theLogSaysWhatWasProposedAndWhy()
    {
        QVERIFY(proposeCuts(m_workspace, 3).has_value());
        const auto log = workflow::readAudit(m_workspace);
        const auto entry = std::find_if(log->begin(), log->end(), [](const auto& e) { return e.action == "propose"; });
        QVERIFY(entry != log->end());
        QCOMPARE(entry->actor, std::string("Ada"));
        const nlohmann::json detail = nlohmann::json::parse(entry->detail);
        QCOMPARE(detail["count"].get<int>(), 3);
        QCOMPARE(detail["reasons"].dump(), std::string("[\"a test\"]"));
        QCOMPARE(detail["content"].get<std::string>().size(), std::size_t(64));
        QVERIFY(!detail["engines"].get<std::string>().empty());
    }

    void theAuthorApprovesNothing()
    {
        QVERIFY(proposeCuts(m_workspace, 3).has_value());
        const auto decided = workflow::approve({m_workspace, {}, " ada ", "mine", noon}, m_none);
        QCOMPARE(decided->decided.size(), std::size_t(0));
        QCOMPARE(decided->refused.size(), std::size_t(3));
        QCOMPARE(outbox().size(), std::size_t(0));
    }
    void limitsHold()
    {
        QVERIFY(proposeCuts(m_workspace, 3).has_value());
        {
            auto workspace = workspace::Workspace::open(m_workspace, workspace::OpenMode::ReadWrite);
            auto policy = *workspace::loadPolicy(*workspace);
            policy.largestBatch = 2;
            policy.largestChangePercent = 0.5;
            policy.smallestMarginPercent = 12.25;
            QVERIFY(workspace::savePolicy(*workspace, policy).has_value());
            QCOMPARE(workspace::loadPolicy(*workspace)->smallestMarginPercent, 12.25);
        }
        QVERIFY(workflow::approve({m_workspace, {}, "Grace", "", noon}, m_none).error().code ==
                ErrorCode::InvalidInput);
        QCOMPARE(workflow::approve({m_workspace, {1, 2}, "Grace", "", noon}, m_none)->refused.size(), std::size_t(2));
    }
    void badRequestsChangeNothing()
    {
        QVERIFY(proposeCuts(m_workspace, 2).has_value());
        QVERIFY(!workflow::approve({m_workspace, {1, 1}, "Grace", "", noon}, m_none));
        QVERIFY(!workflow::approve({m_workspace, {1}, " ", "", noon}, m_none));
        QVERIFY(workflow::approve({m_workspace, {99}, "Grace", "", noon}, m_none).error().code == ErrorCode::NotFound);
        QVERIFY(!workflow::reject({m_workspace, {1}, "Grace", "", noon}, m_none));
        QCOMPARE(statesOf(m_workspace)[State::Submitted], 2);
    }
    void anApprovalIsTakenBackWholeOrNotAtAll()
    {
        QVERIFY(proposeCuts(m_workspace, 1) && proposeOrders(m_workspace, 2) && approveAll(m_workspace));
        const auto one = workflow::undoApproval({m_workspace, {1, 2}, "Grace", "", noon}, m_none);
        QCOMPARE(one->decided, std::vector<std::int64_t>{1}); // 2 is one line of an order of two
        QCOMPARE(one->refused.size(), std::size_t(1));
        QCOMPARE(workflow::undoApproval({m_workspace, {2, 3}, "Grace", "", noon}, m_none)->decided.size(),
                 std::size_t(2));
        QCOMPARE(outbox().size(), std::size_t(0));
        const auto keys = approveAll(m_workspace);
        QCOMPARE(keys->decided.size(), std::size_t(3));
    }
    void thousandsAreApprovedInOneActAndTakenBackInOne()
    {
        const std::filesystem::path big = m_folder->filePath("big.studio").toStdString();
        makeWorkspace(big, 5000);
        QCOMPARE(proposeCuts(big, 5000)->proposals, 5000);
        QCOMPARE(approveAll(big)->decided.size(), std::size_t(5000));
        QCOMPARE(workflow::undoApproval({big, {}, "Grace", "", noon}, m_none)->decided.size(), std::size_t(5000));
        QCOMPARE(statesOf(big)[State::Submitted], 5000);
    }
    void aSalesExportWithoutSuppliersStillGivesDraftOrders()
    {
        const std::filesystem::path bare = m_folder->filePath("bare.studio").toStdString();
        {
            workspace::Settings settings;
            settings.currency = gbp;
            auto made = workspace::Workspace::create(bare, settings);
            workspace::Product product;
            product.sku.text = "P1000";
            QVERIFY(made && workspace::ProductRepository(*made).add(product));
        }
        const auto batch = proposeOrders(bare, 1);
        QVERIFY2(batch && batch->refused.empty(), batch ? "refused" : batch.error().detail.c_str());
        const auto queue = workflow::readApprovalQueue(bare);
        const auto& reorder = std::get<approvals::Reorder>(queue->at(0).proposal.change);
        QCOMPARE(reorder.supplier.text, std::string("unassigned"));
        QCOMPARE(reorder.location.text, std::string("main"));
        QCOMPARE(reorder.unitCost.minor, 0);
    }
    void theAuditNamesTheEntryThatWasTouched()
    {
        QVERIFY(proposeCuts(m_workspace, 2) && approveAll(m_workspace) && proposeOrders(m_workspace, 1));
        QVERIFY(!workflow::verifyAudit(m_workspace, m_none)->broken);
        QCOMPARE(workflow::readAudit(m_workspace, 2)->size(), std::size_t(2));
        QCOMPARE(workflow::verifyAudit(m_workspace, m_none)->entries, 3);
        QProcess sqlite;
        sqlite.start("sqlite3",
                     {QString::fromStdString(m_workspace.string()), "UPDATE audit SET actor = 'Eve' WHERE id = 2"});
        QVERIFY(sqlite.waitForFinished() && sqlite.exitCode() == 0);
        const auto report = workflow::verifyAudit(m_workspace, m_none);
        QVERIFY(report->broken.has_value());
        QCOMPARE(report->broken->id, 2);
        QCOMPARE(report->entries, 1);
    }
};

QTEST_GUILESS_MAIN(TestApprove)
#include "tst_approve.moc"
