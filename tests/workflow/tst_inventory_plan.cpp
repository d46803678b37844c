// SPDX-License-Identifier: GPL-3.0-or-later
#include "../features/small_shop.h"
#include "inventory/explanation.h"
#include "workflow/demand_override.h"
#include "workflow/forecast_run.h"
#include "workflow/inventory_plan.h"
#include "workspace/product_repository.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace ms;
using namespace ms::workflow;
using features::testing::SmallShop;

class TestInventoryPlan : public QObject {
    Q_OBJECT

    std::unique_ptr<SmallShop> m_shop;
    NoProgress m_progress;
    InventoryInputsPtr m_inputs;
    InventoryScenario m_scenario;

    /// 30 weeks from Monday 2011-01-03, the last day with a sale a Sunday. A sells 20 a week, B 70, C was never
    /// counted, D stopped, E has far too much.
    void sell()
    {
        std::vector<std::string> days;
        for (int week = 0; week < 30; ++week)
            days.push_back(toIsoText(Day{*parseDay("2011-01-03")} + std::chrono::days{7 * week}));
        std::vector<SmallShop::Sale> sales;
        for (int week = 0; week < 30; ++week) {
            const char* day = days[static_cast<std::size_t>(week)].c_str();
            sales.push_back({day, "A", 18 + 2 * (week % 3), 500});
            sales.push_back({day, "B", 60 + 10 * (week % 3), 300});
            sales.push_back({day, "C", 7, 200});
            if (week < 2)
                sales.push_back({day, "D", 9, 400});
            sales.push_back({day, "E", 2 + week % 2, 1000});
        }
        m_shop->sell(sales);
        m_shop->sell({{"2011-07-31", "E", 1, 1000}});
    }
    void stock()
    {
        const auto place = m_shop->place("shop");
        const Day day = *parseDay("2011-07-31");
        workspace::StockRepository counts(**m_shop);
        const auto count = [&](const char* sku, std::int64_t onHand, std::int64_t reserved = 0) {
            QVERIFY(counts.set({m_shop->product(sku), place, day, {onHand}, {reserved}, {0}}));
        };
        count("A", 5, 1);
        count("B", 150);
        count("D", 40);
        count("E", 900);
        workspace::PurchaseOrder order;
        order.code = "PO-1";
        order.location = place;
        order.orderedDay = *parseDay("2011-07-20");
        order.expectedDay = *parseDay("2011-08-05");
        order.lines = {{m_shop->product("B"), {100}, {0}, {}}};
        QVERIFY(workspace::PurchaseOrderRepository(**m_shop).add(order));
        workspace::ProductRepository products(**m_shop);
        for (const char* sku : {"A", "B", "E"}) {
            auto product = *products.bySku(Sku{sku});
            product.priceMinor = 1000;
            product.unitCostMinor = 400;
            product.packSize = {12};
            QVERIFY(products.update(product));
        }
    }
    const InventoryRow& row(const InventoryPlan& plan, const char* sku)
    {
        return *std::ranges::find(plan.rows, Sku{sku}, &InventoryRow::sku);
    }
    InventoryPlan plan(const InventoryScenario& scenario) { return *planInventory(*m_inputs, scenario, m_progress); }

private Q_SLOTS:
    void init()
    {
        m_shop = std::make_unique<SmallShop>();
        sell();
        stock();
        const auto inputs = loadInventory((*m_shop)->path(), m_progress);
        QVERIFY2(inputs, inputs ? "" : inputs.error().detail.c_str());
        m_inputs = *inputs;
        m_scenario = headerOf(*m_inputs).scenario;
    }
    void headerSaysWhatWentIn()
    {
        const auto& header = headerOf(*m_inputs);
        QCOMPARE(header.items, 5);
        QCOMPARE(header.counted, 4);
        QVERIFY(header.asOf == *parseDay("2011-07-31"));
        QVERIFY(!header.run);
        QCOMPARE(header.scenario.cycleServiceLevel, 0.95);
    }
    /// Settings: lead time 14 days, review 7. A sells 20 a week: about 60 over three weeks and safety, 4 are free.
    void suggestsUpToTheLevelInFullPacks()
    {
        const auto planned = plan(m_scenario);
        const auto& a = row(planned, "A");
        QVERIFY2(std::abs(a.demandADay - 20.0 / 7.0) < 0.05, qPrintable(QString::number(a.demandADay)));
        QCOMPARE(*a.onHand, 4.0);
        QVERIFY(*a.reorderPoint > 60.0 && *a.reorderPoint < 95.0);
        QCOMPARE(a.suggestion->units, static_cast<std::int64_t>(std::ceil((*a.reorderPoint - 4.0) / 12.0) * 12.0));
        QCOMPARE(*a.suggestionCostMinor, a.suggestion->units * 400);
        QCOMPARE(a.attention, InventoryAttention::RunsOut);
        QVERIFY(*a.stockoutProbability > 0.99);
        QVERIFY(*a.stockoutDay == *parseDay("2011-08-02")); // 4 units last one day of 2.9
        QVERIFY(*a.atRiskMinor > 50 * 1000 && *a.atRiskMinor < 60 * 1000);
        QVERIFY(planned.rows.front().atRiskMinor >= planned.rows.back().atRiskMinor);
    }
    void openOrdersCountFromTheDayTheyAreDue()
    {
        const auto planned = plan(m_scenario);
        const auto& b = row(planned, "B");
        QCOMPARE(b.onOrder, 100.0);
        QCOMPARE(*b.onHand, 150.0);
        QVERIFY(std::abs(*b.coverDays - 15.0) < 0.5);
    }
    void unknownStockStaysUnknownUntilTheScenarioAssumesIt()
    {
        auto planned = plan(m_scenario);
        QCOMPARE(row(planned, "C").attention, InventoryAttention::StockUnknown);
        QVERIFY(!row(planned, "C").onHand && !row(planned, "C").suggestion && !row(planned, "C").stockoutProbability);
        QCOMPARE(planned.unknownStock, 1);
        m_scenario.assumedCoverDays = 10.0;
        planned = plan(m_scenario);
        QVERIFY(row(planned, "C").assumedStock);
        QCOMPARE(*row(planned, "C").onHand, 10.0); // 7 a week for ten days
        QVERIFY(row(planned, "C").suggestion->units > 0);
        QVERIFY(!row(planned, "A").assumedStock);
    }
    void deadAndExcessStockAreFound()
    {
        const auto planned = plan(m_scenario);
        QVERIFY(row(planned, "E").excessUnits > 700.0);
        QCOMPARE(row(planned, "E").attention, InventoryAttention::Excess);
        QCOMPARE(*row(planned, "E").excessMinor, static_cast<std::int64_t>(row(planned, "E").excessUnits) * 400);
        QCOMPARE(row(planned, "D").attention, InventoryAttention::Dead);
    }
    void explanationOfEveryRowComesToItsSuggestion()
    {
        m_scenario.assumedCoverDays = 3.0;
        for (const std::optional<std::int64_t> budget :
             {std::optional<std::int64_t>(), std::optional<std::int64_t>(30000)}) {
            m_scenario.budgetMinor = budget;
            const auto planned = plan(m_scenario);
            for (const InventoryRow& each : planned.rows) {
                const auto detail = inventoryDetail(*m_inputs, m_scenario, each);
                QVERIFY2(detail, detail ? "" : detail.error().detail.c_str());
                QCOMPARE(*inventory::evaluate(detail->why), static_cast<double>(each.suggestion->units));
                QVERIFY(detail->projection.days.size() >= 28 &&
                        detail->projection.mean.size() == detail->projection.days.size());
            }
        }
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
        QVERIFY(tight.cutByBudget >= 1);
        QVERIFY(tight.savedMinor && *tight.savedMinor > 0 && *tight.savedMinor <= *tight.mostSavedMinor);
        QCOMPARE(tight.ordersWithoutCost, 0);
        m_scenario.budgetMinor = 0;
        QCOMPARE(plan(m_scenario).orders, 0);
    }
    void moreServiceOrLongerLeadTimeNeverMeansLessOrdered()
    {
        std::int64_t before = 0;
        for (const double level : {0.6, 0.8, 0.9, 0.95, 0.99}) {
            m_scenario.cycleServiceLevel = level;
            const auto units = plan(m_scenario).orderUnits;
            QVERIFY(units >= before);
            before = units;
        }
        m_scenario.leadTimeDays = 60.0;
        QVERIFY(plan(m_scenario).orderUnits > before);
    }
    void newestForecastIsUsedWhenThereIsOne()
    {
        ForecastRunRequest request;
        request.workspace = (*m_shop)->path();
        request.horizon = 6;
        request.at = *parseShopTime("2011-08-01T09:00");
        QVERIFY(runForecast(request, m_progress));
        const auto inputs = loadInventory((*m_shop)->path(), m_progress);
        QVERIFY(inputs && headerOf(**inputs).run);
        m_inputs = *inputs;
        const auto planned = plan(m_scenario);
        QVERIFY2(std::abs(row(planned, "B").demandADay - 10.0) < 1.0,
                 qPrintable(QString::number(row(planned, "B").demandADay)));
    }
    void whatAPersonSaidIsPlannedWith()
    {
        ForecastRunRequest request;
        request.workspace = (*m_shop)->path();
        request.horizon = 6;
        request.at = *parseShopTime("2011-08-01T09:00");
        QVERIFY(runForecast(request, m_progress));
        for (int week = 0; week < 6; ++week) {
            OverrideRequest wish;
            wish.workspace = (*m_shop)->path();
            wish.sku = Sku{"B"};
            wish.week = *parseDay("2011-08-01") + std::chrono::days{7 * week};
            wish.amount = 140; // twice what it sells
            wish.reason = "campaign";
            wish.author = "Ada";
            wish.at = *parseShopTime("2011-08-01T10:00");
            const auto kept = overrideDemand(wish);
            QVERIFY2(kept, kept ? "" : kept.error().detail.c_str());
        }
        m_inputs = *loadInventory((*m_shop)->path(), m_progress);
        const auto planned = plan(m_scenario);
        QVERIFY(std::abs(row(planned, "B").demandADay - 20.0) < 1e-6);
        QVERIFY(std::abs(row(planned, "A").demandADay - 20.0 / 7.0) < 0.5); // nobody spoke of A
        const auto overrides = reviewOverrides((*m_shop)->path(), Sku{"B"});
        QVERIFY(overrides && overrides->overrides.size() == 6);
        for (const OverrideOutcome& one : overrides->overrides)
            QVERIFY(withdrawOverride((*m_shop)->path(), one.said.key, *parseShopTime("2011-08-01T11:00")));
        m_inputs = *loadInventory((*m_shop)->path(), m_progress);
        QVERIFY(std::abs(row(plan(m_scenario), "B").demandADay - 10.0) < 1.0);
    }
    void countedStockThatNeverSoldIsDead()
    {
        workspace::StockRepository counts(**m_shop);
        QVERIFY(counts.set({m_shop->product("F"), m_shop->place("shop"), *parseDay("2011-07-30"), {8}, {0}, {0}}));
        const auto inputs = loadInventory((*m_shop)->path(), m_progress);
        QVERIFY(inputs);
        m_inputs = *inputs;
        const auto planned = plan(m_scenario);
        QCOMPARE(row(planned, "F").attention, InventoryAttention::Dead);
        QCOMPARE(row(planned, "F").suggestion->units, 0);
        QVERIFY(!row(planned, "F").coverDays);
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
    void canBeCanceled()
    {
        struct Canceled final : Progress {
            [[nodiscard]] bool canceled() const override { return true; }
        } canceled;
        const auto loaded = loadInventory((*m_shop)->path(), canceled);
        QVERIFY(!loaded);
        QCOMPARE(loaded.error().code, ErrorCode::Canceled);
    }
};

QTEST_APPLESS_MAIN(TestInventoryPlan)
#include "tst_inventory_plan.moc"
