// SPDX-License-Identifier: GPL-3.0-or-later
#include "demand_page_test.h"

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

class TestDemandPage : public QObject, DemandPageTest {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepareLook(); }
    void init() { makeShop(); }
    void cleanup() { closePage(); }
    void modelKeepsTheRulesOfItemModels();
    void saysThatThereAreNoSales();
    void forecastsAndShowsWhatItForecast();
    void selectingASkuDrawsIt();
    void overridesStandBesideTheForecast();
    void exceptionTileShowsOnlyExceptions();
    void theNextForecastReachesAsFarAsTheLast();
    void turnsToASkuThatAnotherPageNames();
    void saysWhenTheForecastIsStale();
    void aWorkspaceThatIsGoneIsAnError();
};

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
    QCOMPARE(DemandColumns::noteText("snaive needs more history"), QStringLiteral("Seasonal naive needs more history"));
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
    auto* amount = child<QDoubleSpinBox>("amountBox");
    const QString first = child<QComboBox>("weekBox")->currentText(); // "10 Oct 2011: 21.3"
    QCOMPARE(amount->value(), std::round(first.mid(first.indexOf(QStringLiteral(": ")) + 2).toDouble()));
    child<QComboBox>("kindBox")->setCurrentIndex(1); // more than it in per cent: none yet
    QCOMPARE(amount->value(), 0.0);
    child<QComboBox>("kindBox")->setCurrentIndex(0);
    amount->setValue(40);
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
    // Sums have no exceptions: the tile turns to SKUs, and turning to sums lets go of it.
    auto* level = child<QComboBox>("levelBox");
    tile(3)->setChecked(false);
    level->setCurrentIndex(level->findText(QStringLiteral("Total")));
    QTRY_VERIFY(!m_page->settling());
    tile(3)->setChecked(true);
    QTRY_VERIFY(!m_page->settling());
    QCOMPARE(level->currentText(), QStringLiteral("By SKU"));
    QCOMPARE(table->proxy()->rowCount(), 1);
    level->setCurrentIndex(level->findText(QStringLiteral("Total")));
    QTRY_VERIFY(!m_page->settling());
    QVERIFY(!tile(3)->isChecked());
    QCOMPARE(table->proxy()->index(0, 0).data().toString(), QStringLiteral("All SKUs"));
    for (const QAction* action : m_page->findChildren<QAction*>()) // a sum is on no other page
        QVERIFY(!action->text().startsWith(QStringLiteral("Show in ")) || !action->isEnabled());
}

void TestDemandPage::theNextForecastReachesAsFarAsTheLast()
{
    sell();
    workflow::ForecastRunRequest eight;
    eight.workspace = (*m_shop)->path();
    eight.horizon = 8;
    eight.at = *parseShopTime("2011-10-10T09:00");
    NoProgress nobody;
    QVERIFY(workflow::runForecast(eight, nobody));
    open();
    auto* weeks = child<QSpinBox>("horizonBox");
    QTRY_COMPARE(weeks->value(), 8);
    weeks->setValue(20);
    m_page->recompute(); // what somebody said stays
    QTRY_VERIFY(!m_page->settling());
    QCOMPARE(weeks->value(), 20);
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
