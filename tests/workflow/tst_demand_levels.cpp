// SPDX-License-Identifier: GPL-3.0-or-later
#include "../features/small_shop.h"
#include "workflow/demand_grain.h"
#include "workflow/demand_levels.h"
#include "workflow/forecast_run.h"
#include "workflow/override_undo.h"
#include "workspace/product_repository.h"

#include <QTest>

#include <cmath>
#include <map>
#include <numeric>

using namespace ms;
using features::testing::SmallShop;
using workflow::DemandLevel;
using workflow::DemandRow;

/// Bags A and B and the lamp C, sold in two places for 30 weeks; A also without a place.
class TestDemandLevels : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everyLevelHasTheSameTotal_data();
    void everyLevelHasTheSameTotal();
    void detailsAddUpStepByStep();
    void placesShareAsTheySold();
    void anOverrideAddsUpAtEveryLevel();
    void aCategoryOverrideIsSpreadAndUndone();
    void aLevelHasItsOwnPeriods();

private:
    std::vector<DemandRow> rows(DemandLevel level)
    {
        const auto view = workflow::readDemandView((*m_shop)->path(), m_progress);
        return *workflow::demandAtLevel((*m_shop)->path(), view->rows, level, m_progress);
    }
    workflow::DemandDetail detail(const DemandRow& row)
    {
        return *workflow::readDemandDetail((*m_shop)->path(), row, m_progress);
    }
    static double forecastOf(const std::vector<DemandRow>& rows)
    {
        double sum = 0;
        for (const DemandRow& row : rows)
            sum += row.forecastAWeek.value_or(0);
        return sum;
    }
    workflow::OverrideRequest request(double amount)
    {
        workflow::OverrideRequest request;
        request.workspace = (*m_shop)->path();
        request.week = m_monday + std::chrono::days(7 * 31);
        request.amount = amount;
        request.reason = "fair";
        request.author = "Ada";
        request.at = m_now;
        return request;
    }

    const Day m_monday = *parseDay("2011-01-03");
    const ShopTime m_now = *parseShopTime("2011-08-02T09:00");
    std::unique_ptr<SmallShop> m_shop;
    NoProgress m_progress;
};

void TestDemandLevels::init()
{
    m_shop = std::make_unique<SmallShop>();
    for (const auto& [sku, category] : {std::pair("A", "bags"), std::pair("B", "bags"), std::pair("C", "lamps")}) {
        auto product = *workspace::ProductRepository(**m_shop).byKey(m_shop->product(sku));
        product.category = category;
        QVERIFY(workspace::ProductRepository(**m_shop).update(product));
    }
    std::vector<std::string> days;
    for (int week = 0; week < 30; ++week)
        days.push_back(toIsoText(m_monday + std::chrono::days(7 * week)));
    std::vector<SmallShop::Sale> sales;
    for (std::size_t week = 0; week < days.size(); ++week) {
        const char* day = days[week].c_str();
        sales.push_back({day, "A", 30 + static_cast<int>(week % 4), 500, "", "north"});
        sales.push_back({day, "A", 10, 500, "", "south"});
        if (week >= 12)
            sales.push_back({day, "B", 7, 500, "", "south"});
        sales.push_back({day, "C", 4, 900});
    }
    m_shop->sell(sales);
    const std::string end = toIsoText(m_monday + std::chrono::days(7 * 30 - 1));
    m_shop->sell({{end.c_str(), "C", 1, 900}}); // a Sunday, so that the last week is complete
    workflow::ForecastRunRequest run;
    run.workspace = (*m_shop)->path();
    run.horizon = 5;
    run.at = m_now;
    QVERIFY(workflow::runForecast(run, m_progress));
}

void TestDemandLevels::everyLevelHasTheSameTotal_data()
{
    QTest::addColumn<int>("level");
    QTest::addColumn<int>("count");
    QTest::newRow("categories") << static_cast<int>(DemandLevel::Category) << 2;
    QTest::newRow("places") << static_cast<int>(DemandLevel::Location)
                            << 3; // north, south, and C's, which no order says
    QTest::newRow("total") << static_cast<int>(DemandLevel::Total) << 1;
}

void TestDemandLevels::everyLevelHasTheSameTotal()
{
    QFETCH(int, level);
    QFETCH(int, count);
    const auto skus = rows(DemandLevel::Sku);
    const auto groups = rows(static_cast<DemandLevel>(level));
    QCOMPARE(static_cast<int>(groups.size()), count);
    QVERIFY(forecastOf(skus) > 40);
    QVERIFY(std::abs(forecastOf(groups) - forecastOf(skus)) < 1e-9);
    double value = 0;
    for (const DemandRow& row : groups)
        value += row.value;
    for (const DemandRow& row : skus)
        value -= row.value;
    QVERIFY(std::abs(value) < 1e-6);
}

void TestDemandLevels::detailsAddUpStepByStep()
{
    std::vector<double> bySku(5, 0.0);
    std::map<Day, double> history;
    for (const DemandRow& row : rows(DemandLevel::Sku)) {
        const auto shown = detail(row);
        for (std::size_t k = 0; k < 5; ++k)
            bySku[k] += shown.mean[k];
        for (std::size_t t = 0; t < shown.history.size(); ++t)
            history[shown.days[t]] += shown.history[t];
    }
    for (const DemandLevel level : {DemandLevel::Category, DemandLevel::Location, DemandLevel::Total}) {
        std::vector<double> sums(5, 0.0);
        for (const DemandRow& row : rows(level)) {
            const auto shown = detail(row);
            for (std::size_t k = 0; k < 5; ++k) {
                sums[k] += shown.mean[k];
                QVERIFY(shown.low95[k] <= shown.low80[k] + 1e-9 && shown.high80[k] <= shown.high95[k] + 1e-9);
            }
        }
        for (std::size_t k = 0; k < 5; ++k)
            QVERIFY(std::abs(sums[k] - bySku[k]) < 1e-9);
    }
    const auto total = detail(rows(DemandLevel::Total).front());
    QCOMPARE(total.history.size(), history.size());
    for (std::size_t t = 0; t < total.history.size(); ++t)
        QVERIFY(std::abs(total.history[t] - history.at(total.days[t])) < 1e-9);
    QVERIFY(!total.backtest.empty());
}

void TestDemandLevels::placesShareAsTheySold()
{
    std::map<std::string, DemandRow> places;
    for (const DemandRow& row : rows(DemandLevel::Location))
        places.emplace(row.sku.text, row);
    const auto skus = rows(DemandLevel::Sku);
    const auto forecast = [&](const char* sku) {
        return *std::find_if(skus.begin(), skus.end(), [&](const auto& row) {
                    return row.sku.text == sku;
                })->forecastAWeek;
    };
    QVERIFY(std::abs(*places.at("").forecastAWeek - forecast("C")) < 1e-9);
    QVERIFY(places.at("").unitsAWeek > 0 && !detail(places.at("")).history.empty());
    const double north = *places.at("north").forecastAWeek / forecast("A"); // 31.5 of 41.5 a week, over 13 weeks
    QVERIFY2(north > 0.75 && north < 0.77, qPrintable(QString::number(north)));
    const auto south = detail(places.at("south"));
    QCOMPARE(south.history.size(), std::size_t{30});
    QCOMPARE(south.history.front(), 10.0);
    QCOMPARE(south.history.back(), 17.0);
}

void TestDemandLevels::anOverrideAddsUpAtEveryLevel()
{
    auto asked = request(100);
    asked.sku = Sku{std::string("B")};
    const double before = forecastOf(rows(DemandLevel::Sku));
    QVERIFY(workflow::overrideDemand(asked));
    // Planned, too, every level has the same total, and the forecasts below are as they were.
    double planned = 0;
    for (const DemandRow& row : rows(DemandLevel::Sku))
        planned += row.plannedAWeek.value_or(*row.forecastAWeek);
    QVERIFY(planned > before + 15); // 100 instead of 7 in one of five weeks
    QVERIFY(std::abs(forecastOf(rows(DemandLevel::Sku)) - before) < 1e-9);
    for (const DemandLevel level : {DemandLevel::Category, DemandLevel::Location, DemandLevel::Total}) {
        double sum = 0;
        for (const DemandRow& row : rows(level))
            sum += row.plannedAWeek.value_or(*row.forecastAWeek);
        QVERIFY(std::abs(sum - planned) < 1e-9);
    }
    for (const DemandLevel level : {DemandLevel::Category, DemandLevel::Total}) {
        const auto shown = detail(rows(level).front()); // bags sell more than lamps
        QVERIFY(shown.held[1] && !shown.held[0]);
        double baseline = 0;
        for (const DemandRow& row : rows(DemandLevel::Sku))
            if (row.sku.text == "B")
                baseline = detail(row).mean[1];
        QVERIFY(std::abs(*shown.held[1] - shown.mean[1] - (100 - baseline)) < 1e-9);
    }
}

void TestDemandLevels::aCategoryOverrideIsSpreadAndUndone()
{
    auto single = request(9);
    single.sku = Sku{std::string("B")};
    QVERIFY(workflow::overrideDemand(single));
    auto asked = request(61);
    asked.category = "bags";
    const workflow::OverrideScope scope{{}, "bags", asked.week};
    const auto held = workflow::overrideInstead((*m_shop)->path(), scope, asked, m_now);
    QVERIFY(held);
    const auto bags = [&] { return detail(rows(DemandLevel::Category).front()); };
    QCOMPARE(*bags().held[1], 61.0);
    int holding = 0;
    for (const auto& one : bags().overrides.overrides)
        holding += one.said.withdrawnAt ? 0 : 1;
    QCOMPARE(holding, 2);
    // What cannot be leaves what was said before.
    auto wrong = asked;
    wrong.kind = workspace::OverrideKind::Percent;
    wrong.amount = -150;
    QCOMPARE(workflow::overrideInstead((*m_shop)->path(), scope, wrong, m_now).error().code, ErrorCode::InvalidInput);
    QCOMPARE(*bags().held[1], 61.0);
    // Undone: what was said of B before holds again, and nothing of A.
    QVERIFY(workflow::restoreOverrides((*m_shop)->path(), scope, *held, m_now));
    holding = 0;
    for (const auto& one : bags().overrides.overrides) {
        if (one.said.withdrawnAt)
            continue;
        ++holding;
        QCOMPARE(one.sku.text, std::string("B"));
        QCOMPARE(one.said.value, 9.0);
    }
    QCOMPARE(holding, 1);
    // What was said of the category holds again as that, though it is its SKUs' that are taken back one by one.
    QVERIFY(workflow::overrideInstead((*m_shop)->path(), scope, asked, m_now));
    const workflow::OverrideScope ofB{Sku{std::string("B")}, {}, asked.week};
    const auto later = m_now + std::chrono::minutes{5};
    const auto share = workflow::overrideInstead((*m_shop)->path(), ofB, std::nullopt, later);
    QCOMPARE(share->size(), std::size_t{1});
    QVERIFY(workflow::restoreOverrides((*m_shop)->path(), ofB, *share, later));
    QCOMPARE(*bags().held[1], 61.0);
    for (const auto& one : bags().overrides.overrides) // and still as one saying, by its time
        QVERIFY(one.said.withdrawnAt || (one.said.category == "bags" && one.said.createdAt == m_now));
}

void TestDemandLevels::aLevelHasItsOwnPeriods()
{
    for (const DemandRow& row : rows(DemandLevel::Location)) {
        if (!row.location)
            continue;
        const auto shown = detail(row);
        const auto days = workflow::demandAtGrain((*m_shop)->path(), shown, workflow::Grain::Day, m_progress);
        double sold = 0;
        for (const auto& day : days->periods)
            sold += day.sold.value_or(0);
        QVERIFY(std::abs(sold - std::accumulate(shown.history.begin(), shown.history.end(), 0.0)) < 1e-9);
        QCOMPARE(*days->periods.front().sold, shown.history.front()); // all of a week on its Monday
    }
}

QTEST_GUILESS_MAIN(TestDemandLevels)
#include "tst_demand_levels.moc"
