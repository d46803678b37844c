// SPDX-License-Identifier: GPL-3.0-or-later
#include "demand_page_test.h"

#include "app/chart/chart_view.h"
#include "app/controls/filter_bar.h"
#include "app/controls/tile.h"
#include "app/demand/country_name.h"
#include "app/demand/demand_columns.h"
#include "app/demand/demand_page.h"
#include "app/table/filter_proxy_model.h"
#include "app/table/table_view.h"
#include "workflow/demand_causes.h"
#include "workspace/price_repository.h"
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
#include <QTableView>
#include <QTranslator>
#include <QUndoStack>

#include <algorithm>
#include <cmath>

using namespace ms;
using namespace ms::app;

/// German for two countries and a holiday; an umlaut is sorted like its letter.
class SomeGerman : public QTranslator {
public:
    QString translate(const char* context, const char* text, const char*, int) const override
    {
        if (QLatin1String(context) != QLatin1String("ms::app"))
            return {};
        return QLatin1String(text) == QLatin1String("Austria")       ? QStringLiteral("Österreich")
               : QLatin1String(text) == QLatin1String("Norway")      ? QStringLiteral("Norwegen")
               : QLatin1String(text) == QLatin1String("Good Friday") ? QStringLiteral("Karfreitag")
                                                                     : QString();
    }
};

class TestDemandDetail : public QObject, DemandPageTest {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepareLook(); }
    void init() { makeShop(); }
    void cleanup() { closePage(); }
    void periodsOfAnyLengthHaveTheSameTotals();
    void aSecondMethodStandsBesideTheFirst();
    void aNewProductBorrowsItsForecast();
    void levelsHaveTheSameTotal();
    void aMethodIsLockedAndUndone();
    void aWeekIsCorrectedAndUndone();
    void holidaysAreChosenAndCausesTold();
    void countriesAndHolidaysAreNamedInTheLanguageOfTheWindow();
};

void TestDemandDetail::periodsOfAnyLengthHaveTheSameTotals()
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

void TestDemandDetail::aSecondMethodStandsBesideTheFirst()
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

void TestDemandDetail::aNewProductBorrowsItsForecast()
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
    QVERIFY(!button->isEnabled()); // what is shown is not of it yet
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

void TestDemandDetail::levelsHaveTheSameTotal()
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
    const auto heading = [&] { return model->headerData(0, Qt::Horizontal).toString(); };
    QCOMPARE(heading(), QStringLiteral("Sum"));
    QCOMPARE(tile(0)->figure(), QStringLiteral("3")); // tiles speak of SKUs
    auto* tabs = child<QTabWidget>("detailTabs");
    QTRY_VERIFY(!tabs->isTabVisible(tabs->indexOf(child<QWidget>("overridesTab"))));
    turnTo("By place", 1);
    turnTo("By category", 2);
    QCOMPARE(heading(), QStringLiteral("Category"));
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
    // A sum has neither method nor cause; that its SKUs are locked is said all the same.
    for (const char* ofSkus : {"method", "cause"})
        QVERIFY(child<TableView>("skusView")->table()->isColumnHidden(model->columnOf(ofSkus)));
    auto* method = child<QComboBox>("compareBox");
    method->setCurrentIndex(method->findData(QStringLiteral("ses")));
    Q_EMIT method->activated(method->currentIndex());
    child<QPushButton>("lockButton")->click();
    const auto lock = [&] { return model->index(0, model->columnOf("method")).data().toString(); };
    QTRY_COMPARE(lock(), QStringLiteral("SKUs locked to Simple smoothing"));
    QTRY_VERIFY(!m_page->settling());
    m_page->undoStack()->undo();
    QTRY_COMPARE(lock(), QString());
    QTRY_VERIFY(!m_page->settling());
    turnTo("By SKU", 3);
    QCOMPARE(heading(), QStringLiteral("SKU"));
}

void TestDemandDetail::aMethodIsLockedAndUndone()
{
    sell();
    open();
    forecast();
    child<QLineEdit>("authorEdit")->setText(QStringLiteral("Ada"));
    child<QTabWidget>("detailTabs")->setCurrentWidget(child<QWidget>("backtestTab"));
    auto* box = child<QComboBox>("compareBox");
    QTRY_VERIFY(box->count() > 3);
    const int ses = box->findData(QStringLiteral("ses"));
    box->setCurrentIndex(ses);
    Q_EMIT box->activated(ses);
    auto* lock = child<QPushButton>("lockButton");
    QCOMPARE(lock->text(), QStringLiteral("Lock Simple smoothing"));
    lock->click();
    QTRY_COMPARE(lock->text(), QStringLiteral("Unlock Simple smoothing"));
    QTRY_VERIFY(!m_page->settling());
    forecast();
    const auto* model = qobject_cast<TableModelBase*>(child<TableView>("skusView")->proxy()->sourceModel());
    QTRY_COMPARE(model->index(0, model->columnOf("method")).data().toString(),
                 QStringLiteral("Simple smoothing, locked"));
    m_page->undoStack()->undo();
    QTRY_COMPARE(model->index(0, model->columnOf("method")).data().toString(), QStringLiteral("Simple smoothing"));
    QTRY_VERIFY(!m_page->settling());
}

void TestDemandDetail::aWeekIsCorrectedAndUndone()
{
    sell();
    open();
    forecast();
    auto* weeks = child<TableView>("weeksView")->proxy();
    auto* box = child<QComboBox>("correctWeekBox");
    QTRY_COMPARE(box->count(), 40);
    QCOMPARE(weeks->rowCount(), 0);
    child<QTabWidget>("detailTabs")->setCurrentWidget(child<QWidget>("correctionsTab"));
    child<QLineEdit>("authorEdit")->clear();
    box->setCurrentIndex(3);
    child<QDoubleSpinBox>("unitsBox")->setValue(30);
    child<QPushButton>("correctButton")->click(); // by nobody: nothing happens
    QCOMPARE(m_page->undoStack()->count(), 0);
    child<QLineEdit>("authorEdit")->setText(QStringLiteral("Ada"));
    child<QPushButton>("correctButton")->click();
    QTRY_COMPARE(weeks->rowCount(), 1);
    QTRY_VERIFY(!m_page->settling());
    QCOMPARE(box->currentIndex(), 3);
    QVERIFY(child<QPushButton>("leaveButton")->isEnabled());
    bool dotted = false;
    for (const ChartSeries& series : child<ChartView>("demandChart")->series())
        dotted = dotted || series.name == "Counts as demand";
    QVERIFY(dotted);
    m_page->undoStack()->undo();
    QTRY_COMPARE(weeks->rowCount(), 0);
    QTRY_VERIFY(!m_page->settling());
    m_page->undoStack()->redo();
    QTRY_COMPARE(weeks->rowCount(), 1);
    QTRY_VERIFY(!m_page->settling());
}

void TestDemandDetail::holidaysAreChosenAndCausesTold()
{
    sell();
    for (int week = 2; week < 40; week += 5) {
        workspace::Promotion promotion;
        promotion.product = m_shop->product("A");
        promotion.days.first = Day{*parseDay("2011-01-03")} + std::chrono::days{7 * week};
        promotion.days.last = promotion.days.first + std::chrono::days{7};
        promotion.kind = "deal";
        QVERIFY(workspace::PriceRepository(**m_shop).addPromotion(promotion));
    }
    open();
    forecast();
    auto* causes = child<TableView>("causesView")->proxy();
    QTRY_COMPARE(causes->rowCount(), 1);
    QCOMPARE(causes->index(0, 0).data().toString(), QStringLiteral("Promotion, a whole week"));
    QVERIFY(child<QLabel>("causeLabel")->text().contains("o effect found"));
    auto* country = child<QComboBox>("holidaysBox");
    country->setCurrentIndex(country->findData(QStringLiteral("GB")));
    Q_EMIT country->activated(country->currentIndex());
    QTRY_COMPARE(workflow::readCauseCalendar((*m_shop)->path())->holidayCountry, std::string("GB"));
    QTRY_VERIFY(!m_page->settling());
    m_page->undoStack()->undo();
    QTRY_COMPARE(country->currentIndex(), 0);
    child<QLineEdit>("eventEdit")->setText(QStringLiteral("Fair"));
    child<QPushButton>("eventButton")->click();
    QTRY_COMPARE(workflow::readCauseCalendar((*m_shop)->path())->events.size(), std::size_t{1});
    QTRY_VERIFY(!m_page->settling());
}

void TestDemandDetail::countriesAndHolidaysAreNamedInTheLanguageOfTheWindow()
{
    for (const std::string& code : workflow::causeCountries()) // each has a name of its own
        QVERIFY2(countryName(code).size() > 3, code.c_str());
    QCOMPARE(countryName("GB"), QStringLiteral("United Kingdom"));
    QCOMPARE(countryName("IN"), QStringLiteral("India")); // whose holidays are not known
    QCOMPARE(countryName("??"), QStringLiteral("??"));
    const QLocale before;
    QLocale::setDefault(QLocale(QLocale::German));
    SomeGerman german;
    QCoreApplication::installTranslator(&german);
    QStringList names;
    for (const auto& [name, code] : namedCountries(workflow::causeCountries()))
        names << name;
    workspace::ForecastCause cause;
    cause.name = "Good Friday";
    QCOMPARE(DemandColumns::causeName(cause), QStringLiteral("Karfreitag"));
    cause.name = "Easter Monday, Good Friday"; // in one week
    QCOMPARE(DemandColumns::causeName(cause), QStringLiteral("Easter Monday, Karfreitag"));
    cause.name = "Good Friday, sale"; // somebody's own words
    QCOMPARE(DemandColumns::causeName(cause), QStringLiteral("Good Friday, sale"));
    cause.name = "Austria"; // an event of somebody's is called as they called it
    QCOMPARE(DemandColumns::causeName(cause), QStringLiteral("Austria"));
    QCoreApplication::removeTranslator(&german);
    QLocale::setDefault(before);
    QVERIFY(!names.contains(QStringLiteral("Austria")));
    QCOMPARE(names.indexOf(QStringLiteral("Österreich")), names.indexOf(QStringLiteral("Norwegen")) + 1);
    QCOMPARE(names.size(), static_cast<int>(workflow::causeCountries().size()));
}

QTEST_MAIN(TestDemandDetail)
#include "tst_demand_detail.moc"
