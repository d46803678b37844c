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
    rules.endingsHard = !endings.empty();
    if (!endings.empty())
        rules.endings = {{0, std::move(endings)}};
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
    /// Two sizes of one thing at one price: (p - 6) (100 p^-3 + 100 p^-2), whose best price lies between 9 and 12.
    void parityFindsTheBestCommonPrice()
    {
        NoProgress progress;
        const std::vector<PricingTask> tasks{taskOf(10, 100, -3, 6, {}), taskOf(10, 100, -2, 6, {})};
        const std::vector<PriceFamily> families{{"pair", {0, 1}, 1, 1}};
        const auto plan = optimiseAssortment(tasks, {}, {}, {}, 1, progress, families);
        QVERIFY(plan && plan->choices[0] && plan->choices[1]);
        QCOMPARE(plan->choices[0]->price.priceMinor, plan->choices[1]->price.priceMinor);
        double best = 0;
        double bestPrice = 0;
        for (int minor = 500; minor <= 2000; ++minor) {
            const double p = minor / 100.0;
            const double value = (p - 6) * 100 * (std::pow(p / 10, -3) + std::pow(p / 10, -2));
            if (value > best) {
                best = value;
                bestPrice = p;
            }
        }
        QVERIFY(std::abs(plan->choices[0]->chosen.price - bestPrice) < 0.2);
        QVERIFY(plan->value > 0.9995 * best && plan->value <= plan->bound);
    }
    void aLadderKeepsItsStepsUnderRules()
    {
        NoProgress progress;
        const std::vector<PricingTask> tasks{taskOf(10, 100, -3, 7, tenPerCent()),
                                             taskOf(12, 40, -1.3, 7, tenPerCent()),
                                             taskOf(18, 20, -4, 8, tenPerCent())};
        const std::vector<PriceFamily> families{{"sizes", {0, 1, 2}, 1.15, 1.5}};
        const auto plan = optimiseAssortment(tasks, {}, {}, {}, 1, progress, families);
        std::vector<std::int64_t> prices;
        for (const auto& choice : plan->choices)
            prices.push_back(choice->price.priceMinor);
        QVERIFY(brokenRelations(families[0], prices).empty());
        QVERIFY(plan->value > plan->current);
    }
    void randomFamiliesKeepTheirRelationsAndTheLimit()
    {
        NoProgress progress;
        stats::Random random(12);
        for (std::uint64_t seed = 1; seed <= 40; ++seed) {
            Shop shop =
                shopOf(30, 2, seed, tenPerCent(seed % 2 == 0 ? std::vector<int>{9, 49, 99} : std::vector<int>{}));
            std::vector<PriceFamily> families;
            for (std::int32_t first = 0; first < 12; first += 3) {
                // Prices start in their relation, so that it can be kept within the step.
                const double least = first == 0 ? 1 : 1.05;
                const double most = first == 0 ? 1 : 1.6;
                for (std::int32_t i = 1; i < 3; ++i) {
                    const auto at = static_cast<std::size_t>(first + i);
                    const double price = std::round(shop.tasks[at - 1].product.demand().price * 100 *
                                                    (least == most ? 1 : 1.08 + 0.4 * random.uniform()));
                    shop.tasks[at] = taskOf(std::ceil(price) / 100, 20, -2.2, 0.005 * price, shop.tasks[at].rules);
                }
                families.push_back({"f" + std::to_string(first), {first, first + 1, first + 2}, least, most});
            }
            const std::size_t limit = seed % 2 == 0 ? 100 : 10; // endings force nearly every price to move
            const auto plan = optimiseAssortment(shop.tasks, shop.cross, {}, limit, 1, progress, families);
            QVERIFY(plan);
            QVERIFY(plan->changed <= limit && plan->value <= plan->bound * (1 + 1e-9));
            std::vector<std::int64_t> prices;
            for (std::size_t i = 0; i < shop.tasks.size(); ++i) {
                prices.push_back(plan->choices[i] ? plan->choices[i]->price.priceMinor : 0);
                if (plan->choices[i] && prices[i] != shop.tasks[i].facts.currentMinor)
                    QVERIFY(brokenHardRules(prices[i], shop.tasks[i].rules, shop.tasks[i].facts)->empty());
            }
            for (const PriceFamily& family : families) {
                const bool priced = std::ranges::all_of(
                    family.members, [&](std::int32_t m) { return prices[static_cast<std::size_t>(m)] > 0; });
                if (priced)
                    QVERIFY(brokenRelations(family, prices).empty());
            }
        }
    }
    void familiesThatCannotBeAreRefusedByName()
    {
        NoProgress progress;
        const std::vector<PricingTask> tasks{taskOf(10, 100, -3, 6, tenPerCent()),
                                             taskOf(20, 100, -2, 6, tenPerCent())};
        const std::vector<PriceFamily> apart{{"apart", {0, 1}, 1, 1}};
        const auto plan = optimiseAssortment(tasks, {}, {}, {}, 1, progress, apart);
        QVERIFY(plan && !plan->choices[0] && !plan->choices[1]);
        QVERIFY(plan->reasons[0].find("apart") != std::string::npos);
        for (const PriceFamily& bad : {PriceFamily{"one", {0}, 1, 1}, PriceFamily{"outside", {0, 7}, 1, 1},
                                       PriceFamily{"order", {0, 1}, 2, 1}, PriceFamily{"twice", {0, 0}, 1, 1}}) {
            const auto refused = optimiseAssortment(tasks, {}, {}, {}, 1, progress, std::vector{bad});
            QCOMPARE(refused.error().code, ErrorCode::InvalidInput);
            QVERIFY(refused.error().detail.find(bad.name) != std::string::npos);
        }
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
