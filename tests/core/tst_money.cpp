// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/money.h"

#include <QTest>

using namespace ms;

class TestMoney : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsDecimalsExactly_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("decimals");
        QTest::addColumn<qint64>("minor");
        QTest::newRow("plain") << QByteArray("12.50") << 2 << qint64(1250);
        QTest::newRow("whole") << QByteArray("7") << 2 << qint64(700);
        QTest::newRow("negative") << QByteArray("-0.05") << 2 << qint64(-5);
        QTest::newRow("no binary fraction") << QByteArray("19.99") << 2 << qint64(1999);
        QTest::newRow("half goes away from zero") << QByteArray("0.125") << 2 << qint64(13);
        QTest::newRow("below half") << QByteArray("0.1249") << 2 << qint64(12);
        QTest::newRow("yen") << QByteArray("1200") << 0 << qint64(1200);
        QTest::newRow("dinar") << QByteArray("1.5") << 3 << qint64(1500);
    }
    void readsDecimalsExactly()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, decimals);
        QFETCH(qint64, minor);
        const auto parsed = parseDecimal(text.toStdString(), decimals);
        QVERIFY(parsed.has_value());
        QCOMPARE(*parsed, minor);
    }
    void rejectsWhatIsNotADecimal_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char* text : {"", "-", ".", "12,50", "1e5", "NaN", "12.5O", "1.2.3", " 1", "99999999999999999999"})
            QTest::newRow(text[0] == '\0' ? "empty" : text) << QByteArray(text);
    }
    void rejectsWhatIsNotADecimal()
    {
        QFETCH(QByteArray, text);
        const auto parsed = parseDecimal(text.toStdString(), 2);
        QVERIFY(!parsed);
        QCOMPARE(parsed.error().code, ErrorCode::InvalidInput);
    }
    void exactRefusesMoreDecimalsThanTheCurrencyHas()
    {
        QVERIFY(!parseDecimal("1.005", 2, true));
        QCOMPARE(*parseDecimal("1.500", 2, true), 150);
    }
    void writesWhatItReads()
    {
        for (const std::int64_t minor : {0L, 5L, -5L, 1250L, -123456L, 99L})
            QCOMPARE(*parseDecimal(toDecimalText(minor, 2), 2), minor);
        QCOMPARE(toDecimalText(-5, 2), std::string("-0.05"));
        QCOMPARE(toDecimalText(12, 0), std::string("12"));
    }
    void knowsCurrencies()
    {
        QCOMPARE(Currency::parse("JPY")->decimals(), 0);
        QCOMPARE(Currency::parse("KWD")->decimals(), 3);
        QCOMPARE(Currency::parse("GBP")->decimals(), 2);
        QVERIFY(!Currency::parse("gbp"));
        QVERIFY(!Currency::parse("EURO"));
    }
    void roundsAwayFromZero()
    {
        QCOMPARE(*roundToMinor(2.5), 3);
        QCOMPARE(*roundToMinor(-2.5), -3);
        QVERIFY(!roundToMinor(1e300));
    }
};

QTEST_APPLESS_MAIN(TestMoney)
#include "tst_money.moc"
