// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/assortment.h"
#include "stats/random.h"

#include <QTest>

#include <cmath>

using namespace ms;
using namespace ms::pricing;

namespace {

PricingTask taskOf(double price, double units, double elasticity, double cost, const Guardrails& rules)
{
    DemandAtPrice demand;
    demand.price = price;
    demand.unitsPerPeriod = units;
    demand.elasticity = elasticity;
    demand.unitCost = cost;
    return {*PreparedProduct::create(demand, {.periods = 1, .draws = 20, .seed = 1}, 0), rules,
            RuleFacts{.currentMinor = std::llround(price * 100),
                      .costMinor = cost * 100,
                      .competitorMinor = {},
                      .periodsSinceChange = {}},
            100};
}

Guardrails tenPerCent(std::vector<int> endings = {})
{
    Guardrails rules;
    rules.step = {0.10, true};
    rules.endings = std::move(endings);
    rules.endingsHard = !rules.endings.empty();
    return rules;
}

struct Shop {
    std::vector<PricingTask> tasks;
    std::vector<CrossElasticity> cross;
};

Shop shopOf(std::size_t products, int neighbours, std::uint64_t seed, const Guardrails& rules)
{
    stats::Random random(seed);
    Shop shop;
    for (std::size_t i = 0; i < products; ++i) {
        const double price = std::round(100 * (2 + 30 * random.uniform())) / 100;
        shop.tasks.push_back(taskOf(price, 1 + 100 * random.uniform(), -1.3 - 2 * random.uniform(),
                                    price * (0.3 + 0.4 * random.uniform()), rules));
        for (int k = 0; k < neighbours; ++k) {
            const auto other = random.below(products);
            if (other != i)
                shop.cross.push_back({static_cast<std::int32_t>(i), static_cast<std::int32_t>(other),
                                      -0.1 + 0.5 * random.uniform(), 0.1});
        }
    }
    return shop;
}

/// The objective of a plan, added up from its effects.
double marginOf(const AssortmentPlan& plan)
{
    double sum = 0;
    for (const auto& choice : plan.choices)
        sum += choice ? choice->chosen.margin->mean : 0;
    return sum;
}

} // namespace

class TestAssortment : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// Two substitutes, cost 6, own elasticity -3 and cross elasticity 0.3 both ways: by symmetry the joint optimum of
    /// (p - 6) p^(-3) p^0.3 is 6 * 2.7 / (2.7 - 1) = 9.53, while each alone (the other held) would ask for 9.
    void substitutesAreDearerTogetherThanAlone()
    {
        NoProgress progress;
        std::vector<PricingTask> tasks(2, taskOf(10, 100, -3, 6, {}));
        const std::vector<CrossElasticity> cross{{0, 1, 0.3, 0}, {1, 0, 0.3, 0}};
        const auto together = optimiseAssortment(tasks, cross, {}, {}, 1, progress);
        const auto alone = optimiseAssortment(tasks, {}, {}, {}, 1, progress);
        QVERIFY(together && alone);
        // Candidates stand 18 or 19 cents apart.
        QVERIFY2(std::abs(together->choices[0]->chosen.price - 9.53) < 0.1,
                 qPrintable(QString::number(together->choices[0]->chosen.price)));
        QVERIFY(std::abs(alone->choices[0]->chosen.price - 9) < 0.1);
        QVERIFY(together->exact && together->value == together->bound);
        QVERIFY(std::abs(together->value - marginOf(*together)) < 1e-9 * together->value);
    }
    /// The same few products by enumeration and, with strangers that gain nothing added, by ascent.
    void ascentFindsTheExactPlan()
    {
        NoProgress progress;
        for (std::uint64_t seed = 1; seed <= 20; ++seed) {
            Shop shop = shopOf(4, 3, seed, tenPerCent({99, 49}));
            const auto exact = optimiseAssortment(shop.tasks, shop.cross, {}, 2, 1, progress);
            for (int i = 0; i < 3; ++i)
                shop.tasks.push_back(taskOf(5, 1e-9, -2, 2.5, tenPerCent()));
            const auto found = optimiseAssortment(shop.tasks, shop.cross, {}, 2, 1, progress);
            QVERIFY(exact && found && exact->exact);
            QVERIFY(found->value <= found->bound * (1 + 1e-12));
            QVERIFY2(found->value > exact->value * (1 - 2e-3),
                     qPrintable(QString::number(found->value / exact->value, 'g', 9)));
            QVERIFY(found->changed <= 2 && exact->changed <= 2);
        }
    }
    void thousandsOfProductsComeNearTheirBoundAndKeepEveryRule()
    {
        NoProgress progress;
        const Guardrails rules = tenPerCent({99, 49, 95});
        const Shop shop = shopOf(2000, 4, 3, rules);
        const auto plan = optimiseAssortment(shop.tasks, shop.cross, {}, 100, 1, progress);
        QVERIFY(plan);
        QVERIFY(plan->changed <= 100 && plan->value > plan->current);
        QVERIFY2(plan->value <= plan->bound && plan->value > 0.995 * plan->bound,
                 qPrintable(QString::number(plan->value / plan->bound, 'g', 8)));
        for (std::size_t i = 0; i < shop.tasks.size(); ++i) {
            if (!plan->choices[i] || plan->choices[i]->price.priceMinor == shop.tasks[i].facts.currentMinor)
                continue;
            const auto broken = brokenHardRules(plan->choices[i]->price.priceMinor, rules, shop.tasks[i].facts);
            QVERIFY(broken && broken->empty());
        }
        const auto again = optimiseAssortment(shop.tasks, shop.cross, {}, 100, 2, progress);
        QCOMPARE(again->value, plan->value);
    }
    void forcedChangesComeFirst()
    {
        NoProgress progress;
        Guardrails ceiling;
        ceiling.ceiling = {900, true};
        std::vector<PricingTask> tasks{taskOf(10, 100, -2, 3, tenPerCent()), taskOf(10, 1, -2, 3, ceiling)};
        const auto plan = optimiseAssortment(tasks, {}, {}, 1, 1, progress);
        QVERIFY(plan);
        QCOMPARE(plan->choices[0]->price.priceMinor, 1000);
        QVERIFY(plan->choices[1]->price.priceMinor <= 900);
    }
    void whatCannotBePricedSaysWhyAndDoesNotStopTheOthers()
    {
        NoProgress progress;
        Guardrails contradiction;
        contradiction.floor = {2000, true};
        contradiction.ceiling = {1000, true};
        std::vector<PricingTask> tasks{taskOf(10, 100, -2, 6, contradiction), taskOf(10, 100, -2, 6, tenPerCent())};
        const auto plan = optimiseAssortment(tasks, {}, {}, {}, 1, progress);
        QVERIFY(plan);
        QVERIFY(!plan->choices[0] && plan->reasons[0].find("floor") != std::string::npos);
        QVERIFY(plan->reasons[0].find("ceiling") != std::string::npos);
        QCOMPARE(plan->choices[1]->price.priceMinor, 1100);
        const std::vector<CrossElasticity> bad{{0, 7, 0.2, 0.1}};
        QCOMPARE(optimiseAssortment(tasks, bad, {}, {}, 1, progress).error().code, ErrorCode::InvalidInput);
    }
};

QTEST_GUILESS_MAIN(TestAssortment)
#include "tst_assortment.moc"
