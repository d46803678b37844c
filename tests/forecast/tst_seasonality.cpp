// SPDX-License-Identifier: GPL-3.0-or-later
#include "forecast/seasonality.h"
#include "forecast/stl.h"
#include "textbook_series.h"

#include <QTest>

#include <cmath>

using namespace ms::forecast;

class TestSeasonality : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void splitsTheAirlineSeriesAsR();
    void splitsTwoSeasonsAsR();
    void autocorrelationMatchesStatsmodels();
    void classicalFiguresMatchStatsmodels_data();
    void classicalFiguresMatchStatsmodels();
    void shrinksByTheShareOfJamesAndStein();
    void shrinksChanceAwayAndKeepsASeason();
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

// Miller & Williams (2003) written out for four phases and three seasons: two values a phase, at periods 2 to 9.
void TestSeasonality::shrinksByTheShareOfJamesAndStein()
{
    const std::vector<double> y = {7, -3, 4, -8, 5, -1, 4, -8, 7, -3, 4, -8};
    const auto figure = classicalSeasonality(y, 4, false).figure;
    const auto shrunk = shrunkSeasonality(y, 4, false).figure;
    const auto trend = centredAverage(y, 4);
    double variance = 0;
    double differences = 0;
    for (std::size_t k = 0; k < 4; ++k) {
        const std::size_t first = k < 2 ? k + 4 : k; // the first period of the phase that has an average
        const double one = y[first] - trend[first];
        const double two = y[first + 4] - trend[first + 4];
        variance += (one - two) * (one - two) / 2 / 2 / 4; // of the mean of two
        differences += figure[k] * figure[k] / 3;
    }
    QVERIFY(variance > 0);
    for (std::size_t k = 0; k < 4; ++k)
        QVERIFY(std::abs(shrunk[k] - (1 - variance / 3 / differences) * figure[k]) < 1e-12);
}

void TestSeasonality::shrinksChanceAwayAndKeepsASeason()
{
    const auto reach = [](const SeasonalPattern& pattern) {
        double squares = 0;
        for (const double value : pattern.figure)
            squares += (value - 1) * (value - 1);
        return std::sqrt(squares);
    };
    const auto kept = reach(shrunkSeasonality(textbook::airPassengers, 12, true)) /
                      reach(classicalSeasonality(textbook::airPassengers, 12, true));
    QVERIFY2(kept > 0.98 && kept < 1, qPrintable(QString::number(kept)));
    std::vector<double> chance; // 100 and what two waves of no common length add: no season of 12
    for (int t = 0; t < 72; ++t)
        chance.push_back(100 + 10 * std::sin(1.7 * t * t) + 5 * std::cos(0.9 * t));
    const auto left = reach(shrunkSeasonality(chance, 12, true)) / reach(classicalSeasonality(chance, 12, true));
    QVERIFY2(left < 0.7, qPrintable(QString::number(left)));
    QVERIFY(!shrunkSeasonality(std::span(chance).first(35), 12, true).present());
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

// R 4.2: stl(AirPassengers, s.window = 11), periods 1, 50, 100 and 144.
void TestSeasonality::splitsTheAirlineSeriesAsR()
{
    const StlParts parts = decomposeStl(textbook::airPassengers, 12);
    const std::size_t at[] = {0, 49, 99, 143};
    const double season[] = {-16.9770740864, -23.3541716794, -11.1719264784, -44.1963249790};
    const double trend[] = {123.145056928, 217.746265793, 360.056499018, 496.683254025};
    for (std::size_t i = 0; i < 4; ++i) {
        QVERIFY2(std::abs(parts.season[at[i]] - season[i]) < 1e-6, qPrintable(QString::number(parts.season[at[i]])));
        QVERIFY2(std::abs(parts.trend[at[i]] - trend[i]) < 1e-6, qPrintable(QString::number(parts.trend[at[i]])));
    }
}

// R 4.2, forecast 8.20: mstl(msts(y, c(24, 168))), hours 1, 300, 700 and 1008.
void TestSeasonality::splitsTwoSeasonsAsR()
{
    std::vector<double> y;
    constexpr double circle = 2 * 3.14159265358979323846;
    for (int t = 0; t < 1008; ++t)
        y.push_back(100 + 0.05 * t + 10 * std::sin(circle * t / 24) +
                    5 * std::cos(circle * t / 168) * (1 + t / 1000.0) + ((t * 7919) % 101) / 10.0);
    const int seasons[] = {24, 168};
    const MstlParts parts = decomposeMstl(y, seasons);
    const std::size_t at[] = {0, 299, 699, 1007};
    const double trend[] = {105.089052616, 120.019260884, 139.900812707, 155.277086455};
    const double day[] = {0.131434865841, 2.815539772317, 6.773662027116, -3.305713577310};
    const double week[] = {5.66227144779, 1.73229472890, 4.81395655440, 9.70063931198};
    for (std::size_t i = 0; i < 4; ++i) {
        QVERIFY2(std::abs(parts.trend[at[i]] - trend[i]) < 1e-6, qPrintable(QString::number(parts.trend[at[i]])));
        QVERIFY2(std::abs(parts.seasons[0][at[i]] - day[i]) < 1e-6,
                 qPrintable(QString::number(parts.seasons[0][at[i]])));
        QVERIFY2(std::abs(parts.seasons[1][at[i]] - week[i]) < 1e-6,
                 qPrintable(QString::number(parts.seasons[1][at[i]])));
    }
}

QTEST_APPLESS_MAIN(TestSeasonality)
#include "tst_seasonality.moc"
