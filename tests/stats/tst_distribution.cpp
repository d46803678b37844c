// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/distribution.h"

#include <QTest>

#include <cmath>
#include <vector>

using namespace ms::stats;

namespace
{

std::vector<std::pair<const char*, DistributionPtr>> examples()
{
    const std::vector<double> values{4, 0, 10, 2};
    const std::vector<double> probabilities{0.4, 0.2, 0.1, 0.3};
    return {{"normal", *normalDistribution(50, 8)},
            {"lognormal", *lognormalDistribution(2.0, 0.3)},
            {"gamma", *gammaDistribution(50, 20)},
            {"exponential", *exponentialDistribution(7)},
            {"uniform", *uniformDistribution(3, 9)},
            {"poisson", *poissonDistribution(6)},
            {"negative binomial", *negativeBinomialDistribution(3.5, 0.25)},
            {"binomial", *binomialDistribution(20, 0.3)},
            {"discrete", *discreteDistribution(values, probabilities)}};
}

} // namespace

class TestDistribution : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    // R 4.2: qgamma(0.9, shape = 6.25, scale = 8); pnbinom(12, 3.5, 0.25); qnbinom(0.9, ...); qlnorm(0.9, 2, 0.3);
    // ppois(8, 6)
    void agreesWithPublishedValues()
    {
        QVERIFY(std::fabs((*lognormalDistribution(2.0, 0.3))->quantile(0.9) -
                          std::exp(2.0 + 0.3 * 1.2815515655446004)) < 1e-12);
        QVERIFY(std::fabs((*poissonDistribution(6))->cdf(8) - 0.8472374939845614) < 1e-12);
        QCOMPARE((*poissonDistribution(6))->quantile(0.8), 8.0);
        QVERIFY(std::fabs((*exponentialDistribution(7))->quantile(0.5) - 7.0 * std::log(2.0)) < 1e-12);
        const auto binomial = *negativeBinomialDistribution(3.5, 0.25);
        QVERIFY(std::fabs(binomial->mean() - 10.5) < 1e-12);
        QVERIFY(std::fabs(binomial->stdDev() - std::sqrt(42.0)) < 1e-12);
    }
    void quantileIsTheSmallestValueThatReachesTheProbability()
    {
        for (const auto& [name, distribution] : examples()) {
            for (const double p : {0.01, 0.2, 0.5, 0.9, 0.999}) {
                const double x = distribution->quantile(p);
                QVERIFY2(distribution->cdf(x) >= p - 1e-9, name);
                QVERIFY2(distribution->cdf(x - 1e-3) <= p + 1e-9 &&
                             (!distribution->discrete() || distribution->cdf(x - 1e-3) < p),
                         name);
            }
        }
    }
    /// The loss function is the area under 1 − F to the right of x.
    void lossIsTheAreaUnderTheTail()
    {
        for (const auto& [name, distribution] : examples()) {
            for (const double p : {0.1, 0.5, 0.95}) {
                const double x = distribution->quantile(p) + 0.25;
                const double step = 0.01;
                double area = 0.0;
                for (double y = x + step / 2; y < x + 30 * distribution->stdDev(); y += step)
                    area += (1.0 - distribution->cdf(y)) * step;
                QVERIFY2(std::fabs(distribution->loss(x) - area) < 5e-3 * distribution->stdDev(), name);
            }
            QVERIFY2(std::fabs(distribution->loss(-5.0) - (distribution->mean() + 5.0)) < 1e-6, name);
        }
    }
    void samplesGetEqualWeight()
    {
        const std::vector<double> samples{5, 1, 1, 9};
        const auto empirical = *empiricalDistribution(samples);
        QCOMPARE(empirical->mean(), 4.0);
        QCOMPARE(empirical->quantile(0.5), 1.0);
        QCOMPARE(empirical->cdf(5.0), 0.75);
    }
    void secondLossIsTheAreaUnderTheLoss()
    {
        // d/dz L2 = −L1, L2(0) = 1/4
        QVERIFY(std::fabs(normalSecondLoss(0.0) - 0.25) < 1e-15);
        QVERIFY(std::fabs((normalSecondLoss(0.999) - normalSecondLoss(1.001)) / 0.002 - 0.0833154705876864) < 1e-6);
    }
    void refusesWhatIsOutsideTheRange()
    {
        QVERIFY(!normalDistribution(1, 0));
        QVERIFY(!normalDistribution(std::nan(""), 1));
        QVERIFY(!lognormalDistribution(1, -1));
        QVERIFY(!gammaDistribution(0, 1));
        QVERIFY(!uniformDistribution(2, 2));
        QVERIFY(!poissonDistribution(-1));
        QVERIFY(!negativeBinomialDistribution(1, 1));
        QVERIFY(!binomialDistribution(0, 0.5));
        QVERIFY(!empiricalDistribution({}));
        const std::vector<double> values{1, 2};
        const std::vector<double> short_of_one{0.5, 0.4};
        QVERIFY(!discreteDistribution(values, short_of_one));
        QCOMPARE(discreteDistribution(values, short_of_one).error().code, ms::ErrorCode::InvalidInput);
    }
};

QTEST_APPLESS_MAIN(TestDistribution)
#include "tst_distribution.moc"
