// SPDX-License-Identifier: GPL-3.0-or-later
#include "forecast/automatic.h"
#include "forecast/forecaster.h"
#include "forecast/method.h"
#include "forecast/panel_forecaster.h"
#include "stats/random.h"
#include "textbook_series.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace ms;
using namespace ms::forecast;

namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

Series seriesOf(std::vector<double> history, Frequency frequency = Frequency::Monthly)
{
    Series series;
    series.id = std::string("A");
    series.frequency = frequency;
    series.history = std::move(history);
    return series;
}

/// Those that need no network: the others stand the same trial in tests/forecast/neural.
std::vector<MethodInfo> methodsWithoutPlugin()
{
    std::vector<MethodInfo> methods = methodList();
    std::erase_if(methods, [](const MethodInfo& method) { return isNetworkMethod(method.name); });
    return methods;
}

/// What holds for every forecast of every method, whatever the history.
void verifyHonest(const Forecast& forecast, int horizon, bool nonNegative)
{
    QCOMPARE(forecast.mean.size(), static_cast<std::size_t>(horizon));
    QCOMPARE(forecast.intervals.size(), std::size_t{2});
    for (const Interval& interval : forecast.intervals) {
        QCOMPARE(interval.low.size(), forecast.mean.size());
        QCOMPARE(interval.high.size(), forecast.mean.size());
    }
    for (std::size_t k = 0; k < forecast.mean.size(); ++k) {
        QVERIFY(std::isfinite(forecast.mean[k]));
        QVERIFY(std::isfinite(forecast.intervals[1].low[k]) && std::isfinite(forecast.intervals[1].high[k]));
        QVERIFY(forecast.intervals[0].low[k] <= forecast.mean[k] && forecast.mean[k] <= forecast.intervals[0].high[k]);
        QVERIFY(forecast.intervals[1].low[k] <= forecast.intervals[0].low[k]);
        QVERIFY(forecast.intervals[1].high[k] >= forecast.intervals[0].high[k]);
        if (nonNegative)
            QVERIFY(forecast.mean[k] >= 0 && forecast.intervals[1].low[k] >= 0);
    }
}

} // namespace

class TestForecaster : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyMethodIsHonestAboutEveryHistory_data();
    void everyMethodIsHonestAboutEveryHistory();
    void everyMethodScalesWithItsUnit_data();
    void everyMethodScalesWithItsUnit();
    void refusesBadRequests();
    void refusesHistoriesThatSayNothing();
    void oneBadSeriesDoesNotStopTheRun();
    void threadsDoNotChangeABit();
    void oneWildSeriesDoesNotWidenTheBandsOfAll();
    void cancelKeepsWhatIsFinished();
    void stepsOverUnknownPeriodsAtTheEnd();
    void readsStockoutsAsDemandOfAtLeastTheSales();
    void saysWhoWonAndWhoCameSecond();
    void intervalsOfNoiseKeepTheirPromise();
    void robustDriftIsTheMedianChange();
    void aShopClosedAtNightIsNotIntermittent();
    void weeksFollowTheYearsBefore();
};

void TestForecaster::everyMethodIsHonestAboutEveryHistory_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<QList<double>>("history");
    QTest::addColumn<int>("frequency");
    stats::Random random(7);
    QList<double> noise;
    QList<double> falling;
    QList<double> intermittent;
    QList<double> negative;
    QList<double> jump;
    for (int t = 0; t < 60; ++t) {
        noise << 50 + 10 * random.normal();
        falling << std::max(0.0, 60 - 1.2 * t);
        intermittent << (random.uniform() < 0.2 ? 1.0 + std::floor(5 * random.uniform()) : 0.0);
        negative << -20 + random.normal();
        jump << (t == 40 ? 1e12 : 5 + random.uniform());
    }
    const std::pair<const char*, QList<double>> histories[] = {
        {"one point", {7}},
        {"two points", {7, 9}},
        {"three points", {7, 9, 8}},
        {"five points", {1, 2, 3, 4, 5}},
        {"all zero", QList<double>(30, 0.0)},
        {"constant", QList<double>(30, 4.0)},
        {"constant, then one change", QList<double>(30, 4.0) << 5.0},
        {"noise", noise},
        {"falling to zero", falling},
        {"intermittent", intermittent},
        {"negative", negative},
        {"a jump of 1e12", jump},
        {"gaps", QList<double>{unknown, 3, unknown, 5, 4, unknown, unknown, 6, 5, 7, 8, 6, unknown}},
        {"airline", QList<double>(textbook::airPassengers.begin(), textbook::airPassengers.end())},
        {"tiny values", QList<double>{1e-12, 2e-12, 1e-12, 3e-12, 2e-12, 1e-12, 2e-12, 2e-12, 1e-12}}};
    for (const MethodInfo& method : methodsWithoutPlugin())
        for (const auto& [name, history] : histories)
            for (const Frequency frequency :
                 {Frequency::Monthly, Frequency::Weekly, Frequency::Hourly, Frequency::Other})
                QTest::newRow(qPrintable(
                    QString("%1, %2, %3")
                        .arg(QString::fromUtf8(method.name.data(), static_cast<qsizetype>(method.name.size())), name)
                        .arg(static_cast<int>(frequency))))
                    << QString::fromUtf8(method.name.data(), static_cast<qsizetype>(method.name.size())) << history
                    << static_cast<int>(frequency);
}

void TestForecaster::everyMethodIsHonestAboutEveryHistory()
{
    QFETCH(QString, model);
    QFETCH(QList<double>, history);
    QFETCH(int, frequency);
    const Series series = seriesOf({history.begin(), history.end()}, static_cast<Frequency>(frequency));
    bool nonNegative = true;
    for (const double value : history)
        nonNegative = nonNegative && !(value < 0);
    for (const int horizon : {1, 15, 200}) {
        const auto forecast = forecastSeries(series, horizon, {.model = model.toStdString()});
        QVERIFY2(forecast, forecast ? "" : forecast.error().detail.c_str());
        verifyHonest(*forecast, horizon, nonNegative);
        QCOMPARE(forecast->fitted.size(), series.history.size());
    }
}

void TestForecaster::everyMethodScalesWithItsUnit_data()
{
    QTest::addColumn<QString>("model");
    for (const MethodInfo& method : methodsWithoutPlugin())
        QTest::newRow(method.name.data())
            << QString::fromUtf8(method.name.data(), static_cast<qsizetype>(method.name.size()));
}

void TestForecaster::everyMethodScalesWithItsUnit()
{
    QFETCH(QString, model);
    std::vector<double> thousands = textbook::airPassengers;
    for (double& value : thousands)
        value *= 1024;
    const auto small = forecastSeries(seriesOf(textbook::airPassengers), 12, {.model = model.toStdString()});
    const auto large = forecastSeries(seriesOf(thousands), 12, {.model = model.toStdString()});
    QVERIFY(small && large);
    for (std::size_t k = 0; k < 12; ++k)
        QVERIFY(std::abs(large->mean[k] / 1024 / small->mean[k] - 1) < 1e-6);
}

void TestForecaster::refusesBadRequests()
{
    const Series series = seriesOf(textbook::nile, Frequency::Yearly);
    QCOMPARE(forecastSeries(series, 0, {}).error().code, ErrorCode::InvalidInput);
    QCOMPARE(forecastSeries(series, 3, {.model = "crystal-ball"}).error().code, ErrorCode::NotFound);
    QCOMPARE(forecastSeries(series, 3, {.levels = {100}}).error().code, ErrorCode::InvalidInput);
    QCOMPARE(forecastSeries(series, 3, {.levels = {unknown}}).error().code, ErrorCode::InvalidInput);
}

void TestForecaster::refusesHistoriesThatSayNothing()
{
    QCOMPARE(forecastSeries(seriesOf({}), 3, {}).error().code, ErrorCode::NotEnoughData);
    QCOMPARE(forecastSeries(seriesOf({unknown, unknown}), 3, {}).error().code, ErrorCode::NotEnoughData);
    const auto infinite = forecastSeries(seriesOf({1, std::numeric_limits<double>::infinity(), 3}), 3, {});
    QCOMPARE(infinite.error().code, ErrorCode::InvalidInput);
    QVERIFY2(infinite.error().detail.find("period 2") != std::string::npos, infinite.error().detail.c_str());
}

void TestForecaster::oneBadSeriesDoesNotStopTheRun()
{
    NoProgress progress;
    const std::vector<Series> series = {seriesOf(textbook::airPassengers), seriesOf({}),
                                        seriesOf({1, 2, 3, 2, 1, 2, 3, 2})};
    const auto all = forecastAll(series, 6, {}, 2, progress);
    QVERIFY(all);
    QVERIFY((*all)[0] && !(*all)[1] && (*all)[2]);
}

void TestForecaster::threadsDoNotChangeABit()
{
    NoProgress progress;
    stats::Random random(3);
    std::vector<Series> series(20);
    for (Series& one : series) {
        one.frequency = Frequency::Quarterly;
        for (int t = 0; t < 30; ++t)
            one.history.push_back(100 + t + 10 * random.normal());
    }
    const auto once = forecastAll(series, 8, {}, 1, progress);
    const auto twice = forecastAll(series, 8, {}, 4, progress);
    QVERIFY(once && twice);
    for (std::size_t i = 0; i < series.size(); ++i) {
        QVERIFY((*once)[i]->mean == (*twice)[i]->mean);
        QVERIFY((*once)[i]->intervals[1].high == (*twice)[i]->intervals[1].high);
    }
}

/// A jump of 10^12 after days that repeated exactly is 10^20 of the spreads promised; and a level that jumped is no
/// trend in factors that goes on.
void TestForecaster::oneWildSeriesDoesNotWidenTheBandsOfAll()
{
    std::vector<Series> series;
    for (int i = 0; i < 12; ++i) {
        series.push_back(seriesOf({}, Frequency::Daily));
        stats::Random random(5, static_cast<std::uint64_t>(i));
        for (int t = 0; t < 60; ++t)
            series.back().history.push_back(i == 0 && t == 59 ? 1e12
                                            : i == 1          ? (t < 40 ? 5 : 1e12)
                                            : i < 2           ? 5 + t % 7
                                                              : 50 + 5 * random.normal());
    }
    NoProgress progress;
    const auto forecasts = forecastAll(series, 90, {}, 1, progress);
    for (std::size_t i = 0; i < series.size(); ++i) {
        const Forecast& one = *(*forecasts)[i];
        verifyHonest(one, 90, true);
        const double most = *std::max_element(one.intervals[1].high.begin(), one.intervals[1].high.end());
        QVERIFY2(most < (i < 2 ? 1e15 : 250), qPrintable(QString::number(most)));
    }
}

void TestForecaster::cancelKeepsWhatIsFinished()
{
    class StopAfterThree : public Progress {
    public:
        [[nodiscard]] bool canceled() const override { return m_asked++ >= 3; }

    private:
        mutable int m_asked = 0;
    } progress;
    const std::vector<Series> series(10, seriesOf(textbook::nile, Frequency::Yearly));
    const auto all = forecastAll(series, 4, {}, 1, progress);
    QVERIFY(all);
    QCOMPARE(std::count_if(all->begin(), all->end(), [](const auto& one) { return one.has_value(); }), 3);
    QCOMPARE(all->back().error().code, ErrorCode::Canceled);
    StopAfterThree again;
    const auto none = forecastAll(series, 4, {.keepFinished = false}, 1, again);
    QVERIFY(none);
    for (const auto& one : *none)
        QCOMPARE(one.error().code, ErrorCode::Canceled);
}

void TestForecaster::stepsOverUnknownPeriodsAtTheEnd()
{
    std::vector<double> line;
    for (int t = 0; t < 30; ++t)
        line.push_back(10 + t);
    const auto full = forecastSeries(seriesOf(line, Frequency::Other), 5, {.model = "holt"});
    line.push_back(unknown);
    line.push_back(unknown);
    const auto late = forecastSeries(seriesOf(line, Frequency::Other), 3, {.model = "holt"});
    QVERIFY(full && late);
    QVERIFY(std::abs(late->mean[0] - full->mean[2]) < 1e-6);
    QVERIFY(late->note.find("unknown") != std::string::npos);
}

void TestForecaster::readsStockoutsAsDemandOfAtLeastTheSales()
{
    // Known demand with planted stockouts that hide two thirds of it in every fourth period, the last included.
    stats::Random random(5);
    Series full = seriesOf({}, Frequency::Weekly);
    for (int t = 0; t < 80; ++t)
        full.history.push_back(100 + 5 * random.normal());
    Series hidden = full;
    hidden.stockedOut.assign(full.history.size(), 0);
    for (std::size_t t = 3; t < full.history.size(); t += 4) {
        hidden.history[t] /= 3;
        hidden.stockedOut[t] = 1;
    }
    const auto wanted = forecastSeries(full, 8, {});
    const auto got = forecastSeries(hidden, 8, {});
    QVERIFY(wanted && got);
    for (std::size_t k = 0; k < 8; ++k)
        QVERIFY2(std::abs(got->mean[k] / wanted->mean[k] - 1) < 0.05, qPrintable(QString::number(got->mean[k])));
    QVERIFY2(got->note.find("sold: 20") != std::string::npos, got->note.c_str());
}

void TestForecaster::saysWhoWonAndWhoCameSecond()
{
    const auto forecast = forecastSeries(seriesOf(textbook::airPassengers), 12, {});
    QVERIFY(forecast);
    QVERIFY(forecast->backtest.size() >= 3);
    for (std::size_t i = 1; i < forecast->backtest.size(); ++i)
        QVERIFY(forecast->backtest[i - 1].mase <= forecast->backtest[i].mase);
    QVERIFY(forecast->measuredCoverage80);
    for (const BacktestScore& score : forecast->backtest)
        QVERIFY(score.origins >= 1);
}

// R 4.2: d <- diff(Nile); tail(Nile, 1) + h * median(d), and the spread of FPP3 ch. 5.5 about the median. Then a level
// that jumps once: the mean change follows the jump, the median does not.
void TestForecaster::robustDriftIsTheMedianChange()
{
    const auto forecastOf = [](const std::vector<double>& y, int horizon) {
        return *findMethod("robust-drift")->forecast(prepareHistory(y, Frequency::Yearly), horizon);
    };
    const PointForecast nile = forecastOf(textbook::nile, 3);
    const double mean[] = {736, 732, 728};
    const double spread[] = {168.979, 240.1643, 295.5925};
    for (std::size_t k = 0; k < 3; ++k) {
        QVERIFY2(std::abs(nile.mean[k] - mean[k]) < 1e-3, qPrintable(QString::number(nile.mean[k])));
        QVERIFY2(std::abs(nile.spread[k] - spread[k]) < 1e-3, qPrintable(QString::number(nile.spread[k])));
    }
    const PointForecast jumped = forecastOf({10, 11, 12, 13, 14, 25, 26, 27, 28, 29, 30}, 2);
    QCOMPARE(jumped.mean[0], 31.0);
    QCOMPARE(jumped.mean[1], 32.0);
}

void TestForecaster::intervalsOfNoiseKeepTheirPromise()
{
    NoProgress progress;
    stats::Random random(11);
    std::vector<Series> series(300);
    std::vector<std::vector<double>> futures(series.size());
    for (std::size_t i = 0; i < series.size(); ++i) {
        for (int t = 0; t < 40; ++t)
            series[i].history.push_back(100 + 10 * random.normal());
        for (int t = 0; t < 6; ++t)
            futures[i].push_back(100 + 10 * random.normal());
    }
    const auto all = forecastAll(series, 6, {}, 2, progress);
    QVERIFY(all);
    double inside[2] = {0, 0};
    for (std::size_t i = 0; i < series.size(); ++i)
        for (std::size_t level = 0; level < 2; ++level)
            for (std::size_t k = 0; k < 6; ++k)
                inside[level] += (*all)[i]->intervals[level].low[k] <= futures[i][k] &&
                                 futures[i][k] <= (*all)[i]->intervals[level].high[k];
    QVERIFY2(std::abs(inside[0] / 1800 - 0.80) < 0.04, qPrintable(QString::number(inside[0] / 1800)));
    QVERIFY2(std::abs(inside[1] / 1800 - 0.95) < 0.025, qPrintable(QString::number(inside[1] / 1800)));
}

// Nine hours of a day are open, the week-end is quieter; what is known of each hour is known by construction. A flat
// forecast of the mean would be off by more than half of what is sold.
void TestForecaster::aShopClosedAtNightIsNotIntermittent()
{
    const auto truth = [](int t) {
        const int hour = t % 24;
        const double day = t % 168 >= 120 ? 20 : 40;
        return hour < 9 || hour >= 18 ? 0.0 : day + 5 * hour;
    };
    stats::Random random(4, 1);
    std::vector<double> history;
    for (int t = 0; t < 4 * 168; ++t)
        history.push_back(std::round(truth(t) * std::exp(0.05 * random.normal())));
    const auto forecast = forecastSeries(seriesOf(history, Frequency::Hourly), 168, {});
    QVERIFY(forecast);
    double error = 0;
    double sold = 0;
    for (int k = 0; k < 168; ++k) {
        error += std::abs(forecast->mean[static_cast<std::size_t>(k)] - truth(4 * 168 + k));
        sold += truth(4 * 168 + k);
        if (truth(4 * 168 + k) == 0)
            QCOMPARE(forecast->mean[static_cast<std::size_t>(k)], 0.0);
    }
    QVERIFY2(error / sold < 0.1, qPrintable(QString::number(error / sold)));
    // The same hours in any order are demand with many zeros.
    for (std::size_t i = history.size(); i > 1; --i)
        std::swap(history[i - 1], history[random.below(i)]);
    QVERIFY(demandKindOf(prepareHistory(history, Frequency::Hourly)) == DemandKind::Intermittent);
}

// Three years of weeks whose figures come again each year, as far as the noise lets them: the truth is known by
// construction. The figures vary by 0.4; a forecast that knew none of them would be off by 0.3 and more.
void TestForecaster::weeksFollowTheYearsBefore()
{
    constexpr int horizon = 13;
    stats::Random random(6, 1);
    std::vector<double> figure;
    for (int week = 0; week < 52; ++week)
        figure.push_back(0.4 * random.normal());
    std::vector<double> history;
    for (int t = 0; t < 156; ++t)
        history.push_back(500 * std::exp(figure[static_cast<std::size_t>(t % 52)] + 0.05 * random.normal()));
    const auto forecast = forecastSeries(seriesOf(history, Frequency::Weekly), horizon, {});
    QVERIFY(forecast);
    double error = 0;
    for (std::size_t k = 0; k < horizon; ++k)
        error += std::abs(std::log(forecast->mean[k] / (500 * std::exp(figure[k])))) / horizon;
    QVERIFY2(error < 0.15, qPrintable(QString::number(error)));
}

QTEST_APPLESS_MAIN(TestForecaster)
#include "tst_forecaster.moc"
