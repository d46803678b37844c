// SPDX-License-Identifier: GPL-3.0-or-later
// Limits, suppliers, and numbers that cannot be planned with.
#include "inventory/explanation.h"
#include "inventory_fixture.h"
#include "workflow/supplier_review.h"
#include "workspace/service_targets.h"
#include "workspace/volume_repository.h"

#include <algorithm>
#include <functional>

using namespace ms;
using namespace ms::workflow;

class TestInventoryLimits : public QObject, testing::InventoryFixture {
    Q_OBJECT

    /// A comes from a maker with a smallest order, which counts.
    void comesFromAMakerOf(std::int64_t minimumOrderMinor)
    {
        workspace::Supplier supplier;
        supplier.id = SupplierId{"maker"};
        supplier.minimumOrderMinor = minimumOrderMinor;
        const auto key = workspace::SupplierRepository(**m_shop).add(supplier);
        workspace::ProductRepository products(**m_shop);
        auto product = *products.bySku(Sku{"A"});
        product.supplier = *key;
        QVERIFY(products.update(product));
        m_inputs = *loadInventory((*m_shop)->path(), m_progress);
        QVERIFY(row(plan(m_scenario), "A").suggestion->units > 0);
        m_scenario.supplierMinimums = true;
    }

private Q_SLOTS:
    void init() { open(); }
    void roomAndOrderDayLimitThePlan()
    {
        m_scenario.roomUnits = 24;
        auto planned = plan(m_scenario);
        QVERIFY(planned.orderUnits <= 24 && planned.orderUnits > 0);
        for (const InventoryRow& each : planned.rows)
            QVERIFY(each.cutBy == OrderLimit::None || each.cutBy == OrderLimit::Room);
        QVERIFY(planned.cut > 0);
        m_scenario.roomUnits = -1;
        QVERIFY(!planInventory(*m_inputs, m_scenario, m_progress));
        m_scenario.roomUnits.reset();
        m_scenario.orderWeekday = 0; // Sundays; tomorrow is a Monday
        QCOMPARE(row(plan(m_scenario), "A").leadTimeDays, 20.0);
        m_scenario.orderWeekday = 1;
        QCOMPARE(row(plan(m_scenario), "A").leadTimeDays, 14.0);
        m_scenario.orderWeekday = 7;
        QVERIFY(!planInventory(*m_inputs, m_scenario, m_progress));
    }
    void ordersBelowASuppliersSmallestAreToppedUpOrLeftOut()
    {
        comesFromAMakerOf(100'000'000);
        QCOMPARE(row(plan(m_scenario), "A").suggestion->units, 0);
        QCOMPARE(row(plan(m_scenario), "A").cutBy, OrderLimit::SupplierMinimum);
    }
    /// 10 % more than A needs is asked for: it is topped up by packs, and the arithmetic says so.
    void anOrderIsToppedUpToReachASuppliersSmallest()
    {
        const auto need = row(plan(m_scenario), "A").suggestion->units;
        comesFromAMakerOf(400 * need + 400 * 12);
        const auto planned = row(plan(m_scenario), "A");
        QCOMPARE(planned.suggestion->units, need + 12);
        QCOMPARE(planned.toppedUp.units, 12);
        QCOMPARE(planned.cutBy, OrderLimit::None);
        const auto detail = inventoryDetail(*m_inputs, m_scenario, planned);
        QCOMPARE(*inventory::evaluate(detail->why), static_cast<double>(need + 12));
    }
    /// Money is no limit then, so that nobody needs to know what a unit costs.
    void withoutABudgetNoCostIsNeeded()
    {
        workspace::ProductRepository products(**m_shop);
        for (const char* sku : {"A", "B", "E"}) {
            auto product = *products.bySku(Sku{sku});
            product.unitCostMinor.reset();
            QVERIFY(products.update(product));
        }
        m_inputs = *loadInventory((*m_shop)->path(), m_progress);
        const auto need = row(plan(m_scenario), "A").suggestion->units;
        QVERIFY(need > 0);
        m_scenario.roomUnits = 1'000'000;
        QCOMPARE(row(plan(m_scenario), "A").suggestion->units, need);
        m_scenario.roomUnits = 24;
        QCOMPARE(row(plan(m_scenario), "A").cutBy, OrderLimit::Room);
        QVERIFY(plan(m_scenario).orderUnits > 0);
        m_scenario.roomUnits.reset();
        m_scenario.supplierMinimums = true;
        QCOMPARE(row(plan(m_scenario), "A").suggestion->units, need); // of no supplier with a minimum
        m_scenario.budgetMinor = 1'000'000;
        QCOMPARE(row(plan(m_scenario), "A").cutBy, OrderLimit::CostUnknown);
    }
    /// A unit of A takes 2 litres, one of B half a litre; of E and C nothing is known.
    void roomCanBeALimitInLitres()
    {
        m_scenario.roomLitres = 30.0;
        const auto blind = plan(m_scenario);
        QVERIFY(blind.roomUncounted && blind.cut == 0); // no volume is known at all
        workspace::VolumeRepository volumes(**m_shop);
        QVERIFY(volumes.set(m_shop->product("A"), 2000));
        QVERIFY(volumes.set(m_shop->product("B"), 500));
        m_inputs = *loadInventory((*m_shop)->path(), m_progress);
        const auto planned = plan(m_scenario);
        QVERIFY(!planned.roomUncounted);
        QCOMPARE(planned.volumesUnknown, 0);
        double litres = 0.0;
        for (const InventoryRow& each : planned.rows)
            litres += each.suggestion ? static_cast<double>(each.suggestion->units) * each.volumeLitres.value_or(0) : 0;
        QVERIFY2(litres <= 30.0 && litres > 15.0, qPrintable(QString::number(litres)));
        QCOMPARE(*row(planned, "A").volumeLitres, 2.0);
        QVERIFY(planned.cut > 0);
        m_scenario.roomLitres = 10.0; // a pack of twelve of A takes 24
        QCOMPARE(row(plan(m_scenario), "A").cutBy, OrderLimit::MinimumAboveRoom);
        m_scenario.roomLitres = -1.0;
        QVERIFY(!planInventory(*m_inputs, m_scenario, m_progress));
    }
    void classesHaveTargetsOfTheirOwn()
    {
        const auto before = plan(m_scenario);
        const std::string classOfB = row(before, "B").demandClass; // AX
        QCOMPARE(classOfB, std::string("AX"));
        m_scenario.classTargets[0] = 0.999;
        const auto planned = plan(m_scenario);
        QCOMPARE(row(planned, "B").serviceLevel, 0.999);
        QVERIFY(*row(planned, "B").reorderPoint > *row(before, "B").reorderPoint);
        InventoryScenario all = m_scenario;
        all.classTargets = {};
        all.cycleServiceLevel = 0.999;
        QCOMPARE(*row(planned, "B").reorderPoint, *row(plan(all), "B").reorderPoint); // as if it were the one for all
        for (const InventoryRow& each : planned.rows) {
            if (each.demandClass != "AX")
                QVERIFY(each.reorderPoint == row(before, each.sku.text.c_str()).reorderPoint);
        }
        m_scenario.fillRate = 0.9; // the same table then holds fill rates
        all.fillRate = 0.999;
        QCOMPARE(*row(plan(m_scenario), "B").reorderPoint, *row(plan(all), "B").reorderPoint);
        m_scenario.classTargets[4] = 1.0;
        QVERIFY(!planInventory(*m_inputs, m_scenario, m_progress));
    }
    void savedTargetsOfClassesCountWhenAShopIsRead()
    {
        workspace::ServiceTargets targets;
        targets[0] = 0.99;
        QVERIFY(workspace::saveServiceTargets(**m_shop, targets));
        m_inputs = *loadInventory((*m_shop)->path(), m_progress);
        QCOMPARE(row(plan(headerOf(*m_inputs).scenario), "B").serviceLevel, 0.99);
    }
    void suppliersAreReviewedWithAMessage()
    {
        workspace::Supplier supplier;
        supplier.id = SupplierId{"maker"};
        supplier.name = "Maker";
        supplier.leadTimeDays = 10.0;
        const auto key = workspace::SupplierRepository(**m_shop).add(supplier);
        workspace::PurchaseOrderRepository orders(**m_shop);
        const Day first = *parseDay("2011-05-02");
        for (int i = 0; i < 4; ++i) {
            workspace::PurchaseOrder order;
            order.code = "M-" + std::to_string(i);
            order.supplier = *key;
            order.orderedDay = first + std::chrono::days{14 * i};
            order.expectedDay = order.orderedDay + std::chrono::days{10};
            order.lines = {{m_shop->product("B"), {100}, {0}, {}}};
            const auto added = orders.add(order);
            QVERIFY(added);
            if (i < 3)
                QVERIFY(orders.receive(*added, order.orderedDay + std::chrono::days{12 + i}, {}));
        }
        const auto reviews = reviewSuppliers((*m_shop)->path(), *parseDay("2011-07-31"));
        QVERIFY(reviews && reviews->size() == 2);
        QVERIFY(reviews->back().id.empty() && reviews->back().open.size() == 1); // PO-1 names no supplier
        QVERIFY(reviews->front().open.size() == 1 && reviews->front().open[0].doubtful);
        const SupplierReview& one = reviews->front();
        QCOMPARE(*one.record.meanLeadDays, 13.0);
        QCOMPARE(*one.record.stdDevLeadDays, 1.0);
        QCOMPARE(one.plannedLeadDays, 13.0); // learnt from three receipts
        QCOMPARE(*one.statedLeadDays, 10.0);
        QCOMPARE(*one.record.lateShare, 1.0);
        QCOMPARE(one.record.alerts.size(), std::size_t{1});
        QVERIFY(one.overdueOrders == std::vector<std::string>{"M-3"});
        QCOMPARE(draftMessage(one, one.record.alerts[0]),
                 std::string(
                     "Dear Maker team, 1 of our orders is overdue, the oldest by 38 days (100 units: M-3). When will "
                     "they arrive?"));
    }
    void budgetIsKeptAndTheMostUrgentServedFirst()
    {
        m_scenario.assumedCoverDays = 3.0;
        const auto free = plan(m_scenario);
        QCOMPARE(free.ordersWithoutCost, 1); // C
        m_scenario.budgetMinor = free.orderCostMinor / 2;
        const auto tight = plan(m_scenario);
        QVERIFY(tight.orderCostMinor <= *m_scenario.budgetMinor);
        QVERIFY(tight.orderCostMinor > *m_scenario.budgetMinor / 2);
        QVERIFY(tight.cut >= 1);
        QVERIFY(
            std::ranges::any_of(tight.rows, [](const InventoryRow& each) { return each.cutBy == OrderLimit::Budget; }));
        QVERIFY(tight.savedMinor && *tight.savedMinor > 0 && *tight.savedMinor <= *tight.mostSavedMinor);
        QCOMPARE(tight.ordersWithoutCost, 0);
        m_scenario.budgetMinor = 0;
        QCOMPARE(plan(m_scenario).orders, 0);
    }
    void refusesScenariosOutOfRange()
    {
        const auto refused = [this](auto change) {
            InventoryScenario bad = m_scenario;
            change(bad);
            const auto planned = planInventory(*m_inputs, bad, m_progress);
            return !planned && planned.error().code == ErrorCode::InvalidInput;
        };
        QVERIFY(refused([](InventoryScenario& s) { s.cycleServiceLevel = 1.0; }));
        QVERIFY(refused([](InventoryScenario& s) { s.cycleServiceLevel = 0.0; }));
        QVERIFY(refused([](InventoryScenario& s) { s.reviewPeriodDays = -1.0; }));
        QVERIFY(refused([](InventoryScenario& s) { s.leadTimeDays = 0.0; }));
        QVERIFY(refused([](InventoryScenario& s) { s.budgetMinor = -1; }));
        QVERIFY(refused([](InventoryScenario& s) { s.assumedCoverDays = -1.0; }));
        InventoryRow foreign;
        foreign.sku = Sku{"nobody"};
        QVERIFY(!inventoryDetail(*m_inputs, m_scenario, foreign));
        QVERIFY(!loadInventory("/nowhere/at.all", m_progress));
    }
    /// Whatever is odd about A: it gets one clear reason, and B is planned as if A were in order.
    void badNumbersStopOneSkuOnly_data()
    {
        QTest::addColumn<QString>("what");
        for (const char* what : {"order in the past", "negative count", "no lead time", "minimum above budget",
                                 "supplier above budget", "cost unknown", "one day of demand", "room too small"})
            QTest::newRow(what) << QString(QLatin1String(what));
    }
    void badNumbersStopOneSkuOnly()
    {
        QFETCH(QString, what);
        spoil(what);
        m_inputs = *loadInventory((*m_shop)->path(), m_progress);
        const auto planned = plan(m_scenario);
        const auto& a = row(planned, "A");
        const auto& b = row(planned, "B");
        QVERIFY(b.reorderPoint.has_value() && b.suggestion.has_value());
        QVERIFY(b.cutBy == OrderLimit::None && b.countedBelowZero == 0 && b.overdueUnits == 0);
        if (what == QLatin1String("order in the past")) {
            QCOMPARE(a.doubtfulUnits, 500.0); // 60 days old, where deliveries take about 14
            QCOMPARE(a.overdueUnits, 0.0);
            QCOMPARE(a.onOrder, 0.0);
            QVERIFY(a.suggestion->units > 0);
        } else if (what == QLatin1String("negative count")) {
            QCOMPARE(a.countedBelowZero, 7.0);
            QCOMPARE(*a.onHand, -7.0); // owed
            QVERIFY(a.suggestion->units > 0);
        } else if (what == QLatin1String("no lead time")) {
            QVERIFY(a.usualLeadTime && !b.usualLeadTime);
            QCOMPARE(a.leadTimeDays, 14.0);
        } else if (what == QLatin1String("minimum above budget")) {
            QCOMPARE(a.cutBy, OrderLimit::MinimumAboveBudget);
        } else if (what == QLatin1String("supplier above budget")) {
            QCOMPARE(a.cutBy, OrderLimit::SupplierMinimumAboveBudget);
        } else if (what == QLatin1String("cost unknown")) {
            QCOMPARE(a.cutBy, OrderLimit::CostUnknown);
        } else if (what == QLatin1String("room too small")) {
            QCOMPARE(a.cutBy, OrderLimit::MinimumAboveRoom);
        } else {
            QVERIFY(row(planned, "ONCE").suggestion->units >= 0 && row(planned, "ONCE").reorderPoint.has_value());
        }
    }
    void aFillRateIsATargetOfItsOwn()
    {
        const double before = *row(plan(m_scenario), "B").reorderPoint;
        m_scenario.fillRate = 0.80;
        const double low = *row(plan(m_scenario), "B").reorderPoint;
        m_scenario.fillRate = 0.999;
        const auto planned = plan(m_scenario);
        QVERIFY(low < before && low < *row(planned, "B").reorderPoint);
        const auto detail = inventoryDetail(*m_inputs, m_scenario, row(planned, "A"));
        QVERIFY(detail);
        QCOMPARE(*inventory::evaluate(detail->why), static_cast<double>(row(planned, "A").suggestion->units));
        m_scenario.fillRate = 1.0;
        QVERIFY(!planInventory(*m_inputs, m_scenario, m_progress));
    }
    void aMinimumOrderAboveTheBudgetStopsThatSkuOnly()
    {
        workspace::ProductRepository products(**m_shop);
        auto product = *products.bySku(Sku{"B"});
        product.minimumOrder = {100'000};
        QVERIFY(products.update(product));
        m_inputs = *loadInventory((*m_shop)->path(), m_progress);
        m_scenario.budgetMinor = 40'000;
        const auto planned = plan(m_scenario);
        QCOMPARE(row(planned, "B").suggestion->units, 0);
        QCOMPARE(row(planned, "B").cutBy, OrderLimit::MinimumAboveBudget);
        QVERIFY(row(planned, "A").suggestion->units > 0);
    }
    void aSupplierWhoseLeadTimeIsNothingStopsItsSkusOnly()
    {
        workspace::Supplier supplier;
        supplier.id = SupplierId{"maker"};
        supplier.leadTimeDays = 0.0;
        const auto key = workspace::SupplierRepository(**m_shop).add(supplier);
        if (!key)
            return; // refused where it is entered
        workspace::ProductRepository products(**m_shop);
        auto product = *products.bySku(Sku{"A"});
        product.supplier = *key;
        QVERIFY(products.update(product));
        m_inputs = *loadInventory((*m_shop)->path(), m_progress);
        const auto planned = plan(m_scenario);
        QCOMPARE(planned.noPlan, 1);
        QCOMPARE(row(planned, "A").attention, InventoryAttention::NoPlan);
        QVERIFY(row(planned, "A").problem.find("lead time") != std::string::npos);
        QVERIFY(row(planned, "B").reorderPoint.has_value());
    }

private:
    void change(const char* sku, const std::function<void(workspace::Product&)>& by)
    {
        workspace::ProductRepository products(**m_shop);
        auto product = *products.bySku(Sku{sku});
        by(product);
        QVERIFY(products.update(product));
    }
    /// 20 of A a week at 4.00 and B's order of at most 24 for 96.00 are what there is to buy.
    void spoil(const QString& what)
    {
        const Day day = *parseDay("2011-07-31");
        if (what == QLatin1String("order in the past")) {
            workspace::PurchaseOrder order;
            order.code = "PO-2";
            order.orderedDay = *parseDay("2011-06-01");
            order.expectedDay = *parseDay("2011-06-15");
            order.lines = {{m_shop->product("A"), {500}, {0}, {}}};
            QVERIFY(workspace::PurchaseOrderRepository(**m_shop).add(order));
        } else if (what == QLatin1String("negative count")) {
            QVERIFY(workspace::StockRepository(**m_shop).set(
                {m_shop->product("A"), m_shop->place("shop"), day, {-7}, {0}, {0}}));
        } else if (what == QLatin1String("no lead time")) {
            workspace::Supplier stated;
            stated.id = SupplierId{"stated"};
            stated.leadTimeDays = 10.0;
            const auto key = workspace::SupplierRepository(**m_shop).add(stated);
            change("B", [&](workspace::Product& product) { product.supplier = *key; });
        } else if (what == QLatin1String("minimum above budget")) {
            change("A", [](workspace::Product& product) { product.minimumOrder = {10'000}; });
            m_scenario.budgetMinor = 1'000'000;
        } else if (what == QLatin1String("supplier above budget")) {
            workspace::Supplier grand;
            grand.id = SupplierId{"grand"};
            grand.minimumOrderMinor = 5'000'000;
            const auto key = workspace::SupplierRepository(**m_shop).add(grand);
            change("A", [&](workspace::Product& product) { product.supplier = *key; });
            workspace::StockRepository counts(**m_shop); // so much is owed that the wish is above the minimum
            QVERIFY(counts.set({m_shop->product("A"), m_shop->place("shop"), day, {0}, {0}, {20'000}}));
            m_scenario.supplierMinimums = true;
            m_scenario.budgetMinor = 4'000'000;
        } else if (what == QLatin1String("cost unknown")) {
            change("A", [](workspace::Product& product) { product.unitCostMinor.reset(); });
            m_scenario.budgetMinor = 1'000'000;
        } else if (what == QLatin1String("room too small")) {
            QVERIFY(workspace::VolumeRepository(**m_shop).set(m_shop->product("A"), 1'000'000));
            QVERIFY(workspace::VolumeRepository(**m_shop).set(m_shop->product("B"), 1));
            m_scenario.roomLitres = 1'000.0;
        } else {
            m_shop->sell({{"2011-07-31", "ONCE", 3, 500}});
            QVERIFY(workspace::StockRepository(**m_shop).set(
                {m_shop->product("ONCE"), m_shop->place("shop"), day, {1}, {0}, {0}}));
        }
    }
};

QTEST_APPLESS_MAIN(TestInventoryLimits)
#include "tst_inventory_limits.moc"
