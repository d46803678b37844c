// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/period_axis.h"

#include <QTest>

using namespace ms::workflow;
using ms::forecast::Frequency;

class TestPeriodAxis : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void stepsFromOneMomentToTheNext_data();
    void stepsFromOneMomentToTheNext();
    void weeksCountToTheNearest();
    void numbersStayNumbers();
    void kindsDoNotMix();
    void refusesOtherText();
};

void TestPeriodAxis::stepsFromOneMomentToTheNext_data()
{
    QTest::addColumn<int>("frequency");
    QTest::addColumn<QString>("first");
    QTest::addColumn<int>("steps");
    QTest::addColumn<QString>("then");
    const auto row = [](const char* name, Frequency frequency, const char* first, int steps, const char* then) {
        QTest::newRow(name) << static_cast<int>(frequency) << first << steps << then;
    };
    row("month", Frequency::Monthly, "2011-11-15", 3, "2012-02-15");
    row("month, no such day", Frequency::Monthly, "2011-10-30", 4, "2012-02-29");
    row("month end stays month end", Frequency::Monthly, "2011-02-28", 1, "2011-03-31");
    row("quarter", Frequency::Quarterly, "2011-11-01", 2, "2012-05-01");
    row("year", Frequency::Yearly, "2012-02-29", 1, "2013-02-28");
    row("week over new year", Frequency::Weekly, "2011-12-26", 2, "2012-01-09");
    row("day over a leap day", Frequency::Daily, "2012-02-28", 2, "2012-03-01");
    row("hour over midnight", Frequency::Hourly, "2011-12-31T23:00:00", 1, "2012-01-01T00:00:00");
}

void TestPeriodAxis::stepsFromOneMomentToTheNext()
{
    QFETCH(int, frequency);
    QFETCH(QString, first);
    QFETCH(int, steps);
    QFETCH(QString, then);
    const auto start = parseTimeText(first.toStdString());
    QVERIFY(start);
    const PeriodAxis axis(static_cast<Frequency>(frequency), *start);
    const auto period = axis.periodOf(*start);
    QVERIFY(period);
    const QString text = QString::fromStdString(axis.textOf(*period + steps));
    QVERIFY2(text.startsWith(then.left(16)), qPrintable(text));
    QCOMPARE(axis.periodOf(*parseTimeText(text.toStdString())), std::optional(*period + steps));
}

void TestPeriodAxis::weeksCountToTheNearest()
{
    const PeriodAxis axis(Frequency::Weekly, *parseTimeText("2011-12-05"));
    QCOMPARE(axis.periodOf(*parseTimeText("2011-12-13")), std::optional<std::int64_t>(1));
    QCOMPARE(axis.periodOf(*parseTimeText("2011-12-11")), std::optional<std::int64_t>(1));
    QCOMPARE(axis.periodOf(*parseTimeText("2011-11-29")), std::optional<std::int64_t>(-1));
}

void TestPeriodAxis::numbersStayNumbers()
{
    const PeriodAxis axis(Frequency::Monthly, *parseTimeText("1"));
    QCOMPARE(axis.periodOf(*parseTimeText("17")), std::optional<std::int64_t>(17));
    QVERIFY(axis.textOf(18).empty());
}

void TestPeriodAxis::kindsDoNotMix()
{
    const PeriodAxis axis(Frequency::Daily, *parseTimeText("2011-12-05"));
    QVERIFY(!axis.periodOf(*parseTimeText("17")));
    QVERIFY(axis.periodOf(*parseTimeText("2011-12-05T17:00")));
}

void TestPeriodAxis::refusesOtherText()
{
    for (const char* text : {"", "5/12/2011", "2011-13-01", "12.5", "x"})
        QVERIFY2(!parseTimeText(text), text);
}

QTEST_APPLESS_MAIN(TestPeriodAxis)
#include "tst_period_axis.moc"
