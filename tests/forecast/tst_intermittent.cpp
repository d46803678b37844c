// SPDX-License-Identifier: GPL-3.0-or-later
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

QTEST_APPLESS_MAIN(TestIntermittent)
#include "tst_intermittent.moc"
