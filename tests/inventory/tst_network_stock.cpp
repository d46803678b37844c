// SPDX-License-Identifier: GPL-3.0-or-later
// Stock of more than one place or SKU at once: transfers, kits, excess, suppliers.
#include "inventory/clearance.h"
#include "inventory/demand_class.h"
#include "inventory/kits.h"
#include "inventory/late_delivery.h"
#include "inventory/supplier_watch.h"
#include "inventory/transfers.h"
#include "inventory/unit_demand.h"
#include "stats/random.h"
#include "stats/student.h"

#include <QTest>

#include <cmath>
#include <vector>

using namespace ms;
using namespace ms::inventory;

namespace {

double shortOf(const std::vector<LocationStock>& stocks, const std::vector<double>& units)
{
    double sum = 0.0;
    for (std::size_t i = 0; i < stocks.size(); ++i) {
        sum += UnitDemand(stocks[i].demand.mean, stocks[i].demand.stdDev).loss(units[i]);
    }
    return sum;
}

/// Weekly orders with a lead time of 10 to 12 days; the newest `slow` of them take `more` days longer.
std::vector<Delivery> deliveries(int count, int slow, double more)
{
    std::vector<Delivery> all;
    for (int i = 0; i < count; ++i) {
        const double lead = 10.0 + i % 3 + (i >= count - slow ? more : 0.0);
        all.push_back({7.0 * i, 7.0 * i + 14.0, 7.0 * i + lead, 100.0, 100.0});
    }
    return all;
}

} // namespace

class TestNetworkStock : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// Exponential lead times (spread = mean) forget their age: e^-2.5 of them take 25 days or more, and 10 more on
    /// average. Erlang of order 4 with a mean of 20 and a spread of 10, at 30 days: P = 61 e^-6, and 20·115/61 − 30
    /// more (its tails by the Poisson sums of any textbook).
    void lateDeliveriesComeAsLaterAsTheirDistributionSays()
    {
        const auto forgetful = lateDelivery({10.0, 10.0}, 10.0, 25.0);
        QVERIFY(forgetful && std::abs(forgetful->stillToCome - std::exp(-2.5)) < 1e-9);
        QVERIFY(std::abs(forgetful->remainingDays - 10.0) < 1e-6 && !forgetful->doubtful());
        const auto erlang = lateDelivery({20.0, 10.0}, 14.0, 30.0);
        QVERIFY(erlang && std::abs(erlang->stillToCome - 61.0 * std::exp(-6.0)) < 1e-9);
        QVERIFY(std::abs(erlang->remainingDays - (20.0 * 115.0 / 61.0 - 30.0)) < 1e-6);
        // What was promised later than the supplier's mean is not late before that.
        QVERIFY(lateDelivery({10.0, 1.0}, 60.0, 40.0)->stillToCome > 0.9);
        QVERIFY(lateDelivery({10.0, 0.0}, 10.0, 110.0)->doubtful());
        QVERIFY(!lateDelivery({0.0, 1.0}, 10.0, 11.0));
        QVERIFY(!lateDelivery({10.0, 1.0}, 10.0, std::nan("")));
    }

    /// By hand: of 100 the first sells 70, the next begins at 70 % and is A still, 90 % begins B, 96 % C. Coefficients
    /// of variation: 0; 4 and 12 are 0.5; 0 and 8 are 1; 0, 0, 8 are √2.
    void classesAreThoseByHand()
    {
        const std::vector<double> steady{8, 8};
        const std::vector<double> half{4, 12};
        const std::vector<double> whole{0, 8};
        const std::vector<double> more{0, 0, 8};
        const std::vector<ClassedDemand> demand{{6, whole}, {70, steady}, {0, steady}, {20, half}, {4, more}};
        QCOMPARE(demandClasses(demand), (std::vector<std::string>{"BY", "AX", "", "AX", "CZ"}));
        QVERIFY(demandClasses({}).empty());
    }
    /// Every way to divide the 30 units among three locations is tried: none leaves less short.
    void noDivisionIsBetterThanTheTransfers()
    {
        const std::vector<LocationStock> stocks{{24, {6, 3}}, {2, {10, 5}}, {4, {9, 2}}};
        const auto plan = planTransfers(stocks, 0.0);
        QVERIFY(plan);
        double least = HUGE_VAL;
        for (int a = 0; a <= 30; ++a) {
            for (int b = 0; a + b <= 30; ++b)
                least = std::min(least, shortOf(stocks, {double(a), double(b), double(30 - a - b)}));
        }
        QVERIFY2(std::fabs(plan->shortAfter - least) < 1e-9, qPrintable(QString::number(plan->shortAfter - least)));
        std::vector<double> units{24, 2, 4};
        for (const Transfer& one : plan->transfers) {
            QVERIFY(one.units >= 1.0 && one.from != one.to);
            units[one.from] -= one.units;
            units[one.to] += one.units;
        }
        QVERIFY(std::fabs(shortOf(stocks, units) - plan->shortAfter) < 1e-9);
        QVERIFY(std::fabs(plan->shortBefore - shortOf(stocks, {24, 2, 4})) < 1e-9);
    }
    void nothingMovesThatHelpsTooLittle()
    {
        const std::vector<LocationStock> alike{{10, {8, 3}}, {9, {8, 3}}};
        QVERIFY(planTransfers(alike, 0.0)->transfers.empty());
        const std::vector<LocationStock> uneven{{30, {8, 3}}, {2, {8, 3}}};
        const double free = planTransfers(uneven, 0.0)->transfers.at(0).units;
        const double dear = planTransfers(uneven, 0.5)->transfers.at(0).units;
        QVERIFY(dear >= 1.0 && dear < free);
        QVERIFY(planTransfers(uneven, 1.0)->transfers.empty());
    }
    void badLocationsAreNamed()
    {
        const std::vector<LocationStock> bad{{10, {8, 3}}, {-1, {8, 3}}};
        QVERIFY(planTransfers(bad, 0.0).error().detail.find("location 2") != std::string::npos);
        QVERIFY(!planTransfers({}, 2.0));
        QVERIFY(planTransfers({}, 0.0)->transfers.empty());
    }
    /// A hamper (0) of two jars (1) and a box (2); a box is made of one sheet (3). 5 hampers and 3 loose jars are asked
    /// for: 13 jars, 5 boxes, 5 sheets.
    void kitsBecomeComponentsLevelByLevel()
    {
        const std::vector<KitLine> lines{{0, 1, 2}, {0, 2, 1}, {2, 3, 1}};
        const std::vector<double> demand{5, 3, 0, 0};
        QCOMPARE(*componentDemand(demand, lines), (std::vector<double>{5, 13, 5, 5}));
        // 9 jars make 4; 1 box and 2 sheets make 3: three hampers, and the one that stands assembled.
        const std::vector<double> stock{1, 9, 1, 2};
        QCOMPARE(*availableUnits(stock, lines), (std::vector<double>{4, 9, 3, 2}));
    }
    void aKitInItselfIsRefused()
    {
        const std::vector<double> demand{1, 1, 1};
        const std::vector<KitLine> circle{{1, 2, 1}, {2, 1, 1}};
        QVERIFY(componentDemand(demand, circle).error().detail.find("contains itself") != std::string::npos);
        QVERIFY(!availableUnits(demand, circle));
        QVERIFY(!componentDemand(demand, std::vector<KitLine>{{0, 7, 1}}));
        QVERIFY(!componentDemand(demand, std::vector<KitLine>{{0, 1, 0}}));
    }
    /// By hand: 10 a day for 8 days sell 80; 80 more is twice as much, which at elasticity −2 is a price of 1/√2.
    void markdownDoublesDemandAtTheRootOfHalf()
    {
        QVERIFY(std::fabs(*clearanceMarkdown(80, 10, 8, -2) - (1.0 - std::sqrt(0.5))) < 1e-12);
        QVERIFY(*clearanceMarkdown(80, 10, 8, -3) < *clearanceMarkdown(80, 10, 8, -2));
        for (const auto& [excess, demand, days, elasticity] : {std::array{0.0, 10.0, 8.0, -2.0},
                                                               {80.0, 0.0, 8.0, -2.0},
                                                               {80.0, 10.0, 0.0, -2.0},
                                                               {80.0, 10.0, 8.0, 0.5}})
            QVERIFY(!clearanceMarkdown(excess, demand, days, elasticity));
    }
    /// The first example of the Wikipedia article on Welch's t-test: t = −2.46, 25.0 degrees of freedom.
    void welchMatchesThePublishedExample()
    {
        const std::vector<double> a{27.5, 21.0, 19.0, 23.6, 17.0, 17.9, 16.9, 20.1,
                                    21.9, 22.6, 23.1, 19.6, 19.0, 21.7, 21.4};
        const std::vector<double> b{27.1, 22.0, 20.8, 23.4, 23.4, 23.5, 25.8, 22.0,
                                    24.8, 20.2, 21.9, 22.1, 22.9, 20.5, 24.4};
        const auto test = stats::welchTest(a, b);
        QVERIFY2(std::fabs(test.t + 2.46) < 0.005, qPrintable(QString::number(test.t)));
        QVERIFY2(std::fabs(test.freedom - 25.0) < 0.05, qPrintable(QString::number(test.freedom)));
    }
    void plantedLeadTimesAreFoundAgain()
    {
        stats::Random random(5);
        std::vector<Delivery> all;
        for (int i = 0; i < 4000; ++i) {
            const double lead = 21.0 + 4.0 * random.normal();
            all.push_back({double(i), i + 21.0, i + lead, 50.0, i % 2 == 0 ? 50.0 : 48.0});
        }
        const auto record = reviewDeliveries(all, 1e6);
        QVERIFY(std::fabs(*record.meanLeadDays - 21.0) < 0.25); // four standard errors
        QVERIFY(std::fabs(*record.stdDevLeadDays - 4.0) < 0.18);
        QVERIFY(std::fabs(*record.lateShare - 0.5) < 0.032);
        QCOMPARE(*record.fillRate, 0.98);
    }
    void anInjectedDelayIsToldOnce()
    {
        QVERIFY(reviewDeliveries(deliveries(20, 0, 0), 500).alerts.empty());
        const auto slower = reviewDeliveries(deliveries(20, 5, 6), 500);
        QCOMPARE(slower.alerts.size(), std::size_t{1});
        QVERIFY(slower.alerts[0].kind == SupplierAlertKind::Drifting);
        QVERIFY(slower.alerts[0].now > slower.alerts[0].before + 5.0);
        auto late = deliveries(3, 0, 0);
        late[1].receivedDay.reset();
        late[1].received = 0.0;
        late[2].receivedDay = 600.0; // not here yet as of day 30
        const auto record = reviewDeliveries(late, 30);
        QCOMPARE(record.alerts.size(), std::size_t{1});
        QVERIFY(record.alerts[0].kind == SupplierAlertKind::Overdue);
        QCOMPARE(record.alerts[0].deliveries, 2);
        QCOMPARE(record.alerts[0].now, 9.0); // expected on day 21
        QCOMPARE(record.alerts[0].units, 200.0);
    }
    void shortDeliveriesAreTold()
    {
        auto some = deliveries(8, 0, 0);
        some[7].received = 60.0;
        some[6].received = 140.0; // too much does not make up for it
        const auto record = reviewDeliveries(some, 500);
        QCOMPARE(record.alerts.size(), std::size_t{1});
        QVERIFY(record.alerts[0].kind == SupplierAlertKind::Short);
        QCOMPARE(record.alerts[0].now, 0.92);
        QCOMPARE(record.alerts[0].units, 40.0);
    }
    void noDeliveriesSayNothing()
    {
        const auto record = reviewDeliveries({}, 10);
        QVERIFY(!record.meanLeadDays && !record.fillRate && record.alerts.empty());
    }
};

QTEST_APPLESS_MAIN(TestNetworkStock)
#include "tst_network_stock.moc"
