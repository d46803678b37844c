// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "../features/small_shop.h"
#include "workflow/inventory_plan.h"
#include "workspace/product_repository.h"

#include <QTest>

#include <algorithm>
#include <memory>

namespace ms::workflow::testing {

/// A small shop with stock, read for planning.
class InventoryFixture {
protected:
    std::unique_ptr<features::testing::SmallShop> m_shop;
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
        std::vector<features::testing::SmallShop::Sale> sales;
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

    void open()
    {
        m_shop = std::make_unique<features::testing::SmallShop>();
        sell();
        stock();
        const auto inputs = loadInventory((*m_shop)->path(), m_progress);
        QVERIFY2(inputs, inputs ? "" : inputs.error().detail.c_str());
        m_inputs = *inputs;
        m_scenario = headerOf(*m_inputs).scenario;
    }
};

} // namespace ms::workflow::testing
