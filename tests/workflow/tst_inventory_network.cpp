// SPDX-License-Identifier: GPL-3.0-or-later
// Stock beside the orders, from a workspace: transfers between places, excess and its markdowns, kits.
#include "inventory_fixture.h"
#include "workflow/inventory_clearance.h"
#include "workflow/inventory_transfers.h"
#include "workflow/kit_edit.h"
#include "workflow/kit_review.h"
#include "workspace/kit_repository.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

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
    /// A answers its price with an elasticity of -2: 20 units a week at 5.00, 31 at 4.00, 80 at 2.50. B never moved its
    /// price and is alone in its category, D stopped selling.
    void excessComesWithTheMarkdownThatSellsIt()
    {
        const auto excess = readExcess();
        QCOMPARE(excess.size(), std::size_t{3});
        QCOMPARE(excess[0].sku, Sku{"A"}); // most money
        const ExcessStock& a = excess[0];
        QCOMPARE(static_cast<int>(a.problem), static_cast<int>(ClearanceProblem::None));
        QVERIFY2(std::abs(*a.elasticity + 2.0) < 0.3, qPrintable(QString::number(*a.elasticity)));
        // At the clearing price 90 days' demand is what is usual and the excess, by the elasticity: (1 - m)^e.
        const double usual = a.demandADay * clearanceDays;
        QVERIFY(std::abs(usual * std::pow(1.0 - *a.markdown, *a.elasticity) - usual - a.excessUnits) < 1e-6);
        QCOMPARE(*a.clearingMinor, static_cast<std::int64_t>(std::floor(500.0 * (1.0 - *a.markdown))));
        QVERIFY(a.allowedMinor && *a.allowedMinor > *a.clearingMinor); // at most 10 % a step
        QCOMPARE(*a.salesChangeMinor,
                 std::llround((usual + a.excessUnits) * static_cast<double>(*a.clearingMinor) - usual * 500.0));
        QVERIFY(!a.belowCost);
        const auto problemOf = [&](const char* sku) {
            return static_cast<int>(std::ranges::find(excess, Sku{sku}, &ExcessStock::sku)->problem);
        };
        QCOMPARE(problemOf("B"), static_cast<int>(ClearanceProblem::NoElasticity));
        QCOMPARE(problemOf("D"), static_cast<int>(ClearanceProblem::NoDemand));
    }
    void markdownsBecomeAPriceScenario()
    {
        const auto excess = readExcess();
        const auto path = (*m_shop)->path();
        const ShopTime at{};
        auto name = makeClearanceScenario(path, "Clear", excess, at, m_progress);
        QVERIFY2(name && *name == "Clear", name ? "" : name.error().detail.c_str());
        auto stored = *readPriceScenarios(path, m_progress);
        QCOMPARE(stored.size(), std::size_t{1});
        QCOMPARE(stored[0].prices.size(), std::size_t{1});
        QCOMPARE(stored[0].prices.at(Sku{"A"}), *excess[0].clearingMinor);
        QCOMPARE(*makeClearanceScenario(path, "Clear", excess, at, m_progress), std::string("Clear")); // once more
        stored = *readPriceScenarios(path, m_progress);
        QCOMPARE(stored.size(), std::size_t{1});
        stored[0].locked = true;
        QVERIFY(storePriceScenarios(path, stored, at, m_progress));
        QCOMPARE(*makeClearanceScenario(path, "Clear", excess, at, m_progress), std::string("Clear 2"));
        QVERIFY(!makeClearanceScenario(path, "Clear", std::span(excess).subspan(1), at, m_progress)); // nothing known
    }
    /// A hamper is two jars and a box; 5 hampers and 3 loose jars are sold a week: 13 jars, 5 boxes.
    void kitsAreEditedAndNeverContainThemselves()
    {
        for (const char* sku : {"HAMPER", "JAR", "BASKET"})
            m_shop->product(sku);
        const auto edit = [this](const char* kit, const char* component, std::optional<std::int64_t> units) {
            return editKit((*m_shop)->path(),
                           {Sku{kit}, Sku{component}, units ? std::optional(Quantity{*units}) : std::nullopt});
        };
        const auto lines = [this] { return workspace::KitRepository(**m_shop).all()->size(); };
        QVERIFY(*edit("HAMPER", "JAR", 2) == std::nullopt); // it was not in before
        QCOMPARE((*edit("HAMPER", "JAR", 3))->units, 2);
        QVERIFY(edit("JAR", "BASKET", 1));
        QCOMPARE(lines(), std::size_t{2});
        const auto code = [](const auto& result) { return result ? ErrorCode::Canceled : result.error().code; };
        QVERIFY(code(edit("HAMPER", "HAMPER", 1)) == ErrorCode::InvalidInput);
        const auto circle = edit("BASKET", "HAMPER", 1); // through the jar
        QVERIFY(code(circle) == ErrorCode::InvalidInput);
        QVERIFY(circle.error().detail.find("BASKET would contain itself through HAMPER") != std::string::npos);
        QVERIFY(code(edit("HAMPER", "BASKET", 0)) == ErrorCode::InvalidInput);
        QVERIFY(code(edit("HAMPER", "BASKET", -1)) == ErrorCode::InvalidInput);
        QVERIFY(code(edit("HAMPER", "moon", 1)) == ErrorCode::NotFound);
        QVERIFY(code(edit("moon", "JAR", 1)) == ErrorCode::NotFound);
        QVERIFY(code(edit("HAMPER", "BASKET", std::nullopt)) == ErrorCode::NotFound); // it is not in
        QCOMPARE(lines(), std::size_t{2});
        QCOMPARE((*edit("HAMPER", "JAR", std::nullopt))->units, 3);
        QVERIFY(edit("BASKET", "HAMPER", 1)); // no circle now
        QCOMPARE(lines(), std::size_t{2});
    }
    void kitsAskTheirComponents()
    {
        sellHampers();
        count("shop", 26, "JAR");
        count("shop", 4, "BOX");
        load();
        const auto planned = plan(m_scenario);
        const auto& jar = row(planned, "JAR");
        QVERIFY2(std::abs(jar.demandADay - 13.0 / 7.0) < 0.05, qPrintable(QString::number(jar.demandADay)));
        QVERIFY(std::abs(jar.kitDemandADay - 10.0 / 7.0) < 0.05);
        QVERIFY(std::abs(row(planned, "BOX").demandADay - 5.0 / 7.0) < 0.03); // which nobody buys alone
        const auto& hamper = row(planned, "HAMPER");
        QVERIFY(hamper.kit && hamper.suggestion->units == 0 && !hamper.atRiskMinor);
        QCOMPARE(*hamper.onHand, 4.0); // 13 by jars, 4 by boxes
        QVERIFY(*hamper.stockoutProbability > 0.9);
        const auto detail = inventoryDetail(*m_inputs, m_scenario, hamper);
        QVERIFY(detail && detail->why.terms.empty() && !detail->projection.days.empty());
        QVERIFY(row(planned, "BOX").suggestion->units > 0 && jar.suggestion->units > 0);
        // Two jars a hamper and loose ones: at 95 % the level over three weeks is above the mean of 39.
        QVERIFY(*jar.reorderPoint > 39.0 && *jar.reorderPoint < 60.0);

        const auto kits = reviewKits(*m_inputs, planned.rows);
        QCOMPARE(kits.size(), std::size_t{1});
        QCOMPARE(*kits[0].assembled, 0.0);
        QCOMPARE(*kits[0].canBuild, 4.0);
        QCOMPARE(kits[0].components.size(), std::size_t{2});
        QCOMPARE(kits[0].components[kits[0].scarcest].sku, Sku{"BOX"});
        const auto& jars = kits[0].components[0];
        QCOMPARE(*jars.enoughFor, 13.0);
        QVERIFY(std::abs(*jars.forKits - static_cast<double>(jars.ordered->units) * 10.0 / 13.0) < 0.5);
    }
    void assembledKitsAreSoldBeforeNewOnesAreAskedFor()
    {
        sellHampers();
        count("shop", 26, "JAR");
        count("shop", 4, "BOX");
        count("shop", 10, "HAMPER"); // two weeks of the three that an order has to cover
        load();
        const auto planned = plan(m_scenario);
        QVERIFY2(std::abs(row(planned, "JAR").kitDemandADay - 10.0 / 21.0) < 0.05,
                 qPrintable(QString::number(row(planned, "JAR").kitDemandADay)));
        QCOMPARE(*row(planned, "HAMPER").onHand, 14.0);
        const auto kits = reviewKits(*m_inputs, planned.rows);
        QCOMPARE(*kits[0].assembled, 10.0);
        QCOMPARE(*kits[0].canBuild, 4.0);
    }
    void aKitWhoseComponentWasNeverCountedIsUnknown()
    {
        sellHampers();
        count("shop", 26, "JAR");
        load();
        const auto planned = plan(m_scenario);
        QCOMPARE(row(planned, "HAMPER").attention, InventoryAttention::StockUnknown);
        QVERIFY(!reviewKits(*m_inputs, planned.rows)[0].canBuild);
    }
    void aKitThatContainsItselfStopsNobodyElse()
    {
        sellHampers();
        count("shop", 26, "JAR");
        QVERIFY(workspace::KitRepository(**m_shop).set({m_shop->product("BOX"), m_shop->product("HAMPER"), {1}}));
        load();
        const auto planned = plan(m_scenario);
        QCOMPARE(row(planned, "HAMPER").attention, InventoryAttention::NoPlan);
        QVERIFY(row(planned, "HAMPER").problem.find("contains itself") != std::string::npos);
        QVERIFY(row(planned, "JAR").suggestion.has_value());
    }

private:
    void sellHampers()
    {
        std::vector<std::string> days;
        for (int week = 0; week < 30; ++week)
            days.push_back(toIsoText(Day{*parseDay("2011-01-03")} + std::chrono::days{7 * week}));
        std::vector<features::testing::SmallShop::Sale> sales;
        for (const std::string& day : days) {
            sales.push_back({day.c_str(), "HAMPER", 5, 2000});
            sales.push_back({day.c_str(), "JAR", 3, 400});
        }
        sales.push_back({"2011-07-31", "OTHER", 1, 100});
        m_shop->sell(sales);
        workspace::KitRepository kits(**m_shop);
        QVERIFY(kits.set({m_shop->product("HAMPER"), m_shop->product("JAR"), {2}}));
        QVERIFY(kits.set({m_shop->product("HAMPER"), m_shop->product("BOX"), {1}}));
    }
    std::vector<ExcessStock> readExcess()
    {
        const std::int64_t prices[] = {500, 400, 250};
        const std::int64_t units[] = {20, 31, 80};
        const Day first = *parseDay("2009-06-29"); // 109 weeks, the last one ends on 2011-07-31
        std::vector<std::string> days;
        for (int week = 0; week < 109; ++week)
            days.push_back(toIsoText(first + std::chrono::days{7 * week}));
        std::vector<features::testing::SmallShop::Sale> sales;
        for (std::size_t week = 0; week < days.size(); ++week) {
            const std::size_t step = week + 13 >= days.size() ? 0 : week / 4 % 3; // at 5.00 in the last quarter
            sales.push_back({days[week].c_str(), "A", units[step], prices[step]});
            sales.push_back({days[week].c_str(), "B", 7, 200});
            if (week < 10)
                sales.push_back({days[week].c_str(), "D", 9, 400});
        }
        sales.push_back({"2011-07-31", "B", 1, 200});
        m_shop->sell(sales);
        workspace::ProductRepository products(**m_shop);
        for (const auto& [sku, price] : {std::pair("A", 500), {"B", 200}, {"D", 400}}) {
            auto product = *products.bySku(Sku{sku});
            product.priceMinor = price;
            product.unitCostMinor = price / 5; // A binds most money
            product.category = sku;
            (void)products.update(product);
            (void)workspace::StockRepository(**m_shop).set({product.key,
                                                            m_shop->place("shop"),
                                                            *parseDay("2011-07-31"),
                                                            {sku == std::string("A") ? 1200 : 300},
                                                            {0},
                                                            {0}});
        }
        load();
        auto excess = excessOf(plan(m_scenario).rows);
        const auto study = PriceStudy::make({(*m_shop)->path(), 1}, m_progress);
        if (study)
            addMarkdowns(excess, **study);
        return excess;
    }
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
    void count(const char* place, std::int64_t units, const char* sku = "A")
    {
        QVERIFY(workspace::StockRepository(**m_shop).set(
            {m_shop->product(sku), m_shop->place(place), *parseDay("2011-07-31"), {units}, {0}, {0}}));
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
