// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/progress.h"
#include "forecast/automatic.h"
#include "forecast/forecaster.h"
#include "forecast/intermittent.h"
#include "stats/random.h"
#include "stats/round_search.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace ms;
using namespace ms::forecast;

class TestIntermittent : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void crostonIsTheRecursionByHand();
    void intervalCountsFromTheStart();
    void methodsFindTheMeanOfSteadyDemand();
    void tsbForgetsDemandThatEnds();
    void roundSearchFindsTheValley();
    void aFallOfAllIsABiasOnlyAfterAYear();
    void aShopYoungerThanAYearIsForecastAsItSold();

private:
    const std::vector<double> m_short = {0, 0, 3, 0, 0, 0, 2, 0, 4, 0};
};

void TestIntermittent::crostonIsTheRecursionByHand()
{
    // Sizes 3, 2, 4 and intervals 3, 4, 2 smoothed with 0.1 from 3 and 9/3: size 3.01, interval 2.99.
    QVERIFY(std::abs(fitCroston(m_short).mean - 3.01 / 2.99) < 1e-12);
    QVERIFY(std::abs(fitSba(m_short).mean - 0.95 * 3.01 / 2.99) < 1e-12);
}

void TestIntermittent::intervalCountsFromTheStart()
{
    QCOMPARE(meanDemandInterval(m_short), 3.0);
    QCOMPARE(meanDemandInterval(std::vector<double>{1, 1, 1}), 1.0);
}

void TestIntermittent::methodsFindTheMeanOfSteadyDemand()
{
    constexpr int shops = 40;
    double means[5] = {};
    for (int shop = 0; shop < shops; ++shop) {
        stats::Random random(21, static_cast<std::uint64_t>(shop));
        std::vector<double> y;
        for (int t = 0; t < 300; ++t) // a fifth of the periods, 4 units on average: mean 0.8
            y.push_back(random.uniform() < 0.2 ? static_cast<double>(1 + random.below(7)) : 0.0);
        std::size_t method = 0;
        for (const auto& fit : {fitFlatSmoothing(y), fitSba(y), fitTsb(y), fitAdida(y), fitImapa(y)}) {
            means[method++] += fit.mean / shops;
            QCOMPARE(fit.fitted.size(), y.size());
        }
    }
    for (const double mean : means)
        QVERIFY2(std::abs(mean - 0.8) < 0.08, qPrintable(QString::number(mean)));
}

void TestIntermittent::tsbForgetsDemandThatEnds()
{
    std::vector<double> y;
    for (int t = 0; t < 40; ++t)
        y.push_back(t % 2 == 0 ? 5.0 : 0.0);
    const double selling = fitTsb(y).mean;
    y.insert(y.end(), 40, 0.0);
    QVERIFY(fitTsb(y).mean < 0.5 * selling);
    QVERIFY(fitCroston(y).mean > 0.9 * selling); // which is what TSB was made against
}

void TestIntermittent::roundSearchFindsTheValley()
{
    const auto each = [](double (*f)(double)) {
        return [f](const stats::Lanes& at, stats::Lanes& values) {
            std::transform(at.begin(), at.end(), values.begin(), f);
        };
    };
    const auto square = each([](double at) { return (at - 0.3) * (at - 0.3); }); // a parabola is met exactly
    QVERIFY(std::abs(stats::minimiseInRounds(square, 0, 1, 1) - 0.3) < 1e-12);
    const auto fourth = each([](double at) { return std::pow(at - 0.3, 4); });
    QVERIFY(std::abs(stats::minimiseInRounds(fourth, 0, 1, 5) - 0.3) < 1e-3);
    const auto two = each([](double at) { return std::cos(20 * at) - at; }); // of three valleys, the last is the lowest
    QVERIFY(std::abs(stats::minimiseInRounds(two, 0, 1, 4) - 0.7882) < 1e-3);
    QVERIFY(stats::minimiseInRounds(each([](double at) { return at; }), 2, 5, 5) < 2.01);
}

/// By hand: 100 series forecast 2 and asked for 1, five more taken as forecast: (100 + 5 * 2) / (200 + 5 * 2).
void TestIntermittent::aFallOfAllIsABiasOnlyAfterAYear()
{
    Workup workup;
    workup.kind = DemandKind::Intermittent;
    workup.parts = {{"tsb", 1}};
    workup.shape = DemandShape{1, 1, 1, 0, 20};
    workup.trials = {{{1, 1}, 1, workup.shape, {PointForecast{{2, 2}, {1, 1}, {}}}, true}};
    workup.errors = partErrors(workup);
    const std::vector<const Workup*> all(100, &workup);
    QVERIFY(std::abs(Pool(all).level() - 110.0 / 210.0) < 1e-12);
    workup.trials[0].afterYear = false;
    QCOMPARE(Pool(all).level(), 1.0);
}

/// Demand of 0.8 a period that falls to 0.2 for the newest ten of 30: of weeks nobody knows yet whether that is the
/// season, of periods without one it is what forecasts have missed.
void TestIntermittent::aShopYoungerThanAYearIsForecastAsItSold()
{
    double expected[2] = {0, 0};
    for (const Frequency frequency : {Frequency::Weekly, Frequency::Other}) {
        std::vector<Series> shop(60);
        for (std::size_t i = 0; i < shop.size(); ++i) {
            stats::Random random(21, i);
            shop[i].id = "S" + std::to_string(i);
            shop[i].frequency = frequency;
            for (int t = 0; t < 30; ++t)
                shop[i].history.push_back(static_cast<double>(random.poisson(t < 20 ? 0.8 : 0.2)));
        }
        NoProgress progress;
        const auto forecasts = forecastAll(shop, 10, {}, 1, progress);
        QVERIFY(forecasts);
        for (const auto& one : *forecasts)
            expected[frequency == Frequency::Weekly ? 0 : 1] += one->mean[0] / 60;
    }
    QVERIFY2(expected[0] > 1.15 * expected[1], qPrintable(QString::number(expected[0] / expected[1])));
    QVERIFY2(expected[0] > 0.2 && expected[0] < 0.6, qPrintable(QString::number(expected[0])));
}

QTEST_APPLESS_MAIN(TestIntermittent)
#include "tst_intermittent.moc"
