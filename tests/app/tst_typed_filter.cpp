// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/table/typed_filter.h"

#include <QDate>
#include <QLocale>
#include <QTest>

using namespace ms::app;

Q_DECLARE_METATYPE(ms::app::ColumnKind)

class TypedFilterTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    void numbers_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<double>("value");
        QTest::addColumn<bool>("kept");
        QTest::newRow("> leaves the bound out") << "> 20" << 20.0 << false;
        QTest::newRow("> above") << ">20" << 20.01 << true;
        QTest::newRow(">= keeps the bound") << ">= 20" << 20.0 << true;
        QTest::newRow("< leaves the bound out") << "< 20" << 20.0 << false;
        QTest::newRow("<= keeps the bound") << "<= 20" << 20.0 << true;
        QTest::newRow("range keeps both ends, low") << "5..10" << 5.0 << true;
        QTest::newRow("range keeps both ends, high") << "5..10" << 10.0 << true;
        QTest::newRow("range leaves out above") << "5..10" << 10.1 << false;
        QTest::newRow("open range upwards") << "5.." << 1e9 << true;
        QTest::newRow("open range downwards") << "..10" << -1e9 << true;
        QTest::newRow("equal") << "= 7" << 7.0 << true;
        QTest::newRow("bare number") << "7" << 7.5 << false;
        QTest::newRow("negative") << "< -1.5" << -2.0 << true;
        QTest::newRow("grouped in the locale") << "> 1,000" << 1001.0 << true;
    }
    void numbers()
    {
        QFETCH(QString, typed);
        QFETCH(double, value);
        QFETCH(bool, kept);
        const auto filter = TypedFilter::parse(typed, ColumnKind::Number);
        QVERIFY(filter);
        QCOMPARE(filter->accepts(value, QString::number(value)), kept);
    }

    void numbersInTheUsersLocale()
    {
        QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
        const auto filter = TypedFilter::parse("> 1,5", ColumnKind::Number);
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
        QVERIFY(filter);
        QVERIFY(filter->accepts(1.6, "1,6"));
        QVERIFY(!filter->accepts(1.4, "1,4"));
    }

    void words_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("value");
        QTest::addColumn<bool>("kept");
        QTest::newRow("contains, any case") << "HEART"
                                            << "White hanging heart" << true;
        QTest::newRow("contains not") << "!heart"
                                      << "White hanging heart" << false;
        QTest::newRow("is") << "= smooth"
                            << "Smooth" << true;
        QTest::newRow("is, not part") << "=smooth"
                                      << "Very smooth" << false;
        QTest::newRow("list") << "85123a, 71053\n22423"
                              << "85123A" << true;
        QTest::newRow("list without it") << "85123A;71053"
                                         << "99" << false;
        QTest::newRow("list wants the whole") << "85123A,71053"
                                              << "85123" << false;
        QTest::newRow("empty") << "empty"
                               << "" << true;
        QTest::newRow("not empty") << "!empty"
                                   << "" << false;
    }
    void words()
    {
        QFETCH(QString, typed);
        QFETCH(QString, value);
        QFETCH(bool, kept);
        const auto filter = TypedFilter::parse(typed, ColumnKind::Text);
        QVERIFY(filter);
        QCOMPARE(filter->accepts(value, value), kept);
    }

    void theUnknownFallsOutOfEveryRange()
    {
        QVERIFY(!TypedFilter::parse("..10", ColumnKind::Number)->accepts({}, {}));
        QVERIFY(TypedFilter::parse("empty", ColumnKind::Number)->accepts({}, {}));
    }

    void datesAreTypedAsIso()
    {
        const auto filter = TypedFilter::parse("2011-01-01..2011-03-31", ColumnKind::Date);
        QVERIFY(filter);
        QVERIFY(filter->accepts(QDate(2011, 3, 31), "31 Mar 2011"));
        QVERIFY(!filter->accepts(QDate(2011, 4, 1), "1 Apr 2011"));
    }

    void whatMeansNothingIsRefused()
    {
        for (const char* typed : {"> x", "5..x", "..", "heart", ">"})
            QVERIFY2(!TypedFilter::parse(typed, ColumnKind::Number), typed);
        QVERIFY(!TypedFilter::parse("!", ColumnKind::Text));
    }

    void nothingTypedKeepsEverything()
    {
        QVERIFY(TypedFilter::parse("  ", ColumnKind::Number)->isEmpty());
        QVERIFY(TypedFilter::parse("", ColumnKind::Text)->accepts("x", "x"));
    }

    void aPastedListIsSplitAtLinesTabsAndCommas()
    {
        QCOMPARE(pastedList("A1\r\nB2\tC3, D4;E5\n\n"), QStringList({"a1", "b2", "c3", "d4", "e5"}));
    }
};

QTEST_APPLESS_MAIN(TypedFilterTest)
#include "tst_typed_filter.moc"
