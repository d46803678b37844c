// SPDX-License-Identifier: GPL-3.0-or-later
#include "recommend/item_knn.h"
#include "small_shop.h"

#include <QTest>

#include <cmath>

using namespace ms;
using namespace ms::recommend;

namespace {

std::unique_ptr<ItemKnn> fit(const Interactions& shop, const ItemKnnSettings& settings)
{
    NoProgress progress;
    return fitItemKnn(shop, settings, 1, progress).value();
}

/// The plain cosine of Sarwar et al.: nothing shrunk, nothing recent.
ItemKnnSettings plainCosine()
{
    ItemKnnSettings settings;
    settings.shrinkage = 0;
    settings.popularityPower = 0.5;
    settings.distancePower = 0;
    settings.backward = 1;
    settings.visitDecay = 1;
    return settings;
}

double similarity(const ItemKnn& knn, unsigned from, unsigned to)
{
    for (const ItemKnn::Neighbour& near : knn.neighboursOf(ItemIndex(from)))
        if (near.item.value == to)
            return static_cast<double>(near.similarity);
    return 0;
}

} // namespace

class TestItemKnn : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// cos(i, j) = customers with both / sqrt(customers with i * customers with j), by hand.
    void plainSettingsGiveTheCosine()
    {
        const auto shop = smallshop::of({{0, 1}, {0, 1, 2}, {0, 2}, {1}, {0}}, 4);
        const auto knn = fit(shop, plainCosine());
        QVERIFY(std::abs(similarity(*knn, 0, 1) - 2 / std::sqrt(4.0 * 3)) < 1e-6);
        QVERIFY(std::abs(similarity(*knn, 1, 0) - 2 / std::sqrt(4.0 * 3)) < 1e-6);
        QVERIFY(std::abs(similarity(*knn, 0, 2) - 2 / std::sqrt(4.0 * 2)) < 1e-6);
        QVERIFY(std::abs(similarity(*knn, 1, 2) - 1 / std::sqrt(3.0 * 2)) < 1e-6);
        QVERIFY(knn->neighboursOf(ItemIndex(3)).empty());
    }

    /// Every entry against the dense cosine matrix of random shops.
    void agreesWithTheDenseFormulaEverywhere()
    {
        const auto shop = smallshop::aisles(80, 11);
        std::vector<std::vector<double>> taken(40, std::vector<double>(80, 0.0));
        for (std::size_t user = 0; user < 80; ++user)
            for (const Event& event : shop.of(UserIndex(user)))
                taken[event.item][user] = 1;
        ItemKnnSettings settings = plainCosine();
        settings.shrinkage = 7;
        const auto knn = fit(shop, settings);
        for (unsigned i = 0; i < 40; ++i)
            for (unsigned j = 0; j < 40; ++j) {
                double both = 0, withI = 0, withJ = 0;
                for (std::size_t user = 0; user < 80; ++user) {
                    both += taken[i][user] * taken[j][user];
                    withI += taken[i][user];
                    withJ += taken[j][user];
                }
                const double expected = i == j ? 0 : both / (std::sqrt(withI * withJ) + 7);
                QVERIFY(std::abs(similarity(*knn, i, j) - expected) < 1e-6);
            }
    }

    /// Two customers took 0, then 1 two visits later: 2 * 2^-0.5 forward, half of it backward.
    void distanceAndOrderOfVisitsCount()
    {
        const auto shop = smallshop::of({{0, 2, 1}, {0, 3, 1}}, 4);
        ItemKnnSettings settings = plainCosine();
        settings.distancePower = 0.5;
        settings.backward = 0.5;
        const auto knn = fit(shop, settings);
        QVERIFY(std::abs(similarity(*knn, 0, 1) - 2 * std::pow(2.0, -0.5) / 2) < 1e-6);
        QVERIFY(std::abs(similarity(*knn, 1, 0) - 0.5 * 2 * std::pow(2.0, -0.5) / 2) < 1e-6);
    }

    void oneVisitHasNoOrder()
    {
        const std::vector<Interaction> rows{{UserIndex(0), ItemIndex(0), 5, 1}, {UserIndex(0), ItemIndex(1), 5, 1}};
        ItemKnnSettings settings = plainCosine();
        settings.backward = 0;
        const auto knn = fit(groupByUser(rows, 1, 2, true).value(), settings);
        QCOMPARE(similarity(*knn, 0, 1), 1.0);
        QCOMPARE(similarity(*knn, 1, 0), 1.0);
    }

    void olderPurchasesCountLess()
    {
        const auto shop = smallshop::of({{0, 2}, {1, 3}}, 4); // 0 -> 2 and 1 -> 3, equally strong
        const auto knn = fit(shop, {});
        const std::vector<Event> history{{ItemIndex(0), 1, 1}, {ItemIndex(1), 2, 1}};
        std::vector<float> scores(4);
        knn->score(history, scores);
        QVERIFY(std::abs(static_cast<double>(scores[2] / scores[3]) - 0.7) < 1e-6);
        QCOMPARE(scores[0], silent);
    }

    void aPurchaseThatIsRepeatedCountsOnce()
    {
        const auto once = fit(smallshop::of({{0, 1}, {0, 2}}, 3), {});
        const auto often = fit(smallshop::of({{0, 0, 0, 1}, {0, 2}}, 3), {});
        QCOMPARE(similarity(*often, 0, 1), similarity(*once, 0, 1));
    }

    void onlyTheStrongestNeighboursAreKept()
    {
        ItemKnnSettings settings = plainCosine();
        settings.neighbours = 1;
        const auto knn = fit(smallshop::of({{0, 1}, {0, 1}, {0, 2}}, 3), settings);
        QCOMPARE(knn->neighboursOf(ItemIndex(0)).size(), std::size_t{1});
        QCOMPARE(knn->neighboursOf(ItemIndex(0)).front().item.value, 1U);
    }

    void contributionsAddUpToTheScore()
    {
        const auto shop = smallshop::aisles(80);
        const auto knn = fit(shop, {});
        const History history = shop.of(UserIndex(5));
        std::vector<float> scores(40);
        knn->score(history, scores);
        for (unsigned item = 0; item < 40; ++item) {
            const ItemIndex asked(item);
            std::vector<double> parts(history.size());
            knn->contributions(history, std::span(&asked, 1), parts);
            double sum = 0;
            for (const double part : parts)
                sum += part;
            QVERIFY(std::abs(sum - (scores[item] == silent ? 0.0 : static_cast<double>(scores[item]))) < 1e-6);
        }
    }

    void settingsOutsideTheirRangesAreRefused_data()
    {
        QTest::addColumn<int>("which");
        for (int which = 0; which < 6; ++which)
            QTest::addRow("setting %d", which) << which;
    }
    void settingsOutsideTheirRangesAreRefused()
    {
        QFETCH(int, which);
        ItemKnnSettings settings;
        switch (which) {
        case 0:
            settings.neighbours = 0;
            break;
        case 1:
            settings.shrinkage = -1;
            break;
        case 2:
            settings.popularityPower = 1.1;
            break;
        case 3:
            settings.distancePower = std::nan("");
            break;
        case 4:
            settings.backward = 2;
            break;
        default:
            settings.visitDecay = 0;
            break;
        }
        NoProgress progress;
        const auto knn = fitItemKnn(smallshop::of({{0, 1}}, 2), settings, 1, progress);
        QVERIFY(!knn.has_value());
        QCOMPARE(knn.error().code, ErrorCode::InvalidInput);
    }
};

QTEST_APPLESS_MAIN(TestItemKnn)
#include "tst_item_knn.moc"
