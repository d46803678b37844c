// SPDX-License-Identifier: GPL-3.0-or-later
#include "scratch_workspace.h"

#include "workspace/backup.h"
#include "workspace/customer_repository.h"
#include "workspace/event_repository.h"
#include "workspace/import_repository.h"
#include "workspace/import_writer.h"
#include "workspace/location_repository.h"
#include "workspace/order_repository.h"
#include "workspace/price_repository.h"
#include "workspace/purchase_order_repository.h"
#include "workspace/settings.h"
#include "workspace/stock_repository.h"
#include "workspace/supplier_repository.h"

using namespace ms;
using namespace ms::workspace;
using namespace ms::workspace::testing;

namespace {

Product product(const char* sku, const char* title = "", const char* category = "")
{
    Product p;
    p.sku = Sku{sku};
    p.title = title;
    p.category = category;
    return p;
}

} // namespace

class TestRepositories : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void settingsComeBackAsTheyWere()
    {
        ScratchWorkspace shop;
        Settings settings;
        settings.shopName = "Café “Øre”";
        settings.currency = *Currency::parse("SEK");
        settings.cycleServiceLevel = 0.975;
        settings.reviewPeriodDays = 3.5;
        settings.leadTimeDays = 21;
        settings.leadTimeStdDevDays = 0.1;
        settings.holdingCostRate = 0.3;
        settings.maximumPriceStep = 0.2;
        settings.minimumMarginRate = 0.15;
        settings.demand = DemandKind::Net;
        settings.seed = 18446744073709551615ULL;
        settings.connection = ConnectionKind::Production;
        settings.baseUrl = "https://shop.example/api";
        settings.staleAfterDays = 3;
        MS_VERIFY_OK(saveSettings(*shop, settings));
        QVERIFY(*loadSettings(*shop) == settings);
    }

    void settingsOutOfRangeAreRefused_data()
    {
        QTest::addColumn<int>("which");
        for (int i = 0; i < 8; ++i)
            QTest::addRow("%d", i) << i;
    }
    void settingsOutOfRangeAreRefused()
    {
        QFETCH(int, which);
        ScratchWorkspace shop;
        Settings s;
        switch (which) {
        case 0:
            s.cycleServiceLevel = 0;
            break;
        case 1:
            s.reviewPeriodDays = -1;
            break;
        case 2:
            s.leadTimeDays = 0;
            break;
        case 3:
            s.leadTimeStdDevDays = -0.5;
            break;
        case 4:
            s.holdingCostRate = std::numeric_limits<double>::quiet_NaN();
            break;
        case 5:
            s.maximumPriceStep = 1.5;
            break;
        case 6:
            s.minimumMarginRate = 1;
            break;
        default:
            s.staleAfterDays = 0;
        }
        const auto saved = saveSettings(*shop, s);
        QVERIFY(!saved && saved.error().code == ErrorCode::InvalidInput);
        QVERIFY(*loadSettings(*shop) == ScratchWorkspace::settings());
    }

    void aSettingThatCannotBeReadIsAnErrorNotADefault()
    {
        ScratchWorkspace shop;
        shop->connection().execute("UPDATE setting SET value = 'often' WHERE name = 'review_period_days'");
        const auto settings = loadSettings(*shop);
        QVERIFY(!settings && settings.error().detail.find("review_period_days") != std::string::npos);
    }

    void productsComeBackAsTheyWere()
    {
        ScratchWorkspace shop;
        const auto supplier = SupplierRepository(*shop).add({{}, SupplierId{"acme"}, "Acme", 12.5, 0.1, 5000});
        MS_VERIFY_OK(supplier);
        Product full = product("0805", "Lamp", "Lighting");
        full.brand = "Lumen";
        full.supplier = *supplier;
        full.priceMinor = 1299;
        full.unitCostMinor = 640;
        full.minimumOrder = {12};
        full.packSize = {6};
        full.goods = false;
        ProductRepository products(*shop);
        full.key = *products.add(full);
        QVERIFY(*products.bySku(Sku{"0805"}) == full);
        QVERIFY(*products.byKey(full.key) == full);
        full.title = "Desk lamp";
        full.priceMinor.reset();
        MS_VERIFY_OK(products.update(full));
        QVERIFY(products.all()->front() == full);
        QVERIFY(products.keys()->find("0805") == full.key);
        QVERIFY(!products.keys()->find("805"));
        const auto missing = products.bySku(Sku{"805"});
        QVERIFY(!missing && missing.error().code == ErrorCode::NotFound);
        QCOMPARE(*SupplierRepository(*shop).byId(SupplierId{"acme"})->leadTimeStdDevDays, 0.1);
    }

    void badProductsAreRefused()
    {
        ScratchWorkspace shop;
        ProductRepository products(*shop);
        MS_VERIFY_OK(products.add(product("A")));
        const auto twice = products.add(product("A"));
        QVERIFY(!twice && twice.error().code == ErrorCode::InvalidInput);
        const auto nameless = products.add(product(""));
        QVERIFY(!nameless && nameless.error().code == ErrorCode::InvalidInput);
        Product unpacked = product("B");
        unpacked.packSize = {0};
        const auto packless = products.add(unpacked);
        QVERIFY(!packless && packless.error().code == ErrorCode::InvalidInput);
        Product orphan = product("C");
        orphan.supplier = SupplierKey{77};
        const auto unsupplied = products.add(orphan);
        QVERIFY(!unsupplied && unsupplied.error().code == ErrorCode::InvalidInput);
        QCOMPARE(*products.count(), std::int64_t{1});
    }

    void searchFindsSkusFirstAndTakesTextLiterally()
    {
        ScratchWorkspace shop;
        ProductRepository products(*shop);
        for (const auto& [sku, title] :
             {std::pair{"X10", "Red lamp"}, {"LAMP-1", "Bulb"}, {"A%B", "Mug"}, {"AXB", "Jug"}})
            MS_VERIFY_OK(products.add(product(sku, title, "Home")));
        const auto lamps = products.search("lamp", 10);
        QCOMPARE(lamps->size(), std::size_t{2});
        QCOMPARE(lamps->front().sku.text, std::string("LAMP-1"));
        QCOMPARE(products.search("a%b", 10)->size(), std::size_t{1});
        QCOMPARE(products.search("", 3)->size(), std::size_t{3});
        QCOMPARE(products.categories()->front().products, std::int64_t{4});
    }

    void customersAndLocationsComeBackAsTheyWere()
    {
        ScratchWorkspace shop;
        CustomerRepository customers(*shop);
        Customer ada{{}, CustomerId{"00017"}, "EIRE", "trade", true};
        ada.key = *customers.add(ada);
        Customer unasked{{}, CustomerId{"18"}, "", "", std::nullopt};
        unasked.key = *customers.add(unasked);
        QVERIFY(*customers.byId(CustomerId{"00017"}) == ada);
        QVERIFY(*customers.byKey(unasked.key) == unasked);
        ada.acceptsMarketing = false;
        MS_VERIFY_OK(customers.update(ada));
        QVERIFY(customers.search("000", 5)->front() == ada);
        QCOMPARE(*customers.count(), std::int64_t{2});
        const auto none = customers.byId(CustomerId{"17"});
        QVERIFY(!none && none.error().code == ErrorCode::NotFound);
        LocationRepository locations(*shop);
        const LocationKey key = *locations.add({{}, LocationId{"store-1"}, "High Street"});
        QVERIFY((locations.all()->front() == Location{key, LocationId{"store-1"}, "High Street"}));
        QVERIFY(locations.keys()->find("store-1") == key);
    }

    void anErasedCustomerIsGoneFromTheBytesAndNoTotalChanges()
    {
        ScratchWorkspace shop;
        const ProductKey a = *ProductRepository(*shop).add(product("A"));
        CustomerRepository customers(*shop);
        std::vector<CustomerKey> keys;
        auto writer = ImportWriter::begin(*shop, {});
        std::vector<Event> seen;
        for (int i = 0; i < 500; ++i) {
            const std::string mark = std::to_string(i) + "-marker";
            keys.push_back(*customers.add({{}, CustomerId{"customer-" + mark}, "", "", {}}, writer->key()));
            Order order;
            order.id = OrderId{"order " + std::to_string(i)};
            order.customer = keys.back();
            const OrderKey key = *writer->addOrder(order);
            MS_VERIFY_OK(writer->addLines(std::vector{OrderLine{key, 1, a, 1, 100, 100, {}}}));
            seen.push_back({at("2011-01-01"), "visitor-" + mark, keys.back(), "view", a, "cart-" + mark, {}});
            seen.push_back({at("2011-01-01"), "visitor-" + mark, {}, "view", a, "", {}});
        }
        MS_VERIFY_OK(EventRepository(*shop).add(seen, writer->key()));
        MS_VERIFY_OK(writer->addRejects(std::vector{ImportReject{3, "customer", "customer-77-marker", "?"}}));
        MS_VERIFY_OK(writer->commit({}));
        auto later = ImportWriter::begin(*shop, {});
        Customer renamed = *customers.byKey(keys[77]);
        renamed.segment = "segment-77-marker";
        MS_VERIFY_OK(customers.update(renamed, later->key()));
        MS_VERIFY_OK(later->commit({}));
        const auto totals = [&] {
            return dump(*shop, {"customer", "event", "import_change", "import_reject", "sales_order"});
        };
        const std::string before = totals();
        const auto contains = [&](const char* suffix, const std::string& text) {
            return bytesOf(shop.path().string() + suffix).find(text) != std::string::npos;
        };
        QVERIFY(contains("", "77-marker") || contains("-wal", "77-marker"));
        for (const int gone : {77, 3, 499}) {
            const auto erasure = customers.erase(keys[static_cast<std::size_t>(gone)]);
            MS_VERIFY_OK(erasure);
            QCOMPARE(erasure->orders, std::int64_t{1});
            QCOMPARE(erasure->events, std::int64_t{2});
            QVERIFY(erasure->logCleared);
            const std::string mark = "-" + std::to_string(gone) + "-marker";
            QVERIFY(!contains("", mark));
            QVERIFY(!contains("-wal", mark));
        }
        QVERIFY(contains("", "-78-marker"));
        QCOMPARE(totals(), before);
        QCOMPARE(OrderRepository(*shop).span()->orders, std::int64_t{500});
        const auto twice = customers.erase(keys[77]);
        QVERIFY(!twice && twice.error().code == ErrorCode::NotFound);
    }

    void impossibleLeadTimesAreRefused()
    {
        ScratchWorkspace shop;
        SupplierRepository suppliers(*shop);
        QVERIFY(!suppliers.add({{}, SupplierId{"a"}, "", 0.0, {}, {}}));
        QVERIFY(!suppliers.add({{}, SupplierId{"a"}, "", 5.0, -1.0, {}}));
        QVERIFY(!suppliers.add({{}, SupplierId{""}, "", 5.0, 1.0, {}}));
        QVERIFY(suppliers.all()->empty());
    }

    void pricesAndPromotionsComeBackInOrder()
    {
        ScratchWorkspace shop;
        const ProductKey key = *ProductRepository(*shop).add(product("A"));
        PriceRepository prices(*shop);
        const PricePoint late{key, day("2011-02-01"), 250, "import", std::nullopt};
        const PricePoint early{key, day("2011-01-01"), 300, "import", std::nullopt};
        MS_VERIFY_OK(prices.setPrice(late));
        MS_VERIFY_OK(prices.setPrice(early));
        PricePoint corrected = late;
        corrected.priceMinor = 255;
        MS_VERIFY_OK(prices.setPrice(corrected));
        QVERIFY((*prices.historyOf(key) == std::vector{early, corrected}));
        const auto orphan = prices.setPrice({ProductKey{99}, day("2011-01-01"), 1, "import", {}});
        QVERIFY(!orphan && orphan.error().code == ErrorCode::InvalidInput);

        const Promotion everywhere{key, std::nullopt, {day("2011-01-03"), day("2011-01-10")}, "display", ""};
        QVERIFY(*prices.addPromotion(everywhere));
        QVERIFY(!*prices.addPromotion(everywhere));
        QVERIFY((*prices.promotionsOf(key) == std::vector{everywhere}));
        const auto empty = prices.addPromotion({key, {}, {day("2011-01-03"), day("2011-01-03")}, "display", ""});
        QVERIFY(!empty && empty.error().code == ErrorCode::InvalidInput);
    }

    void theLatestCountByADayIsFound()
    {
        ScratchWorkspace shop;
        const ProductKey key = *ProductRepository(*shop).add(product("A"));
        const LocationKey place = *LocationRepository(*shop).add({{}, LocationId{"s"}, ""});
        StockRepository stock(*shop);
        const StockPosition first{key, place, day("2011-01-01"), {10}, {1}, {2}};
        const StockPosition second{key, place, day("2011-01-05"), {4}, {0}, {0}};
        MS_VERIFY_OK(stock.set(second));
        MS_VERIFY_OK(stock.set(first));
        QVERIFY(stock.latest(day("2010-12-31"))->empty());
        QVERIFY((*stock.latest(day("2011-01-04")) == std::vector{first}));
        QVERIFY((*stock.latest(day("2011-01-05")) == std::vector{second}));
        QVERIFY((*stock.historyOf(key) == std::vector{first, second}));
        StockPosition recounted = second;
        recounted.onHand = {3};
        MS_VERIFY_OK(stock.set(recounted));
        QVERIFY((*stock.latest(day("2011-12-31")) == std::vector{recounted}));
    }

    void purchaseOrdersAreOpenUntilReceived()
    {
        ScratchWorkspace shop;
        const ProductKey a = *ProductRepository(*shop).add(product("A"));
        const ProductKey b = *ProductRepository(*shop).add(product("B"));
        PurchaseOrderRepository orders(*shop);
        PurchaseOrder order;
        order.code = "PO-1";
        order.orderedDay = day("2011-01-01");
        order.expectedDay = day("2011-01-15");
        order.lines = {{a, {10}, {0}, 120}, {b, {5}, {0}, std::nullopt}};
        order.key = *orders.add(order);
        QVERIFY((*orders.open(day("2011-01-02")) == std::vector{order}));
        QVERIFY(orders.open(day("2010-12-31"))->empty());
        MS_VERIFY_OK(orders.setPlatformRef(order.key, "9001"));
        MS_VERIFY_OK(orders.receive(order.key, day("2011-01-17"), {{b, {5}, {3}, {}}}));
        QVERIFY(orders.open(day("2011-01-17"))->empty());
        QCOMPARE(orders.open(day("2011-01-16"))->size(), std::size_t{1});
        const auto received = **orders.byCode("PO-1");
        QCOMPARE(received.platformRef, std::string("9001"));
        QVERIFY(received.receivedDay == day("2011-01-17"));
        QCOMPARE(received.lines[0].received.units, std::int64_t{10});
        QCOMPARE(received.lines[1].received.units, std::int64_t{3});
        const auto nowhere = orders.receive({99}, day("2011-01-17"), {});
        QVERIFY(!nowhere && nowhere.error().code == ErrorCode::NotFound);
        const auto foreign = orders.receive(order.key, day("2011-01-18"), {{{99}, {1}, {1}, {}}});
        QVERIFY(!foreign && foreign.error().code == ErrorCode::InvalidInput);
        QVERIFY((*orders.byCode("PO-1"))->receivedDay == day("2011-01-17"));
        QVERIFY(!*orders.byCode("PO-2"));
    }

    void eventsComeInTheOrderOfTime()
    {
        ScratchWorkspace shop;
        const ProductKey a = *ProductRepository(*shop).add(product("A"));
        EventRepository events(*shop);
        const Event later{at("2011-01-01T10:00"), "v1", {}, "purchase", a, "c1", 500};
        const Event sooner{at("2011-01-01T09:00"), "v1", {}, "view", a, "", {}};
        MS_VERIFY_OK(events.add(std::vector{later, sooner}));
        std::vector<Event> read;
        MS_VERIFY_OK(events.forEach([&](const Event& event) { read.push_back(event); }));
        QVERIFY((read == std::vector{sooner, later}));
        const auto orphan =
            events.add(std::vector{sooner, Event{at("2011-01-01T09:00"), "v", {}, "view", ProductKey{9}, "", {}}});
        QVERIFY(!orphan && orphan.error().code == ErrorCode::InvalidInput);
        read.clear();
        MS_VERIFY_OK(events.forEach([&](const Event& event) { read.push_back(event); }));
        QCOMPARE(read.size(), std::size_t{2});
    }

    void copiesMadeBeforeMigrationsAreThreeAtMost()
    {
        ScratchWorkspace shop;
        const auto copy = [&](std::int64_t version) {
            return shop.path().string() + ".v" + std::to_string(version) + ".bak";
        };
        for (std::int64_t version = 1; version <= 5; ++version)
            MS_VERIFY_OK(backUpBeforeMigration(shop->connection(), version));
        MS_VERIFY_OK(backUpBeforeMigration(shop->connection(), 5)); // again: replaces its own
        for (std::int64_t version = 1; version <= 5; ++version)
            QCOMPARE(std::filesystem::exists(copy(version)), version >= 3);
    }

    void aBackupHoldsTheSameAndOverwritesNothing()
    {
        ScratchWorkspace shop;
        MS_VERIFY_OK(ProductRepository(*shop).add(product("A", "Lamp")));
        const auto target = shop.folder() / "copy.studio";
        MS_VERIFY_OK(backUp(*shop, target));
        auto copy = Workspace::open(target, OpenMode::ReadOnly);
        MS_VERIFY_OK(copy);
        QCOMPARE(dump(*copy), dump(*shop));
        const auto twice = backUp(*shop, target);
        QVERIFY(!twice && twice.error().code == ErrorCode::Conflict);
        const auto nowhere = backUp(*shop, "/proc/nowhere/copy.studio");
        QVERIFY(!nowhere && nowhere.error().code == ErrorCode::ReadWrite);
    }
};

QTEST_APPLESS_MAIN(TestRepositories)
#include "tst_repositories.moc"
