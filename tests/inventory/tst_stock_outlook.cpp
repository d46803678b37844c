// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/explanation.h"
#include "inventory/stock_outlook.h"
#include "inventory/unit_demand.h"
#include "stats/random.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <random>
#include <string>
#include <utility>
#include <vector>

using namespace ms;
using namespace ms::inventory;

namespace {

/// 70 units a week give or take 14, two weeks' lead time, weekly review.
PlanInputs example()
{
    PlanInputs inputs;
    inputs.demand = {7.0, 0.0, {70.0, 70.0, 70.0, 70.0}, {14.0, 14.0, 14.0, 14.0}};
    inputs.onHand = 100.0;
    inputs.arrivals = {{5.0, 40.0}};
    inputs.leadTimeDays = {14.0, 2.0};
    inputs.policy = {0.95, 7.0};
    return inputs;
}

} // namespace

class TestStockOutlook : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void demandOverDaysTakesWholePeriodsAndAShareOfTheLast()
    {
        const DemandOutlook outlook{7.0, 0.0, {70.0, 35.0}, {7.0, 14.0}};
        QCOMPARE(demandOver(outlook, 7.0).mean, 70.0);
        QVERIFY(std::fabs(demandOver(outlook, 10.5).mean - 87.5) < 1e-9);
        QVERIFY(std::fabs(demandOver(outlook, 10.5).stdDev - std::sqrt(49.0 + 98.0)) < 1e-9);
        QVERIFY(std::fabs(demandOver(outlook, 28.0).mean - (70.0 + 3.0 * 35.0)) < 1e-9); // the last period goes on
        QCOMPARE(demandOver(outlook, 0.0).mean, 0.0);
        QCOMPARE(demandOver({}, 7.0).mean, 0.0);
    }
    /// Errors of 20 % over one week and 15 % over two that go together: not 20 % / √2. Beyond, the variance grows.
    void measuredErrorsOfSumsCountInsteadOfIndependentOnes()
    {
        const DemandOutlook outlook{7.0, 0.0, {70.0}, {14.0}, {0.20, 0.15}};
        QCOMPARE(demandOver(outlook, 7.0).stdDev, 14.0);
        QVERIFY(std::fabs(demandOver(outlook, 14.0).stdDev - 21.0) < 1e-9);
        QVERIFY(std::fabs(demandOver(outlook, 10.5).stdDev - 105.0 * 0.175) < 1e-9);
        QVERIFY(std::fabs(demandOver(outlook, 28.0).stdDev - 280.0 * 0.15 / std::sqrt(2.0)) < 1e-9);
        QVERIFY(std::fabs(demandOver(outlook, 1.75).stdDev - 17.5 * 0.4) < 1e-9);
    }
    /// A forecast of 10 a week by one that expected 40 and was off by half: as far off in units, not a quarter of it.
    void aForecastBelowWhatErrorsWereMeasuredAgainstIsNotSurer()
    {
        DemandOutlook outlook{7.0, 0.0, {10.0}, {1.0}, {0.5, 0.5}};
        outlook.errorLevel = 40.0;
        QCOMPARE(demandOver(outlook, 14.0).stdDev, 40.0);
        outlook.errorLevel = 4.0;
        QCOMPARE(demandOver(outlook, 14.0).stdDev, 10.0);
    }
    /// scipy 1.10: nbinom(r, r/(r + m)) with r = m²/(s² − m): ppf, sf and Σ max(k − x, 0)·pmf(k); poisson(0.3).
    void fewUnitsAreCountedOneByOne_data()
    {
        QTest::addColumn<double>("mean");
        QTest::addColumn<double>("spread");
        QTest::addColumn<double>("at95");
        QTest::addColumn<double>("at99");
        QTest::addColumn<double>("above0");
        QTest::addColumn<double>("above7");
        QTest::addColumn<double>("loss");
        QTest::newRow("0.8") << 0.8 << 1.5 << 4.0 << 7.0 << 0.36645152724715 << 0.00741093535272 << 0.19603381110380;
        QTest::newRow("5") << 5.05 << 10.0 << 24.0 << 48.0 << 0.55154519992197 << 0.20138278465812 << 3.87712731177538;
        QTest::newRow("12") << 12.0 << 9.0 << 29.0 << 41.0 << 0.98141001314048 << 0.63009894008233 << 9.61777483444538;
        QTest::newRow("Poisson") << 0.3 << 0.1 << 1.0 << 2.0 << 0.25918177931828 << 0.0 << 0.0;
    }
    void fewUnitsAreCountedOneByOne()
    {
        QFETCH(double, mean);
        QFETCH(double, spread);
        const UnitDemand demand(mean, spread);
        QTEST(demand.quantile(0.95), "at95");
        QTEST(demand.quantile(0.99), "at99");
        QFETCH(double, above0);
        QFETCH(double, above7);
        QFETCH(double, loss);
        QVERIFY(std::fabs(demand.above(0.0) - above0) < 1e-10);
        QVERIFY(std::fabs(demand.above(0.9) - above0) < 1e-10); // nine tenths of a unit serve nobody
        if (above7 > 0.0)
            QVERIFY(std::fabs(demand.above(7.0) - above7) < 1e-10 && std::fabs(demand.loss(2.5) - loss) < 1e-10);
        QCOMPARE(demand.loss(0.0), mean);
        QVERIFY(demand.above(1e7) == 0.0 && demand.loss(1e7) < 1e-9);
        QCOMPARE(demand.above(-1.0), 1.0);
    }
    /// An empty shelf of a SKU that sells one in ten lead times is not sure to miss a sale: 1 − e^(−0.1) of Poisson.
    void anEmptyShelfIsShortOnlyWhenSomebodyAsks()
    {
        PlanInputs inputs = example();
        inputs.demand = {7.0, 0.0, {0.1 / 3.0}, {0.01}};
        inputs.onHand = 0.0;
        inputs.arrivals.clear();
        inputs.leadTimeDays.stdDev = 0.0;
        QVERIFY(std::fabs(stockoutRisk(inputs).probability - (1.0 - std::exp(-0.1))) < 1e-9);
    }
    /// Whatever the doubt: never less than is expected, and never less for more of it.
    void moreDoubtNeverMeansLessStock()
    {
        for (const double weekly : {0.2, 1.7, 15.0, 400.0}) {
            double before = 0.0;
            for (const double error : {0.1, 0.5, 1.0, 2.0, 3.0, 5.0, 10.0, 1e6}) {
                PlanInputs inputs = example();
                inputs.demand = {7.0, 0.0, {weekly}, {1.0}, {error, error, error}};
                const auto levels = planLevels(inputs);
                QVERIFY(levels->orderUpToLevel >= std::max(before, std::round(3.0 * weekly)));
                QCOMPARE(evaluate(explainPlan(inputs)->why).value(), levels->order);
                before = levels->orderUpToLevel;
                inputs.policy.cycleServiceLevel = 0.6;
                QVERIFY(planLevels(inputs)->orderUpToLevel >= std::round(3.0 * weekly));
                QCOMPARE(evaluate(explainPlan(inputs)->why).value(), planLevels(inputs)->order);
            }
        }
    }
    /// Exponential demand (spread = mean) over three weeks and two: 210·e^(−S/210) − 140·e^(−S/140) = (1 − β)·70,
    /// solved by scipy 1.10's brentq: S = 425.31 for 70 %, 684.88 for 90 %, 952.05 for 97 %.
    void aFillRateNeedsTheLevelThatLeavesTheRestOfACycleUnmet()
    {
        PlanInputs inputs = example();
        inputs.leadTimeDays = {14.0, 0.0};
        inputs.demand.relativeError = {1.0, 1.0, 1.0};
        inputs.fillRateAsked = true;
        for (const auto& [fill, level] : {std::pair(0.7, 426.0), std::pair(0.9, 685.0), std::pair(0.97, 953.0)}) {
            inputs.policy.cycleServiceLevel = *serviceForFillRate(inputs, fill);
            QCOMPARE(planLevels(inputs)->orderUpToLevel, level);
            QVERIFY(shortInCycle(inputs, level) <= (1.0 - fill) * 70.0);
            QVERIFY(shortInCycle(inputs, level - 1.0) > (1.0 - fill) * 70.0);
        }
        QVERIFY(!serviceForFillRate(inputs, 1.0) && !serviceForFillRate(inputs, 0.0));
        inputs.demand.mean = {0.0};
        QCOMPARE(*serviceForFillRate(inputs, 0.9), inputs.policy.cycleServiceLevel);
    }
    /// Four days' lead time and a look a day, demand a day gamma of 100 ± 50, 60,000 days of orders up to the level
    /// with backorders: the share met from the shelf is the one that was asked for.
    void aFillRateIsMetInASimulation()
    {
        stats::Random random(3);
        std::vector<double> days(60000);
        for (double& units : days)
            units = 25.0 * random.gamma(4.0);
        for (const double asked : {0.8, 0.9, 0.95, 0.98}) {
            PlanInputs inputs;
            inputs.demand = {1.0, 0.0, {100.0}, {50.0}};
            inputs.leadTimeDays = {4.0, 0.0};
            inputs.policy = {0.5, 1.0};
            inputs.fillRateAsked = true;
            inputs.policy.cycleServiceLevel = *serviceForFillRate(inputs, asked);
            const double level = planLevels(inputs)->orderUpToLevel;
            std::vector<double> coming(4, 0.0);
            double shelf = level; // negative: owed
            double missed = 0.0;
            double all = 0.0;
            for (std::size_t day = 0; day < days.size(); ++day) {
                shelf += std::exchange(coming[day % 4], 0.0);
                double position = shelf;
                for (const double units : coming)
                    position += units;
                coming[day % 4] = level - position;
                missed += std::min(days[day], std::max(0.0, days[day] - std::max(0.0, shelf)));
                shelf -= days[day];
                all += days[day];
            }
            QVERIFY2(std::fabs(1.0 - missed / all - asked) < 0.01, qPrintable(QString::number(1.0 - missed / all)));
        }
    }
    void aPlannersSafetyStockOrLevelCountsInsteadAndIsExplained()
    {
        PlanInputs inputs = example();
        inputs.fixedSafetyStock = 50.0;
        QCOMPARE(planLevels(inputs)->orderUpToLevel, 260.0); // 3 · 70 + 50
        QCOMPARE(planLevels(inputs)->order, 120.0);
        QCOMPARE(evaluate(explainPlan(inputs)->why).value(), 120.0);
        inputs.fixedLevel = 200.0;
        QCOMPARE(planLevels(inputs)->order, 60.0);
        QCOMPARE(evaluate(explainPlan(inputs)->why).value(), 60.0);
        inputs.fixedLevel = -1.0;
        QVERIFY(!planLevels(inputs));
    }
    void aPeriodThatHasBegunCountsForWhatIsLeftOfIt()
    {
        const DemandOutlook outlook{7.0, 3.5, {70.0, 35.0}, {7.0, 14.0}};
        QVERIFY(std::fabs(demandOver(outlook, 3.5).mean - 35.0) < 1e-9);
        QVERIFY(std::fabs(demandOver(outlook, 10.5).mean - 70.0) < 1e-9);
    }
    /// By hand: mean 3·70 = 210, variance 3·14² + 10²·2² = 988; the level is the gamma's 95 % point in whole
    /// units: scipy's gamma.ppf gives 264.
    void levelCoversLeadTimeAndReviewPeriod()
    {
        const auto levels = planLevels(example());
        QVERIFY(levels);
        QVERIFY(std::fabs(levels->protectedDemand.mean - 210.0) < 1e-9);
        QVERIFY(std::fabs(levels->protectedDemand.stdDev - std::sqrt(988.0)) < 1e-9);
        QCOMPARE(levels->orderUpToLevel, 264.0);
        QCOMPARE(levels->position, 140.0);
        QCOMPARE(levels->order, 124.0);
    }
    void explanationComesToTheOrder_data()
    {
        QTest::addColumn<double>("onHand");
        QTest::addColumn<double>("minimum");
        QTest::addColumn<double>("pack");
        QTest::addColumn<double>("maximum");
        for (const double onHand : {0.0, 100.0, 222.5, 600.0}) {
            for (const double pack : {1.0, 12.0}) {
                QTest::addRow("%g in packs of %g", onHand, pack) << onHand << 0.0 << pack << -1.0;
                QTest::addRow("%g in packs of %g, at least 200", onHand, pack) << onHand << 200.0 << pack << -1.0;
                QTest::addRow("%g in packs of %g, at most 50", onHand, pack) << onHand << 0.0 << pack << 50.0;
            }
        }
    }
    void explanationComesToTheOrder()
    {
        QFETCH(double, onHand);
        QFETCH(double, minimum);
        QFETCH(double, pack);
        QFETCH(double, maximum);
        PlanInputs inputs = example();
        inputs.onHand = onHand;
        inputs.rules = {minimum, pack, {}};
        if (maximum >= 0.0)
            inputs.rules.maximumOrder = maximum;
        const auto levels = planLevels(inputs);
        const auto why = explainPlan(inputs);
        QVERIFY(levels && why);
        QCOMPARE(static_cast<double>(why->quantity.units), levels->order);
        QCOMPARE(*evaluate(*explanationFromJson(toJson(why->why))), levels->order);
    }
    void moreServiceLongerLeadTimeOrReviewNeverMeansLessStock()
    {
        const auto level = [](double service, double lead, double review) {
            PlanInputs inputs = example();
            inputs.leadTimeDays.mean = lead;
            inputs.policy = {service, review};
            return planLevels(inputs)->orderUpToLevel;
        };
        for (double service = 0.5; service < 0.94; service += 0.05)
            QVERIFY(level(service + 0.05, 14, 7) > level(service, 14, 7));
        for (double days = 1.0; days < 40.0; days += 3.0) {
            QVERIFY(level(0.95, days + 1, 7) > level(0.95, days, 7));
            QVERIFY(level(0.95, 14, days + 1) > level(0.95, 14, days));
        }
    }
    /// 20,000 futures drawn from the same gamma: the share that runs out is the probability that was told.
    void stockoutProbabilityIsTheShareOfFuturesThatRunOut()
    {
        PlanInputs inputs = example();
        inputs.leadTimeDays.stdDev = 0.0;
        inputs.onHand = 150.0;
        const auto risk = stockoutRisk(inputs);
        stats::Random random(5);
        const double shape = 210.0 * 210.0 / (3.0 * 196.0);
        int short_of = 0;
        double units = 0.0;
        for (int i = 0; i < 20000; ++i) {
            const double demand = random.gamma(shape) * 210.0 / shape;
            short_of += demand > 190.0;
            units += std::max(0.0, demand - 190.0);
        }
        QVERIFY(std::fabs(risk.probability - short_of / 20000.0) < 0.012);
        QVERIFY(std::fabs(risk.expectedShort - units / 20000.0) < 0.3);
        const auto path = projectStock(inputs, 21, 0.0);
        QVERIFY(std::fabs(path.stockoutProbability.back() - risk.probability) < 1e-9);
    }
    /// 600 units in 120 days: an order of today arrives long before them.
    void whatArrivesAfterTheNextOrderIsNoPartOfThePosition()
    {
        PlanInputs inputs = example();
        const double order = planLevels(inputs)->order;
        inputs.arrivals.push_back({120.0, 600.0});
        QCOMPARE(planLevels(inputs)->order, order);
        QCOMPARE(planLevels(inputs)->position, 140.0);
        QCOMPARE(planLevels(inputs)->onOrderLater, 600.0);
        const auto why = explainPlan(inputs)->why;
        QCOMPARE(*evaluate(why), order);
        const auto later = std::ranges::find(why.terms, std::string("on_order_later"), &Term::name);
        QVERIFY(later != why.terms.end() && later->value == 600.0);
        inputs.arrivals.back().day = 21.0; // the day on which the next order can arrive
        QCOMPARE(planLevels(inputs)->position, 740.0);
        QCOMPARE(planLevels(inputs)->onOrderLater, 0.0);
    }
    void laterSupplyDoesNotMaskAnEarlierStockout()
    {
        PlanInputs inputs = example();
        inputs.onHand = 20.0;
        inputs.arrivals = {{18.0, 5000.0}};
        const auto risk = stockoutRisk(inputs);
        QVERIFY(risk.probability > 0.99);
        QVERIFY(risk.day && *risk.day == 3.0); // 20 units last two days of 10
    }
    void pathFallsByDemandAndRisesByArrivals()
    {
        const auto path = projectStock(example(), 28, 60.0);
        QVERIFY(expectedPath(example(), 28, 60.0) == path.mean);
        QVERIFY(std::fabs(path.mean[3] - 60.0) < 1e-9);  // four days of 10
        QVERIFY(std::fabs(path.mean[4] - 90.0) < 1e-9);  // the open order is in
        QVERIFY(std::fabs(path.mean[13] - 60.0) < 1e-9); // and the new one
        for (std::size_t day = 0; day < path.mean.size(); ++day) {
            QVERIFY(path.low95[day] <= path.low80[day] && path.low80[day] <= path.mean[day]);
            QVERIFY(path.mean[day] <= path.high80[day] + 1.0 && path.high80[day] <= path.high95[day]);
            QVERIFY(path.low95[day] >= 0.0);
        }
    }
    /// Weekly sums with the measured spreads of a demo SKU, drawn here with another generator of the same moments: a
    /// level for all time times a gamma process (0.2459² + 0.1739²·7/days). 60 % of futures run out before the
    /// second arrival; the bands cover what they promise all the same.
    void theBandsCoverTheFuturesAfterAnArrival()
    {
        PlanInputs inputs;
        const double common = 0.0440;
        const double own = 0.1945; // a week's
        inputs.demand = {7.0, 0.0, {50.0}, {20.0}, {}};
        for (double weeks = 1.0; weeks <= 13.0; weeks += 1.0)
            inputs.demand.relativeError.push_back(std::sqrt(common + own / weeks));
        inputs.onHand = 25.0;
        inputs.arrivals = {{4.0, 24.0}, {11.0, 54.0}, {18.0, 30.0}};
        inputs.leadTimeDays = {25.0, 3.0};
        inputs.policy = {0.95, 7.0};
        const auto path = projectStock(inputs, 53, 306.0);
        std::mt19937_64 engine(11);
        std::gamma_distribution<double> level(1.0 / common, common);
        std::gamma_distribution<double> day(1.0 / (7.0 * own), 50.0 / 7.0 * 7.0 * own);
        std::gamma_distribution<double> lead(25.0 * 25.0 / 9.0, 9.0 / 25.0);
        double in80 = 0.0;
        double in95 = 0.0;
        constexpr int runs = 4000;
        for (int run = 0; run < runs; ++run) {
            const double factor = level(engine);
            const double comes = std::ceil(lead(engine));
            double stock = 25.0;
            for (int t = 1; t <= 53; ++t) {
                stock += t == 4 ? 24.0 : t == 11 ? 54.0 : t == 18 ? 30.0 : 0.0;
                stock = std::max(0.0, stock + (t == comes ? 306.0 : 0.0) - factor * day(engine));
                const auto place = static_cast<std::size_t>(t) - 1;
                if (t >= 25) {
                    in80 += stock >= path.low80[place] && stock <= path.high80[place];
                    in95 += stock >= path.low95[place] && stock <= path.high95[place];
                }
            }
        }
        in80 /= 29.0 * runs;
        in95 /= 29.0 * runs;
        QVERIFY2(in80 > 0.77 && in80 < 0.86, qPrintable(QString::number(in80)));
        QVERIFY2(in95 > 0.93 && in95 < 0.98, qPrintable(QString::number(in95)));
    }
    /// 60 units are owed: 24 that come on day 4 all go to those who wait.
    void whatIsOwedIsPaidBeforeTheShelfFills()
    {
        PlanInputs inputs = example();
        inputs.onHand = 0.0;
        inputs.owed = 60.0;
        inputs.arrivals = {{4.0, 24.0}, {6.0, 50.0}};
        const auto path = projectStock(inputs, 8, 0.0);
        QCOMPARE(path.mean[3], 0.0);
        QCOMPARE(path.high95[3], 0.0);
        QVERIFY(std::fabs(path.mean[5] - 4.0) < 1e-9); // 24 + 50 − 60 − 10
    }
    void deadStockNeedsNothing()
    {
        PlanInputs inputs = example();
        inputs.demand = {7.0, 0.0, {0.0}, {0.0}};
        const auto levels = planLevels(inputs);
        QVERIFY(levels);
        QCOMPARE(levels->order, 0.0);
        QCOMPARE(stockoutRisk(inputs).probability, 0.0);
        QVERIFY(!stockoutRisk(inputs).day);
        QCOMPARE(*evaluate(explainPlan(inputs)->why), 0.0);
    }
    void refusesWhatCannotBePlanned()
    {
        const auto refused = [](auto change) {
            PlanInputs inputs = example();
            change(inputs);
            return !planLevels(inputs) && !explainPlan(inputs);
        };
        QVERIFY(refused([](PlanInputs& p) { p.leadTimeDays.mean = 0.0; }));
        QVERIFY(refused([](PlanInputs& p) { p.leadTimeDays.mean = -3.0; }));
        QVERIFY(refused([](PlanInputs& p) { p.leadTimeDays.stdDev = -1.0; }));
        QVERIFY(refused([](PlanInputs& p) { p.policy.cycleServiceLevel = 1.0; }));
        QVERIFY(refused([](PlanInputs& p) { p.onHand = -1.0; }));
        QVERIFY(refused([](PlanInputs& p) { p.rules.packSize = 0.0; }));
    }
};

QTEST_APPLESS_MAIN(TestStockOutlook)
#include "tst_stock_outlook.moc"
