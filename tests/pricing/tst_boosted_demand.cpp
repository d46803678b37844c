// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/boosted_demand.h"
#include "stats/random.h"

#include <QTest>

#include <cmath>

using namespace ms;
using namespace ms::pricing;

namespace {

/// Two products in three places for 80 weeks, elasticity -2 and noise; in a few weeks a dear price sold well.
Panel oddShop()
{
    Panel panel;
    panel.products = {Sku{"a"}, Sku{"b"}, Sku{"new"}};
    panel.locations = {LocationId{"x"}, LocationId{"y"}, LocationId{"z"}};
    stats::Random random(4);
    for (std::int32_t product = 0; product < 2; ++product)
        for (std::int32_t place = 0; place < 3; ++place)
            for (std::int32_t week = 0; week < 80; ++week) {
                Observation row;
                row.product = product;
                row.location = place;
                row.period = week;
                row.price = 8 + 0.5 * static_cast<double>(random.below(9));
                row.promotion = random.uniform() < 0.2 ? 1 : 0;
                row.units = std::round((100 + 50 * place) * std::pow(row.price / 10, -2) *
                                       std::exp(0.3 * row.promotion + 0.15 * random.normal()));
                if (week % 23 == 5)
                    row.units *= row.price > 10 ? 3 : 0.5;
                panel.rows.push_back(row);
            }
    return panel;
}

std::vector<Observation> ladder(std::int32_t product, double promotion)
{
    std::vector<Observation> rows;
    for (int i = 0; i < 17; ++i) {
        Observation row;
        row.product = product;
        row.location = 1;
        row.period = 80 + i;
        row.price = 8 + 0.25 * i;
        row.promotion = promotion;
        rows.push_back(row);
    }
    return rows;
}

} // namespace

class TestBoostedDemand : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aDearerProductNeverSellsMore()
    {
        NoProgress progress;
        const auto curve = predictUnitsBoosted(oddShop(), ladder(0, 0), progress);
        QVERIFY2(curve.has_value(), curve ? "" : curve.error().detail.c_str());
        for (std::size_t i = 1; i < curve->size(); ++i)
            QVERIFY((*curve)[i].units <= (*curve)[i - 1].units + 1e-9);
        // From 8 to 12 an elasticity of -2 takes 56 % of the units.
        const double kept = curve->back().units / curve->front().units;
        QVERIFY2(kept > 0.3 && kept < 0.65, qPrintable(QString::number(kept)));
        QVERIFY(std::abs((*curve)[8].units / 150 - 1) < 0.25);
        for (const UnitsPrediction& one : *curve)
            QVERIFY(one.low80 < one.units && one.units < one.high80);
    }
    void promotionsSellMore()
    {
        NoProgress progress;
        const auto plain = predictUnitsBoosted(oddShop(), ladder(1, 0), progress);
        const auto promoted = predictUnitsBoosted(oddShop(), ladder(1, 1), progress);
        QVERIFY(plain && promoted);
        QVERIFY((*promoted)[8].units > 1.1 * (*plain)[8].units);
    }
    void theSameRowsGiveTheSameTrees()
    {
        NoProgress progress;
        const auto once = predictUnitsBoosted(oddShop(), ladder(0, 0), progress);
        const auto again = predictUnitsBoosted(oddShop(), ladder(0, 0), progress);
        for (std::size_t i = 0; i < once->size(); ++i)
            QCOMPARE((*once)[i].units, (*again)[i].units);
    }
    void productsWithoutHistoryGetNoNumber()
    {
        NoProgress progress;
        const auto found = predictUnitsBoosted(oddShop(), ladder(2, 0), progress);
        QVERIFY(found && std::isnan(found->front().units));
        Panel empty = oddShop();
        empty.rows.clear();
        QCOMPARE(predictUnitsBoosted(empty, ladder(0, 0), progress).error().code, ErrorCode::NotEnoughData);
        Panel bad = oddShop();
        bad.rows.front().price = 0;
        QCOMPARE(predictUnitsBoosted(bad, ladder(0, 0), progress).error().code, ErrorCode::InvalidInput);
    }
};

QTEST_APPLESS_MAIN(TestBoostedDemand)
#include "tst_boosted_demand.moc"
