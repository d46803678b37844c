// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/season_simulation.h"

#include <QTest>

#include <cmath>

using namespace ms;
using namespace ms::pricing;

namespace {

/// The season of data/pricing-environment/iso28.json. Its README gives the exact values below, from a dynamic program
/// in numpy over the same state space.
Season iso28()
{
    Season season;
    season.days = 28;
    season.startPrice = 10;
    season.ratio = 1.02;
    season.stepsDown = season.stepsUp = 30;
    season.actions = {-5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5};
    season.competitorPrices = {8.5, 9.2, 10.0, 10.8, 11.5};
    season.stay = 0.8;
    season.baseUnits = 12;
    season.referencePrice = 10;
    season.elasticity = -2.5;
    season.crossElasticity = 1;
    season.weekdayFactors = {0.90, 0.85, 0.90, 1.0, 1.15, 1.30, 0.90};
    season.leastStock = 100;
    season.mostStock = 400;
    season.unitCost = 6;
    season.salvage = 2;
    season.holdingCost = 0.02;
    season.markdownCost = 30;
    return season;
}

/// Two days, two prices, at most two units: small enough to add up by hand.
Season tiny()
{
    Season season;
    season.days = 1;
    season.startPrice = 10;
    season.ratio = 2;
    season.stepsUp = 1;
    season.actions = {0, 1};
    season.competitorPrices = {10};
    season.baseUnits = 1;
    season.referencePrice = 10;
    season.elasticity = -1;
    season.weekdayFactors = {1};
    season.leastStock = season.mostStock = 1;
    season.unitCost = 4;
    season.salvage = 1;
    return season;
}

} // namespace

class TestSeason : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void oneDayCanBeAddedUpByHand()
    {
        // Price 10, mean 1: P(sold) = 1 - e^-1, 6 earned, else 3 lost. Price 20, mean 0.5: 16 earned or 3 lost.
        const double low = 6 * (1 - std::exp(-1.0)) - 3 * std::exp(-1.0);
        const double high = 16 * (1 - std::exp(-0.5)) - 3 * std::exp(-0.5);
        NoProgress progress;
        const auto solved = solveSeason(tiny(), progress);
        QVERIFY(solved);
        QVERIFY(std::abs(solved->value - std::max(low, high)) < 1e-12);
        QCOMPARE(solved->policy.action(0, 1, 0, 0), high > low ? 1 : 0);
        QVERIFY(std::abs(*randomValue(tiny(), progress) - (low + high) / 2) < 1e-12);
    }
    void theOptimumOfThePublishedSeasonIsFound()
    {
        NoProgress progress;
        const auto solved = solveSeason(iso28(), progress);
        QVERIFY2(std::abs(solved->value - 1174.52) < 0.1, qPrintable(QString::number(solved->value, 'f', 3)));
    }
    void thePlainPoliciesHaveTheirPublishedValues()
    {
        NoProgress progress;
        const auto fixed = bestFixedPrices(iso28(), progress);
        QVERIFY(std::abs(fixed->singleValue - 897.99) < 0.01);
        QVERIFY(std::abs(iso28().priceAt(fixed->singleStep) - 10.61) < 0.005);
        // The best price by stock is given as 1,093.24; going there over several days is a matter of a tenth.
        QVERIFY(std::abs(fixed->value - 1093.24) < 0.2);
        QVERIFY(std::abs(myopicPolicy(iso28(), progress)->value - 880.98) < 0.01);
        QVERIFY(std::abs(*randomValue(iso28(), progress) - 692.39) < 0.01);
    }
    void simulationAgreesWithTheExactValue()
    {
        Season season = iso28();
        season.days = 10;
        season.mostStock = 150;
        NoProgress progress;
        const auto solved = solveSeason(season, progress);
        const auto decide = [&](int day, int stock, int step, int competitor, int, double) {
            return solved->policy.action(day, stock, step, competitor);
        };
        const auto played = simulateSeason(season, decide, 20000, 3, 2, progress);
        QVERIFY2(std::abs(played->mean - solved->value) < 4 * played->stdError,
                 qPrintable(QString("%1 %2").arg(played->mean).arg(solved->value)));
        const auto again = simulateSeason(season, decide, 20000, 3, 1, progress);
        QCOMPARE(played->mean, again->mean);
    }
    void impossibleSeasonsAreRefused_data()
    {
        QTest::addColumn<int>("what");
        QTest::addColumn<QString>("field");
        QTest::newRow("no days") << 0 << "horizon_days";
        QTest::newRow("ratio 1") << 1 << "prices";
        QTest::newRow("negative price") << 2 << "prices";
        QTest::newRow("no action") << 3 << "actions";
        QTest::newRow("competitor price 0") << 4 << "competitor.prices";
        QTest::newRow("probability 2") << 5 << "competitor.stay";
        QTest::newRow("no demand") << 6 << "demand";
        QTest::newRow("no weekday") << 7 << "weekday_factors";
        QTest::newRow("stock backwards") << 8 << "start_stock";
        QTest::newRow("negative holding cost") << 9 << "costs";
    }
    void impossibleSeasonsAreRefused()
    {
        QFETCH(int, what);
        QFETCH(QString, field);
        Season season = iso28();
        switch (what) {
        case 0:
            season.days = 0;
            break;
        case 1:
            season.ratio = 1;
            break;
        case 2:
            season.startPrice = -1;
            break;
        case 3:
            season.actions.clear();
            break;
        case 4:
            season.competitorPrices[0] = 0;
            break;
        case 5:
            season.stay = 2;
            break;
        case 6:
            season.baseUnits = 0;
            break;
        case 7:
            season.weekdayFactors.clear();
            break;
        case 8:
            season.mostStock = 50;
            break;
        default:
            season.holdingCost = -1;
            break;
        }
        NoProgress progress;
        const auto solved = solveSeason(season, progress);
        QVERIFY(!solved);
        QCOMPARE(solved.error().code, ErrorCode::InvalidInput);
        QVERIFY2(QString::fromStdString(solved.error().detail).contains(field), solved.error().detail.c_str());
        QVERIFY(!myopicPolicy(season, progress));
        QVERIFY(!randomValue(season, progress));
        QVERIFY(!bestFixedPrices(season, progress));
    }
};

QTEST_APPLESS_MAIN(TestSeason)
#include "tst_season.moc"
