// SPDX-License-Identifier: GPL-3.0-or-later
#include "forecast/history.h"
#include "forecast/outliers.h"
#include "stats/random.h"

#include <QElapsedTimer>
#include <QTest>

#include <cmath>
#include <limits>
#include <set>

using namespace ms;
using namespace ms::forecast;

class TestOutliers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsPlantedSpikesAndNothingElse();
    void leavesAPeakThatTheSeasonRepeats();
    void leavesANewLevel();
    void leavesShortAndRareDemand();
    void historyKeepsWhatWasObserved();
    void aLongGapIsFilledInOnePass();
};

void TestOutliers::findsPlantedSpikesAndNothingElse()
{
    stats::Random random(9);
    std::vector<double> y;
    for (int t = 0; t < 120; ++t)
        y.push_back(50 + 15 * random.normal());
    const std::set<std::size_t> planted = {0, 40, 119};
    for (const std::size_t t : planted)
        y[t] *= 50;
    std::set<std::size_t> found;
    for (const Outlier& outlier : findOutliers(y, 7)) {
        found.insert(outlier.period);
        QVERIFY(outlier.replacement < 120);
    }
    QVERIFY(found == planted);
}

void TestOutliers::leavesAPeakThatTheSeasonRepeats()
{
    std::vector<double> y(48, 10.0);
    for (std::size_t t = 11; t < 48; t += 12)
        y[t] = 200;
    QVERIFY(findOutliers(y, 12).empty());
}

void TestOutliers::leavesANewLevel()
{
    std::vector<double> y(40, 10.0);
    std::fill(y.begin() + 37, y.end(), 300.0);
    QVERIFY(findOutliers(y, 1).empty());
}

void TestOutliers::leavesShortAndRareDemand()
{
    QVERIFY(findOutliers(std::vector<double>{1, 1, 1, 90}, 1).empty());
    std::vector<double> rare(30, 0.0);
    rare[4] = 1;
    rare[20] = 60;
    QVERIFY(findOutliers(rare, 1).empty());
}

void TestOutliers::historyKeepsWhatWasObserved()
{
    std::vector<double> y = {5, 6, 5, 900, 6, 5, 6, 5, 6, 5};
    const History history = prepareHistory(y, Frequency::Other);
    QVERIFY(history.observed == y);
    QCOMPARE(history.values[3], 6.0);
    QCOMPARE(history.outliers.size(), std::size_t{1});
}

void TestOutliers::aLongGapIsFilledInOnePass()
{
    std::vector<double> history(400'000, std::numeric_limits<double>::quiet_NaN());
    history[0] = history[1] = 5;
    history.back() = 7;
    QElapsedTimer clock;
    clock.start();
    Series series;
    series.history = std::move(history);
    const auto known = knownHistory(series);
    QVERIFY2(clock.elapsed() < 5000, qPrintable(QString::number(clock.elapsed()))); // each gap anew: minutes
    QCOMPARE(known->gapsFilled, 399'997);
    QVERIFY(std::abs(known->values[200'000] - 6) < 1e-4); // half-way on the line from 5 to 7
}

QTEST_APPLESS_MAIN(TestOutliers)
#include "tst_outliers.moc"
