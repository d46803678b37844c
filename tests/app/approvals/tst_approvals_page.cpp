// SPDX-License-Identifier: GPL-3.0-or-later
// The page's buttons against a real practice shop, which it starts itself.
#include "app/approvals/approval_columns.h"
#include "app/approvals/approvals_page.h"
#include "app/approvals/governance_dialog.h"
#include "app/chart/chart_view.h"
#include "app/frame/loop_watch.h"
#include "app/table/table_view.h"

#include "../../workflow/push_fixture.h"
#include "../app_test.h"
#include "../audit.h"
#include "workspace/stock_repository.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QComboBox>
#include <QEventLoop>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTimer>
#include <QTreeWidget>

#include <functional>

using namespace ms;
using namespace ms::app;
using approvals::State;

class TestApprovalsPage : public QObject {
    Q_OBJECT
    std::unique_ptr<TestSession> m_session;
    std::unique_ptr<ApprovalsPage> m_page;
    std::filesystem::path m_workspace;

    QAction* action(const QString& start)
    {
        for (QAction* each : m_page->findChildren<QAction*>(Qt::FindDirectChildrenOnly)) {
            if (each->text().startsWith(start) && each->isVisible())
                return each;
        }
        return nullptr;
    }
    void open()
    {
        m_page =
            std::make_unique<ApprovalsPage>(m_session->session, nullptr, QStringLiteral(MS_BINARY_DIR "/bin/merchant"));
        m_session->session.openWorkspace(QString::fromStdString(m_workspace.string()));
        m_page->resize(1200, 700);
        m_page->show();
        m_page->activate();
        QTRY_VERIFY(!m_page->settling());
    }

    static void turnUntil(const std::function<bool()>& done)
    {
        QEventLoop loop;
        QTimer look;
        QObject::connect(&look, &QTimer::timeout, &loop, [&] {
            if (done())
                loop.quit();
        });
        look.start(50);
        QTimer::singleShot(60000, &loop, &QEventLoop::quit);
        loop.exec();
    }

private Q_SLOTS:
    void initTestCase() { prepareLook(); }
    void init()
    {
        m_session = std::make_unique<TestSession>();
        m_workspace = m_session->folder.filePath("gifts.studio").toStdString();
        test::makeWorkspace(m_workspace, 30);
    }
    void cleanup() { m_page.reset(); }

    void anEmptyQueueSaysWhereProposalsComeFrom()
    {
        open();
        QCOMPARE(m_page->state(), Page::State::Empty);
    }

    void approvesPushesAndShowsEachRow()
    {
        QVERIFY(test::proposeCuts(m_workspace, 20) && test::proposeOrders(m_workspace, 3));
        open();
        QCOMPARE(m_page->state(), Page::State::Content);
        QCOMPARE(m_page->primaryAction()->text(), QString("Approve 23"));
        m_page->findChild<QLineEdit*>("approverEdit")->setText("Ada"); // the author
        m_page->primaryAction()->trigger();
        QTRY_VERIFY(m_page->primaryAction()->isEnabled());
        QCOMPARE(test::statesOf(m_workspace)[State::Submitted], 23);

        m_page->findChild<QLineEdit*>("approverEdit")->setText("Grace");
        m_page->primaryAction()->trigger();
        QTRY_COMPARE(m_page->primaryAction()->text(), QString("Push 23 to Sandbox"));
        QVERIFY(!m_page->primaryAction()->isEnabled()); // there is no shop yet
        QAction* practise = action("Open a practice shop");
        QVERIFY(practise != nullptr);
        practise->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(m_page->primaryAction()->isEnabled(), 20000);
        QCOMPARE(m_page->findChild<QLabel*>("connectionPill")->text(), QString("Sandbox"));
        m_page->primaryAction()->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(test::statesOf(m_workspace)[State::Confirmed], 23, 20000);
        QTRY_VERIFY(!m_page->settling());
        auto* queue = m_page->findChild<TableView*>("queueView");
        QTRY_VERIFY(queue->asText(false).contains("Confirmed"));
        QTRY_VERIFY(queue->asText(false).contains("PO-000001"));
        QVERIFY(!m_page->findChild<ChartView*>("sizeChart")->series().empty());
    }

    /// Twenty of P1000 from main to the outlet: approved, on a note, there.
    void transfersAreApprovedNotedAndArrive()
    {
        {
            auto shop = workspace::Workspace::open(m_workspace, workspace::OpenMode::ReadWrite);
            const auto main = workspace::LocationRepository(*shop).all()->front();
            workspace::Location outlet;
            outlet.id.text = "outlet";
            QVERIFY(workspace::LocationRepository(*shop).add(outlet));
            const auto product = workspace::ProductRepository(*shop).bySku(Sku{"P1000"});
            QVERIFY(workspace::StockRepository(*shop).set(
                {product->key, main.key, *parseDay("2011-12-01"), {50}, {0}, {0}}));
        }
        NoProgress none;
        workflow::TransferWish wish{Sku{"P1000"}, LocationId{"main"},      LocationId{"outlet"},
                                    {20},         *parseDay("2011-12-11"), "sells there"};
        QCOMPARE(workflow::proposeTransfers({m_workspace, "Ada", test::noon}, {wish}, none)->proposals, 1);
        open();
        QVERIFY(m_page->findChild<ChartView*>("sizeChart")->isHidden()); // neither prices nor orders
        QVERIFY(m_page->findChild<QLabel*>("changeText")->text().contains("Move 20 units from main to outlet"));
        m_page->findChild<QLineEdit*>("approverEdit")->setText("Grace");
        m_page->primaryAction()->trigger();
        QTRY_COMPARE(test::statesOf(m_workspace)[State::Approved], 1);
        QTRY_VERIFY(action("Transfer note") != nullptr && action("Transfer note")->isEnabled());
        QVERIFY(!m_page->primaryAction()->isEnabled()); // no shop is told
        auto* queue = m_page->findChild<TableView*>("queueView");
        QVERIFY(queue->asText(false).contains("To be moved"));
        m_session->dialogs.files = {m_session->folder.filePath("note.csv")};
        action("Transfer note")->trigger();
        QTRY_COMPARE(test::statesOf(m_workspace)[State::Sent], 1);
        QFile note(m_session->dialogs.files.front());
        QVERIFY(note.open(QIODevice::ReadOnly) && note.readAll().contains("P1000,Product 0,main,outlet,20,2011-12-11"));
        QTRY_VERIFY(action("Goods arrived") != nullptr && action("Goods arrived")->isEnabled());
        QVERIFY(queue->asText(false).contains("On the way"));
        QVERIFY(!action("Call off")->isEnabled()); // without a reason
        action("Goods arrived")->trigger();
        QTRY_COMPARE(test::statesOf(m_workspace)[State::Confirmed], 1);
        QTRY_VERIFY(queue->asText(false).contains("Arrived"));
        QVERIFY(action("Goods arrived") == nullptr && action("Transfer note") == nullptr);
    }

    void ordersAloneAreDrawnByTheDayTheyAreDue()
    {
        QVERIFY(test::proposeOrders(m_workspace, 3));
        open();
        auto* chart = m_page->findChild<ChartView*>("sizeChart");
        QVERIFY(!chart->isHidden() && chart->title().contains("due"));
        // All three on 20 December, at a cost of 6: 12, 13 and 14 units
        QCOMPARE(chart->series().front().points.size(), 1);
        QCOMPARE(chart->series().front().points.front().y(), 39.0 * 6.0);
    }

    void limitsAndRolesAreSetFromTheWindow()
    {
        open();
        m_page->findChild<QLineEdit*>("approverEdit")->setText("Grace");
        QAction* govern = action("Limits and people");
        QVERIFY(govern != nullptr && govern->isEnabled()); // before anything is proposed, too
        govern->trigger();
        GovernanceDialog* dialog = nullptr;
        QTRY_VERIFY((dialog = m_page->window()->findChild<GovernanceDialog*>()));
        auto* limits = dialog->findChild<QPushButton*>("limitsButton");
        auto* outcome = dialog->findChild<QLabel*>("outcomeLabel");
        QTRY_VERIFY(limits->isEnabled());
        auto* change = dialog->findChild<QDoubleSpinBox*>("changeSpin");
        QCOMPARE(change->value(), approvals::Policy().largestChangePercent);
        change->setValue(12.5);
        dialog->findChild<QDoubleSpinBox*>("orderMoneySpin")->setValue(250.5);
        dialog->findChild<QSpinBox*>("dailySkusSpin")->setValue(40);
        limits->click();
        QTRY_VERIFY(outcome->text().startsWith("The limits hold"));
        const auto rules = workflow::rulebookOf(m_workspace);
        QCOMPARE(rules->policy.largestChangePercent, 12.5);
        QCOMPARE(rules->limits.largestOrderMinor, 25050);
        QCOMPARE(rules->limits.dailySkus, 40);

        auto* give = dialog->findChild<QPushButton*>("giveButton");
        auto* name = dialog->findChild<QLineEdit*>("nameEdit");
        auto* roles = dialog->findChild<QComboBox*>("roleBox");
        auto* people = dialog->findChild<QTreeWidget*>("peopleView");
        QVERIFY(!give->isEnabled());
        name->setText("Ada");
        roles->setCurrentIndex(roles->findData(int(approvals::Role::Editor)));
        give->click(); // the first one must be an admin
        QTRY_VERIFY(outcome->text().startsWith("Nothing was changed"));
        QVERIFY(workflow::people(m_workspace)->empty());
        name->setText("Grace");
        roles->setCurrentIndex(roles->findData(int(approvals::Role::Admin)));
        give->click();
        QTRY_COMPARE(people->topLevelItemCount(), 1);
        QTRY_VERIFY(give->isEnabled());
        name->setText("Ada");
        roles->setCurrentIndex(roles->findData(int(approvals::Role::Viewer)));
        give->click();
        QTRY_COMPARE(people->topLevelItemCount(), 2);
        QTRY_VERIFY(give->isEnabled());
        people->setCurrentItem(people->findItems("Ada", Qt::MatchExactly).front());
        dialog->findChild<QPushButton*>("takeButton")->click();
        QTRY_COMPARE(people->topLevelItemCount(), 1);

        dialog->findChild<QLineEdit*>("personEdit")->setText("Ada"); // no admin
        QTRY_VERIFY(limits->isEnabled());
        change->setValue(90);
        limits->click();
        QTRY_VERIFY(outcome->text().startsWith("Nothing was changed"));
        QCOMPARE(workflow::rulebookOf(m_workspace)->policy.largestChangePercent, 12.5);
        const QStringList found = unreachable(*dialog);
        QVERIFY2(found.isEmpty(), qPrintable(found.join('\n')));
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_VERIFY(!m_page->window()->findChild<GovernanceDialog*>());
    }

    void aRejectionNeedsAReason()
    {
        QVERIFY(test::proposeCuts(m_workspace, 2).has_value());
        open();
        m_page->findChild<QLineEdit*>("approverEdit")->setText("Grace");
        QAction* reject = action("Reject 2");
        QVERIFY(reject != nullptr && !reject->isEnabled());
        m_page->findChild<QLineEdit*>("reasonEdit")->setText("too early in the season");
        QVERIFY(reject->isEnabled());
        reject->trigger();
        QTRY_COMPARE(test::statesOf(m_workspace)[State::Rejected], 2);
    }

    void anApprovalCanBeTakenBackUntilItIsSent()
    {
        QVERIFY(test::proposeCuts(m_workspace, 2) && test::approveAll(m_workspace));
        open();
        m_page->findChild<QLineEdit*>("approverEdit")->setText("Grace");
        QAction* undo = action("Undo approval");
        QVERIFY(undo != nullptr);
        undo->trigger();
        QTRY_COMPARE(test::statesOf(m_workspace)[State::Submitted], 2);
    }

    void aPauseStopsEverythingUntilItIsResumed()
    {
        QVERIFY(test::proposeCuts(m_workspace, 2).has_value());
        open();
        m_page->findChild<QLineEdit*>("approverEdit")->setText("Grace");
        QTRY_VERIFY(m_page->primaryAction()->isEnabled());
        action("Pause everything")->trigger();
        QTRY_COMPARE(m_page->findChild<QLabel*>("connectionPill")->text(), QString("Paused"));
        QVERIFY(!m_page->primaryAction()->isEnabled());
        QTRY_VERIFY(action("Resume") != nullptr);
        action("Resume")->trigger();
        QTRY_VERIFY(m_page->primaryAction()->isEnabled());
    }

    void productionIsMarkedAndAsksForItsName()
    {
        QVERIFY(test::proposeCuts(m_workspace, 1) && test::approveAll(m_workspace));
        {
            auto workspace = workspace::Workspace::open(m_workspace, workspace::OpenMode::ReadWrite);
            auto settings = *workspace::loadSettings(*workspace);
            settings.connection = workspace::ConnectionKind::Production;
            settings.baseUrl = "https://shop.example";
            QVERIFY(workspace::saveSettings(*workspace, settings).has_value());
        }
        open();
        m_page->findChild<QLineEdit*>("approverEdit")->setText("Grace");
        QCOMPARE(m_page->findChild<QLabel*>("connectionPill")->text(), QString("Production"));
        QVERIFY(!m_page->primaryAction()->isEnabled());
        auto* name = m_page->findChild<QLineEdit*>("shopNameEdit");
        QVERIFY(name->isVisible());
        name->setText("gifts");
        QVERIFY(!m_page->primaryAction()->isEnabled());
        name->setText("Gifts");
        QVERIFY(m_page->primaryAction()->isEnabled());
    }

    void theWindowAnswersWhileTenThousandAreApprovedAndPushed()
    {
        constexpr int many = 10000;
        m_workspace = m_session->folder.filePath("many.studio").toStdString();
        test::makeWorkspace(m_workspace, many);
        QVERIFY(test::proposeCuts(m_workspace, many).has_value());
        open();
        m_page->findChild<QLineEdit*>("approverEdit")->setText("Grace");
        action("Open a practice shop")->trigger();
        LoopWatch watch;
        turnUntil([&] { return !m_page->settling(); }); // a loop of its own: what a test waits with never rests
        watch.takeLongestMs();
        m_page->primaryAction()->trigger(); // approve
        turnUntil([&] { return !m_page->settling() && m_page->primaryAction()->text().startsWith("Push"); });
        const double approving = watch.takeLongestMs();
        turnUntil([&] { return m_page->primaryAction()->isEnabled(); });
        watch.takeLongestMs();
        const QString pushAll = m_page->primaryAction()->text();
        m_page->primaryAction()->trigger();
        turnUntil([&] { return m_page->primaryAction()->text() != pushAll; });
        const double pushing = watch.takeLongestMs();
        QCOMPARE(test::statesOf(m_workspace)[State::Confirmed], many);
        qInfo("longest event while %d changes are approved: %.0f ms, while they are pushed: %.0f ms of CPU", many,
              approving, pushing);
#ifndef __SANITIZE_ADDRESS__ // which makes everything some times slower
        QVERIFY2(approving < 100 && pushing < 100, "an event took 100 ms or more");
#endif
    }

    void modelsKeepTheRulesOfQt()
    {
        QVERIFY(test::proposeCuts(m_workspace, 5) && test::proposeOrders(m_workspace, 2));
        RowTableModel<workflow::QueuedChange> model(approvalColumns());
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRows(*workflow::readApprovalQueue(m_workspace), test::gbp);
        QCOMPARE(model.rowCount(), 7);
        auto row = model.row(0);
        row.proposal.state = State::Sent;
        model.setRow(0, row);
        RowTableModel<approvals::AuditEntry> log(auditColumns());
        QAbstractItemModelTester logTester(&log, QAbstractItemModelTester::FailureReportingMode::QtTest);
        log.setRows(workflow::readApprovalBoard(m_workspace)->log);
        QCOMPARE(log.rowCount(), 2);
    }
};

QTEST_MAIN(TestApprovalsPage)
#include "tst_approvals_page.moc"
