// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/moments.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <vector>

using namespace ms::stats;

class TestMoments : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // NIST Statistical Reference Datasets, NumAcc3: 1000000.2, then 1000000.1 and .3 in turn, 1,001 values; mean
    // 1000000.2, sample standard deviation 0.1.
    void keepsTheDigitsOfLargeNumbers()
    {
        std::vector<double> values{1000000.2};
        for (int i = 0; i < 500; ++i) {
            values.push_back(1000000.1);
            values.push_back(1000000.3);
        }
        const Moments moments = momentsOf(values);
        QCOMPARE(moments.count, 1001.0);
        QVERIFY(std::abs(moments.mean - 1000000.2) < 1e-8);
        QVERIFY(std::abs(moments.standardDeviation * std::sqrt(1001.0 / 1000.0) - 0.1) < 1e-9);
    }

    void leavesOutWhatIsNotKnown()
    {
        const double unknown = std::numeric_limits<double>::quiet_NaN();
        const Moments moments = momentsOf(std::vector<double>{unknown, 2, 4, 4, unknown, 4, 5, 5, 7, 9});
        QCOMPARE(moments.count, 8.0);
        QCOMPARE(moments.mean, 5.0);
        QCOMPARE(moments.standardDeviation, 2.0);
        QCOMPARE(momentsOf(std::vector<double>{unknown}).count, 0.0);
        QCOMPARE(momentsOf(std::vector<double>{7}).standardDeviation, 0.0);
    }
};

QTEST_APPLESS_MAIN(TestMoments)
#include "tst_moments.moc"
