// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers: Snyder & Shen, Fundamentals of Supply Chain Theory, 2nd ed. (2019), examples 3.1, 3.6, 3.7 and 3.8, as
// asserted in stockpyl (MIT licence), tests/test_eoq.py.
#include "inventory/economic_order.h"

#include <QTest>

#include <cmath>
#include <vector>

using namespace ms::inventory;

namespace {

const EconomicOrderInputs example{8.0, 0.225, 1300.0};
const std::vector<double> breakpoints{0, 400, 800};
const std::vector<double> unitCosts{0.75, 0.72, 0.68};

} // namespace

class TestEconomicOrder : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void matchesTheTextbook()
    {
        QVERIFY(std::fabs(economicOrder(example)->quantity - 304.0467800264368) < 1e-9);
        QVERIFY(std::fabs(economicOrder(example)->cost - 68.41052550594827) < 1e-9);
        QVERIFY(std::fabs(*economicOrderCost(example, 250.0) - 69.725) < 1e-9);
        const auto backorders = economicOrderWithBackorders(example, 5.0);
        QVERIFY(std::fabs(backorders->quantity - 310.8125551589646) < 1e-9);
        QVERIFY(std::fabs(backorders->stockoutFraction - 0.043062200956938) < 1e-12);
        QVERIFY(std::fabs(backorders->cost - 66.92136355097325) < 1e-9);
        QVERIFY(std::fabs(economicProduction(example, 2000.0)->quantity - 513.9328595516969) < 1e-9);
        QVERIFY(std::fabs(economicProduction(example, 2000.0)->cost - 40.47221268969612) < 1e-9);
    }
    void findsTheTierOfADiscount()
    {
        const auto all = discountedOrder(example, 0.3, breakpoints, unitCosts, DiscountKind::AllUnits);
        QCOMPARE(all->region, std::size_t{2});
        QCOMPARE(all->quantity, 800.0);
        QVERIFY(std::fabs(all->cost - 978.6) < 1e-9);
        const auto incremental = discountedOrder(example, 0.3, breakpoints, unitCosts, DiscountKind::Incremental);
        QCOMPARE(incremental->region, std::size_t{0});
        QVERIFY(std::fabs(incremental->quantity - 304.04678003) < 1e-7);
        QVERIFY(std::fabs(incremental->cost - 1043.41052551) < 1e-7);
    }
    void noOtherQuantityIsCheaper()
    {
        const double best = economicOrder(example)->cost;
        const double backorders = economicOrderWithBackorders(example, 5.0)->cost;
        for (const DiscountKind kind : {DiscountKind::AllUnits, DiscountKind::Incremental}) {
            const double discounted = discountedOrder(example, 0.3, breakpoints, unitCosts, kind)->cost;
            for (double q = 10.0; q < 3000.0; q += 7.0) {
                QVERIFY(*economicOrderCost(example, q) >= best);
                QVERIFY(backorderCost(example, 5.0, q, {})->cost >= backorders);
                QVERIFY(discountedOrderCost(example, 0.3, breakpoints, unitCosts, kind, q)->cost >= discounted - 1e-9);
            }
        }
    }
    void refusesWhatIsOutsideTheRange()
    {
        QVERIFY(!economicOrder({-1.0, 1.0, 1.0}));
        QVERIFY(!economicOrder({1.0, 0.0, 1.0}));
        QVERIFY(!economicOrder({1.0, 1.0, std::nan("")}));
        QVERIFY(!economicOrderCost(example, 0.0));
        QVERIFY(!economicOrderWithBackorders(example, 0.0));
        QVERIFY(!economicProduction(example, 1300.0));
        QVERIFY(!backorderCost(example, 5.0, 10.0, 1.5));
        const std::vector<double> descending{0, 800, 400};
        const std::vector<double> two{1.0, 0.9};
        QVERIFY(!discountedOrder(example, 0.3, descending, unitCosts, DiscountKind::AllUnits));
        QVERIFY(!discountedOrder(example, 0.3, breakpoints, two, DiscountKind::AllUnits));
        QVERIFY(!discountedOrder(example, 0.0, breakpoints, unitCosts, DiscountKind::AllUnits));
    }
};

QTEST_APPLESS_MAIN(TestEconomicOrder)
#include "tst_economic_order.moc"
