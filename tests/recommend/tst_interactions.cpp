// SPDX-License-Identifier: GPL-3.0-or-later
#include "recommend/interactions.h"
#include "recommend/popularity.h"
#include "recommend/top_list.h"
#include "stats/random.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace ms;
using namespace ms::recommend;

namespace {
Interaction row(unsigned user, unsigned item, double time, float weight = 1)
{
    return {UserIndex(user), ItemIndex(item), time, weight};
}
} // namespace

class TestInteractions : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void historiesAreOldestFirstWhateverTheOrderOfTheRows()
    {
        const std::vector<Interaction> rows{row(1, 0, 9), row(0, 2, 5), row(1, 1, 3), row(1, 2, 9)};
        const auto grouped = groupByUser(rows, 3, 3, true).value();
        QCOMPARE(grouped.of(UserIndex(0)).size(), std::size_t{1});
        const History history = grouped.of(UserIndex(1));
        QCOMPARE(history.size(), std::size_t{3});
        QCOMPARE(history[0].item.value, 1U);
        QCOMPARE(history[1].item.value, 0U); // equal times keep the order of the rows
        QCOMPARE(history[2].item.value, 2U);
        QVERIFY(grouped.of(UserIndex(2)).empty());
    }
    void badRowsAreRefusedWithTheirPlace()
    {
        const double nan = std::numeric_limits<double>::quiet_NaN();
        for (const Interaction& bad : {row(3, 0, 0), row(0, 3, 0), row(0, 0, nan), row(0, 0, 0, 0), row(0, 0, 0, -1)}) {
            const std::vector<Interaction> rows{row(0, 0, 0), bad};
            const auto grouped = groupByUser(rows, 3, 3, true);
            QVERIFY(!grouped.has_value());
            QCOMPARE(grouped.error().code, ErrorCode::InvalidInput);
            QVERIFY(grouped.error().detail.starts_with("interaction 2"));
        }
    }
    void holdingsAreDistinctLatestFirstWithAgesInVisits()
    {
        const std::vector<Event> history{{ItemIndex(7), 1, 1}, {ItemIndex(5), 1, 1}, {ItemIndex(7), 2, 1},
                                         {ItemIndex(7), 2, 1}, {ItemIndex(6), 4, 1}, {ItemIndex(4), 4, 1}};
        const auto held = holdings(history);
        QCOMPARE(held.size(), std::size_t{4});
        QCOMPARE(held[0].item.value, 4U);
        QCOMPARE(held[1].item.value, 6U);
        QCOMPARE(held[2].item.value, 7U);
        QCOMPARE(held[3].item.value, 5U);
        QCOMPARE(held[0].age, 0U);
        QCOMPARE(held[1].age, 0U);
        QCOMPARE(held[2].age, 1U);
        QCOMPARE(held[3].age, 2U);
        QCOMPARE(held[2].visits, 2U);
        QCOMPARE(holdings(history, 2).size(), std::size_t{2});
    }
    /// Half a sale for every 60 days of age.
    void popularityHalvesEveryHalfLife()
    {
        const std::vector<Interaction> rows{row(0, 0, 1000), row(1, 0, 1060), row(0, 1, 1060), row(1, 1, 1060)};
        const auto popularity = fitPopularity(groupByUser(rows, 2, 3, true).value()).value();
        QVERIFY(std::abs(popularity->strength()[0] - 1.5F) < 1e-6F);
        QVERIFY(std::abs(popularity->strength()[1] - 2.0F) < 1e-6F);
        QCOMPARE(popularity->strength()[2], 0.0F);
        const auto unordered = fitPopularity(groupByUser(rows, 2, 3, false).value()).value();
        QCOMPARE(unordered->strength()[0], 2.0F);
        QVERIFY(!fitPopularity({}, {0}).has_value());
    }
    void aTopListIsTheStartOfTheSortedList()
    {
        stats::Random random(2);
        for (int round = 0; round < 50; ++round) {
            std::vector<ScoredItem> all;
            for (unsigned item = 0; item < 300; ++item)
                all.push_back({ItemIndex(item), static_cast<float>(random.below(40))});
            TopList top(10);
            for (const ScoredItem& scored : all)
                top.offer(scored);
            std::sort(all.begin(), all.end(), ranksBefore);
            const auto kept = top.take();
            QCOMPARE(kept.size(), std::size_t{10});
            for (std::size_t i = 0; i < kept.size(); ++i)
                QCOMPARE(kept[i].item.value, all[i].item.value);
        }
        QVERIFY(TopList(0).take().empty());
    }
};

QTEST_APPLESS_MAIN(TestInteractions)
#include "tst_interactions.moc"
