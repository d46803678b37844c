// SPDX-License-Identifier: GPL-3.0-or-later
// Days of cover and suppliers' price breaks in a shop's plan.
#include "inventory/explanation.h"
#include "inventory_fixture.h"
#include "workflow/inventory_plan_file.h"
#include "workflow/reorder_wish.h"
#include "workspace/price_break_repository.h"

#include <QFile>

#include <algorithm>

using namespace ms;
using namespace ms::workflow;

class TestInventoryCover : public QObject, testing::InventoryFixture {
    Q_OBJECT

    double termOf(const InventoryScenario& scenario, const char* name)
    {
        const auto planned = plan(scenario);
        const auto why = orderExplanation(*m_inputs, scenario, row(planned, "A"));
        if (*inventory::evaluate(*why) != static_cast<double>(row(planned, "A").suggestion->units))
            return -2;
        const auto found = std::ranges::find(why->terms, std::string(name), &inventory::Term::name);
        return found == why->terms.end() ? -1 : found->value;
    }
    void setBreak(std::int64_t from, std::int64_t unitCostMinor)
    {
        QVERIFY(workspace::PriceBreakRepository(**m_shop).set({m_shop->product("A"), {from}, unitCostMinor}));
        m_inputs = *loadInventory((*m_shop)->path(), m_progress);
    }

private Q_SLOTS:
    void init() { open(); }
    /// A sells 20 a week, comes in packs of 12, and 4 are free: 28.6 in ten days, 8.6 in three, 142.9 in fifty.
    void ordersKeepTheDaysOfCover()
    {
        QVERIFY(row(plan(m_scenario), "A").suggestion->units > 48);
        m_scenario.mostCoverDays = 10;
        auto planned = plan(m_scenario);
        QCOMPARE(row(planned, "A").suggestion->units, 24);
        QCOMPARE(row(planned, "A").cutBy, OrderLimit::Cover);
        QCOMPARE(row(planned, "E").cutBy, OrderLimit::None); // it needs none
        QVERIFY(std::abs(termOf(m_scenario, "most_by_cover") - (10 * 20.0 / 7 - 4)) < 0.5);
        m_scenario.budgetMinor = 12 * 400;
        QCOMPARE(termOf(m_scenario, "most_by_budget"), row(plan(m_scenario), "A").suggestion->units);
        m_scenario.budgetMinor.reset();
        m_scenario.mostCoverDays = 3;
        planned = plan(m_scenario);
        QCOMPARE(row(planned, "A").suggestion->units, 0);
        QCOMPARE(row(planned, "A").cutBy, OrderLimit::MinimumAboveCover);
        QCOMPARE(termOf(m_scenario, "nothing_smallest_order_is_above_cover"), 0.0);
        m_scenario.mostCoverDays = 1;
        QCOMPARE(row(plan(m_scenario), "A").cutBy, OrderLimit::Cover);
        QCOMPARE(termOf(m_scenario, "nothing_covered_already"), 0.0);
        m_scenario.mostCoverDays.reset();
        m_scenario.leastCoverDays = 50;
        QCOMPARE(row(plan(m_scenario), "A").suggestion->units, 144);
        QCOMPARE(row(plan(m_scenario), "E").suggestion->units, 0);
        QVERIFY(termOf(m_scenario, "need_with_cover") > 135);
    }
    void coversThatContradictAreRefused()
    {
        m_scenario.leastCoverDays = 20;
        m_scenario.mostCoverDays = 10;
        QVERIFY(planInventory(*m_inputs, m_scenario, m_progress).error().detail.find("at most 10") !=
                std::string::npos);
        m_scenario.leastCoverDays = 0;
        QVERIFY(!planInventory(*m_inputs, m_scenario, m_progress));
        m_scenario.leastCoverDays.reset();
        m_scenario.mostCoverDays = 3651;
        QVERIFY(!planInventory(*m_inputs, m_scenario, m_progress));
    }
    void aPriceBreakRaisesTheOrderAndItsCostIsTheLower()
    {
        const auto needed = row(plan(m_scenario), "A").suggestion->units;
        setBreak(120, 350);
        auto planned = plan(m_scenario);
        const InventoryRow& a = row(planned, "A");
        QCOMPARE(a.suggestion->units, 120);
        QCOMPARE(a.forPriceBreak.units, 120 - needed);
        QCOMPARE(*a.suggestionUnitCostMinor, 350);
        QCOMPARE(*a.suggestionCostMinor, 120 * 350);
        QCOMPARE(termOf(m_scenario, "unit_cost"), 4.0); // of the main unit of money
        QCOMPARE(termOf(m_scenario, "saved_at_break"), 60.0);
        const auto wish = reorderWish(*m_inputs, m_scenario, a, *parseDay("2011-08-01"));
        QCOMPARE(wish->unitCost->minor, 350);
        setBreak(5000, 349);
        QCOMPARE(row(plan(m_scenario), "A").suggestion->units, 120); // the best a unit, not the lowest price
    }
    void limitsWeighTheBreakBesideTheNeed()
    {
        const auto needed = row(plan(m_scenario), "A").suggestion->units;
        setBreak(120, 350);
        m_scenario.budgetMinor = 1'000'000;
        QCOMPARE(row(plan(m_scenario), "A").suggestion->units, 120);
        m_scenario.budgetMinor = 24 * 400;
        auto planned = plan(m_scenario);
        const InventoryRow* a = &row(planned, "A");
        QVERIFY(a->suggestion->units < needed && a->forPriceBreak.units == 0 && a->cutBy == OrderLimit::Budget);
        QCOMPARE(*a->suggestionUnitCostMinor, 400);
        QVERIFY(planned.orderCostMinor <= 24 * 400);
        QVERIFY(termOf(m_scenario, "order") >= 0);
        m_scenario.budgetMinor.reset();
        m_scenario.roomUnits = 100; // never a size that is dearer and not needed
        planned = plan(m_scenario);
        a = &row(planned, "A");
        QVERIFY(a->suggestion->units <= needed && planned.orderUnits <= 100);
        QVERIFY(termOf(m_scenario, "order") >= 0);
    }
    void theFileKeepsTheCoverAskedFor()
    {
        const std::string path = (*m_shop)->path().string() + ".cover.csv";
        QVERIFY(exportInventoryPlan({(*m_shop)->path(), path, {}, 10.0}, m_progress));
        QFile file(QString::fromStdString(path));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains("\nA,24,\"less than needed"));
        setBreak(120, 350);
        QVERIFY(exportInventoryPlan({(*m_shop)->path(), path, {}, {}}, m_progress));
        QFile again(QString::fromStdString(path));
        QVERIFY(again.open(QIODevice::ReadOnly));
        QVERIFY(again.readAll().contains("more for the lower price of a larger order"));
        QVERIFY(!exportInventoryPlan({(*m_shop)->path(), path, 20.0, 10.0}, m_progress));
    }
};

QTEST_APPLESS_MAIN(TestInventoryCover)
#include "tst_inventory_cover.moc"
