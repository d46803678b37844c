// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sentence.h"

#include <QTest>

using namespace ms;

class TestSentence : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void valuesGoInAndComeBack()
    {
        constexpr Sentence three{"approved from %1 to %2, the shop shows %3"};
        const std::string said = three.with({"9.90 GBP", "8.90 GBP", "10.00 GBP"});
        QCOMPARE(said, std::string("approved from 9.90 GBP to 8.90 GBP, the shop shows 10.00 GBP"));
        QCOMPARE(three.valuesIn(said).value(), (std::vector<std::string>{"9.90 GBP", "8.90 GBP", "10.00 GBP"}));
    }
    void aSentenceWithoutValuesIsOnlyItself()
    {
        constexpr Sentence nothing{"nothing"};
        QCOMPARE(nothing.with({}), std::string("nothing"));
        QVERIFY(nothing.valuesIn("nothing").value().empty());
        QVERIFY(!nothing.valuesIn("nothing at all"));
    }
    void otherWordsAreNotTheSentence_data()
    {
        QTest::addColumn<QString>("said");
        QTest::newRow("another beginning") << "a sale list 'A' shows 1";
        QTest::newRow("the middle is missing") << "the list 'A' hides 1 now";
        QTest::newRow("another end") << "the list 'A' shows 1 then";
        QTest::newRow("empty") << "";
        QTest::newRow("shorter than the fixed parts") << "the list ' now";
    }
    void otherWordsAreNotTheSentence()
    {
        QFETCH(QString, said);
        QVERIFY(!Sentence{"the list '%1' shows %2 now"}.valuesIn(said.toStdString()));
    }
    void aValueMayBeEmptyOrHoldThePlacesOfOthers()
    {
        constexpr Sentence two{"%1 of %2"};
        QCOMPARE(two.with({"%2", ""}), std::string("%2 of "));
        QCOMPARE(two.valuesIn("%2 of ").value(), (std::vector<std::string>{"%2", ""}));
    }
};

QTEST_APPLESS_MAIN(TestSentence)
#include "tst_sentence.moc"
