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
#include "workflow/approval_queue.h"
#include "workflow/clock.h"
#include "workflow/goods_receipt.h"
#include "workflow/price_scenarios.h"
#include "workspace/kit_repository.h"
#include "workspace/product_repository.h"
#include "workspace/proposal_repository.h"
#include "workspace/purchase_order_repository.h"
#include "workspace/service_targets.h"
#include "workspace/settings.h"
#include "workspace/supplier_repository.h"
#include "workspace/volume_repository.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QCheckBox>
#include <QDateEdit>
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

class TestInventoryLists : public QObject, InventoryPageTest {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepareLook(); }
    void init() { makeShop(); }
    void cleanup() { closePage(); }
    void transfersComeBeforeOrders();
    void oneLocationHasNothingToMove();
    void excessIsShownWithItsMarkdown();
    void kitsAreShownWithWhatIsOrderedForThem();
    void componentsAreAddedChangedAndTakenOutAndUndone();
    void withoutKitsItSaysHowTheyCome();
    void aVolumeIsEnteredInItsColumnAndUndone();
    void roomInLitresNeedsVolumes();
    void goodsAreReceivedOnTabSuppliersAndUndone();
    void whatIsSaidQuicklyIsAllStored();
};

/// 40 of A are on their way since 61 days, later than deliveries ever are; 30 of C come in time.
void TestInventoryLists::goodsAreReceivedOnTabSuppliersAndUndone()
{
    sell();
    workspace::PurchaseOrderRepository orders(**m_shop);
    const auto maker = workspace::SupplierRepository(**m_shop).byId(SupplierId{"maker"})->key;
    workspace::PurchaseOrder order;
    order.code = "PO-1";
    order.supplier = maker;
    order.orderedDay = *parseDay("2011-05-31");
    order.expectedDay = *parseDay("2011-06-14");
    order.lines = {{m_shop->product("A"), {40}, {0}, {}}};
    QVERIFY(orders.add(order));
    order.code = "PO-2";
    order.orderedDay = *parseDay("2011-07-28");
    order.expectedDay = *parseDay("2011-08-11");
    order.lines = {{m_shop->product("C"), {30}, {0}, {}}};
    QVERIFY(orders.add(order));
    open();
    auto* tabs = child<QTabWidget>("masterTabs");
    auto* panel = child<QWidget>("supplierTab");
    tabs->setCurrentWidget(panel);
    auto* open = child<TableView>("openOrdersView");
    QTRY_COMPARE(open->proxy()->rowCount(), 2);
    QCOMPARE(tabs->tabText(tabs->indexOf(panel)), QStringLiteral("Suppliers (1)"));
    auto* model = qobject_cast<TableModelBase*>(open->proxy()->sourceModel());
    const auto state = [&](int row) {
        return model->index(row, model->columnOf(QStringLiteral("state"))).data().toString();
    };
    QCOMPARE(state(0), QStringLiteral("Not counted"));
    QCOMPARE(state(1), QStringLiteral("Counted"));
    QVERIFY(cell("A", "why").toString().contains(QStringLiteral("40 units on order are later")));
    QCOMPARE(cell("A", "on_order").toDouble(), 0.0);

    open->selectRow(0);
    child<QSpinBox>("receiptUnitsSpin")->setValue(25);
    child<QDateEdit>("receiptDayEdit")->setDate(QDate(2012, 8, 2)); // after today
    QCOMPARE(child<QDateEdit>("receiptDayEdit")->date(), QDate(2011, 12, 9));
    child<QDateEdit>("receiptDayEdit")->setDate(QDate(2011, 8, 2));
    child<QPushButton>("receiptButton")->click();
    QTRY_COMPARE((**orders.byCode("PO-1")).lines[0].received.units, std::int64_t{25});
    QTRY_COMPARE(cell("A", "on_hand").toDouble(), 30.0);
    QTRY_COMPARE(m_page->undoStack()->count(), 1);
    QTRY_VERIFY(!m_page->settling() && open->proxy()->rowCount() == 2);
    open->selectRow(0);
    child<QPushButton>("receiptLostButton")->click();
    QTRY_COMPARE(open->proxy()->rowCount(), 1);
    QTRY_COMPARE(tabs->tabText(tabs->indexOf(panel)), QStringLiteral("Suppliers"));
    QTRY_COMPARE(m_page->undoStack()->count(), 2);
    QTRY_VERIFY(!m_page->settling());
    m_page->undoStack()->undo();
    QTRY_COMPARE(open->proxy()->rowCount(), 2);
    QTRY_VERIFY(!m_page->settling());
    // What somebody else writes down of the order meanwhile is not the window's to take back.
    const auto other = workflow::receiveGoods(
        (*m_shop)->path(), {"PO-1", {}, Quantity{10}, *parseDay("2011-08-02"), false, "kim", workflow::unixNow()});
    QVERIFY2(other, other ? "" : other.error().detail.c_str());
    m_page->undoStack()->undo();
    QTRY_COMPARE((**orders.byCode("PO-1")).lines[0].received.units, std::int64_t{10});
    QTRY_COMPARE(cell("A", "on_hand").toDouble(), 15.0);
}

/// Receipts, components and undo follow each other at once, before any of them is stored.
void TestInventoryLists::whatIsSaidQuicklyIsAllStored()
{
    sell();
    workspace::PurchaseOrderRepository orders(**m_shop);
    workspace::PurchaseOrder order;
    order.code = "PO-1";
    order.supplier = workspace::SupplierRepository(**m_shop).byId(SupplierId{"maker"})->key;
    order.orderedDay = *parseDay("2011-07-28");
    order.expectedDay = *parseDay("2011-08-11");
    order.lines = {{m_shop->product("A"), {40}, {0}, {}}};
    QVERIFY(orders.add(order));
    open();
    auto* tabs = child<QTabWidget>("masterTabs");
    tabs->setCurrentWidget(child<QWidget>("supplierTab"));
    QTRY_COMPARE(child<TableView>("openOrdersView")->proxy()->rowCount(), 1);
    const auto received = [&] { return (**orders.byCode("PO-1")).lines[0].received.units; };
    for (const int units : {20, 8, 2}) {
        child<QSpinBox>("receiptUnitsSpin")->setValue(units);
        child<QPushButton>("receiptButton")->click();
    }
    QTRY_COMPARE(received(), std::int64_t{30});
    QTRY_COMPARE(m_page->undoStack()->count(), 3);
    m_page->undoStack()->undo();
    m_page->undoStack()->undo();
    m_page->undoStack()->redo();
    QTRY_COMPARE(received(), std::int64_t{28});
    QTRY_VERIFY(!m_page->settling());
    tabs->setCurrentWidget(child<QWidget>("kitTab"));
    for (const char* component : {"A", "B"}) {
        child<QLineEdit>("kitSkuEdit")->setText(QStringLiteral("C"));
        child<QLineEdit>("kitComponentEdit")->setText(QLatin1String(component));
        child<QPushButton>("kitAddButton")->click();
    }
    const auto lines = [this] { return workspace::KitRepository(**m_shop).all()->size(); };
    QTRY_COMPARE(lines(), std::size_t{2});
    QTRY_COMPARE(m_page->undoStack()->count(), 4); // one undone act was dropped
    QTRY_VERIFY(!m_page->settling());
    m_page->undoStack()->undo();
    m_page->undoStack()->undo();
    QTRY_COMPARE(lines(), std::size_t{0});
    QTRY_VERIFY(!m_page->settling());
}

/// All of A lies in the north, half of its sales are in the south.
void TestInventoryLists::transfersComeBeforeOrders()
{
    sell();
    sellTwice();
    open();
    auto* transfers = child<TableView>("transfersView");
    QTRY_COMPARE(transfers->proxy()->rowCount(), 1);
    auto* tabs = child<QTabWidget>("masterTabs");
    auto* panel = child<QWidget>("transferTab");
    QCOMPARE(tabs->tabText(tabs->indexOf(panel)), QStringLiteral("Transfers (1)"));
    tabs->setCurrentWidget(panel);
    const auto* model = qobject_cast<TableModelBase*>(transfers->proxy()->sourceModel());
    const auto figure = [&](const char* column) { return model->index(0, model->columnOf(column)).data(SortRole); };
    QCOMPARE(figure("from").toString(), QStringLiteral("north"));
    QCOMPARE(figure("to").toString(), QStringLiteral("south"));
    const QString units = QString::number(figure("units").toInt());
    QVERIFY(units.toInt() > 20);
    const QString why = child<QLabel>("transferWhyLabel")->text();
    QVERIFY2(why.contains(QStringLiteral("south")) && why.contains(QStringLiteral("go short")), qPrintable(why));
    QVERIFY(child<QLabel>("transferSumLabel")->text().contains(QStringLiteral("Move %1 unit").arg(units)));
    m_page->showSku(Sku{"A"});
    QVERIFY(child<QLabel>("reasonLabel")
                ->text()
                .contains(QStringLiteral("Move before ordering: %1 from north to south.").arg(units)));
    child<QSpinBox>("daysSpin")->setValue(3);
    auto* propose = child<QPushButton>("proposeMovesButton");
    QVERIFY(propose->text().startsWith(QStringLiteral("Propose 1 transfer")));
    propose->click();
    const auto waiting = [this] { return workflow::readApprovalQueue((*m_shop)->path())->size(); };
    QTRY_COMPARE(waiting(), std::size_t{1});
    QTRY_COMPARE(figure("state").toString(), QStringLiteral("Proposed"));
    QTRY_VERIFY(!propose->isEnabled()); // not twice
    const auto queue = workflow::readApprovalQueue((*m_shop)->path());
    const auto& proposal = queue->front().proposal;
    const auto& transfer = std::get<approvals::Transfer>(proposal.change);
    QVERIFY(transfer.from.text == "north" && transfer.to.text == "south");
    QCOMPARE(transfer.quantity.units, units.toInt());
    QCOMPARE(QString::fromStdString(proposal.reason), why);
    QVERIFY(transfer.expected - std::chrono::floor<std::chrono::days>(proposal.proposedAt) == std::chrono::days(3));
}

void TestInventoryLists::oneLocationHasNothingToMove()
{
    sell();
    open();
    auto* label = child<QLabel>("transferSumLabel");
    QTRY_VERIFY2(label->text().contains(QStringLiteral("one location, shop")), qPrintable(label->text()));
    QVERIFY(child<TableView>("transfersView")->isHidden());
    QVERIFY(child<QPushButton>("proposeMovesButton")->isHidden());
    QCOMPARE(cell("A", "suggestion").toLongLong() > 0, true);
}

/// B has 9,000; its price fell to half in every third month and three times as much was sold.
void TestInventoryLists::excessIsShownWithItsMarkdown()
{
    sell();
    for (int week = 0; week < 80; ++week) {
        const bool cheap = week / 4 % 3 == 0;
        const std::string day = toIsoText(Day{*parseDay("2009-06-01")} + std::chrono::days{7 * week});
        m_shop->sell({{day.c_str(), "B", cheap ? 210 : 70, cheap ? 150 : 300}});
    }
    open();
    auto* tabs = child<QTabWidget>("masterTabs");
    auto* panel = child<QWidget>("excessTab");
    auto* excess = child<TableView>("excessView");
    QCOMPARE(tabs->tabText(tabs->indexOf(panel)), QStringLiteral("Excess (1)"));
    const auto* model = qobject_cast<TableModelBase*>(excess->proxy()->sourceModel());
    const auto figure = [&](const char* column) { return model->index(0, model->columnOf(column)).data(SortRole); };
    QCOMPARE(figure("sku").toString(), QStringLiteral("B"));
    QVERIFY(!figure("markdown").isValid()); // only for who looks
    auto* button = child<QPushButton>("markdownScenarioButton");
    QVERIFY(!button->isEnabled());
    QVERIFY(child<ChartView>("stockChart")->title().startsWith(QLatin1Char('A')));
    tabs->setCurrentWidget(panel);
    QVERIFY(child<ChartView>("stockChart")->title().startsWith(QLatin1Char('B'))); // the detail follows the list
    QVERIFY(!m_page->findChild<FilterBar*>()->isEnabled());
    QTRY_VERIFY_WITH_TIMEOUT(figure("markdown").isValid(), 20'000);
    QVERIFY(figure("markdown").toDouble() > 0.3 && figure("markdown").toDouble() < 0.9);
    const QString why = child<QLabel>("excessWhyLabel")->text();
    QVERIFY2(why.contains(QStringLiteral("elasticity -")) && why.contains(QStringLiteral("90 days")), qPrintable(why));
    QString page;
    QObject::connect(m_page.get(), &Page::skuRequested, this, [&page](const QString& id) { page = id; });
    QVERIFY(button->isEnabled() && button->text().contains(QLatin1Char('1')));
    button->click();
    QTRY_COMPARE(page, QStringLiteral("pricing"));
    NoProgress progress;
    const auto stored = workflow::readPriceScenarios((*m_shop)->path(), progress);
    QVERIFY(stored && stored->size() == 1 && stored->front().prices.contains(Sku{"B"}));
}

/// A set of two A and three of what nobody buys alone, sold four times a week.
void TestInventoryLists::kitsAreShownWithWhatIsOrderedForThem()
{
    sell();
    for (int week = 0; week < 30; ++week) {
        const std::string day = toIsoText(Day{*parseDay("2011-01-03")} + std::chrono::days{7 * week});
        m_shop->sell({{day.c_str(), "SET", 4, 2000}});
    }
    workspace::KitRepository kits(**m_shop);
    QVERIFY(kits.set({m_shop->product("SET"), m_shop->product("A"), {2}}));
    QVERIFY(kits.set({m_shop->product("SET"), m_shop->product("PART"), {3}}));
    QVERIFY(workspace::StockRepository(**m_shop).set(
        {m_shop->product("PART"), m_shop->place("shop"), *parseDay("2011-07-31"), {300}, {0}, {0}}));
    open();
    auto* tabs = child<QTabWidget>("masterTabs");
    auto* panel = child<QWidget>("kitTab");
    QCOMPARE(tabs->tabText(tabs->indexOf(panel)), QStringLiteral("Kits (1)"));
    const auto figure = [&](const char* view, int row, const char* column) {
        const auto* model = qobject_cast<TableModelBase*>(child<TableView>(view)->proxy()->sourceModel());
        return model->index(row, model->columnOf(QLatin1String(column))).data(SortRole);
    };
    QCOMPARE(figure("kitsView", 0, "kit").toString(), QStringLiteral("SET"));
    QCOMPARE(figure("kitsView", 0, "build").toInt(), 2); // 5 of A
    QCOMPARE(figure("kitsView", 0, "scarcest").toString(), QStringLiteral("A"));
    QCOMPARE(child<TableView>("kitPartsView")->proxy()->rowCount(), 2);
    QCOMPARE(figure("kitPartsView", 1, "enough").toInt(), 100);
    QCOMPARE(figure("kitPartsView", 0, "order").toLongLong(), cell("A", "suggestion").toLongLong());
    const double share = figure("kitPartsView", 0, "for_kits").toDouble() / cell("A", "suggestion").toDouble();
    QVERIFY2(std::abs(share - 8.0 / 28.0) < 0.02, qPrintable(QString::number(share)));
    QCOMPARE(cell("SET", "suggestion").toLongLong(), 0);
    QVERIFY(cell("SET", "why").toString().contains(QStringLiteral("orders go to its components")));
    QVERIFY(cell("A", "why").toString().contains(QStringLiteral("Kits ask for 1.1 of the 4.0 units a day")));
    tabs->setCurrentWidget(panel);
    QVERIFY(child<ChartView>("stockChart")->title().startsWith(QStringLiteral("SET")));
    Q_EMIT child<TableView>("kitPartsView")->table()->clicked({}); // the current component
    child<TableView>("kitPartsView")->selectRow(1);
    Q_EMIT child<TableView>("kitPartsView")->rowActivated(1);
    QVERIFY(child<ChartView>("stockChart")->title().startsWith(QStringLiteral("PART")));
    QCOMPARE(figure("kitsView", 0, "kit").toString(), QStringLiteral("SET"));
}

void TestInventoryLists::componentsAreAddedChangedAndTakenOutAndUndone()
{
    sell();
    open();
    child<QTabWidget>("masterTabs")->setCurrentWidget(child<QWidget>("kitTab"));
    const auto lines = [this] { return *workspace::KitRepository(**m_shop).all(); };
    auto* add = child<QPushButton>("kitAddButton");
    QVERIFY(!add->isEnabled() && !child<QPushButton>("kitRemoveButton")->isEnabled());
    child<QLineEdit>("kitSkuEdit")->setText(QStringLiteral("C"));
    child<QLineEdit>("kitComponentEdit")->setText(QStringLiteral("A"));
    child<QSpinBox>("kitUnitsSpin")->setValue(2);
    add->click();
    QTRY_COMPARE(lines().size(), std::size_t{1});
    QTRY_COMPARE(m_page->undoStack()->count(), 1);
    QTRY_VERIFY(!child<TableView>("kitsView")->isHidden());
    QTRY_VERIFY(child<QLineEdit>("kitComponentEdit")->text().isEmpty());
    auto* parts = child<TableView>("kitPartsView");
    QTRY_COMPARE(parts->proxy()->rowCount(), 1);
    auto* model = qobject_cast<TableModelBase*>(parts->proxy()->sourceModel());
    QVERIFY(model->setData(model->index(0, model->columnOf(QStringLiteral("units"))), 5, Qt::EditRole));
    QTRY_COMPARE(lines().front().units.units, 5);
    QTRY_COMPARE(m_page->undoStack()->count(), 2); // stored first, undone by what follows
    m_page->undoStack()->undo();
    QTRY_COMPARE(lines().front().units.units, 2);
    QTRY_VERIFY(!m_page->settling());
    m_page->undoStack()->undo();
    QTRY_COMPARE(lines().size(), std::size_t{0});
    QTRY_VERIFY(!m_page->settling() && child<TableView>("kitsView")->isHidden());
    m_page->undoStack()->redo();
    QTRY_COMPARE(lines().size(), std::size_t{1});
    QTRY_VERIFY(!m_page->settling() && parts->proxy()->rowCount() == 1);
    child<QLineEdit>("kitSkuEdit")->setText(QStringLiteral("A")); // would close a circle
    child<QLineEdit>("kitComponentEdit")->setText(QStringLiteral("C"));
    const int done = m_page->undoStack()->count();
    QSignalSpy said(&m_session->session, &Session::said);
    add->click();
    QTRY_VERIFY(std::ranges::any_of(
        said, [](const auto& words) { return words.front().toString().contains(QStringLiteral("contain itself")); }));
    QCOMPARE(lines().size(), std::size_t{1});
    QCOMPARE(m_page->undoStack()->count(), done);
    parts->selectRow(0);
    child<QPushButton>("kitRemoveButton")->click();
    QTRY_COMPARE(lines().size(), std::size_t{0});
}

void TestInventoryLists::withoutKitsItSaysHowTheyCome()
{
    sell();
    open();
    QVERIFY(child<QLabel>("kitSumLabel")->text().contains(QStringLiteral("kit, component and units")));
    QVERIFY(child<TableView>("kitsView")->isHidden() && child<TableView>("kitPartsView")->isHidden());
}

void TestInventoryLists::aVolumeIsEnteredInItsColumnAndUndone()
{
    sell();
    open();
    QVERIFY(!cell("A", "volume").isValid());
    m_page->showSku(Sku{"A"});
    table()->editCell(table()->currentRow(), QStringLiteral("volume"));
    auto* line = table()->table()->findChild<QLineEdit*>();
    QVERIFY(line && line->accessibleName() == QStringLiteral("Volume, litres"));
    QTest::keyClicks(line, QStringLiteral("1.25"));
    QTest::keyClick(line, Qt::Key_Return);
    QTRY_COMPARE(cell("A", "volume").toDouble(), 1.25);
    QCOMPARE(workspace::VolumeRepository(**m_shop).all()->at(m_shop->product("A").value), std::int64_t{1250});
    QTRY_VERIFY(!m_page->settling());
    m_page->undoStack()->undo();
    QTRY_VERIFY(!cell("A", "volume").isValid());
    QTRY_VERIFY(!m_page->settling() && !table()->table()->findChild<QLineEdit*>());
    table()->editCell(table()->currentRow(), QStringLiteral("volume"));
    line = table()->table()->findChild<QLineEdit*>();
    QVERIFY(line);
    QTest::keyClicks(line, QStringLiteral("big")); // no number: nothing happens
    QTest::keyClick(line, Qt::Key_Return);
    QVERIFY(!cell("A", "volume").isValid() && !m_page->settling());
}

void TestInventoryLists::roomInLitresNeedsVolumes()
{
    sell();
    open();
    const qint64 before = cell("A", "suggestion").toLongLong();
    child<QCheckBox>("roomCheck")->setChecked(true);
    child<QCheckBox>("litresCheck")->setChecked(true);
    QVERIFY(!child<QCheckBox>("roomCheck")->isChecked()); // room is counted one way
    child<QSpinBox>("litresSpin")->setValue(20);
    QTRY_VERIFY(child<QLabel>("effectLabel")->text().contains(QStringLiteral("No volume is known")));
    QCOMPARE(cell("A", "suggestion").toLongLong(), before);
    QVERIFY(workspace::VolumeRepository(**m_shop).set(m_shop->product("A"), 2000));
    m_page->recompute();
    QTRY_COMPARE(cell("A", "suggestion").toLongLong(), 10); // two litres each
    QVERIFY(cell("A", "why").toString().contains(QStringLiteral("what the warehouse can take in")));
}

QTEST_MAIN(TestInventoryLists)
#include "tst_inventory_lists.moc"
