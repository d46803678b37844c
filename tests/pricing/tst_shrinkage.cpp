// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/shrinkage.h"

#include <QTest>

#include <cmath>
#include <vector>

using namespace ms::pricing;

class TestShrinkage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eightSchoolsHaveNoSpread()
    {
        // Gelman et al., Bayesian Data Analysis 3rd ed., table 5.2: pooled estimate 7.7, standard error 4.1; Q = 4.6
        // < 7.
        const std::vector<double> effect{28, 8, -3, 7, -1, 1, 18, 12};
        const std::vector<double> error{15, 10, 16, 11, 9, 11, 10, 18};
        std::vector<Measured> schools;
        for (std::size_t i = 0; i < 8; ++i)
            schools.push_back({effect[i], error[i] * error[i]});
        const auto prior = estimatePrior(schools);
        QVERIFY(prior);
        QCOMPARE(prior->spread, 0.0);
        QVERIFY(std::abs(prior->mean - 7.686) < 0.001);
        QVERIFY(std::abs(prior->meanStdError - 4.072) < 0.001);
    }
    void spreadSolvesPauleAndMandelsEquation()
    {
        const std::vector<Measured> members{{-1, 0.1}, {-3, 0.2}, {-2, 0.05}, {-5, 0.4}, {-0.5, 0.3}};
        const auto prior = estimatePrior(members);
        double q = 0;
        for (const Measured& member : members)
            q += std::pow(member.value - prior->mean, 2) / (member.variance + prior->spread * prior->spread);
        QVERIFY(std::abs(q - 4) < 1e-9);
        QCOMPARE(prior->members, 5);
    }
    void theNoisierIsDrawnFurther()
    {
        const GroupPrior prior{-2, 0.1, 0.5, 10};
        const Measured precise = shrink({-4, 0.01}, prior);
        const Measured noisy = shrink({-4, 1.0}, prior);
        // B = 0.01 / 0.26 and 1 / 1.25; variance (1-B) v + B² 0.1²
        QVERIFY(std::abs(precise.value - (-4 + 2 * 0.01 / 0.26)) < 1e-12);
        QVERIFY(std::abs(noisy.value - (-4 + 2 * 0.8)) < 1e-12);
        QVERIFY(std::abs(noisy.variance - (0.2 + 0.64 * 0.01)) < 1e-12);
        QVERIFY(noisy.variance < 1.0);
    }
    void twoMembersAreNoGroup() { QVERIFY(!estimatePrior(std::vector<Measured>{{1, 1}, {2, 1}})); }
};

QTEST_APPLESS_MAIN(TestShrinkage)
#include "tst_shrinkage.moc"
