// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/moment.h"

#include <QTest>

using namespace ms;
using namespace ms::sources;

class TestMoment : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsWhatShopsWrite_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("order");
        QTest::addColumn<QByteArray>("iso");
        const auto row = [](const char* text, const char* order, const char* iso) {
            QTest::addRow("%s %s", text, order) << QByteArray(text) << QByteArray(order) << QByteArray(iso);
        };
        row("2010-12-01T08:26:00", "", "2010-12-01T08:26:00");
        row("2010-12-01 08:26:00", "", "2010-12-01T08:26:00");
        row("2010-12-01", "", "2010-12-01T00:00:00");
        row("2024-05-01 10:00:00 +0000", "", "2024-05-01T10:00:00");
        row("2024-05-01T10:00:00.123-07:00", "", "2024-05-01T10:00:00");
        row("2024-05-01T10:00:00Z", "", "2024-05-01T10:00:00");
        row("2026/09/04", "", "2026-09-04T00:00:00");
        row("20260904", "", "2026-09-04T00:00:00");
        row("12/1/2010 8:26", "m", "2010-12-01T08:26:00");
        row("12/1/2010 8:26", "d", "2010-01-12T08:26:00");
        row("08/14/25", "m", "2025-08-14T00:00:00");
        row("14.08.2025", "d", "2025-08-14T00:00:00");
        row("31-12-99 23:59:59", "d", "1999-12-31T23:59:59");
        row("Sep 4, 2026 1:05:07 AM PDT", "", "2026-09-04T01:05:07");
        row("15 Mar 2026 3:22:08 PM UTC", "", "2026-03-15T15:22:08");
        row("Jul-25-26", "", "2026-07-25T00:00:00");
        row("1 September 2026", "", "2026-09-01T00:00:00");
        row("2026-02-03 12:00 AM", "", "2026-02-03T00:00:00");
        row("2026-02-03 12:30 pm", "", "2026-02-03T12:30:00");
        row("'2024-02-29", "", "2024-02-29T00:00:00");
    }
    void readsWhatShopsWrite()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, order);
        QFETCH(QByteArray, iso);
        std::optional<DateOrder> known;
        if (!order.isEmpty())
            known = order == "d" ? DateOrder::DayFirst : DateOrder::MonthFirst;
        const auto time = parseMoment(text.toStdString(), known);
        QVERIFY2(time.has_value(), text);
        QCOMPARE(QByteArray::fromStdString(toIsoText(*time)), iso);
    }

    void refusesWhatIsNoTime_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char* text : {"", "soon", "2010-02-30", "2010-13-01", "2010-12-01T25:00", "2010-12-01 08:61",
                                 "2010-12-01x", "12/1/2010", "1/2", "2010-12-01 13:00 PM", "Foo 4, 2026", "99999999",
                                 "2010-12-01 8", "32 Jan 2026", "1/2/345"})
            QTest::addRow("%s", text) << QByteArray(text);
    }
    void refusesWhatIsNoTime()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!parseMoment(text.toStdString()));
    }

    void learnsTheOrderOfAColumn()
    {
        DateOrderGuess guess;
        QVERIFY(!guess.doubtful());
        guess.look("3/4/2026");
        QVERIFY(guess.doubtful());
        guess.look("3/14/2026");
        QVERIFY(guess.order() == DateOrder::MonthFirst);
        QVERIFY(!guess.doubtful());
        guess.look("14/3/2026");
        QVERIFY(!guess.order());
        QVERIFY(guess.doubtful());
        DateOrderGuess iso;
        iso.look("2026-03-04");
        QVERIFY(!iso.doubtful());
    }
};

QTEST_APPLESS_MAIN(TestMoment)
#include "tst_moment.moc"
