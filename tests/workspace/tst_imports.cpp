// SPDX-License-Identifier: GPL-3.0-or-later
#include "random_import.h"

#include <csignal>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace ms;
using namespace ms::workspace;
using namespace ms::workspace::testing;

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
};

QTEST_APPLESS_MAIN(TestImports)
#include "tst_imports.moc"
