// SPDX-License-Identifier: GPL-3.0-or-later
#include "recommend/evaluation.h"
#include "recommend/trial.h"
#include "small_shop.h"

#include <QTest>

#include <cmath>

using namespace ms;
using namespace ms::recommend;

namespace {
std::vector<ItemIndex> items(std::initializer_list<unsigned> numbers)
{
    std::vector<ItemIndex> list;
    for (const unsigned number : numbers)
        list.emplace_back(number);
    return list;
}
} // namespace

class TestEvaluation : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// Worked by hand: hits at ranks 2 and 3 of two wanted items, a miss, and a hit at rank 1 of one.
    void measuresAreThoseOfTheDefinitions()
    {
        const std::vector<JudgedList> lists{
            {items({5, 1, 2}), items({1, 2})}, {items({3, 4}), items({0})}, {items({7, 6, 5}), items({7})}};
        const auto m = measureLists(lists, 3, 8);
        QVERIFY(m.has_value());
        QCOMPARE(m->customers, std::size_t{3});
        QCOMPARE(m->hr, 2.0 / 3);
        QCOMPARE(m->mrr, (0.5 + 1.0) / 3);
        QCOMPARE(m->recall, (1.0 + 0 + 1.0) / 3);
        QCOMPARE(m->precision, (2.0 / 3 + 0 + 1.0 / 3) / 3);
        const double ndcg = (1 / std::log2(3.0) + 1 / std::log2(4.0)) / (1 + 1 / std::log2(3.0));
        QVERIFY(std::abs(m->ndcg - (ndcg + 0 + 1) / 3) < 1e-12);
        QCOMPARE(m->coverage, 7.0 / 8);
        // exposure 0 1 1 1 1 2 1 1 sorted: Gini = sum (2i - n - 1) x_i / (n sum x) = 14 / 64
        QVERIFY(std::abs(m->gini - 14.0 / 64) < 1e-12);
    }
    void onlyTheFirstKPlacesCount()
    {
        const std::vector<JudgedList> lists{{items({1, 2, 3}), items({3})}};
        QCOMPARE(measureLists(lists, 2, 4)->hr, 0.0);
        QCOMPARE(measureLists(lists, 3, 4)->hr, 1.0);
    }
    void anEmptyListIsAMiss()
    {
        const std::vector<JudgedList> lists{{{}, items({1})}};
        const auto m = measureLists(lists, 10, 4);
        QCOMPARE(m->ndcg, 0.0);
        QCOMPARE(m->gini, 0.0);
    }
    void theTailIsWhatIsOutsideTheMostPopularFifth()
    {
        const std::vector<JudgedList> lists{{items({0, 4}), items({1})}};
        const std::vector<float> popularity{9, 1, 1, 1, 1};
        QCOMPARE(measureLists(lists, 2, 5, popularity)->tailShare, 0.5);
    }
    void theLastDaysOfTheShopAreHeldOutForEverybody()
    {
        std::vector<Interaction> rows;
        const auto take = [&](unsigned user, unsigned item, double day) {
            rows.push_back({UserIndex(user), ItemIndex(item), day, 1});
        };
        take(0, 0, 1), take(0, 1, 95), take(0, 0, 99); // has 0 already
        take(1, 2, 2), take(1, 3, 3);                  // did not come at the end
        take(2, 1, 91);                                // came for the first time
        const auto shop = groupByUser(rows, 3, 4, true).value();
        const Trial fresh = holdOutLastDays(shop, 10, false, 100);
        QCOMPARE(fresh.left.events.size(), std::size_t{3});
        for (const Event& event : fresh.left.events)
            QVERIFY(event.time < 89);
        QCOMPARE(fresh.customers.size(), std::size_t{2});
        QCOMPARE(fresh.taken[0].size(), std::size_t{1});
        QCOMPARE(fresh.taken[0][0].value, 1U);
        QVERIFY(fresh.left.of(fresh.customers[1]).empty());
        QCOMPARE(holdOutLastDays(shop, 10, true, 100).taken[0].size(), std::size_t{2});
        QCOMPARE(holdOutLastDays(shop, 10, false, 1).customers.size(), std::size_t{1});
        QVERIFY(holdOutLastDays(shop, 1000, false, 100).customers.empty()); // nothing is left to learn from
        const auto orders = groupByUser(rows, 3, 4, false).value();
        QVERIFY(holdOutLastDays(orders, 10, false, 100).customers.empty()); // numbers that are no days
    }
    void badListsAreRefused()
    {
        const std::vector<JudgedList> twice{{items({1, 1}), items({1})}};
        const std::vector<JudgedList> outside{{items({9}), items({1})}};
        const std::vector<JudgedList> nothing{{items({1}), {}}};
        for (const auto& lists : {twice, outside, nothing})
            QCOMPARE(measureLists(lists, 10, 4).error().code, ErrorCode::InvalidInput);
        QVERIFY(!measureLists({}, 10, 4).has_value());
        QVERIFY(!measureLists(nothing, 0, 4).has_value());
    }
};

QTEST_APPLESS_MAIN(TestEvaluation)
#include "tst_evaluation.moc"
