// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory_fixture.h"
#include "workflow/inventory_frontier.h"
#include "workflow/inventory_inputs.h"
#include "workflow/inventory_year.h"
#include "workspace/kit_repository.h"
#include "workspace/supplier_repository.h"

#include <QFile>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace ms;
using namespace ms::workflow;

class TestInventoryYear : public QObject, testing::InventoryFixture {
    Q_OBJECT
private Q_SLOTS:
    void init() { open(); }
    /// Snyder & Shen (2019), ch. 4.4, as inventoryFrontier() computes it: the share of units that the levels meet where
    /// what is not met waits. The years come to it within chance and the rounding of levels to whole units; where
    /// anything can be ordered.
    void levelsMeetWhatTheFormulaSays_data()
    {
        QTest::addColumn<double>("service");
        QTest::newRow("half") << 0.5;
        QTest::newRow("80 %") << 0.8;
        QTest::newRow("95 %") << 0.95;
    }
    void levelsMeetWhatTheFormulaSays()
    {
        QFETCH(double, service);
        m_scenario.cycleServiceLevel = service;
        takePack(1);
        auto settings = fewYears();
        settings.paths = 1000;
        settings.backorders = true;
        const auto years = simulateYear(*m_inputs, m_scenario, settings, m_progress);
        QVERIFY(years && years->rules.size() == 3);
        const auto& plan = years->rules[0];
        const auto frontier = inventoryFrontier(*m_inputs, m_scenario, m_progress);
        const auto point = std::ranges::find(*frontier, service, &FrontierPoint::cycleServiceLevel);
        QVERIFY(plan.rule == StockRule::Plan && plan.fillRate.stdError > 0.0 && plan.fillRate.stdError < 0.001);
        QVERIFY2(std::abs(plan.fillRate.mean - point->fillRate) < 3.0 * plan.fillRate.stdError + 0.004,
                 qPrintable(QStringLiteral("%1 %2").arg(plan.fillRate.mean).arg(point->fillRate)));
    }
    /// In packs of q the position after a review is as likely each of S to S + q − 1 (Zheng & Chen 1992): the years
    /// meet the mean of what those levels meet, and no order is anything but packs.
    void fullPacksMeetWhatTheFormulaSays_data()
    {
        QTest::addColumn<int>("pack");
        QTest::newRow("12") << 12;
        QTest::newRow("100") << 100;
        QTest::newRow("900: months of demand") << 900;
    }
    void fullPacksMeetWhatTheFormulaSays()
    {
        QFETCH(int, pack);
        m_scenario.cycleServiceLevel = 0.6;
        takePack(pack);
        auto settings = fewYears();
        settings.paths = 2000;
        settings.backorders = true;
        const auto years = simulateYear(*m_inputs, m_scenario, settings, m_progress);
        const auto& item = *std::ranges::find(m_inputs->items, Sku{"B"}, &InventoryItem::sku);
        const auto inputs = underScenario(item, m_scenario, m_inputs->header.asOf).plan;
        const double level = inventory::planLevels(inputs)->orderUpToLevel;
        double missed = 0.0;
        for (int above = 0; above < pack; ++above)
            missed += inventory::shortInCycle(inputs, level + above) / pack;
        const double met = 1.0 - missed / inventory::shortInCycle(inputs, 0.0);
        const auto& b = yearOf(*years, "B", StockRule::Plan);
        QVERIFY2(std::abs(b.fillRate.mean - met) < 3.0 * b.fillRate.stdError + 0.004,
                 qPrintable(QStringLiteral("%1 ± %2, %3").arg(b.fillRate.mean).arg(b.fillRate.stdError).arg(met)));
        QCOMPARE(b.smallestOrder, static_cast<double>(pack));
        QVERIFY(b.unitsAnOrder >= pack);
        const auto& anyDay = yearOf(*years, "B", StockRule::AnyDay);
        QCOMPARE(std::fmod(anyDay.orderQuantity, pack), 0.0);
    }
    /// B is ordered up to about 200 units and sells 10 a day.
    void theDaysOfCoverAreKept()
    {
        const auto of = [this] {
            return yearOf(*simulateYear(*m_inputs, m_scenario, fewYears(), m_progress), "B", StockRule::Plan);
        };
        const auto free = of();
        m_scenario.mostCoverDays = 15;
        const auto capped = of();
        QVERIFY(capped.onHand.mean < 0.5 * free.onHand.mean && capped.fillRate.mean < free.fillRate.mean);
        m_scenario.mostCoverDays = 1; // less than a pack, which is never bought
        const auto none = of();
        QCOMPARE(none.smallestOrder, 0.0);
        QCOMPARE(none.unitsAnOrder, 0.0);
        QVERIFY(none.fillRate.mean < 0.1);
        m_scenario.mostCoverDays.reset();
        m_scenario.leastCoverDays = 100;
        const auto more = of();
        QVERIFY(more.onHand.mean > 2.0 * free.onHand.mean && more.ordersAYear < 0.3 * free.ordersAYear);
        QVERIFY(more.unitsAnOrder > 700.0);
    }
    /// B sells 70 a week and is reviewed every week, so that it is ordered about once a week under the plan.
    void eachRuleOrdersAsItSays()
    {
        const auto years = simulateYear(*m_inputs, m_scenario, fewYears(), m_progress);
        QCOMPARE(years->planned, 5);
        QCOMPARE(years->leftOut, 0);
        QCOMPARE(years->skus.size(), std::size_t{15});
        const auto planned = plan(m_scenario);
        const auto& b = row(planned, "B");
        const auto& byPlan = yearOf(*years, "B", StockRule::Plan);
        QCOMPARE(byPlan.level, std::ceil(*b.reorderPoint));
        QVERIFY(std::abs(byPlan.demandADay - b.demandADay) < 1e-9);
        QVERIFY(std::abs(byPlan.ordersAYear - 365.25 / 7.0) < 1.0);
        QCOMPARE(byPlan.promised, 0.95);
        const auto& anyDay = yearOf(*years, "B", StockRule::AnyDay);
        QCOMPARE(anyDay.orderQuantity, 12.0 * std::ceil(7.0 * b.demandADay / 12.0 - 1e-9));
        QVERIFY(anyDay.level < byPlan.level); // a day is covered instead of a week
        const auto& simple = yearOf(*years, "B", StockRule::SimpleFormula);
        const auto detail = inventoryDetail(*m_inputs, m_scenario, b);
        QCOMPARE(simple.level, std::ceil(b.demandADay * 21.0 + *detail->simpleSafetyStock - 1e-9));
    }
    void moreServiceMeetsMoreFromMoreStock()
    {
        YearMean before;
        for (const double service : {0.6, 0.8, 0.95, 0.99}) {
            m_scenario.cycleServiceLevel = service;
            const auto years = simulateYear(*m_inputs, m_scenario, fewYears(), m_progress);
            const auto& rule = years->rules[0];
            QVERIFY(rule.fillRate.mean > before.mean && rule.fillRate.mean <= 1.0);
            QVERIFY(rule.stockMinor.mean > 0.0 && rule.stockMinor.stdError > 0.0);
            before = rule.fillRate;
        }
    }
    void onlyTheSeedDecides()
    {
        const auto fill = [this](std::uint64_t seed, int threads) {
            auto settings = fewYears();
            settings.seed = seed;
            settings.threads = threads;
            return simulateYear(*m_inputs, m_scenario, settings, m_progress)->rules[1].fillRate.mean;
        };
        QCOMPARE(fill(1, 1), fill(1, 3));
        QVERIFY(fill(1, 1) != fill(2, 1));
    }
    /// How long the first order waits for its day says nothing of a year of orders.
    void theOrderDayChangesNoYear()
    {
        const auto of = [this](std::optional<unsigned> weekday) {
            m_scenario.orderWeekday = weekday;
            return *simulateYear(*m_inputs, m_scenario, fewYears(), m_progress);
        };
        const auto anyDay = of(std::nullopt);
        for (unsigned weekday = 0; weekday < 7; ++weekday) {
            const auto years = of(weekday);
            for (std::size_t rule = 0; rule < years.rules.size(); ++rule) {
                QCOMPARE(years.rules[rule].fillRate.mean, anyDay.rules[rule].fillRate.mean);
                QCOMPARE(years.rules[rule].stockMinor.mean, anyDay.rules[rule].stockMinor.mean);
            }
        }
    }
    /// The curve is of orders to come, which do not wait for their day as today's does, by weekdays on which the data
    /// end.
    void theOrderDayMovesNoFrontier()
    {
        const auto frontier = inventoryFrontier(*m_inputs, m_scenario, m_progress);
        for (unsigned weekday = 0; weekday < 7; ++weekday) {
            m_scenario.orderWeekday = weekday;
            const auto other = inventoryFrontier(*m_inputs, m_scenario, m_progress);
            for (std::size_t i = 0; i < frontier->size(); ++i) {
                QCOMPARE((*other)[i].stockMinor, (*frontier)[i].stockMinor);
                QCOMPARE((*other)[i].fillRate, (*frontier)[i].fillRate);
                QCOMPARE((*other)[i].safetyStockUnits, (*frontier)[i].safetyStockUnits);
            }
        }
    }
    /// Of the normal distribution: 1.96 standard errors to each side.
    void anIntervalIsThatOf95Percent()
    {
        QVERIFY(std::abs(std::erf(YearMean{7.0, 2.0}.halfWidth95() / (2.0 * std::sqrt(2.0))) - 0.95) < 1e-4);
    }
    /// A supplier who is 14 days late or early now and then.
    void unsureLeadTimesRunOutMore()
    {
        const auto daysShort = [this] {
            const auto inputs = loadInventory((*m_shop)->path(), m_progress);
            // The level of a certain lead time, whatever the supplier does.
            auto scenario = m_scenario;
            scenario.cycleServiceLevel = 0.8;
            return 1.0 -
                   yearOf(*simulateYear(**inputs, scenario, fewYears(), m_progress), "B", StockRule::SimpleFormula)
                       .daysInStock;
        };
        supply(0);
        const double sure = daysShort();
        supply(7);
        QVERIFY2(daysShort() > 1.3 * sure, qPrintable(QString::number(sure)));
    }
    void theFileHasARowForEachSkuAndPolicy()
    {
        const std::string out = (*m_shop)->path().string() + ".year.csv";
        const auto years = exportYear((*m_shop)->path(), fewYears(), out, m_progress);
        QVERIFY2(years, years ? "" : years.error().detail.c_str());
        QFile file(QString::fromStdString(out));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto lines = file.readAll().trimmed().split('\n');
        QCOMPARE(lines.size(), 16);
        QVERIFY(lines[0].startsWith("sku,policy,demand_a_day,demand_sd,level,order_quantity,promised,days_in_stock,"));
        const auto count = [&](const char* policy) {
            return std::ranges::count_if(lines, [&](const QByteArray& line) { return line.contains(policy); });
        };
        QVERIFY(count(",plan,") == 5 && count(",any_day,") == 5 && count(",simple_formula,") == 5);
        QVERIFY(!exportYear("absent.studio", fewYears(), out, m_progress));
    }
    void kitsCountWithTheirComponents()
    {
        QVERIFY(workspace::KitRepository(**m_shop).set({m_shop->product("C"), m_shop->product("A"), Quantity{2}}));
        const auto inputs = loadInventory((*m_shop)->path(), m_progress);
        const auto years = simulateYear(**inputs, m_scenario, fewYears(), m_progress);
        QCOMPARE(years->planned, 4);
        QVERIFY(yearOf(*years, "A", StockRule::Plan).demandADay >
                yearOf(*simulateYear(*m_inputs, m_scenario, fewYears(), m_progress), "A", StockRule::Plan).demandADay);
    }
    /// Each with its reason; the others are simulated.
    void whatCannotBePlannedIsSaid()
    {
        auto inputs = std::make_shared<InventoryInputs>(*m_inputs);
        const auto item = [&](const char* sku) -> InventoryItem& {
            return *std::ranges::find(inputs->items, Sku{sku}, &InventoryItem::sku);
        };
        item("A").rules.packSize = 0;
        item("B").rules.minimumOrder = 1e15;
        item("C").rules.packSize = 9e18;
        item("D").problem = "it contains itself, directly or in another kit";
        const auto years = simulateYear(*inputs, m_scenario, fewYears(), m_progress);
        QVERIFY2(years, years ? "" : years.error().detail.c_str());
        QCOMPARE(years->planned, 1);
        QCOMPARE(years->leftOut, 4);
        const std::string tooMany = "its pack or smallest order is more than a trillion units";
        const std::vector<std::string> reasons{"sku 'A': pack size 0, expected more than 0", "sku 'B': " + tooMany,
                                               "sku 'C': " + tooMany, "sku 'D': " + item("D").problem};
        for (const std::string& reason : reasons)
            QVERIFY2(std::ranges::count(years->problems, reason) == 1, reason.c_str());
    }
    void refusesAndStops()
    {
        for (const auto& [weeks, paths] : {std::pair{0, 10}, {521, 10}, {52, 0}, {52, 100'001}}) {
            const auto refused = simulateYear(*m_inputs, m_scenario, {weeks, paths}, m_progress);
            QVERIFY(!refused && refused.error().code == ErrorCode::InvalidInput);
        }
        auto contradicts = m_scenario;
        contradicts.leastCoverDays = 20;
        contradicts.mostCoverDays = 10;
        QVERIFY(simulateYear(*m_inputs, contradicts, fewYears(), m_progress).error().code == ErrorCode::InvalidInput);
        QVERIFY(inventoryFrontier(*m_inputs, contradicts, m_progress).error().code == ErrorCode::InvalidInput);
        struct Canceled final : Progress {
            [[nodiscard]] bool canceled() const override { return true; }
        } canceled;
        const auto stopped = simulateYear(*m_inputs, m_scenario, fewYears(), canceled);
        QVERIFY(!stopped && stopped.error().code == ErrorCode::Canceled);
    }

private:
    static YearSettings fewYears()
    {
        YearSettings settings;
        settings.paths = 100;
        return settings;
    }
    /// Of every SKU.
    void takePack(int units)
    {
        auto inputs = std::make_shared<InventoryInputs>(*m_inputs);
        for (InventoryItem& item : inputs->items)
            item.rules.packSize = units;
        m_inputs = inputs;
    }
    static const SkuYear& yearOf(const ShopYear& years, const char* sku, StockRule rule)
    {
        return *std::ranges::find_if(years.skus,
                                     [&](const SkuYear& one) { return one.sku == Sku{sku} && one.rule == rule; });
    }
    /// B comes from a supplier who says 14 days.
    void supply(double stdDevDays)
    {
        workspace::Supplier supplier;
        supplier.id = SupplierId{"s" + std::to_string(stdDevDays)};
        supplier.leadTimeDays = 14;
        supplier.leadTimeStdDevDays = stdDevDays;
        workspace::ProductRepository products(**m_shop);
        auto product = *products.bySku(Sku{"B"});
        product.supplier = *workspace::SupplierRepository(**m_shop).add(supplier);
        QVERIFY(products.update(product));
    }
};

QTEST_APPLESS_MAIN(TestInventoryYear)
#include "tst_inventory_year.moc"
