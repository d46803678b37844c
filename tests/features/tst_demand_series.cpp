// SPDX-License-Identifier: GPL-3.0-or-later
#include "small_shop.h"

#include "features/demand_series.h"
#include "features/period_calendar.h"
#include "stats/random.h"

#include <numeric>

using namespace ms;
using namespace ms::features;
using namespace ms::features::testing;
using forecast::Frequency;

namespace {

DemandRequest weekly(const char* asOf)
{
    DemandRequest request;
    request.asOf = day(asOf);
    return request;
}

const ProductDemand* of(const Demand& demand, const char* sku)
{
    for (const ProductDemand& product : demand.series) {
        if (product.series.id == sku)
            return &product;
    }
    return nullptr;
}

std::vector<double> history(const Demand& demand, const char* sku)
{
    const ProductDemand* product = of(demand, sku);
    return product ? product->series.history : std::vector<double>();
}

using Numbers = std::vector<double>;

} // namespace

class TestDemandSeries : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void weeksStartOnMonday()
    {
        const auto calendar = *PeriodCalendar::of(Frequency::Weekly);
        // 2011-12-05 was a Monday, 2011-12-11 the Sunday of the same week.
        QCOMPARE(calendar.periodOf(day("2011-12-05")), calendar.periodOf(day("2011-12-11")));
        QCOMPARE(calendar.periodOf(day("2011-12-12")), calendar.periodOf(day("2011-12-11")) + 1);
        QVERIFY(calendar.firstDayOf(calendar.periodOf(day("2011-12-09"))) == day("2011-12-05"));
        QVERIFY(calendar.firstDayOf(calendar.periodOf(day("1969-12-30"))) == day("1969-12-29"));
        QVERIFY(calendar.firstDayOf(calendar.periodOf(day("1969-12-28"))) == day("1969-12-22"));
    }

    void periodsOfEveryFrequencyTileTheCalendar_data()
    {
        QTest::addColumn<int>("frequency");
        for (const Frequency f :
             {Frequency::Daily, Frequency::Weekly, Frequency::Monthly, Frequency::Quarterly, Frequency::Yearly})
            QTest::addRow("%d", int(f)) << int(f);
    }
    void periodsOfEveryFrequencyTileTheCalendar()
    {
        QFETCH(int, frequency);
        const auto calendar = *PeriodCalendar::of(static_cast<Frequency>(frequency));
        int period = calendar.periodOf(day("1967-02-03"));
        for (Day d = day("1967-02-03"); d < day("2025-01-01"); d += std::chrono::days(1)) {
            const int p = calendar.periodOf(d);
            QVERIFY(p == period || p == period + 1);
            QVERIFY(calendar.firstDayOf(p) <= d);
            QVERIFY(d < calendar.firstDayOf(p + 1));
            QVERIFY(p == period || calendar.firstDayOf(p) == d);
            period = p;
        }
        QCOMPARE(PeriodCalendar::of(Frequency::Monthly)
                     ->daysIn(PeriodCalendar::of(Frequency::Monthly)->periodOf(day("2012-02-10"))),
                 29);
    }

    void hoursCannotBeMadeFromDays()
    {
        SmallShop shop;
        DemandRequest request = weekly("2011-12-09");
        request.frequency = Frequency::Hourly;
        const auto demand = demandSeries(*shop, request);
        QVERIFY(!demand && demand.error().code == ErrorCode::InvalidInput);
    }

    void aShopWithoutSalesHasNoSeries()
    {
        SmallShop shop;
        shop.product("A");
        const auto demand = demandSeries(*shop, weekly("2011-12-09"));
        MS_VERIFY_OK(demand);
        QVERIFY(demand->series.empty());
    }

    void unitsAreSummedByWeekFromTheFirstSaleOn()
    {
        SmallShop shop;
        shop.sell({{"2011-01-03T09:00", "OLD", 5},   // Monday of week 1
                   {"2011-01-09T23:59", "OLD", 2},   // Sunday of week 1
                   {"2011-01-10T00:00", "NEW", 3},   // week 2
                   {"2011-01-24T10:00", "OLD", 1},   // week 4
                   {"2011-01-30T10:00", "NEW", 4}}); // Sunday of week 4: the data reach its end
        const auto demand = demandSeries(*shop, weekly("2011-01-30"));
        MS_VERIFY_OK(demand);
        QCOMPARE(history(*demand, "OLD"), (Numbers{7, 0, 0, 1}));
        QCOMPARE(history(*demand, "NEW"), (Numbers{3, 0, 4}));
        QVERIFY(of(*demand, "NEW")->firstDay == day("2011-01-10"));
        QVERIFY(demand->end == day("2011-01-31"));
        QVERIFY(demand->dataEnd == day("2011-01-30"));
        QVERIFY(of(*demand, "OLD")->series.stockedOut.empty());
        QVERIFY(of(*demand, "OLD")->series.frequency == Frequency::Weekly);
    }

    void anUnfinishedWeekIsLeftOut()
    {
        SmallShop shop;
        shop.sell({{"2011-01-03", "A", 5}, {"2011-01-09", "A", 1}, {"2011-01-14", "A", 2}}); // ends on a Friday
        // The file ends mid-week, however late it is looked at: what is not known is not zero.
        for (const char* asOf : {"2011-01-14", "2011-01-16", "2012-06-01"}) {
            const auto demand = demandSeries(*shop, weekly(asOf));
            QCOMPARE(history(*demand, "A"), (Numbers{6}));
            QVERIFY(demand->end == day("2011-01-10"));
        }
    }

    void aWeekThatBeginsBeforeTheDataIsLeftOut()
    {
        SmallShop shop;
        // The file begins on a Wednesday, in the middle of a week: its two days are no week.
        shop.sell({{"2011-01-05", "A", 5}, {"2011-01-10", "A", 1}, {"2011-01-11", "A", 1}, {"2011-01-16", "A", 2}});
        const auto demand = demandSeries(*shop, weekly("2011-01-16"));
        QCOMPARE(history(*demand, "A"), (Numbers{4}));
        QVERIFY(of(*demand, "A")->firstDay == day("2011-01-10"));
    }

    void daysOnWhichTheShopNeverSellsNeedNoData()
    {
        SmallShop shop;
        // Closed at weekends: the week that ends with a Friday sale is complete once its Sunday is past.
        shop.sell({{"2011-01-03", "A", 5}, {"2011-01-07", "A", 1}, {"2011-01-14", "A", 2}});
        QCOMPARE(history(*demandSeries(*shop, weekly("2011-01-16")), "A"), (Numbers{6, 2}));
        QCOMPARE(history(*demandSeries(*shop, weekly("2011-01-15")), "A"), (Numbers{6}));
    }

    void grossAndNetDemandDifferByReturns()
    {
        SmallShop shop;
        // By hand: week 1 sells 10, week 2 sells 2 and takes 5 back, week 3 sells 1.
        shop.sell({{"2011-01-03", "A", 10}, {"2011-01-11", "A", 2}, {"2011-01-12", "A", -5}, {"2011-01-23", "A", 1}});
        DemandRequest request = weekly("2011-01-23");
        QCOMPARE(history(*demandSeries(*shop, request), "A"), (Numbers{10, 2, 1}));
        request.demand = DemandKind::Net;
        // 3 of the 5 exceed week 2 and belong to week 1; the total stays 10 + 2 - 5 + 1.
        QCOMPARE(history(*demandSeries(*shop, request), "A"), (Numbers{7, 0, 1}));
    }

    void whatWasNotBoughtIsNotDemand()
    {
        SmallShop shop;
        shop.sell({{"2011-01-03", "A", 4},
                   {"2011-01-04", "A", 9, 0},              // "found": a stock correction at no price
                   {"2011-01-05", "A", -6, 0},             // "lost"
                   {"2011-01-06", "A", 3, 0, "", "", 250}, // a coupon made it free
                   {"2011-01-09", "POST", 1, 1800}});
        Product postage = *ProductRepository(*shop).bySku(Sku{"POST"});
        postage.goods = false;
        MS_VERIFY_OK(ProductRepository(*shop).update(postage));
        const auto demand = demandSeries(*shop, weekly("2011-01-09"));
        QCOMPARE(history(*demand, "A"), (Numbers{7}));
        QVERIFY(!of(*demand, "POST"));
    }

    void onlyWhatIsAskedForIsRead()
    {
        SmallShop shop;
        shop.sell({{"2011-01-03", "A", 1, 100, "", "north"},
                   {"2011-01-04", "A", 2, 100, "", "south"},
                   {"2011-01-09", "B", 4, 100, "", "south"}});
        Product b = *ProductRepository(*shop).bySku(Sku{"B"});
        b.category = "Mugs";
        MS_VERIFY_OK(ProductRepository(*shop).update(b));
        DemandRequest request = weekly("2011-01-09");
        request.location = shop.place("south");
        QCOMPARE(history(*demandSeries(*shop, request), "A"), (Numbers{2}));
        request.location.reset();
        request.filter.skus = {Sku{"A"}};
        QCOMPARE(demandSeries(*shop, request)->series.size(), std::size_t{1});
        request.filter = {{}, "Mugs"};
        const auto mugs = demandSeries(*shop, request);
        QCOMPARE(mugs->series.size(), std::size_t{1});
        QCOMPARE(mugs->series[0].series.id, std::string("B"));
    }

    void weeksWithEmptyShelvesAreMarked()
    {
        SmallShop shop;
        shop.sell({{"2011-01-03", "A", 5}, {"2011-01-12", "A", 1}, {"2011-01-23", "A", 5}, {"2011-01-23", "B", 1}});
        const LocationKey north = shop.place("north");
        const LocationKey south = shop.place("south");
        StockRepository stock(*shop);
        const ProductKey a = shop.product("A");
        MS_VERIFY_OK(stock.set({a, north, day("2011-01-05"), {0}, {}, {}}));
        MS_VERIFY_OK(stock.set({a, south, day("2011-01-05"), {3}, {}, {}})); // some left elsewhere
        MS_VERIFY_OK(stock.set({a, north, day("2011-01-13"), {0}, {}, {}}));
        MS_VERIFY_OK(stock.set({a, south, day("2011-01-13"), {0}, {}, {}}));
        const auto demand = demandSeries(*shop, weekly("2011-01-23"));
        QCOMPARE(of(*demand, "A")->series.stockedOut, (std::vector<std::uint8_t>{0, 1, 0}));
        QVERIFY(of(*demand, "B")->series.stockedOut.empty());
        DemandRequest northOnly = weekly("2011-01-23");
        northOnly.location = north;
        QVERIFY(demandSeries(*shop, northOnly)->series.empty()); // sold without a place
    }

    void sumsDoNotDependOnTheGrain()
    {
        SmallShop shop;
        stats::Random random(3);
        std::vector<SmallShop::Sale> sales{{"2010-01-01", "A", 1}, {"2011-12-31", "A", 1}};
        std::vector<std::string> days;
        for (int i = 0; i < 200; ++i)
            days.push_back(toIsoText(day("2010-01-01") + std::chrono::days(random.below(730))));
        for (const std::string& when : days)
            sales.push_back({when.c_str(), "A", static_cast<std::int64_t>(1 + random.below(9))});
        shop.sell(sales);
        DemandRequest request = weekly("2012-01-01");
        const auto total = [&](Frequency frequency) {
            request.frequency = frequency;
            const auto h = history(*demandSeries(*shop, request), "A");
            return std::accumulate(h.begin(), h.end(), 0.0);
        };
        const double byDay = total(Frequency::Daily);
        QVERIFY(byDay > 200);
        for (const Frequency frequency : {Frequency::Monthly, Frequency::Quarterly, Frequency::Yearly})
            QCOMPARE(total(frequency), byDay);
    }

    void nothingLaterThanAsOfLeaks()
    {
        SmallShop shop;
        stats::Random random(9);
        const Day begin = day("2011-01-03");
        const auto randomSales = [&](int firstDay, int days, int count, std::vector<std::string>& dates) {
            for (int i = 0; i < count; ++i)
                dates.push_back(toIsoText(
                    begin +
                    std::chrono::days(firstDay + static_cast<int>(random.below(static_cast<std::uint64_t>(days))))));
        };
        std::vector<std::string> early;
        randomSales(0, 70, 120, early);
        std::vector<SmallShop::Sale> sales;
        for (const std::string& date : early)
            sales.push_back({date.c_str(), random.below(2) ? "A" : "B", random.below(6) ? 3 : -1});
        shop.sell(sales);
        const DemandRequest request = [&] {
            DemandRequest r;
            r.asOf = begin + std::chrono::days(69);
            r.demand = DemandKind::Net;
            return r;
        }();
        const Demand before = *demandSeries(*shop, request);

        // Later sales, returns, products, stock counts: none may change what was known.
        std::vector<std::string> late;
        randomSales(70, 200, 300, late);
        sales.clear();
        for (const std::string& date : late)
            sales.push_back({date.c_str(), random.below(2) ? "A" : "C", random.below(4) ? 5 : -4});
        shop.sell(sales);
        MS_VERIFY_OK(StockRepository(*shop).set(
            {shop.product("A"), shop.place("x"), request.asOf + std::chrono::days(1), {0}, {}, {}}));
        const Demand after = *demandSeries(*shop, request);
        QVERIFY(before.end == after.end && before.dataEnd == after.dataEnd);
        QCOMPARE(after.series.size(), before.series.size());
        for (std::size_t i = 0; i < before.series.size(); ++i) {
            QCOMPARE(after.series[i].series.history, before.series[i].series.history);
            QVERIFY(after.series[i].series.stockedOut.empty());
        }
    }
};

QTEST_APPLESS_MAIN(TestDemandSeries)
#include "tst_demand_series.moc"
