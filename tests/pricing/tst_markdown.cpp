// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/markdown.h"

#include <QTest>

#include <cmath>
#include <numeric>

using namespace ms;
using namespace ms::pricing;

namespace {

MarkdownTask fourWeeks()
{
    MarkdownTask task;
    task.unitsPerPeriod = {1.5, 1.0, 0.8, 0.5};
    task.referencePrice = 10;
    task.elasticity = -2.2;
    task.prices = {10, 8, 6};
    task.stock = 6;
    task.leftoverValue = 1;
    task.holdingCost = 0.05;
    task.markdownCost = 0.3;
    return task;
}

Result<MarkdownPlan> plan(const MarkdownTask& task)
{
    NoProgress progress;
    return planMarkdown(task, progress);
}

double poissonProbability(double mean, int count)
{
    return std::exp(count * std::log(mean) - mean - std::lgamma(count + 1.0));
}

/// The whole tree of what may happen, without any table: every price at every node, every demand to the last unit.
double bruteForce(const MarkdownTask& task, std::size_t period, int stock, std::size_t before)
{
    if (period == task.unitsPerPeriod.size())
        return stock * task.leftoverValue;
    double best = -1e300;
    for (std::size_t to = before; to < task.prices.size(); ++to) {
        const double mean =
            task.unitsPerPeriod[period] * std::pow(task.prices[to] / task.referencePrice, task.elasticity);
        double value = to > before ? -task.markdownCost : 0;
        double left = 1;
        for (int sold = 0; sold <= stock; ++sold) {
            const double probability = sold < stock ? poissonProbability(mean, sold) : left;
            left -= probability;
            value += probability * (sold * task.prices[to] - task.holdingCost * (stock - sold) +
                                    bruteForce(task, period + 1, stock - sold, to));
        }
        best = std::max(best, value);
    }
    return best;
}

void isNear(double actual, double expected, double tolerance)
{
    QVERIFY2(std::abs(actual - expected) <= tolerance, qPrintable(QString::number(actual, 'g', 12)));
}

} // namespace

class TestMarkdown : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void fourWeeksAgreeWithBruteForce()
    {
        for (const int stock : {0, 1, 3, 6}) {
            for (const double elasticity : {-0.5, -2.2, -4.0}) {
                MarkdownTask task = fourWeeks();
                task.stock = stock;
                task.elasticity = elasticity;
                const auto found = plan(task);
                QVERIFY(found);
                isNear(found->value, bruteForce(task, 0, stock, 0), 1e-9);
                QVERIFY(found->value >= found->keepValue - 1e-9);
                QVERIFY(found->value >= found->oneCutValue - 1e-9);
            }
        }
    }
    void pricesOnlyGoDownAndStockGoesSomewhere()
    {
        const auto found = plan(fourWeeks());
        double sold = 0;
        double before = 1e9;
        for (const MarkdownPeriod& period : found->periods) {
            QVERIFY(period.price <= before);
            QVERIFY(period.meanPrice <= 10 + 1e-9 && period.meanPrice >= 6 - 1e-9);
            before = period.price;
            sold += period.units;
        }
        isNear(sold + found->leftover, 6, 1e-9);
        isNear(found->sellThrough, sold / 6, 1e-9);
    }
    void aWantedSellThroughIsReachedAtALowerValue()
    {
        MarkdownTask task = fourWeeks();
        task.stock = 12;
        task.leftoverValue = 6;
        const auto free = plan(task);
        task.sellThrough = free->sellThrough + 0.02;
        const auto bound = plan(task);
        QVERIFY(bound->reached);
        QVERIFY(bound->sellThrough >= *task.sellThrough - 1e-4);
        QVERIFY(bound->value <= free->value + 1e-9);
        QVERIFY(bound->leftoverPenalty > 0);
        task.sellThrough = 0.999;
        QVERIFY(!plan(task)->reached);
    }
    void aPriceStandsAsLongAsTheRuleAsks()
    {
        MarkdownTask task = fourWeeks();
        task.stock = 15;
        task.leastPeriods = 2;
        const auto found = plan(task);
        for (int period = 1; period < 4; ++period) {
            // A price that was cut the period before may not be cut again, whatever the stock.
            for (int stock = 0; stock <= task.stock; ++stock)
                QCOMPARE(found->priceIndex(period, stock, 1, 0), 1);
        }
        QVERIFY(found->value <= plan([&] {
                                    task.leastPeriods = 1;
                                    return task;
                                }())
                                        ->value +
                                    1e-9);
    }
    void moreStockNeverAsksForAHigherPrice()
    {
        MarkdownTask task = fourWeeks();
        task.stock = 25;
        task.markdownCost = 0;
        const auto found = plan(task);
        for (int period = 0; period < 4; ++period)
            for (int stock = 1; stock <= task.stock; ++stock)
                QVERIFY(found->priceIndex(period, stock, 0, 0) >= found->priceIndex(period, stock - 1, 0, 0));
    }
    void dispersedDemandHasItsMeanAndVariance()
    {
        // Negative binomial with mean 7 and variance 21: r = 3.5; P(0) = (1/3)^3.5 = 0.0213833.
        const auto probability = demandProbabilities(7, 3, 400);
        isNear(probability[0], 0.021383343, 1e-8);
        double total = 0, mean = 0, square = 0;
        for (std::size_t d = 0; d < probability.size(); ++d) {
            total += probability[d];
            mean += static_cast<double>(d) * probability[d];
            square += static_cast<double>(d * d) * probability[d];
        }
        isNear(total, 1, 1e-12);
        isNear(mean, 7, 1e-8);
        isNear(square - mean * mean, 21, 1e-6);
        isNear(demandProbabilities(2.5, 1, 50)[3], 2.5 * 2.5 * 2.5 / 6 * std::exp(-2.5), 1e-14);
        QCOMPARE(demandProbabilities(0, 1, 5), std::vector<double>{1.0});
    }
    void refusesImpossibleTasks_data()
    {
        QTest::addColumn<int>("what");
        for (int what = 0; what < 8; ++what)
            QTest::addRow("%d", what) << what;
    }
    void refusesImpossibleTasks()
    {
        QFETCH(int, what);
        MarkdownTask task = fourWeeks();
        if (what == 0)
            task.prices = {8, 10};
        else if (what == 1)
            task.prices = {};
        else if (what == 2)
            task.stock = -1;
        else if (what == 3)
            task.elasticity = std::nan("");
        else if (what == 4)
            task.sellThrough = 1.5;
        else if (what == 5)
            task.unitsPerPeriod = {};
        else if (what == 6)
            task.dispersion = 0.5;
        else
            task.leastPeriods = 5;
        QCOMPARE(plan(task).error().code, ErrorCode::InvalidInput);
    }
};

QTEST_APPLESS_MAIN(TestMarkdown)
#include "tst_markdown.moc"
