// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/alias_table.h"
#include "stats/random.h"

#include <QTest>

#include <cmath>
#include <vector>

using ms::stats::Random;

class TestRandom : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sameSeedSameNumbers()
    {
        Random a(7, 3);
        Random b(7, 3);
        Random other(7, 4);
        bool differs = false;
        for (int i = 0; i < 100; ++i) {
            const auto value = a.next();
            QCOMPARE(value, b.next());
            differs |= value != other.next();
        }
        QVERIFY(differs);
    }
    void momentsAreTheDistributions_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<double>("mean");
        QTest::addColumn<double>("variance");
        QTest::newRow("uniform") << 0 << 0.5 << 1.0 / 12;
        QTest::newRow("normal") << 1 << 0.0 << 1.0;
        QTest::newRow("exponential") << 2 << 1.0 << 1.0;
        QTest::newRow("gamma 0.5") << 3 << 0.5 << 0.5;
        QTest::newRow("gamma 7") << 4 << 7.0 << 7.0;
        QTest::newRow("poisson 0.3") << 5 << 0.3 << 0.3;
        QTest::newRow("poisson 250") << 6 << 250.0 << 250.0;
    }
    void momentsAreTheDistributions()
    {
        QFETCH(int, kind);
        QFETCH(double, mean);
        QFETCH(double, variance);
        Random random(11);
        const auto draw = [&]() -> double {
            switch (kind) {
            case 0:
                return random.uniform();
            case 1:
                return random.normal();
            case 2:
                return random.exponential();
            case 3:
                return random.gamma(0.5);
            case 4:
                return random.gamma(7);
            case 5:
                return static_cast<double>(random.poisson(0.3));
            default:
                return static_cast<double>(random.poisson(250));
            }
        };
        const int n = 200000;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < n; ++i) {
            const double value = draw();
            sum += value;
            squares += value * value;
        }
        const double measured = sum / n;
        // Five standard errors: a right generator fails once in two million seeds, and the seed is fixed.
        QVERIFY(std::fabs(measured - mean) < 5 * std::sqrt(variance / n));
        QVERIFY(std::fabs(squares / n - measured * measured - variance) < 0.05 * variance + 1e-3);
    }
    void belowIsUniform()
    {
        Random random(5);
        std::array<int, 6> counts{};
        for (int i = 0; i < 60000; ++i)
            ++counts[random.below(6)];
        for (const int count : counts)
            QVERIFY(std::abs(count - 10000) < 500);
    }
    /// Counts of 200,000 draws: within five standard deviations of the binomial.
    void aliasTableKeepsProbabilities()
    {
        const std::vector<double> weights{1.0, 0.0, 4.0, 2.5, 0.5};
        const ms::stats::AliasTable table(weights);
        Random random(5);
        std::vector<double> counts(weights.size());
        constexpr double draws = 200000;
        for (int k = 0; k < draws; ++k)
            counts[table.draw(random)] += 1.0;
        for (std::size_t i = 0; i < weights.size(); ++i) {
            const double p = weights[i] / 8.0;
            QVERIFY(std::fabs(counts[i] - draws * p) <= 5.0 * std::sqrt(draws * p * (1.0 - p)));
        }
    }
};

QTEST_APPLESS_MAIN(TestRandom)
#include "tst_random.moc"
