// SPDX-License-Identifier: GPL-3.0-or-later
#include "small_shop.h"

#include "features/customer_histories.h"
#include "features/place_demand.h"
#include "features/price_observations.h"
#include "features/stock.h"
#include "workspace/price_repository.h"
#include "workspace/settings.h"

#include <cmath>

using namespace ms;
using namespace ms::features;
using namespace ms::features::testing;

namespace {

DemandRequest weekly(const char* asOf)
{
    DemandRequest request;
    request.asOf = day(asOf);
    return request;
}

} // namespace

class TestEngineInputs : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aWeeksPriceIsWhatCustomersPaidAUnit()
    {
        SmallShop shop;
        shop.sell({{"2011-01-03", "A", 10, 200},
                   {"2011-01-05", "A", 30, 100},
                   {"2011-01-06", "A", -5, 200},
                   {"2011-01-16", "A", 8, 300}});
        const auto observed = priceObservations(*shop, weekly("2011-01-16"));
        MS_VERIFY_OK(observed);
        QCOMPARE(observed->panel.rows.size(), std::size_t{2});
        const pricing::Observation& first = observed->panel.rows[0];
        QCOMPARE(first.units, 40.0);
        QCOMPARE(first.price, (10 * 2.0 + 30 * 1.0) / 40);
        QCOMPARE(observed->panel.rows[1].price, 3.0);
        QCOMPARE(observed->panel.products[0].text, std::string("A"));
        QVERIFY(std::isnan(first.promotion)); // no promotion is known of any product
        QVERIFY(std::isnan(first.cost));
        QVERIFY(observed->periodStarts[static_cast<std::size_t>(observed->panel.rows[1].period)] == day("2011-01-10"));
    }

    void pricesFollowTheCurrencysDecimals()
    {
        SmallShop shop;
        Settings settings = *loadSettings(*shop);
        settings.currency = *Currency::parse("JPY");
        MS_VERIFY_OK(saveSettings(*shop, settings));
        shop.sell({{"2011-01-03", "A", 1, 980}, {"2011-01-09", "A", 1, 980}});
        QCOMPARE(priceObservations(*shop, weekly("2011-01-09"))->panel.rows[0].price, 980.0);
    }

    void weeksWithoutSalesCountOnlyWhereThePriceIsKnown()
    {
        SmallShop shop;
        shop.sell({{"2011-01-03", "A", 1, 200},
                   {"2011-01-03", "B", 1, 200},
                   {"2011-01-30", "A", 1, 200},
                   {"2011-01-30", "B", 1, 200}});
        const ProductKey a = shop.product("A");
        MS_VERIFY_OK(PriceRepository(*shop).setPrice({a, day("2011-01-17"), 250, "import", {}}));
        const auto rows = priceObservations(*shop, weekly("2011-01-30"))->panel.rows;
        // A: sold, (price not known), nothing at 2.50, sold; B: sold, -, -, sold.
        QCOMPARE(rows.size(), std::size_t{5});
        QCOMPARE(rows[1].period, 2);
        QCOMPARE(rows[1].units, 0.0);
        QCOMPARE(rows[1].price, 2.5);
    }

    void weeksWithEmptyShelvesSayNothingAboutThePrice()
    {
        SmallShop shop;
        shop.sell({{"2011-01-03", "A", 9, 200}, {"2011-01-10", "A", 1, 200}, {"2011-01-23", "A", 9, 200}});
        MS_VERIFY_OK(StockRepository(*shop).set({shop.product("A"), shop.place("x"), day("2011-01-12"), {0}, {}, {}}));
        const auto rows = priceObservations(*shop, weekly("2011-01-23"))->panel.rows;
        QCOMPARE(rows.size(), std::size_t{2});
        QCOMPARE(rows[1].period, 2);
    }

    void promotionsAreSharesOfDaysAndPlaces()
    {
        SmallShop shop;
        shop.sell({{"2011-01-03", "A", 9, 200, "", "north"},
                   {"2011-01-03", "B", 9, 200, "", "south"},
                   {"2011-01-09", "A", 9, 200, "", "north"}});
        const ProductKey a = shop.product("A");
        PriceRepository prices(*shop);
        const DayRange threeDays{day("2011-01-07"), day("2011-01-10")};
        MS_VERIFY_OK(prices.addPromotion({a, {}, {day("2011-01-08"), day("2011-01-20")}, "deal", ""})); // 2 of 7 days
        MS_VERIFY_OK(prices.addPromotion({a, shop.place("north"), threeDays, "mailer", ""})); // half the places
        const auto observed = priceObservations(*shop, weekly("2011-01-09"));
        QCOMPARE(observed->panel.rows[0].promotion, 2.0 / 7);
        QCOMPARE(observed->panel.rows[0].feature, 0.5 * 3.0 / 7);
        QCOMPARE(observed->panel.rows[1].promotion, 0.0);
    }

    void priceObservationsDoNotLookAhead()
    {
        SmallShop shop;
        shop.sell({{"2011-01-03", "A", 9, 200}, {"2011-01-16", "A", 9, 200}});
        const auto before = priceObservations(*shop, weekly("2011-01-16"))->panel.rows;
        MS_VERIFY_OK(PriceRepository(*shop).setPrice({shop.product("A"), day("2011-01-17"), 999, "import", {}}));
        MS_VERIFY_OK(PriceRepository(*shop).addPromotion(
            {shop.product("A"), {}, {day("2011-01-17"), day("2011-02-01")}, "deal", ""}));
        shop.sell({{"2011-01-18", "A", 90, 100}, {"2011-02-20", "B", 1, 100}});
        const auto after = priceObservations(*shop, weekly("2011-01-16"))->panel.rows;
        QCOMPARE(after.size(), before.size());
        for (std::size_t i = 0; i < before.size(); ++i) {
            QCOMPARE(after[i].units, before[i].units);
            QCOMPARE(after[i].price, before[i].price);
            QVERIFY(std::isnan(after[i].promotion));
        }
    }

    void historiesHoldEachPurchaseOnceOldestFirst()
    {
        SmallShop shop;
        shop.sell({{"2011-01-05T12:00", "B", 1, 100, "ann"},
                   {"2011-01-03T12:00", "A", 7, 100, "ann"},
                   {"2011-01-04T12:00", "A", 1, 100, "bob"},
                   {"2011-01-06T12:00", "A", -7, 100, "ann"},
                   {"2011-01-06T12:00", "A", 1, 100, ""},
                   {"2011-01-09T12:00", "C", 1, 100, "cid"}});
        const auto histories = customerHistories(*shop, day("2011-01-08"));
        MS_VERIFY_OK(histories);
        QCOMPARE(histories->customers.size(), std::size_t{2});
        const auto ann = static_cast<std::size_t>(
            std::find(histories->customers.begin(), histories->customers.end(), shop.customer("ann")) -
            histories->customers.begin());
        const auto events = histories->interactions.of(recommend::UserIndex(ann));
        QCOMPARE(events.size(), std::size_t{2});
        QVERIFY(histories->products[events[0].item] == shop.product("A"));
        QVERIFY(histories->products[events[1].item] == shop.product("B"));
        QCOMPARE(events[0].time, static_cast<double>(dayNumber(day("2011-01-03"))) + 0.5);
        QCOMPARE(events[0].weight, 1.0F);
        QVERIFY(histories->interactions.clock);
        QCOMPARE(histories->interactions.itemCount, histories->products.size());
        QCOMPARE(histories->items[events[0].item].title, std::string("Title of A"));
    }

    void basketsHoldEachProductOnce()
    {
        SmallShop shop;
        auto writer = ImportWriter::begin(*shop, {});
        Order order;
        order.id = OrderId{"basket"};
        order.orderedAt = at("2011-01-03");
        const ProductKey a = shop.product("A");
        const ProductKey b = shop.product("B");
        const OrderKey key = *writer->addOrder(order);
        MS_VERIFY_OK(writer->addLines(std::vector<OrderLine>{
            {key, 1, b, 1, 100, 100, {}}, {key, 2, a, 1, 100, 100, {}}, {key, 3, b, 2, 200, 100, {}}}));
        MS_VERIFY_OK(writer->commit({}));
        shop.sell({{"2011-01-04", "A", 1}, {"2011-01-05", "A", -1}});
        const auto bought = baskets(*shop, day("2011-01-31"));
        QCOMPARE(bought->firstItem, (std::vector<std::size_t>{0, 2, 3}));
        QVERIFY(bought->items[0].value < bought->items[1].value);
    }

    void stockIsTheLastCountAndWhatIsOnItsWay()
    {
        SmallShop shop;
        const ProductKey a = shop.product("A");
        shop.product("NEVER COUNTED");
        StockRepository stock(*shop);
        MS_VERIFY_OK(stock.set({a, shop.place("north"), day("2011-01-01"), {9}, {1}, {2}}));
        MS_VERIFY_OK(stock.set({a, shop.place("north"), day("2011-01-10"), {5}, {1}, {0}}));
        MS_VERIFY_OK(stock.set({a, shop.place("south"), day("2011-01-08"), {7}, {0}, {3}}));
        MS_VERIFY_OK(stock.set({a, shop.place("south"), day("2011-02-08"), {70}, {0}, {0}}));
        PurchaseOrderRepository orders(*shop);
        const auto order = [&](const char* code, const char* ordered, const char* expected, std::int64_t units) {
            PurchaseOrder po;
            po.code = code;
            po.orderedDay = day(ordered);
            po.expectedDay = day(expected);
            po.lines = {{a, {units}, {0}, {}}};
            return *orders.add(po);
        };
        order("late", "2010-12-01", "2011-01-05", 10);
        order("next", "2011-01-02", "2011-01-20", 20);
        order("not yet", "2011-02-02", "2011-02-20", 40);
        MS_VERIFY_OK(orders.receive(order("past", "2010-12-01", "2010-12-24", 80), day("2010-12-24"), {}));
        MS_VERIFY_OK(orders.receive(order("received since", "2010-12-01", "2011-01-18", 160), day("2011-01-18"), {}));

        const Day asOf = day("2011-01-15");
        const auto known = stockOnHand(*shop, asOf);
        MS_VERIFY_OK(known);
        QCOMPARE(known->size(), std::size_t{2});
        const ProductStock& ofA = known->front();
        QCOMPARE(ofA.onHand.units, std::int64_t{12});
        QCOMPARE(ofA.reserved.units, std::int64_t{1});
        QCOMPARE(ofA.backorders.units, std::int64_t{3});
        QVERIFY(ofA.counted && ofA.countedDay == day("2011-01-08"));
        QVERIFY(!known->back().counted);
        QCOMPARE(ofA.inbound.size(), std::size_t{3});
        QVERIFY(ofA.inbound[0].due == day("2011-01-16")); // overdue: tomorrow at the earliest
        QVERIFY(ofA.inbound[1].due == day("2011-01-18"));

        // A plan for now counts what was ordered since, 18 days after its own day as it was promised, and knows that
        // the 160 are there.
        const auto now = stockOnHand(*shop, asOf, std::nullopt, OrdersSince::Counted);
        MS_VERIFY_OK(now);
        const auto& inbound = now->front().inbound;
        QCOMPARE(inbound.size(), std::size_t{3});
        QVERIFY(inbound[2].due == day("2011-02-02") && inbound[2].quantity.units == 40);
        QCOMPARE(now->front().onHand.units, std::int64_t{172});
        QCOMPARE(now->front().receivedSince.units, std::int64_t{160});

        // Weeks from 2011-01-16: the overdue goods are there at once, the others at the start of week 2.
        const inventory::StockState state = stockState(ofA, asOf, 7);
        QCOMPARE(state.onHand, 12.0);
        QCOMPARE(state.onOrder, (std::vector<double>{10, 180}));
        QCOMPARE(stockOnHand(*shop, asOf, shop.place("south"))->front().onHand.units, std::int64_t{7});
    }

    /// Four weeks to Sunday 30 January: A sells 4, 0, 8, 0 in the north and 2 in the last week in the south; weeks
    /// before A's first sale do not count against it.
    void demandIsToldPlaceByPlace()
    {
        SmallShop shop;
        shop.sell({{"2010-11-01", "A", 99, 100, "", "north"}, // before the weeks that are asked for
                   {"2011-01-03", "A", 4, 100, "", "north"},
                   {"2011-01-17", "A", 5, 100, "", "north"},
                   {"2011-01-23", "A", 3, 100, "", "north"},
                   {"2011-01-30", "A", 2, 100, "", "south"},
                   {"2011-01-20", "B", 6, 100, "", "south"},
                   {"2011-01-30", "B", 2, 100, "", "south"},
                   {"2011-01-20", "A", -5, 100, "", "north"}, // came back
                   {"2011-01-20", "A", 50, 0, "", "north"},   // found on a shelf
                   {"2011-01-20", "A", 70, 100}});            // sold nobody knows where
        const auto demand = demandByPlace(*shop, day("2011-01-30"), 4);
        MS_VERIFY_OK(demand);
        QCOMPARE(demand->size(), std::size_t{3});
        const auto check = [&](std::size_t at, const char* sku, const char* place, int weeks, double mean, double sd) {
            const PlaceDemand& one = demand->at(at);
            QVERIFY(one.product == shop.product(sku) && one.place == shop.place(place));
            QCOMPARE(one.weeks, weeks);
            QCOMPARE(one.weeklyMean, mean);
            QVERIFY2(std::fabs(one.weeklyStdDev - sd) < 1e-12, qPrintable(QString::number(one.weeklyStdDev)));
        };
        check(0, "A", "north", 4, 3.0, std::sqrt(44.0 / 3)); // 4, 0, 8, 0
        check(1, "A", "south", 4, 0.5, 1.0);                 // 0, 0, 0, 2
        check(2, "B", "south", 2, 4.0, std::sqrt(8.0));      // 6, 2: new since then
    }

    void leadTimesAreMeasuredStatedOrAssumed()
    {
        SmallShop shop;
        SupplierRepository suppliers(*shop);
        const SupplierKey measured = *suppliers.add({{}, SupplierId{"measured"}, "", 30.0, 9.0, {}});
        const SupplierKey stated = *suppliers.add({{}, SupplierId{"stated"}, "", 30.0, {}, {}});
        const SupplierKey unknown = *suppliers.add({{}, SupplierId{"unknown"}, "", {}, {}, {}});
        PurchaseOrderRepository orders(*shop);
        // Days from order to shelf: 2, 4, 4, 4, 5, 5, 7, 9: mean 5, sample standard deviation sqrt(32 / 7).
        int number = 0;
        for (const int days : {2, 4, 4, 4, 5, 5, 7, 9}) {
            PurchaseOrder order;
            order.code = std::to_string(++number);
            order.supplier = measured;
            order.orderedDay = day("2011-01-01");
            order.expectedDay = order.orderedDay;
            order.receivedDay = order.orderedDay + std::chrono::days(days);
            (void)orders.add(order);
        }
        PurchaseOrder later;
        later.code = "later";
        later.supplier = measured;
        later.orderedDay = day("2011-01-01");
        later.expectedDay = later.orderedDay;
        later.receivedDay = day("2011-06-01");
        (void)orders.add(later);

        const auto estimates = leadTimes(*shop, day("2011-02-01"));
        MS_VERIFY_OK(estimates);
        const auto& first = estimates->at(0);
        QVERIFY(first.supplier == measured && first.source == LeadTimeSource::Receipts);
        QCOMPARE(first.receipts, 8);
        QVERIFY(std::fabs(first.meanDays - 5) < 1e-12);
        QVERIFY(std::fabs(first.stdDevDays - std::sqrt(32.0 / 7)) < 1e-12);
        QVERIFY(estimates->at(1).supplier == stated && estimates->at(1).source == LeadTimeSource::Supplier);
        QCOMPARE(estimates->at(1).meanDays, 30.0);
        QCOMPARE(estimates->at(1).stdDevDays, Settings{}.leadTimeStdDevDays);
        QVERIFY(estimates->at(2).supplier == unknown && estimates->at(2).source == LeadTimeSource::Settings);
        QCOMPARE(estimates->at(2).meanDays, Settings{}.leadTimeDays);
        // Two receipts are too few to say how they vary.
        QVERIFY(leadTimes(*shop, day("2011-01-04"))->at(0).source == LeadTimeSource::Supplier);
    }
};

QTEST_APPLESS_MAIN(TestEngineInputs)
#include "tst_engine_inputs.moc"
