// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/promised_level.h"
#include "inventory/shared_errors.h"
#include "inventory/unit_demand.h"
#include "stats/random.h"

#include <QTest>

#include <cmath>
#include <vector>

using namespace ms;
using namespace ms::inventory;

namespace {

struct Shop {
    std::vector<double> units;
    std::vector<double> lifts;
};

/// Poisson demand with mean 100, tripled in every fifth period.
Shop promoted(std::size_t periods, std::uint64_t stream)
{
    Shop shop;
    stats::Random random(21, stream);
    for (std::size_t t = 0; t < periods; ++t) {
        shop.lifts.push_back(t % 5 == 4 ? 3.0 : 1.0);
        shop.units.push_back(static_cast<double>(random.poisson(100.0 * shop.lifts.back())));
    }
    return shop;
}

std::span<const double> head(const std::vector<double>& values, std::size_t count)
{
    return std::span(values).first(count);
}

} // namespace

class TestPromisedLevel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void constantDemandNeedsNoSafety()
    {
        const std::vector<double> units(30, 40.0);
        const std::vector<double> lifts(33, 1.0);
        const auto level = promisedLevel({units, {}, lifts}, 3, 0.95);
        QVERIFY(level);
        QCOMPARE(level->expected, 120.0);
        QCOMPARE(level->level, 120.0);
    }
    void aKnownPromotionRaisesTheLevelByItsLift()
    {
        const std::vector<double> units(30, 40.0);
        std::vector<double> lifts(32, 1.0);
        lifts[31] = 3.0;
        QCOMPARE(promisedLevel({units, {}, lifts}, 2, 0.95)->level, 160.0);
    }
    /// By hand: the level of a steady 40 stays 40; the tenth period of 60 is half above, and the level is 42 after it:
    /// errors 0, 0.5 of one period before doubt; of two periods only the sum 40 + 60 over 80.
    void relativeErrorsOfSumsAreThoseByHand()
    {
        std::vector<double> units(10, 40.0);
        units[9] = 60.0;
        const std::vector<double> lifts(10, 1.0);
        const auto spreads = relativeErrorSpreads({units, {}, lifts}, 5);
        QVERIFY(spreads);
        QCOMPARE(spreads->size(), std::size_t{2});
        QVERIFY(std::fabs((*spreads)[0] - std::sqrt(0.25 / 2.0 * (1.0 + 2.0 / 2.0))) < 1e-12);
        QVERIFY(std::fabs((*spreads)[1] - std::sqrt(0.0625 * (1.0 + 4.0))) < 1e-12);
        QVERIFY(relativeErrorSpreads({head(units, 8), {}, lifts}, 5)->empty());
        QVERIFY(!relativeErrorSpreads({units, {}, head(lifts, 9)}, 5));
    }
    /// 400 shops of the same process: the share of two-period sums above the level is the promised 5 %, within four
    /// standard errors of the binomial and the little that doubt about the spread adds.
    void theShareAboveTheLevelIsAsPromised()
    {
        int above = 0;
        constexpr int shops = 400;
        for (std::uint64_t i = 0; i < shops; ++i) {
            const Shop shop = promoted(102, i);
            const auto level = promisedLevel({head(shop.units, 100), {}, shop.lifts}, 2, 0.95);
            above += shop.units[100] + shop.units[101] > level->level;
        }
        QVERIFY2(above >= 4 && above <= 37, qPrintable(QString::number(above)));
    }
    void knowingThePromotionsTakesLessStock()
    {
        const Shop shop = promoted(102, 1);
        const std::vector<double> none(102, 1.0);
        const auto known = promisedLevel({head(shop.units, 100), {}, shop.lifts}, 2, 0.95);
        const auto unknown = promisedLevel({head(shop.units, 100), {}, none}, 2, 0.95);
        QVERIFY(known->errorSpread < 0.4 * unknown->errorSpread);
        QVERIFY(known->level < unknown->level);
    }
    void aPeriodThatRanOutDoesNotTeachLowDemand()
    {
        std::vector<double> units(30, 40.0);
        units[25] = 3.0;
        std::vector<std::uint8_t> marks(30, 0);
        marks[25] = 1;
        const std::vector<double> lifts(32, 1.0);
        QCOMPARE(promisedLevel({units, marks, lifts}, 2, 0.95)->expected, 80.0);
        QVERIFY(promisedLevel({units, {}, lifts}, 2, 0.95)->expected < 76.0);
    }
    void moreServiceNeverMeansLessStock()
    {
        const Shop shop = promoted(102, 2);
        double before = 0.0;
        for (double service = 0.5; service < 0.999; service += 0.05) {
            const double level = promisedLevel({head(shop.units, 100), {}, shop.lifts}, 2, service)->level;
            QVERIFY(level > before);
            before = level;
        }
    }
    void refusesWhatMakesNoSense()
    {
        const std::vector<double> units(20, 4.0);
        const std::vector<double> lifts(22, 1.0);
        std::vector<double> bad = units;
        bad[3] = -1.0;
        std::vector<double> zero = lifts;
        zero[2] = 0.0;
        const std::vector<std::uint8_t> marks(3, 0);
        QVERIFY(promisedLevel({units, {}, lifts}, 2, 0.95));
        QVERIFY(!promisedLevel({head(units, 9), {}, lifts}, 2, 0.95));
        QVERIFY(!promisedLevel({bad, {}, lifts}, 2, 0.95));
        QVERIFY(!promisedLevel({units, {}, zero}, 2, 0.95));
        QVERIFY(!promisedLevel({units, {}, head(lifts, 21)}, 2, 0.95));
        QVERIFY(!promisedLevel({units, marks, lifts}, 2, 0.95));
        QVERIFY(!promisedLevel({units, {}, lifts}, 0, 0.95));
        QVERIFY(!promisedLevel({units, {}, lifts}, 2, 0.0));
        QVERIFY(!promisedLevel({units, {}, lifts}, 2, 1.0));
    }
    /// By hand: 18 periods make 10 errors of one period, so that a spread of 3 was a mean square of 9 / 1.2 = 7.5, the
    /// 20 others' 1 / 1.2, all together 1.150794. Lent for sums of a unit: 5 / 1.05 = 4.761905 errors. The mean square
    /// is (10 · 7.5 + 4.761905 · 1.150794) / 14.761905 = 5.451839, the doubt left 1 + 2 / 14.761905. A new SKU:
    /// 1.150794 · 1.4.
    void fewErrorsAreDrawnToThoseOfAll()
    {
        std::vector<MeasuredErrors> all(21, {1.0, 18, {1.0}});
        all.push_back({7.0, 0, {}});
        all[4].relative = {3.0};
        const auto before = all;
        shareErrors(all);
        QVERIFY(std::fabs(all[4].relative[0] - 2.488068) < 1e-5);
        QVERIFY(std::fabs(all[21].relative.at(0) - 1.269292) < 1e-5);
        QVERIFY(all[0].relative[0] > 1.0 && all[0].relative[0] < all[4].relative[0]);
        QCOMPARE(all[0].level, before[0].level);
    }
    void largeSumsKeepTheirOwnErrors()
    {
        std::vector<MeasuredErrors> all(40, {5000.0, 60, {1.0}});
        all[7].relative = {3.0};
        shareErrors(all);
        QVERIFY2(std::fabs(all[7].relative[0] - 3.0) < 0.01, qPrintable(QString::number(all[7].relative[0])));
    }
    void fewSkusSayNothingOfEachOther()
    {
        std::vector<MeasuredErrors> all(fewestMeasured - 1, {1.0, 18, {1.0}});
        all.push_back({1.0, 0, {}});
        all[3].relative = {3.0, 2.0};
        shareErrors(all);
        QCOMPARE(all[3].relative, (std::vector<double>{3.0, 2.0}));
        QVERIFY(all.back().relative.empty());
    }
    /// Whole shop of negative binomial demand of 0.5 units a week, 20 weeks known: 95 % levels from shared errors run
    /// out less often than from each SKU's own, whose weeks hold few of the large orders.
    void slowSellersRunOutLessOften()
    {
        std::vector<MeasuredErrors> all;
        std::vector<double> next;
        const std::vector<double> lifts(24, 1.0);
        for (std::size_t i = 0; i < 2000; ++i) {
            stats::Random random(31, i);
            std::vector<double> units;
            for (int t = 0; t < 22; ++t)
                units.push_back(random.uniform() < 0.1 ? 1.0 + static_cast<double>(random.poisson(4.0)) : 0.0);
            next.push_back(units[20] + units[21]);
            units.resize(20);
            double level = 0.0;
            const auto own = relativeErrorSpreads({units, {}, lifts}, 2, &level);
            QVERIFY(own);
            all.push_back({level, 20, *own});
        }
        const auto shared = [&] {
            auto copy = all;
            shareErrors(copy);
            return copy;
        }();
        const auto ranOut = [&](const std::vector<MeasuredErrors>& errors) {
            double count = 0.0;
            for (std::size_t i = 0; i < errors.size(); ++i) {
                const double mean = 2.0 * errors[i].level;
                const double spread = errors[i].relative.size() > 1 ? mean * errors[i].relative[1] : 0.0;
                count += next[i] > UnitDemand(mean, spread).quantile(0.95) ? 1.0 / 2000.0 : 0.0;
            }
            return count;
        };
        const double own = ranOut(all);
        const double together = ranOut(shared);
        QVERIFY2(together < 0.9 * own, qPrintable(QString::number(own) + " " + QString::number(together)));
    }
};

QTEST_APPLESS_MAIN(TestPromisedLevel)
#include "tst_promised_level.moc"
