// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers: Snyder & Shen, Fundamentals of Supply Chain Theory, 2nd ed. (2019), example 3.9, and Snyder's course
// homework with purchase costs, as asserted in stockpyl (MIT licence), tests/test_wagner_whitin.py.
#include "inventory/lot_sizing.h"
#include "stats/random.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <vector>

using namespace ms::inventory;

class TestLotSizing : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void matchesTheTextbook()
    {
        const std::vector<double> demand{90, 120, 80, 70};
        const std::vector<double> two{2};
        const std::vector<double> fixed{500};
        const auto plan = wagnerWhitin({demand, two, fixed, {}});
        QVERIFY(plan);
        QCOMPARE(plan->orderQuantities, (std::vector<double>{210, 0, 150, 0}));
        QCOMPARE(plan->cost, 1380.0);
        const std::vector<double> rising{400, 500, 500, 1100, 900};
        const std::vector<double> tenth{0.1};
        const std::vector<double> hundred{100};
        const std::vector<double> purchase{3, 1, 4, 6, 6};
        const auto bought = wagnerWhitin({rising, tenth, hundred, purchase});
        QCOMPARE(bought->orderQuantities, (std::vector<double>{400, 3000, 0, 0, 0}));
        QVERIFY(std::fabs(bought->cost - 4940.0) < 1e-9);
    }
    /// Every set of order periods, tried one by one.
    void isAsCheapAsTheBestOfAllPlans()
    {
        ms::stats::Random random(11);
        for (int round = 0; round < 20; ++round) {
            std::vector<double> demand(8);
            std::vector<double> holding(8);
            std::vector<double> fixed(8);
            for (std::size_t t = 0; t < 8; ++t) {
                demand[t] = 1.0 + static_cast<double>(random.below(50));
                holding[t] = random.uniform();
                fixed[t] = 10.0 + 30.0 * random.uniform();
            }
            double best = std::numeric_limits<double>::infinity();
            for (unsigned plan = 1; plan < 256; plan += 2) { // the first period orders always
                double cost = 0.0;
                double carried = 0.0;
                for (std::size_t t = 0; t < 8; ++t) {
                    if (plan >> t & 1u) {
                        cost += fixed[t];
                        carried = 0.0;
                    }
                    cost += carried * demand[t];
                    carried += holding[t];
                }
                best = std::min(best, cost);
            }
            QVERIFY(std::fabs(wagnerWhitin({demand, holding, fixed, {}})->cost - best) < 1e-9);
        }
    }
    void ordersNothingForNothing()
    {
        const std::vector<double> demand{0, 0, 5, 0};
        const std::vector<double> one{1};
        const auto plan = wagnerWhitin({demand, one, one, {}});
        QCOMPARE(plan->orderQuantities, (std::vector<double>{0, 0, 5, 0}));
        QCOMPARE(plan->cost, 1.0);
    }
    void refusesWhatIsOutsideTheRange()
    {
        const std::vector<double> demand{1, 2, 3};
        const std::vector<double> one{1};
        const std::vector<double> two{1, 2};
        const std::vector<double> negative{-1};
        QVERIFY(!wagnerWhitin({{}, one, one, {}}));
        QVERIFY(!wagnerWhitin({negative, one, one, {}}));
        QVERIFY(!wagnerWhitin({demand, two, one, {}}));
        QVERIFY(!wagnerWhitin({demand, one, negative, {}}));
        QVERIFY(!wagnerWhitin({demand, one, one, two}));
    }
};

QTEST_APPLESS_MAIN(TestLotSizing)
#include "tst_lot_sizing.moc"
