// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers: Snyder & Shen, Fundamentals of Supply Chain Theory, 2nd ed. (2019), examples 4.2, 4.3, 4.4 and 4.7, as
// asserted in stockpyl (MIT licence), tests/test_newsvendor.py.
#include "inventory/newsvendor.h"

#include <QTest>

#include <cmath>
#include <vector>

using namespace ms;
using namespace ms::inventory;

class TestNewsvendor : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void matchesTheTextbook()
    {
        const auto normal = *stats::normalDistribution(50, 8);
        const auto best = newsvendor(*normal, {0.18, 0.7});
        QVERIFY(std::fabs(best->level - 56.60395592743389) < 1e-9);
        QVERIFY(std::fabs(best->cost - 1.997605193176645) < 1e-9);
        QVERIFY(std::fabs(best->criticalRatio - 0.7954545454545454) < 1e-12);
        QVERIFY(std::fabs(newsvendorCost(*normal, {0.18, 0.7}, 40)->cost - 7.356131552870388) < 1e-9);
        const auto season = seasonBuy(*normal, {1, 0.3, 0.12, 0, 0});
        QVERIFY(std::fabs(season->level - 56.60395592743389) < 1e-9);
        QVERIFY(std::fabs(season->profit - 33.002394806823354) < 1e-9);
        const auto poisson = newsvendor(**stats::poissonDistribution(6), {1, 4});
        QCOMPARE(poisson->level, 8.0);
        QVERIFY(std::fabs(poisson->cost - 3.570106945770946) < 1e-9);
        const auto lead = baseStock(**stats::normalDistribution(250, 8 * std::sqrt(5.0)), {0.18, 0.7});
        QVERIFY(std::fabs(lead->level - 264.7668943741548) < 1e-9);
        QVERIFY(std::fabs(lead->cost - 4.466781004149578) < 1e-9);
        QVERIFY(std::fabs(lead->safetyStock - 14.766894374154788) < 1e-9);
    }
    void noOtherLevelIsCheaper()
    {
        const std::vector<double> values{0, 3, 4, 20};
        const std::vector<double> probabilities{0.25, 0.25, 0.3, 0.2};
        const stats::DistributionPtr demands[] = {
            *stats::lognormalDistribution(3, 0.6), *stats::gammaDistribution(20, 15), *stats::poissonDistribution(11.5),
            *stats::negativeBinomialDistribution(0.8, 0.1), *stats::discreteDistribution(values, probabilities)};
        for (const auto& demand : demands) {
            const auto best = newsvendor(*demand, {1.0, 6.0});
            QVERIFY(best);
            for (double level = 0.0; level < 100.0; level += demand->discrete() ? 1.0 : 0.37)
                QVERIFY(newsvendorCost(*demand, {1.0, 6.0}, level)->cost >= best->cost - 1e-9);
        }
    }
    void dearerShortageNeverMeansLessStock()
    {
        const auto demand = *stats::negativeBinomialDistribution(2.0, 0.05);
        double before = 0.0;
        for (double shortage = 0.1; shortage < 100.0; shortage *= 1.3) {
            const double level = newsvendor(*demand, {1.0, shortage})->level;
            QVERIFY(level >= before);
            before = level;
        }
    }
    void profitIsCountedForAnyLevel()
    {
        // Demand 10 for certain: 8 bought and sold earn 8·(5 − 2); 12 bought lose 2·(2 − 1) beside
        const std::vector<double> ten{10.0};
        const auto demand = *stats::empiricalDistribution(ten);
        QVERIFY(std::fabs(seasonBuy(*demand, {5, 2, 1, 0, 0}, 8.0)->profit - 24.0) < 1e-12);
        QVERIFY(std::fabs(seasonBuy(*demand, {5, 2, 1, 0, 0}, 12.0)->profit - 28.0) < 1e-12);
    }
    void refusesCostsThatLeaveNothingToDecide()
    {
        const auto demand = *stats::normalDistribution(50, 8);
        QVERIFY(!newsvendor(*demand, {0.0, 1.0}));
        QVERIFY(!newsvendor(*demand, {1.0, -1.0}));
        QVERIFY(!newsvendorCost(*demand, {1.0, 1.0}, std::nan("")));
        QVERIFY(!seasonBuy(*demand, {1, 2, 0, 0, 0}));
        QVERIFY(!seasonBuy(*demand, {3, 1, 1, 0, 0}));
        QVERIFY(!baseStock(*demand, {0.0, 1.0}));
    }
};

QTEST_APPLESS_MAIN(TestNewsvendor)
#include "tst_newsvendor.moc"
