// SPDX-License-Identifier: GPL-3.0-or-later
#include "recommend/item_factors.h"
#include "recommend/near_items.h"
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

/// Items near one of forty tastes, some of them weaker than others, as factors of a shop are.
std::vector<float> tastes(std::size_t items, std::size_t dimension)
{
    const auto centres = numbers(40 * dimension, 5);
    auto rows = numbers(items * dimension, 6);
    for (std::size_t item = 0; item < items; ++item)
        for (std::size_t d = 0; d < dimension; ++d) {
            float& number = rows[item * dimension + d];
            number =
                (centres[item * 7 % 40 * dimension + d] + 0.7F * number) * (0.3F + static_cast<float>(item % 8) / 8);
        }
    return rows;
}

class Canceled final : public Progress {
public:
    bool canceled() const override { return true; }
};

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
    void theGraphFindsTheLargestProductsAndMeasuresHowMany()
    {
        const std::size_t count = 4000, dimension = 24, users = 60;
        auto rows = tastes(count, dimension);
        std::fill(rows.begin() + 10 * dimension, rows.begin() + 20 * dimension, 0.0F); // ten items that are not known
        const ItemFactors factors(count, dimension, rows);
        NoProgress progress;
        const auto near = NearItems::build(factors, {}, progress);
        QVERIFY(near.has_value());
        QVERIFY(near->recall() >= 0.97);
        const auto asked = numbers(users * dimension, 9);
        double found = 0;
        for (std::size_t u = 0; u < users; ++u) {
            const auto user = std::span(asked).subspan(u * dimension, dimension);
            const auto shortlist = near->near(user, 30);
            QCOMPARE(shortlist.size(), std::size_t{30});
            for (const ItemIndex item : shortlist)
                QVERIFY(item < 10 || item >= 20);
            for (const ScoredItem& best : factors.top(user, 10))
                found += std::any_of(shortlist.begin(), shortlist.end(),
                                     [&](ItemIndex item) { return item.value == best.item.value; });
        }
        QVERIFY2(found / (10 * users) > 0.9, qPrintable(QString::number(found)));
        const auto again = NearItems::build(factors, {}, progress);
        for (std::size_t u = 0; u < 5; ++u) {
            const auto user = std::span(asked).subspan(u * dimension, dimension);
            const auto first = near->near(user, 10), second = again->near(user, 10);
            QVERIFY(std::equal(first.begin(), first.end(), second.begin(), second.end(),
                               [](ItemIndex a, ItemIndex b) { return a.value == b.value; }));
        }
    }
    void badSettingsAndCancelOfTheGraphAreSaid()
    {
        const ItemFactors factors(200, 8, numbers(200 * 8, 1));
        NoProgress progress;
        NearItemsSettings settings;
        settings.links = 1;
        QCOMPARE(NearItems::build(factors, settings, progress).error().code, ErrorCode::InvalidInput);
        QCOMPARE(NearItems::build(ItemFactors(3, 2, std::vector<float>(6, 0.0F)), {}, progress).error().code,
                 ErrorCode::InvalidInput);
        Canceled canceled;
        QCOMPARE(NearItems::build(factors, {}, canceled).error().code, ErrorCode::Canceled);
    }
};

QTEST_APPLESS_MAIN(TestItemFactors)
#include "tst_item_factors.moc"
