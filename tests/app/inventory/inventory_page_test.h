// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "../../features/small_shop.h"
#include "../app_test.h"

#include "app/controls/tile.h"
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

using features::testing::SmallShop;

/// Page Inventory on a small shop, new for each test.
class InventoryPageTest {
protected:
    void makeShop()
    {
        // "Negative sizes" and the like: a layout that asks for what cannot be.
        QTest::failOnWarning(QRegularExpression(QStringLiteral("egative")));
        m_shop = std::make_unique<SmallShop>();
        m_session = std::make_unique<TestSession>();
    }
    void closePage()
    {
        m_page.reset();
        m_session.reset();
        m_shop.reset();
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
    void open()
    {
        m_session->session.openWorkspace(QString::fromStdString((*m_shop)->path().string()));
        m_page = std::make_unique<InventoryPage>(m_session->session);
        m_page->resize(1400, 860);
        m_page->show();
        m_page->activate();
        QTRY_VERIFY(!m_page->settling());
    }
    template <class T>
    T* child(const char* name)
    {
        return m_page->findChild<T*>(QString::fromLatin1(name));
    }
    TableView* table() { return child<TableView>("reviewView"); }
    Tile* tile(int index) { return m_page->findChildren<Tile*>().at(index); }
    QVariant cell(const char* sku, const char* column)
    {
        auto* model = qobject_cast<TableModelBase*>(table()->proxy()->sourceModel());
        for (int row = 0; row < model->rowCount(); ++row) {
            if (model->index(row, 0).data().toString() == QLatin1String(sku))
                return model->index(row, model->columnOf(QLatin1String(column))).data(SortRole);
        }
        return {};
    }

    std::unique_ptr<SmallShop> m_shop;
    std::unique_ptr<TestSession> m_session;
    std::unique_ptr<InventoryPage> m_page;
};

} // namespace ms::app
