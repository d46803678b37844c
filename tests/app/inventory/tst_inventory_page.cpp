// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory_page_test.h"

#include "app/chart/chart_view.h"
#include "app/controls/filter_bar.h"
#include "app/controls/tile.h"
#include "app/inventory/inventory_page.h"
#include "app/inventory/inventory_words.h"
#include "app/inventory/scenario_panel.h"
#include "app/table/filter_proxy_model.h"
#include "app/table/table_view.h"
#include "inventory/explanation.h"
#include "workspace/product_repository.h"
#include "workspace/proposal_repository.h"
#include "workspace/service_targets.h"
#include "workspace/volume_repository.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QTabWidget>
#include <QTableView>
#include <QTextBrowser>
#include <QUndoStack>

using namespace ms;
using namespace ms::app;

class TestInventoryPage : public QObject, InventoryPageTest {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepareLook(); }
    void init() { makeShop(); }
    void cleanup() { closePage(); }
    void modelKeepsTheRulesOfItemModels();
    void saysThatThereIsNothingToPlan();
    void showsWhatToOrderAndWhy();
    void scenarioAnswersWhileItIsTurned();
    void unknownStockIsSaidAndCanBeAssumed();
    void tilesFilterTheTable();
    void turnsToASkuThatAnotherPageNames();
    void aRowIsDrawnOnceALook();
    void anOverrideSaysWhatItDoesAndHolds();
    void frontierAndSuppliersAreShown();
    void aYearIsSimulatedBesideOtherRules();
    void classesGetTargetsThatCanBeSaved();
    void oddNumbersAreSaid();
    void countsAfterTheLastSaleAreSaid();
    void aVolumeTypedBackBeforeItIsReadIsStored();
    void proposesTheShownOrders();
    void aWorkspaceThatIsGoneIsAnError();
};

void TestInventoryPage::modelKeepsTheRulesOfItemModels()
{
    RowTableModel<workflow::InventoryRow> model(InventoryWords::columns());
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    workflow::InventoryRow row;
    row.sku = Sku{std::string("A")};
    row.attention = workflow::InventoryAttention::Order;
    row.onHand = 4;
    row.suggestion = Quantity{37};
    row.stockoutProbability = 0.25;
    workflow::InventoryRow unknown;
    unknown.attention = workflow::InventoryAttention::StockUnknown;
    model.setRows({row, unknown});
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(0, model.columnOf("attention")).data().toString(), QStringLiteral("Order"));
    QCOMPARE(model.index(0, model.columnOf("suggestion")).data(SortRole).toLongLong(), 37);
    QCOMPARE(model.index(0, model.columnOf("stockout")).data(SortRole).toDouble(), 0.25);
    for (const char* column : {"on_hand", "cover", "suggestion", "cost", "at_risk", "stockout", "runs_out"})
        QVERIFY2(!model.index(1, model.columnOf(column)).data(SortRole).isValid(), column); // blank, never 0
    model.setRows({});
}

void TestInventoryPage::saysThatThereIsNothingToPlan()
{
    open();
    QVERIFY(m_page->state() == Page::State::Empty);
}

void TestInventoryPage::showsWhatToOrderAndWhy()
{
    sell();
    open();
    QVERIFY(m_page->state() == Page::State::Content);
    QCOMPARE(table()->proxy()->rowCount(), 3);
    const qint64 order = cell("A", "suggestion").toLongLong();
    QVERIFY(order > 50 && order < 100);
    QCOMPARE(table()->currentRow(), 0); // most money at risk
    auto* tabs = child<QTabWidget>("detailTabs");
    QCOMPARE(tabs->tabText(1), QStringLiteral("Why %1?").arg(order));
    const QString reason = child<QLabel>("reasonLabel")->text();
    QVERIFY(reason.contains(QString::number(order)));
    for (const char* words : {"leaves out review period", "10.9 to 12.3 % of weeks where 5 %"})
        QVERIFY2(reason.contains(QLatin1String(words)), qPrintable(reason));
    QVERIFY(child<QTextBrowser>("arithmeticView")->toPlainText().contains(QStringLiteral("Level to order up to")));
    QVERIFY(child<ChartView>("stockChart")->series().size() >= 4);
    QVERIFY(tile(0)->figure().contains(QLatin1String("2")) || !tile(0)->figure().isEmpty());
}

void TestInventoryPage::scenarioAnswersWhileItIsTurned()
{
    sell();
    open();
    const qint64 before = cell("A", "suggestion").toLongLong();
    child<QSlider>("serviceSlider")->setValue(995);
    QTRY_VERIFY(cell("A", "suggestion").toLongLong() > before);
    QCOMPARE(child<QDoubleSpinBox>("serviceSpin")->value(), 99.5);
    QVERIFY(child<QLabel>("effectLabel")->isVisibleTo(m_page.get()));
    child<QPushButton>("resetButton")->click();
    QTRY_COMPARE(cell("A", "suggestion").toLongLong(), before);
    QVERIFY(!child<QLabel>("effectLabel")->isVisibleTo(m_page.get()));
    child<QDoubleSpinBox>("fillRateSpin")->setValue(60.0);
    child<QCheckBox>("fillRateCheck")->setChecked(true);
    QTRY_VERIFY(cell("A", "suggestion").toLongLong() < before);
    QVERIFY(!child<QSlider>("serviceSlider")->isEnabled());
    child<QCheckBox>("fillRateCheck")->setChecked(false);
    QTRY_COMPARE(cell("A", "suggestion").toLongLong(), before);
    QCOMPARE(cell("B", "class").toString(), QStringLiteral("AX"));
    child<QCheckBox>("budgetCheck")->setChecked(true);
    child<QDoubleSpinBox>("budgetSpin")->setValue(20.0); // ten units of 2.00
    QTRY_COMPARE(cell("A", "suggestion").toLongLong(), 10);
}

void TestInventoryPage::unknownStockIsSaidAndCanBeAssumed()
{
    sell();
    open();
    QVERIFY(!cell("C", "on_hand").isValid() && !cell("C", "suggestion").isValid());
    child<QCheckBox>("assumeCheck")->setChecked(true);
    QTRY_VERIFY(cell("C", "suggestion").isValid());
    QVERIFY(cell("C", "why").toString().contains(QStringLiteral("assumed")));
}

void TestInventoryPage::tilesFilterTheTable()
{
    sell();
    open();
    tile(3)->setChecked(true); // excess
    QCOMPARE(table()->proxy()->rowCount(), 1);
    tile(0)->setChecked(true); // to order: the other one lets go
    QVERIFY(!tile(3)->isChecked());
    QCOMPARE(table()->proxy()->rowCount(), 1);
    tile(0)->setChecked(false);
    QCOMPARE(table()->proxy()->rowCount(), 3);
}

void TestInventoryPage::turnsToASkuThatAnotherPageNames()
{
    sell();
    open();
    m_page->showSku(Sku{"C"});
    QCOMPARE(cell("C", "sku").toString(), QStringLiteral("C"));
    const auto* model = qobject_cast<TableModelBase*>(table()->proxy()->sourceModel());
    QCOMPARE(model->index(table()->currentRow(), 0).data().toString(), QStringLiteral("C"));
    QCOMPARE(child<QTabWidget>("detailTabs")->tabText(1), QStringLiteral("Why?"));
}

/// A row's detail draws 400 futures of its stock while the window waits.
void TestInventoryPage::aRowIsDrawnOnceALook()
{
    sell();
    sellTwice();
    open();
    const auto idle = [this] { return m_session->session.jobs().entries().empty(); };
    QTRY_VERIFY(idle());
    auto* arithmetic = child<QTextBrowser>("arithmeticView");
    QSignalSpy drawn(arithmetic, &QTextBrowser::textChanged);
    arithmetic->setHtml(QStringLiteral("<p>once</p>"));
    const auto once = drawn.count();
    const auto drawnBy = [&](const std::function<void()>& look) {
        drawn.clear();
        look();
        return drawn.count();
    };
    QCOMPARE(drawnBy([this] { m_page->showSku(Sku{"B"}); }), once);
    QCOMPARE(drawnBy([this] { m_page->showSku(Sku{"B"}); }), 0);
    QCOMPARE(drawnBy([this] { m_page->showSku(Sku{"A"}); }), once);
    const auto move = [this] {
        return child<QLabel>("reasonLabel")->text().contains(QStringLiteral("Move before ordering"));
    };
    QVERIFY(move());
    drawn.clear();
    m_session->session.noteDataChanged(); // read, planned and its transfers weighed again
    QTRY_VERIFY(drawn.count() > 0 && idle());
    QVERIFY(move());
    QCOMPARE(drawn.count(), once);
}

void TestInventoryPage::anOverrideSaysWhatItDoesAndHolds()
{
    sell();
    open();
    m_page->showSku(Sku{"A"});
    auto* units = child<QSpinBox>("unitsSpin");
    auto* panel = child<QWidget>("overrideTab");
    const auto label = [&](const char* name) { return panel->findChild<QLabel*>(QString::fromLatin1(name))->text(); };
    QCOMPARE(units->value(), static_cast<int>(std::lround(cell("A", "safety_stock").toDouble())));
    QVERIFY(label("overrideEffectLabel").contains(QStringLiteral("holds now"))); // and is no change by rounding
    child<QComboBox>("kindBox")->setCurrentIndex(1);
    QCOMPARE(units->value(), static_cast<int>(std::lround(cell("A", "reorder_point").toDouble())));
    child<QComboBox>("kindBox")->setCurrentIndex(0);
    units->setValue(200);
    QVERIFY(label("overrideEffectLabel").contains(QStringLiteral("200")) &&
            label("overrideEffectLabel").contains(QStringLiteral("%")));
    auto* button = child<QPushButton>("overrideButton");
    panel->findChild<QLineEdit*>(QStringLiteral("authorEdit"))->setText(QStringLiteral("Ada"));
    QVERIFY(!button->isEnabled()); // no reason yet
    panel->findChild<QLineEdit*>(QStringLiteral("reasonEdit"))->setText(QStringLiteral("fair"));
    QVERIFY(button->isEnabled());
    button->click();
    QTRY_VERIFY(label("heldLabel").contains(QStringLiteral("fair")));
    QTRY_COMPARE(cell("A", "safety_stock").toDouble(), 200.0);
    child<QPushButton>("withdrawButton")->click();
    QTRY_VERIFY(!label("heldLabel").contains(QStringLiteral("fair")));
    QTRY_VERIFY(cell("A", "safety_stock").toDouble() < 100.0);
}

void TestInventoryPage::frontierAndSuppliersAreShown()
{
    sell();
    open();
    auto* chart = child<ChartView>("frontierChart");
    child<QTabWidget>("detailTabs")->setCurrentWidget(chart);
    QTRY_COMPARE(chart->series().size(), std::size_t{3});
    QCOMPARE(chart->series()[0].points.size(), 12);
    auto* suppliers = child<TableView>("suppliersView");
    QTRY_COMPARE(suppliers->proxy()->rowCount(), 1);
    QCOMPARE(suppliers->proxy()->index(0, 0).data().toString(), QStringLiteral("Maker"));
}

void TestInventoryPage::aYearIsSimulatedBesideOtherRules()
{
    sell();
    open();
    auto* view = child<QTextBrowser>("yearView");
    auto* button = child<QPushButton>("simulateButton");
    child<QTabWidget>("detailTabs")->setCurrentWidget(child<QWidget>("yearScroll"));
    QVERIFY(view->isHidden());
    button->click();
    QVERIFY(!button->isEnabled());
    QTRY_VERIFY(!view->isHidden());
    QVERIFY(button->isEnabled());
    NoProgress progress;
    const auto inputs = workflow::loadInventory((*m_shop)->path(), progress);
    workflow::YearSettings settings;
    settings.paths = 100;
    const auto year = workflow::simulateYear(**inputs, workflow::headerOf(**inputs).scenario, settings, progress);
    const QString text = view->toPlainText();
    QVERIFY(text.contains(QStringLiteral("As planned")) && text.contains(QStringLiteral("On any day")));
    for (const auto& rule : year->rules) {
        const QString met = QStringLiteral("%1 ± ").arg(QLocale().toString(100.0 * rule.fillRate.mean, 'f', 1));
        QVERIFY2(text.contains(met), qPrintable(met + text));
    }
    QVERIFY(child<QLabel>("yearLabel")->text().contains(QStringLiteral("Means of 100 years of 3 SKU(s)")));
    child<QSlider>("serviceSlider")->setValue(800); // another plan
    QTRY_VERIFY(view->isHidden());
}

void TestInventoryPage::classesGetTargetsThatCanBeSaved()
{
    sell();
    open();
    const QString demandClass = cell("A", "class").toString();
    QCOMPARE(demandClass.size(), 2);
    const double before = cell("A", "reorder_point").toDouble();
    auto* check = child<QCheckBox>("classCheck");
    QVERIFY(child<QWidget>("classGrid")->isHidden());
    check->setChecked(true);
    QVERIFY(!child<QWidget>("classGrid")->isHidden());
    auto* spin = m_page->findChild<QDoubleSpinBox*>(QStringLiteral("class%1Spin").arg(demandClass));
    QVERIFY(spin && spin->text() == QStringLiteral("as all"));
    spin->setValue(99.9);
    QTRY_VERIFY(cell("A", "reorder_point").toDouble() > before);
    QCOMPARE(cell("A", "target").toDouble(), 0.999);
    child<QPushButton>("saveButton")->click();
    QTRY_VERIFY(child<QPushButton>("saveButton")->isHidden()); // nothing differs from the settings any more
    const auto saved = workspace::loadServiceTargets(**m_shop);
    QVERIFY(saved && std::ranges::count_if(*saved, [](const auto& one) { return one.has_value(); }) == 1);
    check->setChecked(false);
    QTRY_COMPARE(cell("A", "reorder_point").toDouble(), before);
}

void TestInventoryPage::oddNumbersAreSaid()
{
    sell();
    workspace::StockRepository counts(**m_shop);
    QVERIFY(counts.set({m_shop->product("A"), m_shop->place("shop"), *parseDay("2011-07-31"), {-5}, {0}, {0}}));
    workspace::PurchaseOrder order;
    order.code = "PO-1";
    order.orderedDay = *parseDay("2011-07-14");
    order.expectedDay = *parseDay("2011-07-28");
    order.lines = {{m_shop->product("B"), {100}, {0}, {}}};
    QVERIFY(workspace::PurchaseOrderRepository(**m_shop).add(order));
    order.code = "PO-2";
    order.expectedDay = *parseDay("2012-02-05");
    order.lines = {{m_shop->product("B"), {50}, {0}, {}}};
    QVERIFY(workspace::PurchaseOrderRepository(**m_shop).add(order));
    open();
    QVERIFY(cell("B", "why").toString().contains(QStringLiteral("on hand and 100 on order")));
    QVERIFY(cell("B", "why").toString().contains(QStringLiteral("50 more units on order come later than an order")));
    QCOMPARE(cell("B", "on_order_later").toDouble(), 50.0);
    QVERIFY(cell("A", "why").toString().contains(QStringLiteral("5 below zero")));
    QVERIFY(cell("B", "why").toString().contains(QStringLiteral("100 units on order should have come already")));
    m_page->showSku(Sku{"A"});
    QVERIFY(child<QLabel>("reasonLabel")->text().contains(QStringLiteral("the settings' 14 days")));
    child<QCheckBox>("budgetCheck")->setChecked(true);
    child<QDoubleSpinBox>("budgetSpin")->setValue(1.0); // one unit is 2.00
    QTRY_VERIFY2(cell("A", "why").toString().contains(QStringLiteral("costs more than the whole budget")),
                 qPrintable(cell("A", "why").toString()));
}

/// A count of next week says nothing about the stock on the last day of the data.
void TestInventoryPage::countsAfterTheLastSaleAreSaid()
{
    sell();
    QVERIFY(workspace::StockRepository(**m_shop).set(
        {m_shop->product("C"), m_shop->place("shop"), *parseDay("2011-08-09"), {50}, {0}, {0}}));
    open();
    QVERIFY(!cell("C", "on_hand").isValid());
    const auto labels = m_page->findChildren<QLabel*>();
    QVERIFY(std::ranges::any_of(labels, [](const QLabel* label) {
        return label->text().contains(QStringLiteral("1 SKUs were counted after 31 Jul 2011"));
    }));
}

void TestInventoryPage::aVolumeTypedBackBeforeItIsReadIsStored()
{
    sell();
    const auto stored = [&] { return workspace::VolumeRepository(**m_shop).all()->at(m_shop->product("A").value); };
    QVERIFY(workspace::VolumeRepository(**m_shop).set(m_shop->product("A"), 2000));
    open();
    auto* model = qobject_cast<TableModelBase*>(table()->proxy()->sourceModel());
    const QModelIndex a = model->match(model->index(0, 0), Qt::DisplayRole, "A").value(0);
    for (const double litres : {3.0, 2.0}) // 2 stand there still
        QVERIFY(model->setData(a.siblingAtColumn(model->columnOf("volume")), litres));
    QTRY_VERIFY(!m_page->settling() && m_page->undoStack()->count() == 2);
    QTRY_COMPARE(stored(), std::int64_t{2000});
    m_page->undoStack()->undo();
    QTRY_COMPARE(stored(), std::int64_t{3000});
    QTRY_VERIFY(!m_page->settling());
}

void TestInventoryPage::proposesTheShownOrders()
{
    sell();
    open();
    QAction* action = m_page->primaryAction();
    QVERIFY(action->isEnabled());
    QCOMPARE(action->text(), QStringLiteral("Propose 1 order(s)"));
    const qint64 order = cell("A", "suggestion").toLongLong();
    QString said;
    QObject::connect(&m_session->session, &Session::said, this, [&said](const QString& words) { said = words; });
    action->trigger();
    QTRY_VERIFY(said.contains(QStringLiteral("approval")));
    const auto stored = workspace::ProposalRepository(**m_shop).all();
    QVERIFY2(stored && stored->size() == 1, qPrintable(said));
    const auto* reorder = std::get_if<approvals::Reorder>(&stored->front().change);
    QVERIFY(reorder && reorder->sku == Sku{"A"} && reorder->quantity.units == order);
    const auto why = inventory::explanationFromJson(stored->front().explanation);
    QVERIFY(why);
    QCOMPARE(*inventory::evaluate(*why), static_cast<double>(order));
    QVERIFY(!stored->front().reason.empty());
}

void TestInventoryPage::aWorkspaceThatIsGoneIsAnError()
{
    m_session->session.openWorkspace(m_session->folder.filePath("gone.studio"));
    m_page = std::make_unique<InventoryPage>(m_session->session);
    m_page->show();
    m_page->activate();
    QTRY_VERIFY(m_page->state() == Page::State::Failed);
}

QTEST_MAIN(TestInventoryPage)
#include "tst_inventory_page.moc"
