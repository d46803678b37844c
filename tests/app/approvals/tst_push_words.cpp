// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/approvals/audit_words.h"
#include "app/approvals/push_words.h"
#include "app/approvals/refusal_words.h"
#include "approvals/refusal_sentences.h"
#include "platform/shop_sentences.h"
#include "workflow/evidence_sentences.h"
#include "workflow/push_sentences.h"

#include <QCoreApplication>
#include <QTest>
#include <QTranslator>

using namespace ms;
using namespace ms::app;

namespace {

/// Says every sentence of a push backwards in brackets, its places kept.
class Brackets : public QTranslator {
public:
    QString translate(const char* context, const char* text, const char*, int) const override
    {
        return qstrcmp(context, "ms::app::PushWords") == 0 || qstrcmp(context, "ms::app::RefusalWords") == 0 ||
                       qstrcmp(context, "ms::app::EvidenceWords") == 0 || qstrcmp(context, "ms::app::AuditWords") == 0
                   ? QStringLiteral("[%1]").arg(QLatin1String(text))
                   : QString();
    }
    bool isEmpty() const override { return false; }
};

} // namespace

class TestPushWords : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everySentenceOfAPushIsTranslated()
    {
        Brackets brackets;
        QCoreApplication::installTranslator(&brackets);
        std::vector<Sentence> all(workflow::push_sentence::all.begin(), workflow::push_sentence::all.end());
        using namespace platform::shop_sentence;
        all.insert(all.end(), {answered, redirected, noAnswer, listShows, saleShows});
        for (const Sentence& sentence : all) {
            const QString said = pushWords(std::string(sentence.text)); // its places are values of their own
            QCOMPARE(said, QStringLiteral("[%1]").arg(
                               QString::fromUtf8(sentence.text.data(), qsizetype(sentence.text.size()))));
        }
        QCoreApplication::removeTranslator(&brackets);
    }
    void everyRefusalIsTranslated()
    {
        namespace refusal = approvals::refusal_sentence;
        Brackets brackets;
        QCoreApplication::installTranslator(&brackets);
        for (const Sentence& sentence : refusal::all) {
            const QString text = QString::fromUtf8(sentence.text.data(), qsizetype(sentence.text.size()));
            QCOMPARE(refusalWords(std::string(sentence.text)), QStringLiteral("[%1]").arg(text));
        }
        QCOMPARE(refusalWords(refusal::ofSku.with({"A", refusal::dayReached.with({refusal::prices.with({"40"})})})),
                 QString("[sku A: [the day's limit of [40 prices] is reached]]"));
        QCOMPARE(refusalWords("the proposal is odd"), QString("the proposal is odd"));
        QCoreApplication::removeTranslator(&brackets);
    }
    void everyReasonToSendNothingIsTranslated()
    {
        namespace evidence = workflow::evidence_sentence;
        Brackets brackets;
        QCoreApplication::installTranslator(&brackets);
        for (const Sentence& sentence : evidence::all) {
            const QString text = QString::fromUtf8(sentence.text.data(), qsizetype(sentence.text.size()));
            QCOMPARE(pushWords(std::string(sentence.text)), QStringLiteral("[%1]").arg(text));
        }
        const std::string large = approvals::refusal_sentence::largeChange.with({"93.0 %", "50.0 %"});
        QCOMPARE(
            pushWords(evidence::nothingSent.with({evidence::notAllowed.with({"3", large})})),
            QString("[nothing was sent: [proposal 3 is not allowed any more: [a change of 93.0 % is above the limit "
                    "of 50.0 %]; undo its approval, or have an admin change the limits]]"));
        QCoreApplication::removeTranslator(&brackets);
    }
    void theLogIsSaidInTheWindowsLanguage()
    {
        Brackets brackets;
        QCoreApplication::installTranslator(&brackets);
        for (const char* said : {"propose", "approve", "undo approval", "begin push", "push", "pause", "give role",
                                 "change limits", "transfer note", "everything"})
            QCOMPARE(auditWords(said), QStringLiteral("[%1]").arg(QLatin1String(said)));
        QCOMPARE(auditWords("3 proposals"), QString("[3 proposals]"));
        QCOMPARE(auditWords("batch 2"), QString("[batch 2]"));
        QCOMPARE(auditWords("Gifts (practice)"), QString("Gifts (practice)")); // a name
        QCoreApplication::removeTranslator(&brackets);
    }
    void aSentenceWithinASentenceIsTranslatedToo()
    {
        Brackets brackets;
        QCoreApplication::installTranslator(&brackets);
        namespace push = workflow::push_sentence;
        const std::string reason = push::moved.with({push::threeValues.with({"9.90 GBP", "8.90 GBP", "nothing"})});
        QCOMPARE(pushWords(reason), QString("[the price moved since it was approved: [approved from 9.90 GBP to 8.90 "
                                            "GBP, the shop shows [nothing]]]"));
        QCoreApplication::removeTranslator(&brackets);
    }
    void theShopsOwnWordsStay()
    {
        QCOMPARE(pushWords("Preis %1 ist zu klein"), QString("Preis %1 ist zu klein"));
        QCOMPARE(pushWords("the shop refuses the change: 100 %2 of %1"),
                 QString("the shop refuses the change: 100 %2 of %1"));
        QVERIFY(pushWords({}).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestPushWords)
#include "tst_push_words.moc"
