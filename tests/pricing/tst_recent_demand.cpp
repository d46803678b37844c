// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/recent_demand.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <vector>

using namespace ms::pricing;

class TestRecentDemand : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void levelIsTheMeanOfTheLastQuarter()
    {
        std::vector<double> units(40, 100.0);
        for (std::size_t i = 27; i < 40; ++i)
            units[i] = i % 2 == 0 ? 10 : 14;
        const auto recent = recentDemand(units, {}, 5, -2);
        QCOMPARE(recent.periods, 13);
        QVERIFY(std::abs(recent.unitsPerPeriod - (6 * 10 + 7 * 14) / 13.0) < 1e-12);
    }
    void unitsAreBroughtToTheAskedPrice()
    {
        // 80 units at 10 and elasticity -2 are 80 * (8/10)^-2 = 125 units at 8.
        const std::vector<double> units(20, 80.0);
        const std::vector<double> prices(20, 10.0);
        QVERIFY(std::abs(recentDemand(units, prices, 8, -2).unitsPerPeriod - 125) < 1e-9);
        QVERIFY(std::abs(recentDemand(units, prices, 8, std::nan("")).unitsPerPeriod - 80) < 1e-9);
    }
    void gapsAreLeftOutAndNoiseIsThatOfACountAtLeast()
    {
        std::vector<double> units(20, 4.0);
        units[19] = std::numeric_limits<double>::quiet_NaN();
        const auto recent = recentDemand(units, {}, 1, -1);
        QCOMPARE(recent.unitsPerPeriod, 4.0);
        QCOMPARE(recent.noise, 0.5); // sqrt(4) / 4
        QVERIFY(std::abs(recent.levelStdError - 0.5 / std::sqrt(13)) < 1e-12);
    }
    void nothingKnownIsNothing()
    {
        QCOMPARE(recentDemand({}, {}, 1, -1).unitsPerPeriod, 0.0);
        QCOMPARE(recentDemand(std::vector<double>(5, 0.0), {}, 1, -1).noise, 0.0);
    }
};

QTEST_APPLESS_MAIN(TestRecentDemand)
#include "tst_recent_demand.moc"
