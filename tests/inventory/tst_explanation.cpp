// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/explanation.h"

#include <QTest>

#include <cmath>

using namespace ms::inventory;

class TestExplanation : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyOperationComputes()
    {
        ExplanationBuilder why;
        const auto a = why.given("a", 16.0);
        const auto b = why.given("b", 6.0);
        const auto value = [&why](Operation operation, std::initializer_list<std::size_t> of) {
            return why.value(why.term("x", operation, of));
        };
        QCOMPARE(value(Operation::Sum, {a, b, b}), 28.0);
        QCOMPARE(value(Operation::Difference, {a, b}), 10.0);
        QCOMPARE(value(Operation::Product, {a, b}), 96.0);
        QCOMPARE(value(Operation::Quotient, {b, a}), 0.375);
        QCOMPARE(value(Operation::SquareRoot, {a}), 4.0);
        QCOMPARE(value(Operation::Largest, {a, b}), 16.0);
        QCOMPARE(value(Operation::Smallest, {a, b}), 6.0);
        QCOMPARE(value(Operation::RoundUpToMultiple, {a, b}), 18.0);
        QCOMPARE(value(Operation::RoundDownToMultiple, {a, b}), 12.0);
        QCOMPARE(value(Operation::RaiseToMinimum, {b, a}), 16.0);
        const auto zero = why.given("zero", 0.0);
        QCOMPARE(value(Operation::RaiseToMinimum, {zero, a}), 0.0);
        const auto hair = why.given("hair", 3.0 + 1e-12);
        QCOMPARE(value(Operation::RoundUp, {hair}), 3.0);
        const auto p = why.given("p", 0.95);
        QVERIFY(std::fabs(value(Operation::NormalQuantile, {p}) - 1.6448536269514722) < 1e-12);
        // R 4.2: qgamma(0.95, shape = (16/6)^2, scale = 36/16) lies between the normal one and the exponential one
        const double gamma = value(Operation::GammaQuantile, {p, a, b});
        QVERIFY(gamma > 16.0 + 1.6 * 6.0 && gamma < 16.0 + 2.0 * 6.0);
    }
    void comesToTheSameThroughJson()
    {
        ExplanationBuilder why;
        const auto level = why.given("cycle_service_level", 0.9);
        const auto spread = why.given("spread", 12.5, "units");
        const auto z = why.term("z", Operation::NormalQuantile, {level});
        const auto safety = why.term("safety_stock", Operation::Product, {z, spread}, "units");
        why.term("order", Operation::RoundUp, {safety}, "units");
        const Explanation original = why.take();
        const auto read = explanationFromJson(toJson(original));
        QVERIFY(read);
        QCOMPARE(read->terms.size(), original.terms.size());
        QCOMPARE(read->terms[3].name, std::string("safety_stock"));
        QCOMPARE(*evaluate(*read), *evaluate(original));
        QCOMPARE(*evaluate(original), 17.0);
    }
    void aChangedInputChangesTheResult()
    {
        ExplanationBuilder why;
        const auto need = why.given("need", 31.0);
        const auto pack = why.given("pack_size", 12.0);
        why.term("order", Operation::RoundUpToMultiple, {need, pack});
        Explanation explanation = why.take();
        explanation.terms[0].value = 40.0;
        QCOMPARE(*evaluate(explanation), 48.0);
    }
    void refusesWhatCannotBeEvaluated()
    {
        QVERIFY(!evaluate({}));
        QVERIFY(!evaluate({{Term{"a", "", Operation::Sum, {0}, 1.0}}}));
        QVERIFY(!evaluate({{Term{"a", "", Operation::Given, {}, 1.0}, Term{"b", "", Operation::Quotient, {0}, 1.0}}}));
        QVERIFY(!explanationFromJson("[1]"));
        QVERIFY(!explanationFromJson("{"));
        QVERIFY(!explanationFromJson(R"({"terms":[{"name":"a","operation":"guess","value":1}]})"));
        QVERIFY(!explanationFromJson(R"({"terms":[{"name":"a","operation":"given"}]})"));
        QVERIFY(!explanationFromJson(R"({"terms":[{"name":"a","operation":"sum","of":["b"],"value":1}]})"));
    }
};

QTEST_APPLESS_MAIN(TestExplanation)
#include "tst_explanation.moc"
