// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/calendar_numbers.h"
#include "core/day.h"

#include <QTest>

using namespace ms;

class TestDay : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void countsDaysFromTheEpoch()
    {
        QCOMPARE(dayNumber(*parseDay("1970-01-01")), 0);
        QCOMPARE(dayNumber(*parseDay("2011-12-09")), 15317); // date -d 2011-12-09 +%s / 86400
        QCOMPARE(toIsoText(dayFromNumber(15317)), std::string("2011-12-09"));
    }
    /// Rounding down, so that what lies before 1970, or year 0, is no exception.
    void countsMonthsAndPeriodsDownwards()
    {
        QCOMPARE(floorDivide(-1, 7), std::int64_t{-1});
        QCOMPARE(floorDivide(-7, 7), std::int64_t{-1});
        QCOMPARE(floorDivide(-8, 7), std::int64_t{-2});
        QCOMPARE(floorDivide(13, 7), std::int64_t{1});
        QCOMPARE(monthNumber(*parseDay("2011-12-09")), std::int64_t{2011 * 12 + 11});
        for (const std::int64_t month : {-13, -1, 0, 11, 12, 2011 * 12 + 11})
            QCOMPARE(monthNumber(Day{monthFromNumber(month) / std::chrono::day(28)}), month);
        QVERIFY(monthFromNumber(-1) == std::chrono::year_month(std::chrono::year(-1), std::chrono::December));
    }
    void rejectsDaysThatDoNotExist()
    {
        for (const char* text : {"2011-02-29", "2011-13-01", "2011-1-1", "09.12.2011", "", "2011-12-09x"})
            QVERIFY2(!parseDay(text), text);
    }
    void readsTimes()
    {
        QCOMPARE(toIsoText(*parseShopTime("2010-12-01T08:26")), std::string("2010-12-01T08:26:00"));
        QCOMPARE(toIsoText(*parseShopTime("2017-01-01 06:53:26")), std::string("2017-01-01T06:53:26"));
        QCOMPARE(toIsoText(*parseShopTime("2017-01-01T06:53:26.123Z")), std::string("2017-01-01T06:53:26"));
        QCOMPARE(toIsoText(*parseShopTime("2017-01-01")), std::string("2017-01-01T00:00:00"));
        for (const char* text : {"2017-01-01T25:00", "2017-01-01T10:60", "2017-01-01x10:00", "T10:00", "2017-01-01T1"})
            QVERIFY2(!parseShopTime(text), text);
    }
};

QTEST_APPLESS_MAIN(TestDay)
#include "tst_day.moc"
