// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/inventory/plan_words.h"
#include "inventory/plan_sentences.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTest>
#include <QTranslator>

using namespace ms;
using namespace ms::app;
namespace plan = ms::inventory::plan_sentence;

namespace {

/// Says every reason backwards in brackets, its place kept.
class Brackets : public QTranslator {
public:
    QString translate(const char* context, const char* text, const char*, int) const override
    {
        return qstrcmp(context, "ms::app::PlanWords") == 0 ? QStringLiteral("[%1]").arg(QLatin1String(text))
                                                           : QString();
    }
    bool isEmpty() const override { return false; }
};

} // namespace

class TestPlanWords : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyReasonIsTranslated()
    {
        Brackets brackets;
        QCoreApplication::installTranslator(&brackets);
        for (const Sentence& sentence : plan::all) {
            const QString text = QString::fromUtf8(sentence.text.data(), qsizetype(sentence.text.size()));
            QCOMPARE(planWords(std::string(sentence.text)), QStringLiteral("[%1]").arg(text));
        }
        QCoreApplication::removeTranslator(&brackets);
    }
    void aNumberHasTheUsersDecimalMark()
    {
        const QLocale before;
        QLocale::setDefault(QLocale(QLocale::German));
        QCOMPARE(planWords(plan::leadTime.with({"-2.5"})), QString("lead time -2,5, expected more than 0"));
        QCOMPARE(planWords(plan::leadTime.with({"0"})), QString("lead time 0, expected more than 0"));
        QLocale::setDefault(before);
    }
    void whatIsNoneOfThemStays()
    {
        QCOMPARE(planWords("the lead time is odd"), QString("the lead time is odd"));
        QVERIFY(planWords({}).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestPlanWords)
#include "tst_plan_words.moc"
