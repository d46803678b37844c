// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/safety_stock.h"

#include "inventory/explanation.h"
#include "stats/random.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <vector>

using namespace ms::inventory;

class TestSafetyStock : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // Numbers by hand: z(0.95) = 1.6448536269514722
    void matchesTheFormula_data()
    {
        QTest::addColumn<double>("serviceLevel");
        QTest::addColumn<double>("leadTime");
        QTest::addColumn<double>("leadTimeStdDev");
        QTest::addColumn<double>("reviewPeriod");
        QTest::addColumn<double>("safetyStock");
        QTest::addColumn<double>("reorderPoint");
        QTest::newRow("z sigma sqrt L") << 0.95 << 9.0 << 0.0 << 0.0 << 14.8036826425632 << 104.8036826425632;
        QTest::newRow("uncertain lead time") << 0.95 << 9.0 << 2.0 << 0.0 << 36.0745 << 126.0745;
        QTest::newRow("review period") << 0.95 << 9.0 << 0.0 << 7.0 << 19.7382435234177 << 179.7382435234177;
        QTest::newRow("a coin's service") << 0.5 << 9.0 << 2.0 << 7.0 << 0.0 << 160.0;
    }
    void matchesTheFormula()
    {
        QFETCH(double, serviceLevel);
        QFETCH(double, leadTime);
        QFETCH(double, leadTimeStdDev);
        QFETCH(double, reviewPeriod);
        QFETCH(double, safetyStock);
        QFETCH(double, reorderPoint);
        const PeriodDemand demand{10.0, 3.0};
        const auto levels = reorderLevels(demand, {leadTime, leadTimeStdDev}, {serviceLevel, reviewPeriod}, 50.0);
        QVERIFY(levels);
        QVERIFY(std::fabs(levels->safetyStock - safetyStock) < 1e-4);
        QVERIFY(std::fabs(levels->reorderPoint - reorderPoint) < 1e-4);
        QVERIFY(std::fabs(levels->orderUpToLevel - levels->reorderPoint - std::max(50.0, 10.0 * reviewPeriod)) < 1e-9);
        const auto why =
            explainReorderLevels(demand, {leadTime, leadTimeStdDev}, {serviceLevel, reviewPeriod}, 50.0, "days");
        QVERIFY(why);
        QVERIFY(std::fabs(*evaluate(*why) - levels->orderUpToLevel) < 1e-9);
    }
    void ruleOfThumbHasNeitherReviewNorLeadTimeSpread()
    {
        QVERIFY(std::fabs(*safetyStock(0.95, 3.0, 9.0) - 14.8036826425632) < 1e-9);
    }
    void moreServiceNeverMeansLessStock()
    {
        double before = -std::numeric_limits<double>::infinity();
        for (double level = 0.01; level < 1.0; level += 0.01) {
            const auto levels = reorderLevels({4.0, 5.0}, {2.5, 0.7}, {level, 1.0});
            QVERIFY(levels && levels->safetyStock > before);
            before = levels->safetyStock;
        }
    }
    void levelFromPathsIsTheQuantileOfTheirSums()
    {
        ms::stats::Random random(7);
        std::vector<double> paths(4 * 20000);
        for (double& x : paths)
            x = 100.0 + 10.0 * random.normal();
        const auto level = levelFromSamplePaths(paths, 4, 0.95);
        QVERIFY(level && std::fabs(*level - (400.0 + 1.6448536 * 20.0)) < 0.6);
        const std::vector<double> few{1, 1, 2, 2, 3, 3, 4, 4};
        QCOMPARE(*levelFromSamplePaths(few, 2, 0.5), 4.0);
        QCOMPARE(*levelFromSamplePaths(few, 2, 0.75), 6.0);
    }
    void fillRateLevelMeetsTheFillRateInSimulation()
    {
        const auto level = levelForFillRate(300.0, 40.0, 100.0, 0.98);
        QVERIFY(level);
        ms::stats::Random random(3);
        double lost = 0.0;
        const int cycles = 200000;
        for (int i = 0; i < cycles; ++i)
            lost += std::max(0.0, 300.0 + 40.0 * random.normal() - *level);
        QVERIFY(std::fabs(1.0 - lost / (cycles * 100.0) - 0.98) < 0.0005);
        QVERIFY(*levelForFillRate(300.0, 40.0, 100.0, 0.3) < 300.0);
    }
    void refusesWhatIsOutsideTheRange_data()
    {
        const double nan = std::nan("");
        QTest::addColumn<double>("serviceLevel");
        QTest::addColumn<double>("leadTime");
        QTest::addColumn<double>("sigma");
        QTest::newRow("service level 0") << 0.0 << 1.0 << 1.0;
        QTest::newRow("service level 1") << 1.0 << 1.0 << 1.0;
        QTest::newRow("no service level") << nan << 1.0 << 1.0;
        QTest::newRow("lead time 0") << 0.9 << 0.0 << 1.0;
        QTest::newRow("negative lead time") << 0.9 << -2.0 << 1.0;
        QTest::newRow("missing lead time") << 0.9 << nan << 1.0;
        QTest::newRow("negative spread") << 0.9 << 1.0 << -1.0;
    }
    void refusesWhatIsOutsideTheRange()
    {
        QFETCH(double, serviceLevel);
        QFETCH(double, leadTime);
        QFETCH(double, sigma);
        const auto stock = safetyStock(serviceLevel, sigma, leadTime);
        QVERIFY(!stock);
        QCOMPARE(stock.error().code, ms::ErrorCode::InvalidInput);
        QVERIFY(!stock.error().detail.empty());
        QVERIFY(!explainReorderLevels({1.0, sigma}, {leadTime, 0.0}, {serviceLevel, 0.0}, 0.0, "days"));
    }
    void refusesPathsAndRatesThatSayNothing()
    {
        QVERIFY(!levelFromSamplePaths({}, 2, 0.9));
        const std::vector<double> path{1, 2};
        QVERIFY(!levelFromSamplePaths(path, 2, 1.0));
        QVERIFY(!levelForFillRate(1.0, 1.0, 1.0, 1.0));
        QVERIFY(!levelForFillRate(1.0, 0.0, 1.0, 0.9));
        QVERIFY(!reorderLevels({-1.0, 1.0}, {1.0, 0.0}, {0.9, 0.0}));
        QVERIFY(!reorderLevels({1.0, 1.0}, {1.0, -1.0}, {0.9, 0.0}));
        QVERIFY(!reorderLevels({1.0, 1.0}, {1.0, 0.0}, {0.9, -1.0}));
        QVERIFY(!reorderLevels({1.0, 1.0}, {1.0, 0.0}, {0.9, 0.0}, -5.0));
    }
};

QTEST_APPLESS_MAIN(TestSafetyStock)
#include "tst_safety_stock.moc"
