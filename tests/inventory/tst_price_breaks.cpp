// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/price_breaks.h"

#include "inventory/stock_outlook.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace ms::inventory;

namespace {

using Breaks = std::vector<PriceBreak>;

/// Ten units a day without doubt, a lead time and a review period of a week: ordered up to 140.
PlanInputs steady(double onHand)
{
    PlanInputs plan;
    plan.demand = {7, 0, std::vector<double>(20, 70.0), std::vector<double>(20, 0.0)};
    plan.onHand = onHand;
    plan.leadTimeDays = {7, 0};
    plan.policy = {0.95, 7};
    plan.prices = {10.0, {}, 0.25};
    return plan;
}

bool hasTerm(const Explanation& why, const std::string& name)
{
    return std::ranges::any_of(why.terms, [&name](const Term& term) { return term.name == name; });
}

} // namespace

Q_DECLARE_METATYPE(PlanInputs)

class TestPriceBreaks : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// Reckoned by hand: q from the level of 140; at a break b of price c, b·(10 − c) is saved and
    /// (b − q)/2 · (b − q)/10 days · 0.25/365.25 · c is paid to hold the units more.
    void coversAndBreaksByHand_data()
    {
        QTest::addColumn<PlanInputs>("plan");
        QTest::addColumn<qint64>("order");
        QTest::addColumn<bool>("cut");
        const auto row = [](const char* name, double onHand, std::optional<double> least, std::optional<double> most,
                            const OrderRules& rules, Breaks breaks, qint64 order, bool cut = false) {
            PlanInputs plan = steady(onHand);
            plan.leastCoverDays = least;
            plan.mostCoverDays = most;
            plan.rules = rules;
            plan.prices.breaks = std::move(breaks);
            QTest::newRow(name) << plan << order << cut;
        };
        const auto none = std::nullopt;
        const OrderRules free;
        row("need alone", 100, none, none, free, {}, 40);
        row("at least 21 days", 100, 21, none, free, {}, 110);
        row("at least 10 days, there already", 100, 10, none, free, {}, 40);
        row("at least 21 days, none due", 150, 21, none, free, {}, 0);
        row("at least 21 days in packs of 12", 100, 21, none, {0, 12, {}}, {}, 120);
        row("at most 12 days", 100, none, 12, free, {}, 20, true);
        row("at most 12 days, packs of 12", 100, none, 12, {0, 12, {}}, {}, 12, true);
        row("at most 12 days, smallest order 24", 100, none, 12, {24, 1, {}}, {}, 0, true);
        row("at most 12 days, one pack is 24", 100, none, 12, {0, 24, {}}, {}, 0, true);
        row("at most 10 days, there already", 100, none, 10, free, {}, 0, true);
        row("at most 30 days", 100, none, 30, free, {}, 40);
        row("at most 14 days is the need", 100, none, 14, free, {}, 40);
        row("at least 21, at most 15 days", 100, 21, 15, free, {}, 50, true);
        row("most below the largest order", 100, none, 12, {0, 1, 30.0}, {}, 20, true);
        row("largest order below the most", 100, none, 13, {0, 1, 10.0}, {}, 10);
        row("break that pays", 100, none, none, free, {{100, 9}}, 100);                   // 100 − 1.11
        row("break too far", 100, none, none, free, {{1000, 9.9}}, 40);                   // 100 − 312.46
        row("the better of two", 100, none, none, free, {{100, 9.9}, {500, 9}}, 500);     // 0.09 a unit; 0.87
        row("the nearer of two", 100, none, none, free, {{100, 9}, {2000, 8.99}}, 100);   // 0.99 a unit; 0.42
        row("break in packs of 24", 100, none, none, {0, 24, {}}, {{100, 9}}, 120);       // 48, then 120
        row("pack above the next break", 100, none, none, {0, 150, {}}, {{100, 9}}, 150); // at 9 already
        row("break above the most", 100, none, 15, free, {{100, 9}}, 40);                 // 50 at most
        row("break at the most", 100, none, 20, free, {{100, 9}}, 100);                   // 100 at most
        row("break above the largest order", 100, none, none, {0, 1, 80.0}, {{100, 9}}, 40);
        row("bought at the break already", 100, none, none, free, {{30, 9}}, 40);
        row("dearer above", 100, none, none, free, {{100, 11}}, 40);
        row("the same price above", 100, none, none, free, {{100, 10}}, 40);
        row("none due", 150, none, none, free, {{100, 9}}, 0);
        row("smallest order, then break", 100, none, none, {60, 1, {}}, {{100, 9}}, 100);
        row("least cover, then break", 100, 21, none, free, {{120, 9.5}}, 120); // 60 − 0.03
        row("cut by cover, then no break", 100, none, 12, free, {{30, 5}}, 20, true);
        row("cut by cover, then break below it", 100, none, 12, free, {{20, 5}}, 20, true);
    }
    void coversAndBreaksByHand()
    {
        QFETCH(PlanInputs, plan);
        QFETCH(qint64, order);
        const auto levels = planLevels(plan);
        QVERIFY(levels.has_value());
        QCOMPARE(levels->order, static_cast<double>(order));
        QTEST(levels->cutByCover, "cut");
        const auto why = explainPlan(plan);
        QVERIFY(why.has_value());
        QCOMPARE(why->quantity.units, order);
        QCOMPARE(*evaluate(why->why), static_cast<double>(order));
    }
    void holdingTheUnitsMoreCostsWhatASimulationSays()
    {
        for (const double demand : {0.3, 4.0, 25.0}) {
            for (const double from : {60.0, 250.0}) {
                const auto choice = bestPriceBreak(40, demand, {10.0, {{from, 9.5}}, 0.2}, {});
                QVERIFY(choice && *choice);
                constexpr int steps = 200000;
                const double days = (from - 40) / demand;
                double held = 0;
                for (int i = 0; i < steps; ++i) // the units more, until they are sold
                    held += (from - 40 - demand * (i + 0.5) * days / steps) * (days / steps) * 9.5 * 0.2 / 365.25;
                QVERIFY(std::abs((*choice)->held - held) < 1e-6 * held);
                QCOMPARE((*choice)->saved, from * 0.5);
            }
        }
    }
    /// Needed are 40: by the formula above, and in packs of 24 (48, 120 and 1,008) below it.
    void everyBreakAboveTheOrderIsWeighed()
    {
        const SupplierPrices prices{10.0, {{30, 9.95}, {100, 9}, {1000, 9.9}}, 0.25};
        const auto choices = priceBreakChoices(40, 10, prices, {});
        QCOMPARE(choices->size(), std::size_t{2}); // 30 is not above
        QCOMPARE(choices->at(0).units, 100.0);
        QCOMPARE(choices->at(0).costNow, 9.95);
        QVERIFY(std::abs(choices->at(0).gain() - (100 * 0.95 - 30 * 6 * 0.25 / 365.25 * 9)) < 1e-9);
        QVERIFY(std::abs(choices->at(1).gain() - (1000 * 0.05 - 480 * 96 * 0.25 / 365.25 * 9.9)) < 1e-9);
        QCOMPARE((*bestPriceBreak(40, 10, prices, {}))->from, 100.0);
        const auto packs = priceBreakChoices(48, 10, prices, {0, 24, 500.0});
        QCOMPARE(packs->size(), std::size_t{1}); // 1,008 are not allowed
        QCOMPARE(packs->front().units, 120.0);
    }
    void aBreakThatIsNotWorthItIsTold()
    {
        PlanInputs plan = steady(100);
        plan.prices.breaks = {{1000, 9.9}};
        const auto why = explainPlan(plan);
        QVERIFY(hasTerm(why->why, "gained_at_break") && !hasTerm(why->why, "at_price_break"));
        plan.prices.breaks = {{100, 9}};
        QVERIFY(hasTerm(explainPlan(plan)->why, "at_price_break"));
        QVERIFY(std::abs(planLevels(plan)->gained - (100 - 30 * 6 * 0.25 / 365.25 * 9)) < 1e-9);
    }
    void withoutAPriceOrSalesThereIsNoBreak()
    {
        QVERIFY(!*bestPriceBreak(40, 10, {std::nullopt, {{100, 9}}, 0.25}, {}));
        QVERIFY(!*bestPriceBreak(40, 0, {10.0, {{100, 9}}, 0.25}, {}));
        QCOMPARE(*unitCostOf({10.0, {{100, 9}}, 0.25}, 99), 10.0);
        QCOMPARE(*unitCostOf({10.0, {{100, 9}}, 0.25}, 100), 9.0);
        QVERIFY(!unitCostOf({std::nullopt, {{100, 9}}, 0.25}, 99));
    }
    void wrongNumbersAreNamed()
    {
        const auto detail = [](const SupplierPrices& prices) {
            PlanInputs plan = steady(100);
            plan.prices = prices;
            const auto levels = planLevels(plan);
            return levels ? QString() : QString::fromStdString(levels.error().detail);
        };
        QVERIFY(detail({10.0, {{100, 9}, {50, 8}}, 0.25}).startsWith("price break at 50"));
        QVERIFY(detail({10.0, {{1, 9}}, 0.25}).startsWith("price break at 1 "));
        QVERIFY(detail({10.0, {{100, -9}}, 0.25}).startsWith("unit cost -9"));
        QVERIFY(detail({-1.0, {}, 0.25}).startsWith("unit cost -1"));
        QVERIFY(detail({10.0, {}, -0.5}).startsWith("holding cost rate -0.5"));
        for (const double days : {0.0, -1.0, 3651.0}) {
            PlanInputs plan = steady(100);
            plan.mostCoverDays = days;
            QVERIFY(planLevels(plan).error().detail.starts_with("cover of "));
            plan.mostCoverDays.reset();
            plan.leastCoverDays = days;
            QVERIFY(!explainPlan(plan));
        }
    }
};

QTEST_APPLESS_MAIN(TestPriceBreaks)
#include "tst_price_breaks.moc"
