// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/conditional_logit.h"
#include "stats/random.h"

#include <QTest>

#include <cmath>

using namespace ms;
using namespace ms::stats;

namespace {

void add(Choices& choices, const std::vector<std::vector<float>>& alternatives, std::size_t chosen,
         const std::vector<double>& standsFor = {})
{
    if (choices.first.empty())
        choices.first.push_back(0);
    choices.chosen.push_back(choices.first.back() + chosen);
    for (std::size_t a = 0; a < alternatives.size(); ++a) {
        choices.rows.insert(choices.rows.end(), alternatives[a].begin(), alternatives[a].end());
        choices.standsFor.push_back(standsFor.empty() ? 1 : standsFor[a]);
    }
    choices.first.push_back(choices.standsFor.size());
}

} // namespace

class TestConditionalLogit : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// Of two alternatives the marked one is chosen in 70 of 100 cases: b = log(70 / 30).
    void agreesWithTheLogOddsOfOneMark()
    {
        Choices choices;
        choices.features = 1;
        for (int i = 0; i < 100; ++i)
            add(choices, {{1}, {0}}, i < 70 ? 0 : 1);
        const auto fit = fitConditionalLogit(choices, 1e-10);
        QVERIFY(fit.has_value());
        QVERIFY(std::abs(fit->weights[0] - std::log(70.0 / 30.0)) < 1e-6);
        QVERIFY(std::abs(fit->logLikelihood - (0.7 * std::log(0.7) + 0.3 * std::log(0.3))) < 1e-9);
    }
    /// An alternative that stands for nine like it: b = log(9 * 70 / 30).
    void countsWhatAnAlternativeStandsFor()
    {
        Choices choices;
        choices.features = 1;
        for (int i = 0; i < 100; ++i)
            add(choices, {{1}, {0}}, i < 70 ? 0 : 1, {1, 9});
        QVERIFY(std::abs(fitConditionalLogit(choices, 1e-10)->weights[0] - std::log(9 * 70.0 / 30.0)) < 1e-6);
    }
    void findsTheWeightsThatMadeTheChoices()
    {
        Random random(4);
        const std::vector<double> planted{1.5, -0.7, 0.3};
        Choices choices;
        choices.features = 3;
        for (int i = 0; i < 20000; ++i) {
            std::vector<std::vector<float>> alternatives(5, std::vector<float>(3));
            std::size_t best = 0;
            double highest = -1e9;
            for (std::size_t a = 0; a < 5; ++a) {
                double utility = -std::log(random.exponential()); // Gumbel
                for (std::size_t f = 0; f < 3; ++f) {
                    alternatives[a][f] = static_cast<float>(random.normal());
                    utility += planted[f] * static_cast<double>(alternatives[a][f]);
                }
                if (utility > highest) {
                    highest = utility;
                    best = a;
                }
            }
            add(choices, alternatives, best);
        }
        const auto fit = fitConditionalLogit(choices, 1e-8);
        QVERIFY(fit.has_value());
        for (std::size_t f = 0; f < 3; ++f)
            QVERIFY(std::abs(fit->weights[f] - planted[f]) < 0.05); // four standard errors
    }
    void aFeatureThatTellsNothingApartGetsNoWeight()
    {
        Choices choices;
        choices.features = 2;
        for (int i = 0; i < 100; ++i)
            add(choices, {{1, 5}, {0, 5}}, i < 60 ? 0 : 1);
        const auto fit = fitConditionalLogit(choices, 1e-6);
        QVERIFY(std::abs(fit->weights[1]) < 1e-9);
        QVERIFY(std::abs(fit->weights[0] - std::log(1.5)) < 1e-4);
    }
    void refusesWhatDoesNotFitTogether()
    {
        Choices choices;
        QCOMPARE(fitConditionalLogit(choices, 1).error().code, ErrorCode::InvalidInput);
        choices.features = 1;
        add(choices, {{1}, {0}}, 0);
        QCOMPARE(fitConditionalLogit(choices, 0).error().code, ErrorCode::InvalidInput);
        choices.chosen[0] = 2;
        QCOMPARE(fitConditionalLogit(choices, 1).error().code, ErrorCode::InvalidInput);
    }
};

QTEST_APPLESS_MAIN(TestConditionalLogit)
#include "tst_conditional_logit.moc"
