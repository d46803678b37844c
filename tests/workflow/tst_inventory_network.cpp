// SPDX-License-Identifier: GPL-3.0-or-later
// Stock of more than one place or SKU at once, from a workspace: transfers.
#include "inventory_fixture.h"
#include "workflow/inventory_transfers.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace ms;
using namespace ms::workflow;

class TestInventoryNetwork : public QObject, testing::InventoryFixture {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_shop = std::make_unique<features::testing::SmallShop>(); }

    /// North and south sell ten a week each; all 60 units lie in the north, and ordered goods need 14 days.
    void movesStockToWhereItIsNeededBeforeOrdering()
    {
        sellIn("north", "south");
        count("north", 60);
        count("south", 0);
        load();
        const auto review = reviewTransfers((*m_shop)->path(), *m_inputs, m_scenario, usualTransferGain, m_progress);
        QVERIFY2(review, review ? "" : review.error().detail.c_str());
        QCOMPARE(review->state, TransferState::Weighed);
        QCOMPARE(review->places, 2);
        QCOMPARE(review->transfers.size(), std::size_t{1});
        const StockTransfer& one = review->transfers.front();
        QCOMPARE(one.from.place, std::string("north"));
        QCOMPARE(one.to.place, std::string("south"));
        QVERIFY2(one.units >= 25.0 && one.units <= 30.0, qPrintable(QString::number(one.units)));
        QVERIFY(std::abs(one.to.demand - 20.0) < 0.5 && std::abs(one.from.demand - 20.0) < 0.5);
        QVERIFY(std::abs(one.to.shortBefore - 20.0) < 0.5); // nothing there: all of it
        QVERIFY(one.to.shortAfter < 2.0 && one.from.shortAfter < 2.0);
        QVERIFY(std::abs(one.fewerShort -
                         (one.to.shortBefore + one.from.shortBefore - one.to.shortAfter - one.from.shortAfter)) < 1e-9);
        QCOMPARE(*one.savedMinor, std::llround(one.fewerShort * 500));
        QVERIFY(one.until == *parseDay("2011-07-31") + std::chrono::days(14));
        QVERIFY(review->savedMinor == *one.savedMinor && review->units == one.units);
    }
    void goodsOnTheirWayNeedNoMove()
    {
        sellIn("north", "south");
        count("north", 60);
        count("south", 0);
        workspace::PurchaseOrder order;
        order.code = "PO-1";
        order.location = m_shop->place("south");
        order.orderedDay = *parseDay("2011-07-20");
        order.expectedDay = *parseDay("2011-08-02");
        order.lines = {{m_shop->product("A"), {60}, {0}, {}}};
        QVERIFY(workspace::PurchaseOrderRepository(**m_shop).add(order));
        load();
        const auto review = reviewTransfers((*m_shop)->path(), *m_inputs, m_scenario, usualTransferGain, m_progress);
        QVERIFY(review && review->transfers.empty());
    }
    void saysWhyNothingCanBeMoved_data()
    {
        QTest::addColumn<QString>("soldIn");
        QTest::addColumn<bool>("two");
        QTest::addColumn<int>("state");
        QTest::newRow("stock in one place") << "north" << false << static_cast<int>(TransferState::OnePlace);
        QTest::newRow("sales without a place") << "" << true << static_cast<int>(TransferState::PlacesUnsold);
        QTest::newRow("enough everywhere") << "north" << true << static_cast<int>(TransferState::Weighed);
    }
    void saysWhyNothingCanBeMoved()
    {
        QFETCH(QString, soldIn);
        QFETCH(bool, two);
        QFETCH(int, state);
        const std::string place = soldIn.toStdString();
        sellIn(place.c_str(), place.c_str());
        count("north", 500);
        if (two)
            count("south", 500);
        load();
        const auto review = reviewTransfers((*m_shop)->path(), *m_inputs, m_scenario, usualTransferGain, m_progress);
        QVERIFY(review && review->transfers.empty());
        QCOMPARE(static_cast<int>(review->state), state);
        QCOMPARE(review->place, two ? std::string() : std::string("north"));
    }
    /// A lead time for all moves the day until which demand counts.
    void theScenarioCounts()
    {
        sellIn("north", "south");
        count("north", 60);
        count("south", 0);
        load();
        m_scenario.leadTimeDays = 3;
        const auto review = reviewTransfers((*m_shop)->path(), *m_inputs, m_scenario, usualTransferGain, m_progress);
        QVERIFY(review && review->transfers.size() == 1);
        QVERIFY(review->transfers.front().units < 15.0);
        QVERIFY(!reviewTransfers((*m_shop)->path(), *m_inputs, m_scenario, 2.0, m_progress)); // no such gain
    }
    void writesTransferNotes()
    {
        sellIn("north", "south");
        count("north", 60);
        count("south", 0);
        const QTemporaryDir folder;
        const auto path = folder.filePath("notes.csv").toStdString();
        const auto rows = exportTransfers((*m_shop)->path(), usualTransferGain, path, m_progress);
        QVERIFY(rows && *rows == 1);
        QFile file(QString::fromStdString(path));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto lines = file.readAll().split('\n');
        QVERIFY(lines[0].startsWith("sku,title,from,to,units,until,"));
        QVERIFY2(lines[1].startsWith("A,Title of A,north,south,"), lines[1].constData());
        QVERIFY(!exportTransfers(folder.filePath("none.studio").toStdString(), usualTransferGain, path, m_progress));
    }

private:
    /// 30 weeks of ten a week in each of two places; an empty name: the sale does not say.
    void sellIn(const char* one, const char* other)
    {
        std::vector<std::string> days;
        for (int week = 0; week < 30; ++week)
            days.push_back(toIsoText(Day{*parseDay("2011-01-03")} + std::chrono::days{7 * week}));
        std::vector<features::testing::SmallShop::Sale> sales;
        for (const std::string& day : days) {
            sales.push_back({day.c_str(), "A", 10, 500, "", one});
            sales.push_back({day.c_str(), "A", 10, 500, "", other});
        }
        sales.push_back({"2011-07-31", "B", 1, 100});
        m_shop->sell(sales);
        workspace::ProductRepository products(**m_shop);
        auto product = *products.bySku(Sku{"A"});
        product.priceMinor = 500;
        QVERIFY(products.update(product));
    }
    void count(const char* place, std::int64_t units)
    {
        QVERIFY(workspace::StockRepository(**m_shop).set(
            {m_shop->product("A"), m_shop->place(place), *parseDay("2011-07-31"), {units}, {0}, {0}}));
    }
    void load()
    {
        const auto inputs = loadInventory((*m_shop)->path(), m_progress);
        QVERIFY2(inputs, inputs ? "" : inputs.error().detail.c_str());
        m_inputs = *inputs;
        m_scenario = headerOf(*m_inputs).scenario;
    }
};

QTEST_APPLESS_MAIN(TestInventoryNetwork)
#include "tst_inventory_network.moc"
