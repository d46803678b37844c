// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/strategy.h"

#include <QTest>

#include <cmath>

using namespace ms;
using namespace ms::pricing;

namespace {

/// Units fall along a line in the price, so that margin is a parabola: (100 - 8 p)(p - 4), best at 8.25.
StrategyInput linearDemand()
{
    StrategyInput input;
    for (int t = 0; t < 20; ++t) {
        input.prices.push_back(7 + 0.2 * (t % 8));
        input.units.push_back(100 - 8 * input.prices.back());
    }
    input.price = 7.6;
    input.unitCost = 4;
    input.elasticity = -2;
    input.facts.currentMinor = 760;
    input.facts.costMinor = 400;
    return input;
}

Season smallSeason()
{
    Season season;
    season.days = 5;
    season.startPrice = 10;
    season.ratio = 1.05;
    season.stepsDown = season.stepsUp = 4;
    season.actions = {-2, 0, 2};
    season.competitorPrices = {9, 10, 11};
    season.stay = 0.8;
    season.baseUnits = 3;
    season.referencePrice = 10;
    season.elasticity = -2;
    season.weekdayFactors = {1};
    season.leastStock = 1;
    season.mostStock = 20;
    return season;
}

/// A network whose advantages do not look at the state: it always likes action `liked`.
AgentPolicy stubbornAgent(const Season& season, std::size_t liked)
{
    const auto layer = [](std::size_t inputs, std::size_t outputs) {
        return AgentLayer{inputs, outputs, std::vector<float>(inputs * outputs, 0.0F),
                          std::vector<float>(outputs, 0.0F)};
    };
    AgentWeights weights{layer(SeasonView::features, 4),  layer(4, 4), layer(4, 1),
                         layer(4, season.actions.size()), 1,           1};
    weights.advantage.bias[liked] = 1;
    return *AgentPolicy::create(season, weights);
}

Result<StrategyAdvice> ask(const PricingStrategy& strategy, const StrategyInput& input)
{
    NoProgress progress;
    return strategy.advise(input, progress);
}

} // namespace

class TestStrategy : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void regressionFindsThePeakOfPastMargins()
    {
        const auto advice = ask(*marginRegressionStrategy(), linearDemand());
        QVERIFY(advice);
        QCOMPARE(advice->price.priceMinor, 825);
        // Margin at 8.25 less that at 7.60: (34)(4.25) - (39.2)(3.6).
        QVERIFY(std::abs(advice->gain - (34 * 4.25 - 39.2 * 3.6)) < 1e-6);
    }
    void regressionStaysWithinPricesThatWereAsked()
    {
        StrategyInput input = linearDemand();
        input.unitCost = 8; // the peak would lie at 10.25
        const auto advice = ask(*marginRegressionStrategy(), input);
        QVERIFY(std::abs(advice->wanted - 8.4) < 1e-9);
    }
    void timeSeriesMeetsTheLernerCondition()
    {
        StrategyInput input = linearDemand();
        input.expectedUnits = {30, 35, 40, 35};
        input.unitCost = 4.2;
        const auto advice = ask(*seasonalDemandStrategy(), input);
        QVERIFY(advice);
        QVERIFY(std::abs(advice->wanted - 8.4) <= 0.011); // cost e / (1 + e)
        QVERIFY(advice->gain > 0);
    }
    void timeSeriesClearsWhatWouldBeLeft()
    {
        StrategyInput input = linearDemand();
        input.expectedUnits = {5, 5, 4, 3};
        input.stock = 60;
        input.leftoverValue = 0.5;
        const auto advice = ask(*seasonalDemandStrategy(), input);
        QVERIFY(advice);
        QVERIFY(advice->price.priceMinor < 760);
        QVERIFY(advice->gain > 0);
        input.stock = 5;
        QCOMPARE(ask(*seasonalDemandStrategy(), input)->price.priceMinor, 760);
    }
    void theAgentsMoveIsAShareOfTheOwnPrice()
    {
        const Season season = smallSeason();
        StrategyInput input = linearDemand();
        input.stock = 12;
        const auto down = ask(*agentStrategy(season, stubbornAgent(season, 0)), input);
        QCOMPARE(down->price.priceMinor, std::llround(760 / 1.05 / 1.05));
        QCOMPARE(ask(*agentStrategy(season, stubbornAgent(season, 1)), input)->price.priceMinor, 760);
    }
    void everyStrategyKeepsTheRulesAndSaysWhyItIsSilent()
    {
        const Season season = smallSeason();
        std::vector<std::unique_ptr<PricingStrategy>> all;
        all.push_back(marginRegressionStrategy());
        all.push_back(seasonalDemandStrategy());
        all.push_back(agentStrategy(season, stubbornAgent(season, 2)));
        StrategyInput input = linearDemand();
        input.expectedUnits = {30, 35, 40, 35};
        input.stock = 12;
        input.unitCost = 3;
        input.facts.costMinor = 300;
        input.rules.step = {0.03, true};
        for (const auto& strategy : all) {
            const auto advice = ask(*strategy, input);
            QVERIFY(advice);
            QVERIFY(brokenHardRules(advice->price.priceMinor, input.rules, input.facts)->empty());
            QCOMPARE(*replay(advice->price.proposedMinor, advice->price.trace), advice->price.priceMinor);
            QVERIFY(!advice->reason.empty());
            StrategyInput nothing;
            nothing.price = 1;
            nothing.facts.currentMinor = 100;
            QCOMPARE(ask(*strategy, nothing).error().code, ErrorCode::NotEnoughData);
        }
    }
};

QTEST_APPLESS_MAIN(TestStrategy)
#include "tst_strategy.moc"
