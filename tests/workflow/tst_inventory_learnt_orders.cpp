// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory_fixture.h"

#include "inventory/explanation.h"
#include "inventory/replenishment.h"
#include "sources/csv_reader.h"
#include "workflow/inventory_learnt_orders.h"
#include "workflow/propose_file.h"

#include <QTest>

#include <cmath>
#include <map>

using namespace ms;
using namespace ms::workflow;

class TestInventoryLearntOrders : public QObject, testing::InventoryFixture {
    Q_OBJECT
private:
    using Row = std::map<std::string, std::string>;

    [[nodiscard]] std::string outPath() const { return ((*m_shop)->path().parent_path() / "orders.csv").string(); }
    InventoryFilesSummary write()
    {
        const auto done = exportLearntOrders({(*m_shop)->path(), outPath(), 0}, m_progress);
        if (!done)
            qFatal("%s", done.error().detail.c_str());
        return *done;
    }
    [[nodiscard]] std::map<std::string, Row> rows() const
    {
        std::map<std::string, Row> rows;
        auto reader = sources::CsvReader::open(outPath());
        for (auto more = reader->next(); more && *more; more = reader->next()) {
            Row row;
            for (const char* name : {"sku", "quantity", "reason", "plan_quantity", "order_up_to",
                                     "stockout_probability", "holding_cost", "stockout_cost", "why_json"})
                row[name] = std::string(reader->row()[*reader->column(name)]);
            rows[row["sku"]] = row;
        }
        return rows;
    }
    static bool says(const InventoryFilesSummary& done, const std::string& sentence)
    {
        return std::ranges::find(done.failures, sentence) != done.failures.end();
    }

private Q_SLOTS:
    void init() { open(); }

    /// The engine asked by hand: weeks, stock, open orders, packs, and what a unit costs and earns. Holding 400 minor
    /// units at the 25 % a year of the settings for a week, a sale lost at 1000 - 400.
    void asksTheEngineWhatTheWorkspaceSays()
    {
        const workspace::StockPosition fewer{
            m_shop->product("B"), m_shop->place("shop"), *parseDay("2011-07-31"), {120}, {0}, {0}};
        QVERIFY(workspace::StockRepository(**m_shop).set(fewer));
        const auto done = write();
        const auto all = rows();
        std::vector<inventory::ReplenishmentSeries> asked(3);
        for (std::size_t i = 0; i < asked.size(); ++i) {
            auto& one = asked[i];
            one.rules.packSize = 12;
            one.rules.minimumOrder = 1;
            one.costs = {0.25 * 400.0 * 7.0 / 365.25, 600.0, 0.0};
            one.leadTime = 2;
            one.yearLength = 52;
            for (int week = 0; week < 30; ++week)
                one.history.push_back(i == 0 ? 18 + 2 * (week % 3) : i == 1 ? 60 + 10 * (week % 3) : 2 + week % 2);
        }
        asked[0].stock = {5, 1, 0, {}};
        asked[1].stock = {120, 0, 0, {0, 100}}; // due on the fifth day: nearer to the second week's start
        asked[2].history.back() += 1;
        asked[2].stock = {900, 0, 0, {}};
        const auto orders = inventory::replenish(asked, m_progress);
        QVERIFY((*orders)[2]->order.quantity.units == 0 && !all.contains("E"));
        for (const auto& [sku, i] : {std::pair{"A", std::size_t{0}}, {"B", std::size_t{1}}}) {
            QVERIFY2(all.contains(sku), sku);
            const Row& row = all.at(sku);
            const auto& order = *(*orders)[i];
            QCOMPARE(row.at("quantity"), std::to_string(order.order.quantity.units));
            QCOMPARE(std::stod(row.at("order_up_to")), order.orderUpToLevel);
            QCOMPARE(std::stod(row.at("stockout_probability")), order.stockoutProbability);
            QCOMPARE(row.at("why_json"), inventory::toJson(order.order.why));
            QCOMPARE(*inventory::evaluate(order.order.why), double(order.order.quantity.units));
            QVERIFY(std::abs(std::stod(row.at("holding_cost")) - asked[i].costs.holding / 100.0) < 1e-9);
            QCOMPARE(std::stod(row.at("stockout_cost")), 6.0);
        }
        QCOMPARE(all.at("A").at("plan_quantity"),
                 std::to_string(row(plan(m_scenario), "A").suggestion.value_or(Quantity{}).units));
        QCOMPARE(done.rowsWritten, std::int64_t(all.size()));
        QCOMPARE(done.rowsRead, std::int64_t{5}); // two without an order are learnt from
        QVERIFY(says(done, "sku 'C': its stock was never counted"));
        QVERIFY(says(done, "sku 'D': its price or unit cost is not known"));
    }

    void whatIsWrittenIsProposedAsItIs()
    {
        const auto done = write();
        const auto proposed =
            proposeReorderFile({(*m_shop)->path(), "ada", *parseShopTime("2011-08-01T09:00")}, outPath(), m_progress);
        QVERIFY2(proposed, proposed ? "" : proposed.error().detail.c_str());
        QVERIFY(proposed->rejects.empty());
        QCOMPARE(proposed->rowsRead, done.rowsWritten);
    }

    void aSkuThatEarnsNothingIsNamed()
    {
        workspace::ProductRepository products(**m_shop);
        auto product = *products.bySku(Sku{"A"});
        product.unitCostMinor = product.priceMinor;
        QVERIFY(products.update(product));
        QVERIFY(says(write(), "sku 'A': its unit cost is not above 0 and below its price"));
        QVERIFY(!rows().contains("A"));
    }

    /// Weeks enough of all SKUs together: the engine learns, and says so.
    void manySkusAreLearntFrom()
    {
        write();
        QVERIFY(rows().at("A").at("reason").ends_with("from the mean and spread of its own weeks"));
        std::vector<std::string> names;
        for (int i = 0; i < 110; ++i)
            names.push_back("M" + std::to_string(i));
        for (int week = 0; week < 30; ++week) {
            const std::string day = toIsoText(Day{*parseDay("2011-01-03")} + std::chrono::days{7 * week});
            std::vector<features::testing::SmallShop::Sale> sales;
            for (std::size_t i = 0; i < names.size(); ++i)
                sales.push_back({day.c_str(), names[i].c_str(), 1 + int(i * 7 + std::size_t(week) * 3) % 5, 500});
            m_shop->sell(sales);
        }
        write();
        QVERIFY2(rows().at("A").at("reason").ends_with("learnt from similar weeks of all SKUs"),
                 rows().at("A").at("reason").c_str());
    }
};

QTEST_GUILESS_MAIN(TestInventoryLearntOrders)
#include "tst_inventory_learnt_orders.moc"
