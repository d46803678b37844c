// SPDX-License-Identifier: GPL-3.0-or-later
// One file of each format that shops export, made by hand (fixtures/), against sums made by hand.
#include "workflow/import_file.h"
#include "workspace/order_repository.h"
#include "workspace/product_repository.h"
#include "workspace/stock_repository.h"
#include "workspace/workspace.h"

#include <QTemporaryDir>
#include <QTest>

using namespace ms;
using namespace ms::workflow;
using namespace ms::workspace;

class TestImportVendors : public QObject {
    Q_OBJECT
private:
    QTemporaryDir m_folder;
    int m_number = 0;
    QString m_workspace;

    Result<ImportSummary> import(const char* fixture, const char* currency = "")
    {
        ImportRequest request;
        request.file = std::string(MS_SOURCE_DIR "/tests/workflow/fixtures/") + fixture;
        request.workspace = m_workspace.toStdString();
        request.choices.currency = currency;
        request.now = *parseShopTime("2026-11-22T10:00");
        NoProgress progress;
        return importFile(request, progress);
    }
    Workspace opened() { return *Workspace::open(m_workspace.toStdString(), OpenMode::ReadOnly); }

    /// "id time [R]" of every order, and below it "sku units net unit-price [list]" of its lines.
    QStringList orders()
    {
        QStringList all;
        auto workspace = opened();
        std::vector<Order> headers;
        (void)OrderRepository(workspace).forEachOrder([&](const Order& order) { headers.push_back(order); });
        for (const Order& order : headers) {
            all << QString::fromStdString(order.id.text + ' ' + toIsoText(order.orderedAt)) +
                       (order.isReturn ? " R" : "");
            const auto lines = OrderRepository(workspace).linesOf(order.key);
            for (const OrderLine& line : *lines) {
                QString text =
                    "  " + QString::fromStdString(ProductRepository(workspace).byKey(line.product)->sku.text);
                for (const std::int64_t value : {line.units, line.netMinor, line.unitPriceMinor})
                    text += ' ' + QString::number(value);
                all << (line.listPriceMinor ? text + ' ' + QString::number(*line.listPriceMinor) : text);
            }
        }
        return all;
    }

    QStringList products()
    {
        QStringList all;
        auto workspace = opened();
        (void)ProductRepository(workspace).forEach([&](const Product& one) {
            all << QString::fromStdString(one.sku.text + '|' + one.title + '|' + one.category + '|' + one.brand) + '|' +
                       QString::number(one.priceMinor.value_or(-1)) + '|' +
                       QString::number(one.unitCostMinor.value_or(-1));
        });
        const auto stock = StockRepository(workspace).latest(*parseDay("2026-12-01"));
        for (const StockPosition& position : *stock)
            all << QString::number(position.product.value) + ": " + QString::number(position.onHand.units);
        return all;
    }

private Q_SLOTS:
    void init() { m_workspace = m_folder.filePath(QString("w%1.studio").arg(++m_number)); }

    void shopifyOrders()
    {
        const auto done = import("shopify_orders.csv");
        QVERIFY2(done.has_value(), done ? "" : done.error().detail.c_str());
        QCOMPARE(done->profile, std::string("shopify-orders"));
        QCOMPARE(done->currency.text(), std::string("EUR"));
        QCOMPARE(done->rowsRead, 6);
        QCOMPARE(done->counts.rowsAdded, 5);
        QCOMPARE(done->rowsRejected, 1); // dollars among euros
        QCOMPARE(done->rejects[0].column, std::string("Currency"));
        // Gross 25.00 + 23.50 + 37.50 + 12.50 + 2.50 = 101.00, returns 37.50 + 10.00, net 53.50.
        QCOMPARE(orders(),
                 (QStringList{"#1001 2024-05-01T10:00:00", "  0805 2 2500 1250 1500", "  00017 1 2350 2350 2500",
                              "#1002 2024-05-02T11:00:00", "  0805 3 3750 1250", "#1003 2024-05-03T12:00:00",
                              "  0805 1 1250 1250", "  Gift wrapping 2 250 125", "#1002 returned 2024-05-06T09:00:00 R",
                              "  0805 -3 -3750 1250", "#1003 returned 2024-05-03T12:00:00 R", "  0805 0 -833 1250",
                              "  Gift wrapping 0 -167 125"}));
        const QStringList before = orders();
        const auto again = import("shopify_orders.csv");
        QCOMPARE(again->counts.rowsAdded, 0);
        QCOMPARE(again->counts.rowsKnown, 5);
        QCOMPARE(orders(), before);
    }

    void bothShopifyDialectsMakeTheSameCatalogue()
    {
        const auto old = import("shopify_products.csv", "EUR");
        QVERIFY2(old.has_value(), old ? "" : old.error().detail.c_str());
        QCOMPARE(old->profile, std::string("shopify-products"));
        QCOMPARE(old->counts.products, 3);
        const QStringList catalogue = products();
        QCOMPARE(catalogue,
                 (QStringList{"0805|Mug Blue|Kitchen|Hearth|1250|510", "0806|Mug Red|Kitchen|Hearth|1250|510",
                              "00017|Throw|Home|Loom|2500|1100", "1: 7", "3: 0"}));
        init();
        QVERIFY(import("shopify_products_new.csv", "EUR").has_value());
        QCOMPARE(products(), catalogue);
    }

    void woocommerceProducts()
    {
        const auto done = import("woocommerce_products.csv", "EUR");
        QVERIFY2(done.has_value(), done ? "" : done.error().detail.c_str());
        QCOMPARE(done->profile, std::string("woocommerce-products"));
        QCOMPARE(products(),
                 (QStringList{"0805|Mug|Kitchen > Mugs|Hearth|1250|510", "0805-R|Mug - Red|||1250|-1", "1: 7"}));
    }

    void squareItems()
    {
        const auto done = import("square_items.csv", "USD");
        QVERIFY2(done.has_value(), done ? "" : done.error().detail.c_str());
        QCOMPARE(done->profile, std::string("square-items"));
        QCOMPARE(orders(), (QStringList{"T1 2024-05-31T14:05:00", "  0805 2 600 300 350", "  Cake 1 450 450",
                                        "T1 returned 2024-05-31T14:05:00 R", "  Cake -1 -450 450"}));
    }

    void etsyItems()
    {
        const auto done = import("etsy_items.csv");
        QVERIFY2(done.has_value(), done ? "" : done.error().detail.c_str());
        QCOMPARE(done->profile, std::string("etsy-items"));
        QCOMPARE(orders(), (QStringList{"3001 2025-08-04T00:00:00", "  0805 2 3240 1620 1800",
                                        "3002 2025-08-03T00:00:00", "  Card 1 400 400"}));
    }
};

QTEST_APPLESS_MAIN(TestImportVendors)
#include "tst_import_vendors.moc"
