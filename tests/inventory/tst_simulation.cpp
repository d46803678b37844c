// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/newsvendor.h"
#include "inventory/simulation.h"

#include <QTest>

#include <cmath>
#include <vector>

using namespace ms;
using namespace ms::inventory;

namespace {

/// P(0 units), P(1 unit)... of a gamma rounded up with the probability of its fraction.
std::vector<double> wholeUnits(const PeriodDemand& demand)
{
    const auto gamma = *stats::gammaDistribution(demand.mean, demand.stdDev);
    std::vector<double> units;
    double below = 0.0;
    for (int k = 0; k < 80; ++k) {
        const double upTo = 1.0 + gamma->loss(k + 1.0) - gamma->loss(k);
        units.push_back(upTo - below);
        below = upTo;
    }
    return units;
}

std::vector<double> sumOf(const std::vector<double>& one, int periods)
{
    std::vector<double> sum{1.0};
    for (int period = 0; period < periods; ++period) {
        std::vector<double> next(sum.size() + one.size() - 1, 0.0);
        for (std::size_t i = 0; i < sum.size(); ++i) {
            for (std::size_t k = 0; k < one.size(); ++k)
                next[i + k] += sum[i] * one[k];
        }
        sum = std::move(next);
    }
    return sum;
}

double loss(const std::vector<double>& demand, int supply)
{
    double units = 0.0;
    for (std::size_t d = 0; d < demand.size(); ++d)
        units += demand[d] * std::max(0.0, static_cast<double>(d) - supply);
    return units;
}

} // namespace

class TestSimulation : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// Worked by hand: S = 10, lead time 1, stock 10; 12, 4, 0 and 7 are asked for.
    void replayIsWhatTheHandWorksOut()
    {
        StockPolicy policy;
        policy.orderUpToLevel = 10.0;
        policy.leadTime = 1;
        policy.initialOnHand = 10.0;
        policy.costs = {0.5, 3.0, 2.0};
        const std::vector<double> demand{12, 4, 0, 7};
        const auto lost = replayPolicy(demand, policy);
        // period 1: sells 10, short 2, orders nothing before; period 2: position 0, orders 10, sells 0, short 4
        // period 3: 10 arrive, none sold; period 4: sells 7
        QVERIFY(lost);
        QCOMPARE(lost->unitsShort, 6.0);
        QCOMPARE(lost->stockoutPeriods, 2);
        QCOMPARE(lost->orders, 1);
        QCOMPARE(lost->unitsOrdered, 10.0);
        QCOMPARE(lost->averageOnHand, 13.0 / 4.0);
        QVERIFY(std::fabs(lost->fillRate - 17.0 / 23.0) < 1e-12);
        QCOMPARE(lost->totalCost, 0.5 * 13.0 + 3.0 * 6.0 + 2.0);
        policy.lostSales = false;
        const auto waiting = replayPolicy(demand, policy);
        // period 2: position −2, orders 12; period 3: 12 arrive, 6 are owed, 6 are left; orders 4 (position 6)
        QCOMPARE(waiting->unitsOrdered, 12.0 + 4.0);
        QCOMPARE(waiting->unitsShort, 6.0);
    }
    void quantityPolicyOrdersAsManyLotsAsItNeeds()
    {
        StockPolicy policy;
        policy.kind = StockPolicy::Kind::ReorderPointQuantity;
        policy.reorderPoint = 5.0;
        policy.orderQuantity = 4.0;
        policy.leadTime = 0;
        const std::vector<double> demand{1.0};
        QCOMPARE(replayPolicy(demand, policy)->unitsOrdered, 8.0); // 0 -> above 5 takes two lots
        policy.kind = StockPolicy::Kind::ReorderPointUpTo;
        policy.orderUpToLevel = 9.0;
        policy.initialOnHand = 6.0;
        QCOMPARE(replayPolicy(demand, policy)->unitsOrdered, 0.0);
        policy.initialOnHand = 5.0;
        QCOMPARE(replayPolicy(demand, policy)->unitsOrdered, 4.0);
    }
    void reviewsOnlyWhenItIsTime()
    {
        StockPolicy policy;
        policy.orderUpToLevel = 100.0;
        policy.reviewPeriod = 4;
        policy.initialOnHand = 100.0;
        const std::vector<double> demand(12, 3.0);
        QCOMPARE(replayPolicy(demand, policy)->orders, 2); // the first review finds the shelf full
    }
    /// Backorders, base stock, lead time 2: the stockout share is P(demand over 3 periods > S).
    void simulationAgreesWithTheFormula()
    {
        SimulatedDemand sku;
        sku.demand = {40.0, 12.0};
        sku.policy.leadTime = 2;
        sku.policy.lostSales = false;
        sku.policy.orderUpToLevel = 150.0;
        sku.policy.initialOnHand = 150.0;
        NoProgress progress;
        const std::vector<SimulatedDemand> skus{sku};
        const auto outcome = simulatePolicies(skus, 400, 400, 1, 1, progress);
        QVERIFY(outcome);
        const auto demand = *stats::gammaDistribution(120.0, 12.0 * std::sqrt(3.0));
        const double left = demand->complementaryLoss(150.0);
        const double expected = (*outcome)[0].mean.averageOnHand;
        QVERIFY2(std::fabs(expected - left) < 0.02 * left, qPrintable(QString::number(expected)));
        QVERIFY((*outcome)[0].fillRateStdError > 0.0 && (*outcome)[0].fillRateStdError < 0.002);
    }
    /// (r, Q) in whole units, backorders, looked at every period: after an order the position is r + 1 to r + Q, each
    /// as likely, and what is on hand at the end of a period is what that leaves of the demand of lead time + 1
    /// periods. Source: Zheng & Chen (1992), Inventory policies with quantized ordering, Naval Research Logistics
    /// 39(3).
    void reorderPointAndQuantityAgreeWithTheFormula()
    {
        SimulatedDemand sku;
        sku.demand = {6.0, 4.0};
        sku.policy.kind = StockPolicy::Kind::ReorderPointQuantity;
        sku.policy.reorderPoint = 20.0;
        sku.policy.orderQuantity = 25.0;
        sku.policy.initialOnHand = 45.0;
        sku.policy.leadTime = 3;
        sku.policy.lostSales = false;
        sku.warmUp = 60;
        const auto one = wholeUnits(sku.demand);
        const auto before = sumOf(one, 3);
        const auto whole = sumOf(one, 4);
        double left = 0.0;
        double missed = 0.0;
        for (int y = 21; y <= 45; ++y) {
            left += loss(whole, y) + y - 4.0 * sku.demand.mean;
            missed += loss(whole, y) - loss(before, y);
        }
        NoProgress progress;
        const std::vector<SimulatedDemand> skus{sku};
        const auto outcome = (*simulatePolicies(skus, 364, 4000, 1, 1, progress))[0];
        QVERIFY2(outcome.onHandStdError < 0.02 && outcome.fillRateStdError < 0.0005,
                 qPrintable(QStringLiteral("%1 %2").arg(outcome.onHandStdError).arg(outcome.fillRateStdError)));
        QVERIFY2(std::fabs(outcome.mean.averageOnHand - left / 25.0) < 3.0 * outcome.onHandStdError,
                 qPrintable(QStringLiteral("%1 %2").arg(outcome.mean.averageOnHand).arg(left / 25.0)));
        QVERIFY2(std::fabs(outcome.mean.fillRate - (1.0 - missed / 25.0 / sku.demand.mean)) <
                     3.0 * outcome.fillRateStdError,
                 qPrintable(QStringLiteral("%1 %2").arg(outcome.mean.fillRate).arg(missed / 150.0)));
    }
    /// In most of the years nobody asks for it, and those are no years in which all was met.
    void anEmptyShelfMeetsNothing()
    {
        SimulatedDemand sku;
        sku.demand = {0.002, 0.01};
        NoProgress progress;
        const auto outcome = (*simulatePolicies(std::vector<SimulatedDemand>{sku}, 364, 100, 1, 1, progress))[0];
        QVERIFY(outcome.mean.unitsAsked > 0.0);
        QCOMPARE(outcome.mean.fillRate, 0.0);
        QCOMPARE(outcome.mean.unitsShort, outcome.mean.unitsAsked);
    }
    void resultDoesNotDependOnTheThreadCount()
    {
        std::vector<SimulatedDemand> skus(9);
        for (std::size_t i = 0; i < skus.size(); ++i) {
            skus[i].demand = {3.0 + static_cast<double>(i), 4.0};
            skus[i].policy.orderUpToLevel = 20.0;
            skus[i].policy.leadTime = 1;
        }
        NoProgress progress;
        const auto one = simulatePolicies(skus, 52, 50, 5, 1, progress);
        const auto many = simulatePolicies(skus, 52, 50, 5, 4, progress);
        for (std::size_t i = 0; i < skus.size(); ++i)
            QCOMPARE((*one)[i].mean.totalCost, (*many)[i].mean.totalCost);
        QVERIFY((*one)[0].mean.unitsShort > 0.0);
        QCOMPARE((*one)[0].mean.fillRate, (*many)[0].mean.fillRate);
    }
    void moreStockNeverMeansWorseService()
    {
        const std::vector<double> demand{5, 0, 9, 14, 2, 0, 0, 30, 4, 4};
        double before = 0.0;
        for (double level = 0.0; level < 60.0; level += 2.0) {
            StockPolicy policy;
            policy.orderUpToLevel = level;
            policy.leadTime = 1;
            const double fill = replayPolicy(demand, policy)->fillRate;
            QVERIFY(fill >= before);
            before = fill;
        }
    }
    void canBeCanceled()
    {
        struct Canceled final : Progress {
            [[nodiscard]] bool canceled() const override { return true; }
        } progress;
        std::vector<SimulatedDemand> skus(100);
        const auto outcome = simulatePolicies(skus, 52, 10, 1, 2, progress);
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().code, ErrorCode::Canceled);
    }
    void refusesWhatMakesNoSense()
    {
        const std::vector<double> demand{1, 2};
        const std::vector<double> negative{1, -2};
        StockPolicy policy;
        policy.orderUpToLevel = 5.0;
        QVERIFY(replayPolicy(demand, policy));
        QVERIFY(!replayPolicy(negative, policy));
        const auto refused = [&demand, policy](auto change) {
            StockPolicy bad = policy;
            change(bad);
            return !replayPolicy(demand, bad);
        };
        QVERIFY(refused([](StockPolicy& p) { p.leadTime = -1; }));
        QVERIFY(refused([](StockPolicy& p) { p.reviewPeriod = 0; }));
        QVERIFY(refused([](StockPolicy& p) { p.initialOnHand = -1; }));
        QVERIFY(refused([](StockPolicy& p) { p.orderUpToLevel = std::nan(""); }));
        QVERIFY(refused([](StockPolicy& p) { p.kind = StockPolicy::Kind::ReorderPointQuantity; }));
        QVERIFY(refused([](StockPolicy& p) {
            p.kind = StockPolicy::Kind::ReorderPointUpTo;
            p.reorderPoint = 6.0;
        }));
        NoProgress progress;
        for (const LeadTime wrong : {LeadTime{0.0, 0.0}, LeadTime{-1.0, 0.0}, LeadTime{2.0, -1.0}, LeadTime{1e9, 0.0}})
            QVERIFY(
                !simulatePolicies(std::vector<SimulatedDemand>{{{1.0, 0.0}, policy, 0, wrong}}, 1, 1, 1, 1, progress));
        QVERIFY(!simulatePolicies(std::vector<SimulatedDemand>{{{1.0, 0.0}, policy, -1, {}}}, 1, 1, 1, 1, progress));
        QVERIFY(!simulatePolicies({}, 0, 1, 1, 1, progress));
        const std::vector<SimulatedDemand> bad{{{-1.0, 0.0}, policy}};
        QVERIFY(!simulatePolicies(bad, 1, 1, 1, 1, progress));
    }
};

QTEST_APPLESS_MAIN(TestSimulation)
#include "tst_simulation.moc"
