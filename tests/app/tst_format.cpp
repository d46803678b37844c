// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/format.h"

#include <QLocale>
#include <QTest>

using namespace ms;
using namespace ms::app;

namespace {

Money pounds(qint64 minor)
{
    return {minor, *Currency::parse("GBP")};
}

} // namespace

class FormatTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    void numbersFollowTheLocale()
    {
        QCOMPARE(format::number(1234.56, 1), "1,234.6");
        QCOMPARE(format::count(541909), "541,909");
        QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
        QCOMPARE(format::number(1234.56, 1), "1.234,6");
    }

    void theUnknownIsBlankNeverZero()
    {
        QCOMPARE(format::number(std::nan("")), "");
        QCOMPARE(format::percent(std::nan("")), "");
        QCOMPARE(format::shortCount(INFINITY), "");
        QCOMPARE(format::duration(std::nan("")), "");
    }

    void aTinyNegativeIsNotMinusZero() { QCOMPARE(format::number(-0.001, 1), "0.0"); }

    void changesCarryTheirSign()
    {
        QCOMPARE(format::change(3.14, 1), "+3.1");
        QCOMPARE(format::change(-3.14, 1), "-3.1");
        QCOMPARE(format::change(0.01, 1), "0.0");
    }

    void shortCountsKeepThreeDigitsAtMost_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("text");
        QTest::newRow("exact below ten thousand") << 9999.0 << "9,999";
        QTest::newRow("thousands") << 541909.0 << "542k";
        QTest::newRow("rounds up into millions") << 999600.0 << "1.0M";
        QTest::newRow("millions") << 1234567.0 << "1.2M";
        QTest::newRow("tens of millions") << 12345678.0 << "12M";
        QTest::newRow("billions") << 2.5e9 << "2.5B";
    }
    void shortCountsKeepThreeDigitsAtMost()
    {
        QFETCH(double, value);
        QFETCH(QString, text);
        QCOMPARE(format::shortCount(value), text);
    }

    void moneyHasItsCurrencysDecimals()
    {
        QCOMPARE(format::money(pounds(123456)), "£1,234.56");
        QCOMPARE(format::money(pounds(-250)), "-£2.50");
        QCOMPARE(format::money({500, *Currency::parse("JPY")}), "¥500");
        QCOMPARE(format::money({1500, *Currency::parse("KWD")}), QString("1.500") + QChar::Nbsp + "KWD");
        QCOMPARE(format::amount(123456, *Currency::parse("GBP")), "1,234.56");
        QCOMPARE(format::roundMoney(pounds(1234567)), "£12,346");
        QCOMPARE(format::roundMoney(pounds(1234)), "£12.34");
    }

    void daysAreOfTheShopsCalendar()
    {
        const Day day = *parseDay("2011-12-09");
        QCOMPARE(format::date(day), "9 Dec 2011");
        QCOMPARE(format::fromDate(format::toDate(day)), day);
        QCOMPARE(format::range({*parseDay("2010-12-01"), *parseDay("2011-12-10")}), "1 Dec 2010 – 9 Dec 2011");
        QCOMPARE(format::dateTime(*parseShopTime("2011-12-09T12:50")), "9 Dec 2011 12:50");
    }

    void durationsAreWhatAPersonSays()
    {
        QCOMPARE(format::duration(0.2), "under 1 s");
        QCOMPARE(format::duration(8.4), "8 s");
        QCOMPARE(format::duration(119), "2 min");
        QCOMPARE(format::duration(3900), "65 min");
        QCOMPARE(format::duration(2 * 3600 + 300), "2 h 5 min");
    }

    void everyErrorHasASentence()
    {
        for (int code = 0; code <= static_cast<int>(ErrorCode::Canceled); ++code)
            QVERIFY(format::sentence({static_cast<ErrorCode>(code), ""}).endsWith('.'));
    }
};

QTEST_GUILESS_MAIN(FormatTest)
#include "tst_format.moc"
