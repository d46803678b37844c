// SPDX-License-Identifier: GPL-3.0-or-later
#include "import_fixture.h"
#include "workspace/kit_repository.h"
#include "workspace/price_break_repository.h"
#include "workspace/volume_repository.h"

using namespace ms;
using namespace ms::workflow;
using namespace ms::workflow::testing;
using namespace ms::workspace;

class TestImportFile : public QObject, private ImportFixture {
    Q_OBJECT
private Q_SLOTS:
    void init() { takeNewWorkspace(); }

    void salesBecomeOrdersLinesCustomersAndProducts()
    {
        const auto done =
            import(header + "536365,0805,\"WHITE, HEART\",6,2010-12-01T08:26:00,2.55,17850,United Kingdom\r\n"
                            "536365,71053,LANTERN,6,2010-12-01T08:26:00,3.39,17850,United Kingdom\r\n"
                            "536366,POST,POSTAGE,1,2010-12-02T09:00:00,18,,France\r\n"
                            "C536379,0805,\"WHITE, HEART\",-2,2010-12-03T09:41:00,2.55,17850,United Kingdom\r\n");
        QVERIFY2(done.has_value(), done ? "" : done.error().detail.c_str());
        QCOMPARE(done->profile, std::string("online-retail"));
        QCOMPARE(done->rowsRead, 4);
        QCOMPARE(done->counts.rowsAdded, 4);
        QCOMPARE(contents(),
                 QByteArray("536365 2010-12-01T08:26:00\n536366 2010-12-02T09:00:00 guest\n"
                            "C536379 2010-12-03T09:41:00 R\n1 1 1 6 1530 \n1 2 2 6 2034 \n2 1 3 1 1800 \n"
                            "3 1 1 -2 -510 \n0805|WHITE, HEART|255|no\n71053|LANTERN|339\nPOST|POSTAGE|1800|no\n"
                            "2010-12-01 255\n2010-12-01 339\n2010-12-02 1800\n1"));
        auto workspace = opened();
        QCOMPARE(loadSettings(workspace)->currency.text(), std::string("GBP"));
        QCOMPARE(CustomerRepository(workspace).byId({"17850"})->country, std::string("United Kingdom"));
        const auto record = ImportRepository(workspace).all()->front();
        QCOMPARE(record.fileName, std::string("input.csv"));
        QCOMPARE(record.sha256.size(), 64U);
    }

    void linesWithoutAPriceStayAndTellNoPriceOrTitle()
    {
        const auto done = import(header + "1,20001,CANDLE,2,2010-12-01T08:00,1.25,1,France\n"
                                          "2,20001,damaged?,-5,2010-12-02T08:00,0,,France\n"
                                          "3,20001,,7,2010-12-03T08:00,0,,France\n"
                                          "A4,B,Adjust bad debt,1,2010-12-04T08:00,-11062.06,,France\n");
        QVERIFY2(done.has_value(), done ? "" : done.error().detail.c_str());
        QCOMPARE(done->counts.rowsAdded, 4);
        auto workspace = opened();
        const auto candle = ProductRepository(workspace).bySku({"20001"});
        QCOMPARE(candle->title, std::string("CANDLE"));
        QCOMPARE(*candle->priceMinor, 125);
        QVERIFY(!ProductRepository(workspace).bySku({"B"})->goods);
        QCOMPARE(
            OrderRepository(workspace).linesOf(OrderRepository(workspace).byId({"A4"})->value().key)->front().netMinor,
            -1106206);
        QVERIFY(OrderRepository(workspace).byId({"2"})->value().isReturn);
    }

    void theSameFileTwiceAddsNothing()
    {
        QVERIFY(import(manyOrders(300)).has_value());
        const QByteArray before = contents();
        const auto again = import(manyOrders(300));
        QCOMPARE(again->counts.rowsAdded, 0);
        QCOMPARE(again->counts.rowsKnown, 900);
        QCOMPARE(contents(), before);
    }

    void overlappingFilesMakeWhatTheWholeFileMakes()
    {
        // Cut anywhere, within orders too; identical lines of one order stay two.
        QList<QByteArray> lines = (manyOrders(60) + "700000,20001,THING,1,2011-01-11T10:00,2.50,12000,France\n"
                                                    "700000,20001,THING,1,2011-01-11T10:00,2.50,12000,France\n")
                                      .split('\n');
        lines.removeFirst();
        lines.removeLast();
        const auto part = [&](qsizetype from, qsizetype to) {
            return header + lines.mid(from, to - from).join('\n') + '\n';
        };
        QVERIFY(import(part(0, lines.size())).has_value());
        std::map<QByteArray, int> whole;
        const auto count = [&](std::map<QByteArray, int>& into) {
            auto workspace = opened();
            std::map<std::int64_t, std::string> orders;
            (void)OrderRepository(workspace).forEachOrder(
                [&](const Order& order) { orders[order.key.value] = order.id.text; });
            (void)OrderRepository(workspace).forEachLine([&](const OrderLine& line) {
                const auto product = ProductRepository(workspace).byKey(line.product);
                ++into[QByteArray::fromStdString(orders[line.order.value] + ' ' + product->sku.text + ' ' +
                                                 std::to_string(line.units) + ' ' + std::to_string(line.netMinor))];
            });
        };
        count(whole);
        init();
        QVERIFY(import(part(0, 100)).has_value());
        const auto second = import(part(70, 150));
        QCOMPARE(second->counts.rowsKnown, 30);
        QCOMPARE(second->counts.rowsAdded, 50);
        QVERIFY(import(part(140, lines.size())).has_value());
        std::map<QByteArray, int> parts;
        count(parts);
        QVERIFY(parts == whole);
    }

    void cancelLeavesNoTrace()
    {
        QVERIFY(import(manyOrders(50)).has_value());
        const QByteArray before = contents();
        const QByteArray text = manyOrders(12000, 100);
        int canceled = 0;
        for (int looks = 0; looks < 24; ++looks) {
            CanceledAfter progress(looks);
            const auto done = importFile(request(text), progress);
            if (done)
                break;
            QCOMPARE(done.error().code, ErrorCode::Canceled);
            QCOMPARE(contents(), before);
            ++canceled;
        }
        QVERIFY(canceled > 10);
        init();
        CanceledAfter progress(10);
        QVERIFY(!importFile(request(text), progress));
        QCOMPARE(QDir(m_folder.path()).entryList({QFileInfo(m_workspace).fileName() + "*"}).size(), 0);
    }

    void dryRunSaysItAndWritesNothing()
    {
        ImportRequest dry = request(manyOrders(20));
        dry.dryRun = true;
        NoProgress progress;
        const auto said = importFile(dry, progress);
        QCOMPARE(said->counts.rowsAdded, 60);
        QCOMPARE(said->counts.orders, 20);
        QVERIFY(!QFile::exists(m_workspace));
        QVERIFY(import(manyOrders(10)).has_value());
        const QByteArray before = contents();
        const QByteArray bytes = bytesOf(m_workspace);
        dry = request(manyOrders(20));
        dry.dryRun = true;
        QCOMPARE(importFile(dry, progress)->counts.rowsKnown, 30);
        QCOMPARE(contents(), before);
        QVERIFY(bytesOf(m_workspace) == bytes);
    }

    void aMappedFileWithCommasAndDayFirstDates()
    {
        ImportRequest mapped = request("Bericht f\xFCr Mai\n\nBon;Zeit;Artikel;Name;Menge;Preis;Rabatt\n"
                                       "1;31.05.2026 10:15;0012;K\xE4se;2;1.234,50;\n"
                                       "1;31.05.2026 10:15;0013;Brot;1;3,50;0,50\n");
        mapped.choices.map = "order_id=bon,order_time=zeit,sku=artikel,title=name,quantity=menge,unit_price=preis,"
                             "line_discount=rabatt";
        NoProgress progress;
        const auto refused = importFile(mapped, progress);
        QVERIFY(!refused);
        QVERIFY(refused.error().detail.find("--currency") != std::string::npos);
        mapped.choices.currency = "EUR";
        const auto done = importFile(mapped, progress);
        QVERIFY2(done.has_value(), done ? "" : done.error().detail.c_str());
        QCOMPARE(done->counts.rowsAdded, 2);
        auto workspace = opened();
        QCOMPARE(QString::fromStdString(ProductRepository(workspace).bySku({"0012"})->title),
                 QString::fromUtf8("Käse"));
        const auto lines = OrderRepository(workspace).linesOf(OrderKey{1});
        QCOMPARE((*lines)[0].netMinor, 246900);
        QCOMPARE((*lines)[1].netMinor, 300);
        QCOMPARE(*(*lines)[1].listPriceMinor, 350);
        const auto other = import(header + "9,20001,CANDLE,2,2010-12-01T08:00,1.25,1,France\n");
        QVERIFY(!other);
        QVERIFY(other.error().detail.find("is in GBP, the workspace in EUR") != std::string::npos);
    }

    void cataloguesAndStockUpdateOnlyWhatTheySay()
    {
        QVERIFY(import(header + "1,20001,CANDLE,2,2010-12-01T08:00,1.25,1,France\n").has_value());
        ImportRequest catalogue = request("Code,Name,Price,Cost,Pack,Vendor,Left\n"
                                          "20001,Tall candle,1.50,0.60,6,Wick,40\n"
                                          "20002,Soap,,,,Wick,not stocked\n"
                                          "20003,Bad,-1,,,,\n");
        catalogue.choices.map = "sku=Code,title=Name,unit_price=Price,cost=Cost,pack_size=Pack,supplier=Vendor,"
                                "stock_on_hand=Left";
        NoProgress progress;
        const auto done = importFile(catalogue, progress);
        QVERIFY2(done.has_value(), done ? "" : done.error().detail.c_str());
        QCOMPARE(done->counts.rowsAdded, 2);
        QCOMPARE(done->counts.products, 1);
        QCOMPARE(done->rowsRejected, 1);
        auto workspace = opened();
        const auto candle = ProductRepository(workspace).bySku({"20001"});
        QCOMPARE(candle->title, std::string("Tall candle"));
        QCOMPARE(*candle->unitCostMinor, 60);
        QCOMPARE(candle->packSize.units, 6);
        const auto stock = StockRepository(workspace).latest(*parseDay("2026-12-01"));
        QCOMPARE(stock->size(), 1U);
        QCOMPARE(stock->front().onHand.units, 40);
        const auto again = importFile(catalogue, progress);
        QCOMPARE(again->counts.rowsAdded, 0);
        QCOMPARE(again->counts.rowsKnown, 2);
    }

    void kitsAreTakenWithTheirComponents()
    {
        QVERIFY(import(header + "1,20001,CANDLE,2,2010-12-01T08:00,1.25,1,France\n").has_value());
        const auto done = import("Kit,Component,Units\nSET,20001,3\nSET,BOX,1\nSET,SET,1\nSET,,1\nSET,RIBBON,0.5\n");
        QVERIFY2(done.has_value(), done ? "" : done.error().detail.c_str());
        QCOMPARE(done->counts.rowsAdded, 2);
        QCOMPARE(done->counts.products, 2); // the kit and the box
        QCOMPARE(done->rowsRejected, 3);
        auto workspace = opened();
        const auto lines = *KitRepository(workspace).all();
        QCOMPARE(lines.size(), 2U);
        QCOMPARE(ProductRepository(workspace).byKey(lines[0].kit)->sku.text, std::string("SET"));
        QCOMPARE(lines[0].units.units, 3);
        QCOMPARE(import("kit,component,units\nSET,20001,3\n")->counts.rowsKnown, 1);
        const auto circle = import("kit,component,units\nBOX,SET,1\n");
        QVERIFY(!circle);
        QVERIFY(circle.error().detail.find("contains itself") != std::string::npos);
        QCOMPARE(KitRepository(workspace).all()->size(), 2U);
    }

    void volumesAreTakenInLitres()
    {
        QVERIFY(import(header + "1,20001,CANDLE,2,2010-12-01T08:00,1.25,1,France\n").has_value());
        const auto done = import("sku,volume litres\n20001,1.25\n20002,0\n20003,big\n");
        QVERIFY2(done.has_value(), done ? "" : done.error().detail.c_str());
        QCOMPARE(done->counts.rowsAdded, 1);
        QCOMPARE(done->rowsRejected, 2);
        auto workspace = opened();
        const auto candle = ProductRepository(workspace).bySku({"20001"});
        QCOMPARE(VolumeRepository(workspace).all()->at(candle->key.value), 1250);
        QCOMPARE(candle->title, std::string("CANDLE")); // only what the file says
        QCOMPARE(import("sku,volume litres\n20001,1.25\n\n")->counts.rowsKnown, 1);
        ImportRequest mapped = request("Item,Cubage\n20001,2\n");
        mapped.choices.map = "sku=Item,volume=Cubage";
        NoProgress progress;
        QVERIFY(importFile(mapped, progress).has_value());
        QCOMPARE(VolumeRepository(workspace).all()->at(candle->key.value), 2000);
    }

    void priceBreaksAreTakenAndUndone()
    {
        QVERIFY(import(header + "1,20001,CANDLE,2,2010-12-01T08:00,1.25,1,France\n").has_value());
        const auto done = import("SKU,From units,Unit cost\n20001,100,0.55\n20001,500,0.5\nNEW,2,7\n20001,1,0.6\n"
                                 "20001,2.5,0.6\n20001,many,0.6\n20001,50,-1\n20001,50,\n,50,1\n");
        QVERIFY2(done.has_value(), done ? "" : done.error().detail.c_str());
        QCOMPARE(done->profile, std::string("price-breaks"));
        QCOMPARE(done->counts.rowsAdded, 3);
        QCOMPARE(done->counts.products, 1);
        QCOMPARE(done->rowsRejected, 6);
        // The last row of a place counts, and what a newer list leaves out is not offered any more.
        QCOMPARE(import("sku,from units,unit cost\n20001,500,0.5\n20001,100,0.6\n20001,100,0.55\n")->counts.rowsAdded,
                 0);
        QCOMPARE(import("sku,from units,unit cost\n20001,100,0.54\n")->counts.rowsAdded, 1);
        QCOMPARE(import("sku,from units,unit cost\nNEW,3,6\n")->counts.rowsAdded, 1); // instead of that from 2
        QCOMPARE(import("sku,from units,unit cost\nNEW,2,7\nNEW,3,6\n")->counts.rowsAdded, 1);
        QCOMPARE(import("sku,from units,unit cost\nNEW,2,7\n")->counts.rowsAdded, 0); // and that from 3 goes
        auto workspace = *Workspace::open(m_workspace.toStdString(), OpenMode::ReadWrite);
        const auto costs = [&] {
            std::vector<std::int64_t> all;
            const auto lines = *PriceBreakRepository(workspace).all();
            for (const PriceBreakLine& line : lines)
                all.insert(all.end(), {line.from.units, line.unitCostMinor});
            return all;
        };
        QCOMPARE(costs(), (std::vector<std::int64_t>{100, 54, 2, 700}));
        for (int newest = 0; newest < 4; ++newest)
            QVERIFY(ImportRepository(workspace).undo(ImportRepository(workspace).all()->front().key).has_value());
        QCOMPARE(costs(), (std::vector<std::int64_t>{100, 55, 500, 50, 2, 700}));
        QVERIFY(ImportRepository(workspace).undo(ImportKey{2}).has_value());
        QVERIFY(costs().empty());
        QVERIFY(!ProductRepository(workspace).bySku({"NEW"}));
        ImportRequest mapped = request("Item,Ab,Stück\n20001,10,0.6\n");
        mapped.choices.map = "sku=Item,price_break=Ab,cost=Stück";
        NoProgress progress;
        QVERIFY(importFile(mapped, progress).has_value());
        QCOMPARE(costs(), (std::vector<std::int64_t>{10, 60}));
        QVERIFY(!PriceBreakRepository(workspace).set({ProductKey{1}, {1}, 5}));
        QVERIFY(!PriceBreakRepository(workspace).set({ProductKey{1}, {2}, -5}));
    }

    void undoOfAnImportLeavesWhatWasThereBefore()
    {
        QVERIFY(import(manyOrders(50)).has_value());
        const QByteArray before = contents();
        QVERIFY(import(manyOrders(100)).has_value());
        {
            auto workspace = *Workspace::open(m_workspace.toStdString(), OpenMode::ReadWrite);
            QVERIFY(ImportRepository(workspace).undo(ImportKey{2}).has_value());
        }
        QCOMPARE(contents(), before);
    }

    void onlineRetailAddsUp()
    {
        const QString file = QStringLiteral(MS_SHARED_DIR "/data/online-retail/online_retail.csv.gz");
        if (!QFile::exists(file))
            QSKIP("online-retail is not here");
        ImportRequest wanted = request({});
        wanted.file = file.toStdString();
        NoProgress progress;
        const auto done = importFile(wanted, progress);
        QVERIFY2(done.has_value(), done ? "" : done.error().detail.c_str());
        QCOMPARE(done->rowsRead, 541909);
        QCOMPARE(done->counts.rowsAdded, 541909);
        QCOMPARE(done->counts.orders, 25900);
        QCOMPARE(done->counts.products, 4070);
        QCOMPARE(done->counts.customers, 4372);
        auto workspace = opened();
        std::int64_t net = 0;
        std::int64_t negative = 0;
        QVERIFY(OrderRepository(workspace)
                    .forEachLine([&](const OrderLine& line) {
                        net += line.netMinor;
                        negative += line.units < 0 ? 1 : 0;
                    })
                    .has_value());
        QCOMPARE(net, 974774793);
        QCOMPARE(negative, 10624);
        std::int64_t others = 0;
        QVERIFY(
            ProductRepository(workspace).forEach([&](const Product& one) { others += one.goods ? 0 : 1; }).has_value());
        QCOMPARE(others, 17);
    }

    void completejourneyAddsUp()
    {
        const QString folder = QStringLiteral(MS_SHARED_DIR "/data/completejourney/");
        if (!QDir(folder).exists())
            QSKIP("completejourney is not here");
        NoProgress progress;
        ImportRequest wanted = request({});
        for (const auto& [name, rows] : {std::pair{"products.csv.gz", 92331}, {"transactions_sample.csv.gz", 75000}}) {
            wanted.file = (folder + name).toStdString();
            const auto done = importFile(wanted, progress);
            QVERIFY2(done.has_value(), done ? "" : done.error().detail.c_str());
            QCOMPARE(done->counts.rowsAdded, rows);
        }
        auto workspace = opened();
        std::int64_t net = 0;
        QVERIFY(
            OrderRepository(workspace).forEachLine([&](const OrderLine& line) { net += line.netMinor; }).has_value());
        QCOMPARE(net, 23393524);
        QCOMPARE(*CustomerRepository(workspace).count(), 2377);
        QCOMPARE(OrderRepository(workspace).span()->orders, 47243);
    }
};

QTEST_APPLESS_MAIN(TestImportFile)
#include "tst_import_file.moc"
