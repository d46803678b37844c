// SPDX-License-Identifier: GPL-3.0-or-later
// What every model that needs no plugin must do, on shops whose right answers are known by construction.
#include "recommend/fit.h"
#include "recommend/reasons.h"
#include "small_shop.h"

#include <QTest>

#include <algorithm>
#include <atomic>
#include <cmath>

using namespace ms;
using namespace ms::recommend;

namespace {

class Canceled final : public Progress {
public:
    bool canceled() const override { return true; }
};

Result<FittedRanker> fitted(const std::string& model, const Interactions& interactions, int threads = 1)
{
    FitRequest request;
    request.model = model;
    request.threads = threads;
    const auto titles = smallshop::titles(interactions.itemCount);
    request.items = titles;
    NoProgress progress;
    return fitRanker(interactions, request, progress);
}

ListRequest asked(History history, std::size_t top = 10)
{
    ListRequest request;
    request.history = history;
    request.top = top;
    return request;
}

std::vector<unsigned> itemsOf(const std::vector<RankedItem>& list)
{
    std::vector<unsigned> items;
    for (const RankedItem& ranked : list)
        items.push_back(ranked.item.value);
    return items;
}

void everyModel()
{
    QTest::addColumn<QString>("model");
    for (const ModelName& model : modelNames())
        if (!model.network)
            QTest::newRow(std::string(model.name).c_str()) << QString::fromStdString(std::string(model.name));
}

} // namespace

class TestRecommenderContract : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isTheSameForAnyThreadCount_data() { everyModel(); }
    void isTheSameForAnyThreadCount()
    {
        QFETCH(QString, model);
        const auto shop = smallshop::aisles(120);
        const auto one = fitted(model.toStdString(), shop, 1);
        const auto many = fitted(model.toStdString(), shop, 3);
        QVERIFY(one.has_value() && many.has_value());
        QCOMPARE(one->ranker.name(), many->ranker.name());
        if (one->ranker.model() != nullptr)
            QVERIFY(one->ranker.model()->state() == many->ranker.model()->state());
        QCOMPARE(one->ranker.scale().own, many->ranker.scale().own);
        QCOMPARE(one->ranker.scale().fill, many->ranker.scale().fill);
    }

    void neverShowsWhatTheCustomerHasNorAnythingTwice_data() { everyModel(); }
    void neverShowsWhatTheCustomerHasNorAnythingTwice()
    {
        QFETCH(QString, model);
        const auto shop = smallshop::aisles(120);
        const auto ranked = fitted(model.toStdString(), shop);
        QVERIFY(ranked.has_value());
        for (std::size_t user = 0; user < shop.userCount; ++user) {
            const History history = shop.of(UserIndex(user));
            auto items = itemsOf(ranked->ranker.rank(asked(history)));
            QCOMPARE(items.size(), std::size_t{10});
            for (const Event& event : history)
                QVERIFY(std::find(items.begin(), items.end(), event.item.value) == items.end());
            std::sort(items.begin(), items.end());
            QVERIFY(std::adjacent_find(items.begin(), items.end()) == items.end());
        }
    }

    void noListEverBreaksARule_data() { everyModel(); }
    void noListEverBreaksARule()
    {
        QFETCH(QString, model);
        const auto shop = smallshop::aisles(60);
        const auto ranked = fitted(model.toStdString(), shop);
        QVERIFY(ranked.has_value());
        stats::Random random(3);
        for (int round = 0; round < 200; ++round) {
            ListRequest request = asked(shop.of(UserIndex(random.below(shop.userCount))), 1 + random.below(12));
            request.explain = false;
            std::vector<std::uint8_t> blocked(40, 0);
            for (auto& mark : blocked)
                mark = random.below(4) == 0;
            request.rules.blocked = blocked;
            request.excluded = {ItemIndex(random.below(40)), ItemIndex(random.below(40))};
            request.pinned = {ItemIndex(random.below(40)), ItemIndex(random.below(40))};
            request.includeSeen = random.below(2) == 0;
            const auto list = ranked->ranker.rank(request);
            QVERIFY(list.size() <= request.top);
            for (const RankedItem& item : list) {
                QVERIFY(blocked[item.item] == 0);
                for (const ItemIndex excluded : request.excluded)
                    QVERIFY(item.item.value != excluded.value);
            }
            const auto allowed = [&](ItemIndex item) {
                return blocked[item] == 0 && std::none_of(request.excluded.begin(), request.excluded.end(),
                                                          [&](ItemIndex other) { return other.value == item.value; });
            };
            if (allowed(request.pinned[0])) {
                QCOMPARE(list.front().item.value, request.pinned[0].value);
                QCOMPARE(list.front().basis, Basis::Pinned);
            }
        }
    }

    void onlyCandidatesAreRankedAndAllOfThem_data() { everyModel(); }
    void onlyCandidatesAreRankedAndAllOfThem()
    {
        QFETCH(QString, model);
        const auto shop = smallshop::aisles(120);
        const auto ranked = fitted(model.toStdString(), shop);
        ListRequest request = asked({}, 10);
        std::vector<Event> history{{ItemIndex(1), 0, 1}, {ItemIndex(2), 1, 1}};
        request.history = history;
        request.candidates = {ItemIndex(30), ItemIndex(7), ItemIndex(12)};
        auto items = itemsOf(ranked->ranker.rank(request));
        std::sort(items.begin(), items.end());
        QCOMPARE(items, (std::vector<unsigned>{7, 12, 30}));
    }

    void aCustomerWithoutHistoryGetsWhatIsPopularAndIsToldSo_data() { everyModel(); }
    void aCustomerWithoutHistoryGetsWhatIsPopularAndIsToldSo()
    {
        QFETCH(QString, model);
        const auto shop = smallshop::aisles(120);
        const auto ranked = fitted(model.toStdString(), shop);
        const auto popular = fitted("popular", shop);
        const auto list = ranked->ranker.rank(asked({}));
        QCOMPARE(itemsOf(list), itemsOf(popular->ranker.rank(asked({}))));
        for (const RankedItem& item : list)
            QCOMPARE(item.basis, Basis::Cold);
    }

    void scoresArePerCentAndNeverRiseDownTheList_data() { everyModel(); }
    void scoresArePerCentAndNeverRiseDownTheList()
    {
        QFETCH(QString, model);
        const auto shop = smallshop::aisles(120);
        const auto ranked = fitted(model.toStdString(), shop);
        for (std::size_t user = 0; user < shop.userCount; ++user) {
            const auto list = ranked->ranker.rank(asked(shop.of(UserIndex(user))));
            double before = 100;
            for (const RankedItem& item : list) {
                QVERIFY(item.score >= 0 && item.score <= before);
                before = item.score;
            }
        }
    }

    void scoreSomeAndScoreAgree_data() { everyModel(); }
    void scoreSomeAndScoreAgree()
    {
        QFETCH(QString, model);
        const auto shop = smallshop::aisles(120);
        const auto ranked = fitted(model.toStdString(), shop);
        const Recommender* const scorer = ranked->ranker.model();
        if (scorer == nullptr)
            return;
        std::vector<float> all(40);
        scorer->score(shop.of(UserIndex(9)), all);
        const std::vector<ItemIndex> some{ItemIndex(39), ItemIndex(0), ItemIndex(13)};
        std::vector<float> few(3);
        scorer->scoreSome(shop.of(UserIndex(9)), some, few);
        for (std::size_t i = 0; i < some.size(); ++i)
            QCOMPARE(few[i], all[some[i]]);
    }

    void takingOutWhatIsCitedMovesTheItem_data() { everyModel(); }
    void takingOutWhatIsCitedMovesTheItem()
    {
        QFETCH(QString, model);
        const auto shop = model == "buy-again" ? smallshop::habits(120) : smallshop::aisles(120);
        const auto ranked = fitted(model.toStdString(), shop);
        int cited = 0;
        for (std::size_t user = 0; user < shop.userCount; ++user) {
            const History history = shop.of(UserIndex(user));
            ListRequest request = asked(history);
            request.includeSeen = model == "buy-again"; // it speaks of nothing else
            const auto list = ranked->ranker.rank(request);
            for (std::size_t place = 0; place < list.size(); ++place) {
                if (list[place].causes.empty())
                    continue;
                ++cited;
                std::vector<Event> left;
                ListRequest without = asked({}, 40);
                without.includeSeen = request.includeSeen;
                for (const Event& event : history) {
                    const bool gone =
                        std::any_of(list[place].causes.begin(), list[place].causes.end(),
                                    [&](const Cause& cause) { return cause.item.value == event.item.value; });
                    if (!gone)
                        left.push_back(event);
                }
                for (const Cause& cause : list[place].causes)
                    without.excluded.push_back(cause.item); // it is what was recommended that may move, not the gap
                without.history = left;
                without.explain = false;
                const auto now = ranked->ranker.rank(without);
                // an item of which the model has nothing left to say may still be popular
                QVERIFY(place >= now.size() || now[place].item.value != list[place].item.value ||
                        now[place].basis != Basis::Model);
            }
        }
        if (ranked->ranker.model() != nullptr)
            QVERIFY2(cited > 200, qPrintable(QString::number(cited)));
    }

    void whatWasSavedRanksTheSame_data() { everyModel(); }
    void whatWasSavedRanksTheSame()
    {
        QFETCH(QString, model);
        const auto shop = smallshop::aisles(120);
        const auto ranked = fitted(model.toStdString(), shop);
        const Recommender* const scorer = ranked->ranker.model();
        if (scorer == nullptr)
            return;
        const std::string state = scorer->state();
        const auto again = loadModel(scorer->name(), state, nullptr);
        QVERIFY(again.has_value());
        QVERIFY((*again)->state() == state);
        std::vector<float> before(40), after(40);
        scorer->score(shop.of(UserIndex(3)), before);
        (*again)->score(shop.of(UserIndex(3)), after);
        QCOMPARE(after, before);
        for (const std::size_t cut : {std::size_t{0}, std::size_t{5}, state.size() / 2, state.size() - 1})
            QVERIFY(!loadModel(scorer->name(), std::string_view(state).substr(0, cut), nullptr).has_value());
    }

    void aCanceledFitSaysSo_data() { everyModel(); }
    void aCanceledFitSaysSo()
    {
        QFETCH(QString, model);
        FitRequest request;
        request.model = model.toStdString();
        const auto titles = smallshop::titles(40);
        request.items = titles;
        Canceled progress;
        const auto ranked = fitRanker(smallshop::aisles(50), request, progress);
        QVERIFY(!ranked.has_value());
        QCOMPARE(ranked.error().code, ErrorCode::Canceled);
    }

    void aHistoryOfOneEventAndAnItemThatNobodyTookAreNoTrouble_data() { everyModel(); }
    void aHistoryOfOneEventAndAnItemThatNobodyTookAreNoTrouble()
    {
        QFETCH(QString, model);
        const auto shop = smallshop::of({{0, 1}, {0, 1, 2}, {2}}, 5); // items 3 and 4 were never taken
        const auto ranked = fitted(model.toStdString(), shop);
        QVERIFY(ranked.has_value());
        const std::vector<Event> history{{ItemIndex(3), 0, 1}};
        // only what reads titles knows the other item that nobody took
        const bool reads = model == "content" || model == "hybrid";
        QCOMPARE(ranked->ranker.rank(asked(history)).size(), std::size_t{reads ? 4U : 3U});
    }

    void autoTakesTheModelThatFindsTheAisle()
    {
        const auto ranked = fitted("auto", smallshop::aisles(200));
        QVERIFY(ranked.has_value());
        QVERIFY(ranked->ranker.name() != "popular");
        QVERIFY(ranked->trial.size() >= 2);
        QVERIFY(ranked->trial.front().ndcg > ranked->trial.back().ndcg);
    }

    void anUnknownModelAndAMissingPluginAreSaid()
    {
        const auto shop = smallshop::aisles(10);
        const auto unknown = fitted("oracle", shop);
        QVERIFY(!unknown.has_value());
        QCOMPARE(unknown.error().code, ErrorCode::InvalidInput);
        QVERIFY(unknown.error().detail.find("item-knn") != std::string::npos);
        const auto network = fitted("transformer", shop);
        QVERIFY(!network.has_value());
        QCOMPARE(network.error().code, ErrorCode::Unavailable);
        const auto nothing = fitted("item-knn", groupByUser({}, 0, 0, false).value());
        QVERIFY(!nothing.has_value());
        QCOMPARE(nothing.error().code, ErrorCode::NotEnoughData);
    }
};

QTEST_APPLESS_MAIN(TestRecommenderContract)
#include "tst_recommender_contract.moc"
