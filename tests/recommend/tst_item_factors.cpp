// SPDX-License-Identifier: GPL-3.0-or-later
#include "recommend/item_factors.h"
#include "recommend/recommender.h"
#include "stats/random.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace ms;
using namespace ms::recommend;

namespace {

std::vector<float> numbers(std::size_t size, std::uint64_t seed)
{
    stats::Random random(seed);
    std::vector<float> drawn(size);
    for (float& number : drawn)
        number = static_cast<float>(random.normal());
    return drawn;
}

} // namespace

class TestItemFactors : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void topIsWhatSortingAllProductsGives_data()
    {
        QTest::addColumn<int>("items");
        QTest::newRow("one") << 1;
        QTest::newRow("seven") << 7;
        QTest::newRow("one block") << 8;
        QTest::newRow("a block and one") << 9;
        QTest::newRow("several chunks") << 5003;
    }
    void topIsWhatSortingAllProductsGives()
    {
        QFETCH(int, items);
        const auto count = static_cast<std::size_t>(items);
        const std::size_t dimension = 24, users = 13; // one group of ten, and three
        const auto rows = numbers(count * dimension, 1);
        const auto asked = numbers(users * dimension, 2);
        const ItemFactors factors(count, dimension, rows);
        const auto lists = factors.top(asked, users, 10);
        for (std::size_t u = 0; u < users; ++u) {
            const auto user = std::span(asked).subspan(u * dimension, dimension);
            std::vector<float> products(count);
            factors.products(user, products);
            std::vector<ScoredItem> all;
            for (std::size_t item = 0; item < count; ++item) {
                double exact = 0;
                for (std::size_t d = 0; d < dimension; ++d)
                    exact += static_cast<double>(user[d]) * static_cast<double>(rows[item * dimension + d]);
                QVERIFY(std::abs(static_cast<double>(products[item]) - exact) < 1e-4);
                QVERIFY(factors.product(user, ItemIndex(item)) == products[item]); // bit by bit
                all.push_back({ItemIndex(item), products[item]});
            }
            std::sort(all.begin(), all.end(), ranksBefore);
            all.resize(std::min<std::size_t>(10, all.size()));
            const auto alone = factors.top(user, 10);
            QCOMPARE(lists[u].size(), all.size());
            for (std::size_t place = 0; place < all.size(); ++place) {
                QCOMPARE(lists[u][place].item.value, all[place].item.value);
                QVERIFY(lists[u][place].score == all[place].score);
                QVERIFY(alone[place].score == all[place].score);
            }
        }
        QVERIFY(factors.rows() == rows);
    }
    void anItemOfZerosIsNotKnown()
    {
        std::vector<float> rows = numbers(20 * 4, 3);
        std::fill(rows.begin() + 12, rows.begin() + 16, 0.0F);
        const ItemFactors factors(20, 4, rows);
        const std::vector<float> user{1, 1, 1, 1};
        std::vector<float> products(20);
        factors.products(user, products);
        QVERIFY(!factors.known(ItemIndex(3)) && products[3] == silent);
        QVERIFY(factors.product(user, ItemIndex(3)) == silent);
        QCOMPARE(factors.top(user, 20).size(), std::size_t{19});
        const std::vector<Event> history{{ItemIndex(3), 0, 1}, {ItemIndex(5), 1, 1}};
        const auto held = knownHoldings(history, factors, 1);
        QCOMPARE(held.size(), std::size_t{1});
        QCOMPARE(held.front().item.value, 5U);
    }
};

QTEST_APPLESS_MAIN(TestItemFactors)
#include "tst_item_factors.moc"
