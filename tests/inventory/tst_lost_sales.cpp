// SPDX-License-Identifier: GPL-3.0-or-later
// Orders for series with little past, where what is not on hand is lost, held against the best there are.
#include "inventory/replenishment.h"
#include "stats/distribution.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <vector>

using namespace ms;
using namespace ms::inventory;

namespace {

constexpr int leadTime = 2;
constexpr int most = 32; // units of each state and order, which no good policy comes near
constexpr double meanDemand = 5.0;
constexpr double holding = 1.0; // of a unit left, a period

/// Poisson.
std::vector<double> demandWeights()
{
    std::vector<double> weights{std::exp(-meanDemand)};
    while (weights.size() < 30)
        weights.push_back(weights.back() * meanDemand / static_cast<double>(weights.size()));
    return weights;
}

/// [on hand · most + what comes next period], of an order that comes in the period after that: at the start of
/// period leadTime + 1.
using ByState = std::vector<double>;

/// Mean cost a period of the orders that `orderAt` gives for each state and the expected costs to come, by value
/// iteration, which ends where the cost of a period more hardly depends on the state.
template <class OrderAt>
double meanCost(double shortage, OrderAt orderAt)
{
    const auto weights = demandWeights();
    ByState toCome(most * most, 0.0);
    for (int sweep = 0; sweep < 400; ++sweep) {
        ByState next(toCome.size());
        for (int shelf = 0; shelf < most; ++shelf) {
            double now = 0.0;
            std::vector<double> after(most, 0.0); // P(left on the shelf)
            for (int units = 0; units < static_cast<int>(weights.size()); ++units) {
                const double weight = weights[static_cast<std::size_t>(units)];
                now += weight * (holding * std::max(0, shelf - units) + shortage * std::max(0, units - shelf));
                after[static_cast<std::size_t>(std::max(0, shelf - units))] += weight;
            }
            for (int coming = 0; coming < most; ++coming) {
                const auto costOf = [&](int order) {
                    double cost = now;
                    for (int left = 0; left <= shelf; ++left) {
                        const int there = std::min(most - 1, left + coming);
                        cost += after[static_cast<std::size_t>(left)] *
                                toCome[static_cast<std::size_t>(there * most + std::min(most - 1, order))];
                    }
                    return cost;
                };
                next[static_cast<std::size_t>(shelf * most + coming)] = orderAt(shelf, coming, costOf);
            }
        }
        const double step = next[10 * most + 5] - toCome[10 * most + 5];
        const bool settled = std::abs(next[5 * most + 5] - toCome[5 * most + 5] - step) < 1e-7;
        toCome = std::move(next);
        if (settled && sweep > 20)
            return step;
    }
    return -1.0;
}

double leastCost(double shortage)
{
    return meanCost(shortage, [](int, int, auto costOf) {
        double least = costOf(0);
        for (int order = 1; order < most; ++order)
            least = std::min(least, costOf(order));
        return least;
    });
}

/// What replenish() orders in each state after a past that says no more than five a period, so that the spread is that
/// of Poisson demand. An overstock counts 1.4 times: with these costs it counts as a holding of 1 a unit.
std::vector<double> ordersByState(double shortage)
{
    const double over = holding / (holding + shortage) / 1.4;
    std::vector<ReplenishmentSeries> series;
    for (int state = 0; state < most * most; ++state) {
        ReplenishmentSeries one;
        one.id = std::to_string(state);
        one.history.assign(3, meanDemand);
        one.leadTime = leadTime;
        one.stock.onHand = state / most;
        one.stock.onOrder = {0.0, static_cast<double>(state % most)};
        one.costs = {shortage * over / (1.0 - over), shortage, 0.0};
        series.push_back(one);
    }
    NoProgress progress;
    const auto orders = replenish(series, progress);
    std::vector<double> units;
    for (const auto& order : *orders)
        units.push_back(order->learnt ? -1.0 : static_cast<double>(order->order.quantity.units));
    return units;
}

} // namespace

class TestLostSales : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// Zipkin (2008), Old and new methods for lost-sales inventory systems, Operations Research 56(5): Poisson demand
    /// of mean 5, lead time 2, holding 1. The optimum is that of value iteration here, whose costs are the paper's; its
    /// myopic orders, which look at the period in which they come and no further, are within a few per cent. A level
    /// for the position as where demand waits costs more.
    void ordersAreNearTheBest_data()
    {
        QTest::addColumn<double>("shortage");
        QTest::addColumn<double>("optimum");
        QTest::newRow("4") << 4.0 << 4.40;
        QTest::newRow("9") << 9.0 << 6.09;
        QTest::newRow("19") << 19.0 << 7.66;
    }
    void ordersAreNearTheBest()
    {
        QFETCH(double, shortage);
        QFETCH(double, optimum);
        const double best = leastCost(shortage);
        QVERIFY2(std::abs(best - optimum) < 0.006, qPrintable(QString::number(best)));
        const auto orders = ordersByState(shortage);
        const double ours = meanCost(shortage, [&](int shelf, int coming, auto costOf) {
            return costOf(static_cast<int>(orders[static_cast<std::size_t>(shelf * most + coming)]));
        });
        const double periods = leadTime + 1.0;
        const int level =
            static_cast<int>(std::round(stats::gammaDistribution(meanDemand * periods, std::sqrt(meanDemand * periods))
                                            .value()
                                            ->quantile(shortage / (shortage + holding))));
        const double asIfItWaited = meanCost(
            shortage, [&](int shelf, int coming, auto costOf) { return costOf(std::max(0, level - shelf - coming)); });
        QVERIFY2(ours < 1.04 * best, qPrintable(QString::number(ours)));
        QVERIFY2(ours < asIfItWaited, qPrintable(QString::number(asIfItWaited)));
    }
};

QTEST_APPLESS_MAIN(TestLostSales)
#include "tst_lost_sales.moc"
