// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/guardrails.h"
#include "stats/random.h"

#include <QTest>

#include <cmath>

using namespace ms;
using namespace ms::pricing;

namespace {

RuleFacts facts(std::int64_t current, std::optional<double> cost = {})
{
    return {.currentMinor = current, .costMinor = cost, .competitorMinor = {}, .periodsSinceChange = {}};
}

Guardrails randomRules(stats::Random& random)
{
    Guardrails rules;
    const auto maybe = [&](std::optional<RuleValue>& rule, double low, double high) {
        if (random.uniform() < 0.5)
            rule = RuleValue{low + (high - low) * random.uniform(), random.uniform() < 0.6};
    };
    maybe(rules.step, 0.02, 0.3);
    maybe(rules.floor, 100, 3000);
    maybe(rules.ceiling, 500, 6000);
    maybe(rules.marginFloor, 0.0, 0.6);
    maybe(rules.minimumAdvertised, 100, 2000);
    maybe(rules.competitorIndex, 0.8, 1.3);
    maybe(rules.competitorLeast, 0.6, 1.0);
    maybe(rules.changeInterval, 0, 8);
    maybe(rules.reduction, 0, 0.3);
    rules.competitorMaxAge = static_cast<int>(random.below(6));
    if (random.uniform() < 0.6)
        rules.endings = {{0, {9, 5}, 10}, {1000, {99, 95, 49}}};
    rules.endingsHard = random.uniform() < 0.3;
    return rules;
}

} // namespace

class TestGuardrails : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tenPercentStepIsExact()
    {
        Guardrails rules;
        rules.step = {0.10, true};
        QCOMPARE(applyGuardrails(2000, rules, facts(1000))->priceMinor, 1100);
        QCOMPARE(applyGuardrails(100, rules, facts(1000))->priceMinor, 900);
        QCOMPARE(applyGuardrails(1050, rules, facts(1000))->priceMinor, 1050);
        QCOMPARE(applyGuardrails(5000, rules, facts(999))->priceMinor, 1098); // 1098.9 rounded inwards
    }
    void marginFloorIsKeptAfterTheEnding()
    {
        Guardrails rules;
        rules.marginFloor = {0.40, true};
        rules.endings = {{0, {99}}};
        const auto guarded = applyGuardrails(900, rules, facts(1000, 600.0));
        QVERIFY(guarded);
        QCOMPARE(guarded->priceMinor, 1099); // 600 / 0.6 = 1000, and 999 would be below the floor
        QCOMPARE(guarded->trace.size(), std::size_t(2));
        QCOMPARE(guarded->trace[0].rule, std::string("margin_floor"));
        QCOMPARE(guarded->trace[1].rule, std::string("ending"));
        QCOMPARE(guarded->bindingRules, (std::vector<std::string>{"margin_floor", "ending"}));
    }
    void softRulesYieldToHardOnes()
    {
        Guardrails rules;
        rules.step = {0.10, true};
        rules.floor = {1500, false};
        const auto guarded = applyGuardrails(1600, rules, facts(1000));
        QCOMPARE(guarded->priceMinor, 1100);
        QCOMPARE(guarded->brokenSoft, std::vector<std::string>{"floor"});
    }
    void contradictingRulesAreNamed()
    {
        Guardrails rules;
        rules.step = {0.10, true};
        rules.marginFloor = {0.30, true};
        const auto guarded = applyGuardrails(1000, rules, facts(1000, 900.0));
        QVERIFY(!guarded);
        QCOMPARE(guarded.error().code, ErrorCode::InvalidInput);
        QCOMPARE(guarded.error().detail,
                 std::string("rules contradict each other: margin_floor asks for at least 1286, "
                             "step for at most 1100 minor units"));
        rules = {};
        rules.floor = {1000, true};
        rules.ceiling = {1010, true};
        rules.endings = {{0, {95}}};
        rules.endingsHard = true;
        QVERIFY(applyGuardrails(1000, rules, facts(1000)).error().detail.find("ending") != std::string::npos);
    }
    void oneAbsurdCompetitorPriceChangesNothing()
    {
        Guardrails rules;
        rules.competitorIndex = {1.05, true};
        RuleFacts known = facts(1000);
        known.competitorMinor = 1.0;
        QCOMPARE(applyGuardrails(1000, rules, known)->priceMinor, 1000);
        known.competitorMinor = 900.0;
        QCOMPARE(applyGuardrails(1000, rules, known)->priceMinor, 945);
    }
    void aStaleCompetitorPriceChangesNothing()
    {
        Guardrails rules;
        rules.competitorIndex = {1.05, true};
        rules.competitorLeast = {0.95, true};
        rules.competitorMaxAge = 4;
        RuleFacts known = facts(1000);
        known.competitorMinor = 800.0;
        known.competitorAge = 4;
        QCOMPARE(applyGuardrails(1000, rules, known)->priceMinor, 840);
        QCOMPARE(applyGuardrails(700, rules, known)->priceMinor, 760);
        known.competitorAge = 5;
        QCOMPARE(applyGuardrails(1000, rules, known)->priceMinor, 1000);
    }
    void theMarginFloorIsNetOfTax()
    {
        // Cost 6.00 net, 40 % of the net price: 10.00 net, 11.90 with 19 % tax.
        Guardrails rules;
        rules.marginFloor = {0.40, true};
        RuleFacts known = facts(1000, 600.0);
        known.taxRate = 0.19;
        QCOMPARE(applyGuardrails(900, rules, known)->priceMinor, 1190);
    }
    void anAnnouncedReductionIsBelowTheLowestPriorPrice()
    {
        Guardrails rules;
        rules.reduction = {0.0, true};
        RuleFacts known = facts(1000);
        known.lowestPriorMinor = 900;
        QCOMPARE(applyGuardrails(950, rules, known)->priceMinor, 899);
        rules.reduction = {0.10, true};
        QCOMPARE(applyGuardrails(950, rules, known)->priceMinor, 810);
    }
    void aPriceThatJustChangedStands()
    {
        Guardrails rules;
        rules.changeInterval = {4, true};
        RuleFacts known = facts(1000);
        known.periodsSinceChange = 2;
        QCOMPARE(applyGuardrails(1100, rules, known)->priceMinor, 1000);
        known.periodsSinceChange = 4;
        QCOMPARE(applyGuardrails(1100, rules, known)->priceMinor, 1100);
    }
    void refusesRulesOutsideTheirRange_data()
    {
        QTest::addColumn<QString>("rule");
        QTest::addColumn<double>("value");
        QTest::newRow("step of 0") << "step" << 0.0;
        QTest::newRow("step of 150 %") << "step" << 1.5;
        QTest::newRow("margin of 100 %") << "margin_floor" << 1.0;
        QTest::newRow("negative floor") << "floor" << -1.0;
        QTest::newRow("not a number") << "ceiling" << std::nan("");
        QTest::newRow("ending 120") << "endings" << 120.0;
    }
    void refusesRulesOutsideTheirRange()
    {
        QFETCH(QString, rule);
        QFETCH(double, value);
        Guardrails rules;
        if (rule == "step")
            rules.step = {value, true};
        else if (rule == "margin_floor")
            rules.marginFloor = {value, true};
        else if (rule == "floor")
            rules.floor = {value, true};
        else if (rule == "ceiling")
            rules.ceiling = {value, true};
        else
            rules.endings = {{0, {static_cast<int>(value)}}};
        const auto checked = checkGuardrails(rules);
        QVERIFY(!checked);
        QVERIFY(checked.error().detail.find("rule " + rule.toStdString()) == 0);
        QVERIFY(!applyGuardrails(1000, Guardrails{}, facts(0)));
        QVERIFY(!applyGuardrails(std::nan(""), Guardrails{}, facts(1000)));
    }
    void aTraceThatWasTamperedWithIsNotReplayed()
    {
        Guardrails rules;
        rules.step = {0.10, true};
        auto guarded = applyGuardrails(2000, rules, facts(1000));
        QCOMPARE(*replay(2000, guarded->trace), 1100);
        guarded->trace[0].afterMinor = 1200;
        QVERIFY(!replay(2000, guarded->trace));
        QVERIFY(!replay(1999, guarded->trace));
    }
    void tenThousandRandomProposalsBreakNoHardRule()
    {
        stats::Random random(42);
        int proposed = 0;
        int contradicted = 0;
        while (proposed < 10000) {
            const Guardrails rules = randomRules(random);
            RuleFacts known = facts(100 + static_cast<std::int64_t>(random.below(5000)));
            known.costMinor = 0.7 * static_cast<double>(known.currentMinor) * random.uniform();
            known.competitorMinor = static_cast<double>(known.currentMinor) * std::exp(random.normal());
            known.periodsSinceChange = static_cast<int>(random.below(10));
            known.competitorAge = static_cast<int>(random.below(8));
            known.taxRate = random.uniform() < 0.5 ? 0.19 : 0;
            if (random.uniform() < 0.5)
                known.lowestPriorMinor =
                    std::llround(static_cast<double>(known.currentMinor) * (0.7 + random.uniform()));
            const double proposal = static_cast<double>(known.currentMinor) * std::exp(0.7 * random.normal());
            const auto guarded = applyGuardrails(proposal, rules, known);
            if (!guarded) {
                QCOMPARE(guarded.error().code, ErrorCode::InvalidInput);
                ++contradicted;
                continue;
            }
            ++proposed;
            QVERIFY(brokenHardRules(guarded->priceMinor, rules, known)->empty());
            QCOMPARE(*replay(guarded->proposedMinor, guarded->trace), guarded->priceMinor);
            // A price that keeps the rules is left alone.
            const auto again = applyGuardrails(static_cast<double>(guarded->priceMinor), rules, known);
            QVERIFY(brokenHardRules(again->priceMinor, rules, known)->empty());
        }
        QVERIFY(contradicted > 0);
    }
};

QTEST_APPLESS_MAIN(TestGuardrails)
#include "tst_guardrails.moc"
