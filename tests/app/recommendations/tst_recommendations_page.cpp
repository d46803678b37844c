// SPDX-License-Identifier: GPL-3.0-or-later
// Presses what a merchandiser presses, on a shop of two tastes: lovers of tea and lovers of ink.
#include "../app_test.h"
#include "app/chart/chart_view.h"
#include "app/recommendations/list_rows.h"
#include "app/recommendations/recommendations_page.h"
#include "app/table/table_view.h"
#include "two_tastes_shop.h"
#include "workspace/workspace.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QTabWidget>
#include <QTableView>
#include <QUndoStack>

using namespace ms;
using namespace ms::app;

class TestRecommendationsPage : public QObject {
    Q_OBJECT
private:
    static constexpr int patience = 20000; // ms; jobs take a fraction of a second

    std::unique_ptr<TestSession> m_session;
    std::unique_ptr<RecommendationsPage> m_page;

    template <class T>
    T* part(const char* name)
    {
        T* const found = m_page->findChild<T*>(QString::fromLatin1(name));
        Q_ASSERT(found != nullptr);
        return found;
    }
    QStringList column(const char* table, const QString& id, int role = Qt::DisplayRole)
    {
        auto* const view = part<TableView>(table);
        const QAbstractItemModel* const model = view->table()->model();
        QStringList texts;
        for (int at = 0; at < model->columnCount(); ++at) {
            if (model->headerData(at, Qt::Horizontal, ColumnIdRole).toString() != id)
                continue;
            for (int row = 0; row < model->rowCount(); ++row)
                texts << model->index(row, at).data(role).toString();
        }
        return texts;
    }
    QAction* action(const QString& text)
    {
        for (QAction* each : m_page->actions())
            if (each->text() == text)
                return each;
        return nullptr;
    }

private Q_SLOTS:
    void initTestCase() { prepareLook(); }
    void init()
    {
        m_session = std::make_unique<TestSession>();
        const QString path = m_session->folder.filePath("shop.studio");
        QVERIFY(makeTwoTastesShop(path.toStdString()));
        m_session->session.openWorkspace(path);
        m_page = std::make_unique<RecommendationsPage>(m_session->session);
        m_page->resize(1280, 800);
        m_page->show();
        m_page->activate();
        QTRY_COMPARE_WITH_TIMEOUT(m_page->state(), Page::State::Content, patience);
        m_page->showCustomer(CustomerId{"tea-0"});
    }
    void cleanup()
    {
        m_page.reset();
        m_session.reset();
    }

    void aCustomerGetsTheTasteWithItsReason()
    {
        QVERIFY(part<QLabel>("listLabel")->text().contains("tea-0"));
        const QStringList titles = column("listView", "title");
        QCOMPARE(titles.size(), 10);
        for (int place = 0; place < 3; ++place)
            QVERIFY2(titles[place].startsWith("Tea"), qPrintable(titles.join(", ")));
        QVERIFY2(column("listView", "reason").front().startsWith("Because of Tea"),
                 qPrintable(column("listView", "reason").join("; ")));
        QVERIFY(!part<ChartView>("strengthChart")->series().empty());
    }

    void aCustomerWhoIsForgottenIsGoneAfterTheQuestion()
    {
        QAction* const forget = [this] {
            for (QAction* each :
                 part<TableView>("customersView")->findChildren<QAction*>() + m_page->findChildren<QAction*>())
                if (each->text().startsWith("Forget this customer"))
                    return each;
            return static_cast<QAction*>(nullptr);
        }();
        QVERIFY(forget != nullptr);
        m_session->dialogs.confirms = false;
        forget->trigger();
        QCOMPARE(m_session->dialogs.asked, 1);
        QVERIFY(column("customersView", "customer").contains("tea-0"));
        m_session->dialogs.confirms = true;
        QSignalSpy said(&m_session->session, &Session::said);
        forget->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(!said.empty(), patience);
        QTRY_VERIFY_WITH_TIMEOUT(!column("customersView", "customer").contains("tea-0"), patience);
        QTRY_VERIFY_WITH_TIMEOUT(!m_page->settling(), patience);
    }

    void whatIsOutOfStockOrNotGoodsIsNeverShown()
    {
        for (const QString& title : column("listView", "title"))
            QVERIFY(title != "Tea sold out" && title != "Postage");
    }

    void removingAPurchaseMovesTheListAndUndoBringsItBack()
    {
        const QStringList before = column("compareView", "title");
        QCOMPARE(before, column("listView", "title"));
        part<TableView>("purchasesView")->selectFirstRow();
        part<QPushButton>("removeButton")->click();
        QVERIFY(column("purchasesView", "state").contains("Removed"));
        QVERIFY(column("compareView", "title") != before ||
                column("compareView", "strength") != column("listView", "strength"));
        QVERIFY(action("Clear what if")->isEnabled());
        m_page->undoStack()->undo();
        QCOMPARE(column("compareView", "title"), before);
        QVERIFY(!column("purchasesView", "state").contains("Removed"));
    }

    void aProductInTheCartOfAVisitorMakesThatTaste()
    {
        part<TableView>("customersView")->selectRow(0);
        QCOMPARE(column("listView", "reason").front(),
                 QString("Popular in the shop; nothing is known of the customer"));
        auto* const cart = part<QLineEdit>("cartEdit");
        cart->setText("INK3");
        QTest::keyClick(cart, Qt::Key_Return);
        QVERIFY(column("compareView", "title").front().startsWith("Ink"));
        QVERIFY(column("compareView", "change").contains("New"));
        QVERIFY(column("purchasesView", "state").contains("In the cart"));
        cart->setText("no such thing");
        QTest::keyClick(cart, Qt::Key_Return);
        QVERIFY(part<QLabel>("changesLabel")->text().contains("no such thing"));
    }

    void pinningAndExcludingKeepTheirPromise()
    {
        auto* const list = part<TableView>("listView");
        list->selectRow(4);
        const QString pinned = column("listView", "title")[4];
        action("Pin to the top")->trigger();
        QCOMPARE(column("compareView", "title").front(), pinned);
        QCOMPARE(column("compareView", "change").front(), QString("Up 4"));
        list->selectRow(0);
        const QString excluded = column("listView", "title")[0];
        action("Never show")->trigger();
        QVERIFY(!column("compareView", "title").contains(excluded));
        QVERIFY(part<QLabel>("changesLabel")->text().contains(excluded));
        action("Clear what if")->trigger();
        QCOMPARE(column("compareView", "title"), column("listView", "title"));
    }

    void thePriceThatIsTriedIsSaidToMoveOnlyWhatItMoves()
    {
        auto* const list = part<TableView>("listView");
        auto* const price = part<QDoubleSpinBox>("priceSpin");
        list->selectRow(0);
        QVERIFY(part<QLabel>("reasonLabel")->text().startsWith(column("listView", "title").front()));
        QVERIFY(price->isEnabled());
        QCOMPARE(price->value(), 2.95);
        QVERIFY(part<QLabel>("priceNote")->text().contains("does not read prices"));
        price->setValue(2.60);
        price->setValue(2.50);
        QCOMPARE(column("compareView", "price").front(), QString("2.50"));
        QCOMPARE(column("listView", "price").front(), QString("2.95"));
        // its price never moved, so that nothing can be learnt
        QTRY_VERIFY_WITH_TIMEOUT(part<QLabel>("priceNote")->text().contains("moved too little"), patience);
        QCOMPARE(column("compareView", "title"), column("listView", "title"));
        part<QSpinBox>("marginSpin")->setValue(30); // 2.95 over 2.00 leaves 32 %, 2.50 leaves 20 %
        const QString tried = column("listView", "title").front();
        QVERIFY(!column("compareView", "title").contains(tried));
        QVERIFY2(part<QLabel>("changesLabel")->text().contains(tried + " (its price breaks a rule)"),
                 qPrintable(part<QLabel>("changesLabel")->text()));
        m_page->undoStack()->undo(); // both steps of the price at once
        QVERIFY(column("compareView", "title").contains(tried));
        QCOMPARE(price->value(), 2.95);
        QVERIFY(!action("Clear what if")->isEnabled());
    }

    void aBrandThatIsPinnedStandsFirstAndSaysWhy()
    {
        auto* const list = part<TableView>("listView");
        auto* const button = part<QPushButton>("brandButton");
        const auto titles = column("listView", "title");
        const int without = titles[0] == "Tea 7" ? 1 : 0;
        list->selectRow(without);
        QVERIFY(!button->isEnabled());
        list->selectRow(static_cast<int>(titles.indexOf("Tea 7")));
        QCOMPARE(button->text(), QString("Pin the brand Seven"));
        button->click();
        QStringList first = column("compareView", "title").first(2);
        first.sort();
        QCOMPARE(first, (QStringList{"Ink 7", "Tea 7"}));
        const auto reasons = column("compareView", "change", Qt::ToolTipRole);
        QVERIFY2(reasons.contains("Pinned with the brand Seven"), qPrintable(reasons.join("; ")));
        QVERIFY2(reasons.contains("Others above it moved"), qPrintable(reasons.join("; ")));
        QCOMPARE(button->text(), QString("Unpin the brand Seven"));
        button->click();
        QCOMPARE(column("compareView", "title"), titles);
    }

    void aSecondModelStandsBesideWithItsDifferences()
    {
        auto* const beside = part<QComboBox>("compareBox");
        beside->setCurrentIndex(beside->findData("popular"));
        QTRY_VERIFY_WITH_TIMEOUT(column("compareView", "title") != column("listView", "title"), patience);
        QCOMPARE(column("compareView", "reason").front(), QString("Popular in the shop"));
        QVERIFY(!column("compareView", "change").filter(QRegularExpression("New|Up|Down")).isEmpty());
    }

    void evaluationMeasuresEveryModelBesideThePopularOne()
    {
        m_page->findChild<QTabWidget*>()->setCurrentIndex(1);
        QTRY_VERIFY_WITH_TIMEOUT(column("modelsView", "model").contains("Popular"), patience);
        QVERIFY(column("modelsView", "model").size() >= 2);
        QCOMPARE(part<ChartView>("measuresChart")->series().size(),
                 static_cast<std::size_t>(column("modelsView", "model").size()));
        QVERIFY(part<QPushButton>("measureButton")->isEnabled());
        QVERIFY(column("winnersView", "segment").contains("Country France"));
        QVERIFY(!column("winnersView", "best").front().isEmpty());
        part<QComboBox>("splitBox")->setCurrentIndex(1); // a week of data has no last four weeks
        QTRY_VERIFY_WITH_TIMEOUT(part<QLabel>("sentenceLabel")->text().contains("four weeks"), patience);
    }

    void aSegmentIsShownWhatMostOfItsCustomersAre()
    {
        part<TableView>("customersView")->selectRow(2);
        QVERIFY2(part<QLabel>("listLabel")->text().contains("Country Spain"),
                 qPrintable(part<QLabel>("listLabel")->text()));
        QVERIFY(column("listView", "title").front().startsWith("Ink"));
        QVERIFY2(column("listView", "reason").front().endsWith("of 20 customers"),
                 qPrintable(column("listView", "reason").front()));
        QVERIFY(!action("Pin to the top")->isEnabled());
        m_page->showCustomer(CustomerId{"tea-0"});
        QVERIFY(part<QLabel>("listLabel")->text().contains("tea-0"));
    }

    void rulesShapeTheListsAndDiversityTellsItsCost()
    {
        part<QSpinBox>("categorySpin")->setValue(4);
        QCOMPARE(column("listView", "title").filter("Tea").size(), 4);
        part<QSpinBox>("categorySpin")->setValue(0);
        QVERIFY(!part<QSpinBox>("promotedSpin")->isEnabled()); // nothing is on promotion
        const QStringList before = column("listView", "title");
        part<QSlider>("diversitySlider")->setValue(5);
        QVERIFY(column("listView", "title") != before);
        QTRY_VERIFY_WITH_TIMEOUT(part<QLabel>("costLabel")->text().contains("NDCG@10"), patience);
        part<QSlider>("diversitySlider")->setValue(0);
        QCOMPARE(column("listView", "title"), before);
    }

    void theCardSaysWhatWasLearnt()
    {
        const QStringList facts = column("factsView", "fact"), values = column("factsView", "value");
        QVERIFY(facts.contains("Model") && facts.contains("Seed"));
        QVERIFY(values[facts.indexOf("Learnt from")].contains("40 customers"));
        QVERIFY(!part<ChartView>("learntChart")->series().empty());
    }

    void exportWritesAListForEveryCustomer()
    {
        const QString path = m_session->folder.filePath("lists.csv");
        m_session->dialogs.files = QStringList{path};
        QSignalSpy said(&m_session->session, &Session::said);
        m_page->primaryAction()->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(said.count(), 1, patience);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll().count('\n'), 1 + 40 * 10);
    }

    void aWorkspaceWithoutCustomersSaysWhatIsMissing()
    {
        const QString path = m_session->folder.filePath("empty.studio");
        QVERIFY(workspace::Workspace::create(path.toStdString(), {}).has_value());
        m_session->session.openWorkspace(path);
        m_page->recompute();
        QTRY_COMPARE_WITH_TIMEOUT(m_page->state(), Page::State::Empty, patience);
    }

    void modelsKeepTheRulesOfItemModels()
    {
        RowTableModel<ListRow> list(listColumns(true));
        RowTableModel<CustomerRow> customers(customerColumns());
        RowTableModel<PurchaseRow> purchases(purchaseColumns());
        RowTableModel<workflow::ComparedModel> models(comparisonColumns());
        RowTableModel<workflow::SegmentWinner> winners(winnerColumns());
        for (QAbstractItemModel* model :
             std::initializer_list<QAbstractItemModel*>{&list, &customers, &purchases, &models, &winners})
            new QAbstractItemModelTester(model, QAbstractItemModelTester::FailureReportingMode::QtTest, this);
        list.setRows({ListRow{}, ListRow{}});
        customers.setRows({CustomerRow{}});
        purchases.setRows({PurchaseRow{}});
        models.setRows({workflow::ComparedModel{}});
        winners.setRows({workflow::SegmentWinner{}});
        QCOMPARE(list.rowCount(), 2);
        list.setRows({});
        QCOMPARE(list.rowCount(), 0);
    }
};

QTEST_MAIN(TestRecommendationsPage)
#include "tst_recommendations_page.moc"
