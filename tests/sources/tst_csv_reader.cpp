// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/csv_reader.h"
#include "sources/csv_table.h"

#include "stats/random.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <zlib.h>

using namespace ms;
using namespace ms::sources;

namespace {

CsvTable tableOf(std::string_view text)
{
    auto reader = CsvReader::fromText(text);
    auto table = readAll(std::move(reader.value()));
    return std::move(table.value());
}

QStringList cells(const CsvTable& table)
{
    QStringList all;
    for (std::size_t i = 0; i < table.size(); ++i) {
        QStringList row;
        for (const std::string_view field : table[i].fields())
            row << QString::fromUtf8(field.data(), static_cast<qsizetype>(field.size()));
        all << row.join('|');
    }
    return all;
}

void writeFile(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

QByteArray gzip(const QByteArray& text)
{
    QByteArray packed(text.size() + 128, '\0');
    z_stream stream{};
    deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    deflate(&stream, Z_FINISH);
    packed.truncate(static_cast<qsizetype>(stream.total_out));
    deflateEnd(&stream);
    return packed;
}

} // namespace

class TestCsvReader : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsRfc4180_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QStringList>("rows");
        QTest::newRow("plain") << QByteArray("a,b\n1,2\n3,4\n") << QStringList{"1|2", "3|4"};
        QTest::newRow("no last line end") << QByteArray("a,b\n1,2\n3,4") << QStringList{"1|2", "3|4"};
        QTest::newRow("CRLF") << QByteArray("a,b\r\n1,2\r\n\"3\",\"4\"\r\n") << QStringList{"1|2", "3|4"};
        QTest::newRow("CRLF without last LF") << QByteArray("a,b\r\n\"1\",\"2\"\r") << QStringList{"1|2"};
        QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBF\"a\",b\n1,2\n") << QStringList{"1|2"};
        QTest::newRow("quoted delimiter") << QByteArray("a,b\n\"1,5\",2\n") << QStringList{"1,5|2"};
        QTest::newRow("quoted quote") << QByteArray("a,b\n\"6\"\" pot\",\"\"\"\"\n") << QStringList{"6\" pot|\""};
        QTest::newRow("quoted line end") << QByteArray("a,b\n\"x\ny\r\nz\",2\n") << QStringList{"x\ny\r\nz|2"};
        QTest::newRow("empty fields") << QByteArray("a,b,c\n,,\n\"\",,x\n") << QStringList{"||", "||x"};
        QTest::newRow("empty lines are skipped")
            << QByteArray("a,b\n\n1,2\r\n\r\n3,4\n\n") << QStringList{"1|2", "3|4"};
        QTest::newRow("quoted empty field is a row") << QByteArray("a\n\"\"\nx\n\n") << QStringList{"", "x"};
        QTest::newRow("quote inside a field is text") << QByteArray("a,b\n6\" pot,2\n") << QStringList{"6\" pot|2"};
        QTest::newRow("last field empty at the end") << QByteArray("a,b\n1,") << QStringList{"1|"};
        QTest::newRow("ids stay text") << QByteArray("a,b\n0805,5901234123457\n") << QStringList{"0805|5901234123457"};
        QTest::newRow("header only") << QByteArray("a,b\n") << QStringList{};
        QTest::newRow("zero byte") << QByteArray("a,b\n1\0,2\n", 9) << QStringList{QString::fromUtf8("1\0|2", 4)};
        QTest::newRow("wide fields") << QByteArray("a,b\n" + QByteArray(100, 'x') + ",\"" + QByteArray(33, 'y') +
                                                   "\"\n")
                                     << QStringList{QString(100, 'x') + '|' + QString(33, 'y')};
    }
    void readsRfc4180()
    {
        QFETCH(QByteArray, text);
        QFETCH(QStringList, rows);
        const CsvTable table = tableOf({text.data(), static_cast<std::size_t>(text.size())});
        QCOMPARE(cells(table), rows);
        QVERIFY(table.rejects().empty());
    }

    void readsTheSameInPiecesOfAnySize()
    {
        // Files larger than the buffer, with records that lie across its border wherever it falls.
        QTemporaryDir folder;
        QByteArray text = "id,note\n";
        QStringList rows;
        stats::Random random(7);
        for (int i = 0; i < 30000; ++i) {
            const QString note = "n\"" + QString(static_cast<int>(random.below(40)), 'x') + (i % 3 == 0 ? "\n" : ",") +
                                 QString::number(i);
            rows << QString::number(i) + '|' + note;
            text += QByteArray::number(i) + ",\"" + QString(note).replace("\"", "\"\"").toUtf8() + "\"\r\n";
        }
        const QString path = folder.filePath("long.csv");
        writeFile(path, text);
        const auto plain = readCsv(path.toStdString());
        QCOMPARE(cells(*plain), rows);
        writeFile(path, gzip(text));
        const auto packed = readCsv(path.toStdString());
        QCOMPARE(cells(*packed), rows);
        QCOMPARE((*packed)[29999].line(), 40001);
    }

    void oneFieldMayBeLongerThanTheBuffer()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath("wide.csv");
        writeFile(path, "a,b\n\"" + QByteArray(3'000'000, 'x') + "\",2\n3,4\n");
        const auto table = readCsv(path.toStdString());
        QCOMPARE(table->size(), 2U);
        QCOMPARE((*table)[0][0].size(), 3'000'000U);
        QCOMPARE(std::string((*table)[1][1]), std::string("4"));
    }

    void readsSeveralPackedMembersAsOne()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath("two.csv");
        writeFile(path, gzip("a,b\n1,2\n") + gzip("3,4\n"));
        QCOMPARE(cells(*readCsv(path.toStdString())), (QStringList{"1|2", "3|4"}));
    }

    void saysWhatIsWrongWithAFile()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath("f.csv");
        QCOMPARE(CsvReader::open(path.toStdString()).error().code, ErrorCode::NotFound);
        QCOMPARE(CsvReader::open(folder.path().toStdString()).error().code, ErrorCode::NotFound);
        writeFile(path, "");
        QCOMPARE(QString::fromStdString(CsvReader::open(path.toStdString()).error().detail),
                 "file " + path + ": is empty (expected a header row)");
        writeFile(path, QByteArray("\xFF\xFE"
                                   "a\0,\0",
                                   6));
        QVERIFY(CsvReader::open(path.toStdString()).error().detail.find("UTF-8") != std::string::npos);
        const QByteArray packed = gzip("a,b\n" + QByteArray(5000, '1') + ",2\n");
        writeFile(path, packed.left(packed.size() - 9));
        QVERIFY(readCsv(path.toStdString()).error().detail.find("cut off") != std::string::npos);
        QByteArray damaged = packed;
        damaged[packed.size() - 6] = static_cast<char>(~damaged[packed.size() - 6]);
        writeFile(path, damaged);
        QVERIFY(readCsv(path.toStdString()).error().detail.find("damaged") != std::string::npos);
    }

    void missingColumnNamesFileAndColumn()
    {
        const auto reader = CsvReader::fromText("sku, price ,sku\n", "sales.csv");
        QCOMPARE(*reader->column("price"), 1U);
        QCOMPARE(reader->column("units").error().detail,
                 std::string("file sales.csv: column 'units' is missing, it has sku, price, sku"));
        QVERIFY(reader->column("sku").error().detail.find("more than once") != std::string::npos);
        QVERIFY(!reader->findColumn("Price"));
    }

    void raggedAndMalformedRowsAreRejectedAloneWithTheirLine()
    {
        const CsvTable table = tableOf("a,b\n"
                                       "1,2\n"
                                       "1,2,3\n"
                                       "only\n"
                                       "\"two\nlines\",ok\n"
                                       "\"bad\"quote,2\n"
                                       "3,4\n"
                                       "5,\"never closed\n"
                                       "6,7\n");
        QCOMPARE(cells(table), (QStringList{"1|2", "two\nlines|ok", "3|4", "6|7"}));
        QCOMPARE(table[3].line(), 10);
        const auto& rejects = table.rejects();
        QCOMPARE(rejects.size(), 4U);
        QCOMPARE(rejects[0].why.row, 3);
        QCOMPARE(rejects[0].why.reason, std::string("3 fields, expected 2 as in the header"));
        QCOMPARE(rejects[0].fields.size(), 3U);
        QCOMPARE(rejects[1].why.row, 4);
        QCOMPARE(rejects[2].why.row, 7);
        QCOMPARE(rejects[2].why.reason, std::string("text follows a closing quote"));
        QCOMPARE(rejects[3].why.row, 9);
        QCOMPARE(rejects[3].why.reason, std::string("a quote is opened and not closed"));
    }

    void readsTypedFields_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("isNumber");
        QTest::addColumn<double>("number");
        QTest::newRow("decimal") << QByteArray("12.50") << true << 12.5;
        QTest::newRow("exponent") << QByteArray("-1.5e3") << true << -1500.0;
        QTest::newRow("plus") << QByteArray("+3") << true << 3.0;
        QTest::newRow("spaces") << QByteArray(" 3 ") << true << 3.0;
        QTest::newRow("comma") << QByteArray("12,5") << false << 0.0;
        QTest::newRow("letter O") << QByteArray("12.5O") << false << 0.0;
        QTest::newRow("empty") << QByteArray("") << false << 0.0;
        QTest::newRow("nan") << QByteArray("nan") << false << 0.0;
        QTest::newRow("infinite") << QByteArray("inf") << false << 0.0;
        QTest::newRow("too large") << QByteArray("1e999") << false << 0.0;
        QTest::newRow("hex") << QByteArray("0x10") << false << 0.0;
        QTest::newRow("two signs") << QByteArray("+-3") << false << 0.0;
    }
    void readsTypedFields()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, isNumber);
        QFETCH(double, number);
        const CsvTable table = tableOf("v\n\"" + text.toStdString() + "\"\n");
        const auto value = table[0].toDouble(0);
        QCOMPARE(value.has_value(), isNumber);
        if (isNumber)
            QCOMPARE(*value, number);
        else
            QVERIFY(value.error().detail.find("row 2, column v: '" + text.toStdString() + "'") != std::string::npos);
    }

    void typedErrorsNameFileRowColumnAndValue()
    {
        auto reader = CsvReader::fromText("id,n,day\nx,12.5,2011-02-30\n,,\n", "f.csv");
        QVERIFY(*reader->next());
        QCOMPARE(reader->row().toInteger(1).error().detail,
                 std::string("file f.csv, row 2, column n: '12.5' is not a whole number (expected one such as 12)"));
        QCOMPARE(
            reader->row().toDay(2).error().detail,
            std::string("file f.csv, row 2, column day: '2011-02-30' is not a date (expected one such as 2011-12-09)"));
        QVERIFY(*reader->next());
        QVERIFY(!reader->row().toText(0));
        QVERIFY(!reader->row().toOptionalDouble(1)->has_value());
        QVERIFY(!reader->row().toOptionalInteger(1)->has_value());
        QVERIFY(!*reader->next());
        QVERIFY(!*reader->next());
    }

    void randomBytesNeverCrash()
    {
        const std::string_view alphabet = "ab,\"\"\"\n\n\r;\t0.\xEF\xBB\xBF";
        stats::Random random(11);
        for (int round = 0; round < 3000; ++round) {
            std::string text;
            const auto size = random.below(200);
            for (std::uint64_t i = 0; i < size; ++i)
                text += round % 4 == 0 ? static_cast<char>(random.below(256)) : alphabet[random.below(alphabet.size())];
            auto reader = CsvReader::fromText(text);
            if (!reader)
                continue;
            const auto table = readAll(std::move(*reader));
            QVERIFY(table.has_value());
            const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1;
            QVERIFY(table->size() + table->rejects().size() <= lines);
        }
    }
};

QTEST_APPLESS_MAIN(TestCsvReader)
#include "tst_csv_reader.moc"
