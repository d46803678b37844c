// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/elasticity.h"
#include "stats/random.h"

#include "planted_shop.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace ms;
using namespace ms::pricing;

namespace {

ElasticityReport estimate(const Panel& panel, const ElasticitySettings& settings = {})
{
    NoProgress progress;
    auto report = estimateElasticities(panel, settings, progress);
    return report ? *report : ElasticityReport{};
}

ErrorCode errorOf(const Panel& panel)
{
    NoProgress progress;
    return estimateElasticities(panel, {}, progress).error().code;
}

/// 30 weeks of one product whose demand is exactly 1000 * price^-2.5, so that any correct fit gives -2.5.
Panel exactProduct()
{
    Panel panel;
    panel.products = {Sku{"exact"}};
    panel.locations = {LocationId{"a"}};
    for (int t = 0; t < 30; ++t) {
        const double price = 2 + 0.1 * (t % 5);
        panel.rows.push_back({0, 0, t, 1000 * std::pow(price, -2.5), price});
    }
    return panel;
}

class Canceled final : public Progress {
public:
    bool canceled() const override { return true; }
};

} // namespace

class TestElasticity : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void findsAnExactPowerLaw()
    {
        const auto report = estimate(exactProduct());
        QCOMPARE(report.products.size(), std::size_t(1));
        const Elasticity& found = report.products.front();
        QCOMPARE(found.status, ElasticityStatus::Ok);
        QVERIFY(std::abs(found.value + 2.5) < 1e-9);
        QCOMPARE(found.observations, 30);
        QCOMPARE(found.priceChanges, 29);
        QCOMPARE(found.method, std::string("log-log"));
    }
    void locationsHaveTheirOwnLevel()
    {
        // The dear shop sells more: without location effects the elasticity would come out positive.
        Panel panel = exactProduct();
        panel.locations.push_back(LocationId{"b"});
        for (int t = 0; t < 30; ++t) {
            const double price = 4 + 0.2 * (t % 3);
            panel.rows.push_back({0, 1, t, 90000 * std::pow(price, -2.5), price});
        }
        QVERIFY(std::abs(estimate(panel).products.front().value + 2.5) < 1e-9);
    }
    void controlsAreHeldConstant()
    {
        // Deals come with low prices and double sales on their own; a rival's price and one competitor matter too.
        Panel panel;
        panel.products = {Sku{"own"}, Sku{"rival"}};
        panel.locations = {LocationId{"a"}};
        stats::Random random(3);
        for (int t = 0; t < 80; ++t) {
            const double deal = random.uniform() < 0.3 ? 1 : 0;
            const double price = 3 * (1 - 0.2 * deal) + 0.4 * random.uniform();
            const double rival = 2 + random.uniform();
            const double competitor = 3 + random.uniform();
            const double units =
                5000 * std::pow(price, -2) * std::pow(rival, 0.7) * std::pow(competitor, 0.4) * (1 + deal);
            panel.rows.push_back({0, 0, t, units, price, deal, notKnown, competitor});
            panel.rows.push_back({1, 0, t, 500 * std::pow(rival, -1.2), rival});
        }
        const auto report = estimate(panel);
        QVERIFY(std::abs(report.products[0].value + 2) < 1e-6);
        QVERIFY(std::abs(report.products[1].value + 1.2) < 1e-6);
        const auto cross = std::ranges::find(report.cross, 0, &CrossElasticity::product);
        QCOMPARE(cross->other, 1);
        QVERIFY(std::abs(cross->value - 0.7) < 1e-6);
    }
    void aRivalThatAlwaysMovesAlongIsLeftOut()
    {
        Panel panel = exactProduct();
        panel.products.push_back(Sku{"twin"});
        for (int t = 0; t < 30; ++t)
            panel.rows.push_back({1, 0, t, 100, 2 * panel.rows[static_cast<std::size_t>(t)].price});
        const auto report = estimate(panel);
        QVERIFY(std::abs(report.products.front().value + 2.5) < 1e-9);
        QVERIFY(report.cross.empty());
    }
    void oneAbsurdCompetitorPriceChangesNothing()
    {
        Panel panel = exactProduct();
        for (Observation& row : panel.rows) {
            row.competitorPrice = 2.0 + 0.05 * ((row.period * 7) % 11);
            row.units *= 1 + 0.01 * std::sin(row.period);
        }
        const double before = estimate(panel).products.front().value;
        panel.rows[4].competitorPrice = 0.01;
        const double after = estimate(panel).products.front().value;
        QVERIFY(std::abs(after - before) < 0.02);
    }
    void refusesWithAReason_data()
    {
        QTest::addColumn<int>("periods");
        QTest::addColumn<int>("pattern");
        QTest::addColumn<QString>("reason");
        QTest::newRow("one price ever") << 60 << 0 << "The price never moved in 60 observations. Switching the price";
        QTest::newRow("one change") << 60 << 1 << "The price moved only once";
        QTest::newRow("two changes") << 60 << 2 << "The price moved only twice";
        QTest::newRow("too short") << 6 << 3 << "Only 6 observations.";
        QTest::newRow("only with the promotion") << 60 << 4 << "The price moved only together with promotion.";
        QTest::newRow("nothing sold") << 60 << 5 << "Nothing sold in 60 observations.";
    }
    void refusesWithAReason()
    {
        QFETCH(int, periods);
        QFETCH(int, pattern);
        QFETCH(QString, reason);
        Panel panel;
        panel.products = {Sku{"p"}};
        panel.locations = {LocationId{"a"}};
        for (int t = 0; t < periods; ++t) {
            const bool deal = t % 6 == 0;
            double price = 5;
            if (pattern == 1)
                price = t < 30 ? 5 : 4;
            else if (pattern == 2)
                price = t < 20 || t > 40 ? 5 : 4;
            else if (pattern == 3 || pattern == 5)
                price = 4 + t % 3;
            else if (pattern == 4)
                price = deal ? 4 : 5;
            const double units = pattern == 5 ? 0 : 20 + t % 7;
            panel.rows.push_back({0, 0, t, units, price, pattern == 4 ? (deal ? 1.0 : 0.0) : notKnown});
        }
        const Elasticity found = estimate(panel).products.front();
        QCOMPARE(found.status, ElasticityStatus::NotIdentifiable);
        QVERIFY(std::isnan(found.value));
        QVERIFY2(QString::fromStdString(found.reason).startsWith(reason), found.reason.c_str());
    }
    void refusesBadRows()
    {
        Panel panel = exactProduct();
        panel.rows[3].price = 0;
        QCOMPARE(errorOf(panel), ErrorCode::InvalidInput);
        panel = exactProduct();
        panel.rows[3].units = -1;
        QCOMPARE(errorOf(panel), ErrorCode::InvalidInput);
        panel = exactProduct();
        panel.rows[3].period = panel.rows[2].period;
        QCOMPARE(errorOf(panel), ErrorCode::InvalidInput);
        panel = exactProduct();
        panel.rows[3].product = 7;
        QCOMPARE(errorOf(panel), ErrorCode::InvalidInput);
    }
    void isCanceled()
    {
        Canceled progress;
        QCOMPARE(estimateElasticities(exactProduct(), {}, progress).error().code, ErrorCode::Canceled);
    }
    void theMarketTakesTheSeasonAway()
    {
        // Every price falls and every demand doubles in the same weeks: without the market the slope takes it all.
        PlantedShop shop = plantShop(40, 104, 20, 60, 3);
        for (Observation& row : shop.panel.rows) {
            if (row.period % 52 > 40) {
                row.price *= 0.9;
                row.units = std::round(row.units * 2);
            }
        }
        double with = 0;
        double without = 0;
        const auto plain = estimate(shop.panel, {.crossPrices = false, .shrink = false});
        const auto held = estimate(shop.panel, {.crossPrices = false, .market = true, .shrink = false});
        for (std::size_t i = 0; i < 40; ++i) {
            with += std::abs(held.products[i].value - shop.trueElasticity[i]) / 40;
            without += std::abs(plain.products[i].value - shop.trueElasticity[i]) / 40;
        }
        QVERIFY2(with < 0.7 && without > 1.0, qPrintable(QString("%1 %2").arg(with).arg(without)));
    }
    void doesNotDependOnThreadsOrRowOrder()
    {
        PlantedShop shop = plantShop(40, 80, 12, 20, 5);
        const auto one = estimate(shop.panel, {.threads = 1});
        std::ranges::reverse(shop.panel.rows);
        const auto two = estimate(shop.panel, {.threads = 2});
        for (std::size_t i = 0; i < 40; ++i)
            QCOMPARE(one.products[i].value, two.products[i].value);
    }
    /// 1,000 products with a known truth: three quarters with 12 price changes, a quarter that never moved.
    void plantedTruthIsCovered()
    {
        PlantedShop shop = plantShop(1000, 104, 12, 4, 1);
        for (Observation& row : shop.panel.rows) {
            if (row.product % 4 == 3) {
                row.units = std::round(row.units * std::pow(row.price / 10, 1.5));
                row.price = 10;
            }
        }
        const auto report = estimate(shop.panel, {.crossPrices = false});
        int covered = 0;
        int estimated = 0;
        double shrunkError = 0;
        double ownError = 0;
        for (std::size_t i = 0; i < 1000; ++i) {
            const Elasticity& found = report.products[i];
            QCOMPARE(found.status == ElasticityStatus::NotIdentifiable, i % 4 == 3);
            if (found.status == ElasticityStatus::NotIdentifiable)
                continue;
            ++estimated;
            const double error = std::abs(found.value - shop.trueElasticity[i]);
            covered += error <= 1.6448536269514722 * found.stdError;
            shrunkError += error;
            ownError += std::abs(found.ownValue - shop.trueElasticity[i]);
        }
        const double coverage = 100.0 * covered / estimated;
        const double gain = 100 * (1 - shrunkError / ownError);
        qInfo("coverage of 90 %% intervals %.1f %%, error %.3f own, %.3f shrunk (%.0f %% less)", coverage,
              ownError / estimated, shrunkError / estimated, gain);
        QVERIFY2(coverage >= 88 && coverage <= 92, qPrintable(QString::number(coverage)));
        QVERIFY2(gain >= 30, qPrintable(QString::number(gain)));
        QCOMPARE(report.categories.size(), std::size_t(5));
    }
};

QTEST_APPLESS_MAIN(TestElasticity)
#include "tst_elasticity.moc"
