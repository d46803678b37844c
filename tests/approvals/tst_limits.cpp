// SPDX-License-Identifier: GPL-3.0-or-later
#include "approvals/limits.h"
#include "approvals/role.h"

#include <QTest>

#include <limits>

using namespace ms;
using namespace ms::approvals;

namespace {

const Currency eur = *Currency::parse("EUR");

Proposal price(std::int64_t from, std::int64_t to)
{
    Proposal proposal;
    proposal.change = PriceChange{Sku{"A"}, {from, eur}, {to, eur}};
    return proposal;
}

Proposal order(std::int64_t units, std::int64_t cost)
{
    Proposal proposal;
    proposal.change = Reorder{Sku{"A"}, LocationId{"main"}, SupplierId{"S"}, {units}, {cost, eur}, Day{}};
    return proposal;
}

} // namespace

class TestLimits : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void moneyIsLimitedAtTheEdge()
    {
        Limits limits;
        QVERIFY(withinMoney(price(1000, 100000), limits).has_value()); // 0: no limit
        limits.largestChangeMinor = 100;
        limits.largestOrderMinor = 5000;
        QVERIFY(withinMoney(price(1000, 1100), limits).has_value());
        QVERIFY(withinMoney(price(1000, 900), limits).has_value());
        const auto refused = withinMoney(price(1000, 899), limits);
        QVERIFY(!refused);
        QVERIFY(refused.error().code == ErrorCode::Permission);
        QVERIFY(refused.error().detail.find("1.01 EUR") != std::string::npos);
        QVERIFY(withinMoney(order(50, 100), limits).has_value());
        QVERIFY(!withinMoney(order(51, 100), limits));
    }

    void anOrderWhoseValueCannotBeCountedIsAboveEveryLimit()
    {
        Limits limits;
        limits.largestOrderMinor = 10000;
        const auto refused =
            withinMoney(order(std::numeric_limits<std::int64_t>::max(), 2), limits); // -2 if it wrapped
        QVERIFY(!refused);
        QVERIFY(refused.error().code == ErrorCode::Permission);
    }

    void namesOfOnePerson_data()
    {
        QTest::addColumn<QString>("a");
        QTest::addColumn<QString>("b");
        QTest::addColumn<bool>("same");
        QTest::newRow("case") << "Ada"
                              << "ada" << true;
        QTest::newRow("case beyond ASCII") << QString::fromUtf8("Änne") << QString::fromUtf8("änne") << true;
        QTest::newRow("one letter or two") << QString::fromUtf8("Änne") << QString::fromUtf8("a\u0308nne") << true;
        QTest::newRow("two marks") << QString::fromUtf8("ẾVA") << QString::fromUtf8("e\u0302\u0301va") << true;
        QTest::newRow("sharp s") << QString::fromUtf8("Weiß") << QString::fromUtf8("WEISS") << true;
        QTest::newRow("Greek, its last sigma") << QString::fromUtf8("ΝΊΚΟΣ") << QString::fromUtf8("νίκος") << true;
        QTest::newRow("Cyrillic") << QString::fromUtf8("АНДРЕЙ") << QString::fromUtf8("андреи\u0306") << true;
        QTest::newRow("a blank that does not break") << QString::fromUtf8("anna\u00A0") << "anna" << true;
        QTest::newRow("blanks between") << QString::fromUtf8("anna \u2003 may") << "Anna May" << true;
        QTest::newRow("a joiner") << QString::fromUtf8("an\u200Bna") << "anna" << true;
        QTest::newRow("full width") << QString::fromUtf8("ＡＮＮＡ") << "anna" << true;
        QTest::newRow("two people") << QString::fromUtf8("Änne") << "Anne" << false;
        QTest::newRow("one word or two") << "anna may"
                                         << "annamay" << false;
        QTest::newRow("another script") << QString::fromUtf8("аnna") << "anna" << false;
    }
    void namesOfOnePerson()
    {
        QFETCH(QString, a);
        QFETCH(QString, b);
        QFETCH(bool, same);
        QCOMPARE(person(a.toStdString()) == person(b.toStdString()), same);
        QCOMPARE(person(person(a.toStdString())), person(a.toStdString()));
    }
    /// Qt's own tables, for the letters of Latin, Greek (without its symbols), Cyrillic and Armenian; a full
    /// folding gives more letters than one.
    void namesAreFoldedAsQtFoldsThem()
    {
        for (char16_t letter = 0xA1; letter < 0x600; ++letter) {
            const QString text = QChar(letter);
            const QString folded = text.toCaseFolded().normalized(QString::NormalizationForm_C);
            if (letter == 0xDF || letter == 0x130 || (letter >= 0x3D0 && letter < 0x400) ||
                !text[0].isLetter() || // "ss", as a full folding has it
                folded.size() != 1 || text != text.normalized(QString::NormalizationForm_C))
                continue;
            QCOMPARE(QString::fromStdString(person(text.toStdString())), folded);
            const QString apart = text.normalized(QString::NormalizationForm_D);
            QCOMPARE(QString::fromStdString(person(apart.toStdString())), folded);
        }
        QCOMPARE(person("\xFF\xC3(a"), std::string("\xFF\xC3(a")); // no UTF-8
    }

    void theDayIsOverOneBeyondItsLimit()
    {
        Limits limits;
        limits.dailySkus = 2;
        DayTotals today;
        QVERIFY(withinDay(price(1000, 990), today, 100, limits).has_value());
        QVERIFY(withinDay(price(1000, 990), today, 100, limits).has_value());
        QVERIFY(!withinDay(price(1000, 990), today, 100, limits));
        QCOMPARE(today.skus, 2); // what was refused does not count
        QVERIFY(withinDay(order(5, 100), today, 100, limits).has_value());
    }

    void theCatalogueIsAShare()
    {
        Limits limits;
        limits.dailyCataloguePercent = 10; // of 30: three
        DayTotals today;
        for (int i = 0; i < 3; ++i)
            QVERIFY(withinDay(price(1000, 990), today, 30, limits).has_value());
        QVERIFY(!withinDay(price(1000, 990), today, 30, limits));
    }

    void movesAddUpWithoutTheirSign()
    {
        Limits limits;
        limits.dailyChangeMinor = 100;
        DayTotals today;
        QVERIFY(withinDay(price(1000, 1060), today, 30, limits).has_value());
        QVERIFY(withinDay(price(1000, 960), today, 30, limits).has_value());
        QCOMPARE(today.changeMinor, 100);
        QVERIFY(!withinDay(price(1000, 1001), today, 30, limits));
    }

    void limitsOutOfRangeAreNamed()
    {
        Limits limits;
        QVERIFY(validateLimits(limits).has_value());
        limits.dailyCataloguePercent = 0;
        QVERIFY(!validateLimits(limits));
        limits = {};
        limits.largestOrderMinor = -1;
        QVERIFY(!validateLimits(limits));
        limits = {};
        limits.paused = true;
        QVERIFY(notPaused(limits).error().code == ErrorCode::Permission);
    }

    /// The whole matrix of role and act.
    void everyRoleMayWhatItIsForAndNoMore_data()
    {
        QTest::addColumn<int>("role");
        QTest::addColumn<QList<bool>>("allowed"); // look, propose, decide, push, govern
        QTest::newRow("viewer") << int(Role::Viewer) << QList<bool>{true, false, false, false, false};
        QTest::newRow("editor") << int(Role::Editor) << QList<bool>{true, true, false, false, false};
        QTest::newRow("approver") << int(Role::Approver) << QList<bool>{true, true, true, true, false};
        QTest::newRow("admin") << int(Role::Admin) << QList<bool>{true, true, true, true, true};
    }
    void everyRoleMayWhatItIsForAndNoMore()
    {
        QFETCH(int, role);
        QFETCH(QList<bool>, allowed);
        const std::vector<Person> people{{"Root", Role::Admin}, {"Ada", Role(role)}};
        for (int act = 0; act < 5; ++act) {
            QCOMPARE(may(Role(role), Act(act)), allowed[act]);
            QCOMPARE(mayAct(" ada ", Act(act), people).has_value(), allowed[act]);
        }
    }

    void withoutRolesEveryoneMayAndWithThemStrangersOnlyLook()
    {
        QVERIFY(mayAct("anyone", Act::Govern, {}).has_value());
        const std::vector<Person> people{{"Root", Role::Admin}};
        QVERIFY(mayAct("anyone", Act::Look, people).has_value());
        QVERIFY(mayAct("anyone", Act::Propose, people).error().code == ErrorCode::Permission);
    }
};

QTEST_APPLESS_MAIN(TestLimits)
#include "tst_limits.moc"
