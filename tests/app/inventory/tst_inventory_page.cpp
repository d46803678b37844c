// SPDX-License-Identifier: GPL-3.0-or-later
#include "../../features/small_shop.h"
#include "../app_test.h"
#include "app/chart/chart_view.h"
#include "app/controls/filter_bar.h"
#include "app/controls/tile.h"
#include "app/inventory/inventory_page.h"
#include "app/inventory/inventory_words.h"
#include "app/inventory/scenario_panel.h"
#include "app/table/filter_proxy_model.h"
#include "app/table/table_view.h"
#include "inventory/explanation.h"
#include "workflow/price_scenarios.h"
#include "workspace/kit_repository.h"
#include "workspace/product_repository.h"
#include "workspace/proposal_repository.h"
#include "workspace/service_targets.h"
#include "workspace/settings.h"
#include "workspace/volume_repository.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSlider>
#include <QSpinBox>
#include <QTabWidget>
#include <QTableView>
#include <QTextBrowser>
#include <QUndoStack>

using namespace ms;
using namespace ms::app;
using features::testing::SmallShop;

class TestInventoryPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepareLook(); }
    void init();
    void cleanup();
    void modelKeepsTheRulesOfItemModels();
    void arithmeticNamesEveryTerm();
    void saysThatThereIsNothingToPlan();
    void showsWhatToOrderAndWhy();
    void scenarioAnswersWhileItIsTurned();
    void unknownStockIsSaidAndCanBeAssumed();
    void tilesFilterTheTable();
    void turnsToASkuThatAnotherPageNames();
    void anOverrideSaysWhatItDoesAndHolds();
    void frontierAndSuppliersAreShown();
    void transfersComeBeforeOrders();
    void oneLocationHasNothingToMove();
    void excessIsShownWithItsMarkdown();
    void kitsAreShownWithWhatIsOrderedForThem();
    void withoutKitsItSaysHowTheyCome();
    void aVolumeIsEnteredInItsColumnAndUndone();
    void roomInLitresNeedsVolumes();
    void classesGetTargetsThatCanBeSaved();
    void oddNumbersAreSaid();
    void countsAfterTheLastSaleAreSaid();
    void proposesTheShownOrders();
    void aWorkspaceThatIsGoneIsAnError();

private:
    /// 30 weeks: A sells 20 a week and has 5, B 70 and has 900, C 7 and was never counted.
    void sell()
    {
        std::vector<std::string> days;
        for (int week = 0; week < 30; ++week)
            days.push_back(toIsoText(Day{*parseDay("2011-01-03")} + std::chrono::days{7 * week}));
        std::vector<SmallShop::Sale> sales;
        for (int week = 0; week < 30; ++week) {
            const char* day = days[static_cast<std::size_t>(week)].c_str();
            sales.push_back({day, "A", 18 + 2 * (week % 3), 500});
            sales.push_back({day, "B", 60 + 10 * (week % 3), 300});
            sales.push_back({day, "C", 7, 200});
        }
        m_shop->sell(sales);
        m_shop->sell({{"2011-07-31", "B", 1, 300}});
        workspace::StockRepository counts(**m_shop);
        const auto place = m_shop->place("shop");
        QVERIFY(counts.set({m_shop->product("A"), place, *parseDay("2011-07-31"), {5}, {0}, {0}}));
        QVERIFY(counts.set({m_shop->product("B"), place, *parseDay("2011-07-31"), {9000}, {0}, {0}}));
        workspace::Supplier supplier;
        supplier.id = SupplierId{"maker"};
        supplier.name = "Maker";
        const auto key = workspace::SupplierRepository(**m_shop).add(supplier);
        workspace::ProductRepository products(**m_shop);
        auto product = *products.bySku(Sku{"A"});
        product.priceMinor = 500;
        product.unitCostMinor = 200;
        product.supplier = *key;
        QVERIFY(products.update(product));
        auto settings = *workspace::loadSettings(**m_shop);
        settings.currency = *Currency::parse("GBP");
        QVERIFY(workspace::saveSettings(**m_shop, settings));
    }
    /// North and south sell ten of A a week each; the north has 60 of it, the south none.
    void sellTwice()
    {
        for (int week = 0; week < 30; ++week) {
            const std::string day = toIsoText(Day{*parseDay("2011-01-03")} + std::chrono::days{7 * week});
            m_shop->sell({{day.c_str(), "A", 10, 500, "", "north"}, {day.c_str(), "A", 10, 500, "", "south"}});
        }
        workspace::StockRepository counts(**m_shop);
        QVERIFY(counts.set({m_shop->product("A"), m_shop->place("north"), *parseDay("2011-07-31"), {60}, {0}, {0}}));
        QVERIFY(counts.set({m_shop->product("A"), m_shop->place("south"), *parseDay("2011-07-31"), {0}, {0}, {0}}));
        QVERIFY(counts.set({m_shop->product("A"), m_shop->place("shop"), *parseDay("2011-07-31"), {0}, {0}, {0}}));
    }
    void open()
    {
        m_session->session.openWorkspace(QString::fromStdString((*m_shop)->path().string()));
        m_page = std::make_unique<InventoryPage>(m_session->session);
        m_page->resize(1400, 860);
        m_page->show();
        m_page->activate();
        QTRY_VERIFY(!m_page->settling());
    }
    template <class T>
    T* child(const char* name)
    {
        return m_page->findChild<T*>(QString::fromLatin1(name));
    }
    TableView* table() { return child<TableView>("reviewView"); }
    Tile* tile(int index) { return m_page->findChildren<Tile*>().at(index); }
    QVariant cell(const char* sku, const char* column)
    {
        auto* model = qobject_cast<TableModelBase*>(table()->proxy()->sourceModel());
        for (int row = 0; row < model->rowCount(); ++row) {
            if (model->index(row, 0).data().toString() == QLatin1String(sku))
                return model->index(row, model->columnOf(QLatin1String(column))).data(SortRole);
        }
        return {};
    }

    std::unique_ptr<SmallShop> m_shop;
    std::unique_ptr<TestSession> m_session;
    std::unique_ptr<InventoryPage> m_page;
};

void TestInventoryPage::init()
{
    // "Negative sizes" and the like: a layout that asks for what cannot be.
    QTest::failOnWarning(QRegularExpression(QStringLiteral("egative")));
    m_shop = std::make_unique<SmallShop>();
    m_session = std::make_unique<TestSession>();
}

void TestInventoryPage::cleanup()
{
    m_page.reset();
    m_session.reset();
    m_shop.reset();
}

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

void TestInventoryPage::arithmeticNamesEveryTerm()
{
    inventory::ExplanationBuilder why;
    const auto need = why.given("need", 36.2, "units");
    const auto pack = why.given("pack_size", 12, "units");
    const auto packs = why.term("full_packs", inventory::Operation::RoundUpToMultiple, {need, pack}, "units");
    why.term("order", inventory::Operation::Sum, {packs}, "units");
    const QString html = InventoryWords::arithmetic(why.explanation());
    for (const char* words :
         {"Needed", "36.20", "Units a pack", "In full packs", "rounded up to a multiple of 12", "48"})
        QVERIFY2(html.contains(QLatin1String(words)), words);
    QVERIFY(!html.contains(QLatin1Char('_')));
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
    QVERIFY(child<QLabel>("reasonLabel")->text().contains(QString::number(order)));
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

void TestInventoryPage::anOverrideSaysWhatItDoesAndHolds()
{
    sell();
    open();
    m_page->showSku(Sku{"A"});
    child<QSpinBox>("unitsSpin")->setValue(200);
    auto* panel = child<QWidget>("overrideTab");
    const auto label = [&](const char* name) { return panel->findChild<QLabel*>(QString::fromLatin1(name))->text(); };
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

/// All of A lies in the north, half of its sales are in the south.
void TestInventoryPage::transfersComeBeforeOrders()
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
    m_session->dialogs.files = {m_session->folder.filePath("note.csv")};
    child<QPushButton>("transferNoteButton")->click();
    QFile note(m_session->dialogs.files.front());
    QTRY_VERIFY(note.exists());
    QVERIFY(note.open(QIODevice::ReadOnly));
    const QByteArray written = note.readAll();
    QVERIFY2(written.contains("north,south"), written.constData());
}

void TestInventoryPage::oneLocationHasNothingToMove()
{
    sell();
    open();
    auto* label = child<QLabel>("transferSumLabel");
    QTRY_VERIFY2(label->text().contains(QStringLiteral("one location, shop")), qPrintable(label->text()));
    QVERIFY(child<TableView>("transfersView")->isHidden());
    QVERIFY(child<QPushButton>("transferNoteButton")->isHidden());
    QCOMPARE(cell("A", "suggestion").toLongLong() > 0, true);
}

/// B has 9,000; its price fell to half in every third month and three times as much was sold.
void TestInventoryPage::excessIsShownWithItsMarkdown()
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
void TestInventoryPage::kitsAreShownWithWhatIsOrderedForThem()
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

void TestInventoryPage::withoutKitsItSaysHowTheyCome()
{
    sell();
    open();
    QVERIFY(child<QLabel>("kitSumLabel")->text().contains(QStringLiteral("kit, component and units")));
    QVERIFY(child<TableView>("kitsView")->isHidden() && child<TableView>("kitPartsView")->isHidden());
}

void TestInventoryPage::aVolumeIsEnteredInItsColumnAndUndone()
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

void TestInventoryPage::roomInLitresNeedsVolumes()
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
    order.orderedDay = *parseDay("2011-07-01");
    order.expectedDay = *parseDay("2011-07-15");
    order.lines = {{m_shop->product("B"), {100}, {0}, {}}};
    QVERIFY(workspace::PurchaseOrderRepository(**m_shop).add(order));
    open();
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
