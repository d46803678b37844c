// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/error_measures.h"

#include <QTest>

#include <cmath>
#include <vector>

using namespace ms::stats;

// Every expected value is worked out by hand from the formula in the header.
class TestErrorMeasures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pointMeasures();
    void zeroActualsAreLeftOutOrCounted();
    void scales();
    void pinballPunishesTheSideItShould();
    void coverageAndIntervalScore();

private:
    const std::vector<double> m_actual = {10, 20, 0, 40};
    const std::vector<double> m_forecast = {12, 15, 0, 50};
};

void TestErrorMeasures::pointMeasures()
{
    QVERIFY(std::abs(smape(m_actual, m_forecast) - 50 * (2.0 / 22 + 5.0 / 35 + 0 + 10.0 / 90)) < 1e-12);
    QVERIFY(std::abs(mape(m_actual, m_forecast) - 100.0 / 3 * (0.2 + 0.25 + 0.25)) < 1e-12);
    QVERIFY(std::abs(wape(m_actual, m_forecast) - 100 * 17.0 / 70) < 1e-12);
    QVERIFY(std::abs(biasPercent(m_actual, m_forecast) - 100 * 7.0 / 70) < 1e-12);
    QVERIFY(std::abs(meanAbsoluteError(m_actual, m_forecast) - 17.0 / 4) < 1e-12);
    QVERIFY(std::abs(rootMeanSquaredError(m_actual, m_forecast) - std::sqrt(129.0 / 4)) < 1e-12);
}

void TestErrorMeasures::zeroActualsAreLeftOutOrCounted()
{
    const std::vector<double> zero = {0, 0};
    const std::vector<double> one = {0, 1};
    QCOMPARE(smape(zero, one), 100.0);
    QVERIFY(std::isnan(mape(zero, one)));
    QVERIFY(std::isnan(wape(zero, one)));
    QVERIFY(std::isnan(biasPercent(zero, one)));
}

void TestErrorMeasures::scales()
{
    const std::vector<double> history = {1, 2, 4, 7, 11};
    QCOMPARE(seasonalNaiveScale(history, 1), 2.5);
    QCOMPARE(seasonalNaiveScale(history, 2), (3.0 + 5 + 7) / 3);
    QCOMPARE(seasonalNaiveScale(history, 12), 2.5); // longer than the history: as without a season
    QVERIFY(std::abs(seasonalNaiveSquaredScale(history, 1) - std::sqrt((1.0 + 4 + 9 + 16) / 4)) < 1e-12);
    QVERIFY(std::isnan(seasonalNaiveScale(std::vector<double>{3}, 1)));
}

void TestErrorMeasures::pinballPunishesTheSideItShould()
{
    const std::vector<double> actual = {10, 10};
    QVERIFY(std::abs(pinballLoss(actual, std::vector<double>{8, 8}, 0.95) - 1.9) < 1e-12);
    QVERIFY(std::abs(pinballLoss(actual, std::vector<double>{12, 12}, 0.95) - 0.1) < 1e-12);
}

void TestErrorMeasures::coverageAndIntervalScore()
{
    const std::vector<double> low = {9, 21, -1, 30};
    const std::vector<double> high = {11, 25, 1, 40};
    QCOMPARE(coverage(m_actual, low, high), 0.75);
    // widths 2 + 4 + 2 + 10, one miss of 1 at 2/0.2
    QVERIFY(std::abs(intervalScore(m_actual, low, high, 80) - (18 + 10.0) / 4) < 1e-9);
}

QTEST_APPLESS_MAIN(TestErrorMeasures)
#include "tst_error_measures.moc"
