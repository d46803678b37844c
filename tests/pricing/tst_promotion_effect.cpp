// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/promotion_effect.h"
#include "stats/random.h"

#include <QTest>

#include <cmath>

using namespace ms;
using namespace ms::pricing;

namespace {

struct Truth {
    double elasticity = -2;
    double display = 0.5;  // log
    double before = -0.10; // log, the period before
    double after[2] = {-0.25, -0.12};
    double cut = 0.85; // of the price
};

/// Weekly rows of several places with a two-week promotion about every ten weeks.
Panel promotedShop(const Truth& truth, int places, int weeks, bool noise, bool priceAlone = true)
{
    Panel panel;
    panel.products = {Sku{"P"}};
    stats::Random random(4);
    for (int place = 0; place < places; ++place) {
        panel.locations.push_back(LocationId{std::to_string(place)});
        const double level = 80 * std::exp(0.3 * random.normal());
        int start = 6 + static_cast<int>(random.below(4));
        double usual = 4;
        for (int week = 0; week < weeks; ++week) {
            if (week > start + 4)
                start += 9 + static_cast<int>(random.below(4));
            const bool on = week == start || week == start + 1;
            if (priceAlone && week % 13 == 0)
                usual = 3.6 + 0.2 * static_cast<double>(random.below(5));
            const double price = usual * (on ? truth.cut : 1);
            double log = std::log(level) + truth.elasticity * std::log(price / 4) + (on ? truth.display : 0);
            log += week == start - 1 && start < weeks ? truth.before : 0; // a promotion that the data do not reach
            log += week == start + 2 ? truth.after[0] : week == start + 3 ? truth.after[1] : 0;
            const double mean = std::exp(log);
            Observation row{0, place, week, noise ? static_cast<double>(random.poisson(mean)) : mean, price};
            row.promotion = on ? 1 : 0;
            panel.rows.push_back(row);
        }
    }
    return panel;
}

Result<std::vector<PromotionEffect>> measured(const Panel& panel, const PromotionSettings& settings)
{
    NoProgress progress;
    return measurePromotions(panel, settings, progress);
}

void isNear(double actual, double expected, double tolerance)
{
    QVERIFY2(std::abs(actual - expected) <= tolerance, qPrintable(QString::number(actual, 'g', 12)));
}

} // namespace

class TestPromotionEffect : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anExactPromotionIsTakenApartExactly()
    {
        const Truth truth;
        const auto effects = measured(promotedShop(truth, 3, 104, false), {.leads = 1, .lags = 2});
        QVERIFY(effects);
        const PromotionEffect& effect = effects->front();
        QVERIFY2(effect.reason.empty(), effect.reason.c_str());
        // The decomposition uses the mean cut against the usual price of a place, which moves here too.
        const double price = std::pow(truth.cut, truth.elasticity);
        isNear(effect.uplift.value, price * std::exp(truth.display) - 1, 0.06);
        isNear(effect.fromPrice.value, price - 1, 0.04);
        isNear(effect.before[0].value, std::expm1(truth.before), 1e-6);
        isNear(effect.after[0].value, std::expm1(truth.after[0]), 1e-6);
        isNear(effect.after[1].value, std::expm1(truth.after[1]), 1e-6);
        const double around = std::expm1(truth.before) + std::expm1(truth.after[0]) + std::expm1(truth.after[1]);
        isNear(effect.pulledForward.value, -around, 1e-6);
        isNear(effect.net.value, effect.periodsAnEvent * effect.uplift.value + around, 1e-9);
        isNear(effect.periodsAnEvent, 2, 1e-9);
    }
    void aNoisyOneLiesWithinItsErrors()
    {
        const Truth truth;
        const auto effects = measured(promotedShop(truth, 12, 104, true), {.leads = 1, .lags = 3});
        const PromotionEffect& effect = effects->front();
        isNear(effect.after[0].value, std::expm1(truth.after[0]), 4 * effect.after[0].stdError);
        isNear(effect.after[2].value, 0, 4 * effect.after[2].stdError);
        QVERIFY(effect.after[0].value < -3 * effect.after[0].stdError);
        QVERIFY(effect.pulledForward.value > 3 * effect.pulledForward.stdError);
        QVERIFY(effect.net.value < effect.periodsAnEvent * effect.uplift.value);
    }
    void withoutOtherPriceMovesTheUpliftIsNotTakenApart()
    {
        const auto effects = measured(promotedShop({}, 1, 104, false, false), {.leads = 1, .lags = 2});
        const PromotionEffect& effect = effects->front();
        QVERIFY(effect.reason.empty());
        QVERIFY(std::isnan(effect.fromPrice.value));
        isNear(effect.uplift.value, std::pow(0.85, -2) * std::exp(0.5) - 1, 1e-6);
    }
    void saysWhyNothingCanBeMeasured()
    {
        Panel panel = promotedShop({}, 1, 60, false);
        for (Observation& row : panel.rows)
            row.promotion = 0;
        QCOMPARE(measured(panel, {})->front().reason, std::string("It was never on promotion."));
        for (Observation& row : panel.rows)
            row.promotion = 1;
        QVERIFY(!measured(panel, {})->front().reason.empty());
        panel.rows.resize(5);
        QCOMPARE(measured(panel, {})->front().reason, std::string("Only 5 observations."));
        QCOMPARE(measured(panel, {.leads = 9}).error().code, ErrorCode::InvalidInput);
    }
};

QTEST_APPLESS_MAIN(TestPromotionEffect)
#include "tst_promotion_effect.moc"
