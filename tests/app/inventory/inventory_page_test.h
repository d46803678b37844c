// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "../page_on_small_shop.h"

#include "app/inventory/inventory_page.h"
#include "app/table/filter_proxy_model.h"
#include "app/table/table_view.h"
#include "workspace/product_repository.h"
#include "workspace/settings.h"

#include <QAction>
#include <QLabel>
#include <QTabWidget>
#include <QTableView>

namespace ms::app {

/// Page Inventory on a small shop, new for each test.
class InventoryPageTest : protected PageOnSmallShop<InventoryPage> {
protected:
    void makeShop()
    {
        // "Negative sizes" and the like: a layout that asks for what cannot be.
        QTest::failOnWarning(QRegularExpression(QStringLiteral("egative")));
        PageOnSmallShop::makeShop();
    }
    /// 30 weeks: A sells 20 a week and has 5, B 70 and has 900, C 7 and was never counted.
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
        }
        m_shop->sell(sales);
        m_shop->sell({{"2011-07-31", "B", 1, 300}});
        workspace::StockRepository counts(**m_shop);
        const auto place = m_shop->place("shop");
        QVERIFY(counts.set({m_shop->product("A"), place, *parseDay("2011-07-31"), {5}, {0}, {0}}));
        QVERIFY(counts.set({m_shop->product("B"), place, *parseDay("2011-07-31"), {9000}, {0}, {0}}));
        workspace::Supplier supplier;
        supplier.id = SupplierId{"maker"};
        supplier.name = "Maker";
        const auto key = workspace::SupplierRepository(**m_shop).add(supplier);
        workspace::ProductRepository products(**m_shop);
        auto product = *products.bySku(Sku{"A"});
        product.priceMinor = 500;
        product.unitCostMinor = 200;
        product.supplier = *key;
        QVERIFY(products.update(product));
        auto settings = *workspace::loadSettings(**m_shop);
        settings.currency = *Currency::parse("GBP");
        QVERIFY(workspace::saveSettings(**m_shop, settings));
    }
    /// North and south sell ten of A a week each; the north has 60 of it, the south none.
    void sellTwice()
    {
        for (int week = 0; week < 30; ++week) {
            const std::string day = toIsoText(Day{*parseDay("2011-01-03")} + std::chrono::days{7 * week});
            m_shop->sell({{day.c_str(), "A", 10, 500, "", "north"}, {day.c_str(), "A", 10, 500, "", "south"}});
        }
        workspace::StockRepository counts(**m_shop);
        QVERIFY(counts.set({m_shop->product("A"), m_shop->place("north"), *parseDay("2011-07-31"), {60}, {0}, {0}}));
        QVERIFY(counts.set({m_shop->product("A"), m_shop->place("south"), *parseDay("2011-07-31"), {0}, {0}, {0}}));
        QVERIFY(counts.set({m_shop->product("A"), m_shop->place("shop"), *parseDay("2011-07-31"), {0}, {0}, {0}}));
    }
    void open() { openPage(1400, 860); }
    TableView* table() { return child<TableView>("reviewView"); }
    QVariant cell(const char* sku, const char* column)
    {
        auto* model = qobject_cast<TableModelBase*>(table()->proxy()->sourceModel());
        for (int row = 0; row < model->rowCount(); ++row) {
            if (model->index(row, 0).data().toString() == QLatin1String(sku))
                return model->index(row, model->columnOf(QLatin1String(column))).data(SortRole);
        }
        return {};
    }
};

} // namespace ms::app
