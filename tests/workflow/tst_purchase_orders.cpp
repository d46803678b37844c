// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory_fixture.h"
#include "workflow/audit.h"
#include "workflow/goods_receipt.h"
#include "workflow/supplier_review.h"
#include "workspace/purchase_order_repository.h"
#include "workspace/receipt_repository.h"
#include "workspace/stock_repository.h"
#include "workspace/supplier_repository.h"

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
        QVERIFY(!receive("PO-1", "2011-07-19")); // before it was placed
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

private:
    InventoryPlan now()
    {
        m_inputs = *loadInventory(path(), m_progress);
        return plan(m_scenario);
    }
    std::filesystem::path path() { return (*m_shop)->path(); }
    workspace::PurchaseOrderRepository orders() { return workspace::PurchaseOrderRepository(**m_shop); }
    Result<ReceivedGoods> receive(const char* order, const char* day, std::optional<std::string> sku = {},
                                  std::optional<std::int64_t> units = {}, bool lost = false)
    {
        GoodsReceipt receipt{order, {}, {}, *parseDay(day), lost, "kim", 1'311'000'000};
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
        for (const int days : {9, 10, 11, 9, 10, 11}) {
            auto order = orderOf("old-" + std::to_string(m_orders), key, "2011-04-01", "2011-04-11", 10);
            order.receivedDay = order.orderedDay + std::chrono::days(days);
            order.lines[0].received = order.lines[0].ordered;
            (void)orders().add(order);
        }
        return key;
    }
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
