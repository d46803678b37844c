// SPDX-License-Identifier: GPL-3.0-or-later
// Shops that teach little or are wide: a list with an honest label, or one clear error, in sensible time.
#include "recommend/fit.h"
#include "small_shop.h"

#include <QTest>

#include <algorithm>

using namespace ms;
using namespace ms::recommend;

namespace {

constexpr std::size_t million = 1000000;

Result<FittedRanker> fittedAuto(const Interactions& interactions)
{
    NoProgress progress;
    return fitRanker(interactions, {}, progress);
}

std::vector<RankedItem> listFor(const FittedRanker& fitted, History history)
{
    ListRequest request;
    request.history = history;
    return fitted.ranker.rank(request);
}

} // namespace

class TestFit : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aMillionItemsWithOneEventEachByAMillionCustomers()
    {
        std::vector<Interaction> rows;
        rows.reserve(million);
        for (std::size_t i = 0; i < million; ++i)
            rows.push_back({UserIndex(i), ItemIndex(i), 0, 1});
        const auto shop = groupByUser(rows, million, million, false).value();
        const auto fitted = fittedAuto(shop);
        QVERIFY(fitted.has_value());
        QCOMPARE(fitted->ranker.name(), std::string_view("popular")); // nobody came twice: there is nothing to judge by
        const auto list = listFor(*fitted, shop.of(UserIndex(7)));
        QCOMPARE(list.size(), std::size_t{10});
        for (const RankedItem& item : list)
            QVERIFY(item.basis == Basis::Popular && item.item.value != 7);
    }
    void aMillionItemsWithOneEventEachByOneCustomer()
    {
        std::vector<Interaction> rows;
        rows.reserve(million);
        for (std::size_t i = 0; i < million; ++i)
            rows.push_back({UserIndex(0), ItemIndex(i), static_cast<double>(i), 1});
        const auto shop = groupByUser(rows, 1, million, false).value();
        const auto fitted = fittedAuto(shop);
        QVERIFY(fitted.has_value());
        QVERIFY(listFor(*fitted, shop.of(UserIndex(0))).empty()); // there is nothing that the customer does not have
        for (const RankedItem& item : listFor(*fitted, {}))
            QCOMPARE(item.basis, Basis::Cold);
    }
    /// A score is the per cent of the shop's recommendations that are weaker: customers who were not there when the
    /// scale was made spread evenly over it (Kolmogorov's distance to the uniform distribution).
    void scoresOfOtherCustomersSpreadEvenlyOverThePercents()
    {
        const auto shop = smallshop::aisles(1500);
        const auto others = smallshop::aisles(400, 99);
        for (const char* const model : {"item-knn", "ease", "als"}) {
            FitRequest request;
            request.model = model;
            NoProgress progress;
            const auto fitted = fitRanker(shop, request, progress);
            QVERIFY(fitted.has_value());
            std::vector<double> scores;
            for (std::size_t user = 0; user < others.userCount; ++user)
                for (const RankedItem& item : listFor(*fitted, others.of(UserIndex(user))))
                    if (item.basis == Basis::Model)
                        scores.push_back(item.score / 100);
            QVERIFY(scores.size() > 2000);
            std::sort(scores.begin(), scores.end());
            double distance = 0;
            for (std::size_t i = 0; i < scores.size(); ++i)
                distance = std::max(distance, std::abs(scores[i] - (static_cast<double>(i) + 0.5) /
                                                                       static_cast<double>(scores.size())));
            QVERIFY2(distance < 0.05, qPrintable(QString("%1: %2").arg(model).arg(distance)));
        }
    }
    void duplicatedAndOutOfOrderEventsTeachTheSame()
    {
        const auto shop = smallshop::aisles(100);
        std::vector<Interaction> rows;
        for (std::size_t user = 0; user < shop.userCount; ++user)
            for (const Event& event : shop.of(UserIndex(user)))
                rows.push_back({UserIndex(user), event.item, event.time, 1});
        std::vector<Interaction> backwards(rows.rbegin(), rows.rend());
        backwards.insert(backwards.end(), rows.begin(), rows.end());
        const auto twice = groupByUser(backwards, shop.userCount, shop.itemCount, true).value();
        for (const char* const model : {"popular", "item-knn", "ease", "als", "buy-again"}) {
            FitRequest request;
            request.model = model;
            NoProgress progress;
            const auto once = fitRanker(shop, request, progress);
            const auto again = fitRanker(twice, request, progress);
            QVERIFY(once.has_value() && again.has_value());
            for (std::size_t user = 0; user < 20; ++user) {
                const auto first = listFor(*once, shop.of(UserIndex(user)));
                const auto second = listFor(*again, shop.of(UserIndex(user)));
                QCOMPARE(second.size(), first.size());
                for (std::size_t place = 0; place < first.size(); ++place)
                    QVERIFY2(second[place].item.value == first[place].item.value, model);
            }
        }
    }
    void itemsWithoutATitleAreNoTroubleToWhatReadsTitles()
    {
        const auto shop = smallshop::aisles(100);
        auto titles = smallshop::titles(40);
        for (std::size_t item = 0; item < 40; item += 3)
            titles[item].title.clear();
        for (const char* const model : {"content", "hybrid"}) {
            FitRequest request;
            request.model = model;
            request.items = titles;
            NoProgress progress;
            const auto fitted = fitRanker(shop, request, progress);
            QVERIFY(fitted.has_value());
            QCOMPARE(listFor(*fitted, shop.of(UserIndex(3))).size(), std::size_t{10});
        }
    }
};

QTEST_APPLESS_MAIN(TestFit)
#include "tst_fit.moc"
