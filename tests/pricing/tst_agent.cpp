// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/agent.h"

#include <QTest>

#include <cmath>

using namespace ms;
using namespace ms::pricing;

namespace {

Season weekOfSale()
{
    Season season;
    season.days = 7;
    season.startPrice = 20;
    season.ratio = 1.05;
    season.stepsDown = 8;
    season.stepsUp = 6;
    season.actions = {-2, -1, 0, 1, 2};
    season.competitorPrices = {18, 20, 22};
    season.stay = 0.7;
    season.baseUnits = 6;
    season.referencePrice = 20;
    season.elasticity = -2;
    season.crossElasticity = 0.8;
    season.weekdayFactors = {1, 1, 1, 1, 1.2, 1.4, 0.8};
    season.leastStock = 20;
    season.mostStock = 60;
    season.unitCost = 9;
    season.salvage = 4;
    season.holdingCost = 0.05;
    season.markdownCost = 5;
    return season;
}

AgentLayer layer(std::size_t inputs, std::size_t outputs, float weight)
{
    return {inputs, outputs, std::vector<float>(inputs * outputs, weight), std::vector<float>(outputs, 0.0F)};
}

/// Always likes the action most whose bias is highest.
AgentWeights stubborn(std::size_t favourite)
{
    AgentWeights weights{layer(SeasonView::features, 4, 0.1F), layer(4, 4, 0.1F), layer(4, 1, 0), layer(4, 5, 0), 2, 3};
    weights.advantage.bias[favourite] = 1;
    weights.value.bias[0] = 0.5F;
    return weights;
}

} // namespace

class TestAgent : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theViewKnowsTheDemandOfTheSeason()
    {
        const Season season = weekOfSale();
        const SeasonView view(season);
        double sum = 0;
        for (int day = 0; day < season.days; ++day) {
            for (int step = 0; step < season.prices(); ++step)
                QVERIFY(std::abs(view.demandOf({day, 10, step, 1}) - season.meanDemand(day, step, 1)) < 1e-12);
            sum += season.meanDemand(day, 3, 1);
        }
        // The competitor moves up and down alike: near the middle the mean of its effect is near its own.
        QVERIFY(std::abs(view.demandLeft({0, 10, 3, 1}) / sum - 1) < 0.01);
    }
    void afterTheLastDayThePotentialIsWhatTheStockLoses()
    {
        const SeasonView view(weekOfSale());
        QCOMPARE(view.potential({7, 12, 3, 1}), -12 * 5.0);
    }
    /// Prices that may change freely and demand without luck earn more than any policy can.
    void theFluidBoundIsAboveTheOptimumAndTheSteadyPriceNearTheBestFixedOne()
    {
        const Season season = weekOfSale();
        const SeasonView view(season);
        NoProgress progress;
        double sum = 0;
        for (int stock = season.leastStock; stock <= season.mostStock; ++stock)
            for (int q = 0; q < 3; ++q)
                sum += view.fluidBound({0, stock, season.stepsDown, q}) / 41 / 3;
        const double optimum = solveSeason(season, progress)->value;
        QVERIFY2(sum > optimum && sum < 1.15 * optimum, qPrintable(QString("%1 %2").arg(sum).arg(optimum)));
        double steady = 0;
        for (int stock = season.leastStock; stock <= season.mostStock; ++stock)
            for (int q = 0; q < 3; ++q)
                steady += view.potential({0, stock, season.stepsDown, q}) / 41 / 3;
        // It jumps at once and sees the competitor's price, so it may be a little above what can be played.
        const double fixed = bestFixedPrices(season, progress)->value;
        QVERIFY2(steady > 0.98 * fixed && steady < 1.05 * fixed, qPrintable(QString("%1 %2").arg(steady).arg(fixed)));
    }
    void featuresAreFiniteInEveryState()
    {
        Season season = weekOfSale();
        season.leastStock = 0;
        const SeasonView view(season);
        std::vector<float> features(SeasonView::features);
        for (int day = 0; day < season.days; ++day)
            for (int stock = 0; stock <= season.mostStock; ++stock)
                for (int step = 0; step < season.prices(); ++step) {
                    view.describe({day, stock, step, 2}, features);
                    for (const float feature : features)
                        QVERIFY(std::abs(feature) <= 3);
                }
    }
    void theBestAdvantageIsPlayed()
    {
        const auto policy = AgentPolicy::create(weekOfSale(), stubborn(3));
        QVERIFY(policy);
        QCOMPARE(policy->action({2, 30, 4, 1}), 3);
        const auto values = policy->values({2, 30, 4, 1});
        QCOMPARE(values.size(), std::size_t(5));
        QVERIFY(std::abs(values[3] - values[0] - 3) < 1e-6);
        const double base = SeasonView(weekOfSale()).potential({2, 30, 4, 1}) + 2 * 0.5;
        QVERIFY(std::abs((values[0] + values[1] + values[2] + values[3] + values[4]) / 5 - base) < 1e-6);
    }
    void theTableIsThePolicyInEveryState()
    {
        const Season season = weekOfSale();
        AgentWeights weights = stubborn(1);
        for (std::size_t i = 0; i < weights.first.weights.size(); ++i)
            weights.first.weights[i] = static_cast<float>(std::sin(static_cast<double>(i)));
        for (std::size_t i = 0; i < weights.advantage.weights.size(); ++i)
            weights.advantage.weights[i] = static_cast<float>(std::cos(3.0 * static_cast<double>(i)));
        const auto policy = AgentPolicy::create(season, weights);
        QVERIFY(policy);
        NoProgress progress;
        const auto table = policy->table(2, progress);
        QVERIFY(table);
        for (const SeasonState& state : {SeasonState{0, 0, 0, 0}, {3, 17, 9, 2}, {6, 60, 14, 1}})
            QCOMPARE(table->action(state.day, state.stock, state.step, state.competitor), policy->action(state));
        QVERIFY(*policyValue(season, *table, progress) <= solveSeason(season, progress)->value);
    }
    void weightsThatDoNotFitAreRefused()
    {
        AgentWeights weights = stubborn(0);
        weights.second.inputs = 5;
        QCOMPARE(AgentPolicy::create(weekOfSale(), weights).error().code, ErrorCode::InvalidInput);
        Season season = weekOfSale();
        season.actions = {-1, 0, 1};
        QVERIFY(AgentPolicy::create(season, stubborn(0)).error().detail.find("5 actions") != std::string::npos);
        weights = stubborn(0);
        weights.value.weights[0] = std::nanf("");
        QVERIFY(!AgentPolicy::create(weekOfSale(), weights));
    }
    void aSeasonTooLargeToListIsRefused()
    {
        Season season = weekOfSale();
        season.days = 366;
        season.mostStock = 5000;
        season.competitorPrices.assign(50, 20.0);
        NoProgress progress;
        QCOMPARE(solveSeason(season, progress).error().code, ErrorCode::NotEnoughData);
        QCOMPARE(AgentPolicy::create(season, stubborn(0))->table(1, progress).error().code, ErrorCode::NotEnoughData);
    }
};

QTEST_GUILESS_MAIN(TestAgent)
#include "tst_agent.moc"
