// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/promised_level.h"
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
};

QTEST_APPLESS_MAIN(TestPromisedLevel)
#include "tst_promised_level.moc"
