// SPDX-License-Identifier: GPL-3.0-or-later
// What runs of a workspace are made from beside sales: causes, and weeks that people corrected.
#include "../features/small_shop.h"
#include "stats/random.h"
#include "workflow/demand_causes.h"
#include "workflow/demand_view.h"
#include "workflow/forecast_run.h"
#include "workspace/forecast_repository.h"
#include "workspace/price_repository.h"
#include "workspace/product_repository.h"
#include "workspace/stock_repository.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace ms;
using features::testing::SmallShop;

namespace {

constexpr int weeks = 90;
const Day start = *parseDay("2010-01-04"); // a Monday

Day weekDay(int week)
{
    return start + std::chrono::days{7 * week};
}

} // namespace

class TestDemandInputs : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_shop = std::make_unique<SmallShop>(); }
    void findsWhatPromotionsDo();
    void intervalsHoldTheTruth();
    void findsWhatAPriceDoes();
    void findsWhatEventsAndHolidaysDo();
    void aChangeOfTheCalendarLeavesTheRestAlone();
    void saysWhenACauseDoesNothing();
    void aNewCauseMakesTheRunStale();
    void writesCausesAsATable();
    void anOutlierIsReplacedKeptOrCorrected();
    void aStockoutCanBeKeptAsSold();
    void aBulkOrderThatEmptiesTheShelfIsOneOddWeek();

private:
    workflow::ForecastRunRequest request()
    {
        workflow::ForecastRunRequest request;
        request.workspace = (*m_shop)->path();
        request.horizon = 4;
        request.at = *parseShopTime("2011-10-01T09:00");
        return request;
    }
    /// Sells `units(week)` of a SKU each Monday, 5 % of noise (standard deviation) around them.
    template <class Units>
    void sell(const char* sku, const Units& units, std::uint64_t seed = 1)
    {
        stats::Random random(seed);
        std::vector<std::string> days;
        for (int week = 0; week < weeks; ++week)
            days.push_back(toIsoText(weekDay(week)));
        std::vector<SmallShop::Sale> sales;
        for (int week = 0; week < weeks; ++week)
            sales.push_back({days[static_cast<std::size_t>(week)].c_str(), sku,
                             std::llround(units(week) * (1 + 0.05 * random.normal())), 500});
        m_shop->sell(sales);
        const std::string last = toIsoText(weekDay(weeks) - std::chrono::days{1});
        m_shop->sell({{last.c_str(), sku, 1, 500}}); // so that the last week is complete
    }
    void countedNone(const char* sku, int week)
    {
        workspace::StockPosition none;
        none.product = m_shop->product(sku);
        none.location = m_shop->place("shop");
        none.day = weekDay(week) + std::chrono::days{1};
        QVERIFY(workspace::StockRepository(**m_shop).set(none));
    }
    void promote(const char* sku, int week)
    {
        workspace::Promotion promotion;
        promotion.product = m_shop->product(sku);
        promotion.days = {weekDay(week), weekDay(week + 1)};
        promotion.kind = "deal";
        QVERIFY(workspace::PriceRepository(**m_shop).addPromotion(promotion));
    }
    workspace::ProductForecast forecastOf(const char* sku)
    {
        const auto done = workflow::runForecast(request(), m_progress);
        Q_ASSERT(done);
        const workspace::ForecastRepository repository(**m_shop);
        return *repository.of(workspace::ForecastRunKey{done->run}, m_shop->product(sku));
    }
    static const workspace::ForecastCause* find(const workspace::ProductForecast& forecast, const char* name)
    {
        const auto found = std::find_if(forecast.causes.begin(), forecast.causes.end(),
                                        [&](const auto& cause) { return cause.name == name; });
        return found == forecast.causes.end() ? nullptr : &*found;
    }

    std::unique_ptr<SmallShop> m_shop;
    NoProgress m_progress;
};

void TestDemandInputs::findsWhatPromotionsDo()
{
    const auto promoted = [](int week) { return week % 8 == 3; };
    sell("P", [&](int week) { return promoted(week) ? 320 : 200; }); // 60 % more
    for (int week = 0; week < weeks + 4; ++week)
        if (promoted(week))
            promote("P", week); // week 91 is in the future: the second of four
    const auto forecast = forecastOf("P");
    const auto* promotion = find(forecast, "promotion");
    QVERIFY(promotion);
    QVERIFY(promotion->used && !promotion->elasticity);
    QVERIFY2(promotion->low95 < 0.6 && 0.6 < promotion->high95,
             qPrintable(QString("%1..%2").arg(promotion->low95).arg(promotion->high95)));
    QVERIFY(promotion->high95 - promotion->low95 < 0.2 && workflow::movesDemand(*promotion));
    // One week of four sells 120 more than it would have.
    QVERIFY2(std::abs(promotion->added - 120) < 25, qPrintable(QString::number(promotion->added)));
    QVERIFY(forecast.points[1].mean > 1.4 * forecast.points[0].mean);
    const auto view = workflow::readDemandView((*m_shop)->path(), m_progress);
    QVERIFY(view->rows[0].cause && view->rows[0].cause->name == "promotion");
    QVERIFY(!view->run->stale);
    const auto detail = workflow::readDemandDetail((*m_shop)->path(), view->rows[0], m_progress);
    QCOMPARE(detail->causes.size(), forecast.causes.size());
    const auto& causes = detail->parts.back().values; // what the page says of each week
    QVERIFY(causes[1] > 80 && std::abs(causes[0]) < 10);
}

/// Effects of forty SKUs, 5 to 80 %: intervals of 95 % hold nearly all of them.
void TestDemandInputs::intervalsHoldTheTruth()
{
    constexpr int skus = 40;
    const auto promoted = [](int sku, int week) { return week % 9 == sku % 9; };
    const auto truth = [](int sku) { return 0.05 + 0.75 * sku / (skus - 1); };
    const auto name = [](int sku) { return "S" + std::to_string(10 + sku); };
    for (int sku = 0; sku < skus; ++sku) {
        sell(
            name(sku).c_str(), [&](int week) { return promoted(sku, week) ? 300 * (1 + truth(sku)) : 300; },
            100 + static_cast<std::uint64_t>(sku));
        for (int week = 0; week < weeks; ++week)
            if (promoted(sku, week))
                promote(name(sku).c_str(), week);
    }
    QVERIFY(workflow::runForecast(request(), m_progress));
    const auto causes = workflow::readCauses((*m_shop)->path(), std::nullopt);
    QCOMPARE(causes->size(), std::size_t{skus});
    int held = 0;
    for (int sku = 0; sku < skus; ++sku) {
        const auto& cause = (*causes)[static_cast<std::size_t>(sku)].cause;
        held += cause.low95 <= truth(sku) && truth(sku) <= cause.high95 ? 1 : 0;
    }
    QVERIFY2(held >= 35, qPrintable(QString::number(held))); // 95 % of 40 are 38
}

void TestDemandInputs::findsWhatAPriceDoes()
{
    const int prices[] = {1000, 900, 1100, 950};
    const auto price = [&](int week) { return prices[week / 25]; };
    sell("P", [&](int week) { return 300 * std::pow(price(week) / 1000.0, -2); });
    for (int week = 0; week < weeks; week += 25)
        QVERIFY(workspace::PriceRepository(**m_shop).setPrice(
            {m_shop->product("P"), weekDay(week), price(week), "import", {}}));
    const auto forecast = forecastOf("P");
    const auto* cause = find(forecast, "price");
    QVERIFY(cause && cause->elasticity);
    QVERIFY2(cause->low95 < -2 && -2 < cause->high95,
             qPrintable(QString("%1..%2").arg(cause->low95).arg(cause->high95)));
    QVERIFY(cause->high95 < -1);
}

void TestDemandInputs::findsWhatEventsAndHolidaysDo()
{
    // Christmas of 2010 alone says nothing; Mother's Day of 2010 and 2011 (14 March, 3 April) do.
    const auto fair = [](int week) { return week == 20 || week == 45 || week == 70; };
    const auto mothers = [](int week) { return week == 9 || week == 64; };
    sell("P", [&](int week) { return fair(week) ? 300 : mothers(week) ? 400 : 200; });
    sell(
        "Q", [&](int week) { return mothers(week) ? 400 : 200; }, 2);
    for (const int week : {20, 45, 70, 92})
        QVERIFY(
            workflow::addDemandEvent((*m_shop)->path(), {{}, "Fair", {weekDay(week), weekDay(week + 1)}, 250, "", {}}));
    QCOMPARE(workflow::setHolidayCountry((*m_shop)->path(), "Albion").error().code, ErrorCode::NotFound);
    QVERIFY(workflow::setHolidayCountry((*m_shop)->path(), "GB"));
    const auto forecast = forecastOf("P");
    const auto* event = find(forecast, "Fair");
    QVERIFY(event && event->used && workflow::movesDemand(*event));
    QVERIFY2(std::abs(event->value - 0.5) < 0.12, qPrintable(QString::number(event->value)));
    QVERIFY(event->added > 60 && event->added < 140); // once in the four weeks to come
    const auto holiday = std::find_if(forecast.causes.begin(), forecast.causes.end(),
                                      [](const auto& cause) { return cause.name.find("Mother") != std::string::npos; });
    QVERIFY(holiday != forecast.causes.end());
    QVERIFY2(holiday->low95 < 1 && 1 < holiday->high95 && holiday->low95 > 0.5,
             qPrintable(QString("%1..%2").arg(holiday->low95).arg(holiday->high95)));
    QVERIFY(!find(forecast, "Christmas Day"));
    const auto calendar = workflow::readCauseCalendar((*m_shop)->path());
    QCOMPARE(calendar->holidayCountry, std::string("GB"));
    QCOMPARE(calendar->events.size(), std::size_t{4});
    QVERIFY(workflow::removeDemandEvent((*m_shop)->path(), calendar->events[0].key));
    QCOMPARE(workflow::removeDemandEvent((*m_shop)->path(), calendar->events[0].key).error().code, ErrorCode::NotFound);
    QCOMPARE(workflow::addDemandEvent((*m_shop)->path(), {{}, "price", {start, weekDay(1)}, 1, "", {}}).error().code,
             ErrorCode::InvalidInput);
}

void TestDemandInputs::aChangeOfTheCalendarLeavesTheRestAlone()
{
    const auto path = (*m_shop)->path();
    const workspace::DemandEvent fair{{}, "Fair", {weekDay(1), weekDay(2)}, 250, "", {}};
    const workspace::DemandEvent mail{{}, "Mail", {weekDay(3), weekDay(4)}, 1, "Toys", {}};
    const auto names = [&] {
        std::string all;
        const auto calendar = workflow::readCauseCalendar(path);
        for (const auto& one : calendar->events)
            all += one.name + ";";
        return all;
    };
    QCOMPARE(workflow::addDemandEvent(path, mail).error().code, ErrorCode::NotFound); // no SKU is of toys
    workspace::ProductRepository products(**m_shop);
    auto toy = *products.byKey(m_shop->product("T"));
    toy.category = "Toys";
    QVERIFY(products.update(toy));
    QVERIFY(workflow::addDemandEvent(path, mail)); // the change below has not heard of it
    QVERIFY(workflow::setHolidayCountry(path, "gb"));
    QVERIFY(workflow::saveCauseCalendar(path, {}, {"", {fair}}));
    QCOMPARE(names(), std::string("Fair;Mail;"));
    QCOMPARE(workflow::readCauseCalendar(path)->holidayCountry, std::string("GB"));
    workspace::DemandEvent again = fair; // the same name each time: neither takes the other back
    again.days = {weekDay(5), weekDay(6)};
    QVERIFY(workflow::saveCauseCalendar(path, {"", {fair}}, {"", {fair, again}}));
    QCOMPARE(names(), std::string("Fair;Fair;Mail;"));
    QVERIFY(workflow::saveCauseCalendar(path, {"", {fair, again}}, {"", {fair}}));
    QCOMPARE(names(), std::string("Fair;Mail;"));
    QVERIFY(workflow::saveCauseCalendar(path, {"", {fair, fair}}, {"DE", {fair}})); // one of two that say the same
    QCOMPARE(names(), std::string("Mail;"));
    QCOMPARE(workflow::readCauseCalendar(path)->holidayCountry, std::string("DE"));
    QVERIFY(workflow::saveCauseCalendar(path, {"", {fair}}, {})); // gone already
    workspace::DemandEvent wrong = fair;
    wrong.name = "price";
    QCOMPARE(workflow::saveCauseCalendar(path, {"", {mail}}, {"", {wrong}}).error().code, ErrorCode::InvalidInput);
    QCOMPARE(names(), std::string("Mail;"));         // all or nothing
    wrong = {{}, "Fair", fair.days, 1, "Tools", {}}; // no SKU is of tools
    QCOMPARE(workflow::saveCauseCalendar(path, {"", {mail}}, {"", {wrong}}).error().code, ErrorCode::NotFound);
    QCOMPARE(names(), std::string("Mail;"));
}

void TestDemandInputs::saysWhenACauseDoesNothing()
{
    sell("P", [](int) { return 200; });
    for (int week = 3; week < weeks; week += 8)
        promote("P", week);
    const auto forecast = forecastOf("P");
    const auto* promotion = find(forecast, "promotion");
    QVERIFY(promotion);
    QVERIFY2(!workflow::movesDemand(*promotion),
             qPrintable(QString("%1..%2").arg(promotion->low95).arg(promotion->high95)));
    QVERIFY(std::abs(promotion->value) < 0.05);
    QVERIFY(!workflow::readDemandView((*m_shop)->path(), m_progress)->rows[0].cause);
}

void TestDemandInputs::aNewCauseMakesTheRunStale()
{
    sell("P", [](int) { return 200; });
    QVERIFY(workflow::runForecast(request(), m_progress));
    QVERIFY(!workflow::readDemandView((*m_shop)->path(), m_progress)->run->stale);
    for (const int week : {20, 45})
        QVERIFY(
            workflow::addDemandEvent((*m_shop)->path(), {{}, "Fair", {weekDay(week), weekDay(week + 1)}, 1, "", {}}));
    QVERIFY(workflow::readDemandView((*m_shop)->path(), m_progress)->run->stale);
}

void TestDemandInputs::writesCausesAsATable()
{
    QTemporaryDir folder;
    const std::string path = folder.filePath("causes.csv").toStdString();
    sell("P", [](int week) { return week % 8 == 3 ? 320 : 200; });
    QCOMPARE(workflow::writeCausesFile((*m_shop)->path(), std::nullopt, path).error().code, ErrorCode::NotFound);
    for (int week = 3; week < weeks; week += 8)
        promote("P", week);
    (void)forecastOf("P");
    const auto rows = workflow::writeCausesFile((*m_shop)->path(), std::nullopt, path);
    QCOMPARE(*rows, std::int64_t{1});
    QFile file(QString::fromStdString(path));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readLine(), QByteArray("sku,cause,kind,value,lo95,hi95,moves_demand,in_forecast,added_units\n"));
    const QList<QByteArray> cells = file.readLine().trimmed().split(',');
    QCOMPARE(cells.mid(0, 3), (QList<QByteArray>{"P", "promotion", "change"}));
    QCOMPARE(cells[6], QByteArray("1"));
    QCOMPARE(workflow::writeCausesFile((*m_shop)->path(), Sku{"none"}, path).error().code, ErrorCode::NotFound);
}

void TestDemandInputs::anOutlierIsReplacedKeptOrCorrected()
{
    sell("P", [](int week) { return week == 85 ? 4000 : 200; });
    const std::filesystem::path path = (*m_shop)->path();
    const auto detail = [&] {
        const auto view = workflow::readDemandView(path, m_progress);
        return *workflow::readDemandDetail(path, view->rows[0], m_progress);
    };
    const auto replaced = forecastOf("P");
    QCOMPARE(replaced.adjustments.size(), std::size_t{1});
    const workspace::ForecastAdjustment& found = replaced.adjustments[0];
    QVERIFY(!found.stockout && found.firstDay == weekDay(85) && found.sold > 3000);
    QVERIFY(found.used > 200 && found.used < 240); // the largest other week: 5 % of noise around 200
    QCOMPARE(detail().oddWeeks.size(), std::size_t{1});
    const std::vector<double> sold = detail().history;

    workflow::CorrectionRequest request{path, Sku{"P"}, weekDay(85) + std::chrono::days{2}, {}, "Ada", {}};
    QVERIFY(workflow::correctWeek(request)); // kept: it was demand
    QVERIFY(workflow::readDemandView(path, m_progress)->run->stale);
    const auto kept = forecastOf("P");
    QVERIFY(kept.adjustments.empty());
    QVERIFY2(kept.points[0].high95 > 1.5 * replaced.points[0].high95, "a week of 4,000 makes the next one less sure");
    workflow::OddWeek odd = detail().oddWeeks.at(0);
    QVERIFY(odd.said && !odd.said->value && odd.stockout == std::optional(false));
    QCOMPARE(*odd.found, found.used);
    QCOMPARE(odd.used(), odd.sold);

    request.value = 200;
    QVERIFY(workflow::correctWeek(request));
    const auto corrected = forecastOf("P");
    QVERIFY(corrected.adjustments.empty());
    QVERIFY(std::abs(corrected.points[0].mean - 200) < 15);
    QCOMPARE(detail().oddWeeks.at(0).used(), 200.0);
    QVERIFY(detail().history == sold); // what was sold stays
    QTemporaryDir folder;
    const std::string csv = folder.filePath("odd.csv").toStdString();
    QCOMPARE(*workflow::writeOddWeeksFile(path, std::nullopt, csv), std::int64_t{1});

    QVERIFY(workflow::leaveWeek(path, Sku{"P"}, weekDay(85)));
    QVERIFY(forecastOf("P") == replaced); // and all is as it was
    request.week = weekDay(-3);
    QCOMPARE(workflow::correctWeek(request).error().code, ErrorCode::NotFound);
    request.week = weekDay(85);
    request.value = -1;
    QCOMPARE(workflow::correctWeek(request).error().code, ErrorCode::InvalidInput);
    request.sku = Sku{"none"};
    QCOMPARE(workflow::correctWeek(request).error().code, ErrorCode::NotFound);
}

void TestDemandInputs::aBulkOrderThatEmptiesTheShelfIsOneOddWeek()
{
    sell("P", [](int week) { return week == 85 ? 4000 : 200; });
    countedNone("P", 85);
    const auto found = forecastOf("P");
    QCOMPARE(found.adjustments.size(), std::size_t{1});
    QVERIFY(!found.adjustments[0].stockout && found.adjustments[0].used < 240);
}

void TestDemandInputs::aStockoutCanBeKeptAsSold()
{
    sell("P", [](int week) { return week == 80 ? 20 : 200; });
    countedNone("P", 80);
    const auto found = forecastOf("P");
    QCOMPARE(found.adjustments.size(), std::size_t{1});
    QVERIFY(found.adjustments[0].stockout && found.adjustments[0].used > 150);
    QVERIFY(workflow::correctWeek({(*m_shop)->path(), Sku{"P"}, weekDay(80), {}, "Ada", {}}));
    QVERIFY(forecastOf("P").adjustments.empty());
}

QTEST_APPLESS_MAIN(TestDemandInputs)
#include "tst_demand_inputs.moc"
