// SPDX-License-Identifier: GPL-3.0-or-later
#include "../../features/small_shop.h"
#include "../app_test.h"
#include "app/chart/chart_view.h"
#include "app/controls/filter_bar.h"
#include "app/controls/tile.h"
#include "app/demand/demand_columns.h"
#include "app/demand/demand_page.h"
#include "app/table/filter_proxy_model.h"
#include "app/table/table_view.h"
#include "workspace/product_repository.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabWidget>
#include <QUndoStack>

#include <cmath>

using namespace ms;
using namespace ms::app;
using features::testing::SmallShop;

class TestDemandPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepareLook(); }
    void init();
    void cleanup();
    void modelKeepsTheRulesOfItemModels();
    void saysThatThereAreNoSales();
    void forecastsAndShowsWhatItForecast();
    void selectingASkuDrawsIt();
    void periodsOfAnyLengthHaveTheSameTotals();
    void aSecondMethodStandsBesideTheFirst();
    void aNewProductBorrowsItsForecast();
    void levelsHaveTheSameTotal();
    void overridesStandBesideTheForecast();
    void exceptionTileShowsOnlyExceptions();
    void turnsToASkuThatAnotherPageNames();
    void saysWhenTheForecastIsStale();
    void aWorkspaceThatIsGoneIsAnError();

private:
    void sell()
    {
        std::vector<std::string> days;
        for (int week = 0; week < 40; ++week)
            days.push_back(toIsoText(Day{*parseDay("2011-01-03")} + std::chrono::days{7 * week}));
        std::vector<SmallShop::Sale> sales;
        for (int week = 0; week < 40; ++week) {
            const char* day = days[static_cast<std::size_t>(week)].c_str();
            sales.push_back({day, "A", 20 + week % 3, 500});
            sales.push_back({day, "B", 5 + week % 2, 300});
            if (week < 25)
                sales.push_back({day, "C", 7, 200});
        }
        m_shop->sell(sales);
        m_shop->sell({{"2011-10-09", "B", 1, 300}}); // so that the last week is complete
    }
    /// Opens the page on the shop and waits until it has read everything.
    void open()
    {
        m_session->session.openWorkspace(QString::fromStdString((*m_shop)->path().string()));
        m_page = std::make_unique<DemandPage>(m_session->session);
        m_page->resize(1200, 800);
        m_page->show();
        m_page->activate();
        QTRY_VERIFY(!m_page->settling());
    }
    /// Presses the primary button and waits for the page to show the new run.
    void forecast()
    {
        m_page->primaryAction()->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(m_page->state() == Page::State::Content && !m_page->settling() &&
                                     m_page->primaryAction()->isEnabled(),
                                 20000);
    }
    template <class T>
    T* child(const char* name)
    {
        return m_page->findChild<T*>(QString::fromLatin1(name));
    }
    Tile* tile(int index) { return m_page->findChildren<Tile*>().at(index); }

    std::unique_ptr<SmallShop> m_shop;
    std::unique_ptr<TestSession> m_session;
    std::unique_ptr<DemandPage> m_page;
};

void TestDemandPage::init()
{
    m_shop = std::make_unique<SmallShop>();
    m_session = std::make_unique<TestSession>();
}

void TestDemandPage::cleanup()
{
    m_page.reset();
    m_session.reset();
    m_shop.reset();
}

void TestDemandPage::modelKeepsTheRulesOfItemModels()
{
    RowTableModel<workflow::DemandRow> model(DemandColumns::skus());
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    workflow::DemandRow row;
    row.sku = Sku{std::string("A")};
    row.history = {1, 2, 3};
    row.bias = 12;
    row.exception = workflow::DemandException::Biased;
    row.exceptionSize = 60;
    model.setRows({row, workflow::DemandRow{}});
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(0, model.columnOf("sku")).data().toString(), QStringLiteral("A"));
    QCOMPARE(model.index(0, model.columnOf("exception")).data().toString(), QStringLiteral("Too high"));
    QCOMPARE(model.index(0, model.columnOf("bias")).data(SortRole).toDouble(), 0.12);
    QVERIFY(!model.index(1, model.columnOf("forecast")).data(SortRole).isValid()); // unknown is blank, never 0
    QVERIFY(model.index(1, model.columnOf("exception")).data().toString().isEmpty());
    model.setRows({});
    // What the engine noted is told in the window's words, whatever stands in a note.
    QCOMPARE(
        DemandColumns::noteText("one value only; the band is a guess as wide as the value; gaps interpolated: 3; new"),
        QStringLiteral("One value only; the band is a guess as wide as the value\nGaps interpolated: 3\nnew"));
}

void TestDemandPage::saysThatThereAreNoSales()
{
    open();
    QVERIFY(m_page->state() == Page::State::Empty);
}

void TestDemandPage::forecastsAndShowsWhatItForecast()
{
    sell();
    open();
    QVERIFY(m_page->state() == Page::State::Empty); // sales, but no forecast: the button mends it
    m_page->findChild<QSpinBox*>()->setValue(6);
    forecast();
    auto* table = child<TableView>("skusView");
    QCOMPARE(table->proxy()->rowCount(), 3);
    QCOMPARE(tile(0)->figure(), QStringLiteral("3"));
    const auto* model = qobject_cast<TableModelBase*>(table->proxy()->sourceModel());
    QVERIFY(std::abs(model->index(0, model->columnOf("forecast")).data(SortRole).toDouble() - 21) < 1);
}

void TestDemandPage::selectingASkuDrawsIt()
{
    sell();
    open();
    forecast();
    auto* chart = child<ChartView>("demandChart");
    QTRY_VERIFY(!chart->series().empty());
    const auto lineNames = [&] {
        QStringList names;
        for (const ChartSeries& series : chart->series())
            names << series.name;
        return names;
    };
    QVERIFY(lineNames().contains("History") && lineNames().contains("Forecast"));
    QVERIFY(!lineNames().contains("Past forecasts"));
    child<QTabWidget>("detailTabs")->setCurrentWidget(child<QWidget>("backtestTab"));
    QVERIFY(lineNames().contains("Past forecasts"));
    QVERIFY(child<TableView>("backtestView")->proxy()->rowCount() >= 3);
    QVERIFY(child<QLabel>("whyLabel")->text().contains("units are expected"));
}

void TestDemandPage::periodsOfAnyLengthHaveTheSameTotals()
{
    sell();
    m_shop->sell({{"2011-03-08T15:40", "A", 9, 500}});
    open();
    forecast();
    auto* grain = child<QComboBox>("grainBox");
    QTRY_VERIFY(child<ChartView>("demandChart")->series().size() > 1);
    QCOMPARE(grain->currentText(), QStringLiteral("By week"));
    QCOMPARE(grain->findText("By hour"), -1); // the first and the last order have no time
    const auto* figures = child<TableView>("figuresView")->proxy();
    const auto total = [&](const char* id) {
        const auto* model = qobject_cast<TableModelBase*>(figures->sourceModel());
        double sum = 0;
        for (int row = 0; row < model->rowCount(); ++row)
            sum += model->index(row, model->columnOf(id)).data(SortRole).toDouble();
        return sum;
    };
    const double sold = total("sold");
    const double expected = total("mean");
    const int weeks = figures->rowCount();
    QCOMPARE(weeks, 40 + 13);
    QVERIFY(sold > 800 && expected > 200);
    grain->setFocus();
    QTest::keyClick(grain, Qt::Key_Up); // by keyboard: the day is above the week
    QCOMPARE(grain->currentText(), QStringLiteral("By day"));
    QCOMPARE(grain->nextInFocusChain()->accessibleName(), QStringLiteral("Chart menu"));
    for (const auto& [name, rows] : {std::pair("By day", weeks * 7), std::pair("By month", 13)}) {
        grain->setCurrentIndex(grain->findText(QString::fromLatin1(name)));
        QTRY_COMPARE(figures->rowCount(), rows);
        QVERIFY(std::abs(total("sold") - sold) < 1e-6);
        QVERIFY(std::abs(total("mean") - expected) < 1e-6);
        QTRY_VERIFY(child<ChartView>("demandChart")->dataAsText().contains("Forecast"));
    }
    // Another SKU is told in the same periods, never under the name of the one before.
    auto* chart = child<ChartView>("demandChart");
    QStringList seen;
    connect(figures->sourceModel(), &QAbstractItemModel::modelReset, chart, [&] { seen << chart->title(); });
    m_page->showSku(Sku{std::string("B")});
    QTRY_VERIFY(chart->title().startsWith("B "));
    QVERIFY(!seen.isEmpty() && seen.front().startsWith("A "));
    QVERIFY(total("sold") < sold / 2);
    QCOMPARE(grain->currentText(), QStringLiteral("By month"));
}

void TestDemandPage::aSecondMethodStandsBesideTheFirst()
{
    sell();
    open();
    forecast();
    child<QTabWidget>("detailTabs")->setCurrentWidget(child<QWidget>("backtestTab"));
    auto* chart = child<ChartView>("demandChart");
    QTRY_VERIFY(chart->series().size() > 1);
    auto* box = child<QComboBox>("compareBox");
    const int croston = box->findData(QStringLiteral("croston"));
    QVERIFY(croston > 0 && box->findData(QStringLiteral("boosted-trees")) < 0); // one SKU is not enough for trees
    const int before = child<TableView>("backtestView")->proxy()->rowCount();
    box->setCurrentIndex(croston);
    Q_EMIT box->activated(croston);
    const auto line = [&](const QString& name) {
        const auto& all = chart->series();
        const auto found = std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.name == name; });
        return found == all.end() ? QList<QPointF>() : found->points;
    };
    QTRY_COMPARE(line("Croston").size(), 14); // 13 weeks, and where the history ends
    QCOMPARE(child<TableView>("backtestView")->proxy()->rowCount(), before + 1);
    const QString words = child<QLabel>("backtestLabel")->text();
    QVERIFY2(words.contains("Croston") && words.contains("nearer by"), qPrintable(words));
    box->setCurrentIndex(0);
    Q_EMIT box->activated(0);
    QTRY_COMPARE(child<TableView>("backtestView")->proxy()->rowCount(), before);
    QVERIFY(line("Croston").isEmpty());
}

void TestDemandPage::aNewProductBorrowsItsForecast()
{
    sell();
    workspace::ProductRepository products(**m_shop);
    auto fresh = *products.byKey(m_shop->product("D"));
    fresh.priceMinor = 450;
    QVERIFY(products.update(fresh));
    open();
    forecast();
    auto* tabs = child<QTabWidget>("detailTabs");
    auto* tab = child<QWidget>("launchTab");
    QTRY_VERIFY(!tabs->isTabVisible(tabs->indexOf(tab))); // A has a history of its own
    m_page->showSku(Sku{std::string("D")});
    QTRY_VERIFY(tabs->isTabVisible(tabs->indexOf(tab)));
    tabs->setCurrentWidget(tab);
    auto* analogues = child<TableView>("analoguesView")->proxy();
    QTRY_COMPARE(analogues->rowCount(), 3);
    auto* button = child<QPushButton>("launchButton");
    QVERIFY(button->isEnabled() && !child<QPushButton>("withdrawButton")->isVisible());
    child<QDoubleSpinBox>("multiplierBox")->setValue(2);
    const auto mean = [&] {
        for (const ChartSeries& series : child<ChartView>("demandChart")->series())
            if (series.name == "Forecast" && !series.points.isEmpty())
                return series.points.back().y();
        return 0.0;
    };
    QTRY_VERIFY(mean() > 10);
    const double shown = mean();
    button->click();
    QTRY_VERIFY(!m_page->settling() && child<QPushButton>("withdrawButton")->isVisible());
    const auto* table = child<TableView>("skusView")->proxy();
    const auto* model = qobject_cast<TableModelBase*>(table->sourceModel());
    const auto forecastOfD = [&] {
        return model->index(model->rowCount() - 1, model->columnOf("forecast")).data(SortRole);
    };
    QVERIFY(std::abs(forecastOfD().toDouble() - shown) < 0.2 * shown);
    m_page->undoStack()->undo();
    QTRY_VERIFY(!m_page->settling() && !forecastOfD().isValid());
}

void TestDemandPage::levelsHaveTheSameTotal()
{
    sell();
    workspace::ProductRepository products(**m_shop);
    auto bag = *products.byKey(m_shop->product("A"));
    bag.category = "bags";
    QVERIFY(products.update(bag));
    open();
    forecast();
    auto* level = child<QComboBox>("levelBox");
    const auto* table = child<TableView>("skusView")->proxy();
    const auto* model = qobject_cast<TableModelBase*>(table->sourceModel());
    const auto total = [&] {
        double sum = 0;
        for (int row = 0; row < model->rowCount(); ++row)
            sum += model->index(row, model->columnOf("forecast")).data(SortRole).toDouble();
        return sum;
    };
    const double bySku = total();
    const auto turnTo = [&](const char* name, int rows) {
        level->setCurrentIndex(level->findText(QString::fromLatin1(name)));
        QTRY_VERIFY(!m_page->settling() && model->rowCount() == rows);
        QVERIFY(std::abs(total() - bySku) < 1e-9);
    };
    turnTo("Total", 1);
    QCOMPARE(model->index(0, 0).data().toString(), QStringLiteral("All SKUs"));
    QCOMPARE(tile(0)->figure(), QStringLiteral("3")); // tiles speak of SKUs
    auto* tabs = child<QTabWidget>("detailTabs");
    QTRY_VERIFY(!tabs->isTabVisible(tabs->indexOf(child<QWidget>("overridesTab"))));
    turnTo("By place", 1);
    turnTo("By category", 2);
    QTRY_VERIFY(tabs->isTabVisible(tabs->indexOf(child<QWidget>("overridesTab"))));
    QTRY_VERIFY(child<ChartView>("demandChart")->title().startsWith("bags"));
    // An override of the category is shared by its SKUs, and undone as a whole.
    child<QLineEdit>("authorEdit")->setText(QStringLiteral("Ada"));
    child<QDoubleSpinBox>("amountBox")->setValue(33);
    child<QPushButton>("overrideButton")->click();
    auto* overrides = child<TableView>("overridesView")->proxy();
    QTRY_COMPARE(overrides->rowCount(), 1);
    QTRY_VERIFY(!m_page->settling());
    m_page->undoStack()->undo();
    QTRY_COMPARE(overrides->index(0, overrides->columnCount() - 1).data().toString(), QStringLiteral("Taken back"));
    turnTo("By SKU", 3);
}

void TestDemandPage::overridesStandBesideTheForecast()
{
    sell();
    open();
    forecast();
    const auto* skus = qobject_cast<TableModelBase*>(child<TableView>("skusView")->proxy()->sourceModel());
    const auto planned = [&] { return skus->index(0, skus->columnOf("forecast")).data(SortRole).toDouble(); };
    const double forecastAWeek = planned();
    child<QTabWidget>("detailTabs")->setCurrentWidget(child<QWidget>("overridesTab"));
    auto* button = child<QPushButton>("overrideButton");
    auto* author = child<QLineEdit>("authorEdit");
    QTRY_VERIFY(child<QComboBox>("weekBox")->count() > 0);
    author->clear();
    QVERIFY(!button->isEnabled()); // nobody said it
    author->setText(QStringLiteral("Ada"));
    QTRY_VERIFY(button->isEnabled()); // once the SKU was read
    child<QDoubleSpinBox>("amountBox")->setValue(40);
    button->click();
    auto* overrides = child<TableView>("overridesView")->proxy();
    QTRY_COMPARE(overrides->rowCount(), 1);
    QTRY_VERIFY(!m_page->settling());
    const auto* steps = child<TableView>("componentsView")->proxy();
    double sum = 0;
    for (int column = 1; column <= 4; ++column)
        sum += steps->index(0, column).data(SortRole).toDouble();
    QVERIFY(std::abs(sum - steps->index(0, 5).data(SortRole).toDouble()) < 1e-6);
    QCOMPARE(steps->index(0, 6).data(SortRole).toDouble(), 40.0);
    // The table has it at once: one week of thirteen.
    const double lifted = (40 - steps->index(0, 5).data(SortRole).toDouble()) / 13;
    QVERIFY(lifted > 1 && std::abs(planned() - forecastAWeek - lifted) < 1e-6);
    // Dragging the second point of the chart says the same of the second week.
    const auto& series = child<ChartView>("demandChart")->series();
    int dots = -1;
    for (std::size_t i = 0; i < series.size(); ++i)
        if (series[i].draggable)
            dots = series[i].id;
    QVERIFY(dots >= 0);
    Q_EMIT child<ChartView>("demandChart")->pointReleased(dots, 1, 33.4);
    QTRY_COMPARE(overrides->rowCount(), 2);
    QCOMPARE(overrides->index(1, 3).data(SortRole).toDouble(), 33.0);
    QCOMPARE(child<TableView>("snapshotsView")->proxy()->index(1, 4).data(SortRole).toDouble(), 33.0);
    // Undo takes it back, the first one holds on; redo says it again.
    const auto held = [&](int step) { return steps->index(step, 6).data(SortRole); };
    QTRY_VERIFY(!m_page->settling());
    m_page->undoStack()->undo();
    QTRY_VERIFY(!held(1).isValid());
    QCOMPARE(held(0).toDouble(), 40.0);
    m_page->undoStack()->redo();
    QTRY_COMPARE(held(1).toDouble(), 33.0);
}

void TestDemandPage::exceptionTileShowsOnlyExceptions()
{
    sell();
    open();
    forecast();
    QCOMPARE(tile(3)->figure(), QStringLiteral("1")); // C stopped
    tile(3)->setChecked(true);
    Q_EMIT tile(3)->toggled(true);
    auto* table = child<TableView>("skusView");
    QCOMPARE(table->proxy()->rowCount(), 1);
    QCOMPARE(table->proxy()->index(0, 0).data().toString(), QStringLiteral("C"));
    Q_EMIT tile(3)->toggled(false);
    QCOMPARE(table->proxy()->rowCount(), 3);
}

void TestDemandPage::turnsToASkuThatAnotherPageNames()
{
    sell();
    open();
    forecast();
    m_page->showSku(Sku{std::string("B")});
    auto* table = child<TableView>("skusView");
    const auto* model = qobject_cast<TableModelBase*>(table->proxy()->sourceModel());
    QCOMPARE(model->index(table->currentRow(), 0).data().toString(), QStringLiteral("B"));
}

void TestDemandPage::saysWhenTheForecastIsStale()
{
    sell();
    open();
    forecast();
    const auto isShown = [&] {
        const auto labels = m_page->findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(),
                           [](QLabel* label) { return label->isVisible() && label->text().contains("changed since"); });
    };
    QVERIFY(!isShown());
    m_shop->sell({{"2011-10-16", "A", 30, 500}});
    m_page->recompute();
    QTRY_VERIFY(!m_page->settling() && isShown());
}

void TestDemandPage::aWorkspaceThatIsGoneIsAnError()
{
    m_session->session.openWorkspace(m_session->folder.filePath("missing.studio"));
    m_page = std::make_unique<DemandPage>(m_session->session);
    m_page->show();
    m_page->activate();
    QTRY_VERIFY(m_page->state() == Page::State::Failed);
}

QTEST_MAIN(TestDemandPage)
#include "tst_demand_page.moc"
