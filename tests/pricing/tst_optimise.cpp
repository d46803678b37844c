// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/optimise.h"
#include "stats/random.h"

#include <QTest>

#include <cmath>

using namespace ms;
using namespace ms::pricing;

namespace {

PricingTask taskOf(double price, double units, double elasticity, double cost, const Guardrails& rules = {})
{
    DemandAtPrice demand;
    demand.price = price;
    demand.unitsPerPeriod = units;
    demand.elasticity = elasticity;
    demand.unitCost = cost;
    return {*PreparedProduct::create(demand, {}, 0), rules,
            RuleFacts{.currentMinor = std::llround(price * 100),
                      .costMinor = cost * 100,
                      .competitorMinor = {},
                      .periodsSinceChange = {}},
            100};
}

} // namespace

class TestOptimise : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void findsTheClosedFormOptimum_data()
    {
        QTest::addColumn<double>("elasticity");
        QTest::addColumn<double>("cost");
        QTest::newRow("cost 6, elasticity -2") << -2.0 << 6.0;
        QTest::newRow("cost 7.5, elasticity -3") << -3.0 << 7.5;
        QTest::newRow("cost 5, elasticity -2.2") << -2.2 << 5.0;
    }
    void findsTheClosedFormOptimum()
    {
        QFETCH(double, elasticity);
        QFETCH(double, cost);
        const auto choice = choosePrice(taskOf(10, 100, elasticity, cost), {});
        QVERIFY(choice);
        const double best = cost * elasticity / (1 + elasticity); // Lerner condition
        QVERIFY2(std::abs(choice->chosen.price - best) <= 0.011, qPrintable(QString::number(choice->chosen.price)));
        QVERIFY(choice->gain >= 0);
    }
    void theStepRuleBinds()
    {
        Guardrails rules;
        rules.step = {0.10, true};
        const auto choice = choosePrice(taskOf(10, 100, -2, 6, rules), {});
        QCOMPARE(choice->price.priceMinor, 1100);
        QCOMPARE(choice->price.bindingRules, std::vector<std::string>{"step"});
    }
    void unitsWantTheLowestPriceAndRevenueTheLowestWhenElastic()
    {
        Guardrails rules;
        rules.step = {0.10, true};
        QCOMPARE(choosePrice(taskOf(10, 100, -2, 6, rules), {0, 0, 1})->price.priceMinor, 900);
        QCOMPARE(choosePrice(taskOf(10, 100, -2, 6, rules), {0, 1, 0})->price.priceMinor, 900);
        QCOMPARE(choosePrice(taskOf(10, 100, -0.5, 6, rules), {0, 1, 0})->price.priceMinor, 1100);
    }
    void aPriceThatIsBestStays() { QCOMPARE(choosePrice(taskOf(12, 100, -2, 6), {})->price.priceMinor, 1200); }
    void refusesWhatCannotBeDecided()
    {
        PricingTask task = taskOf(10, 100, -2, 6);
        DemandAtPrice demand = task.product.demand();
        demand.unitCost.reset();
        task.product = *PreparedProduct::create(demand, {}, 0);
        QCOMPARE(choosePrice(task, {}).error().code, ErrorCode::InvalidInput);
        QVERIFY(choosePrice(task, {0, 1, 0}));
        Guardrails rules;
        rules.step = {0.05, true};
        rules.marginFloor = {0.5, true};
        QVERIFY(choosePrice(taskOf(10, 100, -2, 9, rules), {}).error().detail.find("margin_floor") !=
                std::string::npos);
    }
    void randomAssortmentsBreakNoHardRule()
    {
        stats::Random random(8);
        for (int i = 0; i < 300; ++i) {
            Guardrails rules;
            rules.step = {0.02 + 0.2 * random.uniform(), true};
            rules.marginFloor = {0.4 * random.uniform(), true};
            rules.endings = {{0, {99, 49, 0}}};
            const double price = 1 + 40 * random.uniform();
            const auto task = taskOf(std::round(price * 100) / 100, 50, -1.2 - 2 * random.uniform(),
                                     price * (0.3 + 0.6 * random.uniform()), rules);
            const auto choice = choosePrice(task, {});
            if (choice)
                QVERIFY(brokenHardRules(choice->price.priceMinor, rules, task.facts)->empty());
        }
    }
};

QTEST_APPLESS_MAIN(TestOptimise)
#include "tst_optimise.moc"
