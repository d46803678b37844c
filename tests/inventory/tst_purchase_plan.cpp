// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/purchase_plan.h"
#include "stats/random.h"

#include <QTest>

#include <cmath>
#include <vector>

using namespace ms;
using namespace ms::inventory;

namespace {

/// Concave worth in packs, as expected lost sales are.
std::vector<PurchaseWish> shop(std::size_t skus, std::size_t packs, std::uint64_t seed)
{
    std::vector<PurchaseWish> wishes(skus);
    stats::Random random(seed);
    for (PurchaseWish& wish : wishes) {
        const double packCost = 5.0 + 45.0 * random.uniform();
        const double packVolume = 1.0 + 9.0 * random.uniform();
        const double most = packCost * (1.0 + 3.0 * random.uniform()) * static_cast<double>(packs) / 2.0;
        wish.supplier = random.below(3);
        for (std::size_t k = 1; k <= packs; ++k) {
            const auto count = static_cast<double>(k);
            wish.choices.push_back({12.0 * count, packCost * count, packVolume * count,
                                    most * (1.0 - std::exp(-2.0 * count / static_cast<double>(packs)))});
        }
    }
    return wishes;
}

/// Every combination, by counting.
double exhaustiveWorth(const std::vector<PurchaseWish>& wishes, const PurchaseLimits& limits)
{
    std::vector<std::size_t> taken(wishes.size(), 0); // 0: nothing
    double best = 0.0;
    for (;;) {
        double cost = 0, volume = 0, worth = 0;
        std::vector<double> spent(3, 0.0);
        for (std::size_t i = 0; i < wishes.size(); ++i) {
            if (taken[i] == 0)
                continue;
            const PurchaseChoice& one = wishes[i].choices[taken[i] - 1];
            cost += one.cost;
            volume += one.volume;
            worth += one.worth;
            spent[wishes[i].supplier] += one.cost;
        }
        bool allowed = cost <= limits.budget && volume <= limits.volume;
        for (std::size_t s = 0; s < limits.supplierMinimum.size(); ++s)
            allowed = allowed && (spent[s] == 0.0 || spent[s] >= limits.supplierMinimum[s]);
        if (allowed)
            best = std::max(best, worth);
        std::size_t i = 0;
        while (i < taken.size() && ++taken[i] > wishes[i].choices.size())
            taken[i++] = 0;
        if (i == taken.size())
            return best;
    }
}

double costOf(const std::vector<PurchaseWish>& wishes)
{
    double cost = 0.0;
    for (const PurchaseWish& wish : wishes)
        cost += wish.choices.back().cost;
    return cost;
}

} // namespace

class TestPurchasePlan : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// 12 SKUs, every combination tried: the plan is the best of them and within limits.
    void isTheBestOfAllCombinations_data()
    {
        QTest::addColumn<double>("budgetShare");
        QTest::addColumn<bool>("volume");
        QTest::addColumn<bool>("minimum");
        QTest::newRow("half the budget") << 0.5 << false << false;
        QTest::newRow("a quarter of the budget") << 0.25 << false << false;
        QTest::newRow("budget and warehouse") << 0.6 << true << false;
        QTest::newRow("budget and suppliers' minimum") << 0.4 << false << true;
    }
    void isTheBestOfAllCombinations()
    {
        QFETCH(double, budgetShare);
        QFETCH(bool, volume);
        QFETCH(bool, minimum);
        NoProgress progress;
        double found = 0.0, possible = 0.0;
        for (std::uint64_t seed = 1; seed <= 5; ++seed) {
            const auto wishes = shop(12, 2, seed);
            PurchaseLimits limits;
            limits.budget = budgetShare * costOf(wishes);
            if (volume)
                limits.volume = 50.0;
            if (minimum)
                limits.supplierMinimum = {100.0, 200.0, 0.0};
            const auto plan = purchasePlan(wishes, limits, progress);
            QVERIFY(plan);
            const double best = exhaustiveWorth(wishes, limits);
            QVERIFY(plan->cost <= limits.budget + 1e-6 && plan->volume <= limits.volume + 1e-6);
            QVERIFY2(plan->upperBound >= best - 1e-6 && plan->worth <= best + 1e-6,
                     qPrintable(QStringLiteral("%1 <= %2 <= %3").arg(plan->worth).arg(best).arg(plan->upperBound)));
            std::vector<double> spent(3, 0.0);
            for (std::size_t i = 0; i < wishes.size(); ++i) {
                if (plan->taken[i] != PurchasePlan::nothing)
                    spent[wishes[i].supplier] += wishes[i].choices[plan->taken[i]].cost;
            }
            for (std::size_t s = 0; s < limits.supplierMinimum.size(); ++s)
                QVERIFY(spent[s] == 0.0 || spent[s] >= limits.supplierMinimum[s] - 1e-9);
            found += plan->worth;
            possible += best;
        }
        QVERIFY2(found >= possible - 1e-6, qPrintable(QString::number(found / possible)));
    }
    /// By hand: one order of 90 is worth more than one of 60, and the two do not fit; two of three orders of 50, 50 and
    /// 30 reach a supplier's 100.
    void aFewOrdersThatExcludeEachOtherAreTriedOut()
    {
        NoProgress progress;
        PurchaseLimits limits;
        limits.budget = 100.0;
        const auto two =
            purchasePlan(std::vector<PurchaseWish>{{{{1, 90, 1, 100}}, 0}, {{{1, 60, 1, 80}}, 0}}, limits, progress);
        QCOMPARE(two->worth, 100.0);
        QCOMPARE(two->upperBound, 100.0);
        limits.supplierMinimum = {100.0};
        const auto three =
            purchasePlan(std::vector<PurchaseWish>{{{{1, 50, 1, 60}}, 0}, {{{1, 50, 1, 60}}, 0}, {{{1, 30, 1, 50}}, 0}},
                         limits, progress);
        QCOMPARE(three->worth, 120.0);
        QCOMPARE(three->cost, 100.0);
    }
    /// Too many wishes to try all, though most of them are empty. By hand: the first supplier's orders are worth more
    /// for their money, 80 for 60, but the other's are worth more, 85 for 70, and the budget is not enough for both.
    void aSupplierIsJoinedWhereThatIsWorthMore()
    {
        NoProgress progress;
        std::vector<PurchaseWish> wishes(100);
        wishes[0] = wishes[1] = {{{1, 30, 1, 40}}, 0};
        wishes[2] = wishes[3] = {{{1, 35, 1, 42.5}}, 1};
        PurchaseLimits limits;
        limits.supplierMinimum = {60.0, 70.0};
        limits.budget = 110.0;
        const auto plan = purchasePlan(wishes, limits, progress);
        QCOMPARE(plan->worth, 85.0);
        QCOMPARE(plan->cost, 70.0);
        QVERIFY(plan->upperBound >= 85.0);
    }
    void manySkusComeWithinHalfAPerCentOfTheBound()
    {
        NoProgress progress;
        const auto wishes = shop(2000, 6, 9);
        PurchaseLimits limits;
        limits.budget = 0.3 * costOf(wishes);
        for (const double volume : {1e12, 12000.0}) {
            limits.volume = volume;
            const auto plan = purchasePlan(wishes, limits, progress);
            QVERIFY(plan && plan->worth >= 0.995 * plan->upperBound);
            QVERIFY(plan->cost <= limits.budget && plan->volume <= limits.volume);
        }
    }
    void withoutLimitsEverythingWorthMostIsTaken()
    {
        NoProgress progress;
        const auto plan = purchasePlan(shop(12, 2, 1), {}, progress);
        QVERIFY(plan);
        for (const std::size_t taken : plan->taken)
            QCOMPARE(taken, std::size_t{1});
        QCOMPARE(plan->worth, plan->upperBound);
    }
    void aMinimumAboveTheBudgetOrdersNothingThere()
    {
        NoProgress progress;
        auto wishes = shop(12, 2, 1);
        for (PurchaseWish& wish : wishes)
            wish.supplier = 0;
        PurchaseLimits limits;
        limits.budget = 90.0;
        limits.supplierMinimum = {100.0};
        const auto plan = purchasePlan(wishes, limits, progress);
        QVERIFY(plan);
        QCOMPARE(plan->cost, 0.0);
    }
    void refusesNegativeNumbers()
    {
        NoProgress progress;
        auto wishes = shop(3, 2, 1);
        PurchaseLimits limits;
        limits.budget = -1.0;
        QVERIFY(!purchasePlan(wishes, limits, progress));
        limits.budget = 10.0;
        limits.supplierMinimum = {-1.0};
        QVERIFY(!purchasePlan(wishes, limits, progress));
        limits.supplierMinimum.clear();
        wishes[2].choices[0].cost = std::nan("");
        const auto bad = purchasePlan(wishes, limits, progress);
        QVERIFY(!bad && bad.error().detail.find("wish 2") != std::string::npos);
    }
    void canBeCanceled()
    {
        struct Canceled final : Progress {
            [[nodiscard]] bool canceled() const override { return true; }
        } progress;
        const auto plan = purchasePlan(shop(12, 2, 1), {}, progress);
        QVERIFY(!plan && plan.error().code == ErrorCode::Canceled);
    }
    /// Canceled at any look, it stops, and looks no more than it has to: also while suppliers are joined again and
    /// while the rest is searched.
    void canBeCanceledAtAnyTime()
    {
        struct Canceled final : Progress {
            explicit Canceled(int look) : m_look(look) {}
            [[nodiscard]] bool canceled() const override { return ++m_looks >= m_look; }
            int m_look;
            mutable int m_looks = 0;
        };
        const auto wishes = shop(40, 4, 3);
        PurchaseLimits limits;
        limits.budget = 1500.0;
        limits.supplierMinimum = {300.0, 300.0, 300.0};
        Canceled never(std::numeric_limits<int>::max());
        QVERIFY(purchasePlan(wishes, limits, never));
        QVERIFY2(never.m_looks > 6, qPrintable(QString::number(never.m_looks))); // 1, 3 suppliers, the search, the end
        for (const int look : {2, 4, never.m_looks - 1, never.m_looks}) {
            Canceled progress(look);
            const auto plan = purchasePlan(wishes, limits, progress);
            QVERIFY(!plan && plan.error().code == ErrorCode::Canceled);
            QVERIFY(progress.m_looks <= look + 2); // of suppliers, of the search, of the end
        }
    }
};

QTEST_APPLESS_MAIN(TestPurchasePlan)
#include "tst_purchase_plan.moc"
