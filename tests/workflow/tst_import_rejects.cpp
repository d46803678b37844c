// SPDX-License-Identifier: GPL-3.0-or-later
#include "import_fixture.h"

using namespace ms;
using namespace ms::workflow;
using namespace ms::workflow::testing;
using namespace ms::workspace;

class TestImportRejects : public QObject, private ImportFixture {
    Q_OBJECT
private Q_SLOTS:
    void init() { takeNewWorkspace(); }

    void seededDefectsAreExactlyTheRejects()
    {
        const QByteArray text = header + "1,20001,CANDLE,2,2010-12-01T08:00,1.25,1,France\n"
                                         "1,20001,CANDLE,two,2010-12-01T08:00,1.25,1,France\n"
                                         "1,20001,CANDLE,1.5,2010-12-01T08:00,1.25,1,France\n"
                                         "1,20001,CANDLE,2,2010-12-01T08:00,\"12,5O\",1,France\n"
                                         "1,20001,CANDLE,2,2010-12-01T08:00,,1,France\n"
                                         "1,20001,CANDLE,2,2010-13-01T08:00,1.25,1,France\n"
                                         "1,,CANDLE,2,2010-12-01T08:00,1.25,1,France\n"
                                         ",20001,CANDLE,2,2010-12-01T08:00,1.25,1,France\n"
                                         "1,20001,CANDLE,2,2010-12-01T08:00,1.25,1\n"
                                         "1,20001,CANDLE,2,2010-12-01T08:00,1.25,1,France,x\n"
                                         "1,20001,\"CANDLE\"x,2,2010-12-01T08:00,1.25,1,France\n"
                                         "1,20001,CANDLE,2,2010-12-01T08:00,$1.25,1,France\n"
                                         "1,20001,CANDLE,2,2010-12-01T08:00,1.25 USD,1,France\n";
        ImportRequest wanted = request(text);
        wanted.rejectsFile = path("rejects.csv").toStdString();
        NoProgress progress;
        const auto done = importFile(wanted, progress);
        QVERIFY2(done.has_value(), done ? "" : done.error().detail.c_str());
        QCOMPARE(done->rowsRead, 13);
        QCOMPARE(done->counts.rowsAdded, 2);
        QCOMPARE(done->rowsRejected, 11);
        const std::vector<std::pair<std::int64_t, std::string>> expected{
            {3, "Quantity"},  {4, "Quantity"}, {5, "UnitPrice"}, {6, "UnitPrice"}, {7, "InvoiceDate"}, {8, "StockCode"},
            {9, "InvoiceNo"}, {10, ""},        {11, ""},         {12, ""},         {14, "UnitPrice"}};
        QCOMPARE(done->rejects.size(), expected.size());
        for (std::size_t i = 0; i < expected.size(); ++i) {
            QCOMPARE(done->rejects[i].row, expected[i].first);
            QCOMPARE(done->rejects[i].column, expected[i].second);
            QVERIFY(!done->rejects[i].reason.empty());
        }
        QCOMPARE(done->rejects[2].value, std::string("12,5O"));
        auto workspace = opened();
        QCOMPARE(ImportRepository(workspace).rejectsOf(ImportKey{1})->size(), 11U);
        const QByteArray rejects = bytesOf(path("rejects.csv"));
        QCOMPARE(rejects.left(rejects.indexOf('\n')), header.trimmed() + ",row,column,value,reason");
        QVERIFY(
            rejects.contains("1,20001,CANDLE,two,2010-12-01T08:00,1.25,1,France,3,Quantity,two,is not a whole number"));
    }

    void rejectsCanBeMendedAndFedAgain()
    {
        ImportRequest wanted = request(header + "1,20001,CANDLE,2,2010-12-01T08:00,1.25,1,France\n"
                                                "1,20002,SOAP,two,2010-12-01T08:00,1.50,1,France\n");
        wanted.rejectsFile = path("rejects.csv").toStdString();
        NoProgress progress;
        QCOMPARE(importFile(wanted, progress)->rowsRejected, 1);
        const QByteArray mended = bytesOf(path("rejects.csv")).replace("SOAP,two", "SOAP,3");
        const auto again = import(mended);
        QVERIFY2(again.has_value(), again ? "" : again.error().detail.c_str());
        QCOMPARE(again->counts.rowsAdded, 1);
        QCOMPARE(again->counts.orders, 0);
        auto workspace = opened();
        QCOMPARE(OrderRepository(workspace).linesOf(OrderKey{1})->size(), 2U);
    }

    void datesThatCanBeReadBothWaysAreAskedFor()
    {
        ImportRequest wanted = request(header + "1,20001,CANDLE,2,3/4/2011 8:00,1.25,1,France\n");
        NoProgress progress;
        const auto refused = importFile(wanted, progress);
        QVERIFY(!refused);
        QVERIFY(refused.error().detail.find("column InvoiceDate: day and month") != std::string::npos);
        wanted.choices.order = sources::DateOrder::MonthFirst;
        QVERIFY(importFile(wanted, progress).has_value());
        QVERIFY(contents().contains("1 2011-03-04T08:00:00"));
    }

    void saysWhatIsWrongWithAFile()
    {
        const auto unknown = import("a,b\n1,2\n");
        QCOMPARE(unknown.error().code, ErrorCode::InvalidInput);
        QVERIFY(unknown.error().detail.find("is not a file of a known kind") != std::string::npos);
        QVERIFY(!import(""));
        NoProgress progress;
        ImportRequest missing = request(header);
        missing.file = path("missing.csv").toStdString();
        QCOMPARE(importFile(missing, progress).error().code, ErrorCode::NotFound);
        ImportRequest chosen = request(header);
        chosen.choices.profile = "nobody";
        QVERIFY(importFile(chosen, progress).error().detail.find("known are online-retail") != std::string::npos);
        QVERIFY(!QFile::exists(m_workspace));
    }

    void damagedFilesAreReadOrRefusedButEveryRowIsCounted()
    {
        const QByteArray whole = manyOrders(12);
        const std::string_view alphabet = "\"\"\n\r,;.-'0123456789C\xFF\xE2 ";
        stats::Random random(5);
        int read = 0;
        for (int round = 0; round < 400; ++round) {
            QByteArray text = whole;
            const auto damages = 1 + random.below(12);
            for (std::uint64_t i = 0; i < damages; ++i) {
                const auto at =
                    header.size() +
                    static_cast<qsizetype>(random.below(static_cast<std::uint64_t>(text.size() - header.size())));
                const char c = alphabet[random.below(alphabet.size())];
                switch (random.below(3)) {
                case 0:
                    text[at] = c;
                    break;
                case 1:
                    text.insert(at, c);
                    break;
                default:
                    text.remove(at, static_cast<qsizetype>(random.below(9)));
                }
            }
            ImportRequest dry = request(text);
            dry.dryRun = true;
            NoProgress progress;
            const auto done = importFile(dry, progress);
            if (!done)
                continue;
            ++read;
            QCOMPARE(done->counts.rowsAdded + done->counts.rowsKnown + done->rowsRejected, done->rowsRead);
            QVERIFY(done->rowsRead <= text.count('\n') + 1);
        }
        QVERIFY(read > 300);
    }

    void amountsThatWouldOverflowAreRejected()
    {
        const auto done = import(header + "1,20001,CANDLE,2000000000,2010-12-01T08:00,9000000000,1,France\n"
                                          "1,20001,CANDLE,1,2010-12-01T08:00,9000000000000,1,France\n"
                                          "1,20001,CANDLE,99999999999999999999,2010-12-01T08:00,1,1,France\n"
                                          "1,20001,CANDLE,1,2010-12-01T08:00,1000000000,1,France\n");
        QVERIFY(done.has_value());
        QCOMPARE(done->rowsRejected, 3);
        QCOMPARE(done->counts.rowsAdded, 1);
    }
};

QTEST_APPLESS_MAIN(TestImportRejects)
#include "tst_import_rejects.moc"
