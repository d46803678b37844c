// SPDX-License-Identifier: GPL-3.0-or-later
#include "forecast/arima.h"
#include "stats/random.h"
#include "textbook_series.h"

#include <QTest>

#include <cmath>

using namespace ms;
using namespace ms::forecast;

// Reference values: statsmodels 0.13.5, exact maximum likelihood; here the sum of squares is conditional, so that
// coefficients agree to a few hundredths.
class TestArima : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void kpssMatchesStatsmodels();
    void airlineModelMatchesStatsmodels();
    void firstOrderAutoregressionMatchesStatsmodels();
    void selectionFindsAPlantedProcess();
    void randomWalkSpreadsWithTheRootOfTime();
    void refusesShortSeries();
    void names();
};

void TestArima::kpssMatchesStatsmodels()
{
    QVERIFY(std::abs(kpssStatistic(textbook::nile) - 0.96543490775266) < 1e-9); // kpss(nile, "c", nlags=4)
}

void TestArima::airlineModelMatchesStatsmodels()
{
    std::vector<double> logs;
    for (const double value : textbook::airPassengers)
        logs.push_back(std::log(value));
    const auto fit = fitArima(logs, 12, {0, 1, 1, 0, 1, 1, false});
    QVERIFY(fit);
    QVERIFY2(std::abs(fit->ma[0] - -0.40178) < 0.05, qPrintable(QString::number(fit->ma[0])));
    QVERIFY2(std::abs(fit->ma[11] - -0.55694) < 0.05, qPrintable(QString::number(fit->ma[11])));
    QVERIFY(std::abs(fit->ma[12] - fit->ma[0] * fit->ma[11]) < 1e-12);
    QVERIFY(std::abs(fit->sigma - std::sqrt(0.00134789)) < 0.002);
    const double expected[] = {450.42, 425.72, 479.01, 492.4,  509.05, 583.34,
                               670.01, 667.08, 558.19, 497.21, 429.87, 477.24};
    const auto forecast = forecastArima(*fit, 12);
    for (std::size_t k = 0; k < 12; ++k)
        QVERIFY2(std::abs(std::exp(forecast[k]) / expected[k] - 1) < 0.01,
                 qPrintable(QString::number(std::exp(forecast[k]))));
}

void TestArima::firstOrderAutoregressionMatchesStatsmodels()
{
    const auto fit = fitArima(textbook::nile, 1, {1, 0, 0, 0, 0, 0, true});
    QVERIFY(fit);
    QVERIFY2(std::abs(fit->ar[0] - 0.506252) < 0.01, qPrintable(QString::number(fit->ar[0])));
    const auto forecast = forecastArima(*fit, 3);
    const double expected[] = {828.55, 873.38, 896.08};
    for (std::size_t k = 0; k < 3; ++k)
        QVERIFY2(std::abs(forecast[k] - expected[k]) < 3, qPrintable(QString::number(forecast[k])));
}

void TestArima::selectionFindsAPlantedProcess()
{
    stats::Random random(17);
    std::vector<double> y = {0};
    double before = 0;
    for (int t = 0; t < 400; ++t) { // differences are autoregressive: ARIMA(1,1,0) with 0.6
        before = 0.6 * before + random.normal();
        y.push_back(y.back() + before);
    }
    const auto fit = selectArima(y, 1);
    QVERIFY(fit);
    QCOMPARE(fit->order.d, 1);
    QVERIFY(std::abs(fit->sigma - 1) < 0.1);
    QVERIFY(!fit->ar.empty() || !fit->ma.empty());
}

void TestArima::randomWalkSpreadsWithTheRootOfTime()
{
    stats::Random random(3);
    std::vector<double> y = {100};
    for (int t = 0; t < 100; ++t)
        y.push_back(y.back() + random.normal());
    const auto fit = fitArima(y, 1, {0, 1, 0, 0, 0, 0, false});
    QVERIFY(fit);
    const auto spread = arimaSpread(*fit, 9);
    QVERIFY(std::abs(spread[8] / spread[0] - 3) < 1e-9);
    QVERIFY(std::abs(forecastArima(*fit, 5).back() - y.back()) < 1e-9);
    const auto fitted = arimaFitted(*fit);
    QVERIFY(std::isnan(fitted[0]) && std::abs(fitted[5] - y[4]) < 1e-9);
}

void TestArima::refusesShortSeries()
{
    QVERIFY(!fitArima(std::vector<double>{1, 2, 3, 4, 5}, 1, {1, 0, 0, 0, 0, 0, true}));
    QVERIFY(!fitArima(std::vector<double>(40, 3.0), 1, {0, 1, 0, 0, 0, 0, false}));
}

void TestArima::names()
{
    QCOMPARE(nameOf({0, 1, 1, 0, 1, 1, false}, 12), std::string("(0,1,1)(0,1,1)[12]"));
    QCOMPARE(nameOf({1, 1, 0, 0, 0, 0, true}, 1), std::string("(1,1,0) with drift"));
}

QTEST_APPLESS_MAIN(TestArima)
#include "tst_arima.moc"
