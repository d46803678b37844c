// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory_fixture.h"
#include "workflow/audit.h"
#include "workflow/goods_receipt.h"
#include "workflow/import_file.h"
#include "workflow/import_history.h"
#include "workflow/supplier_review.h"
#include "workspace/import_repository.h"
#include "workspace/purchase_order_repository.h"
#include "workspace/receipt_repository.h"
#include "workspace/stock_repository.h"
#include "workspace/supplier_repository.h"

#include <QFile>
#include <QTemporaryDir>

using namespace ms;
using namespace ms::workflow;

/// Purchase orders from the day they are placed to the day their goods are counted.
class TestPurchaseOrders : public QObject, private workflow::testing::InventoryFixture {
    Q_OBJECT
private Q_SLOTS:
    void init() { open(); }

    void whatCameIsOnHandUntilItIsCounted()
    {
        const auto before = row(now(), "B");
        QCOMPARE(before.onOrder, 100.0);
        QCOMPARE(*before.onHand, 150.0);
        const auto done = receive("PO-1", "2011-08-03");
        QVERIFY2(done, done ? "" : done.error().detail.c_str());
        QVERIFY(done->complete && done->lines.size() == 1 && done->lines[0].units.units == 100);
        const auto after = row(now(), "B");
        QCOMPARE(after.onOrder, 0.0);
        QCOMPARE(*after.onHand, 250.0);
        QCOMPARE(after.receivedSince, 100.0);
        // A count of the end of the day on which they came has them already.
        receiveDay("2011-07-31");
        QCOMPARE(*row(now(), "B").onHand, 150.0);
        QCOMPARE(row(now(), "B").onOrder, 0.0);
    }

    void someCanComeAndTheRestBeGivenUp()
    {
        QVERIFY(!receive("PO-1", "2011-08-03", "B", 101)); // more than is open
        QVERIFY(!receive("PO-1", "2011-08-03", "B", 0));
        QVERIFY(!receive("PO-1", "2011-07-19"));           // before it was placed
        const auto future = receive("PO-1", "2011-08-30"); // two days after it is said
        QVERIFY(!future && future.error().detail.find("is in the future") != std::string::npos);
        QCOMPARE(receive("PO-1", "2011-08-03", "A").error().code, ErrorCode::NotFound);
        QCOMPARE(receive("PO-9", "2011-08-03").error().code, ErrorCode::NotFound);
        const auto some = receive("PO-1", "2011-08-03", "B", 60);
        QVERIFY(some && !some->complete);
        QCOMPARE(row(now(), "B").onOrder, 40.0);
        QCOMPARE(*row(now(), "B").onHand, 210.0);
        QVERIFY(!receive("PO-1", "2011-08-04", "B", 41));
        const auto rest = receive("PO-1", "2011-08-20", "B", {}, true);
        QVERIFY(rest && rest->complete);
        QCOMPARE(row(now(), "B").onOrder, 0.0);
        QCOMPARE(*row(now(), "B").onHand, 210.0);
        QVERIFY((**orders().byCode("PO-1")).receivedDay == *parseDay("2011-08-03")); // when the goods came
        QVERIFY(!receive("PO-1", "2011-08-21"));
    }

    void receiptsAreTakenBackOneByOneAndAudited()
    {
        QVERIFY(receive("PO-1", "2011-08-03", "B", 60));
        QVERIFY(receive("PO-1", "2011-08-05", "B", 40));
        QVERIFY(undoReceipt(path(), "PO-1", 0, "kim", 0));
        QCOMPARE(row(now(), "B").onOrder, 40.0);
        QVERIFY(!(**orders().byCode("PO-1")).receivedDay);
        QVERIFY(undoReceipt(path(), "PO-1", 0, "kim", 0));
        QCOMPARE(row(now(), "B").onOrder, 100.0);
        QCOMPARE(*row(now(), "B").onHand, 150.0);
        QCOMPARE(undoReceipt(path(), "PO-1", 0, "kim", 0).error().code, ErrorCode::NotFound);
        const auto audit = readAudit(path());
        QVERIFY(audit && audit->size() == 4);
        QCOMPARE(audit->front().action, std::string("goods received"));
        QCOMPARE(audit->back().action, std::string("receipt taken back"));
        QCOMPARE(audit->back().subject, std::string("PO-1"));
    }

    /// The number of an act is never given out again, so that who keeps one cannot take back another's receipt.
    void anActThatIsNamedIsTakenBackAndNoOther()
    {
        const auto first = receive("PO-1", "2011-08-03", "B", 60);
        const auto second = receive("PO-1", "2011-08-05", "B", 30);
        QVERIFY(first && second && first->act != second->act);
        QCOMPARE(undoReceipt(path(), "PO-1", first->act, "kim", 0)->lines.front().units.units, std::int64_t{60});
        QCOMPARE(row(now(), "B").onOrder, 70.0);
        QVERIFY(undoReceipt(path(), "PO-1", second->act, "kim", 0));
        const auto third = receive("PO-1", "2011-08-05", "B", 10);
        QVERIFY(third && third->act > second->act);
        QCOMPARE(undoReceipt(path(), "PO-1", second->act, "kim", 0).error().code, ErrorCode::NotFound);
        QCOMPARE(row(now(), "B").onOrder, 90.0);
    }

    /// Lead times of 9, 10, 11... days: an order a day late comes a little later; one of 60 days is not counted on.
    void whatIsOverdueIsMovedBackAndThenNotCountedOn()
    {
        const auto supplier = learntSupplier();
        place("A-late", supplier, "2011-07-20", "2011-07-30", 300);
        auto late = row(now(), "A");
        QCOMPARE(late.overdueUnits, 300.0);
        QCOMPARE(late.onOrder, 300.0);
        QVERIFY(late.overdueUntil && *late.overdueUntil > *parseDay("2011-07-31"));
        QVERIFY(*late.overdueUntil < *parseDay("2011-08-05"));

        place("A-lost", supplier, "2011-05-20", "2011-05-30", 700);
        late = row(now(), "A");
        QCOMPARE(late.onOrder, 300.0);
        QCOMPARE(late.doubtfulUnits, 700.0);
        QVERIFY(undoNothing());
        QVERIFY(receive("A-late", "2011-08-01", {}, {}, true));
        late = row(now(), "A");
        QCOMPARE(late.onOrder, 0.0);
        // 4 free units against about 20 a week and 10 days until an order comes: without the order it runs out.
        QVERIFY(*late.stockoutProbability > 0.99);
        QVERIFY(late.suggestion->units > 0);
        QVERIFY(receive("A-lost", "2011-08-01", {}, {}, true));
        QCOMPARE(row(now(), "A").doubtfulUnits, 0.0);
        const auto reviews = reviewSuppliers(path(), *parseDay("2011-08-02"));
        QVERIFY(reviews);
        QCOMPARE(*reviews->front().record.meanLeadDays, 10.0); // what was lost took no time
        QCOMPARE(reviews->front().record.open, 0);
    }

    /// An order at another supplier than the product's is as late as that one's deliveries: he says 90 days, the
    /// product's own takes ten. Page and plan agree, also of an order without a supplier, for whom the settings speak.
    void anOrderIsAsLateAsItsOwnSupplierIs()
    {
        learntSupplier();
        workspace::Supplier slow;
        slow.id = SupplierId{"slow"};
        slow.leadTimeDays = 90;
        slow.leadTimeStdDevDays = 30;
        place("A-slow", *workspace::SupplierRepository(**m_shop).add(slow), "2011-05-20", "2011-05-30", 700);
        const auto late = row(now(), "A");
        QCOMPARE(late.doubtfulUnits, 0.0);
        QCOMPARE(late.onOrderLater, 700.0);
        auto orphan = orderOf("A-none", {}, "2010-05-20", "2010-06-03", 5);
        orphan.supplier.reset();
        QVERIFY(orders().add(orphan));
        QCOMPARE(row(now(), "A").doubtfulUnits, 5.0);
        const auto reviews = reviewSuppliers(path(), *parseDay("2011-07-31"));
        QVERIFY(reviews);
        for (const auto& review : *reviews) {
            for (const auto& line : review.open)
                QCOMPARE(line.doubtful, line.order == "A-none");
        }
    }

    /// Twelve deliveries took 9 to 11 days, the newest five 23 to 25: plans take the newest, by hand 24 days with a
    /// spread of 1. An order 26 days old and overdue draws the mean up a little.
    void plansFollowASupplierThatDrifts()
    {
        const auto supplier = learntSupplier();
        deliver(supplier, "2011-04-20", {9, 10, 11, 9, 10, 11});
        QCOMPARE(planned().plannedLeadDays, 10.0);
        deliver(supplier, "2011-06-01", {23, 23, 24, 25, 25});
        QCOMPARE(planned().plannedLeadDays, 24.0);
        QCOMPARE(planned().plannedStdDevDays, 1.0);
        QCOMPARE(row(now(), "A").leadTimeDays, 24.0);
        place("A-late", supplier, "2011-07-05", "2011-07-29", 50);
        QVERIFY(planned().plannedLeadDays > 24.3 && planned().plannedLeadDays < 25.0);
    }

    void aFileOfOrdersAndReceiptsCountsOnce()
    {
        const QByteArray first = "PO number,Supplier,SKU,Ordered day,Expected day,Ordered units,Received units,"
                                 "Received day\n"
                                 "P-7,maker,A,2011-07-01,2011-08-05,60,20,2011-07-28\n"
                                 "P-7,maker,E,2011-07-01,2011-08-05,10,,\n"
                                 "PO-1,,B,2011-07-20,,100,100,2011-07-30\n"
                                 "P-6,maker,A,2011-05-01,2011-05-15,30,,2011-05-16\n";
        auto done = import(first);
        QVERIFY2(done, done ? "" : done.error().detail.c_str());
        QCOMPARE(done->profile, std::string("purchase-orders"));
        QCOMPARE(done->counts.rowsAdded, std::int64_t{4});
        QCOMPARE(done->counts.orders, std::int64_t{2});
        QCOMPARE(row(now(), "A").onOrder, 40.0);
        QCOMPARE(*row(now(), "A").onHand, 4.0); // what came before the count of 31 July is in it
        QCOMPARE(row(now(), "B").onOrder, 0.0);
        QCOMPARE(row(now(), "A").supplier, std::string("maker"));
        QVERIFY((**orders().byCode("P-6")).receivedDay == *parseDay("2011-05-16")); // a day alone: all came

        done = import(first);
        QVERIFY(done && done->counts.rowsAdded == 0 && done->counts.rowsKnown == 4);
        // New totals bring the difference; what a person said of it already is not counted again.
        QVERIFY(receive("P-7", "2011-08-02", "E", 10));
        done = import("PO number,SKU,Ordered day,Ordered units,Received units,Received day,Status\n"
                      "P-7,A,2011-07-01,60,50,2011-08-04,closed\n"
                      "P-7,E,2011-07-01,10,10,2011-08-03,closed\n");
        QVERIFY2(done, done ? "" : done.error().detail.c_str());
        QVERIFY(done->counts.rowsAdded == 1 && done->counts.rowsKnown == 1);
        QCOMPARE(*row(now(), "A").onHand, 34.0); // 30 more since the count
        QCOMPARE(*row(now(), "E").onHand, 910.0);
        QCOMPARE(row(now(), "A").onOrder, 0.0); // the last 10 were given up
        QVERIFY((**orders().byCode("P-7")).receivedDay == *parseDay("2011-08-04"));
    }

    void anImportOfOrdersIsUndone()
    {
        QVERIFY(import("PO number,SKU,Ordered day,Ordered units,Received units,Received day\n"
                       "PO-1,B,2011-07-20,100,100,2011-08-03\n"
                       "PO-1,A,2011-07-20,24,,\n"
                       "P-8,A,2011-07-20,12,,\n"));
        QCOMPARE(*row(now(), "B").onHand, 250.0);
        QCOMPARE(row(now(), "A").onOrder, 36.0);
        const auto imports = workspace::ImportRepository(**m_shop).all();
        QVERIFY(imports && !imports->empty());
        const auto& newest = imports->front();
        QVERIFY(undoImport(path(), newest.key));
        QCOMPARE(*row(now(), "B").onHand, 150.0);
        QCOMPARE(row(now(), "B").onOrder, 100.0);
        QCOMPARE(row(now(), "A").onOrder, 0.0);
        QCOMPARE((**orders().byCode("PO-1")).lines.size(), std::size_t{1});
        QVERIFY(!*orders().byCode("P-8"));
    }

    void wrongRowsAreNamed()
    {
        const auto done = import("PO number,SKU,Ordered day,Expected day,Ordered units,Received units,Received day\n"
                                 "P-1,,2011-07-01,,60,,\n"
                                 "P-2,A,,,60,,\n"
                                 "P-3,A,2011-07-01,2011-06-30,60,,\n"
                                 "P-4,A,2011-07-01,,0,,\n"
                                 "P-5,A,2011-07-01,,6.5,,\n"
                                 "P-6,A,2011-07-01,,60,20,\n"
                                 "P-7,A,2011-07-01,,60,20,2011-06-01\n"
                                 "P-7,A,2011-07-01,,60,20,2011-08-12\n"
                                 "PO-1,B,2011-07-20,,90,,\n"
                                 "P-9,A,2011-07-01,,60,,\n"
                                 "P-9,A,2011-07-01,,70,,\n");
        QVERIFY2(done, done ? "" : done.error().detail.c_str());
        QCOMPARE(done->rowsRejected, std::int64_t{10});
        QCOMPARE(done->counts.rowsAdded, std::int64_t{1});
        std::vector<std::int64_t> rows;
        for (const auto& reject : done->rejects)
            rows.push_back(reject.row);
        std::ranges::sort(rows);
        QVERIFY(rows == (std::vector<std::int64_t>{2, 3, 4, 5, 6, 7, 8, 9, 10, 12}));
        const auto future = std::ranges::find(done->rejects, std::int64_t{9}, &sources::RowReject::row);
        QCOMPARE(future->reason, std::string("is in the future")); // the import is of the 10th
        const auto known = std::ranges::find(done->rejects, std::int64_t{10}, &sources::RowReject::row);
        QVERIFY(known->reason.find("the workspace has 100 units") != std::string::npos);
        QCOMPARE(known->value, std::string("90"));
    }

    void suppliersSayWhatTheyPromise()
    {
        const QByteArray file = "Supplier,Name,Lead time days,Lead time sd days,Minimum order value,Currency\n"
                                "maker,The Maker,21,4.5,250.00,GBP\n"
                                "maker,,,,300,GBP\n"
                                "other,,0,,,GBP\n";
        auto done = import(file);
        QVERIFY2(done, done ? "" : done.error().detail.c_str());
        QVERIFY(done->rowsRejected == 1 && done->counts.rowsAdded == 2);
        const auto maker = workspace::SupplierRepository(**m_shop).byId(SupplierId{"maker"});
        QVERIFY(maker && maker->name == "The Maker");
        QCOMPARE(*maker->leadTimeDays, 21.0);
        QCOMPARE(*maker->leadTimeStdDevDays, 4.5);
        QCOMPARE(*maker->minimumOrderMinor, std::int64_t{30'000});
        QVERIFY(!workspace::SupplierRepository(**m_shop).byId(SupplierId{"other"}));
        done = import("Supplier,Lead time\nmaker,30\n");
        QVERIFY(done && done->counts.rowsAdded == 1);
        QCOMPARE(*workspace::SupplierRepository(**m_shop).byId(SupplierId{"maker"})->leadTimeDays, 30.0);
        QVERIFY(import("Supplier,Lead time\nmaker,30\n")->counts.rowsAdded == 0);
    }

private:
    Result<ImportSummary> import(const QByteArray& text)
    {
        QFile file(m_folder.filePath(QStringLiteral("input.csv")));
        if (file.open(QIODevice::WriteOnly))
            file.write(text);
        file.close();
        ImportRequest request;
        request.file = file.fileName().toStdString();
        request.workspace = path();
        request.now = *parseShopTime("2011-08-10T10:00");
        return importFile(request, m_progress);
    }
    QTemporaryDir m_folder;

    InventoryPlan now()
    {
        m_inputs = *loadInventory(path(), m_progress);
        return plan(m_scenario);
    }
    std::filesystem::path path() { return (*m_shop)->path(); }
    workspace::PurchaseOrderRepository orders() { return workspace::PurchaseOrderRepository(**m_shop); }
    /// On 28 August 2011.
    Result<ReceivedGoods> receive(const char* order, const char* day, std::optional<std::string> sku = {},
                                  std::optional<std::int64_t> units = {}, bool lost = false)
    {
        GoodsReceipt receipt{order, {}, {}, *parseDay(day), lost, "kim", 1'314'489'600};
        if (sku)
            receipt.sku = Sku{*sku};
        if (units)
            receipt.units = Quantity{*units};
        return receiveGoods(path(), receipt);
    }
    void receiveDay(const char* day)
    {
        QVERIFY(undoReceipt(path(), "PO-1", 0, "kim", 0));
        QVERIFY(receive("PO-1", day));
    }
    bool undoNothing() { return !undoReceipt(path(), "A-late", 0, "kim", 0); }
    workspace::SupplierKey learntSupplier()
    {
        workspace::Supplier supplier;
        supplier.id = SupplierId{"maker"};
        const auto key = *workspace::SupplierRepository(**m_shop).add(supplier);
        workspace::ProductRepository products(**m_shop);
        auto product = *products.bySku(Sku{"A"});
        product.supplier = key;
        if (!products.update(product))
            qFatal("the supplier of A was not stored");
        deliver(key, "2011-04-01", {9, 10, 11, 9, 10, 11});
        return key;
    }
    void deliver(workspace::SupplierKey supplier, const char* ordered, std::initializer_list<int> days)
    {
        for (const int one : days) {
            auto order = orderOf("old-" + std::to_string(m_orders), supplier, ordered, ordered, 10);
            order.expectedDay += std::chrono::days(10);
            order.receivedDay = order.orderedDay + std::chrono::days(one);
            order.lines[0].received = order.lines[0].ordered;
            QVERIFY(orders().add(order));
        }
    }
    SupplierReview planned() { return reviewSuppliers(path(), *parseDay("2011-07-31"))->front(); }
    workspace::PurchaseOrder orderOf(const std::string& code, workspace::SupplierKey supplier, const char* ordered,
                                     const char* expected, std::int64_t units)
    {
        ++m_orders;
        workspace::PurchaseOrder order;
        order.code = code;
        order.supplier = supplier;
        order.orderedDay = *parseDay(ordered);
        order.expectedDay = *parseDay(expected);
        order.lines = {{m_shop->product("A"), {units}, {0}, {}}};
        return order;
    }
    void place(const char* code, workspace::SupplierKey supplier, const char* ordered, const char* expected,
               std::int64_t units)
    {
        QVERIFY(orders().add(orderOf(code, supplier, ordered, expected, units)));
    }
    int m_orders = 0;
};

QTEST_GUILESS_MAIN(TestPurchaseOrders)
#include "tst_purchase_orders.moc"
