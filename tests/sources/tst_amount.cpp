// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/amount.h"

#include <QTest>

using namespace ms;
using namespace ms::sources;

namespace {

constexpr auto point = DecimalMark::Point;
constexpr auto comma = DecimalMark::Comma;

struct Literal {
    const char* text;
    DecimalMark mark;
    qint64 micros;
    const char* currency;
};

} // namespace

Q_DECLARE_METATYPE(ms::sources::DecimalMark)

class TestAmount : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsWhatShopsWrite_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<DecimalMark>("mark");
        QTest::addColumn<qint64>("micros");
        QTest::addColumn<QByteArray>("currency");
        for (const Literal& literal :
             std::initializer_list<Literal>{{"0", point, 0, ""},
                                            {"7", point, 7'000'000, ""},
                                            {"2.55", point, 2'550'000, ""},
                                            {"0.001", point, 1'000, ""},
                                            {".5", point, 500'000, ""},
                                            {"5.", point, 5'000'000, ""},
                                            {"-12.00", point, -12'000'000, ""},
                                            {"+3.10", point, 3'100'000, ""},
                                            {"19.99", point, 19'990'000, ""},
                                            {"-11062.06", point, -11'062'060'000, ""},
                                            {"000.10", point, 100'000, ""},
                                            {"1325", point, 1'325'000'000, ""},
                                            {"1,325.00", point, 1'325'000'000, ""},
                                            {"1,234,567.89", point, 1'234'567'890'000, ""},
                                            {"1,325", point, 1'325'000'000, ""},
                                            {"12,34,567.00", point, 1'234'567'000'000, ""},
                                            {"1 325.50", point, 1'325'500'000, ""},
                                            {"1'325.50", point, 1'325'500'000, ""},
                                            {"1\xE2\x80\x99"
                                             "325.50",
                                             point, 1'325'500'000, ""},
                                            {"1\xC2\xA0"
                                             "325.50",
                                             point, 1'325'500'000, ""},
                                            {"1\xE2\x80\xAF"
                                             "325.50",
                                             point, 1'325'500'000, ""},
                                            {" 12.50 ", point, 12'500'000, ""},
                                            {"(12.50)", point, -12'500'000, ""},
                                            {"($12.50)", point, -12'500'000, ""},
                                            {"12.00-", point, -12'000'000, ""},
                                            {"\xE2\x88\x92"
                                             "129.99",
                                             point, -129'990'000, ""},
                                            {"\xE2\x80\x93"
                                             "5.00",
                                             point, -5'000'000, ""},
                                            {"'-42", point, -42'000'000, ""},
                                            {"'42.10", point, 42'100'000, ""},
                                            {"$1,325.00", point, 1'325'000'000, ""},
                                            {"-$12.00", point, -12'000'000, ""},
                                            {"$-12.00", point, -12'000'000, ""},
                                            {"US$5.25", point, 5'250'000, "USD"},
                                            {"\xC2\xA3"
                                             "3.39",
                                             point, 3'390'000, "GBP"},
                                            {"\xE2\x82\xAC 3.39", point, 3'390'000, "EUR"},
                                            {"79.99 USD", point, 79'990'000, "USD"},
                                            {"USD 79.99", point, 79'990'000, "USD"},
                                            {"GBP-4.50", point, -4'500'000, "GBP"},
                                            {"\xE2\x82\xB9"
                                             "1,00,000",
                                             point, 100'000'000'000, "INR"},
                                            {"4.440892e-16", point, 0, ""},
                                            {"1.5e3", point, 1'500'000'000, ""},
                                            {"2E-2", point, 20'000, ""},
                                            {"0.1234567", point, 123'457, ""},
                                            {"3.3499999999999996", point, 3'350'000, ""},
                                            {"9999999999.99", point, 9'999'999'999'990'000, ""},
                                            {"1.325,00", comma, 1'325'000'000, ""},
                                            {"1325,5", comma, 1'325'500'000, ""},
                                            {"12,50", comma, 12'500'000, ""},
                                            {"1.325", comma, 1'325'000'000, ""},
                                            {"1.234.567,89", comma, 1'234'567'890'000, ""},
                                            {"-0,05", comma, -50'000, ""},
                                            {"12,50 \xE2\x82\xAC", comma, 12'500'000, "EUR"},
                                            {"1 325,50 kr", comma, 1'325'500'000, ""},
                                            {"3,39 z\xC5\x82", comma, 3'390'000, "PLN"},
                                            {"(1.000,00)", comma, -1'000'000'000, ""}}) {
            QTest::addRow("%s", literal.text)
                << QByteArray(literal.text) << literal.mark << literal.micros << QByteArray(literal.currency);
        }
    }
    void readsWhatShopsWrite()
    {
        QFETCH(QByteArray, text);
        QFETCH(DecimalMark, mark);
        QFETCH(qint64, micros);
        QFETCH(QByteArray, currency);
        const auto amount = parseAmount(text.toStdString(), mark);
        QVERIFY2(amount.has_value(), amount ? "" : amount.error().detail.c_str());
        QVERIFY(amount->has_value());
        QCOMPARE((*amount)->micros, micros);
        QCOMPARE(QByteArray::fromStdString((*amount)->currency.text()), currency);
    }

    void nothingIsNoAmount()
    {
        for (const char* text : {"", " ", "-", "--", "\xC2\xA0"}) {
            const auto amount = parseAmount(text);
            QVERIFY(amount.has_value());
            QVERIFY(!amount->has_value());
        }
    }

    void refusesWhatItWouldHaveToGuess_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<DecimalMark>("mark");
        for (const char* text : {"12.5O",
                                 "abc",
                                 "1.2.3",
                                 "12,50",
                                 "1,2345.00",
                                 "1,,000",
                                 ",5",
                                 "1,00",
                                 "1e",
                                 "1e+",
                                 "e5",
                                 "1e9999",
                                 "99999999999999999999",
                                 "--5",
                                 "5%",
                                 "1 2",
                                 "1,000 000.00",
                                 "()",
                                 "$",
                                 "12.5.",
                                 "NaN",
                                 "inf",
                                 "0x10"})
            QTest::addRow("%s", text) << QByteArray(text) << point;
        for (const char* text : {"1.25", "12.5", "1,2,3", "1.000.00", "12,5O"})
            QTest::addRow("%s with a comma", text) << QByteArray(text) << comma;
    }
    void refusesWhatItWouldHaveToGuess()
    {
        QFETCH(QByteArray, text);
        QFETCH(DecimalMark, mark);
        const auto amount = parseAmount(text.toStdString(), mark);
        QVERIFY2(!amount, "was read");
        QCOMPARE(amount.error().code, ErrorCode::InvalidInput);
    }

    void roundsMicrosOnceHalvesAwayFromZero()
    {
        QCOMPARE(microsToMinor(125'000, 2), 13);
        QCOMPARE(microsToMinor(-125'000, 2), -13);
        QCOMPARE(microsToMinor(124'999, 2), 12);
        QCOMPARE(microsToMinor(1'500'000, 0), 2);
        QCOMPARE(microsToMinor(1'234'567, 3), 1235);
    }

    void learnsTheDecimalMarkOfAColumn()
    {
        const auto guess = [](std::initializer_list<const char*> values) {
            DecimalMarkGuess learned;
            for (const char* value : values)
                learned.look(value);
            return learned;
        };
        QCOMPARE(guess({"12.50", "3"}).mark(), std::optional(point));
        QCOMPARE(guess({"12,50", "1.325,00"}).mark(), std::optional(comma));
        QCOMPARE(guess({"1.325", "1.325.000"}).mark(), std::optional(comma));
        QCOMPARE(guess({"0.125"}).mark(), std::optional(point));
        QVERIFY(!guess({"1.325", "2.500"}).mark());
        QVERIFY(guess({"1.325"}).doubtful());
        QVERIFY(!guess({"1325", ""}).doubtful());
        QVERIFY(!guess({"12.5", "12,5"}).mark());
    }
};

QTEST_APPLESS_MAIN(TestAmount)
#include "tst_amount.moc"
