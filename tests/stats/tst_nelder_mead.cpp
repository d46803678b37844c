// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/nelder_mead.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace ms::stats;

class TestNelderMead : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsTheBottomOfRosenbrocksValley();
    void staysInsideTheBox();
    void searchesOneDimension();
    void leavesOtherCoordinatesAlone();
    void takesNaNForInfinity();
};

// Rosenbrock (1960): minimum 0 at (1, 1).
void TestNelderMead::findsTheBottomOfRosenbrocksValley()
{
    SearchBox<2> box{.low = {-2, -2}, .high = {2, 2}, .tolerance = 1e-14, .maxEvaluations = 1000};
    const auto found = minimiseNelderMead<2>(
        [](const std::array<double, 2>& x) { return 100 * std::pow(x[1] - x[0] * x[0], 2) + std::pow(1 - x[0], 2); },
        {-1.2, 1}, box);
    QVERIFY(std::abs(found.at[0] - 1) < 1e-5 && std::abs(found.at[1] - 1) < 1e-5);
    QVERIFY(found.evaluations < 1000);
}

void TestNelderMead::staysInsideTheBox()
{
    SearchBox<2> box{.low = {0, 0}, .high = {1, 1}};
    const auto found =
        minimiseNelderMead<2>([](const std::array<double, 2>& x) { return -x[0] - 2 * x[1]; }, {0.5, 0.5}, box);
    QVERIFY(std::abs(found.at[0] - 1) < 0.01 && std::abs(found.at[1] - 1) < 0.01);
    QVERIFY(found.at[0] <= 1 && found.at[1] <= 1);
}

void TestNelderMead::searchesOneDimension()
{
    SearchBox<1> box{.low = {-5}, .high = {5}, .tolerance = 1e-12, .resolution = 1e-4, .maxEvaluations = 300};
    const auto found =
        minimiseNelderMead<1>([](const std::array<double, 1>& x) { return std::pow(x[0] - 2.5, 2); }, {0}, box);
    QVERIFY(std::abs(found.at[0] - 2.5) < 1e-3);
}

void TestNelderMead::leavesOtherCoordinatesAlone()
{
    SearchBox<3> box{
        .low = {-5, -5, -5}, .high = {5, 5, 5}, .dimensions = 2, .tolerance = 1e-12, .maxEvaluations = 400};
    const auto found = minimiseNelderMead<3>(
        [](const std::array<double, 3>& x) { return x[0] * x[0] + x[1] * x[1] + x[2] * x[2]; }, {3, 3, 3}, box);
    QVERIFY(std::abs(found.at[0]) < 1e-3 && std::abs(found.at[1]) < 1e-3);
    QCOMPARE(found.at[2], 3.0);
}

void TestNelderMead::takesNaNForInfinity()
{
    SearchBox<1> box{.low = {-5}, .high = {5}, .tolerance = 1e-10, .maxEvaluations = 300};
    const auto found = minimiseNelderMead<1>(
        [](const std::array<double, 1>& x) { return x[0] < 0 ? std::numeric_limits<double>::quiet_NaN() : x[0]; }, {2},
        box);
    QVERIFY(found.at[0] >= 0 && found.at[0] < 0.01);
}

QTEST_APPLESS_MAIN(TestNelderMead)
#include "tst_nelder_mead.moc"
