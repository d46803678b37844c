// SPDX-License-Identifier: GPL-3.0-or-later
// Days of cover and suppliers' price breaks in a shop's plan.
#include "inventory/explanation.h"
#include "inventory_fixture.h"
#include "workflow/inventory_inputs.h"
#include "workflow/inventory_plan_file.h"
#include "workflow/inventory_prices.h"
#include "workflow/price_stock.h"
#include "workflow/reorder_wish.h"
#include "workspace/price_break_repository.h"
#include "workspace/proposal_repository.h"
#include "workspace/settings.h"

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
    /// A, B and E are sold at 10.00 and cost 4.00: a unit earns 600 and costs 400 at 25 % a year for a week to hold. C
    /// and D have no cost.
    void leastCostGivesEachSkuItsServiceLevel()
    {
        const auto usual = row(plan(m_scenario), "A");
        m_scenario.leastCost = true;
        auto planned = plan(m_scenario);
        const double held = 0.25 * 400.0 * 7.0 / 365.25;
        QVERIFY(std::abs(row(planned, "A").serviceLevel - 600.0 / (600.0 + held)) < 1e-12);
        QVERIFY(row(planned, "A").leastCost && *row(planned, "A").reorderPoint > *usual.reorderPoint);
        QVERIFY(std::abs(termOf(m_scenario, "cycle_service_level") - row(planned, "A").serviceLevel) < 1e-12);
        QCOMPARE(termOf(m_scenario, "earned_a_unit"), 6.0); // in the currency's main unit
        QVERIFY(!row(planned, "D").leastCost && row(planned, "D").serviceLevel == m_scenario.cycleServiceLevel);
        QCOMPARE(planned.leastCostUnknown, std::int64_t{2});
        m_scenario.reviewPeriodDays = 28; // held four times as long
        planned = plan(m_scenario);
        QVERIFY(std::abs(row(planned, "A").serviceLevel - 600.0 / (600.0 + 4.0 * held)) < 1e-12);
        m_scenario.fillRate = 0.98;
        QCOMPARE(planInventory(*m_inputs, m_scenario, m_progress).error().code, ErrorCode::InvalidInput);
    }
    void leastCostNeedsAPriceAboveTheCost()
    {
        workspace::ProductRepository products(**m_shop);
        auto product = *products.bySku(Sku{"A"});
        product.unitCostMinor = product.priceMinor;
        QVERIFY(products.update(product));
        m_inputs = *loadInventory((*m_shop)->path(), m_progress);
        m_scenario.leastCost = true;
        const auto planned = plan(m_scenario);
        QVERIFY(!row(planned, "A").leastCost && row(planned, "A").serviceLevel == 0.95);
        QCOMPARE(planned.leastCostUnknown, std::int64_t{3});
    }
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
        planned = plan(m_scenario);
        const InventoryRow& a = row(planned, "A");
        m_scenario.leastCoverDays.reset();
        QCOMPARE(a.forCover.units, 144 - row(plan(m_scenario), "A").suggestion->units);
        m_scenario.leastCoverDays = 50;
        const auto wish = reorderWish(*m_inputs, m_scenario, a, *parseDay("2011-08-01"));
        QVERIFY(wish->reason.ends_with(std::to_string(a.forCover.units) + " more to cover the days asked for"));
    }
    void coversThatContradictAreRefused()
    {
        m_scenario.leastCoverDays = 20;
        m_scenario.mostCoverDays = 10;
        QVERIFY(planInventory(*m_inputs, m_scenario, m_progress).error().detail.find("at least 20 days") !=
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
    void aRoomThatTheBreakDoesNotFitIntoLeavesTheNeed()
    {
        const auto alone = plan(m_scenario);
        const auto needed = row(alone, "A").suggestion->units;
        setBreak(120, 350);
        m_scenario.roomUnits = alone.orderUnits + 5; // all that is needed, and no break
        const auto planned = plan(m_scenario);
        const InventoryRow& a = row(planned, "A");
        QCOMPARE(a.suggestion->units, needed);
        QVERIFY(a.cutBy == OrderLimit::None && a.priceBreakLeft && a.forPriceBreak.units == 0);
        QVERIFY(termOf(m_scenario, "order") == static_cast<double>(needed));
        QVERIFY(*planned.savedMinor <= planned.atRiskMinor); // money at risk, without what the break gains
    }
    void whatAPlanItselfBoughtIsNoExcess()
    {
        setBreak(600, 200);
        QCOMPARE(row(plan(m_scenario), "A").suggestion->units, 600);
        QVERIFY(workspace::StockRepository(**m_shop).set(
            {m_shop->product("A"), m_shop->place("shop"), *parseDay("2011-07-31"), {640}, {0}, {0}}));
        m_inputs = *loadInventory((*m_shop)->path(), m_progress);
        const auto planned = plan(m_scenario);
        QCOMPARE(row(planned, "A").suggestion->units, 0);
        QCOMPARE(row(planned, "A").excessUnits, 0.0);
    }
    /// The list cost is 4.00; what is needed comes in packs of 12.
    void pricesAreToldStepByStep()
    {
        const auto alone = plan(m_scenario);
        const auto needed = row(alone, "A").suggestion->units;
        QVERIFY(priceSteps(*m_inputs, m_scenario, row(alone, "A"))->empty());
        setBreak(115, 350);
        setBreak(5000, 349);
        const auto planned = plan(m_scenario);
        const InventoryRow& a = row(planned, "A");
        const auto steps = *priceSteps(*m_inputs, m_scenario, a);
        QCOMPARE(steps.size(), std::size_t{3});
        QCOMPARE(steps[0].from.units, 1);
        QVERIFY(*steps[0].savedMinor == 0 && !steps[0].larger && !steps[0].ordered);
        QVERIFY(steps[1].from.units == 115 && steps[1].unitCostMinor == 350 && *steps[1].savedMinor == 50);
        QCOMPARE(steps[1].larger->quantity.units, 120);
        QCOMPARE(steps[1].ordered->units, 120);
        QCOMPARE(steps[1].larger->savedMinor, 120 * 50);
        const double more = 120.0 - static_cast<double>(needed); // held half of them on average, until they are sold
        const double held =
            more / 2 * more / a.demandADay * workspace::loadSettings(**m_shop)->holdingCostRate / 365.25 * 350;
        QVERIFY(std::abs(static_cast<double>(steps[1].larger->heldMinor) - held) <= 0.5);
        QVERIFY(steps[2].larger->quantity.units == 5004 && steps[2].larger->savedMinor == 5004 * 51);
        QVERIFY(!steps[2].ordered && bestLargerOrder(steps) == &steps[1]);
        m_scenario.mostCoverDays = 60; // 171 units
        QVERIFY(!priceSteps(*m_inputs, m_scenario, a)->at(2).larger);
        QVERIFY(!priceSteps(*m_inputs, m_scenario, row(planned, "E"))->size());
        InventoryRow other = a;
        other.item += 1;
        QVERIFY(!priceSteps(*m_inputs, m_scenario, other));
    }
    void anOrderAtATriedPriceCostsThatOfItsSize()
    {
        setBreak(120, 350);
        const auto a = std::ranges::find(m_inputs->items, Sku{"A"}, &InventoryItem::sku);
        const auto tried = stockUnderShift(*m_inputs, static_cast<std::size_t>(a - m_inputs->items.begin()), {}, 28);
        QVERIFY(tried && tried->order == 120);
        QCOMPARE(*tried->orderCostMinor, 120.0 * 350);
    }
    void aCostThatOnlyABreakSaysIsACost()
    {
        workspace::ProductRepository products(**m_shop);
        auto a = *products.bySku(Sku{"A"});
        a.unitCostMinor.reset();
        QVERIFY(products.update(a));
        setBreak(2, 350);
        const auto units = row(plan(m_scenario), "A").suggestion->units;
        m_scenario.budgetMinor = 10'000'000;
        const auto planned = plan(m_scenario);
        QCOMPARE(row(planned, "A").suggestion->units, units);
        QCOMPARE(*row(planned, "A").suggestionCostMinor, units * 350);
        setBreak(3, 9'000'000'000'000'000);
        QCOMPARE(row(plan(m_scenario), "A").attention, InventoryAttention::NoPlan);
    }
    void aProposalWithoutACostTakesThatOfItsQuantity()
    {
        setBreak(120, 350);
        auto settings = *workspace::loadSettings(**m_shop);
        settings.currency = *Currency::parse("GBP");
        QVERIFY(workspace::saveSettings(**m_shop, settings));
        m_shop->place("store");
        ReorderWish wish;
        wish.sku.text = "A";
        wish.expected = *parseDay("2011-08-20");
        for (const std::int64_t units : {12, 120}) {
            wish.quantity.units = units;
            wish.location.text = units == 12 ? "shop" : "store";
            QCOMPARE(proposeReorders({(*m_shop)->path(), "Ada", ShopTime{}}, {wish}, m_progress)->proposals, 1);
        }
        std::vector<std::int64_t> costs;
        const auto waiting = *workspace::ProposalRepository(**m_shop).inState(approvals::State::Submitted);
        for (const auto& one : waiting)
            costs.push_back(std::get<approvals::Reorder>(one.change).unitCost.minor);
        std::ranges::sort(costs);
        QCOMPARE(costs, (std::vector<std::int64_t>{350, 400}));
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
