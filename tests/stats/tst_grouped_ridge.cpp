// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/grouped_ridge.h"

#include <QTest>

#include <cmath>

using namespace ms;
using namespace ms::stats;

namespace {

// The rows of tst_regression; reference: numpy 1.24.2, the same penalised normal equations solved as one dense system.
const std::vector<double> x1{0.0,   1.164,  0.916,  -0.088, -0.883, 0.415, 1.399,  0.919, -0.828, -0.562, 0.82, 1.587,
                             0.108, -0.729, -0.205, 1.206,  0.929,  0.091, -0.587, 0.181, 0.763,  1.027,  0.08, -0.398};
const std::vector<double> x2{0.5,   0.382, 0.085, -0.252, -0.471, -0.468, -0.245, 0.093,
                             0.388, 0.5,   0.377, 0.077,  -0.26,  -0.474, -0.465, -0.238,
                             0.102, 0.393, 0.5,   0.371,  0.068,  -0.267, -0.476, -0.462};
const std::vector<double> target{1.85,   -0.117, -0.044, 3.063,  2.607, 1.203,  -1.664, 1.62,
                                 3.054,  3.768,  0.193,  -0.255, 1.006, 2.927,  2.375,  -0.642,
                                 -0.022, 1.4,    4.372,  1.305,  0.419, -1.002, 2.266,  2.208};

std::vector<std::int32_t> groupsOfFour()
{
    std::vector<std::int32_t> groups(24);
    for (std::size_t i = 0; i < 24; ++i)
        groups[i] = static_cast<std::int32_t>(i % 4);
    return groups;
}

GroupedRidge problemOf(const std::vector<std::int32_t>& groups)
{
    const std::vector<double> ones(24, 1.0);
    GroupedRidge problem;
    problem.common = {ones, x1, x2};
    problem.commonPenalty = {0, 1, 2};
    problem.local = {ones, x1};
    problem.localPenalty = {0.5, 3};
    problem.groups = groups;
    problem.groupCount = 4;
    return problem;
}

void compare(double actual, double expected)
{
    QVERIFY2(std::abs(actual - expected) < 1e-10, qPrintable(QString::number(actual, 'g', 13)));
}

} // namespace

class TestGroupedRidge : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eliminationGivesTheDenseSolution()
    {
        const auto groups = groupsOfFour();
        const auto fit = fitGroupedRidge(problemOf(groups), target);
        QVERIFY(fit);
        compare(fit->common[0], 1.914727406607);
        compare(fit->common[1], -1.734833771210);
        compare(fit->common[2], 0.378597312368);
        compare(fit->local[0], -0.392343763918); // intercept of group 0
        compare(fit->local[1], 0.072684385616);  // slope of group 0
        compare(fit->local[7], 0.083436290351);  // slope of group 3
    }
    void hubersWeightsTameOutliers()
    {
        const auto groups = groupsOfFour();
        GroupedRidge problem = problemOf(groups);
        problem.huber = 1.0;
        const auto fit = fitGroupedRidge(problem, target);
        compare(fit->common[0], 1.805915728315);
        compare(fit->common[1], -1.587809097289);
        compare(fit->common[2], 0.234864510331);
        QVERIFY(*std::ranges::min_element(fit->weights) < 0.4);
    }
    void aGroupWithoutRowsGetsNothing()
    {
        const auto groups = groupsOfFour();
        GroupedRidge problem = problemOf(groups);
        problem.groupCount = 5;
        const auto fit = fitGroupedRidge(problem, target);
        QCOMPARE(fit->local.size(), std::size_t(10));
        QCOMPARE(fit->local[8], 0.0);
    }
    void refusesWhatDoesNotFitTogether()
    {
        const auto groups = groupsOfFour();
        GroupedRidge problem = problemOf(groups);
        problem.commonPenalty.pop_back();
        QCOMPARE(fitGroupedRidge(problem, target).error().code, ErrorCode::InvalidInput);
        problem = problemOf(groups);
        problem.groupCount = 3;
        QVERIFY(!fitGroupedRidge(problem, target));
        problem = problemOf(groups);
        problem.common[1][2] = std::nan("");
        QVERIFY(!fitGroupedRidge(problem, target));
        problem = problemOf(groups);
        problem.localPenalty[0] = 0;
        QVERIFY(!fitGroupedRidge(problem, target));
    }
};

QTEST_APPLESS_MAIN(TestGroupedRidge)
#include "tst_grouped_ridge.moc"
