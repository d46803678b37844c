// SPDX-License-Identifier: GPL-3.0-or-later
// The shop's rules of every list: none is ever broken, and diversity only grows with its setting.
#include "recommend/fit.h"
#include "recommend/list_rules.h"
#include "small_shop.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

using namespace ms;
using namespace ms::recommend;

namespace {

constexpr std::size_t items = 40;

std::vector<std::uint8_t> some(stats::Random& random, std::uint64_t oneIn)
{
    std::vector<std::uint8_t> marks(items);
    for (auto& mark : marks)
        mark = random.below(oneIn) == 0 ? 1 : 0;
    return marks;
}

std::vector<unsigned> numbersOf(const std::vector<Placed>& list)
{
    std::vector<unsigned> numbers;
    for (const Placed& placed : list)
        numbers.push_back(placed.item.value);
    return numbers;
}

std::vector<ItemIndex> inOrder(std::size_t count)
{
    std::vector<ItemIndex> order;
    for (std::size_t i = 0; i < count; ++i)
        order.emplace_back(i);
    return order;
}

Ranker rankerOf(const char* model, const Interactions& shop, std::span<const Item> titles = {})
{
    FitRequest request;
    request.model = model;
    request.items = titles;
    NoProgress progress;
    return std::move(fitRanker(shop, request, progress)->ranker);
}

} // namespace

class TestListRules : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// By hand: order 0..5, the even ones promoted at one half, group = item / 2 + 1 with one place each.
    void chooseAsByHand()
    {
        const std::vector<std::uint8_t> even{1, 0, 1, 0, 1, 0};
        const std::vector<std::uint32_t> group{1, 1, 2, 2, 3, 3};
        ListRules rules;
        rules.promoted = even;
        rules.promotedShare = 1;
        QCOMPARE(numbersOf(shapeList(inOrder(6), {}, rules, 4)), (std::vector<unsigned>{0, 2, 4, 1}));
        rules.promotedShare = 0.5; // 0 pays for the second place, 2 is owed at the fourth
        QCOMPARE(numbersOf(shapeList(inOrder(6), {}, rules, 4)), (std::vector<unsigned>{0, 1, 2, 3}));
        const auto shown = shapeList(std::vector<ItemIndex>{ItemIndex(1), ItemIndex(3), ItemIndex(0)}, {}, rules, 3);
        QCOMPARE(numbersOf(shown), (std::vector<unsigned>{1, 0, 3}));
        QVERIFY(!shown[0].promoted && shown[1].promoted);
        rules = {};
        rules.group = group;
        rules.mostOfGroup = 1;
        QCOMPARE(numbersOf(shapeList(inOrder(6), {}, rules, 4)), (std::vector<unsigned>{0, 2, 4}));
        QCOMPARE(numbersOf(shapeList(inOrder(6), std::vector<ItemIndex>{ItemIndex(3)}, rules, 4)),
                 (std::vector<unsigned>{3, 0, 4}));
        rules = {};
        rules.buried = even;
        QCOMPARE(numbersOf(shapeList(inOrder(6), {}, rules, 4)), (std::vector<unsigned>{1, 3, 5, 0}));
    }

    /// Weights of places 1 / log2(p + 1): 1, 0.631, 0.5, 0.431, 0.387 ... 0.289 for the tenth.
    void demandMovesAnItemByTheWeightOfItsPlace()
    {
        const auto moved = [](std::vector<DemandShift> shifts, std::size_t count = 10) {
            std::vector<unsigned> numbers;
            for (const ItemIndex item : shiftDemand(inOrder(count), shifts))
                numbers.push_back(item.value);
            return numbers;
        };
        // 20 % off at an elasticity of -2: 0.289 * 1.5625 = 0.452, between the third and the fourth
        QCOMPARE(moved({{ItemIndex(9), std::pow(0.8, -2)}}), (std::vector<unsigned>{0, 1, 2, 9, 3, 4, 5, 6, 7, 8}));
        QCOMPARE(moved({{ItemIndex(0), 0.64}}, 3), (std::vector<unsigned>{0, 1, 2})); // 0.64 > 0.631
        QCOMPARE(moved({{ItemIndex(0), 0.62}}, 3), (std::vector<unsigned>{1, 0, 2}));
        QCOMPARE(moved({{ItemIndex(0), 0.1}, {ItemIndex(2), 3}}, 4), (std::vector<unsigned>{2, 1, 3, 0}));
        QCOMPARE(moved({{ItemIndex(1), 1}}, 3), (std::vector<unsigned>{0, 1, 2}));
        QCOMPARE(moved({{ItemIndex(30), 9}}, 3), (std::vector<unsigned>{0, 1, 2})); // not in the order
        const std::array demand{DemandShift{ItemIndex(5), 9}};
        ListRules rules;
        rules.demand = demand;
        QVERIFY(rules.shape());
        QCOMPARE(numbersOf(shapeList(inOrder(6), {}, rules, 2)), (std::vector<unsigned>{5, 0}));
        QCOMPARE(numbersOf(shapeList(inOrder(6), std::vector<ItemIndex>{ItemIndex(3)}, rules, 2)),
                 (std::vector<unsigned>{3, 5})); // what is pinned stays first
    }

    void noListEverBreaksARule_data()
    {
        QTest::addColumn<QString>("model");
        for (const char* const model : {"popular", "item-knn", "hybrid"})
            QTest::newRow(model) << QString(model);
    }
    void noListEverBreaksARule()
    {
        QFETCH(QString, model);
        const auto shop = smallshop::aisles(80);
        const Ranker ranker = rankerOf(model.toUtf8(), shop);
        const ItemLikeness likeness(shop, {});
        stats::Random random(7);
        for (int round = 0; round < 300; ++round) {
            const auto blocked = some(random, 5), consumable = some(random, 3), buried = some(random, 4),
                       promoted = some(random, 3);
            std::vector<std::uint32_t> group(items);
            for (auto& of : group)
                of = static_cast<std::uint32_t>(random.below(6));
            ListRequest request;
            request.history = shop.of(UserIndex(random.below(shop.userCount)));
            request.top = 1 + random.below(12);
            request.explain = random.below(4) == 0;
            request.pinned = {ItemIndex(random.below(items)), ItemIndex(random.below(items))};
            request.excluded = {ItemIndex(random.below(items))};
            const std::array demand{DemandShift{ItemIndex(random.below(items)), 0.3 + 3 * random.uniform()}};
            request.rules = {blocked,  consumable, buried,
                             promoted, 0.3,        group,
                             2,        &likeness,  static_cast<double>(random.below(11)) / 10,
                             demand};
            const auto list = ranker.rank(request);
            std::map<std::uint32_t, int> ofGroup;
            std::size_t shownPromoted = 0;
            bool buriedYet = false;
            for (std::size_t place = 0; place < list.size(); ++place) {
                const ItemIndex item = list[place].item;
                const bool pinned = list[place].basis == Basis::Pinned;
                QVERIFY(blocked[item] == 0 && item.value != request.excluded[0].value);
                const bool has = std::any_of(request.history.begin(), request.history.end(),
                                             [&](const Event& event) { return event.item.value == item.value; });
                QVERIFY(pinned || !has || consumable[item] != 0);
                QVERIFY(group[item] == 0 || ++ofGroup[group[item]] <= 2);
                QVERIFY(pinned || !buriedYet || buried[item] != 0);
                buriedYet = buriedYet || (!pinned && buried[item] != 0);
                shownPromoted += promoted[item];
                // owed, and some that the other rules allow stands further below or nowhere
                if (shownPromoted < static_cast<std::size_t>(std::floor(0.3 * static_cast<double>(place + 1) + 1e-9)))
                    for (std::size_t later = place + 1; later < list.size(); ++later)
                        QVERIFY(promoted[list[later].item] == 0 || buried[list[later].item] != 0);
            }
        }
    }

    void moreDiversityIsNeverLess()
    {
        const auto shop = smallshop::aisles(120);
        const auto titles = smallshop::titles(items);
        const Ranker ranker = rankerOf("item-knn", shop);
        const ItemLikeness likeness(shop, titles);
        double first = 0, last = 0;
        for (std::size_t user = 0; user < shop.userCount; ++user) {
            double before = -1;
            for (int step = 0; step <= 10; ++step) {
                ListRequest request;
                request.history = shop.of(UserIndex(user));
                request.explain = false;
                request.rules.likeness = &likeness;
                request.rules.diversity = step / 10.0;
                std::vector<ItemIndex> shown;
                for (const RankedItem& ranked : ranker.rank(request))
                    shown.push_back(ranked.item);
                const double found = diversityOf(shown, likeness);
                QVERIFY(found >= before - 1e-12);
                before = found;
                (step == 0 ? first : last) += step == 0 || step == 10 ? found : 0;
            }
        }
        QVERIFY2(last > 1.1 * first, qPrintable(QString("%1 %2").arg(first).arg(last)));
    }

    /// Two of three customers of item 0 took item 1 too: cosine 2 / sqrt(3 * 2).
    void likenessIsTheCosineOfTheCustomersWhereThereAreNoTitles()
    {
        const auto shop = smallshop::of({{0, 1}, {0, 1}, {0, 2}}, 4);
        const ItemLikeness likeness(shop, {});
        QVERIFY(std::abs(likeness.of(ItemIndex(0), ItemIndex(1)) - 2 / std::sqrt(6.0)) < 1e-6);
        QCOMPARE(likeness.of(ItemIndex(1), ItemIndex(2)), 0.0);
        QCOMPARE(likeness.of(ItemIndex(0), ItemIndex(3)), 0.0); // nobody took it
        const std::vector<ItemIndex> list{ItemIndex(0), ItemIndex(1), ItemIndex(2)};
        const double mean = (2 / std::sqrt(6.0) + 1 / std::sqrt(3.0)) / 3;
        QVERIFY(std::abs(diversityOf(list, likeness) - (1 - mean)) < 1e-6);
    }

    void whatNobodyTookStandsThereByItsTitleAndIsCalledUntried()
    {
        auto shop = smallshop::aisles(100);
        shop.itemCount = items + 1; // one more tea that nobody took yet
        auto titles = smallshop::titles(items);
        titles.push_back({"tea number 40", {}});
        const Ranker ranker = rankerOf("content", shop, titles);
        ListRequest request;
        const std::vector<Event> history{{ItemIndex(1), 0, 1}, {ItemIndex(2), 1, 1}};
        request.history = history;
        const auto list = ranker.rank(request);
        const auto fresh =
            std::find_if(list.begin(), list.end(), [](const RankedItem& ranked) { return ranked.item.value == items; });
        QVERIFY(fresh != list.end());
        QVERIFY(fresh->untried && fresh->basis == Basis::Model);
        for (const RankedItem& ranked : list)
            QVERIFY(ranked.untried == (ranked.item.value == items));
    }

    void aNewCustomerGetsWhatIsPopularAmongTheirLike()
    {
        const auto shop = smallshop::aisles(80);
        const Ranker ranker = rankerOf("item-knn", shop);
        std::vector<float> around(items, 0.0F);
        around[33] = 5;
        around[7] = 3;
        ListRequest request;
        request.around = around;
        request.top = 2;
        const auto list = ranker.rank(request);
        QCOMPARE(list.size(), std::size_t{2});
        QCOMPARE(list[0].item.value, 33U);
        QCOMPARE(list[1].item.value, 7U);
        QCOMPARE(list[0].basis, Basis::Cold);
    }
};

QTEST_APPLESS_MAIN(TestListRules)
#include "tst_list_rules.moc"
