// SPDX-License-Identifier: GPL-3.0-or-later
#include "forecast/new_product.h"

#include <QTest>

#include <cmath>

using namespace ms;
using forecast::ProductTraits;

class TestNewProduct : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void likenessIsGowers();
    void leavesOutWhatSharesNothing();
    void likeOthersIsTheirWeighedMean();
    void aCurveNeedsHalfOfTheWeights();
    void multipliersAreShrunkTowardsOne();
};

void TestNewProduct::likenessIsGowers()
{
    // Gower (1971): the mean over traits that both have. Prices 2, 4, 16 span log 8, of which 2 to 4 is a third.
    const ProductTraits product{"bags", "", "Red lunch bag", 2};
    const std::vector<ProductTraits> others{{"bags", "Acme", "BLUE LUNCH-BAG", 4}, {"cups", "", "", 16}};
    const auto near = forecast::nearestProducts(product, others, 5);
    QCOMPARE(near.size(), std::size_t{2});
    QCOMPARE(near[0].index, std::size_t{0});
    QVERIFY(std::abs(near[0].similarity - (1 + 2.0 / 3 + 2.0 / 3) / 3) < 1e-12); // category, Dice 2·2/(3 + 3), price
    QVERIFY(std::abs(near[1].similarity - 0) < 1e-12);
    QCOMPARE(forecast::nearestProducts(product, others, 1).size(), std::size_t{1});
}

void TestNewProduct::leavesOutWhatSharesNothing()
{
    const std::vector<ProductTraits> others{{"", "Acme", ""}, {"", "", "lamp"}};
    const auto near = forecast::nearestProducts({"", "", "Lamp"}, others, 5);
    QCOMPARE(near.size(), std::size_t{1});
    QCOMPARE(near[0].similarity, 1.0);
    QVERIFY(forecast::nearestProducts({}, others, 5).empty());
}

void TestNewProduct::likeOthersIsTheirWeighedMean()
{
    forecast::Forecast one;
    one.mean = {10, 20};
    one.intervals = {{80, {5, 10}, {15, 40}}};
    forecast::Forecast two = one;
    two.mean = {30, 0};
    two.intervals[0].high = {35, 0};
    const std::vector<const forecast::Forecast*> both{&one, &two};
    const auto made = forecast::likeOthers(both, std::vector<double>{3, 1}, 2);
    QVERIFY(std::abs(made.mean[0] - 30) < 1e-12 && std::abs(made.mean[1] - 30) < 1e-12); // 2 (0.75·10 + 0.25·30)
    QVERIFY(std::abs(made.intervals[0].high[0] - 40) < 1e-12);
    QCOMPARE(made.method, std::string("like"));
    const auto single = forecast::likeOthers(std::span(both).first(1), std::vector<double>{0.3}, 1.5);
    QVERIFY(single.mean == (std::vector<double>{15, 30})); // analogue times multiplier, to the last bit
}

void TestNewProduct::aCurveNeedsHalfOfTheWeights()
{
    const std::vector<std::vector<double>> since{{8, 6, 4, 2}, {2, 2}, {}};
    const auto curve = forecast::launchCurve(since, std::vector<double>{1, 1, 2}, 1, 4);
    QCOMPARE(curve[0], 4.0);       // (6 + 2) / 2, known to half of the weights
    QVERIFY(std::isnan(curve[1])); // known to a quarter
    const auto heavy = forecast::launchCurve(since, std::vector<double>{3, 1, 2}, 2, 3);
    QVERIFY(heavy[0] == 4 && heavy[1] == 2 && std::isnan(heavy[2]));
}

void TestNewProduct::multipliersAreShrunkTowardsOne()
{
    QCOMPARE(forecast::learnedMultiplier(0, 0, 7), 1.0);
    QCOMPARE(forecast::learnedMultiplier(80, 4, 10), 1.5); // twice as much for four weeks
    QVERIFY(std::abs(forecast::learnedMultiplier(2000, 100, 10) - 204.0 / 104) < 1e-12);
}

QTEST_APPLESS_MAIN(TestNewProduct)
#include "tst_new_product.moc"
