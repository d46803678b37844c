// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/decision_features.h"
#include "inventory/replenishment.h"
#include "stats/distribution.h"
#include "stats/random.h"

#include <QTest>

#include <cmath>
#include <vector>

using namespace ms;
using namespace ms::inventory;

namespace {

std::vector<ReplenishmentSeries> poissonShop(std::size_t count, std::size_t periods)
{
    std::vector<ReplenishmentSeries> shop(count);
    for (std::size_t i = 0; i < count; ++i) {
        stats::Random random(9, i);
        const double mean = 5.0 + 45.0 * random.uniform();
        shop[i].id = "S" + std::to_string(i);
        for (std::size_t t = 0; t < periods; ++t)
            shop[i].history.push_back(static_cast<double>(random.poisson(mean)));
        shop[i].stock.onHand = std::round(2.0 * mean);
        shop[i].stock.onOrder = {std::round(mean), std::round(mean)};
        shop[i].costs = {0.2, 1.0, 0.0};
        shop[i].leadTime = 2;
    }
    return shop;
}

} // namespace

class TestReplenishment : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// Poisson demand in steady state: the level to learn is close to the quantile of demand over three periods.
    void learnsTheQuantileOfSteadyDemand()
    {
        const auto shop = poissonShop(150, 40);
        NoProgress progress;
        const auto orders = replenish(shop, progress);
        QVERIFY(orders);
        double ratio = 0.0;
        double lead = 0.0;
        for (std::size_t i = 0; i < shop.size(); ++i) {
            QVERIFY((*orders)[i] && (*orders)[i]->learnt);
            const double level = runningLevel(shop[i].history);
            ratio += (*orders)[i]->orderUpToLevel / (3.0 * level) / static_cast<double>(shop.size());
            lead += (*orders)[i]->expectedLeadTimeDemand / (2.0 * level) / static_cast<double>(shop.size());
        }
        QVERIFY2(std::fabs(lead - 1.0) < 0.05, qPrintable(QString::number(lead)));
        QVERIFY2(ratio > 1.03 && ratio < 1.25, qPrintable(QString::number(ratio)));
    }
    /// Of so few series with another lead time nothing could be learnt alone. Their level is that quantile, too.
    void aFewOfAnotherLeadTimeAreLearntFromAll()
    {
        auto shop = poissonShop(150, 40);
        for (std::size_t i = 0; i < 40; ++i)
            shop[i].leadTime = 3;
        NoProgress progress;
        const auto orders = replenish(shop, progress);
        QVERIFY(orders);
        double ratio = 0.0;
        for (std::size_t i = 0; i < 40; ++i) {
            QVERIFY((*orders)[i] && (*orders)[i]->learnt);
            ratio += (*orders)[i]->orderUpToLevel / (4.0 * runningLevel(shop[i].history)) / 40.0;
        }
        QVERIFY2(ratio > 1.0 && ratio < 1.25, qPrintable(QString::number(ratio)));
        const auto alone = replenish(std::span(shop).first(40), progress);
        QVERIFY(!(*alone)[0]->learnt);
    }
    void orderIsTheLevelLessThePosition()
    {
        auto shop = poissonShop(1, 12);
        shop[0].rules.packSize = 12;
        NoProgress progress;
        const auto orders = replenish(shop, progress);
        const auto& one = (*orders)[0];
        QVERIFY(one && !one->learnt);
        const double position = shop[0].stock.onHand + shop[0].stock.onOrder[0] + shop[0].stock.onOrder[1];
        const double need = std::max(0.0, std::ceil(one->orderUpToLevel - position));
        QCOMPARE(static_cast<double>(one->order.quantity.units), std::ceil(need / 12.0) * 12.0);
        QVERIFY(one->stockoutProbability >= 0.0 && one->stockoutProbability < 0.5);
    }
    void sameInputSameOrdersOnAnyThreads()
    {
        const auto shop = poissonShop(120, 40);
        NoProgress progress;
        const auto first = replenish(shop, progress, 1);
        const auto second = replenish(shop, progress, 3);
        for (std::size_t i = 0; i < shop.size(); ++i) {
            QCOMPARE((*first)[i]->orderUpToLevel, (*second)[i]->orderUpToLevel);
            QCOMPARE((*first)[i]->stockoutProbability, (*second)[i]->stockoutProbability);
        }
    }
    void theOrderOfTheSeriesMakesNoDifference()
    {
        const auto shop = poissonShop(120, 30);
        const std::vector<ReplenishmentSeries> turned(shop.rbegin(), shop.rend());
        NoProgress progress;
        const auto orders = replenish(shop, progress);
        const auto again = replenish(turned, progress);
        for (std::size_t i = 0; i < shop.size(); ++i) {
            const auto& one = *(*orders)[i];
            const auto& other = *(*again)[shop.size() - 1 - i];
            QVERIFY(one.learnt);
            QCOMPARE(one.order.quantity.units, other.order.quantity.units);
            QCOMPARE(one.stockoutProbability, other.stockoutProbability);
            QCOMPARE(one.expectedLeadTimeDemand, other.expectedLeadTimeDemand);
        }
    }
    void dearerShortageNeverMeansLessStock()
    {
        auto shop = poissonShop(1, 30);
        NoProgress progress;
        double before = 0.0;
        for (double shortage = 0.5; shortage < 50.0; shortage *= 1.5) {
            shop[0].costs.shortage = shortage;
            const double level = (*replenish(shop, progress))[0]->orderUpToLevel;
            QVERIFY(level >= before);
            before = level;
        }
    }
    void orderCostMakesLots()
    {
        auto shop = poissonShop(1, 30);
        shop[0].costs.perOrder = 1000.0;
        NoProgress progress;
        const auto orders = replenish(shop, progress);
        const double lot = (*orders)[0]->orderUpToLevel - (*orders)[0]->reorderPoint;
        QVERIFY(lot > runningLevel(shop[0].history));
    }
    /// Sold 2 and ran out: the mean of the four periods that sold 10, and of one guess, 2 + the level of 10.
    void soldOutPeriodsCountAsMoreThanTheySold()
    {
        const std::vector<double> sales{10, 10, 10, 10, 2, 10};
        const std::vector<std::uint8_t> marks{0, 0, 0, 0, 1, 0};
        QCOMPARE(steadiedHistory(sales, marks)[4], (4 * 10.0 + 12.0) / 5.0);
        QCOMPARE(steadiedHistory(sales, {})[4], 2.0);
    }
    void giantOrdersAreCutDown()
    {
        const std::vector<double> sales{10, 10, 10, 10, 10, 10, 10, 10, 74215, 10};
        const auto steadied = steadiedHistory(sales, {});
        QVERIFY(steadied[8] < 70.0);
        QCOMPARE(steadied[7], 10.0);
    }
    /// Slow movers, Poisson with a known mean: what is promised is what the distribution says, which follows from the
    /// convolution of three Poisson periods with lost sales.
    void promisesOfSlowMoversAreThoseOfTheirDistribution()
    {
        auto shop = poissonShop(400, 36);
        double promised = 0.0;
        double exact = 0.0;
        std::vector<double> means;
        for (std::size_t i = 0; i < shop.size(); ++i) {
            stats::Random random(4, i);
            means.push_back(0.3 + 0.05 * static_cast<double>(i % 8));
            for (double& units : shop[i].history)
                units = static_cast<double>(random.poisson(means[i]));
            shop[i].stock.onHand = static_cast<double>(i % 3);
            shop[i].stock.onOrder = {0.0, 1.0};
        }
        NoProgress progress;
        const auto orders = replenish(shop, progress);
        QVERIFY(orders);
        for (std::size_t i = 0; i < shop.size(); ++i) {
            promised += (*orders)[i]->stockoutProbability;
            const auto demand = stats::poissonDistribution(means[i]);
            const auto probability = [&](double k) {
                return demand->get()->cdf(k) - (k > 0 ? demand->get()->cdf(k - 1) : 0);
            };
            for (double a = 0; a < 12; ++a) {
                for (double b = 0; b < 12; ++b) {
                    const double first = std::max(0.0, shop[i].stock.onHand - a);
                    const double shelf =
                        std::max(0.0, first + 1.0 - b) + static_cast<double>((*orders)[i]->order.quantity.units);
                    exact += probability(a) * probability(b) * (1.0 - demand->get()->cdf(shelf));
                }
            }
        }
        QVERIFY2(std::fabs(promised - exact) / 400.0 < 0.02,
                 qPrintable(QStringLiteral("%1 against %2").arg(promised / 400.0).arg(exact / 400.0)));
    }
    void nothingSoldIsNothingOrdered()
    {
        ReplenishmentSeries dead;
        dead.id = "dead";
        dead.history.assign(30, 0.0);
        dead.costs = {0.2, 1.0, 0.0};
        NoProgress progress;
        const std::vector<ReplenishmentSeries> shop{dead};
        const auto orders = replenish(shop, progress);
        QCOMPARE((*orders)[0]->order.quantity.units, 0);
        QCOMPARE((*orders)[0]->stockoutProbability, 0.0);
    }
    /// A purchase order that arrives after the order of the next review changes nothing today.
    void whatArrivesAfterTheNextOrderHidesNoStockout()
    {
        auto shop = poissonShop(2, 60); // too few to learn from others
        for (auto& series : shop) {
            series.history = shop[0].history;
            series.stock = {0.0, 0.0, 0.0, {}};
        }
        shop[1].stock.onOrder = {0, 0, 0, 0, 0, 0, 0, 500};
        NoProgress progress;
        const auto orders = replenish(shop, progress);
        QVERIFY(!(*orders)[1]->learnt && (*orders)[0]->order.quantity.units > 0);
        QCOMPARE((*orders)[1]->order.quantity.units, (*orders)[0]->order.quantity.units);
        QCOMPARE((*orders)[1]->stockoutProbability, (*orders)[0]->stockoutProbability);
        shop[1].stock.onOrder = {0, 0, 500};
        QCOMPARE((*replenish(shop, progress))[1]->order.quantity.units, 0);
    }
    void oneBadSeriesDoesNotStopTheOthers()
    {
        auto shop = poissonShop(12, 12);
        shop[0].history.clear();
        shop[1].history[3] = -1.0;
        shop[2].leadTime = -1;
        shop[3].reviewPeriod = 0;
        shop[4].costs.holding = 0.0;
        shop[5].stock.onHand = -2.0;
        shop[6].stock.onOrder[0] = std::nan("");
        shop[7].stockedOut = {1};
        shop[9].history[5] = 1e160;
        shop[10].history.assign(12, 1e15);
        shop[11].stock.onHand = 1e300;
        NoProgress progress;
        const auto orders = replenish(shop, progress);
        QVERIFY(orders);
        for (const std::size_t i : {0, 1, 2, 3, 4, 5, 6, 7, 9, 10, 11}) {
            QVERIFY(!(*orders)[i]);
            QVERIFY((*orders)[i].error().detail.find("S" + std::to_string(i)) != std::string::npos);
        }
        QVERIFY((*orders)[8]);
    }
    void canBeCanceled()
    {
        struct Canceled final : Progress {
            [[nodiscard]] bool canceled() const override { return true; }
        } progress;
        const auto orders = replenish(poissonShop(150, 40), progress);
        QVERIFY(!orders);
        QCOMPARE(orders.error().code, ErrorCode::Canceled);
    }
};

QTEST_APPLESS_MAIN(TestReplenishment)
#include "tst_replenishment.moc"
