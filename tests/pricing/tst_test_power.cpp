// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/test_power.h"
#include "stats/normal.h"

#include <QTest>

#include <cmath>

using namespace ms;
using namespace ms::pricing;

namespace {

PriceTestSetup switchback()
{
    PriceTestSetup setup;
    setup.step = 0.05;
    setup.locations = 10;
    setup.periods = 20;
    setup.unitsPerPeriod = 400;
    setup.noise = 0.3;
    setup.elasticity = -1.5;
    return setup;
}

Result<PriceTestPower> simulated(const PriceTestSetup& setup, int simulations = 2000)
{
    NoProgress progress;
    return simulatePriceTest(setup, simulations, 3, 2, progress);
}

void isNear(double actual, double expected, double tolerance)
{
    QVERIFY2(std::abs(actual - expected) <= tolerance, qPrintable(QString::number(actual, 'g', 12)));
}

} // namespace

class TestTestPower : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aTestOfNothingFindsItInFivePerCentOfCases()
    {
        PriceTestSetup setup = switchback();
        setup.elasticity = 0;
        isNear(simulated(setup)->power, 0.05, 0.015);
        setup.design = TestDesign::AcrossPlaces;
        setup.placeNoise = 0.2;
        setup.locations = 20;
        isNear(simulated(setup)->power, 0.05, 0.015);
    }
    void powerIsThatOfTheFormula()
    {
        // Slope of least squares on two levels, n rows: se = sigma / (x sqrt n), sigma² = 0.3² + 1/400 (counting),
        // x = half the distance of the log prices; power = 1 - Phi(1.96 - 1.5 / se).
        const PriceTestSetup setup = switchback();
        const double sigma = std::sqrt(0.09 + 1.0 / 400);
        const double x = 0.5 * std::log(1.05 / 0.95);
        const double se = sigma / (x * std::sqrt(200.0));
        const auto found = simulated(setup);
        isNear(found->power, 1 - stats::normalCdf(1.96 - 1.5 / se), 0.03);
        isNear(found->halfWidth, 1.96 * se, 0.03 * 1.96 * se);
        isNear(found->coverage, 0.95, 0.015);
        isNear(found->bias, 0, 0.05);
    }
    void differencesBetweenPlacesHurtOnlyTheTestAcrossPlaces()
    {
        PriceTestSetup setup = switchback();
        setup.locations = 20;
        setup.placeNoise = 0.4;
        const double within = simulated(setup, 500)->halfWidth;
        setup.design = TestDesign::AcrossPlaces;
        QVERIFY(simulated(setup, 500)->halfWidth > 3 * within);
    }
    void findsThePeriodsThatAPowerNeeds()
    {
        NoProgress progress;
        PriceTestSetup setup = switchback();
        const auto periods = periodsForPower(setup, 0.8, 200, 500, 3, 2, progress);
        QVERIFY(periods);
        setup.periods = *periods;
        QVERIFY(simulatePriceTest(setup, 500, 3, 2, progress)->power >= 0.8);
        setup.periods = *periods - 2;
        QVERIFY(simulatePriceTest(setup, 500, 3, 2, progress)->power < 0.8);
        setup.elasticity = -0.01;
        QCOMPARE(periodsForPower(setup, 0.8, 20, 200, 3, 2, progress).error().code, ErrorCode::NotEnoughData);
    }
    void threadsDoNotMatter()
    {
        NoProgress progress;
        const auto one = simulatePriceTest(switchback(), 200, 3, 1, progress);
        const auto four = simulatePriceTest(switchback(), 200, 3, 4, progress);
        QCOMPARE(one->halfWidth, four->halfWidth);
        QCOMPARE(one->power, four->power);
    }
    void refusesImpossibleTests()
    {
        PriceTestSetup setup = switchback();
        setup.step = 0;
        QCOMPARE(simulated(setup).error().code, ErrorCode::InvalidInput);
        setup = switchback();
        setup.design = TestDesign::AcrossPlaces;
        setup.locations = 2;
        QCOMPARE(simulated(setup).error().code, ErrorCode::InvalidInput);
        QCOMPARE(simulated(switchback(), 1).error().code, ErrorCode::InvalidInput);
    }
};

QTEST_APPLESS_MAIN(TestTestPower)
#include "tst_test_power.moc"
