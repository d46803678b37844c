// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/normal.h"

#include <QTest>

#include <cmath>

using namespace ms::stats;

class TestNormal : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // R 4.2: pnorm, qnorm, dnorm(z) - z * pnorm(-z)
    void agreesWithR()
    {
        QVERIFY(std::fabs(normalCdf(1.96) - 0.9750021048517795) < 1e-14);
        QVERIFY(std::fabs(normalCdf(-8.0) - 6.220960574271786e-16) < 1e-29);
        QVERIFY(std::fabs(normalQuantile(0.95) - 1.6448536269514722) < 1e-13);
        QVERIFY(std::fabs(normalQuantile(1e-10) + 6.361340902404056) < 1e-11);
        QVERIFY(std::fabs(normalLoss(0.0) - 0.3989422804014327) < 1e-15);
        QVERIFY(std::fabs(normalLoss(1.0) - 0.0833154705876864) < 1e-14);
    }
    void halfWidthOfAnInterval()
    {
        QVERIFY(std::fabs(halfWidth95(2.0) - 3.919927969080108) < 1e-13); // R 4.2: 2 * qnorm(0.975)
        QVERIFY(std::isnan(halfWidth95(std::nan(""))));
    }
    void quantileIsDefinedAtTheEnds()
    {
        QVERIFY(std::isinf(normalQuantile(0.0)) && normalQuantile(0.0) < 0);
        QVERIFY(std::isinf(normalQuantile(1.0)) && normalQuantile(1.0) > 0);
        QVERIFY(std::isnan(normalQuantile(1.5)));
    }
};

QTEST_APPLESS_MAIN(TestNormal)
#include "tst_normal.moc"
