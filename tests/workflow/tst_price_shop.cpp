// SPDX-License-Identifier: GPL-3.0-or-later
// What a price does to the shop around it: the order of today and the cash in stock, families, price lists, and the
// test that an elasticity without history needs.
#include "../features/small_shop.h"
#include "pricing/elasticity.h"
#include "pricing/simulator.h"
#include "stats/random.h"
#include "workflow/demo_shop.h"
#include "workflow/price_shop_rules.h"
#include "workflow/price_shop_test.h"
#include "workflow/price_study.h"
#include "workflow/price_tax_lists.h"
#include "workspace/settings.h"

#include <QFile>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <set>

using namespace ms;
using namespace ms::workflow;
using features::testing::SmallShop;

class TestPriceShop : public QObject {
    Q_OBJECT
private:
    QTemporaryDir m_dir;
    NoProgress m_progress;
    std::unique_ptr<SmallShop> m_shop;

    std::string demoPath() const { return m_dir.filePath("demo.studio").toStdString(); }
    std::shared_ptr<const PriceStudy> study(const std::string& path)
    {
        const auto made = PriceStudy::make({.workspace = path, .threads = 0}, m_progress);
        return made ? *made : nullptr;
    }
    std::shared_ptr<const PriceStudy> demoWith(const std::string& rules)
    {
        const std::string file = m_dir.filePath("rules.json").toStdString();
        workspace::testing::writeBytes(file, rules);
        const auto stored = storeShopRules(demoPath(), file);
        return stored ? study(demoPath()) : nullptr;
    }
    /// 30 weeks of A at two prices: dearer means fewer. 50 units on the shelf, 24 on their way; ordered after the last
    /// sale 36 more.
    void sellAndStock()
    {
        m_shop = std::make_unique<SmallShop>();
        std::vector<std::string> days;
        for (int week = 0; week < 30; ++week)
            days.push_back(toIsoText(*parseDay("2011-01-03") + std::chrono::days(7 * week)));
        std::vector<SmallShop::Sale> sales;
        for (int week = 0; week < 30; ++week) {
            const bool dear = week / 3 % 2 == 1;
            sales.push_back(
                {days[static_cast<std::size_t>(week)].c_str(), "A", (dear ? 12 : 26) + week % 3, dear ? 1100 : 900});
        }
        m_shop->sell(sales);
        m_shop->sell({{"2011-07-31", "A", 1, 900}});
        const auto place = m_shop->place("shop");
        MS_VERIFY_OK(workspace::StockRepository(**m_shop).set(
            {m_shop->product("A"), place, *parseDay("2011-07-31"), {50}, {0}, {0}}));
        for (const auto& [code, ordered, due, units] :
             {std::tuple("PO-1", "2011-07-20", "2011-08-05", 24), std::tuple("PO-2", "2011-08-02", "2011-08-16", 36)}) {
            workspace::PurchaseOrder order;
            order.code = code;
            order.location = place;
            order.orderedDay = *parseDay(ordered);
            order.expectedDay = *parseDay(due);
            order.lines = {{m_shop->product("A"), {units}, {0}, {}}};
            MS_VERIFY_OK(workspace::PurchaseOrderRepository(**m_shop).add(order));
        }
        workspace::ProductRepository products(**m_shop);
        auto product = *products.bySku(Sku{"A"});
        product.priceMinor = 1000;
        product.unitCostMinor = 400;
        MS_VERIFY_OK(products.update(product));
    }

private Q_SLOTS:
    void initTestCase()
    {
        DemoRequest request;
        request.workspace = demoPath();
        request.size.products = 160;
        MS_VERIFY_OK(createDemoShop(request, m_progress));
    }

    void ordersPlacedAfterTheDataAreOnTheirWay()
    {
        sellAndStock();
        const auto prices = study((*m_shop)->path());
        QVERIFY(prices);
        const PricedSku& a = prices->rows().front();
        QCOMPARE(*a.stock, 50.0);
        QCOMPARE(a.onOrder, 60.0);
        // All of it is due within the horizon of four weeks.
        const auto effect = prices->effect(0, 1000);
        QVERIFY(effect && effect->coverPeriods);
        QVERIFY(std::abs(*effect->coverPeriods - 110 / a.unitsPerWeek) < 0.02 * 110 / a.unitsPerWeek);
    }
    void pageInventoryAndPagePricingOrderTheSame()
    {
        sellAndStock();
        const auto inputs = loadInventory((*m_shop)->path(), m_progress);
        const auto prices = study((*m_shop)->path());
        QVERIFY(inputs && prices);
        const auto plan = planInventory(**inputs, headerOf(**inputs).scenario, m_progress);
        MS_VERIFY_OK(plan);
        const InventoryRow& row = plan->rows.front();
        const auto now = prices->stockAt(0, 1000);
        QVERIFY(now);
        QCOMPARE(now->order, row.suggestion->units);
        QCOMPARE(now->orderUpToLevel, *row.reorderPoint);
        QCOMPARE(now->stockoutProbability, *row.stockoutProbability);
        // 110 units at the plan's demand a day; the last of them is sold on the day after the whole ones.
        QVERIFY(std::abs(*now->coverDays - 110 / row.demandADay) < 1e-6);
        QCOMPARE(toIsoText(*now->runsOut),
                 toIsoText(headerOf(**inputs).asOf + std::chrono::days(1 + static_cast<int>(*now->coverDays))));
        const double left = std::max(0.0, 110 + static_cast<double>(now->order) - 28 * row.demandADay);
        QVERIFY2(std::abs(now->unitsLeft - left) < 1e-6, qPrintable(QString::number(now->unitsLeft)));
        QVERIFY(std::abs(*now->cashMinor - 400 * now->unitsLeft) < 1e-6);
    }
    /// The quantile of a gamma whose mean and standard deviation are both f times as large is f times as large, and so
    /// is the variance that the lead time adds, d² σ_L²: levels scale with demand, each up to the whole unit it is.
    void levelsScaleWithDemand()
    {
        sellAndStock();
        const auto inputs = loadInventory((*m_shop)->path(), m_progress);
        MS_VERIFY_OK(inputs);
        const auto one = stockUnderShift(**inputs, 0, {}, 28);
        MS_VERIFY_OK(one);
        for (const double factor : {0.5, 0.9, 1.3, 4.0}) {
            const auto other = stockUnderShift(**inputs, 0, {factor, 0.8 * factor, 1.2 * factor}, 28);
            MS_VERIFY_OK(other);
            QCOMPARE(other->orderUpToLevel, std::round(other->orderUpToLevel));
            QVERIFY(std::abs(other->orderUpToLevel - factor * one->orderUpToLevel) <= 0.5 + 0.5 * factor);
            QVERIFY(std::abs(*other->coverDays - *one->coverDays / factor) < 1e-6 * *other->coverDays);
            QVERIFY(other->orderLow80 <= other->order && other->order <= other->orderHigh80);
            QVERIFY(*other->cashLow80Minor <= *other->cashMinor && *other->cashMinor <= *other->cashHigh80Minor);
        }
    }
    void aDearerPriceOrdersLessAndLastsLonger()
    {
        sellAndStock();
        const auto prices = study((*m_shop)->path());
        QVERIFY(prices && prices->rows().front().usedElasticity < -1);
        std::optional<StockAtPrice> before;
        for (const std::int64_t price : {800, 900, 1000, 1100, 1200}) {
            const auto at = prices->stockAt(0, price);
            QVERIFY(at);
            if (before) {
                QVERIFY(at->order <= before->order);
                QVERIFY(*at->coverDays > *before->coverDays);
                QVERIFY(at->stockoutProbability <= before->stockoutProbability);
            }
            const auto totals = prices->stockTotals({{0, price}}, m_progress);
            MS_VERIFY_OK(totals);
            QCOMPARE(totals->counted, 1);
            QCOMPARE(totals->orders, at->order > 0 ? 1 : 0);
            QVERIFY(std::abs(static_cast<double>(totals->orderUnits - at->order)) <= 1);
            before = at;
        }
        SmallShop uncounted;
        uncounted.sell({{"2011-01-03", "A", 3, 900}, {"2011-01-17", "A", 3, 900}});
        const auto nothing = study(uncounted->path());
        QVERIFY(nothing && !nothing->stockAt(0, 900));
    }
    /// A season without replenishment: choosing the price with the stock in sight earns more than choosing the price
    /// for demand alone and letting it run out; with four substitutes, choosing together earns more than one by one
    /// (see tests/pricing/tst_assortment). The world is known, so that both are evaluated in it.
    void priceAndStockTogetherBeatEachAlone()
    {
        pricing::DemandAtPrice world;
        world.price = 10;
        world.unitsPerPeriod = 40;
        world.noise = 0.3;
        world.elasticity = -2.5;
        world.unitCost = 6;
        world.stock = 80;
        const auto real = pricing::PreparedProduct::create(world, {.periods = 4, .draws = 2000, .seed = 3}, 1);
        world.salesEndWithStock = false;
        const auto blind = pricing::PreparedProduct::create(world, {.periods = 4, .draws = 2000, .seed = 3}, 1);
        MS_VERIFY_OK(real);
        MS_VERIFY_OK(blind);
        const auto best = [](const pricing::PreparedProduct& product) {
            double price = 6;
            for (double p = 6; p < 20; p += 0.05)
                if (product.evaluate(p).margin->mean > product.evaluate(price).margin->mean)
                    price = p;
            return price;
        };
        const double together = real->evaluate(best(*real)).margin->mean;
        const double apart = real->evaluate(best(*blind)).margin->mean;
        QVERIFY2(together > 1.03 * apart, qPrintable(QString::number(together / apart)));
    }

    void familiesGetPricesThatKeepTheirRelation()
    {
        const auto plain = demoWith("{}");
        QVERIFY(plain);
        std::vector<std::size_t> moved;
        for (std::size_t row = 0; row < plain->rows().size(); ++row)
            if (plain->rows()[row].suggestionMinor)
                moved.push_back(row);
        QVERIFY(moved.size() >= 6);
        // A ladder that holds now and that the separate suggestions may break, and a family that wants one price.
        const auto sku = [&](std::size_t i) { return "\"" + plain->rows()[moved[i]].sku.text + "\""; };
        const auto price = [&](std::size_t i) { return static_cast<double>(plain->rows()[moved[i]].priceMinor); };
        const double ratio = price(1) / price(0);
        const auto text = [](double value) { return std::to_string(value); };
        const auto with = demoWith(R"({"families": [{"name": "Ladder", "members": [)" + sku(0) + "," + sku(1) +
                                   "], \"least\": " + text(ratio * 0.999) + ", \"most\": " + text(ratio * 1.001) +
                                   R"(}, {"name": "Parity", "members": [)" + sku(2) + "," + sku(3) + "]}]}");
        QVERIFY(with);
        TrialPrices suggested;
        for (std::size_t row = 0; row < with->rows().size(); ++row)
            if (with->rows()[row].suggestionMinor) {
                suggested[row] = *with->rows()[row].suggestionMinor;
                QCOMPARE(with->guarded(row, suggested[row])->priceMinor, suggested[row]);
            }
        const auto now = with->brokenRelations({});
        QCOMPARE(now.size(), std::size_t(1)); // two prices where one is wanted
        QCOMPARE(now.front().family, std::string("Parity"));
        for (const BrokenRelation& relation : with->brokenRelations(suggested)) {
            // Steps of 10 % may not reach one price: then nothing of that family is suggested, and it says so.
            QCOMPARE(relation.family, std::string("Parity"));
            for (const std::size_t row : {relation.before, relation.next}) {
                QVERIFY(!with->rows()[row].suggestionMinor);
                QVERIFY(with->rows()[row].note.find("Parity") != std::string::npos);
            }
        }
        for (const std::size_t row : {moved[0], moved[1]})
            QVERIFY2(with->rows()[row].note.find("Ladder") != std::string::npos, with->rows()[row].note.c_str());
        // Other SKUs get what they got without families.
        for (std::size_t i = 4; i < moved.size(); ++i)
            QCOMPARE(with->rows()[moved[i]].suggestionMinor, plain->rows()[moved[i]].suggestionMinor);
    }
    void nothingOfAFamilyIsProposedThatWouldBreakIt()
    {
        const auto plain = demoWith("{}");
        QVERIFY(plain);
        const auto& rows = plain->rows();
        const std::string members =
            "\"" + rows[0].sku.text + "\",\"" + rows[1].sku.text + "\",\"" + rows[2].sku.text + "\"";
        const double first = static_cast<double>(rows[1].priceMinor) / static_cast<double>(rows[0].priceMinor);
        const double second = static_cast<double>(rows[2].priceMinor) / static_cast<double>(rows[1].priceMinor);
        const auto [least, most] = std::minmax({first, second});
        const auto with = demoWith(R"({"families": [{"name": "F", "members": [)" + members + "], \"least\": " +
                                   std::to_string(least * 0.97) + ", \"most\": " + std::to_string(most * 1.03) + "}]}");
        QVERIFY(with);
        stats::Random random(5);
        int refused = 0;
        for (int trial = 0; trial < 2000; ++trial) {
            TrialPrices prices;
            for (std::size_t row = 0; row < 6; ++row)
                if (random.uniform() < 0.6)
                    prices[row] = std::max<std::int64_t>(
                        1, std::llround(static_cast<double>(rows[row].priceMinor) * (0.8 + 0.4 * random.uniform())));
            const auto made = with->wishes(prices);
            TrialPrices proposed;
            for (const PriceWish& wish : made.wishes)
                proposed[*with->rowOf(wish.sku)] = wish.price.minor;
            QVERIFY(with->brokenRelations(proposed).empty());
            for (const auto& [row, minor] : proposed)
                QCOMPARE(with->guarded(row, minor)->priceMinor, minor);
            refused += made.brokenFamilies.empty() ? 0 : 1;
        }
        QVERIFY(refused > 100 && refused < 1900);
    }
    void aProductInTwoFamiliesIsNamed()
    {
        const auto rules = parsePriceRules(
            R"({"families": [{"name": "A", "members": ["x", "y"]}, {"name": "B", "members": ["y", "z"]}]})", "r.json");
        QVERIFY(!rules);
        QVERIFY2(rules.error().detail.find("y") != std::string::npos, rules.error().detail.c_str());
    }
    /// By hand: 12.00 with 20 % is 10.00 net; at 1.17 and 19 % that is 13.923 euros, ended to 13.99; in New York 12.50
    /// dollars before tax.
    void priceListsShowWhatOtherCountriesSee()
    {
        const auto with = demoWith(R"({"tax_rate": 0.20, "lists": [
            {"name": "DE", "currency": "EUR", "rate": 1.17, "tax_rate": 0.19, "prices_include_tax": true, "endings": [99]},
            {"name": "NY", "currency": "USD", "rate": 1.25, "tax_rate": 0.08875, "prices_include_tax": false}]})");
        QVERIFY(with);
        std::size_t row = 0;
        while (with->rows()[row].costMinor.value_or(0) > 700)
            ++row;
        const auto shown = with->shownPrices(row, 1200);
        QCOMPARE(shown.size(), std::size_t(3));
        QCOMPARE(shown[0].list, std::string("shop"));
        QCOMPARE(shown[0].withoutTax.minor, 1000);
        QCOMPARE(shown[1].price.minor, 1399);
        QCOMPARE(shown[1].price.currency.text(), std::string("EUR"));
        QCOMPARE(shown[1].withoutTax.minor, 1176); // 13.99 / 1.19 = 11.756
        QCOMPARE(shown[2].price.minor, 1250);
        QCOMPARE(shown[2].withoutTax.minor, 1250);
        const std::string out = m_dir.filePath("lists.csv").toStdString();
        const auto written = writePriceLists(*with, {{row, 1200}}, out);
        MS_VERIFY_OK(written);
        QCOMPARE(written->rowsWritten, static_cast<std::int64_t>(3 * with->rows().size()));
        QVERIFY(workspace::testing::bytesOf(out).find(with->rows()[row].sku.text + ",DE,EUR,13.99,11.76,0.19") !=
                std::string::npos);
        for (const char* wrong :
             {R"({"lists": [{"name": "DE"}]})", R"({"lists": [{"name": "DE", "currency": "EUR", "rate": 0}]})",
              R"({"lists": [{"name": "A", "currency": "EUR"}, {"name": "A", "currency": "USD"}]})"}) {
            const auto rules = parsePriceRules(wrong, "r.json");
            QVERIFY2(!rules && rules.error().detail.find("lists") != std::string::npos, wrong);
        }
        QVERIFY(demoWith("{}"));
    }

    /// The planned test is played in a market whose elasticity is known, and read by the regression that a shop's
    /// history is read by: it is no longer refused, and found where the plan said.
    void thePlannedTestFindsWhatHistoryCouldNot()
    {
        const auto demo = demoWith("{}");
        QVERIFY(demo);
        std::size_t best = demo->rows().size();
        for (std::size_t row = 0; row < demo->rows().size(); ++row) {
            const PricedSku& sku = demo->rows()[row];
            if (sku.elasticity.status == pricing::ElasticityStatus::NotIdentifiable &&
                sku.elasticity.priceChanges == 0 &&
                (best == demo->rows().size() || sku.unitsPerWeek > demo->rows()[best].unitsPerWeek))
                best = row;
        }
        QVERIFY(best < demo->rows().size());
        const PricedSku& sku = demo->rows()[best];
        const ShopTestWish wish{.halfWidth = 1.5, .mostWeeks = 104};
        const auto plan = planShopTest(*demo, std::vector{best}, wish, m_progress);
        MS_VERIFY_OK(plan);
        QVERIFY2(plan->precise, qPrintable(QString::number(plan->power.halfWidth)));
        QVERIFY(plan->power.halfWidth <= 1.5);
        QVERIFY(plan->weeks.size() % 2 == 0 && plan->weeks.front() >= demo->span().last);
        QCOMPARE(demo->guarded(best, plan->skus[0].lowMinor)->priceMinor, plan->skus[0].lowMinor);
        QCOMPARE(demo->guarded(best, plan->skus[0].highMinor)->priceMinor, plan->skus[0].highMinor);
        constexpr double truth = -2.4;
        constexpr int repeats = 100;
        int inside = 0;
        const double noise = std::sqrt(std::max(0.0, std::pow(demo->weeklyNoise(best), 2) - 1 / sku.unitsPerWeek));
        for (std::uint64_t repeat = 0; repeat < repeats; ++repeat) {
            stats::Random random(11, repeat);
            pricing::Panel panel;
            panel.products = {sku.sku};
            panel.locations = {LocationId{"shop"}};
            for (std::size_t week = 0; week < plan->weeks.size(); ++week) {
                const double price = static_cast<double>(plan->priceOf(0, week)) / 100;
                const double usual = static_cast<double>(sku.priceMinor) / 100;
                const double mean = sku.unitsPerWeek * std::pow(price / usual, truth) *
                                    std::exp(noise * random.normal() - noise * noise / 2);
                pricing::Observation row;
                row.period = static_cast<std::int32_t>(week);
                row.units = static_cast<double>(random.poisson(mean));
                row.price = price;
                panel.rows.push_back(row);
            }
            const auto found = pricing::estimateElasticities(panel, {.shrink = false}, m_progress);
            MS_VERIFY_OK(found);
            QVERIFY2(found->products[0].status == pricing::ElasticityStatus::Ok, found->products[0].reason.c_str());
            inside += std::abs(found->products[0].value - truth) <= plan->power.halfWidth ? 1 : 0;
        }
        QVERIFY2(inside >= 85, qPrintable(QString::number(inside)));
    }
    void aTestOfACategoryIsShorterAndComesAsAFile()
    {
        const auto demo = demoWith("{}");
        QVERIFY(demo);
        std::vector<std::size_t> rows;
        for (std::size_t row = 0; row < demo->rows().size() && rows.size() < 2; ++row)
            rows = untestedSkus(*demo, demo->rows()[row].category, 40);
        QVERIFY(rows.size() >= 2);
        const auto one = planShopTest(*demo, std::vector{rows.front()}, {}, m_progress);
        const auto all = planShopTest(*demo, rows, {}, m_progress);
        MS_VERIFY_OK(one);
        MS_VERIFY_OK(all);
        QVERIFY(all->power.halfWidth < one->power.halfWidth || all->weeks.size() < one->weeks.size());
        QVERIFY(all->priceOf(0, 0) == all->skus[0].lowMinor && all->priceOf(1, 0) == all->skus[1].highMinor);
        const std::string out = m_dir.filePath("test.csv").toStdString();
        QCOMPARE(writeShopTest(*demo, *all, out).value_or(0),
                 static_cast<std::int64_t>(all->weeks.size() * rows.size()));
        QVERIFY(workspace::testing::bytesOf(out).starts_with("sku,week,start,price,arm\n"));
    }
    void whatCannotBeTestedSaysWhy()
    {
        const auto fixed = demoWith(R"({"rules": {"step": 0.0001}})");
        QVERIFY(fixed);
        const auto none = planShopTest(*fixed, std::vector<std::size_t>{0}, {}, m_progress);
        QVERIFY(!none);
        QVERIFY2(none.error().detail.find("one price only") != std::string::npos, none.error().detail.c_str());
        QCOMPARE(planShopTest(*fixed, {}, {}, m_progress).error().code, ErrorCode::InvalidInput);
        QCOMPARE(planShopTest(*fixed, std::vector<std::size_t>{0}, {.halfWidth = 0}, m_progress).error().code,
                 ErrorCode::InvalidInput);
        QVERIFY(demoWith("{}"));
    }
};

QTEST_GUILESS_MAIN(TestPriceShop)
#include "tst_price_shop.moc"
