// SPDX-License-Identifier: GPL-3.0-or-later
#include "forecast/hierarchy.h"
#include "forecast/within_period.h"
#include "stats/random.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <numeric>

using namespace ms;
using namespace ms::forecast;

class TestHierarchy : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void buildsGroupsInsideGroups();
    void agreesWithTheMatrixFormula();
    void believesChildrenOfUnknownParents();
    void sumsAreExactAtEveryLevel();
    void keepsDemandAboveZero();
    void spreadsWholeUnits_data();
    void spreadsWholeUnits();
    void spreadsAnyTotalExactly();
    void sharesOfPartsLeanOnThePrior();
    void partsAddUpToTheirPeriod();
    void spreadOfASumFollowsTheCorrelation();
};

void TestHierarchy::buildsGroupsInsideGroups()
{
    const std::vector<std::string> ids{"a", "b", "c"};
    const std::vector<std::vector<std::string>> paths{{"north", "tea"}, {"north", "tea"}, {"south", "tea"}};
    const Hierarchy tree = hierarchyOf(ids, paths);
    QCOMPARE(tree.names,
             (std::vector<std::string>{"total", "north", "north / tea", "south", "south / tea", "a", "b", "c"}));
    QCOMPARE(tree.parents, (std::vector<std::size_t>{Hierarchy::none, 0, 1, 0, 3, 2, 2, 4}));
    QCOMPARE(tree.leaves, (std::vector<std::size_t>{5, 6, 7}));
}

// Total 100 (variance 4), A 60 (1), B 30 (3), with S = [1 1; 1 0; 0 1] and W = diag(4, 1, 3):
// S (S'W⁻¹S)⁻¹ S'W⁻¹ y = (95, 61.25, 33.75), worked out by hand from Wickramasuriya et al. (2019), eq. 9.
void TestHierarchy::agreesWithTheMatrixFormula()
{
    const std::vector<std::string> ids{"a", "b"};
    const std::vector<std::vector<std::string>> paths{{}, {}};
    const Hierarchy tree = hierarchyOf(ids, paths);
    const std::vector<NodeForecast> said{{100, 4}, {60, 1}, {30, 3}};
    const std::vector<double> agreed = reconcile(tree, said, true);
    QVERIFY(std::abs(agreed[0] - 95) < 1e-12 && std::abs(agreed[1] - 61.25) < 1e-12 &&
            std::abs(agreed[2] - 33.75) < 1e-12);
}

void TestHierarchy::believesChildrenOfUnknownParents()
{
    const std::vector<std::string> ids{"a", "b"};
    const std::vector<std::vector<std::string>> paths{{"x"}, {"x"}};
    const std::vector<NodeForecast> said{
        {0, std::numeric_limits<double>::infinity()}, {0, std::numeric_limits<double>::infinity()}, {3, 1}, {4, 2}};
    QCOMPARE(reconcile(hierarchyOf(ids, paths), said, true), (std::vector<double>{7, 7, 3, 4}));
}

void TestHierarchy::sumsAreExactAtEveryLevel()
{
    stats::Random random(9);
    std::vector<std::string> ids;
    std::vector<std::vector<std::string>> paths;
    for (int i = 0; i < 300; ++i) {
        ids.push_back("sku " + std::to_string(i));
        paths.push_back({"store " + std::to_string(i % 4), "category " + std::to_string(i % 17)});
    }
    const Hierarchy tree = hierarchyOf(ids, paths);
    std::vector<NodeForecast> said;
    for (std::size_t node = 0; node < tree.size(); ++node)
        said.push_back({50 * random.uniform(), random.uniform()});
    const std::vector<double> agreed = reconcile(tree, said, true);
    std::vector<double> sums(tree.size(), 0.0);
    for (std::size_t node = tree.size(); node-- > 1;)
        sums[tree.parents[node]] += agreed[node];
    for (std::size_t node = 0; node < tree.size() - 300; ++node)
        QCOMPARE(sums[node], agreed[node]); // bit by bit
    for (const double value : agreed)
        QVERIFY(value >= 0);
}

void TestHierarchy::keepsDemandAboveZero()
{
    const std::vector<std::string> ids{"a", "b", "c"};
    const std::vector<std::vector<std::string>> paths{{}, {}, {}};
    const std::vector<NodeForecast> said{{10, 0.01}, {1, 5}, {20, 1}, {15, 1}};
    const std::vector<double> agreed = reconcile(hierarchyOf(ids, paths), said, true);
    QCOMPARE(agreed[1], 0.0);
    QVERIFY(agreed[2] > agreed[3] && agreed[3] > 0);
    QVERIFY(std::abs(agreed[0] - 10) < 0.1);
}

void TestHierarchy::spreadsWholeUnits_data()
{
    QTest::addColumn<qint64>("total");
    QTest::addColumn<QList<double>>("shares");
    QTest::addColumn<QList<qint64>>("parts");
    // Balinski & Young (2001), the method of Hamilton for 26 seats of five states.
    QTest::newRow("Hamilton's apportionment")
        << qint64{26} << QList<double>{9061, 7179, 5259, 3319, 1182} << QList<qint64>{9, 7, 5, 4, 1};
    QTest::newRow("nothing to go by") << qint64{5} << QList<double>{0, 0, 0} << QList<qint64>{2, 2, 1};
    QTest::newRow("taken away") << qint64{-3} << QList<double>{1, 1} << QList<qint64>{-2, -1};
}

void TestHierarchy::spreadsWholeUnits()
{
    QFETCH(qint64, total);
    QFETCH(QList<double>, shares);
    QFETCH(QList<qint64>, parts);
    const auto spread = spreadWhole(total, std::vector<double>(shares.begin(), shares.end()));
    QCOMPARE(QList<qint64>(spread.begin(), spread.end()), parts);
}

void TestHierarchy::spreadsAnyTotalExactly()
{
    stats::Random random(4);
    for (int round = 0; round < 500; ++round) {
        std::vector<double> shares;
        for (int i = 0; i < 1 + round % 37; ++i)
            shares.push_back(random.uniform() < 0.3 ? 0 : std::pow(10, 6 * random.uniform()));
        const auto total = static_cast<std::int64_t>(1e6 * random.uniform()) - 1000;
        const auto parts = spreadWhole(total, shares);
        QCOMPARE(std::accumulate(parts.begin(), parts.end(), std::int64_t{0}), total);
    }
}

void TestHierarchy::sharesOfPartsLeanOnThePrior()
{
    // By hand: two periods with shares (1, 0, 0) and (1/4, 3/4, 0), one without demand; a prior of (2, 1, 1) / 4 that
    // counts as two periods: ((1.25 + 1) / 4, (0.75 + 0.5) / 4, (0 + 0.5) / 4).
    const std::vector<double> own{8, 0, 0, 1, 3, 0, 0, 0, 0};
    const std::vector<double> prior{2, 1, 1};
    const auto shares = forecast::partShares(own, prior, 2);
    QVERIFY(std::abs(shares[0] - 0.5625) < 1e-15 && std::abs(shares[1] - 0.3125) < 1e-15 &&
            std::abs(shares[2] - 0.125) < 1e-15);
    const auto nobody = forecast::partShares({}, std::vector<double>{0, 3, 1}, 0);
    QVERIFY(nobody[0] == 0 && nobody[1] == 0.75);
}

void TestHierarchy::partsAddUpToTheirPeriod()
{
    const auto parts = forecast::spreadOver(10, std::vector<double>{0, 1, 2, 0});
    QVERIFY(parts[0] == 0 && parts[3] == 0);
    QVERIFY(std::abs(parts[1] - 10.0 / 3) < 1e-14 && parts[1] + parts[2] == 10);
    for (int seed = 1; seed < 200; ++seed) {
        std::vector<double> shares;
        for (int i = 0; i < 168; ++i)
            shares.push_back(static_cast<double>((seed * 7919 + i * 104729) % 1000));
        const double total = seed * 1.1;
        const auto many = forecast::spreadOver(total, shares);
        QVERIFY(std::abs(std::accumulate(many.begin(), many.end(), 0.0) - total) < 1e-12 * total);
    }
    QVERIFY(forecast::spreadOver(4, std::vector<double>{0, 0}) == (std::vector<double>{2, 2}));
}

void TestHierarchy::spreadOfASumFollowsTheCorrelation()
{
    const std::vector<double> spreads{3, 4, 12};
    QVERIFY(std::abs(forecast::spreadOfSum(spreads, 0) - 13) < 1e-12); // 9 + 16 + 144 = 169
    QVERIFY(std::abs(forecast::spreadOfSum(spreads, 1) - 19) < 1e-12);
    // 169 + 2 (0.5 * 12 + 0.5 * 48 + 0.25 * 36) = 247
    QVERIFY(std::abs(forecast::spreadOfSum(spreads, 0.5) - std::sqrt(247.0)) < 1e-12);
}

QTEST_APPLESS_MAIN(TestHierarchy)
#include "tst_hierarchy.moc"
