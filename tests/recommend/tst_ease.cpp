// SPDX-License-Identifier: GPL-3.0-or-later
#include "recommend/buy_again.h"
#include "recommend/ease.h"
#include "small_shop.h"

#include <QTest>

#include <cmath>

using namespace ms;
using namespace ms::recommend;

namespace {

/// B by Gauss-Jordan elimination of X^T X + lambda I, as in the paper's listing; nothing shared with the engine.
std::vector<std::vector<double>> reference(const Interactions& shop, double lambda)
{
    const std::size_t n = shop.itemCount;
    std::vector<std::vector<double>> a(n, std::vector<double>(2 * n, 0.0));
    for (std::size_t user = 0; user < shop.userCount; ++user)
        for (const Event& first : shop.of(UserIndex(user)))
            for (const Event& second : shop.of(UserIndex(user)))
                a[first.item][second.item] += 1;
    for (std::size_t i = 0; i < n; ++i) {
        a[i][i] += lambda;
        a[i][n + i] = 1;
    }
    for (std::size_t pivot = 0; pivot < n; ++pivot) {
        const double by = a[pivot][pivot];
        for (double& value : a[pivot])
            value /= by;
        for (std::size_t row = 0; row < n; ++row) {
            const double factor = a[row][pivot];
            if (row == pivot || factor == 0)
                continue;
            for (std::size_t column = 0; column < 2 * n; ++column)
                a[row][column] -= factor * a[pivot][column];
        }
    }
    std::vector<std::vector<double>> b(n, std::vector<double>(n, 0.0));
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < n; ++j)
            b[i][j] = i == j ? 0 : -a[i][n + j] / a[j][n + j];
    return b;
}

} // namespace

class TestEase : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void agreesWithTheClosedFormOfThePaper_data()
    {
        QTest::addColumn<int>("items");
        QTest::addColumn<double>("lambda");
        QTest::newRow("one block") << 40 << 10.0;
        QTest::newRow("several blocks") << 250 << 3.0; // more than two blocks of 96
    }
    void agreesWithTheClosedFormOfThePaper()
    {
        QFETCH(int, items);
        QFETCH(double, lambda);
        stats::Random random(6);
        std::vector<std::vector<unsigned>> baskets(300);
        for (auto& basket : baskets) {
            std::set<unsigned> taken;
            while (taken.size() < 8)
                taken.insert(static_cast<unsigned>(random.below(static_cast<std::uint64_t>(items))));
            basket.assign(taken.begin(), taken.end());
        }
        const auto shop = smallshop::of(baskets, static_cast<std::size_t>(items));
        const auto expected = reference(shop, lambda);
        EaseSettings settings;
        settings.lambda = lambda;
        NoProgress progress;
        const auto one = fitEase(shop, settings, 1, progress).value();
        for (std::size_t i = 0; i < expected.size(); ++i)
            for (std::size_t j = 0; j < expected.size(); ++j)
                QVERIFY(std::abs(static_cast<double>(one->weight(ItemIndex(i), ItemIndex(j))) - expected[i][j]) < 1e-6);
        QVERIFY(one->state() == fitEase(shop, settings, 3, progress).value()->state());
    }
    void tooManyItemsAreRefusedWithAWayOut()
    {
        Interactions many;
        many.itemCount = easeMostItems + 1;
        many.firstEvent = {0};
        NoProgress progress;
        const auto ease = fitEase(many, {}, 1, progress);
        QCOMPARE(ease.error().code, ErrorCode::InvalidInput);
        QVERIFY(ease.error().detail.find("item-knn") != std::string::npos);
    }

    /// Item 0 is repeated by both customers, item 1 by none: r = (2 + 2/4 p) / (2 + p) and (0 + 2/4 p) / (2 + p), p
    /// = 5.
    void repeatRatesAreShrunkTowardsTheShops()
    {
        const auto shop = smallshop::of({{0, 1, 0}, {0, 1, 0}}, 3);
        const auto again = fitBuyAgain(shop).value();
        QVERIFY(std::abs(again->repeatRate()[0] - (2 + 10.0F) / 22) < 1e-6F);
        QVERIFY(std::abs(again->repeatRate()[1] - 10.0F / 22) < 1e-6F);
    }
    void whatIsTakenOftenAndLatelyComesFirst()
    {
        const std::vector<Interaction> rows{{UserIndex(0), ItemIndex(0), 100, 1},
                                            {UserIndex(0), ItemIndex(1), 100, 1},
                                            {UserIndex(0), ItemIndex(1), 190, 1},
                                            {UserIndex(0), ItemIndex(2), 190, 1}};
        const auto shop = groupByUser(rows, 1, 4, true).value();
        BuyAgainSettings settings;
        settings.priorCustomers = 1e9; // one rate for all: 1 of 3
        settings.halfLifeDays = 90;
        settings.priorVisits = 0;
        const auto again = fitBuyAgain(shop, settings).value();
        std::vector<float> scores(4);
        again->score(shop.of(UserIndex(0)), scores);
        QVERIFY(std::abs(scores[0] - 0.5F / 3 / 1.5F) < 1e-6F); // 90 days are a half-life
        QVERIFY(std::abs(scores[1] - 1.5F / 3 / 1.5F) < 1e-6F);
        QVERIFY(std::abs(scores[2] - 1.0F / 3 / 1.5F) < 1e-6F);
        QCOMPARE(scores[3], silent);
    }
    /// One visit that took item 1, and five that the shop lends: (r_1 + 5 p_1) / 6 and 5 p_0 / 6, by hand.
    void habitsAreShrunkTowardsTheShop()
    {
        const auto shop = smallshop::of({{0, 0}, {1}, {0}}, 2); // four visits: three took 0, one took 1
        BuyAgainSettings settings;
        settings.priorCustomers = 0;
        const auto again = fitBuyAgain(shop, settings).value();
        std::vector<float> scores(2);
        again->score(shop.of(UserIndex(1)), scores);
        QVERIFY(std::abs(scores[0] - 5 * 0.75F / 6) < 1e-6F);
        QVERIFY(std::abs(scores[1] - (1e-6F + 5 * 0.25F) / 6) < 1e-6F); // nobody repeated item 1
    }
};

QTEST_APPLESS_MAIN(TestEase)
#include "tst_ease.moc"
