// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/inventory/inventory_words.h"
#include "inventory/explanation.h"

#include <QTest>

using namespace ms;
using namespace ms::app;

class TestOrderArithmetic : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void arithmeticNamesEveryTerm()
    {
        inventory::ExplanationBuilder why;
        const auto need = why.given("need", 36.2, "units");
        const auto pack = why.given("pack_size", 12, "units");
        for (const char* name :
             {"nothing", "nothing_above_the_reorder_point", "nothing_maximum_is_below_minimum", "maximum_order",
              "most_by_budget", "most_by_room", "most_by_supplier_minimum", "most_without_cost", "supplier_lead_time",
              "wait_for_order_day", "most_by_cover", "at_price_break", "need_with_cover", "nothing_covered_already",
              "nothing_smallest_order_is_above_cover"})
            why.given(name, 0, "units");
        why.given("holding_rate_a_day", 0.25 / 365.25);
        why.given("unit_cost", 18.11, "money");
        const auto packs = why.term("full_packs", inventory::Operation::RoundUpToMultiple, {need, pack}, "units");
        why.term("order", inventory::Operation::Sum, {packs}, "units");
        const QString html = InventoryWords::arithmetic(why.explanation(), *Currency::parse("GBP"));
        for (const char* words : {"Needed", "36.20", "Units a pack", "In full packs", "rounded up to a multiple of 12",
                                  "48", "0.000684", "18.11", "GBP"})
            QVERIFY2(html.contains(QLatin1String(words)), words);
        QVERIFY(!html.contains(QLatin1Char('_')));
    }
};

QTEST_MAIN(TestOrderArithmetic)
#include "tst_order_arithmetic.moc"
