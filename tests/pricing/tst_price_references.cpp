// SPDX-License-Identifier: GPL-3.0-or-later
// What a price is held against: earlier prices, tax and currency, competitors, endings.
#include "pricing/competitor.h"
#include "pricing/price_list.h"
#include "pricing/prior_price.h"

#include <QTest>

#include <cmath>

using namespace ms;
using namespace ms::pricing;

namespace {

Day day(int number)
{
    return Day(std::chrono::days(number));
}

Money money(std::int64_t minor, const char* currency)
{
    return {minor, *Currency::parse(currency)};
}

} // namespace

class TestPriceReferences : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // The cases follow the Commission's guidance on article 6a (2021/C 526/02): 100 before, 80 for a week within the 30
    // days, back to 100, then a reduction: it must be measured from 80.
    void aReductionIsMeasuredFromTheLowestPriceOfThirtyDays()
    {
        const std::vector<PriceFrom> history{{day(0), 10000}, {day(70), 8000}, {day(77), 10000}};
        QCOMPARE(**lowestPriorPrice(history, day(90)), 8000);
        QCOMPARE(**lowestPriorPrice(history, day(106)), 8000);  // day 76, the last at 80, is 30 days before
        QCOMPARE(**lowestPriorPrice(history, day(107)), 10000); // and now it is 31
        QCOMPARE(**lowestPriorPrice(history, day(70)), 10000);  // the reduction's own day does not count
        QVERIFY(!*lowestPriorPrice(history, day(0)));
        QCOMPARE(**lowestPriorPrice({{{day(0), 500}}}, day(400)), 500); // long in force
    }
    void ofOneDayTheLastPriceCounts()
    {
        const std::vector<PriceFrom> history{{day(0), 900}, {day(0), 1000}};
        QCOMPARE(**lowestPriorPrice(history, day(5)), 1000);
    }
    void refusesABrokenHistory()
    {
        QVERIFY(!lowestPriorPrice({{{day(5), 100}, {day(1), 100}}}, day(9)));
        QVERIFY(!lowestPriorPrice({{{day(5), 0}}}, day(9)));
        QVERIFY(!lowestPriorPrice({}, day(9), 0));
    }
    void aCrossedOutPriceAboveThePriorOneIsRefused()
    {
        QVERIFY(!checkReduction(7000, 10000, 8000));
        QVERIFY(!checkReduction(8000, 8000, 8000));
        QVERIFY(!checkReduction(7000, 8000, {}));
        const auto kept = checkReduction(6000, 8000, 8000);
        QVERIFY(kept);
        QCOMPARE(kept->share, 0.25);
        QCOMPARE(kept->referenceMinor, 8000);
    }
    void taxOfCountries_data()
    {
        QTest::addColumn<QString>("currency");
        QTest::addColumn<double>("rate");
        QTest::addColumn<qint64>("net");
        QTest::addColumn<qint64>("gross");
        // Standard rates in force in 2025, and what they make of a net price.
        QTest::newRow("Germany 19 %") << "EUR" << 0.19 << qint64(10000) << qint64(11900);
        QTest::newRow("Austria 20 %") << "EUR" << 0.20 << qint64(4158) << qint64(4990);
        QTest::newRow("Hungary 27 %") << "HUF" << 0.27 << qint64(100000) << qint64(127000);
        QTest::newRow("Switzerland 8.1 %") << "CHF" << 0.081 << qint64(9990) << qint64(10799);
        QTest::newRow("Finland 25.5 %") << "EUR" << 0.255 << qint64(7968) << qint64(10000);
        QTest::newRow("Japan 10 %, no minor unit") << "JPY" << 0.10 << qint64(1999) << qint64(2199);
        QTest::newRow("United States, none included") << "USD" << 0.0 << qint64(1999) << qint64(1999);
    }
    void taxOfCountries()
    {
        QFETCH(QString, currency);
        QFETCH(double, rate);
        QFETCH(qint64, net);
        QFETCH(qint64, gross);
        const auto code = currency.toStdString();
        QCOMPARE(withTax(money(net, code.c_str()), rate)->minor, gross);
        QCOMPARE(withoutTax(money(gross, code.c_str()), rate)->minor, net);
    }
    void aPriceListConvertsTaxesAndEnds()
    {
        PriceList list{*Currency::parse("CHF"), 0.95, 0.081, true, {{0, {95}, 100}}};
        // 20.00 EUR -> 19.00 CHF -> 20.539 with tax -> 20.54 -> the nearest of 19.95 and 20.95.
        QCOMPARE(listPrice(money(2000, "EUR"), list)->minor, 2095);
        QCOMPARE(listPrice(money(2000, "EUR"), list, 1995)->minor, 2095);
        // With the floor at 20.45 CHF the lower one would be out of reach, were it nearest.
        QCOMPARE(listPrice(money(1960, "EUR"), list)->minor, 1995);
        QCOMPARE(listPrice(money(1960, "EUR"), list, 1959)->minor, 2095);
        list = {*Currency::parse("JPY"), 160, 0.10, true, {{0, {0}, 10}}};
        QCOMPARE(listPrice(money(2000, "EUR"), list)->minor, 3520);
        list.rate = 0;
        QVERIFY(!listPrice(money(2000, "EUR"), list));
        QVERIFY(!withTax(money(1, "EUR"), -0.1));
    }
    void oneAbsurdOneOutlyingAndOneStaleQuoteChangeNothing()
    {
        std::vector<CompetitorQuote> quotes;
        for (int i = 0; i < 6; ++i)
            quotes.push_back({"shop " + std::to_string(i), 20, 9.5 + 0.1 * i});
        const auto before = competitorPrice(quotes, 10, 20);
        QCOMPARE(*before->price, 9.5);
        quotes.push_back({"typo", 20, 0.01});
        quotes.push_back({"another pack", 20, 5.1});
        quotes.push_back({"gone", 3, 9.2});
        const auto after = competitorPrice(quotes, 10, 20);
        QCOMPARE(*after->price, 9.5);
        QCOMPARE(after->rejected.size(), std::size_t(3));
        QCOMPARE(after->rejected[0].reason, std::string("absurd"));
        QCOMPARE(after->rejected[1].reason, std::string("outlier"));
        QCOMPARE(after->rejected[2].reason, std::string("stale"));
    }
    void theLatestQuoteOfACompetitorCounts()
    {
        const std::vector<CompetitorQuote> quotes{{"a", 19, 9.0}, {"a", 12, 8.0}, {"b", 15, 11.0}, {"c", 25, 7.0}};
        QCOMPARE(*competitorPrice(quotes, 10, 20)->price, 9.0);
        QCOMPARE(competitorPrice(quotes, 10, 20)->age, 5);
        CompetitorSettings settings;
        settings.use = CompetitorSettings::Use::Median;
        QCOMPARE(*competitorPrice(quotes, 10, 20, settings)->price, 10.0);
        QVERIFY(!competitorPrice({}, 10, 20)->price);
        QVERIFY(!competitorPrice(quotes, 0, 20));
        QVERIFY(!competitorPrice({{{"x", 20, std::nan("")}}}, 10, 20)->price);
    }
    void endingsGoByBand()
    {
        const std::vector<EndingBand> bands{{0, {9}, 10}, {1000, {95, 99}, 100}};
        QVERIFY(hasAllowedEnding(849, bands));
        QVERIFY(!hasAllowedEnding(850, bands));
        QVERIFY(hasAllowedEnding(1095, bands));
        QVERIFY(!hasAllowedEnding(1049, bands)); // the first band's ending, in the second band
        QCOMPARE(nearestAllowedEnding(852, bands, 1, 5000), 849);
        QCOMPARE(nearestAllowedEnding(1010, bands, 1, 5000), 999); // over the edge, with the lower band's ending
        QCOMPARE(nearestAllowedEnding(1010, bands, 1000, 5000), 1095);
        QCOMPARE(nearestAllowedEnding(1010, bands, 1000, 1090), 0);
        QCOMPARE(nearestAllowedEnding(123, {}, 1, 5000), 123);
    }
};

QTEST_APPLESS_MAIN(TestPriceReferences)
#include "tst_price_references.moc"
