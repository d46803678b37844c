// SPDX-License-Identifier: GPL-3.0-or-later
#include "scratch_workspace.h"

#include "stats/random.h"
#include "workspace/customer_repository.h"
#include "workspace/event_repository.h"
#include "workspace/import_repository.h"
#include "workspace/location_repository.h"
#include "workspace/order_repository.h"
#include "workspace/price_repository.h"
#include "workspace/purchase_order_repository.h"
#include "workspace/settings.h"
#include "workspace/stock_repository.h"
#include "workspace/supplier_repository.h"

#include <csignal>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace ms;
using namespace ms::workspace;
using namespace ms::workspace::testing;

namespace {

ImportRecord file(const std::string& name)
{
    ImportRecord record;
    record.fileName = name;
    record.sha256 = sha256(name);
    record.profile = "mapped";
    record.importedAt = at("2011-12-09T13:00");
    return record;
}

/// Writes a random import that adds and changes a bit of everything. Returns its key.
Result<ImportKey> randomImport(Workspace& workspace, std::uint64_t seed)
{
    stats::Random random(seed);
    auto writer = ImportWriter::begin(workspace, file("file-" + std::to_string(seed) + ".csv"));
    if (!writer)
        return tl::unexpected(writer.error());
    const ImportKey key = writer->key();
    ProductRepository products(workspace);
    LocationRepository locations(workspace);
    const std::string mark = std::to_string(seed);
    const LocationKey place = *locations.add({{}, LocationId{"place-" + mark}, ""}, key);
    (void)SupplierRepository(workspace).add({{}, SupplierId{"supplier-" + mark}, "", 7.1 + random.uniform(), 1.0, {}},
                                            key);
    for (int i = 0; i < 5; ++i)
        (void)products.add({{}, Sku{mark + "-" + std::to_string(i)}, "New", {}, {}, {}, 100, {}, {1}, {1}, true}, key);
    std::vector<Product> catalogue = *products.all();
    for (Product& product : catalogue) {
        if (random.below(3) == 0) {
            product.title = "Title of " + mark;
            product.priceMinor = static_cast<std::int64_t>(random.below(1000));
            (void)products.update(product, key);
            (void)products.update(product, key);
        }
        const PricePoint price{product.key,
                               day("2011-01-01") + std::chrono::days(random.below(3)),
                               static_cast<std::int64_t>(random.below(900)),
                               "import",
                               {}};
        (void)PriceRepository(workspace).setPrice(price, key);
        (void)PriceRepository(workspace).addPromotion(
            {product.key, {}, {day("2011-03-01"), day("2011-03-08")}, "deal", ""}, key);
        (void)StockRepository(workspace).set({product.key, place, day("2011-02-01"), {5}, {}, {}}, key);
        const auto first = locations.all()->front().key;
        (void)StockRepository(workspace).set(
            {product.key, first, day("2011-02-01"), {static_cast<std::int64_t>(random.below(50))}, {}, {}}, key);
    }
    const std::vector<Product> all = *products.all();
    const CustomerKey customer = *CustomerRepository(workspace).add({{}, CustomerId{"c" + mark}, "", "", {}}, key);
    PurchaseOrder purchase;
    purchase.code = "PO-" + mark;
    purchase.lines = {{all.front().key, {4}, {0}, {}}};
    (void)PurchaseOrderRepository(workspace).add(purchase, key);
    (void)EventRepository(workspace).add(
        std::vector{Event{at("2011-01-01"), "v", customer, "view", all.front().key, "", {}}}, key);
    std::vector<OrderLine> lines;
    for (int i = 0; i < 4; ++i) {
        Order order;
        order.id = OrderId{mark + "/" + std::to_string(i)};
        order.customer = customer;
        order.location = place;
        const OrderKey added = *writer->addOrder(order);
        for (int line = 1; line <= 3; ++line)
            lines.push_back({added, line, all[random.below(all.size())].key, 2, 200, 100, {}});
    }
    // A line for an order that an earlier import brought.
    lines.push_back({{1}, static_cast<std::int64_t>(100 + seed), all.front().key, 1, 100, 100, 120});
    if (auto added = writer->addLines(lines); !added)
        return tl::unexpected(added.error());
    (void)writer->addRejects(std::vector{ImportReject{7, "price", "12,5O", "not a number"}});
    (void)writer->setCurrency(*Currency::parse("GBP"));
    ImportRecord result;
    result.rowsRead = 13;
    result.rowsAdded = 13;
    if (auto kept = writer->commit(result); !kept)
        return tl::unexpected(kept.error());
    return key;
}

} // namespace

class TestImports : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatWasWrittenIsRead()
    {
        ScratchWorkspace shop;
        const ProductKey product =
            *ProductRepository(*shop).add({{}, Sku{"0805"}, {}, {}, {}, {}, {}, {}, {1}, {1}, true});
        const CustomerKey customer = *CustomerRepository(*shop).add({{}, CustomerId{"17"}, {}, {}, {}});
        auto writer = ImportWriter::begin(*shop, file("a.csv"));
        MS_VERIFY_OK(writer);
        Order order;
        order.id = OrderId{"536365"};
        order.customer = customer;
        order.orderedAt = at("2010-12-01T08:26");
        order.channel = "web";
        order.key = *writer->addOrder(order);
        Order cancelled;
        cancelled.id = OrderId{"C536379"};
        cancelled.isReturn = true;
        cancelled.orderedAt = at("2010-12-02T09:41");
        cancelled.key = *writer->addOrder(cancelled);
        const std::vector<OrderLine> lines{{order.key, 1, product, 6, 1530, 255, {}},
                                           {order.key, 2, product, 6, 2034, 339, 400},
                                           {cancelled.key, 1, product, -1, -2750, 2750, {}}};
        MS_VERIFY_OK(writer->addLines(lines));
        ImportRecord counts;
        counts.rowsRead = 4;
        counts.rowsAdded = 3;
        counts.rowsRejected = 1;
        counts.seconds = 0.25;
        const ImportReject reject{3, "Quantity", "six", "not a whole number"};
        MS_VERIFY_OK(writer->addRejects(std::vector{reject}));
        MS_VERIFY_OK(writer->commit(counts));

        OrderRepository orders(*shop);
        std::vector<OrderLine> read;
        MS_VERIFY_OK(orders.forEachLine([&](const OrderLine& line) { read.push_back(line); }));
        QVERIFY(read == lines);
        QVERIFY((*orders.linesOf(cancelled.key) == std::vector{lines[2]}));
        const SalesSpan span = *orders.span();
        QCOMPARE(span.orders, std::int64_t{2});
        QCOMPARE(span.returns, std::int64_t{1});
        QCOMPARE(span.lines, std::int64_t{3});
        QVERIFY(span.first == at("2010-12-01T08:26") && span.last == at("2010-12-02T09:41"));
        QCOMPARE(orders.ofCustomer(customer)->front().channel, std::string("web"));
        QVERIFY((*orders.byId(OrderId{"C536379"}))->isReturn);
        QVERIFY(orders.keys()->find("536365") == order.key);
        ImportRepository imports(*shop);
        const ImportRecord kept = imports.all()->front();
        QCOMPARE(kept.fileName, std::string("a.csv"));
        QCOMPARE(kept.rowsAdded, std::int64_t{3});
        QCOMPARE(kept.seconds, 0.25);
        QCOMPARE(imports.withSha256(sha256("a.csv"))->size(), std::size_t{1});
        QVERIFY((*imports.rejectsOf(kept.key) == std::vector{reject}));
    }

    void linesWithoutOrderOrProductAreRefused()
    {
        ScratchWorkspace shop;
        const ProductKey product =
            *ProductRepository(*shop).add({{}, Sku{"A"}, {}, {}, {}, {}, {}, {}, {1}, {1}, true});
        auto writer = ImportWriter::begin(*shop, file("a.csv"));
        MS_VERIFY_OK(writer);
        Order order;
        order.id = OrderId{"1"};
        const OrderKey key = *writer->addOrder(order);
        QVERIFY(!writer->addOrder(order)); // twice
        order.id = OrderId{"2"};
        order.customer = CustomerKey{5};
        QVERIFY(!writer->addOrder(order));
        for (const OrderLine& bad : {OrderLine{{99}, 1, product, 1, 1, 1, {}}, OrderLine{key, 1, {99}, 1, 1, 1, {}},
                                     OrderLine{{0}, 1, product, 1, 1, 1, {}}, OrderLine{key, 1, {-1}, 1, 1, 1, {}}}) {
            const auto added = writer->addLines(std::vector{bad});
            QVERIFY(!added && added.error().code == ErrorCode::InvalidInput);
        }
        const OrderLine good{key, 1, product, 1, 1, 1, {}};
        const auto twice = writer->addLines(std::vector{good, good});
        QVERIFY(!twice && twice.error().code == ErrorCode::InvalidInput);
        MS_VERIFY_OK(writer->addLines(std::vector{good})); // of a refused call, nothing stays
        MS_VERIFY_OK(writer->commit({}));
        QCOMPARE(OrderRepository(*shop).span()->lines, std::int64_t{1});
    }

    void anImportThatIsNotCommittedLeavesNoTrace()
    {
        ScratchWorkspace shop;
        MS_VERIFY_OK(randomImport(*shop, 1));
        const std::string before = dump(*shop);
        {
            auto writer = ImportWriter::begin(*shop, file("b.csv"));
            MS_VERIFY_OK(writer);
            MS_VERIFY_OK(
                ProductRepository(*shop).add({{}, Sku{"Z"}, {}, {}, {}, {}, {}, {}, {1}, {1}, true}, writer->key()));
            Order order;
            order.id = OrderId{"z"};
            MS_VERIFY_OK(writer->addOrder(order));
        }
        QCOMPARE(dump(*shop), before);
        // References are looked up again.
        QVERIFY(!PriceRepository(*shop).setPrice({ProductKey{999}, day("2011-01-01"), 1, "import", {}}));
    }

    void anImportCannotBeginInsideAChangeNorBesideAnotherWriter()
    {
        ScratchWorkspace shop;
        auto other = Workspace::open(shop.path(), OpenMode::ReadWrite);
        MS_VERIFY_OK(other);
        {
            auto change = shop->begin();
            MS_VERIFY_OK(change);
            const auto inside = ImportWriter::begin(*shop, file("a.csv"));
            QVERIFY(!inside && inside.error().code == ErrorCode::Conflict);
            const auto beside = ImportWriter::begin(*other, file("a.csv"));
            QVERIFY(!beside && beside.error().code == ErrorCode::Conflict);
        }
        MS_VERIFY_OK(ImportWriter::begin(*other, file("a.csv")));
    }

    void killedAtAnyInstantItReopensWithWholeImportsOnly()
    {
        for (int round = 0; round < 12; ++round) {
            ScratchWorkspace shop;
            MS_VERIFY_OK(randomImport(*shop, 1));
            const std::int64_t linesAnImport = OrderRepository(*shop).span()->lines;
            shop.close();
            const pid_t child = fork();
            if (child == 0) {
                auto workspace = Workspace::open(shop.path(), OpenMode::ReadWrite);
                for (std::uint64_t i = 2; workspace && i < 100; ++i)
                    (void)randomImport(*workspace, i);
                _exit(0);
            }
            usleep(static_cast<useconds_t>(3000 + 7919 * round));
            kill(child, SIGKILL);
            waitpid(child, nullptr, 0);
            auto reopened = Workspace::open(shop.path(), OpenMode::ReadWrite);
            MS_VERIFY_OK(reopened);
            MS_VERIFY_OK(reopened->check());
            const auto imports = static_cast<std::int64_t>(ImportRepository(*reopened).all()->size());
            QVERIFY(imports >= 1);
            QCOMPARE(OrderRepository(*reopened).span()->lines, imports * linesAnImport);
            MS_VERIFY_OK(randomImport(*reopened, 1000));
        }
    }

    void aDiskThatFillsUpAtAnyByteLeavesWholeImportsOnly()
    {
        ScratchWorkspace shop;
        MS_VERIFY_OK(randomImport(*shop, 1));
        const std::int64_t linesAnImport = OrderRepository(*shop).span()->lines;
        const std::string before = dump(*shop);
        shop.close();
        int failed = 0;
        for (rlim_t room = 2000; room < 400000; room += room / 2) {
            const pid_t child = fork();
            if (child == 0) {
                // No file may grow beyond this: the write-ahead log fills up first, the file itself later.
                signal(SIGXFSZ, SIG_IGN);
                const rlimit limit{room, room};
                setrlimit(RLIMIT_FSIZE, &limit);
                auto workspace = Workspace::open(shop.path(), OpenMode::ReadWrite);
                const bool kept = workspace && randomImport(*workspace, room).has_value();
                _exit(kept ? 0 : 1);
            }
            int status = 0;
            waitpid(child, &status, 0);
            QVERIFY(WIFEXITED(status));
            auto reopened = Workspace::open(shop.path(), OpenMode::ReadWrite);
            MS_VERIFY_OK(reopened);
            MS_VERIFY_OK(reopened->check());
            const auto imports = ImportRepository(*reopened).all();
            QCOMPARE(imports->size(), std::size_t{WEXITSTATUS(status) == 0 ? 2U : 1U});
            QCOMPARE(OrderRepository(*reopened).span()->lines,
                     static_cast<std::int64_t>(imports->size()) * linesAnImport);
            failed += WEXITSTATUS(status);
            if (imports->size() == 2)
                MS_VERIFY_OK(ImportRepository(*reopened).undo(imports->front().key));
            QCOMPARE(dump(*reopened), before);
        }
        QVERIFY(failed >= 3);
    }

    void twoProgramsWriteOneWorkspaceAndLoseNothing()
    {
        ScratchWorkspace shop;
        shop.close();
        constexpr int each = 100;
        const auto addAll = [&](const std::string& mark) {
            auto workspace = Workspace::open(shop.path(), OpenMode::ReadWrite);
            int added = 0;
            for (int i = 0; workspace && i < each; ++i) {
                for (int tries = 0; tries < 50; ++tries) {
                    const auto done =
                        CustomerRepository(*workspace).add({{}, CustomerId{mark + std::to_string(i)}, "", "", {}});
                    if (done || done.error().code != ErrorCode::Conflict) {
                        added += done ? 1 : 0;
                        break;
                    }
                }
            }
            return added;
        };
        const pid_t child = fork();
        if (child == 0)
            _exit(addAll("child-") == each ? 0 : 1);
        QCOMPARE(addAll("parent-"), each);
        int status = 1;
        waitpid(child, &status, 0);
        QCOMPARE(status, 0);
        auto workspace = Workspace::open(shop.path(), OpenMode::ReadWrite);
        QCOMPARE(*CustomerRepository(*workspace).count(), std::int64_t{2 * each});
        MS_VERIFY_OK(workspace->check());
    }

    void amountsOfTwoCurrenciesAreNeverMixed()
    {
        ScratchWorkspace shop;
        {
            auto writer = ImportWriter::begin(*shop, file("a.csv"));
            MS_VERIFY_OK(writer->setCurrency(*Currency::parse("GBP")));
            MS_VERIFY_OK(writer->commit({}));
        }
        auto writer = ImportWriter::begin(*shop, file("b.csv"));
        MS_VERIFY_OK(writer->setCurrency(*Currency::parse("GBP")));
        const auto mixed = writer->setCurrency(*Currency::parse("USD"));
        QVERIFY(!mixed && mixed.error().code == ErrorCode::InvalidInput);
        QCOMPARE(loadSettings(*shop)->currency.text(), std::string("GBP"));
    }

    void undoingTheNewestImportsLeavesExactlyWhatWasBefore()
    {
        for (std::uint64_t round = 0; round < 5; ++round) {
            ScratchWorkspace shop;
            std::vector<std::string> before{dump(*shop)};
            std::vector<ImportKey> keys;
            for (std::uint64_t i = 1; i <= 4; ++i) {
                const auto key = randomImport(*shop, round * 10 + i);
                MS_VERIFY_OK(key);
                keys.push_back(*key);
                before.push_back(dump(*shop));
                QVERIFY(before[i] != before[i - 1]);
            }
            while (!keys.empty()) {
                MS_VERIFY_OK(ImportRepository(*shop).undo(keys.back()));
                keys.pop_back();
                before.pop_back();
                QCOMPARE(dump(*shop), before.back());
            }
        }
    }

    void undoingImportsInAnyOrderEndsEmpty()
    {
        for (std::uint64_t round = 0; round < 5; ++round) {
            ScratchWorkspace shop;
            const std::string before = dump(*shop);
            std::vector<ImportKey> keys;
            for (std::uint64_t i = 1; i <= 4; ++i)
                keys.push_back(*randomImport(*shop, 1000 + round * 10 + i));
            stats::Random random(round);
            while (!keys.empty()) {
                const std::size_t which = random.below(keys.size());
                MS_VERIFY_OK(ImportRepository(*shop).undo(keys[which]));
                keys.erase(keys.begin() + static_cast<std::ptrdiff_t>(which));
                MS_VERIFY_OK(shop->check());
            }
            QCOMPARE(OrderRepository(*shop).span()->lines, std::int64_t{0});
            QVERIFY(loadSettings(*shop)->currency.known() == false);
            const std::vector<std::string> nouns{"product", "customer", "location", "supplier"};
            QCOMPARE(dump(*shop, nouns), [&] {
                ScratchWorkspace empty;
                return dump(*empty, nouns);
            }());
        }
    }

    void whatAPersonChangedSinceStays()
    {
        ScratchWorkspace shop;
        ProductRepository products(*shop);
        Product product{{}, Sku{"A"}, "Lamp", {}, {}, {}, 100, {}, {1}, {1}, true};
        product.key = *products.add(product);
        auto writer = ImportWriter::begin(*shop, file("a.csv"));
        MS_VERIFY_OK(writer);
        const ImportKey import = writer->key();
        product.title = "Desk lamp";
        product.priceMinor = 120;
        MS_VERIFY_OK(products.update(product, import));
        MS_VERIFY_OK(writer->commit({}));
        product.priceMinor = 150; // pushed after the import
        MS_VERIFY_OK(products.update(product));
        MS_VERIFY_OK(ImportRepository(*shop).undo(import));
        const Product after = *products.bySku(Sku{"A"});
        QCOMPARE(after.title, std::string("Lamp"));
        QCOMPARE(*after.priceMinor, std::int64_t{150});
    }

    void undoingAnImportThatIsNotThereIsSaid()
    {
        ScratchWorkspace shop;
        const auto undone = ImportRepository(*shop).undo({3});
        QVERIFY(!undone && undone.error().code == ErrorCode::NotFound);
    }
};

QTEST_APPLESS_MAIN(TestImports)
#include "tst_imports.moc"
