// SPDX-License-Identifier: GPL-3.0-or-later
#include "forecast/demand_shape.h"
#include "forecast/distribution.h"
#include "forecast/forecaster.h"
#include "forecast/panel_forecaster.h"
#include "forecast/spread_model.h"
#include "stats/random.h"
#include "textbook_series.h"

#include <QTest>

#include <array>
#include <cmath>

using namespace ms;
using namespace ms::forecast;

namespace {

/// A standard normal at every step, known at three quantiles.
Distribution normalSteps(std::size_t steps, double tie)
{
    Distribution distribution{{0.1, 0.5, 0.9}, {}, tie, 0};
    for (std::size_t k = 0; k < steps; ++k)
        distribution.values.insert(distribution.values.end(), {-1.2815515655, 0, 1.2815515655});
    return distribution;
}

} // namespace

// Reference values of distributions: R 4.2.2, qnbinom, pnbinom, qgamma.
class TestDistribution : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void countsNoJumpUnitByUnit();
    void negativeBinomialMatchesR();
    void gammaMatchesR();
    void shapeFindsUnitAndDispersion();
    void shapeOfOneOrderLeansOnTheOthers();
    void quantilesLieOnLinesBetweenTheKnown();
    void pathsFollowQuantilesAndTie();
    void pathsOfCountsAreWholeAndNotNegative();
    void everyMethodGivesPaths();
    void spreadsLearnFromPastErrors();
};

void TestDistribution::negativeBinomialMatchesR()
{
    const DemandDistribution demand({.unit = 1, .dispersion = 3}, 1.5); // size 0.75, probability 1/3
    QCOMPARE(demand.quantiles(std::array{.5, .8, .95, .99}), (std::vector<double>{1, 3, 6, 9}));
    QVERIFY(std::abs(demand.rank(0, 0.999999999999) - 0.438691337650831) < 1e-9);
    QVERIFY(std::abs(demand.rank(3, 0) - 0.785988646624405) < 1e-12);
    QVERIFY(std::abs(demand.rank(3, 0.5) - (0.785988646624405 + 0.864181315603836) / 2) < 1e-12);
    // Packs of six are the same demand in another unit.
    const DemandDistribution packs({.unit = 6, .dispersion = 3}, 9);
    QCOMPARE(packs.quantiles(std::array{.5, .8, .95, .99}), (std::vector<double>{6, 18, 36, 54}));
}

void TestDistribution::gammaMatchesR()
{
    const auto many = DemandDistribution({.unit = 1, .dispersion = 3}, 2000).quantiles(std::array{.5, .95});
    QVERIFY(std::abs(many[0] - 1999.00008894) < 1e-5);
    QVERIFY(std::abs(many[1] - 2129.09242337) < 1e-5);
    // Half of the periods are empty, the others gamma with mean 3 and variation a quarter.
    const DemandDistribution litres({.unit = 0, .size = 3, .sizeVariation = 0.25}, 1.5);
    QCOMPARE(litres.quantiles(std::array{.4})[0], 0.0);
    QVERIFY(std::abs(litres.quantiles(std::array{.9})[0] - 4.13628428636) < 1e-8);
    QVERIFY(std::abs(litres.rank(4.13628428636, 0) - 0.9) < 1e-8);
}

void TestDistribution::shapeFindsUnitAndDispersion()
{
    QCOMPARE(demandShapeOf(std::vector<double>{0, 6, 0, 12, 18, 0}).unit, 6.0);
    QCOMPARE(demandShapeOf(std::vector<double>{0, 1, 0, 2.5}).unit, 0.0);
    stats::Random random(4);
    std::vector<double> y;
    for (int t = 0; t < 20000; ++t)
        y.push_back(static_cast<double>(random.poisson(random.gamma(0.75) * 2))); // dispersion 1 + 2
    double sum = 0;
    for (std::size_t from = 0; from < y.size(); from += 200)
        sum += demandShapeOf(std::span(y).subspan(from, 200)).dispersion / 100;
    QVERIFY2(std::abs(sum - 3) < 0.15, qPrintable(QString::number(sum)));
}

void TestDistribution::shapeOfOneOrderLeansOnTheOthers()
{
    const DemandShape one = demandShapeOf(std::vector<double>{0, 0, 40, 0, 0, 1, 0, 0});
    QVERIFY(shrunk(one, 2).dispersion < one.dispersion);
    QVERIFY(shrunk(one, 2).dispersion > 2);
}

void TestDistribution::quantilesLieOnLinesBetweenTheKnown()
{
    const Distribution distribution = normalSteps(2, 0);
    QVERIFY(std::abs(quantile(distribution, 1, 0.8) - 0.8416212336) < 1e-6);
    QVERIFY(std::abs(quantile(distribution, 0, 0.99) - 2.326347874) < 1e-6);
    const Distribution counts{{0.5, 0.9}, {0, 2}, 0, 1};
    QCOMPARE(quantile(counts, 0, 0.01), 0.0);
}

void TestDistribution::pathsFollowQuantilesAndTie()
{
    constexpr int count = 20000;
    const auto paths = samplePaths(normalSteps(4, 0.6), count, 5);
    double squares = 0;
    double products = 0;
    double sumSquares = 0;
    for (const std::vector<double>& path : paths) {
        squares += path[3] * path[3] / count;
        products += path[2] * path[3] / count;
        const double sum = path[0] + path[1];
        sumSquares += sum * sum / count;
    }
    QVERIFY2(std::abs(squares - 1) < 0.03, qPrintable(QString::number(squares)));
    QVERIFY2(std::abs(products - 0.6) < 0.03, qPrintable(QString::number(products)));
    QVERIFY2(std::abs(sumSquares - 3.2) < 0.1, qPrintable(QString::number(sumSquares))); // 1 + 1 + 2 · 0.6
    QVERIFY(paths == samplePaths(normalSteps(4, 0.6), count, 5));
    QVERIFY(paths != samplePaths(normalSteps(4, 0.6), count, 6));
}

void TestDistribution::pathsOfCountsAreWholeAndNotNegative()
{
    stats::Random random(2);
    Series series;
    series.frequency = Frequency::Weekly;
    for (int t = 0; t < 90; ++t)
        series.history.push_back(random.uniform() < 0.3 ? 2.0 * static_cast<double>(1 + random.below(3)) : 0.0);
    const auto forecast = forecastSeries(series, 8, {});
    QVERIFY(forecast);
    double mean = 0;
    for (const auto& path : samplePaths(forecast->distribution, 4000, 1))
        for (const double value : path) {
            QVERIFY(value >= 0 && std::fmod(value, 2) == 0);
            mean += value / 32000;
        }
    QVERIFY2(std::abs(mean / forecast->mean[0] - 1) < 0.2, qPrintable(QString::number(mean / forecast->mean[0])));
}

void TestDistribution::everyMethodGivesPaths()
{
    Series series;
    series.frequency = Frequency::Monthly;
    series.history = textbook::airPassengers;
    for (const MethodInfo& method : methodList()) {
        if (isNetworkMethod(method.name))
            continue; // needs the plugin, and many series
        const auto forecast = forecastSeries(series, 12, {.model = std::string(method.name)});
        QVERIFY2(forecast && forecast->distribution.steps() == 12, method.name.data());
        const auto paths = samplePaths(forecast->distribution, 300, 9);
        for (std::size_t k = 0; k < 12; ++k) {
            double below = 0;
            for (const auto& path : paths) {
                QVERIFY2(std::isfinite(path[k]) && path[k] >= 0, method.name.data());
                below += path[k] < quantile(forecast->distribution, k, 0.8) ? 1.0 / 300 : 0;
            }
            QVERIFY2(std::abs(below - 0.8) < 0.09, qPrintable(QString("%1 %2").arg(method.name.data()).arg(below)));
        }
    }
}

void TestDistribution::spreadsLearnFromPastErrors()
{
    // Half of the series err three times as far as they promise, at every origin.
    stats::Random random(6);
    std::vector<SpreadHistory> histories(400);
    std::vector<const SpreadHistory*> all;
    for (std::size_t i = 0; i < histories.size(); ++i) {
        for (int origin = 0; origin < 2; ++origin) {
            histories[i].evidence.emplace_back();
            StandardisedErrors& errors = histories[i].errors.emplace_back();
            for (int k = 0; k < 12; ++k)
                errors.push_back((i % 2 == 0 ? 3 : 1) * random.normal());
        }
        all.push_back(&histories[i]);
    }
    const SpreadModel model(all);
    const double ratio = model.factor(histories[0], {}) / model.factor(histories[1], {});
    QVERIFY2(ratio > 2.2 && ratio < 4, qPrintable(QString::number(ratio)));
    // Nothing known: as promised. One series alone: hardly moved.
    QCOMPARE(SpreadModel({}).factor({}, {}), 1.0);
    const SpreadHistory* one = all.data()[0];
    QVERIFY(std::abs(std::log(SpreadModel({&one, 1}).factor(*one, {}))) < 0.3);
}

/// Few units a period, and once 10^12 of them: ranks and quantiles of such a history end, and the others stay small.
void TestDistribution::countsNoJumpUnitByUnit()
{
    std::vector<Series> series(15);
    for (std::size_t i = 0; i < series.size(); ++i) {
        series[i].frequency = Frequency::Daily;
        for (std::size_t t = 0; t < 60; ++t)
            series[i].history.push_back(i == 0 && t == 50 ? 1e12 : (t * 7 + i) % 3 == 0 ? 2 : 0);
    }
    NoProgress progress;
    const auto forecasts = forecastAll(series, 14, {}, 1, progress);
    for (std::size_t i = 1; i < series.size(); ++i)
        QVERIFY((*forecasts)[i]->intervals[1].high[0] < 50);
    QVERIFY(std::isfinite((*forecasts)[0]->intervals[1].high[0]));
}

QTEST_APPLESS_MAIN(TestDistribution)
#include "tst_distribution.moc"
