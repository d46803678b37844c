// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/random.h"
#include "stats/regression.h"

#include <QTest>

#include <cmath>

using namespace ms;
using namespace ms::stats;

namespace
{

// 24 rows in 4 groups, row i in group i % 4. Reference values: statsmodels 0.13.5, OLS and GLM(Poisson) on the same
// columns with a dummy a group; HC1 and CR1 from its HC0 and uncorrected cluster covariance times the stated factors.
Design twoColumns()
{
    Design design;
    design.add("x1", {0.0,   1.164,  0.916,  -0.088, -0.883, 0.415, 1.399,  0.919, -0.828, -0.562, 0.82, 1.587,
                      0.108, -0.729, -0.205, 1.206,  0.929,  0.091, -0.587, 0.181, 0.763,  1.027,  0.08, -0.398});
    design.add("x2", {0.5,   0.382,  0.085,  -0.252, -0.471, -0.468, -0.245, 0.093, 0.388, 0.5,    0.377,  0.077,
                      -0.26, -0.474, -0.465, -0.238, 0.102,  0.393,  0.5,    0.371, 0.068, -0.267, -0.476, -0.462});
    return design;
}
const std::vector<double> linearTarget{1.85,   -0.117, -0.044, 3.063,  2.607, 1.203,  -1.664, 1.62,
                                       3.054,  3.768,  0.193,  -0.255, 1.006, 2.927,  2.375,  -0.642,
                                       -0.022, 1.4,    4.372,  1.305,  0.419, -1.002, 2.266,  2.208};
const std::vector<double> countTarget{2, 4, 6, 5, 3, 0, 8, 7, 2, 3, 5, 9, 3, 2, 4, 9, 4, 3, 3, 5, 4, 6, 5, 5};

std::vector<std::int32_t> groupsOfFour(std::size_t rows = 24)
{
    std::vector<std::int32_t> groups(rows);
    for (std::size_t i = 0; i < rows; ++i)
        groups[i] = static_cast<std::int32_t>(i % 4);
    return groups;
}

void compare(double actual, double expected, double tolerance)
{
    QVERIFY2(std::abs(actual - expected) <= tolerance,
             qPrintable(QString("%1, expected %2").arg(actual, 0, 'g', 12).arg(expected, 0, 'g', 12)));
}

} // namespace

class TestRegression : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void leastSquaresAgreesWithStatsmodels()
    {
        const auto groups = groupsOfFour();
        const auto fit = leastSquares(twoColumns(), linearTarget, {.groups = groups, .clusters = {}});
        QVERIFY(fit);
        compare(fit->coefficients[0], -2.046575302944, 1e-11);
        compare(fit->coefficients[1], 0.718936980729, 1e-11);
        compare(fit->stdErrors[0], 0.180325719262, 1e-11);
        compare(fit->stdErrors[1], 0.354506357060, 1e-11);
        compare(fit->groupEffects[0], 1.476842134877, 1e-11);
        compare(fit->groupEffects[3], 2.427860859368, 1e-11);
        compare(fit->scale, 0.386296289738, 1e-11);
        QCOMPARE(fit->freedom, 18);
    }
    void robustErrorsAgreeWithStatsmodels()
    {
        const auto groups = groupsOfFour();
        const auto robust =
            leastSquares(twoColumns(), linearTarget, {.groups = groups, .clusters = {}, .errors = Errors::Robust});
        QVERIFY(robust);
        compare(robust->stdErrors[0], 0.176390585344, 1e-11);
        compare(robust->stdErrors[1], 0.356117367181, 1e-11);
        const auto clustered = leastSquares(twoColumns(), linearTarget,
                                            {.groups = groups, .clusters = groups, .errors = Errors::Clustered});
        QVERIFY(clustered);
        compare(clustered->stdErrors[0], 0.283612112429, 1e-11);
        compare(clustered->stdErrors[1], 0.020908933495, 1e-11);
        QCOMPARE(clustered->freedom, 3);
    }
    void poissonAgreesWithStatsmodels()
    {
        const auto groups = groupsOfFour();
        const auto fit = poissonRegression(twoColumns(), countTarget, {.groups = groups, .clusters = {}});
        QVERIFY(fit);
        compare(fit->coefficients[0], 0.380135754872, 1e-9);
        compare(fit->coefficients[1], -0.113608141971, 1e-9);
        compare(fit->stdErrors[0], 0.078361721230, 1e-9);
        compare(fit->stdErrors[1], 0.167724628438, 1e-9);
        compare(fit->groupEffects[0], 1.065191381386, 1e-9);
        compare(fit->scale, 0.307789449529, 1e-9);
        const auto robust =
            poissonRegression(twoColumns(), countTarget, {.groups = groups, .clusters = {}, .errors = Errors::Robust});
        compare(robust->stdErrors[0], 0.048842735107, 1e-8);
        const auto clustered = poissonRegression(twoColumns(), countTarget,
                                                 {.groups = groups, .clusters = groups, .errors = Errors::Clustered});
        compare(clustered->stdErrors[1], 0.218132610802, 1e-8);
    }
    void aCollinearColumnIsNamedWithWhatExplainsIt()
    {
        Design design = twoColumns();
        std::vector<double> sum(24);
        for (std::size_t i = 0; i < 24; ++i)
            sum[i] = 2 * design.columns[0][i] - design.columns[1][i] + (i % 4 == 0 ? 7 : 0);
        design.add("promotion", sum);
        const auto groups = groupsOfFour();
        const auto found = findCollinearity(design, groups);
        QVERIFY(found);
        QCOMPARE(found->name, std::string("promotion"));
        QCOMPARE(found->explainedBy, (std::vector<std::string>{"x1", "x2"}));
        const auto fit = leastSquares(design, linearTarget, {.groups = groups, .clusters = {}});
        QVERIFY(!fit);
        QCOMPARE(fit.error().code, ErrorCode::InvalidInput);
        QCOMPARE(fit.error().detail, std::string("promotion is explained entirely by x1, x2"));
        QVERIFY(!findCollinearity(design, {})); // without the intercepts of the groups it is no combination
    }
    void aColumnThatIsConstantWithinGroupsIsNamed()
    {
        Design design = twoColumns();
        std::vector<double> constant(24);
        for (std::size_t i = 0; i < 24; ++i)
            constant[i] = 0.1 * static_cast<double>(i % 4);
        design.add("store size", constant);
        const auto groups = groupsOfFour();
        const auto found = findCollinearity(design, groups);
        QVERIFY(found);
        QCOMPARE(found->name, std::string("store size"));
        QVERIFY(found->explainedBy.empty());
    }
    void refusesWhatCannotBeFitted()
    {
        Design design = twoColumns();
        const auto groups = groupsOfFour();
        QCOMPARE(leastSquares(design, std::vector<double>(23, 1.0), {}).error().code, ErrorCode::InvalidInput);
        std::vector<double> hole = linearTarget;
        hole[3] = std::nan("");
        QCOMPARE(leastSquares(design, hole, {}).error().code, ErrorCode::InvalidInput);
        design.columns[1][5] = INFINITY;
        QCOMPARE(leastSquares(design, linearTarget, {}).error().code, ErrorCode::InvalidInput);
        Design small;
        small.add("x", {1, 2});
        QCOMPARE(leastSquares(small, std::vector<double>{1, 2}, {}).error().code, ErrorCode::NotEnoughData);
        const std::vector<std::int32_t> one(24, 0);
        QCOMPARE(
            leastSquares(twoColumns(), linearTarget, {.groups = groups, .clusters = one, .errors = Errors::Clustered})
                .error()
                .code,
            ErrorCode::NotEnoughData);
        QCOMPARE(poissonRegression(twoColumns(), linearTarget, {}).error().code, ErrorCode::InvalidInput);
        QCOMPARE(poissonRegression(twoColumns(), std::vector<double>(24, 0.0), {}).error().code,
                 ErrorCode::NotEnoughData);
    }
    void poissonRefusesDataThatSeparatePerfectly()
    {
        Design design; // y is 0 wherever x is 0: the best coefficient is infinite
        design.add("x", {0, 0, 0, 0, 1, 1, 1, 1});
        QCOMPARE(poissonRegression(design, std::vector<double>{0, 0, 0, 0, 3, 4, 5, 2}, {}).error().code,
                 ErrorCode::NotEnoughData);
    }
    void intervalsCoverTheTruthAsOftenAsPromised()
    {
        // 400 draws with 30 rows; 90 % Student intervals, t(28; 0.95) = 1.701131 (R 4.2 qt). Binomial 99 %: 86.1..93.9
        // %.
        int covered = 0;
        for (std::uint64_t draw = 0; draw < 400; ++draw) {
            Random random(11, draw);
            Design design;
            design.add("x", std::vector<double>(30));
            std::vector<double> y(30);
            for (std::size_t i = 0; i < 30; ++i) {
                design.columns[0][i] = random.normal();
                y[i] = 4 - 1.5 * design.columns[0][i] + 0.8 * random.normal();
            }
            const auto fit = leastSquares(design, y, {});
            covered += std::abs(fit->coefficients[0] + 1.5) <= 1.701131 * fit->stdErrors[0];
        }
        QVERIFY2(covered >= 345 && covered <= 375, qPrintable(QString::number(covered)));
    }
};

QTEST_APPLESS_MAIN(TestRegression)
#include "tst_regression.moc"
