// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/boosted_trees.h"

#include "stats/random.h"

#include <QTest>

#include <array>
#include <cmath>
#include <vector>

using namespace ms;
using namespace ms::stats;

namespace {

struct Sample {
    FeatureTable features{3};
    std::vector<double> targets;
    std::vector<double> weights;
};

/// Exponential with mean 1 + 4·[x0 > 0.5] + 2·x1; x2 says nothing.
Sample exponentialSample(std::size_t rows)
{
    Random random(17);
    Sample sample;
    for (std::size_t i = 0; i < rows; ++i) {
        const std::array x{random.uniform(), random.uniform(), random.uniform()};
        sample.features.add(x);
        sample.targets.push_back((1.0 + (x[0] > 0.5 ? 4.0 : 0.0) + 2.0 * x[1]) * random.exponential());
        sample.weights.push_back(1.0);
    }
    return sample;
}

} // namespace

class TestBoostedTrees : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void findsAQuantileThatDependsOnTheFeatures()
    {
        const Sample sample = exponentialSample(40000);
        NoProgress progress;
        const auto trees = BoostedTrees::fit(sample.features, sample.targets, sample.weights, 0.8, {80}, progress);
        QVERIFY(trees);
        for (const std::array x : {std::array{0.2, 0.1, 0.5}, {0.8, 0.1, 0.5}, {0.2, 0.9, 0.5}, {0.8, 0.9, 0.1}}) {
            const double truth = (1.0 + (x[0] > 0.5 ? 4.0 : 0.0) + 2.0 * x[1]) * std::log(5.0);
            QVERIFY2(std::fabs(trees->predict(x) - truth) < 0.12 * truth + 0.1,
                     qPrintable(QString::number(trees->predict(x))));
        }
    }
    void findsAMeanThatDependsOnTheFeatures()
    {
        const Sample sample = exponentialSample(40000);
        NoProgress progress;
        const auto trees =
            BoostedTrees::fit(sample.features, sample.targets, sample.weights, std::nullopt, {80}, progress);
        QVERIFY(trees);
        for (const std::array x : {std::array{0.2, 0.1, 0.5}, {0.8, 0.1, 0.5}, {0.2, 0.9, 0.5}, {0.8, 0.9, 0.1}}) {
            const double truth = 1.0 + (x[0] > 0.5 ? 4.0 : 0.0) + 2.0 * x[1];
            QVERIFY2(std::fabs(trees->predict(x) - truth) < 0.1 * truth + 0.1,
                     qPrintable(QString::number(trees->predict(x))));
        }
    }
    void coversTheShareItPromises()
    {
        const Sample sample = exponentialSample(20000);
        NoProgress progress;
        for (const double quantile : {0.1, 0.5, 0.9}) {
            const auto trees =
                BoostedTrees::fit(sample.features, sample.targets, sample.weights, quantile, {}, progress);
            double below = 0.0;
            for (std::size_t i = 0; i < sample.targets.size(); ++i) {
                const std::array x{sample.features.column(0)[i], sample.features.column(1)[i],
                                   sample.features.column(2)[i]};
                below += sample.targets[i] <= trees->predict(x) ? 1.0 : 0.0;
            }
            QVERIFY(std::fabs(below / 20000.0 - quantile) < 0.01);
        }
    }
    void weightlessRowsSayNothing()
    {
        Sample sample = exponentialSample(20000);
        const std::array x{0.3, 0.5, 0.5};
        NoProgress progress;
        const auto before = BoostedTrees::fit(sample.features, sample.targets, sample.weights, 0.5, {}, progress);
        for (int i = 0; i < 500; ++i) {
            sample.features.add(x);
            sample.targets.push_back(1e6);
            sample.weights.push_back(0.0);
        }
        const auto after = BoostedTrees::fit(sample.features, sample.targets, sample.weights, 0.5, {}, progress);
        QVERIFY(std::fabs(after->predict(x) - before->predict(x)) < 0.5); // not a million
    }
    void refusesWhatItCannotLearnFrom()
    {
        NoProgress progress;
        const Sample sample = exponentialSample(10);
        const std::vector<double> short_by_one(9, 1.0);
        const std::vector<double> negative(10, -1.0);
        QVERIFY(!BoostedTrees::fit(FeatureTable(2), {}, {}, 0.5, {}, progress));
        QVERIFY(!BoostedTrees::fit(sample.features, short_by_one, sample.weights, 0.5, {}, progress));
        QVERIFY(!BoostedTrees::fit(sample.features, sample.targets, negative, 0.5, {}, progress));
        QVERIFY(!BoostedTrees::fit(sample.features, sample.targets, sample.weights, 1.0, {}, progress));
        QVERIFY(!BoostedTrees::fit(sample.features, sample.targets, sample.weights, 0.5, {0}, progress));
        struct Canceled final : Progress {
            [[nodiscard]] bool canceled() const override { return true; }
        } canceled;
        const auto stopped = BoostedTrees::fit(sample.features, sample.targets, sample.weights, 0.5, {}, canceled);
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().code, ErrorCode::Canceled);
    }
};

QTEST_APPLESS_MAIN(TestBoostedTrees)
#include "tst_boosted_trees.moc"
