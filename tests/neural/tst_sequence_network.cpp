// SPDX-License-Identifier: GPL-3.0-or-later
#include "neural/sequence_network.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace ms;
using namespace ms::neural;

namespace {

/// Every sequence counts upwards in a circle of twelve: what comes next is certain.
std::vector<Sequence> circles()
{
    std::vector<Sequence> sequences;
    for (std::uint32_t first = 0; first < 12; ++first) {
        Sequence sequence;
        for (std::uint32_t i = 0; i < 8; ++i)
            sequence.push_back((first + i) % 12);
        sequences.push_back(sequence);
    }
    return sequences;
}

SequenceShape small()
{
    return {12, 16, 1, 2, 10};
}

SequenceTraining quick()
{
    SequenceTraining training;
    training.epochs = 60;
    training.patience = 60;
    training.batch = 4;
    training.learningRate = 0.01;
    training.dropout = 0.1;
    return training;
}

Result<SequenceNetwork> trained(const SequenceTraining& training = quick())
{
    NoProgress progress;
    return SequenceNetwork::train(circles(), small(), training, {}, progress);
}

class StopAfter final : public Progress {
public:
    explicit StopAfter(int looks) : m_left(looks) {}
    bool canceled() const override { return m_left-- <= 0; }

private:
    mutable int m_left;
};

} // namespace

class TestSequenceNetwork : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void learnsWhatComesNext()
    {
        const auto network = trained();
        QVERIFY(network.has_value());
        for (std::uint32_t first = 0; first < 12; ++first) {
            const std::vector<Sequence> asked{{first, (first + 1) % 12, (first + 2) % 12}};
            const auto scores = network->scores(asked);
            QCOMPARE(std::max_element(scores.begin(), scores.end()) - scores.begin(), (first + 3) % 12);
        }
    }
    void theSameSeedGivesTheSameNetwork()
    {
        QVERIFY(trained()->state() == trained()->state());
        SequenceTraining other = quick();
        other.seed = 2;
        QVERIFY(trained()->state() != trained(other)->state());
    }
    void aSampledSoftmaxLearnsToo()
    {
        SequenceTraining training = quick();
        training.negatives = 6;
        const auto network = trained(training);
        const std::vector<Sequence> asked{{3, 4, 5}};
        const auto scores = network->scores(asked);
        QCOMPARE(std::max_element(scores.begin(), scores.end()) - scores.begin(), 6);
    }
    void whatWasSavedAnswersTheSame()
    {
        const auto network = trained();
        const std::string state = network->state();
        const auto again = SequenceNetwork::load(state);
        QVERIFY(again.has_value());
        const std::vector<Sequence> asked{{1, 2}, {}, {7, 8, 9}};
        QVERIFY(network->scores(asked) == again->scores(asked));
        const std::vector<std::uint32_t> some{5, 3};
        const auto few = again->scores(asked, some);
        QCOMPARE(few.size(), std::size_t{6});
        QVERIFY(std::abs(few[0] - again->scores(asked)[5]) < 1e-5F);
        QCOMPARE(few[2], 0.0F); // an empty sequence says nothing
    }
    /// Other sequences of a batch, and how long they are, change nothing.
    void aSequenceIsAnsweredTheSameAloneAndInABatch()
    {
        const auto network = trained();
        const std::vector<Sequence> alone{{4, 5}};
        const std::vector<Sequence> batch{{1, 2, 3, 4, 5, 6, 7}, {4, 5}};
        const auto one = network->scores(alone);
        const auto both = network->scores(batch);
        for (std::size_t token = 0; token < 12; ++token)
            QVERIFY(std::abs(one[token] - both[12 + token]) < 1e-4F);
    }
    void onlyTheLatestTokensOfAWindowCount()
    {
        const auto network = trained();
        Sequence window;
        for (std::uint32_t i = 0; i < 10; ++i)
            window.push_back(i);
        Sequence longer{11, 11, 11};
        longer.insert(longer.end(), window.begin(), window.end());
        const std::vector<Sequence> one{window}, two{longer};
        QVERIFY(network->scores(one) == network->scores(two));
    }
    void trainingStopsWhenItIsCanceled()
    {
        SequenceTraining endless = quick();
        endless.epochs = 1000000;
        endless.patience = 1000000;
        StopAfter progress(50);
        QElapsedTimer timer;
        timer.start();
        const auto network = SequenceNetwork::train(circles(), small(), endless, {}, progress);
        QVERIFY(!network.has_value());
        QCOMPARE(network.error().code, ErrorCode::Canceled);
    }
    void theBestEpochIsKept()
    {
        std::vector<double> said{0.1, 0.9, 0.5, 0.4, 0.3, 0.2};
        std::size_t epoch = 0;
        std::vector<std::string> states;
        SequenceTraining training = quick();
        training.patience = 3;
        NoProgress progress;
        std::vector<TrainingEpoch> history;
        const auto network = SequenceNetwork::train(
            circles(), small(), training,
            [&](const SequenceNetwork& now) {
                states.push_back(now.state());
                return said[epoch++];
            },
            progress, &history);
        QCOMPARE(history.size(), std::size_t{5}); // the best, and three without a better one
        QVERIFY(network->state() == states[1]);
    }
    void badInputIsRefused()
    {
        NoProgress progress;
        const auto code = [&](std::vector<Sequence> sequences, SequenceShape shape) {
            return SequenceNetwork::train(sequences, shape, quick(), {}, progress).error().code;
        };
        QCOMPARE(code({{1, 99}}, small()), ErrorCode::InvalidInput);
        QCOMPARE(code({{1}}, small()), ErrorCode::NotEnoughData);
        QCOMPARE(code(circles(), {12, 15, 1, 2, 10}), ErrorCode::InvalidInput);
        const std::string state = trained()->state();
        for (const std::size_t cut : {std::size_t{0}, std::size_t{30}, state.size() - 1})
            QVERIFY(!SequenceNetwork::load(std::string_view(state).substr(0, cut)).has_value());
        QVERIFY(!SequenceNetwork::load(state + "x").has_value());
    }
};

QTEST_APPLESS_MAIN(TestSequenceNetwork)
#include "tst_sequence_network.moc"
