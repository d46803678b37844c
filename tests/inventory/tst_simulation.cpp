// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/newsvendor.h"
#include "inventory/simulation.h"

#include <QTest>

#include <cmath>
#include <vector>

using namespace ms;
using namespace ms::inventory;

Q_DECLARE_METATYPE(OrderSizing)

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

/// P(position = least), P(least + 1)... after a look at it, in the long run: below `least` so much is ordered that it
/// is reached, and at least `smallest`. Of the Markov chain of the position, step by step until nothing moves.
std::vector<double> positionsWithSmallestOrder(const std::vector<double>& demand, int smallest)
{
    std::vector<double> positions(static_cast<std::size_t>(smallest), 1.0 / smallest);
    for (int step = 0; step < 500; ++step) {
        std::vector<double> next(positions.size(), 0.0);
        for (int above = 0; above < smallest; ++above) {
            for (int units = 0; units < static_cast<int>(demand.size()); ++units) {
                const int left = above - units;
                const int after = left >= 0 ? left : std::max(0, left + smallest);
                next[static_cast<std::size_t>(after)] +=
                    positions[static_cast<std::size_t>(above)] * demand[static_cast<std::size_t>(units)];
            }
        }
        positions = std::move(next);
    }
    return positions;
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
    /// The policy and demand of replayIsWhatTheHandWorksOut(), unmet demand waiting: 2 are short in period 1, so that
    /// the position of period 2 is −2 and 12 are lacking; 4 more are short by period 3.
    void ordersAreSizedAsByHand_data()
    {
        QTest::addColumn<OrderSizing>("sizing");
        QTest::addColumn<double>("ordered");
        QTest::addColumn<double>("missed");
        QTest::addColumn<double>("held");
        const auto of = [](OrderRules rules, double least = -100.0, double most = 100.0) {
            return OrderSizing{rules, least, most};
        };
        QTest::newRow("as they are") << of({}) << 16.0 << 6.0 << 9.0;             // 12, then 4
        QTest::newRow("packs of 6") << of({0.0, 6.0, {}}) << 18.0 << 6.0 << 11.0; // 12, then 6
        QTest::newRow("15 at least, in sixes") << of({15.0, 6.0, {}}) << 18.0 << 6.0 << 17.0;
        QTest::newRow("cover of 20 at least") << of({}, 20.0) << 22.0 << 6.0 << 25.0;
        QTest::newRow("cover of 8 at most") << of({0.0, 6.0, {}}, -100.0, 8.0) << 12.0 << 7.0 << 0.0; // 6, 6, none
        QTest::newRow("never less than the cover allows") << of({15.0, 1.0, {}}, -100.0, 8.0) << 0.0 << 13.0 << 0.0;
        QTest::newRow("5 at most") << of({0.0, 1.0, 5.0}) << 15.0 << 9.0 << 0.0;
        auto cheaper = of({});
        cheaper.prices = {4.0, {{20.0, 3.0}}, 0.0};
        cheaper.demandADay = 1.0;
        QTest::newRow("20 are cheaper") << cheaper << 20.0 << 6.0 << 21.0;
    }
    void ordersAreSizedAsByHand()
    {
        QFETCH(OrderSizing, sizing);
        StockPolicy policy;
        policy.orderUpToLevel = 10.0;
        policy.leadTime = 1;
        policy.initialOnHand = 10.0;
        policy.lostSales = false;
        const std::vector<double> demand{12, 4, 0, 7};
        const auto outcome = replayPolicy(demand, policy, sizing);
        QVERIFY(outcome);
        QTEST(outcome->unitsOrdered, "ordered");
        QTEST(outcome->unitsShort, "missed");
        QTEST(outcome->averageOnHand * 4.0, "held");
    }
    /// Hadley & Whitin (1963), Analysis of Inventory Systems, ch. 4-2: with unit demand the position after an order is
    /// as often each of r + 1 to r + Q. One unit is asked for every period and an order comes at once: what is left at
    /// the end is that less one.
    void aPackMakesEachPositionAsLikely()
    {
        for (const double pack : {1.0, 4.0, 9.0}) {
            StockPolicy policy;
            policy.orderUpToLevel = 7.0;
            const std::vector<double> demand(36, 1.0);
            const auto outcome = replayPolicy(demand, policy, OrderSizing{{0.0, pack, {}}});
            policy.initialOnHand = 7.0;
            const auto begunFull = replayPolicy(demand, policy, OrderSizing{{0.0, pack, {}}});
            QCOMPARE(begunFull->averageOnHand, 7.0 + (pack - 1.0) / 2.0 - 1.0);
            QCOMPARE(begunFull->orders, static_cast<int>(36.0 / pack) - (pack > 1.0 ? 0 : 1));
            QVERIFY(outcome->averageOnHand > 0.0);
        }
    }
    /// In whole units, backorders, looked at every period: after a look the position y is one of the first column, each
    /// as likely as said, and what is on hand at the end of a period is what that leaves of the demand of lead time + 1
    /// periods. Lots and packs: each of r + 1 to r + Q is as likely, Zheng & Chen (1992), Inventory policies with
    /// quantized ordering, Naval Research Logistics 39(3). A smallest order: the chain of Kiesmüller, de Kok & Dabia
    /// (2011), Single item inventory control under periodic review and a minimum order quantity, International Journal
    /// of Production Economics 133(1).
    void roundedOrdersAgreeWithTheFormula_data()
    {
        QTest::addColumn<bool>("lots");
        QTest::addColumn<OrderSizing>("sizing");
        QTest::addColumn<int>("warmUp");
        QTest::newRow("lots, begun full") << true << OrderSizing{} << 60;
        QTest::newRow("lots, in packs") << true << OrderSizing{{10.0, 5.0, {}}} << 4;
        QTest::newRow("packs") << false << OrderSizing{{0.0, 25.0, {}}} << 4;
        QTest::newRow("smallest order") << false << OrderSizing{{25.0, 1.0, {}}} << 60;
    }
    void roundedOrdersAgreeWithTheFormula()
    {
        QFETCH(bool, lots);
        QFETCH(int, warmUp);
        SimulatedDemand sku;
        QFETCH(OrderSizing, sizing);
        sku.sizing = sizing;
        sku.warmUp = warmUp;
        sku.demand = {6.0, 4.0};
        sku.policy.kind = lots ? StockPolicy::Kind::ReorderPointQuantity : StockPolicy::Kind::OrderUpTo;
        sku.policy.reorderPoint = 20.0;
        sku.policy.orderQuantity = 25.0;
        sku.policy.orderUpToLevel = 21.0;
        sku.policy.initialOnHand = warmUp > 4 ? 45.0 : 21.0;
        sku.startSpread = warmUp > 4 ? 0.0 : 24.0;
        sku.policy.leadTime = 3;
        sku.policy.lostSales = false;
        const auto one = wholeUnits(sku.demand);
        const auto before = sumOf(one, 3);
        const auto whole = sumOf(one, 4);
        const auto places = sizing.rules.minimumOrder == 25.0 ? positionsWithSmallestOrder(one, 25)
                                                              : std::vector<double>(25, 1.0 / 25.0);
        double left = 0.0;
        double missed = 0.0;
        for (int y = 21; y <= 45; ++y) {
            const double share = places[static_cast<std::size_t>(y - 21)];
            left += share * (loss(whole, y) + y - 4.0 * sku.demand.mean);
            missed += share * (loss(whole, y) - loss(before, y));
        }
        NoProgress progress;
        const std::vector<SimulatedDemand> skus{sku};
        const auto outcome = (*simulatePolicies(skus, 364, 4000, 1, 1, progress))[0];
        QVERIFY2(outcome.onHandStdError < 0.02 && outcome.fillRateStdError < 0.0005,
                 qPrintable(QStringLiteral("%1 %2").arg(outcome.onHandStdError).arg(outcome.fillRateStdError)));
        QVERIFY2(std::fabs(outcome.mean.averageOnHand - left) < 3.0 * outcome.onHandStdError,
                 qPrintable(QStringLiteral("%1 %2").arg(outcome.mean.averageOnHand).arg(left)));
        QVERIFY2(std::fabs(outcome.mean.fillRate - (1.0 - missed / sku.demand.mean)) < 3.0 * outcome.fillRateStdError,
                 qPrintable(QStringLiteral("%1 %2").arg(outcome.mean.fillRate).arg(missed / 6.0)));
    }
    /// An order lasts longer than the years do: a year meets it at any stage of being used up, not only new.
    void yearsBeginAtAnyStageOfAnOrder()
    {
        SimulatedDemand sku;
        sku.demand = {1.0, 0.0};
        sku.sizing = OrderSizing{{1000.0, 1.0, {}}};
        sku.policy.orderUpToLevel = 5.0;
        sku.policy.initialOnHand = 5.0;
        sku.startSpread = 999.0;
        NoProgress progress;
        const std::vector<SimulatedDemand> skus{sku};
        const auto outcome = (*simulatePolicies(skus, 364, 1000, 1, 1, progress))[0];
        // 5 + 999/2 after an order on average, less one
        QVERIFY2(std::fabs(outcome.mean.averageOnHand - 503.5) < 10.0,
                 qPrintable(QString::number(outcome.mean.averageOnHand)));
        QVERIFY(std::fabs(outcome.mean.orders / 1000.0 - 0.364) < 0.01);
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
        QVERIFY(replayPolicy(demand, policy, OrderSizing{}));
        QVERIFY(!replayPolicy(demand, policy, OrderSizing{{0.0, 0.0, {}}}));
        QVERIFY(!replayPolicy(demand, policy, OrderSizing{{-1.0, 1.0, {}}}));
        NoProgress progress;
        QVERIFY(!simulatePolicies(std::vector<SimulatedDemand>{{{1.0, 0.0}, policy, 0, {}, {}, -1.0}}, 1, 1, 1, 1,
                                  progress));
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
