// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/student.h"

#include <QTest>

#include <cmath>

class TestStudent : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void quantilesAgreeWithScipy_data()
    {
        // scipy 1.10.1, scipy.stats.t.ppf; for 4 degrees the closed form (Shaw 2006, J. Computational Finance 9(4)).
        QTest::addColumn<double>("p");
        QTest::addColumn<double>("freedom");
        QTest::addColumn<double>("t");
        QTest::newRow("1 degree, 97.5 %") << 0.975 << 1.0 << 12.706204736432095;
        QTest::newRow("4 degrees, 95 %") << 0.95 << 4.0 << 2.1318467863266499;
        QTest::newRow("28 degrees, 5 %") << 0.05 << 28.0 << -1.7011309342659315;
        QTest::newRow("a fraction") << 0.9 << 7.5 << 1.4052118464151129;
    }
    void quantilesAgreeWithScipy()
    {
        QFETCH(double, p);
        QFETCH(double, freedom);
        QFETCH(double, t);
        QVERIFY(std::abs(ms::stats::studentQuantile(p, freedom) - t) < 1e-10 * std::abs(t));
    }
    void whatIsOutsideTheDomainIsNotANumber()
    {
        QVERIFY(std::isnan(ms::stats::studentQuantile(1.0, 5)));
        QVERIFY(std::isnan(ms::stats::studentQuantile(0.5, 0)));
    }
};

QTEST_APPLESS_MAIN(TestStudent)
#include "tst_student.moc"
