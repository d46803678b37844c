// SPDX-License-Identifier: GPL-3.0-or-later
#include "forecast/backtest.h"
#include "forecast/calibration.h"
#include "stats/random.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace ms;
using namespace ms::forecast;

class TestCalibration : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void withoutErrorsItIsTheNormalDistribution();
    void findsTheQuantilesOfWhatItSaw();
    void higherLevelsReachFurther();
    void originsLeaveEnoughToFitOn_data();
    void originsLeaveEnoughToFitOn();
    void scoresAreMeansOverOrigins();
};

void TestCalibration::withoutErrorsItIsTheNormalDistribution()
{
    const Calibration calibration({});
    QVERIFY(std::abs(calibration.reach(0, 95).high - 1.959964) < 1e-5);
    QVERIFY(std::abs(calibration.reach(7, 80).low + 1.281552) < 1e-5);
}

void TestCalibration::findsTheQuantilesOfWhatItSaw()
{
    stats::Random random(8);
    std::vector<StandardisedErrors> errors;
    for (int i = 0; i < 4000; ++i) // exponential less one: skewed, quantiles known
        errors.push_back({random.exponential() - 1, std::numeric_limits<double>::quiet_NaN()});
    const Calibration calibration(errors);
    QCOMPARE(calibration.errorCount(), std::size_t{4000});
    QVERIFY(std::abs(calibration.reach(0, 80).high - (std::log(10.0) - 1)) < 0.1);
    QVERIFY(std::abs(calibration.reach(0, 80).low - (-std::log(0.9) - 1)) < 0.05);
}

void TestCalibration::higherLevelsReachFurther()
{
    const std::vector<StandardisedErrors> errors = {{0.5, -0.2, 1.5}, {-1.0, 0.1, 0.4}, {0.2, 2.0, -3.0}};
    const Calibration calibration(errors);
    for (std::size_t step = 0; step < 5; ++step) {
        QVERIFY(calibration.reach(step, 95).high >= calibration.reach(step, 80).high);
        QVERIFY(calibration.reach(step, 95).low <= calibration.reach(step, 80).low);
        QVERIFY(calibration.reach(step, 80).low <= 0 && calibration.reach(step, 80).high >= 0);
    }
}

void TestCalibration::originsLeaveEnoughToFitOn_data()
{
    QTest::addColumn<int>("periods");
    QTest::addColumn<int>("horizon");
    QTest::addColumn<int>("season");
    QTest::addColumn<int>("origins");
    QTest::newRow("plenty") << 120 << 18 << 12 << 2;
    QTest::newRow("one only") << 14 << 6 << 1 << 2;
    QTest::newRow("too short") << 7 << 2 << 1 << 0;
    QTest::newRow("long horizon") << 30 << 100 << 1 << 2;
}

void TestCalibration::originsLeaveEnoughToFitOn()
{
    QFETCH(int, periods);
    QFETCH(int, horizon);
    QFETCH(int, season);
    QFETCH(int, origins);
    const auto found = rollingOrigins(static_cast<std::size_t>(periods), horizon, season, 2);
    QCOMPARE(static_cast<int>(found.size()), origins);
    for (const Origin& origin : found) {
        QVERIFY(origin.end >= 6);
        QVERIFY(origin.end + origin.length <= static_cast<std::size_t>(periods));
        QVERIFY(static_cast<int>(origin.length) <= horizon);
    }
}

void TestCalibration::scoresAreMeansOverOrigins()
{
    ScoreKeeper keeper("theta");
    keeper.add(std::vector<double>{10, 10}, std::vector<double>{12, 12}, 4);
    keeper.add(std::vector<double>{10, 10}, std::vector<double>{10, 10}, 4);
    const BacktestScore score = keeper.score();
    QCOMPARE(score.origins, 2);
    QCOMPARE(score.mase, 0.25);
    QCOMPARE(score.bias, 10.0);
    QVERIFY(std::abs(score.smape - 100 * 2.0 / 22) < 1e-9); // 200 · 2/22 and 0
    QVERIFY(std::isnan(ScoreKeeper("none").score().mase));
}

QTEST_APPLESS_MAIN(TestCalibration)
#include "tst_calibration.moc"
