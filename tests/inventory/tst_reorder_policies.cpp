// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers: Snyder & Shen, Fundamentals of Supply Chain Theory, 2nd ed. (2019), examples 4.7, 4.8 and 5.1 to 5.8, and
// the instances of Zheng & Federgruen (1991), as asserted in stockpyl (MIT licence), tests/test_rq.py and
// tests/test_ss.py.
#include "inventory/continuous_review.h"
#include "inventory/periodic_review.h"

#include <QTest>

#include <cmath>

using namespace ms;
using namespace ms::inventory;

namespace {

NoProgress nobody;

const ContinuousReviewInputs example{0.225, 7.5, 8.0, 1300.0, 150.0, 1.0 / 12.0};
const ContinuousReviewInputs poisson{20.0, 150.0, 100.0, 1.5, 0.0, 2.0};

bool near(double a, double b, double tolerance)
{
    return std::fabs(a - b) < tolerance;
}

} // namespace

class TestReorderPolicies : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void continuousReviewMatchesTheTextbook()
    {
        QVERIFY(near(exactCost(example, 126.8, 328.5)->cost, 78.07116250928294, 1e-6));
        QVERIFY(near(bestReorderPoint(example, 318.0)->reorderPoint, 127.7880348669655, 1e-3));
        const auto level = expectedInventoryLevelApproximation(example);
        QVERIFY(near(level->reorderPoint, 213.9704421358024, 1e-3));
        QVERIFY(near(level->orderQuantity, 318.5901810768729, 1e-3));
        QVERIFY(near(level->cost, 95.45114022285196, 1e-3));
        const auto backorder = economicOrderBackorderApproximation(example);
        QVERIFY(near(backorder->reorderPoint, 128.637814424271, 1e-4));
        QVERIFY(near(backorder->orderQuantity, 308.5737801203754, 1e-4));
        const auto safety = economicOrderSafetyStockApproximation(example);
        QVERIFY(near(safety->reorderPoint, 190.3369965715624, 1e-4));
        QVERIFY(near(safety->orderQuantity, 304.0467800264368, 1e-4));
        QVERIFY(near(safety->safetyStock, 82.00366323822907, 1e-4));
        const auto loss = lossFunctionApproximation(example);
        QVERIFY(near(loss->reorderPoint, 126.8670642878315, 1e-3));
        QVERIFY(near(loss->orderQuantity, 328.4491413581765, 1e-3));
    }
    void poissonReviewMatchesTheTextbook()
    {
        const auto best = poissonReorderPointQuantity(poisson, nobody);
        QCOMPARE(best->reorderPoint, 3.0);
        QCOMPARE(best->orderQuantity, 5.0);
        QVERIFY(near(best->cost, 107.9235806331498, 1e-9));
        for (double r = -2.0; r < 9.0; r += 1.0) {
            for (double q = 1.0; q < 14.0; q += 1.0)
                QVERIFY(poissonCost(poisson, r, q, nobody)->cost >= best->cost - 1e-9);
        }
    }
    void exactOptimumIsNotBeatenByItsNeighbours()
    {
        const auto best = exactReorderPointQuantity(example);
        QVERIFY(best && best->cost <= 78.0711625);
        for (const double r : {-3.0, -0.5, 0.0, 0.5, 3.0}) {
            for (const double q : {-6.0, -1.0, 0.0, 1.0, 6.0})
                QVERIFY(exactCost(example, best->reorderPoint + r, best->orderQuantity + q)->cost >= best->cost - 1e-9);
        }
        QVERIFY(lossFunctionApproximation(example)->cost >= best->cost - 1e-9);
    }
    void periodicReviewMatchesTheTextbook_data()
    {
        QTest::addColumn<double>("holding");
        QTest::addColumn<double>("shortage");
        QTest::addColumn<double>("fixed");
        QTest::addColumn<double>("mean");
        QTest::addColumn<double>("s");
        QTest::addColumn<double>("S");
        QTest::addColumn<double>("cost");
        QTest::newRow("example 4.7") << 1.0 << 4.0 << 5.0 << 6.0 << 4.0 << 10.0 << 8.034111561471644;
        QTest::newRow("mean 10") << 1.0 << 9.0 << 64.0 << 10.0 << 6.0 << 40.0 << 35.022;
        QTest::newRow("mean 20") << 1.0 << 9.0 << 64.0 << 20.0 << 14.0 << 62.0 << 49.173;
        QTest::newRow("mean 23") << 1.0 << 9.0 << 64.0 << 23.0 << 17.0 << 52.0 << 52.757;
        QTest::newRow("mean 51") << 1.0 << 9.0 << 64.0 << 51.0 << 43.0 << 110.0 << 71.611;
        QTest::newRow("mean 59") << 1.0 << 9.0 << 64.0 << 59.0 << 51.0 << 126.0 << 76.679;
        QTest::newRow("mean 63") << 1.0 << 9.0 << 64.0 << 63.0 << 54.0 << 73.0 << 78.287;
        QTest::newRow("mean 70") << 1.0 << 9.0 << 64.0 << 70.0 << 62.0 << 81.0 << 79.037;
    }
    void periodicReviewMatchesTheTextbook()
    {
        QFETCH(double, holding);
        QFETCH(double, shortage);
        QFETCH(double, fixed);
        QFETCH(double, mean);
        QFETCH(double, s);
        QFETCH(double, S);
        QFETCH(double, cost);
        const auto demand = *stats::poissonDistribution(mean);
        const auto best = exactReorderOrderUpTo(*demand, *demand, {holding, shortage}, fixed, nobody);
        QVERIFY(best);
        QCOMPARE(best->reorderPoint, s);
        QCOMPARE(best->orderUpToLevel, S);
        QVERIFY(near(best->cost, cost, 1e-3));
        for (const double ds : {-1.0, 0.0, 1.0}) {
            for (const double dS : {-1.0, 0.0, 1.0}) {
                const auto other =
                    reorderOrderUpToCost(*demand, *demand, {holding, shortage}, fixed, s + ds, S + dS, nobody);
                QVERIFY(other && other->cost >= best->cost - 1e-9);
            }
        }
    }
    void powerApproximationMatchesTheTextbook()
    {
        const auto pair = powerApproximation(50, 8, 0, {0.18, 0.7}, 2.5);
        QVERIFY(near(pair->reorderPoint, 40.19461695647407, 1e-6));
        QVERIFY(near(pair->orderUpToLevel, 74.29017010980579, 1e-6));
    }
    /// With nothing to pay for an order, ordering every period is best, and (s, S) becomes the base stock.
    void withoutAnOrderCostItIsTheBaseStock()
    {
        const auto demand = *stats::negativeBinomialDistribution(3, 0.3);
        const auto best = exactReorderOrderUpTo(*demand, *demand, {1, 9}, 0.0, nobody);
        QVERIFY(best);
        QVERIFY(near(best->cost, newsvendor(*demand, {1, 9})->cost, 1e-9));
    }
    void refusesWhatIsOutsideTheRange()
    {
        ContinuousReviewInputs bad = example;
        bad.leadTime = 0.0;
        QVERIFY(!exactCost(bad, 1, 1));
        QVERIFY(!exactReorderPointQuantity(bad));
        QVERIFY(!expectedInventoryLevelApproximation(bad));
        QVERIFY(!economicOrderBackorderApproximation(bad));
        QVERIFY(!economicOrderSafetyStockApproximation(bad));
        QVERIFY(!lossFunctionApproximation(bad));
        QVERIFY(!poissonReorderPointQuantity(bad, nobody));
        QVERIFY(!exactCost(example, 1, 0));
        QVERIFY(!bestReorderPoint(example, -1));
        QVERIFY(!poissonCost(poisson, 1.5, 2, nobody));
        const auto demand = *stats::poissonDistribution(6);
        const auto normal = *stats::normalDistribution(6, 2);
        QVERIFY(!exactReorderOrderUpTo(*normal, *normal, {1, 4}, 5, nobody));
        QVERIFY(!exactReorderOrderUpTo(*demand, *demand, {0, 4}, 5, nobody));
        QVERIFY(!exactReorderOrderUpTo(*demand, *demand, {1, 4}, -5, nobody));
        QVERIFY(!reorderOrderUpToCost(*demand, *demand, {1, 4}, 5, 8, 8, nobody));
        QVERIFY(!powerApproximation(0, 8, 0, {0.18, 0.7}, 2.5));
    }
};

QTEST_APPLESS_MAIN(TestReorderPolicies)
#include "tst_reorder_policies.moc"
