// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory_fixture.h"
#include "workflow/inventory_frontier.h"
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
    /// what is not met waits. The years come to it within chance and the rounding of levels to whole units.
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
        QCOMPARE(anyDay.orderQuantity, std::ceil(7.0 * b.demandADay - 1e-9));
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
    void refusesAndStops()
    {
        for (const auto& [weeks, paths] : {std::pair{0, 10}, {521, 10}, {52, 0}, {52, 100'001}}) {
            const auto refused = simulateYear(*m_inputs, m_scenario, {weeks, paths}, m_progress);
            QVERIFY(!refused && refused.error().code == ErrorCode::InvalidInput);
        }
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
