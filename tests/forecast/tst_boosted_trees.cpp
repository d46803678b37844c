// SPDX-License-Identifier: GPL-3.0-or-later
#include "forecast/boosted_trees.h"
#include "forecast/forecaster.h"
#include "forecast/panel_baseline.h"
#include "stats/random.h"

#include <QTest>

#include <atomic>
#include <cmath>
#include <limits>

using namespace ms;
using namespace ms::forecast;

namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
constexpr int horizon = 4;

/// Forty shops whose demand is size · price^-2 · 3^promotion · noise of five per cent; promotions in one week of six.
/// In the four weeks to forecast, the first is promoted and the last costs a fifth less.
std::vector<Series> plantedPanel(double noise = 0.05, int weeks = 80)
{
    std::vector<Series> panel;
    for (int i = 0; i < 40; ++i) {
        stats::Random random(11, static_cast<std::uint64_t>(i));
        Series one;
        one.id = "shop " + std::to_string(i);
        one.frequency = Frequency::Weekly;
        one.firstPeriod = 2000;
        one.categories = {i % 2 == 0 ? "north" : "south"};
        const double size = 50 * std::exp(random.normal());
        Regressor price{"price", {}};
        Regressor promotion{"promotion", {}};
        for (int t = 0; t < weeks + horizon; ++t) {
            const int step = t - weeks + 1;
            price.values.push_back(step < 1 ? 1.6 + 0.1 * std::floor(8 * random.uniform()) : step == 4 ? 1.6 : 2.0);
            promotion.values.push_back(step < 1 ? (random.uniform() < 1.0 / 6 ? 1 : 0) : step == 1 ? 1 : 0);
            if (t < weeks)
                one.history.push_back(size * std::pow(price.values.back() / 2, -2) *
                                      std::pow(3, promotion.values.back()) * std::exp(noise * random.normal()));
        }
        one.regressors = {price, promotion};
        panel.push_back(std::move(one));
    }
    return panel;
}

/// What the planted process says of a step, noise left out.
double truth(int series, int step)
{
    stats::Random random(11, static_cast<std::uint64_t>(series));
    const double size = 50 * std::exp(random.normal());
    return size * (step == 1 ? 3 : step == 4 ? std::pow(0.8, -2) : 1);
}

/// Answers canceled from the n-th question on.
class CancelAfter final : public Progress {
public:
    explicit CancelAfter(int questions) : m_left(questions) {}
    [[nodiscard]] bool canceled() const override { return m_left-- <= 0; }

private:
    mutable std::atomic<int> m_left;
};

} // namespace

class TestBoostedTrees : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void forecastsPlantedPricesAndPromotions();
    void automaticChoiceFollowsCausesAndTriesTheTrees();
    void automaticChoiceIsNotWorseWhereCausesSayNothing();
    void intervalsHoldWhatTheyPromise();
    void leastPercentageErrorLiesBelowTheMedian();
    void sameBytesForAnyThreadCountAndRun();
    void copesWithGapsStockoutsAndUnknownFutures();
    void shortPanelsFallBackWithANote();
    void aBadSeriesIsItsOwnError();
    void cancelIsAnswered();
    void featuresNeverSeeThePeriodsAfterTheOrigin();
    void groupsAreMeansOverTheirSeries();
    void baselineLearnsWhatLastsOfASeason_data();
    void baselineLearnsWhatLastsOfASeason();
};

void TestBoostedTrees::forecastsPlantedPricesAndPromotions()
{
    const std::vector<Series> panel = plantedPanel();
    NoProgress progress;
    const auto forecasts = forecastAll(panel, horizon, {.model = "boosted-trees"}, 1, progress);
    QVERIFY(forecasts);
    double worst = 0;
    double sum = 0;
    for (int i = 0; i < 40; ++i) {
        const Forecast& one = *(*forecasts)[static_cast<std::size_t>(i)];
        QCOMPARE(one.method, std::string("boosted-trees"));
        for (int step = 1; step <= horizon; ++step) {
            const double error = std::abs(one.mean[static_cast<std::size_t>(step - 1)] / truth(i, step) - 1);
            worst = std::max(worst, error);
            sum += error;
        }
    }
    // A forecast blind to causes is off by 40 % on the promoted week alone.
    QVERIFY2(sum / (40 * horizon) < 0.08, qPrintable(QString::number(sum / (40 * horizon))));
    QVERIFY2(worst < 0.35, qPrintable(QString::number(worst)));
}

void TestBoostedTrees::automaticChoiceFollowsCausesAndTriesTheTrees()
{
    const std::vector<Series> panel = plantedPanel();
    NoProgress progress;
    const auto forecasts = forecastAll(panel, horizon, {}, 2, progress);
    QVERIFY(forecasts);
    double sum = 0;
    for (int i = 0; i < 40; ++i) {
        const Forecast& one = *(*forecasts)[static_cast<std::size_t>(i)];
        QVERIFY(std::any_of(one.backtest.begin(), one.backtest.end(),
                            [](const BacktestScore& score) { return score.method == "boosted-trees"; }));
        QVERIFY(std::any_of(one.backtest.begin(), one.backtest.end(),
                            [&](const BacktestScore& score) { return score.method == one.method; }));
        QVERIFY(one.backtest.size() >= 2);
        for (int step = 1; step <= horizon; ++step)
            sum += std::abs(one.mean[static_cast<std::size_t>(step - 1)] / truth(i, step) - 1);
    }
    QVERIFY2(sum / (40 * horizon) < 0.08, qPrintable(QString::number(sum / (40 * horizon))));
}

void TestBoostedTrees::automaticChoiceIsNotWorseWhereCausesSayNothing()
{
    // Straight lines, which single methods continue and trees cannot, beside a cause of pure chance.
    std::vector<Series> panel;
    for (int i = 0; i < 12; ++i) {
        stats::Random random(5, static_cast<std::uint64_t>(i));
        Series one;
        one.id = std::to_string(i);
        one.frequency = Frequency::Other;
        Regressor chance{"chance", {}};
        for (int t = 0; t < 64; ++t)
            chance.values.push_back(random.uniform());
        for (int t = 0; t < 60; ++t)
            one.history.push_back(100 + 10.0 * t + random.normal());
        one.regressors = {chance};
        panel.push_back(std::move(one));
    }
    NoProgress progress;
    const auto forecasts = forecastAll(panel, horizon, {}, 1, progress);
    QVERIFY(forecasts);
    for (const auto& one : *forecasts)
        for (int step = 1; step <= horizon; ++step)
            QVERIFY(std::abs(one->mean[static_cast<std::size_t>(step - 1)] - (690 + 10.0 * step)) < 15);
}

void TestBoostedTrees::intervalsHoldWhatTheyPromise()
{
    const std::vector<Series> panel = plantedPanel(0.3);
    NoProgress progress;
    const auto forecasts = forecastAll(panel, horizon, {.model = "boosted-trees"}, 1, progress);
    QVERIFY(forecasts);
    int inside = 0;
    for (int i = 0; i < 40; ++i) {
        stats::Random random(99, static_cast<std::uint64_t>(i));
        const Forecast& one = *(*forecasts)[static_cast<std::size_t>(i)];
        QVERIFY(one.measuredCoverage80.has_value());
        for (int step = 1; step <= horizon; ++step) {
            const auto k = static_cast<std::size_t>(step - 1);
            QVERIFY(one.intervals[0].low[k] <= one.mean[k] && one.mean[k] <= one.intervals[0].high[k]);
            QVERIFY(one.intervals[1].low[k] <= one.intervals[0].low[k] && one.intervals[1].low[k] >= 0);
            for (int draw = 0; draw < 25; ++draw) {
                const double came = truth(i, step) * std::exp(0.3 * random.normal());
                inside += one.intervals[0].low[k] <= came && came <= one.intervals[0].high[k] ? 1 : 0;
            }
        }
    }
    const double share = inside / (40.0 * horizon * 25);
    QVERIFY2(share > 0.74 && share < 0.88, qPrintable(QString::number(share)));
}

// For demand of median m whose logarithm has the standard deviation s, the expected percentage error is least at
// m · exp(-s²). Source: Gneiting (2011), Making and evaluating point forecasts, JASA 106(494), eq. 21.
void TestBoostedTrees::leastPercentageErrorLiesBelowTheMedian()
{
    const std::vector<Series> panel = plantedPanel(0.4, 120);
    NoProgress progress;
    const auto usual = forecastAll(panel, horizon, {.model = "boosted-trees"}, 1, progress);
    const auto low = forecastAll(panel, horizon, {.model = "boosted-trees-mape"}, 1, progress);
    QVERIFY(usual && low);
    double usualLogs = 0;
    double lowLogs = 0;
    for (int i = 0; i < 40; ++i)
        for (int step = 1; step <= horizon; ++step) {
            const auto k = static_cast<std::size_t>(step - 1);
            usualLogs += std::log((*usual)[static_cast<std::size_t>(i)]->mean[k] / truth(i, step)) / (40 * horizon);
            lowLogs += std::log((*low)[static_cast<std::size_t>(i)]->mean[k] / truth(i, step)) / (40 * horizon);
        }
    QCOMPARE((*low)[0]->method, std::string("boosted-trees-mape"));
    QVERIFY2(std::abs(usualLogs - lowLogs - 0.16) < 0.06, qPrintable(QString("%1 %2").arg(usualLogs).arg(lowLogs)));
}

void TestBoostedTrees::sameBytesForAnyThreadCountAndRun()
{
    const std::vector<Series> panel = plantedPanel();
    NoProgress progress;
    const auto once = forecastAll(panel, horizon, {.model = "boosted-trees"}, 1, progress);
    for (const int threads : {1, 3}) {
        const auto again = forecastAll(panel, horizon, {.model = "boosted-trees"}, threads, progress);
        QVERIFY(once && again);
        for (std::size_t i = 0; i < panel.size(); ++i) {
            QCOMPARE((*again)[i]->mean, (*once)[i]->mean);
            QCOMPARE((*again)[i]->intervals[1].high, (*once)[i]->intervals[1].high);
        }
    }
}

void TestBoostedTrees::copesWithGapsStockoutsAndUnknownFutures()
{
    std::vector<Series> panel = plantedPanel();
    for (std::size_t i = 0; i < panel.size(); ++i) {
        panel[i].history[10 + i] = unknown;
        panel[i].history.back() = unknown; // step 1 still follows the history
        panel[i].regressors[0].values[20 + i] = unknown;
        panel[i].stockedOut.assign(panel[i].history.size(), 0);
        panel[i].stockedOut[5] = 1;
        panel[i].history[5] = 0;
    }
    panel[3].regressors[1].values.resize(panel[3].history.size());
    panel[4].regressors.clear();
    NoProgress progress;
    const auto forecasts = forecastAll(panel, horizon, {.model = "boosted-trees"}, 1, progress);
    QVERIFY(forecasts);
    for (const auto& one : *forecasts) {
        QVERIFY(one);
        QCOMPARE(one->mean.size(), std::size_t{horizon});
        for (const double mean : one->mean)
            QVERIFY(std::isfinite(mean) && mean >= 0);
    }
    QCOMPARE((*forecasts)[3]->note, std::string("promotion is not known for 4 of 4 future steps"));
    QVERIFY(std::abs((*forecasts)[0]->mean[0] / truth(0, 1) - 1) < 0.35);
}

void TestBoostedTrees::shortPanelsFallBackWithANote()
{
    Series one;
    one.id = "short";
    one.frequency = Frequency::Weekly;
    one.history = {3, 4, 5, 4};
    const auto forecast = forecastSeries(one, 3, {.model = "boosted-trees"});
    QVERIFY(forecast);
    QVERIFY(forecast->method != "boosted-trees");
    QVERIFY2(forecast->note.starts_with("boosted-trees needs more history"), forecast->note.c_str());
}

void TestBoostedTrees::aBadSeriesIsItsOwnError()
{
    std::vector<Series> panel = plantedPanel();
    panel[7].history[3] = std::numeric_limits<double>::infinity();
    panel[8].history.assign(panel[8].history.size(), unknown);
    panel[9].history.assign(panel[9].history.size(), 0.0);
    NoProgress progress;
    const auto forecasts = forecastAll(panel, horizon, {.model = "boosted-trees"}, 1, progress);
    QVERIFY(forecasts);
    QVERIFY(!(*forecasts)[7] && (*forecasts)[7].error().code == ErrorCode::InvalidInput);
    QVERIFY(!(*forecasts)[8] && (*forecasts)[8].error().code == ErrorCode::NotEnoughData);
    QCOMPARE((*forecasts)[9]->mean, std::vector<double>(horizon, 0.0));
    QVERIFY(std::abs((*forecasts)[0]->mean[0] / truth(0, 1) - 1) < 0.35);
}

void TestBoostedTrees::cancelIsAnswered()
{
    const std::vector<Series> panel = plantedPanel();
    for (const int questions : {0, 3, 30, 60}) {
        CancelAfter progress(questions);
        const auto opinions = forecastBoostedTrees(panel, horizon, {}, 1, progress);
        QVERIFY(!opinions);
        QCOMPARE(opinions.error().code, ErrorCode::Canceled);
    }
}

void TestBoostedTrees::featuresNeverSeeThePeriodsAfterTheOrigin()
{
    std::vector<Series> panel = plantedPanel();
    const Panel before(panel, horizon);
    const PanelFeatures early(before);
    std::vector<float> row(early.width());
    early.write(0, 60, 2, row);
    // The group's and the series' own past deviations are the only ones that other periods could leak into.
    for (Series& one : panel)
        for (std::size_t t = 60; t < one.history.size(); ++t)
            one.history[t] = unknown;
    double size = 0;
    for (std::size_t t = 0; t < 60; ++t)
        size += panel[0].history[t] / 60;
    const Panel after(panel, horizon);
    const PanelFeatures late(after);
    std::vector<float> again(late.width());
    late.write(0, 60, 2, again);
    QCOMPARE(late.names(), early.names());
    for (std::size_t f = 0; f < row.size(); ++f) {
        const std::string& name = early.names()[f];
        if (std::isnan(row[f]) || name == "size" || name == "level against all" || name.starts_with("group") ||
            name.starts_with("category"))
            continue; // of the series as a whole, or sums in which the unit moves the last digits
        QVERIFY2(std::abs(row[f] - again[f]) < 0.05F, name.c_str());
    }
    QVERIFY(std::abs(after.at(0).unit / (0.05 * size) - 1) < 1e-12);
}

void TestBoostedTrees::baselineLearnsWhatLastsOfASeason_data()
{
    QTest::addColumn<double>("lasting");
    QTest::newRow("a season that comes again") << 1.0;
    QTest::newRow("one of which half lasts") << 0.5;
    QTest::newRow("none") << 0.0;
}

/// Each week of each year is off its level by a figure of its own: the same share of it every year, or a new one.
void TestBoostedTrees::baselineLearnsWhatLastsOfASeason()
{
    QFETCH(const double, lasting);
    constexpr int weeks = 160;
    std::vector<Series> panel(30);
    for (std::size_t i = 0; i < panel.size(); ++i) {
        panel[i].id = std::to_string(i);
        panel[i].frequency = Frequency::Weekly;
        panel[i].firstPeriod = 2000;
        stats::Random random(5, i);
        std::vector<double> figure(weeks);
        for (std::size_t t = 0; t < weeks; ++t) {
            const double fresh = 0.3 * random.normal();
            figure[t] = t < 52 ? fresh : lasting * figure[t - 52] + std::sqrt(1 - lasting * lasting) * fresh;
            panel[i].history.push_back(1000 * std::exp(figure[t]));
        }
    }
    const Panel made(panel, horizon);
    const PanelTrial trial(panel, made);
    const PanelFeatures features(made);
    const PanelBaseline baseline(features, made, trial, trial.learningOrigins(true, 100000));
    QCOMPARE(baseline.shares().size(), std::size_t{1});
    // The levels of a quarter, from which the figures are measured, have figures of their own: they pull a little.
    QVERIFY2(std::abs(baseline.shares()[0] - lasting) < 0.06, qPrintable(QString::number(baseline.shares()[0])));
    const PanelCell cell{0, 130, 2};
    const double change = made.at(0).z[131 - 52] - made.at(0).mean(130 - 52, panelWindows(Frequency::Weekly).middle);
    QVERIFY(std::abs(baseline.at(cell) - features.level(0, 130) - baseline.shares()[0] * change) < 1e-9);
    const PanelCell early{0, 20, 2}; // no year is known: the level alone
    QCOMPARE(baseline.at(early), features.level(0, 20));
}

void TestBoostedTrees::groupsAreMeansOverTheirSeries()
{
    std::vector<Series> panel(3);
    for (std::size_t i = 0; i < 3; ++i) {
        panel[i].id = std::to_string(i);
        panel[i].frequency = Frequency::Other;
        panel[i].history = {10, 20, 30, 40};
        panel[i].categories = {i < 2 ? "a" : "b"};
        panel[i].firstPeriod = static_cast<std::int64_t>(i);
        panel[i].regressors = {{"x", {0, 0, static_cast<double>(i), 5, 7}}};
    }
    const Panel made(panel, 1);
    QCOMPARE(made.at(0).groups, (std::vector<std::size_t>{0, 1}));
    QCOMPARE(made.at(2).groups, (std::vector<std::size_t>{0, 2}));
    // Period 2 is the third of the first series (0 against its median 0), the second of the second, the first of the
    // third.
    QCOMPARE(made.group(0).relativeAt(0, 2), (0.0 - 0.0 + (0 - 1.0) + (0 - 2.0)) / 3);
    QCOMPARE(made.group(1).relativeAt(0, 2), (0.0 + (0 - 1.0)) / 2);
    QVERIFY(std::isnan(made.group(1).relativeAt(0, 99)));
    QCOMPARE(made.at(0).toUnits(made.at(0).toScale(17)), 17.0);
}

QTEST_GUILESS_MAIN(TestBoostedTrees)
#include "tst_boosted_trees.moc"
