// SPDX-License-Identifier: GPL-3.0-or-later
#include "recommend/blend.h"
#include "recommend/fit.h"
#include "recommend/hybrid.h"
#include "small_shop.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace ms;
using namespace ms::recommend;

namespace {

/// Says the same of every history.
class Opinion final : public Recommender {
public:
    explicit Opinion(std::vector<float> scores) : m_scores(std::move(scores)) {}
    std::string_view name() const override { return "opinion"; }
    std::size_t itemCount() const override { return m_scores.size(); }
    void score(History, std::span<float> scores) const override
    {
        std::copy(m_scores.begin(), m_scores.end(), scores.begin());
    }
    void scoreSome(History, std::span<const ItemIndex> items, std::span<float> scores) const override
    {
        for (std::size_t i = 0; i < items.size(); ++i)
            scores[i] = m_scores[items[i]];
    }
    void contributions(History, std::span<const ItemIndex>, std::span<double> parts) const override
    {
        std::fill(parts.begin(), parts.end(), 0.0);
    }
    std::string state() const override { return {}; }

private:
    std::vector<float> m_scores;
};

Hybrid of(std::vector<std::vector<float>> opinions, std::vector<float> popularity, std::vector<float> weights)
{
    std::vector<Hybrid::Part> parts;
    for (auto& opinion : opinions)
        parts.push_back({std::make_unique<Opinion>(std::move(opinion)), 1, 1});
    return {std::move(parts), std::move(popularity), std::move(weights)};
}

} // namespace

class TestHybrid : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void weighsWhatThePartsSayAndIsSilentWhereNobodyKnowsTheItem()
    {
        const auto hybrid = of({{2, silent, silent}, {silent, 3, silent}}, {0, 1, 0}, {10, 1, 2, 20, 0, 1, 5, 1});
        const std::vector<Event> history{{ItemIndex(0), 0, 1}};
        std::vector<float> scores(3);
        hybrid.score(history, scores);
        QVERIFY(std::abs(static_cast<double>(scores[0]) - (10 + std::log1p(2.0) + 4)) < 1e-5);
        QVERIFY(std::abs(static_cast<double>(scores[1]) - (5 + std::log1p(1.0) + 20 + 3)) < 1e-5);
        QVERIFY(scores[2] == silent);
    }
    /// One part knows what is taken next, the other speaks at random: the learnt weights believe the first.
    void learnsWhomToBelieve()
    {
        const auto shop = smallshop::aisles(300);
        const Trial trial = holdOutLastVisits(shop, false, 300);
        std::vector<float> informed(40, 0.0F), random(40, 0.0F);
        for (const auto& taken : trial.taken)
            for (const ItemIndex item : taken)
                informed[item] += 1;
        stats::Random draw(2);
        for (float& number : random)
            number = static_cast<float>(draw.uniform());
        auto hybrid = of({informed, random}, std::vector<float>(40, 1.0F), std::vector<float>(8, 0.0F));
        NoProgress progress;
        const auto sample = observeParts(hybrid, trial, std::vector<float>(40, 1.0F), 1, 1, progress);
        QVERIFY(sample.has_value());
        const auto weights = learnWeights(hybrid, *sample, 2);
        QVERIFY(weights.has_value());
        const auto swing = [&](std::size_t part) { // between the strongest and the weakest score
            const float level = (*weights)[part * 3 + 1], slope = (*weights)[part * 3 + 2];
            const auto& scores = part == 0 ? informed : random;
            const auto [low, high] = std::minmax_element(scores.begin(), scores.end());
            const auto value = [&](float score) {
                return level * std::log1p(score / hybrid.parts()[part].typical) +
                       slope * score / hybrid.parts()[part].spread;
            };
            return std::abs(value(*high) - value(*low));
        };
        QVERIFY2(swing(0) > 4 * swing(1), qPrintable(QString("%1 %2").arg(swing(0)).arg(swing(1))));
    }
    void isNoWorseThanItsPartsOnCustomersThatItDidNotLearnFrom()
    {
        FitRequest request;
        request.model = "auto";
        NoProgress progress;
        const auto best = fitRanker(smallshop::aisles(600), request, progress);
        QVERIFY(best.has_value());
        double hybrid = 0, others = 0;
        for (const TrialScore& score : best->trial)
            (score.model == "hybrid" ? hybrid : others) =
                std::max(score.model == "hybrid" ? hybrid : others, score.ndcg);
        QVERIFY2(hybrid > others - 0.02, qPrintable(QString("%1 %2").arg(hybrid).arg(others)));
    }
    void candidatesHoldWhatWasTakenAndNothingOwnedNorTwice()
    {
        const auto shop = smallshop::aisles(60);
        Trial trial = holdOutLastVisits(shop, false, 60);
        drawCandidates(trial, 12, 5);
        QCOMPARE(trial.candidates.size(), trial.customers.size());
        for (std::size_t i = 0; i < trial.customers.size(); ++i) {
            std::set<std::uint32_t> once;
            for (const ItemIndex item : trial.candidates[i])
                QVERIFY(once.insert(item.value).second);
            QCOMPARE(once.size(), trial.taken[i].size() + 12);
            for (const ItemIndex item : trial.taken[i])
                QVERIFY(once.count(item.value) == 1);
            for (const Event& event : trial.left.of(trial.customers[i]))
                QVERIFY(once.count(event.item.value) == 0);
        }
        drawCandidates(trial, 1000, 5); // more than there are: all that is left
        QCOMPARE(trial.candidates[0].size(), 40 - trial.left.of(trial.customers[0]).size());
    }
    void autoJudgesWithCandidatesWhereListsAreChosenFromSome()
    {
        FitRequest request;
        request.candidatesEach = 11;
        NoProgress progress;
        const auto shop = smallshop::aisles(200);
        const auto some = fitRanker(shop, request, progress);
        request.candidatesEach = 0;
        const auto all = fitRanker(shop, request, progress);
        QVERIFY(some.has_value() && all.has_value());
        QVERIFY(some->trial.front().hr > all->trial.front().hr); // 10 of 11 are shown
    }
};

QTEST_APPLESS_MAIN(TestHybrid)
#include "tst_hybrid.moc"
