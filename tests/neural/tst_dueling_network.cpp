// SPDX-License-Identifier: GPL-3.0-or-later
#include "neural/dueling_network.h"

#include <QTest>

#include <cmath>

using namespace ms;
using namespace ms::neural;

namespace {

constexpr DuelingShape shape{.inputs = 2, .hidden = 32, .actions = 3, .valueScale = 10, .advantageScale = 2};

/// Four states; an action is worth what no straight line through the states gives.
constexpr std::array<float, 8> states{-1, -1, -1, 1, 1, -1, 1, 1};
constexpr std::array<float, 12> targets{5, 6, 7, 20, 19, 18, 20, 21, 19, 5, 4, 6};

std::vector<float> learned(std::uint64_t seed, int steps)
{
    auto network = DuelingNetwork::create(shape, seed);
    std::vector<float> before(targets.size());
    for (int i = 0; network && i < steps; ++i)
        if (!network->learn(states, targets, 1e-2, 0.05, before))
            return {};
    return before;
}

} // namespace

class TestDuelingNetwork : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void learnsWhatEachActionIsWorth()
    {
        const auto values = learned(1, 800);
        QCOMPARE(values.size(), targets.size());
        for (std::size_t i = 0; i < targets.size(); ++i)
            QVERIFY2(std::abs(values[i] - targets[i]) < 0.1F, qPrintable(QString::number(values[i])));
    }
    void theSameSeedLearnsTheSame()
    {
        QCOMPARE(learned(7, 30), learned(7, 30));
        QVERIFY(learned(7, 30) != learned(8, 30));
    }
    void theAveragedWeightsFollowAndChooseByTheLearningOnes()
    {
        auto network = DuelingNetwork::create(shape, 3);
        QVERIFY(network);
        std::vector<float> before(targets.size());
        for (int i = 0; i < 800; ++i)
            QVERIFY(network->learn(states, targets, 1e-2, 0.05, before));
        std::vector<float> best(4);
        QVERIFY(network->doubleValues(states, best));
        const std::array<float, 4> expected{7, 20, 21, 6};
        for (std::size_t i = 0; i < best.size(); ++i)
            QVERIFY2(std::abs(best[i] - expected[i]) < 0.2F, qPrintable(QString::number(best[i])));
        const DuelingWeights weights = network->averaged();
        QCOMPARE(weights.first.inputs, shape.inputs);
        QCOMPARE(weights.first.weights.size(), shape.inputs * shape.hidden);
        QCOMPARE(weights.value.outputs, std::size_t(1));
        QCOMPARE(weights.advantage.outputs, shape.actions);
    }
    void shapesOutsideTheirRangesAreRefused()
    {
        for (const DuelingShape& bad :
             {DuelingShape{0, 8, 2, 1, 1}, DuelingShape{2, 0, 2, 1, 1}, DuelingShape{2, 8, 0, 1, 1},
              DuelingShape{2, 8, 2, 0, 1}, DuelingShape{2, 8, 2, 1, std::nan("")}})
            QCOMPARE(DuelingNetwork::create(bad, 1).error().code, ErrorCode::InvalidInput);
    }
};

QTEST_GUILESS_MAIN(TestDuelingNetwork)
#include "tst_dueling_network.moc"
