// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/simulator.h"

#include <QTest>

#include <cmath>

using namespace ms;
using namespace ms::pricing;

namespace {

DemandAtPrice certain()
{
    DemandAtPrice demand;
    demand.price = 10;
    demand.unitsPerPeriod = 50;
    demand.elasticity = -2;
    demand.unitCost = 6.0;
    return demand;
}

PreparedProduct prepared(const DemandAtPrice& demand, const SimulationSettings& settings = {})
{
    return *PreparedProduct::create(demand, settings, 0);
}

void isNear(double actual, double expected, double tolerance)
{
    QVERIFY2(std::abs(actual - expected) <= tolerance, qPrintable(QString::number(actual, 'g', 12)));
}

} // namespace

class TestSimulator : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void withoutUncertaintyItIsThePowerLaw()
    {
        const PriceEffect effect = prepared(certain()).evaluate(8);
        isNear(effect.units.mean, 4 * 50 * std::pow(0.8, -2), 1e-9);
        isNear(effect.revenue.mean, 8 * effect.units.mean, 1e-9);
        isNear(effect.margin->mean, 2 * effect.units.mean, 1e-9);
        isNear(effect.units.low80, effect.units.mean, 1e-9);
        QVERIFY(!effect.coverPeriods);
    }
    void taxIsNeitherRevenueNorMargin()
    {
        DemandAtPrice demand = certain();
        demand.taxRate = 0.25;
        const PriceEffect effect = prepared(demand).evaluate(10);
        isNear(effect.revenue.mean, 200 * 8.0, 1e-9);
        isNear(effect.margin->mean, 200 * 2.0, 1e-9);
        isNear(prepared(demand).change(10, 8).revenue.mean, 200 * std::pow(0.8, -2) * 6.4 - 200 * 8.0, 1e-9);
    }
    void aCompetitorThatFollowsDampensDemand()
    {
        // Follows half of a change, and units fall by 1.2 % for each per cent it goes down: -2 + 0.5 * 1.2 = -1.4.
        DemandAtPrice demand = certain();
        demand.competitorElasticity = 1.2;
        demand.competitorReaction = 0.5;
        isNear(prepared(demand).evaluate(8).units.mean, 200 * std::pow(0.8, -1.4), 1e-9);
        demand.competitorReaction = 1.5;
        QVERIFY(!PreparedProduct::create(demand, {}, 0));
    }
    void theBandIsThatOfTheLognormal()
    {
        // At the current price only level and noise matter: sigma² = 0.1² + ln(1 + 0.4²/4) = 0.04922, and the mean
        // stays.
        DemandAtPrice demand = certain();
        demand.levelStdError = 0.1;
        demand.noise = 0.4;
        demand.elasticityStdError = 0.5;
        const PriceEffect effect = prepared(demand, {.periods = 4, .draws = 20000, .seed = 1}).evaluate(10);
        const double sigma = std::sqrt(0.01 + std::log1p(0.04));
        isNear(effect.units.mean, 200, 1e-9);
        const double median = 200 * std::exp(-sigma * sigma / 2);
        isNear(effect.units.low80, median * std::exp(-1.2815515655446004 * sigma), 0.1);
        isNear(effect.units.high80, median * std::exp(1.2815515655446004 * sigma), 0.1);
    }
    void theBandWidensAwayFromTheCurrentPrice()
    {
        DemandAtPrice demand = certain();
        demand.elasticityStdError = 0.5;
        const PreparedProduct product = prepared(demand);
        const auto width = [&](double price) {
            const Band units = product.evaluate(price).units;
            return (units.high80 - units.low80) / units.mean;
        };
        isNear(width(10), 0, 1e-9);
        QVERIFY(width(9) > 0.02 && width(8) > width(9) && width(12) > width(11));
    }
    void aChangeIsSurerThanItsTwoEnds()
    {
        DemandAtPrice demand = certain();
        demand.noise = 0.5;
        demand.elasticityStdError = 0.3;
        const PreparedProduct product = prepared(demand);
        const PriceEffect change = product.change(10, 9.5);
        const PriceEffect before = product.evaluate(10);
        const PriceEffect after = product.evaluate(9.5);
        isNear(change.units.mean, after.units.mean - before.units.mean, 1e-9);
        isNear(change.margin->mean, after.margin->mean - before.margin->mean, 1e-9);
        QVERIFY(change.units.low80 > 0); // sells more for certain, though either level is uncertain
        QVERIFY(after.units.low80 < before.units.mean);
        const PriceEffect none = product.change(10, 10);
        isNear(none.revenue.high80, 0, 1e-9);
    }
    void stockLimitsSales()
    {
        DemandAtPrice demand = certain();
        demand.noise = 0.5;
        demand.stock = 150;
        const PriceEffect effect = prepared(demand).evaluate(9);
        QVERIFY(effect.units.high80 <= 150);
        QVERIFY(effect.stockoutProbability > 0.7);
        isNear(*effect.coverPeriods, 150 / (50 * std::pow(0.9, -2)), 1e-6);
    }
    void whatIsBoughtAgainSellsOnAndStillSaysThatItRunsOut()
    {
        DemandAtPrice demand = certain();
        demand.stock = 150;
        demand.salesEndWithStock = false;
        const PriceEffect effect = prepared(demand).evaluate(10);
        isNear(effect.units.mean, 200, 1e-9);
        QCOMPARE(effect.stockoutProbability, 1.0);
        isNear(*effect.coverPeriods, 3, 1e-9);
    }
    void belowCostTheMarginBandIsStillInOrder()
    {
        DemandAtPrice demand = certain();
        demand.noise = 0.5;
        const PriceEffect effect = prepared(demand).evaluate(5);
        QVERIFY(effect.margin->mean < 0);
        QVERIFY(effect.margin->low80 < effect.margin->mean && effect.margin->mean < effect.margin->high80);
    }
    void bandIsTheLinearQuantile()
    {
        // numpy 1.24: quantile(0..10, 0.1) = 1, quantile(0..10, 0.9) = 9; of 1, 2, 4: 1.2 and 3.6
        std::vector<double> eleven{10, 3, 7, 0, 1, 9, 2, 8, 4, 6, 5};
        const Band band = bandOf(eleven);
        isNear(band.low80, 1, 1e-12);
        isNear(band.high80, 9, 1e-12);
        std::vector<double> three{4, 1, 2};
        const Band other = bandOf(three);
        isNear(other.low80, 1.2, 1e-12);
        isNear(other.high80, 3.6, 1e-12);
        std::vector<double> one{3};
        QCOMPARE(bandOf(one).high80, 3.0);
    }
    void theProfitCurvePeaksWhereTheClosedFormSays()
    {
        // Constant elasticity e < -1: best price = cost * e / (1 + e) = 6 * -2 / -1 = 12.
        const auto curve = priceCurve(prepared(certain()), 8, 16, 81);
        const auto best = std::ranges::max_element(curve, {}, [](const PriceEffect& e) { return e.margin->mean; });
        isNear(best->price, 12, 1e-9);
        QCOMPARE(curve.size(), std::size_t(81));
    }
    void totalsAreSumsOfRowsForAnyThreadCount()
    {
        std::vector<PreparedProduct> products;
        std::vector<double> prices;
        for (int i = 0; i < 777; ++i) {
            DemandAtPrice demand = certain();
            demand.noise = 0.3;
            demand.elasticityStdError = 0.4;
            demand.unitsPerPeriod = 1 + i % 50;
            if (i % 7 == 0)
                demand.unitCost.reset();
            products.push_back(*PreparedProduct::create(demand, {}, static_cast<std::uint64_t>(i)));
            prices.push_back(9 + 0.001 * i);
        }
        NoProgress progress;
        std::vector<const PreparedProduct*> all;
        for (const PreparedProduct& product : products)
            all.push_back(&product);
        const auto one = evaluateAssortment(all, prices, 1, progress);
        const auto two = evaluateAssortment(all, prices, 2, progress);
        double units = 0;
        double margin = 0;
        for (const PriceEffect& effect : one->products) {
            units += effect.units.mean;
            margin += effect.margin ? effect.margin->mean : 0;
        }
        isNear(one->units.mean, units, 1e-6);
        isNear(one->margin.mean, margin, 1e-6);
        QCOMPARE(one->withoutCost, std::size_t(111));
        QCOMPARE(one->revenue.low80, two->revenue.low80);
        const auto totals = assortmentTotals(all, prices, 2, progress);
        QVERIFY(totals->products.empty());
        QVERIFY(totals->margin.mean == one->margin.mean && totals->margin.low80 == one->margin.low80 &&
                totals->units.high80 == one->units.high80);
        QCOMPARE(one->products[5].units.high80, products[5].evaluate(prices[5]).units.high80);
        // Independent errors average out: the total is relatively far narrower than one product.
        QVERIFY((one->units.high80 - one->units.low80) / one->units.mean < 0.05);
    }
    void refusesImpossibleNumbers()
    {
        const auto code = [](const DemandAtPrice& demand, const SimulationSettings& settings) {
            const auto made = PreparedProduct::create(demand, settings, 0);
            return made ? std::string() : made.error().detail;
        };
        DemandAtPrice demand = certain();
        demand.price = 0;
        QVERIFY(!code(demand, {}).empty());
        demand = certain();
        demand.elasticity = notKnown;
        QCOMPARE(code(demand, {}), std::string("no elasticity is known"));
        demand = certain();
        demand.unitsPerPeriod = -1;
        QVERIFY(!code(demand, {}).empty());
        demand = certain();
        demand.stock = -1.0;
        QVERIFY(!code(demand, {}).empty());
        QVERIFY(!code(certain(), {.periods = 0}).empty());
        NoProgress progress;
        const PreparedProduct product = prepared(certain());
        const std::vector<const PreparedProduct*> products{&product};
        QVERIFY(!evaluateAssortment(products, std::vector<double>{}, 1, progress));
        QVERIFY(!evaluateAssortment(products, std::vector<double>{0.0}, 1, progress));
    }
};

QTEST_APPLESS_MAIN(TestSimulator)
#include "tst_simulator.moc"
