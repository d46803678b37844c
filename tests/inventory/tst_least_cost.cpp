// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/explanation.h"
#include "inventory/least_cost.h"
#include "inventory/stock_outlook.h"
#include "inventory/unit_demand.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace ms;
using namespace ms::inventory;

class TestLeastCost : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// Snyder & Shen (2019), example 4.3: h = 0.18, p = 0.70; and the newsvendor of stockpyl's documentation, h = 2,
    /// p = 18, whose level for N(120, 10²) is the 90 % point, 132.8155.
    void isTheCriticalRatioOfTheTextbooks_data()
    {
        QTest::addColumn<double>("earned");
        QTest::addColumn<double>("held");
        QTest::addColumn<double>("service");
        QTest::newRow("Snyder & Shen 4.3") << 0.70 << 0.18 << 0.70 / 0.88;
        QTest::newRow("stockpyl") << 18.0 << 2.0 << 0.9;
        QTest::newRow("nothing to hold") << 5.0 << 0.0 << 0.9999;
        QTest::newRow("next to nothing") << 5.0 << 1e-6 << 0.9999;
    }
    void isTheCriticalRatioOfTheTextbooks()
    {
        QFETCH(double, earned);
        QFETCH(double, held);
        QFETCH(double, service);
        QVERIFY(std::fabs(leastCostService({earned, held}) - service) < 1e-12);
        ExplanationBuilder why;
        const auto term = explainLeastCost(why, {earned, held});
        QCOMPARE(why.value(term), leastCostService({earned, held}));
        QCOMPARE(why.explanation().terms[term].name, std::string("cycle_service_level"));
    }

    /// Of all whole levels the one of that service costs least in units left and units short: found by trying them.
    void noOtherLevelCostsLess_data()
    {
        QTest::addColumn<double>("mean");
        QTest::addColumn<double>("spread");
        QTest::addColumn<double>("held");
        QTest::newRow("slow") << 1.5 << 1.6 << 0.4;
        QTest::newRow("middling") << 12.0 << 6.0 << 0.05;
        QTest::newRow("fast") << 210.0 << 60.0 << 0.2;
        QTest::newRow("doubtful") << 80.0 << 120.0 << 0.02;
    }
    void noOtherLevelCostsLess()
    {
        QFETCH(double, mean);
        QFETCH(double, spread);
        QFETCH(double, held);
        const UnitEconomics unit{1.0, held};
        const UnitDemand demand(mean, spread);
        double best = 0.0;
        double least = std::numeric_limits<double>::infinity();
        for (double level = 0.0; level < 6.0 * (mean + spread); level += 1.0) {
            const double missing = demand.loss(level);
            const double cost = unit.earned * missing + unit.held * (level - demand.loss(0.0) + missing);
            if (cost < least - 1e-12) {
                least = cost;
                best = level;
            }
        }
        const double level = demand.quantile(leastCostService(unit));
        QVERIFY2(std::fabs(level - best) <= 1.0, qPrintable(QStringLiteral("%1 %2").arg(level).arg(best)));
    }

    void aPlanExplainsItsServiceLevelByIt()
    {
        PlanInputs inputs;
        inputs.demand = {7.0, 0.0, {70.0}, {14.0}};
        inputs.onHand = 100.0;
        inputs.leadTimeDays = {14.0, 2.0};
        inputs.leastCost = UnitEconomics{600.0, 12.0};
        inputs.policy = {leastCostService(*inputs.leastCost), 7.0};
        const auto levels = planLevels(inputs);
        const auto why = explainPlan(inputs);
        QVERIFY(levels && why);
        QCOMPARE(*evaluate(why->why), levels->order);
        const auto earned = std::ranges::find(why->why.terms, std::string("earned_a_unit"), &Term::name);
        QVERIFY(earned != why->why.terms.end() && earned->value == 600.0 && earned->unit == "money");
        inputs.leastCost->held = 300.0; // dearer to hold, so less of it
        inputs.policy.cycleServiceLevel = leastCostService(*inputs.leastCost);
        QVERIFY(planLevels(inputs)->order < levels->order);
    }
};

QTEST_GUILESS_MAIN(TestLeastCost)
#include "tst_least_cost.moc"
