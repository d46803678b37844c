// SPDX-License-Identifier: GPL-3.0-or-later
// Features as of a date: right by hand, and deaf to everything that came later.
#include "../features/small_shop.h"
#include "features/shopper_features.h"
#include "stats/random.h"
#include "workflow/feature_store.h"
#include "workspace/event_repository.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <fstream>

using namespace ms;
using namespace ms::workflow;
using features::testing::SmallShop;
using workspace::testing::at;

namespace {

struct Row {
    int day = 0; ///< of January 2024, from 1
    int customer = 0;
    int product = 0;
    const char* event = nullptr; ///< null: a sale
};

std::string when(int day)
{
    return "2024-01-" + std::string(day < 10 ? "0" : "") + std::to_string(day) + "T10:00";
}

/// Customers and products come into being in the same order whatever the rows are.
void tell(SmallShop& shop, const std::vector<Row>& rows)
{
    for (int product = 0; product < 8; ++product)
        shop.product("P" + std::to_string(product));
    for (int customer = 0; customer < 10; ++customer)
        shop.customer("c" + std::to_string(customer));
    for (const Row& row : rows) {
        const std::string customer = "c" + std::to_string(row.customer), product = "P" + std::to_string(row.product);
        const std::string time = when(row.day);
        if (row.event == nullptr)
            shop.sell({{time.c_str(), product.c_str(), 1 + row.day % 3, 250, customer.c_str()}});
        else
            (void)workspace::EventRepository(*shop).add(std::vector{workspace::Event{
                at(time.c_str()), "visitor", shop.customer(customer), row.event, shop.product(product), "cart", {}}});
    }
}

Result<FeatureStore> storeOf(SmallShop& shop, int day)
{
    FeatureSettings settings;
    settings.asOf = std::chrono::floor<std::chrono::days>(at(when(day).c_str()));
    settings.numbers = 4;
    settings.threads = 1;
    NoProgress progress;
    return FeatureStore::build(shop->path(), settings, progress);
}

} // namespace

class TestFeatureStore : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isWhatCountingByHandGives()
    {
        SmallShop shop;
        tell(shop, {{1, 0, 0, nullptr},
                    {1, 1, 1, nullptr},
                    {5, 0, 1, nullptr},
                    {9, 0, 2, nullptr},
                    {3, 2, 3, "view"},
                    {4, 2, 3, "cart_add"},
                    {4, 2, 4, "cart_add"},
                    {4, 2, 3, "cart_remove"}});
        const auto store = storeOf(shop, 6);
        QVERIFY2(store.has_value(), store ? "" : store.error().detail.c_str());
        const auto* const first = store->customer(CustomerId{"c0"});
        QVERIFY(first != nullptr);
        QCOMPARE(first->visits, 2);
        QVERIFY(!first->firstTime && !first->abandonedCart);
        QCOMPARE(*first->daysSinceVisit, 1);
        QCOMPARE(first->basketItems, 1.0);
        QCOMPARE(first->spentMinor, std::int64_t{(1 + 1 % 3 + 1 + 5 % 3) * 250});
        const auto* const shopper = store->customer(CustomerId{"c2"});
        QVERIFY(shopper != nullptr && shopper->firstTime && !shopper->daysSinceVisit);
        QCOMPARE(shopper->cartItems, 1);
        QVERIFY(shopper->abandonedCart);
        QCOMPARE(store->customerEmbedding(CustomerId{"c0"}).size(), std::size_t{4});
        QVERIFY(store->customerEmbedding(CustomerId{"c2"}).empty()); // bought nothing
        QCOMPARE(store->productEmbedding(Sku{"P1"}).size(), std::size_t{4});
        QVERIFY(store->productEmbedding(Sku{"P2"}).empty()); // not sold by then
        QVERIFY(store->customer(CustomerId{"nobody"}) == nullptr);
        QCOMPARE(store->lineage().orderLines, 3);
        QCOMPARE(store->lineage().events, 4);
    }

    /// A dozen shops, each cut at a random day: what came later changes nothing, to the last bit.
    void nothingLaterLeaksIn()
    {
        stats::Random random(11);
        constexpr std::array events{"cart_add", "cart_remove", "checkout", "view"};
        for (int round = 0; round < 12; ++round) {
            std::vector<Row> rows;
            for (int row = 0; row < 60; ++row) {
                const auto draw = random.below(8);
                rows.push_back({1 + static_cast<int>(random.below(28)), static_cast<int>(random.below(10)),
                                static_cast<int>(random.below(8)), draw < 4 ? events[draw] : nullptr});
            }
            std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.day < b.day; });
            const int cut = 8 + static_cast<int>(random.below(15));
            std::vector<Row> earlier = rows;
            std::erase_if(earlier, [&](const Row& row) { return row.day > cut; });
            SmallShop whole, part;
            tell(whole, rows);
            tell(part, earlier);
            const auto of = storeOf(whole, cut), then = storeOf(part, cut);
            QVERIFY(of.has_value() && then.has_value());
            QVERIFY(of->lineage() == then->lineage());
            QCOMPARE(of->customers(), then->customers());
            for (const CustomerId& id : then->customerIds()) {
                QVERIFY(*of->customer(id) == *then->customer(id));
                const auto a = of->customerEmbedding(id), b = then->customerEmbedding(id);
                QVERIFY(std::equal(a.begin(), a.end(), b.begin(), b.end()));
            }
            for (int product = 0; product < 8; ++product) {
                const Sku sku{"P" + std::to_string(product)};
                const auto a = of->productEmbedding(sku), b = then->productEmbedding(sku);
                QVERIFY(std::equal(a.begin(), a.end(), b.begin(), b.end()));
            }
        }
    }

    void lookingUpTakesFarLessThanAMillisecond()
    {
        SmallShop shop;
        tell(shop, {{1, 0, 0, nullptr}, {2, 1, 1, nullptr}, {3, 0, 1, nullptr}});
        const auto store = storeOf(shop, 10);
        QVERIFY(store.has_value());
        QElapsedTimer timer;
        timer.start();
        std::size_t found = 0;
        for (int i = 0; i < 1000; ++i) {
            const CustomerId id{"c" + std::to_string(i % 10)};
            found += store->customer(id) != nullptr ? store->customerEmbedding(id).size() : 0;
        }
        QCOMPARE(found, std::size_t{200 * 4});
        QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
    }

    void isWrittenWithItsLineage()
    {
        SmallShop shop;
        tell(shop, {{1, 0, 0, nullptr}, {2, 1, 1, nullptr}, {3, 0, 1, nullptr}});
        const auto store = storeOf(shop, 10);
        QTemporaryDir folder;
        const std::string path = folder.filePath("features.csv").toStdString();
        const auto run = writeFeatures(*store, path);
        QVERIFY(run.has_value());
        QCOMPARE(run->rowsWritten, 2);
        std::ifstream file(path);
        std::string header, row;
        std::getline(file, header);
        std::getline(file, row);
        QCOMPARE(header, std::string("customer_id,visits,first_time,days_since_visit,basket_items,spent_minor,"
                                     "cart_items,abandoned_cart,e1,e2,e3,e4"));
        QVERIFY(row.starts_with("c0,2,0,7,1,"));
        QVERIFY(std::ifstream(path + ".lineage.json").good());
    }

    void aDayBeforeTheFirstSaleSaysSo()
    {
        SmallShop shop;
        tell(shop, {{20, 0, 0, nullptr}});
        const auto store = storeOf(shop, 10);
        QVERIFY(!store.has_value());
        QCOMPARE(store.error().code, ErrorCode::NotEnoughData);
    }
};

QTEST_GUILESS_MAIN(TestFeatureStore)
#include "tst_feature_store.moc"
