// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/csv_sniff.h"
#include "sources/text_index.h"

#include <QTest>

using namespace ms;
using namespace ms::sources;

class TestCsvSniff : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void findsTheDelimiter_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<char>("delimiter");
        QTest::newRow("comma") << QByteArray("a,b,c\n1,2,3\n") << ',';
        QTest::newRow("semicolon with decimal commas") << QByteArray("a;b\n1,5;2,5\n3,5;4,5\n") << ';';
        QTest::newRow("tab with commas in text") << QByteArray("a\tb\nx, y\t1\nx\t2\n") << '\t';
        QTest::newRow("bar") << QByteArray("a|b|c\n1|2|3\n") << '|';
        QTest::newRow("comma inside quotes does not count") << QByteArray("a;b\n\"x,y,z\";1\n\"x,y,z\";2\n") << ';';
        QTest::newRow("notes above the header")
            << QByteArray("Report of May\n\n\"a\",\"b\",\"c\"\n1,2,3\n4,5,6\n") << ',';
        QTest::newRow("one column") << QByteArray("a\n1\n") << ',';
        QTest::newRow("nothing") << QByteArray("") << ',';
    }
    void findsTheDelimiter()
    {
        QFETCH(QByteArray, text);
        QFETCH(char, delimiter);
        QCOMPARE(sniff(text.toStdString(), 50).delimiter, delimiter);
    }

    void keepsTheLinesOfItsRows()
    {
        const CsvSample sample = sniff("\n\na,b\n\"x\ny\",2\n3,4\n", 2);
        QCOMPARE(sample.rows.size(), 2U);
        QCOMPARE(sample.lines, (std::vector<std::int64_t>{3, 4}));
    }

    void readsWindows1252WhereItIsNotUtf8()
    {
        QCOMPARE(toUtf8("\xC2\xA3 5"), std::string("\xC2\xA3 5"));
        QCOMPARE(toUtf8("\xA3 5"), std::string("\xC2\xA3 5"));
        QCOMPARE(toUtf8("\x80"), std::string("\xE2\x82\xAC"));
        QCOMPARE(toUtf8("caf\xE9"), std::string("caf\xC3\xA9"));
        QCOMPARE(toUtf8("\x81"), std::string("\xEF\xBF\xBD"));
    }

    void tellsUtf8FromOtherBytes()
    {
        QVERIFY(isUtf8("plain"));
        QVERIFY(isUtf8("\xF0\x9F\x98\x80"));
        QVERIFY(!isUtf8("\xC0\xAF"));         // overlong
        QVERIFY(!isUtf8("\xED\xA0\x80"));     // a surrogate
        QVERIFY(!isUtf8("\xF4\x90\x80\x80")); // beyond Unicode
        QVERIFY(!isUtf8("\xE2\x82"));         // cut off
    }

    void numbersTextsInTheOrderInWhichTheyCome()
    {
        TextIndex index;
        QCOMPARE(index.find("0805"), TextIndex::none);
        for (std::uint32_t i = 0; i < 50000; ++i)
            QCOMPARE(index.add("0" + std::to_string(i)), i);
        for (std::uint32_t i = 0; i < 50000; ++i)
            QCOMPARE(index.add("0" + std::to_string(i)), i);
        QCOMPARE(index.size(), 50000U);
        QCOMPARE(index.find("0805"), 805U);
        QCOMPARE(index[805], std::string_view("0805"));
        QCOMPARE(index.find("805"), TextIndex::none);
        QCOMPARE(index.add(""), 50000U);
        QCOMPARE(index.find(""), 50000U);
    }
};

QTEST_APPLESS_MAIN(TestCsvSniff)
#include "tst_csv_sniff.moc"
