// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/elasticity.h"
#include "pricing/price_test.h"

#include "planted_shop.h"

#include <QTest>

#include <cmath>

using namespace ms;
using namespace ms::pricing;

class TestPriceTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void lengthFollowsTheFormula()
    {
        // (1.959964 * 0.1 / (1 * 0.5 ln(1.05/0.95)))² = 15.3 rows: 16 periods in one place, 4 in four places.
        const PriceTestPlan one = planPriceTest(0.1, 1);
        QCOMPARE(one.step, 0.05);
        QCOMPARE(one.periods, 16);
        QCOMPARE(planPriceTest(0.1, 4).periods, 4);
        QVERIFY(one.halfWidth <= 1.0);
    }
    void noisyProductsGetTheLargerStep()
    {
        QCOMPARE(planPriceTest(0.3, 1).step, 0.10);
        QCOMPARE(planPriceTest(0.01, 1).periods, 4);
    }
    void isSaidInOneSentence()
    {
        QCOMPARE(describe({0.05, 16, 0.98}),
                 std::string("Switching the price by ±5 % every period for 16 periods would give it within ±1.0."));
    }
    /// 300 simulated tests as planned: the half width of their intervals must come out as promised, within 15 %.
    void theTestGivesWhatItPromises()
    {
        const double noise = 0.15;
        const PriceTestPlan plan = planPriceTest(noise, 10);
        double squares = 0;
        for (std::uint64_t draw = 0; draw < 300; ++draw) {
            stats::Random random(9, draw);
            Panel panel;
            panel.products = {Sku{"p"}};
            for (int place = 0; place < 10; ++place) {
                panel.locations.push_back(LocationId{std::to_string(place)});
                for (int t = 0; t < plan.periods; ++t) {
                    const double price = (t + place) % 2 == 0 ? 1 - plan.step : 1 + plan.step;
                    panel.rows.push_back(
                        {0, place, t, 1000 * std::pow(price, -2) * std::exp(noise * random.normal()), price});
                }
            }
            NoProgress progress;
            const auto report = estimateElasticities(panel, {.shrink = false}, progress);
            squares += std::pow(report->products.front().value + 2, 2);
        }
        const double halfWidth = 1.959963984540054 * std::sqrt(squares / 300);
        QVERIFY2(std::abs(halfWidth / plan.halfWidth - 1) < 0.15, qPrintable(QString::number(halfWidth)));
    }
};

QTEST_APPLESS_MAIN(TestPriceTest)
#include "tst_price_test.moc"
