// SPDX-License-Identifier: GPL-3.0-or-later
#include "forecast/seasonality.h"
#include "textbook_series.h"

#include <QTest>

#include <cmath>

using namespace ms::forecast;

class TestSeasonality : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void autocorrelationMatchesStatsmodels();
    void classicalFiguresMatchStatsmodels_data();
    void classicalFiguresMatchStatsmodels();
    void testTellsSeasonalFromNot();
    void takingOutAndPuttingBackIsNothing();
    void asksForTwoSeasons();
};

void TestSeasonality::autocorrelationMatchesStatsmodels()
{
    const auto acf = autocorrelation(textbook::airPassengers, 12); // statsmodels 0.13.5 acf(adjusted=False)
    QVERIFY(std::abs(acf[0] - 0.9480473407524915) < 1e-12);
    QVERIFY(std::abs(acf[11] - 0.7603950422625558) < 1e-12);
}

void TestSeasonality::classicalFiguresMatchStatsmodels_data()
{
    QTest::addColumn<bool>("multiplicative");
    QTest::addColumn<QList<double>>("figure"); // statsmodels 0.13.5 seasonal_decompose
    QTest::newRow("multiplicative") << true
                                    << QList<double>{0.91023,  0.883625, 1.007366, 0.975906, 0.981378, 1.112776,
                                                     1.226556, 1.219911, 1.060492, 0.921757, 0.801178, 0.898824};
    QTest::newRow("additive") << false
                              << QList<double>{-24.748737, -36.188131, -2.241162, -8.036616,  -4.506313,  35.402778,
                                               63.830808,  62.823232,  16.520202, -20.642677, -53.593434, -28.619949};
}

void TestSeasonality::classicalFiguresMatchStatsmodels()
{
    QFETCH(bool, multiplicative);
    QFETCH(QList<double>, figure);
    const auto pattern = classicalSeasonality(textbook::airPassengers, 12, multiplicative);
    QCOMPARE(pattern.multiplicative, multiplicative);
    for (qsizetype k = 0; k < 12; ++k)
        QVERIFY(std::abs(pattern.figure[static_cast<std::size_t>(k)] - figure[k]) < 1e-6);
}

void TestSeasonality::testTellsSeasonalFromNot()
{
    QVERIFY(isSeasonal(textbook::airPassengers, 12));
    std::vector<double> ramp;
    for (int t = 0; t < 20; ++t)
        ramp.push_back(t % 7);
    QVERIFY(!isSeasonal(ramp, 12)); // fewer than three seasons
    QVERIFY(!isSeasonal(textbook::nile, 1));
}

void TestSeasonality::takingOutAndPuttingBackIsNothing()
{
    for (const bool multiplicative : {true, false}) {
        const auto pattern = classicalSeasonality(textbook::airPassengers, 12, multiplicative);
        auto adjusted = withoutSeason(textbook::airPassengers, pattern);
        addSeason(adjusted, pattern, 0);
        for (std::size_t t = 0; t < adjusted.size(); ++t)
            QVERIFY(std::abs(adjusted[t] - textbook::airPassengers[t]) < 1e-9);
    }
}

void TestSeasonality::asksForTwoSeasons()
{
    QVERIFY(!classicalSeasonality(std::vector<double>(23, 1.0), 12, true).present());
    QVERIFY(!classicalSeasonality(textbook::nile, 1, true).present());
}

QTEST_APPLESS_MAIN(TestSeasonality)
#include "tst_seasonality.moc"
