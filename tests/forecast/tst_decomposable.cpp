// SPDX-License-Identifier: GPL-3.0-or-later
#include "forecast/causes.h"
#include "forecast/decomposable.h"
#include "forecast/forecaster.h"
#include "stats/random.h"
#include "textbook_series.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace ms;
using namespace ms::forecast;

namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

std::vector<double> logOfAirline()
{
    std::vector<double> y;
    for (const double value : textbook::airPassengers)
        y.push_back(std::log(value));
    return y;
}

std::vector<double> everySeventh(std::size_t periods)
{
    std::vector<double> promotion;
    for (std::size_t t = 0; t < periods; ++t)
        promotion.push_back(t % 7 == 3 ? 1 : 0);
    return promotion;
}

/// Weekly demand of 120 weeks: price -1.8 elastic, a promotion sells 50 % more, noise of 10 %.
Series withCauses(std::uint64_t seed, int future)
{
    stats::Random random(seed);
    Series series;
    series.id = std::string("A");
    series.frequency = Frequency::Weekly;
    Regressor price{"price", {}};
    Regressor promotion{"promotion", {}};
    constexpr int weeks = 90;
    double error = 0;
    for (int t = 0; t < weeks + future; ++t) {
        price.values.push_back(4 + 0.5 * static_cast<int>(random.uniform() * 4));
        promotion.values.push_back(random.uniform() < 0.2 ? 1 : 0);
        error = 0.5 * error + 0.08 * random.normal();
        if (t < weeks)
            series.history.push_back(100 * std::pow(price.values.back() / 5, -1.8) *
                                     (promotion.values.back() > 0 ? 1.5 : 1) * std::exp(error));
    }
    series.regressors = {price, promotion};
    return series;
}

} // namespace

class TestDecomposable : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isLeastSquaresWherePriorsSayNothing();
    void meetsTheConditionsOfItsMinimum_data();
    void meetsTheConditionsOfItsMinimum();
    void partsAddUp();
    void findsOnePlantedChangeOfSlope();
    void refusesWhatSaysNothing();
    void recoversPlantedEffects();
    void takesTheTimeOfYearFromDays();
    void leavesNoiseWithoutATimeOfYear();
    void forecastsFollowTheCauses();
    void partsOfAForecastAddUpToIt();
    void fillsCausesThatAreNotKnown();
};

// R 4.2: lm(log(AirPassengers) + 0.3·promo ~ t + two pairs of sine and cosine + promo): slope 0.01008115 a month, promo
// 0.30901340 with standard error 0.01613244, fitted values 4.72937518 and 6.40586210 at the ends.
void TestDecomposable::isLeastSquaresWherePriorsSayNothing()
{
    std::vector<double> y = logOfAirline();
    const std::vector<double> promotion = everySeventh(y.size() + 3);
    for (std::size_t t = 0; t < y.size(); ++t)
        y[t] += 0.3 * promotion[t];
    const FourierSeason year{12, 2};
    const DecomposableSettings settings{
        .changePoints = 0, .seasonScale = 1e5, .causeScale = 1e5, .autoregressive = false};
    const auto fit = fitDecomposable(y, 3, {&year, 1}, {&promotion, 1}, settings);
    QVERIFY(fit);
    QVERIFY2(std::abs(fit->slope - 0.0100811461) < 1e-4, qPrintable(QString::number(fit->slope, 'g', 12)));
    QVERIFY(std::abs(fit->effects[0].value - 0.3090133961) < 1e-4);
    // R divides by the degrees of freedom, 137 of 144; the mode by all.
    QVERIFY(std::abs(fit->effects[0].standardError - 0.0161324385 * std::sqrt(137.0 / 144)) < 1e-4);
    QVERIFY(std::abs(fit->mean(0) - 4.72937518) < 1e-3 && std::abs(fit->mean(143) - 6.40586210) < 1e-3);
}

void TestDecomposable::meetsTheConditionsOfItsMinimum_data()
{
    QTest::addColumn<double>("changeScale");
    QTest::newRow("straight") << 0.001;
    QTest::newRow("Prophet's") << 0.05;
    QTest::newRow("bent") << 0.5;
}

/// Karush, Kuhn and Tucker: the slope of the likelihood equals that of the Laplace prior where a change is not zero,
/// and is less where it is.
void TestDecomposable::meetsTheConditionsOfItsMinimum()
{
    QFETCH(double, changeScale);
    const FourierSeason year{12, 5};
    const auto fit = fitDecomposable(logOfAirline(), 12, {&year, 1}, {}, {.changeScale = changeScale});
    QVERIFY(fit);
    QVERIFY2(fit->penaltyGap < 0.02, qPrintable(QString::number(fit->penaltyGap)));
    QCOMPARE(fit->changes.size(), std::size_t{25});
}

void TestDecomposable::partsAddUp()
{
    const FourierSeason year{12, 5};
    const std::vector<double> y = logOfAirline();
    const auto fit = fitDecomposable(y, 12, {&year, 1}, {});
    QCOMPARE(fit->trend.size(), y.size() + 12);
    double squares = 0;
    for (std::size_t t = 1; t < y.size(); ++t)
        squares += std::pow(y[t] - fit->mean(t), 2);
    QVERIFY(std::sqrt(squares / 143) < 0.05); // one-step errors of the airline model are about 0.037
    QVERIFY(fit->phi > 0 && fit->phi < 0.99);
}

void TestDecomposable::findsOnePlantedChangeOfSlope()
{
    std::vector<double> y;
    stats::Random random(3);
    for (int t = 0; t < 120; ++t)
        y.push_back(10 + 0.1 * t + (t > 60 ? 0.4 * (t - 60) : 0) + 0.2 * random.normal());
    const auto fit = fitDecomposable(y, 5, {}, {}, {.changeShare = 1});
    QVERIFY(fit);
    QVERIFY2(std::abs(fit->slope - 0.5) < 0.05, qPrintable(QString::number(fit->slope)));
    double near = 0;
    double far = 0;
    for (std::size_t j = 0; j < fit->changes.size(); ++j) {
        const double at = 120.0 * static_cast<double>(j + 1) / 25;
        (std::abs(at - 60) < 12 ? near : far) += std::abs(fit->changes[j]);
    }
    QVERIFY2(near > 5 * far, qPrintable(QString("%1 near, %2 far").arg(near).arg(far)));
}

void TestDecomposable::refusesWhatSaysNothing()
{
    QVERIFY(!fitDecomposable(std::vector<double>(30, 4.0), 3, {}, {}));
    QVERIFY(!fitDecomposable(std::vector<double>{1, 2, 3}, 3, {}, {}));
}

/// Forty simulated shops: intervals of 95 % hold the planted effects in at least 34 of them (less than 1 in 100 by
/// chance if they keep their promise), and the means are near.
void TestDecomposable::recoversPlantedEffects()
{
    int heldPrice = 0;
    int heldPromotion = 0;
    double meanPrice = 0;
    double meanPromotion = 0;
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        const Series series = withCauses(seed, 0);
        const CauseTable table = causeTable(series, 0, series.history.size(), 0);
        QCOMPARE(table.columns.size(), std::size_t{2});
        const auto fit = fitCauses(series.history, series.frequency, table, 0, false);
        QVERIFY(fit);
        const CauseEffect& price = fit->effects[0];
        const CauseEffect& promotion = fit->effects[1];
        QVERIFY(price.elasticity && !promotion.elasticity);
        heldPrice += price.low95 <= -1.8 && -1.8 <= price.high95 ? 1 : 0;
        heldPromotion += promotion.low95 <= 0.5 && 0.5 <= promotion.high95 ? 1 : 0;
        meanPrice += price.value / 40;
        meanPromotion += promotion.value / 40;
    }
    QVERIFY2(heldPrice >= 34 && heldPromotion >= 34,
             qPrintable(QString("%1 and %2 of 40").arg(heldPrice).arg(heldPromotion)));
    QVERIFY2(std::abs(meanPrice + 1.8) < 0.05 && std::abs(meanPromotion - 0.5) < 0.03,
             qPrintable(QString("%1 and %2").arg(meanPrice).arg(meanPromotion)));
}

void TestDecomposable::takesTheTimeOfYearFromDays()
{
    stats::Random random(5);
    std::vector<double> y;
    const auto year = [](int t) { return 0.4 * std::sin(2 * 3.14159265358979 * t / 365.25); };
    for (int t = 0; t < 1100; ++t)
        y.push_back(200 * std::exp(year(t) + 0.2 * (t % 7 == 5) + 0.1 * random.normal()));
    const auto fit = fitCauses(y, Frequency::Daily, {}, 90, true);
    QVERIFY(fit);
    QVERIFY(fit->effects.empty());
    double worst = 0;
    for (int t = 0; t < 1190; ++t)
        worst = std::max(worst, std::abs(fit->year[static_cast<std::size_t>(t)] - year(t)));
    QVERIFY2(worst < 0.08, qPrintable(QString::number(worst)));
    for (const std::size_t t : {std::size_t{3}, std::size_t{500}})
        QVERIFY(std::abs(fit->with(fit->without(y[t], t), t) - y[t]) < 1e-9 * y[t]);
}

void TestDecomposable::leavesNoiseWithoutATimeOfYear()
{
    int found = 0;
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        stats::Random random(seed);
        std::vector<double> y;
        for (int t = 0; t < 160; ++t)
            y.push_back(100 + 10 * random.normal());
        found += fitCauses(y, Frequency::Weekly, {}, 10, true) ? 1 : 0;
    }
    QVERIFY2(found <= 5, qPrintable(QString::number(found)));
}

void TestDecomposable::forecastsFollowTheCauses()
{
    const Series series = withCauses(11, 8);
    const auto forecast = forecastSeries(series, 8, {});
    QVERIFY(forecast);
    QCOMPARE(forecast->effects.size(), std::size_t{2});
    Series blind = series;
    blind.regressors.clear();
    const auto other = forecastSeries(blind, 8, {});
    double error = 0;
    double blindError = 0;
    for (std::size_t k = 0; k < 8; ++k) {
        const std::size_t t = series.history.size() + k;
        const double truth =
            100 * std::pow(series.regressors[0].values[t] / 5, -1.8) * (series.regressors[1].values[t] > 0 ? 1.5 : 1);
        error += std::abs(forecast->mean[k] / truth - 1) / 8;
        blindError += std::abs(other->mean[k] / truth - 1) / 8;
    }
    QVERIFY2(error < 0.12 && error < blindError / 2,
             qPrintable(QString("%1 with causes, %2 without").arg(error).arg(blindError)));
}

void TestDecomposable::partsOfAForecastAddUpToIt()
{
    Series airline;
    airline.id = std::string("airline");
    airline.frequency = Frequency::Monthly;
    airline.history = textbook::airPassengers;
    for (const Series& series : {airline, withCauses(2, 12)}) {
        const auto forecast = forecastSeries(series, 12, {});
        QVERIFY(forecast);
        QCOMPARE(forecast->parts.size(), std::size_t{4});
        double season = 0;
        for (std::size_t k = 0; k < 12; ++k) {
            double sum = 0;
            for (const ForecastPart& part : forecast->parts)
                sum += part.values[k];
            QVERIFY(std::abs(sum - forecast->mean[k]) < 1e-9 * (1 + forecast->mean[k]));
            season += std::abs(forecast->parts[2].values[k]);
        }
        QCOMPARE(season > 100, series.frequency == Frequency::Monthly);
    }
}

void TestDecomposable::fillsCausesThatAreNotKnown()
{
    Series series;
    series.history = {1, 2, 3, 4, 5, 6};
    series.regressors = {
        {"price", {4, 5, unknown, 6, 5, 7}}, {"promotion", {0, 0, 1, 0, 0, 0}}, {"same", {2, 2, 2, 2, 2, 2}}};
    const CauseTable table = causeTable(series, 0, 6, 2);
    QCOMPARE(table.columns.size(), std::size_t{2});
    QCOMPARE(table.columns[0].values,
             (std::vector<double>{std::log(0.8), 0, 0, std::log(1.2), 0, std::log(1.4), std::log(1.4), std::log(1.4)}));
    QCOMPARE(table.columns[1].values, (std::vector<double>{0, 0, 1, 0, 0, 0, 0, 0}));
}

QTEST_APPLESS_MAIN(TestDecomposable)
#include "tst_decomposable.moc"
