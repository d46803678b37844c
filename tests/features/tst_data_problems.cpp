// SPDX-License-Identifier: GPL-3.0-or-later
#include "small_shop.h"

#include "features/data_problems.h"

using namespace ms;
using namespace ms::features;
using namespace ms::features::testing;

namespace {

using Kind = DataProblemKind;

DataProblem found(const std::vector<DataProblem>& problems, Kind kind)
{
    for (const DataProblem& problem : problems) {
        if (problem.kind == kind)
            return problem;
    }
    return {kind, 0, 0, {}};
}

/// Title, price and cost, so that nothing is missing.
void describe(SmallShop& shop, const char* sku, std::int64_t price, std::optional<std::int64_t> cost,
              const char* title = "T")
{
    shop.product(sku);
    Product product = *ProductRepository(*shop).bySku(Sku{sku});
    product.title = title;
    product.priceMinor = price;
    product.unitCostMinor = cost;
    MS_VERIFY_OK(ProductRepository(*shop).update(product));
}

} // namespace

class TestDataProblems : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aSoundShopHasNone()
    {
        SmallShop shop;
        describe(shop, "A", 100, 40);
        shop.sell({{"2011-01-03", "A", 5}, {"2011-01-04", "A", 5}, {"2011-01-07", "A", -1}, {"2011-01-10", "A", 1}});
        MS_VERIFY_OK(StockRepository(*shop).set({shop.product("A"), shop.place("x"), day("2011-01-05"), {0}, {}, {}}));
        const auto problems = dataProblems(*shop, day("2011-01-10"));
        MS_VERIFY_OK(problems);
        QCOMPARE(problems->size(), std::size_t{0});
        SmallShop empty;
        QVERIFY(dataProblems(*empty, day("2011-01-10"))->empty());
    }

    void everySeededDefectIsFoundAndNoOther()
    {
        SmallShop shop;
        describe(shop, "A", 100, 40);
        describe(shop, "NOTITLE", 100, 40, "");
        describe(shop, "NOCOST", 100, {});
        describe(shop, "DEAR", 100, 130);
        describe(shop, "UNSOLD", 100, {}, ""); // never sold: nothing hangs on it
        shop.sell({{"2011-01-03", "A", 10},
                   {"2011-01-04", "A", 4, 0},    // free: 4 units at 1.00
                   {"2011-01-05", "NOTITLE", 3}, // 3.00
                   {"2011-01-06", "NOCOST", 7},  // 7.00
                   {"2009-01-06", "DEAR", 50},   // too long ago to be a loss of the last year
                   {"2011-01-07", "DEAR", 6},    // 6 x 0.30
                   {"2012-01-01", "A", 9}});     // 9.00 in the future
        auto writer = ImportWriter::begin(*shop, {});
        Order order;
        order.id = OrderId{"twice"};
        order.orderedAt = at("2011-01-08");
        const OrderKey key = *writer->addOrder(order);
        const ProductKey a = shop.product("A");
        MS_VERIFY_OK(writer->addLines(std::vector<OrderLine>{{key, 1, a, 2, 200, 100, {}},
                                                             {key, 2, a, 1, 100, 100, {}},
                                                             {key, 3, a, 2, 200, 100, {}},
                                                             {key, 4, a, 2, 200, 100, {}}}));
        MS_VERIFY_OK(writer->commit({}));
        MS_VERIFY_OK(StockRepository(*shop).set({a, shop.place("x"), day("2011-01-05"), {-7}, {}, {}}));
        MS_VERIFY_OK(
            StockRepository(*shop).set({shop.product("DEAR"), shop.place("x"), day("2011-01-05"), {-7}, {}, {}}));
        MS_VERIFY_OK(
            StockRepository(*shop).set({shop.product("DEAR"), shop.place("x"), day("2011-01-06"), {1}, {}, {}}));

        const std::vector<DataProblem> problems = *dataProblems(*shop, day("2011-01-10"));
        const auto check = [&](Kind kind, std::int64_t count, std::int64_t money, const char* example) {
            const DataProblem problem = found(problems, kind);
            QCOMPARE(problem.count, count);
            QCOMPARE(problem.moneyMinor, money);
            QVERIFY(!problem.examples.empty());
            QCOMPARE(problem.examples.front(), std::string(example));
        };
        check(Kind::FreeLines, 1, 400, "A");
        check(Kind::SoldWithoutTitle, 1, 300, "NOTITLE");
        check(Kind::SoldWithoutCost, 1, 700, "NOCOST");
        check(Kind::CostAbovePrice, 1, 180, "DEAR");
        check(Kind::FutureOrders, 1, 900, "7");
        check(Kind::DuplicateLines, 2, 400, "twice");
        check(Kind::NegativeStock, 1, 280, "A");
        QVERIFY(std::is_sorted(problems.begin(), problems.end(),
                               [](const DataProblem& x, const DataProblem& y) { return x.moneyMinor > y.moneyMinor; }));
    }

    void runsOfDaysWithoutOrdersAreMissing()
    {
        SmallShop shop;
        describe(shop, "A", 100, 40);
        // Sells Monday to Friday; one whole week is missing, and one single day that is not worth a word.
        std::vector<SmallShop::Sale> sales;
        std::vector<std::string> days;
        for (Day d = day("2011-01-03"); d < day("2011-02-01"); d += std::chrono::days(1)) {
            const unsigned weekday = std::chrono::weekday(d).iso_encoding();
            const bool missing = (d >= day("2011-01-10") && d < day("2011-01-15")) || d == day("2011-01-26");
            if (weekday <= 5 && !missing)
                days.push_back(toIsoText(d));
        }
        for (const std::string& when : days)
            sales.push_back({when.c_str(), "A", 2});
        shop.sell(sales);
        const DataProblem gap = found(*dataProblems(*shop, day("2011-01-31")), Kind::MissingDays);
        QCOMPARE(gap.count, std::int64_t{5});
        QCOMPARE(gap.moneyMinor, std::int64_t{5 * 200});
        QCOMPARE(gap.examples, (std::vector<std::string>{"2011-01-10 to 2011-01-14"}));
    }

    void theDearestExamplesComeFirstAndAreFew()
    {
        SmallShop shop;
        for (int i = 1; i <= 9; ++i) {
            const std::string sku = "P" + std::to_string(i);
            describe(shop, sku.c_str(), 100, {});
            shop.sell({{"2011-01-03", sku.c_str(), i}});
        }
        const DataProblem uncosted = found(*dataProblems(*shop, day("2011-01-03")), Kind::SoldWithoutCost);
        QCOMPARE(uncosted.count, std::int64_t{9});
        QCOMPARE(uncosted.examples, (std::vector<std::string>{"P9", "P8", "P7", "P6", "P5"}));
    }
};

QTEST_APPLESS_MAIN(TestDataProblems)
#include "tst_data_problems.moc"
