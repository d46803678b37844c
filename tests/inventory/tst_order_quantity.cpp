// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/order_quantity.h"

#include <QTest>

#include <cmath>
#include <optional>

using namespace ms::inventory;

Q_DECLARE_METATYPE(std::optional<double>)

namespace {

bool hasTerm(const Explanation& why, const std::string& name)
{
    return std::ranges::any_of(why.terms, [&name](const Term& term) { return term.name == name; });
}

} // namespace

class TestOrderQuantity : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void numberAloneIsTheSameNumber()
    {
        for (const double need : {0.0, 0.4, 11.0, 12.0, 13.0, 99.5}) {
            for (const double maximum : {0.0, 30.0, 1000.0}) {
                for (const OrderRules& rules :
                     {OrderRules{10.0, 12.0, maximum}, OrderRules{10.4, 1.0, maximum}, OrderRules{0.0, 1.0, maximum}}) {
                    ExplanationBuilder why;
                    const auto position = why.given("need", need);
                    QCOMPARE(*roundedUnits(need, rules),
                             static_cast<double>(roundedOrder(why, position, rules)->quantity.units));
                    QCOMPARE(acceptedUnits(need, rules, maximum), *roundedUnits(need, rules));
                }
            }
        }
        QVERIFY(!roundedUnits(-1.0, {}));
        QVERIFY(!roundedUnits(1.0, {0.0, 0.0, {}}));
    }
    void followsTheSuppliersRules_data()
    {
        QTest::addColumn<double>("need");
        QTest::addColumn<double>("minimum");
        QTest::addColumn<double>("pack");
        QTest::addColumn<double>("maximum");
        QTest::addColumn<qint64>("order");
        QTest::newRow("nothing needed") << 0.0 << 24.0 << 12.0 << -1.0 << qint64(0);
        QTest::newRow("whole units") << 36.2 << 0.0 << 1.0 << -1.0 << qint64(37);
        QTest::newRow("a hair above a whole") << 37.0 + 1e-11 << 0.0 << 1.0 << -1.0 << qint64(37);
        QTest::newRow("up to the minimum") << 3.0 << 24.0 << 1.0 << -1.0 << qint64(24);
        QTest::newRow("up to a minimum that is no whole") << 3.0 << 10.4 << 1.0 << -1.0 << qint64(11);
        QTest::newRow("up to full packs") << 37.0 << 0.0 << 12.0 << -1.0 << qint64(48);
        QTest::newRow("minimum that is no full pack") << 3.0 << 20.0 << 12.0 << -1.0 << qint64(24);
        QTest::newRow("down to the maximum") << 100.0 << 0.0 << 12.0 << 50.0 << qint64(48);
        QTest::newRow("maximum far away") << 100.0 << 0.0 << 12.0 << 5000.0 << qint64(108);
        QTest::newRow("maximum below the minimum") << 100.0 << 60.0 << 12.0 << 50.0 << qint64(0);
        QTest::newRow("maximum below one pack") << 100.0 << 0.0 << 60.0 << 50.0 << qint64(0);
    }
    void followsTheSuppliersRules()
    {
        QFETCH(double, need);
        QFETCH(double, minimum);
        QFETCH(double, pack);
        QFETCH(double, maximum);
        QFETCH(qint64, order);
        ExplanationBuilder why;
        const auto position = why.given("need", need, "units");
        OrderRules rules{minimum, pack, {}};
        if (maximum >= 0.0)
            rules.maximumOrder = maximum;
        const auto rounded = roundedOrder(why, position, rules);
        QVERIFY(rounded);
        QCOMPARE(rounded->quantity.units, order);
        QCOMPARE(*evaluate(rounded->why), static_cast<double>(order));
        QCOMPARE(*evaluate(*explanationFromJson(toJson(rounded->why))), static_cast<double>(order));
    }
    void saysEachStepThatChangedTheNumber()
    {
        ExplanationBuilder why;
        const auto need = why.given("need", 3.4, "units");
        const auto rounded = roundedOrder(why, need, {10.0, 12.0, {}});
        QVERIFY(rounded && hasTerm(rounded->why, "whole_units") && hasTerm(rounded->why, "at_least_minimum") &&
                hasTerm(rounded->why, "full_packs"));
    }
    void ordersUpToTheLevelOnlyAtOrBelowTheReorderPoint()
    {
        ExplanationBuilder why;
        const auto point = why.given("reorder_point", 40.0, "units");
        const auto level = why.given("order_up_to_level", 90.0, "units");
        StockState stock{30.0, 2.0, 1.0, {10.0, 0.0}};
        QCOMPARE(inventoryPosition(stock), 37.0);
        const auto order = suggestedOrder(why, point, level, stock, {0.0, 1.0, {}});
        QVERIFY(order);
        QCOMPARE(order->quantity.units, 53);
        stock.onHand = 34.0;
        QCOMPARE(suggestedOrder(why, point, level, stock, {})->quantity.units, 0);
        QCOMPARE(*evaluate(suggestedOrder(why, point, level, stock, {})->why), 0.0);
        stock.onHand = 33.0;
        QCOMPARE(suggestedOrder(why, point, level, stock, {})->quantity.units, 50);
    }
    void refusesWhatIsOutsideTheRange()
    {
        ExplanationBuilder why;
        const auto need = why.given("need", 3.0);
        const auto nan = why.given("nan", std::nan(""));
        QVERIFY(!roundedOrder(why, need, {0.0, 0.0, {}}));
        QVERIFY(!roundedOrder(why, need, {-1.0, 1.0, {}}));
        QVERIFY(!roundedOrder(why, need, {0.0, 1.0, -1.0}));
        QVERIFY(!roundedOrder(why, nan, {}));
        QVERIFY(!suggestedOrder(why, need, need, {-1.0, 0.0, 0.0, {}}, {}));
        QVERIFY(!suggestedOrder(why, need, need, {1.0, 0.0, 0.0, {-4.0}}, {}));
        QVERIFY(!suggestedOrder(why, need, need, {1.0, std::nan(""), 0.0, {}}, {}));
    }
};

QTEST_APPLESS_MAIN(TestOrderQuantity)
#include "tst_order_quantity.moc"
