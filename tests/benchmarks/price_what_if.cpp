// SPDX-License-Identifier: GPL-3.0-or-later
// How long a what-if takes: one product at a price with its bands, an assortment of 10,000, prices under rules for
// 10,000, and the exact optimum of a season.
#include "pricing/assortment.h"
#include "pricing/season.h"
#include "pricing/simulator.h"
#include "stats/random.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>

using namespace ms;
using namespace ms::pricing;

namespace {

double now()
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

PreparedProduct productOf(std::uint64_t index)
{
    stats::Random random(7, index);
    DemandAtPrice demand;
    demand.price = std::round(100 * (1 + 40 * random.uniform())) / 100;
    demand.unitsPerPeriod = 1 + 200 * random.uniform();
    demand.noise = 0.4;
    demand.levelStdError = 0.1;
    demand.elasticity = -1.2 - 2 * random.uniform();
    demand.elasticityStdError = 0.4;
    demand.unitCost = demand.price * (0.3 + 0.4 * random.uniform());
    return *PreparedProduct::create(demand, {}, index);
}

void timeOne(const PreparedProduct& product)
{
    std::vector<double> took;
    double sum = 0;
    for (int i = 0; i < 1000; ++i) {
        const double start = now();
        const auto curve = priceCurve(product, 0.5 * product.demand().price, 1.5 * product.demand().price, 61);
        const auto change = product.change(product.demand().price, product.demand().price * (0.9 + 0.0002 * i));
        took.push_back(now() - start);
        sum += curve.back().units.mean + change.units.mean;
    }
    std::ranges::sort(took);
    std::printf(
        "one product, curves of 61 prices and one change: median %.3f ms, 99 %% within %.3f ms (checksum %.3f)\n",
        1e3 * took[500], 1e3 * took[990], sum);
}

void timeAssortment(const std::vector<const PreparedProduct*>& products)
{
    NoProgress progress;
    std::vector<double> took;
    double sum = 0;
    for (int i = 0; i < 15; ++i) {
        std::vector<double> prices;
        for (const PreparedProduct* product : products)
            prices.push_back(product->demand().price * (0.9 + 0.01 * i));
        const double start = now();
        sum += assortmentTotals(products, prices, 0, progress)->margin.mean;
        took.push_back(now() - start);
    }
    std::ranges::sort(took);
    std::printf("%zu products at new prices: median %.0f ms, slowest %.0f ms (checksum %.1f)\n", products.size(),
                1e3 * took[took.size() / 2], 1e3 * took.back(), sum);
}

void timeRules(const std::vector<const PreparedProduct*>& products)
{
    Guardrails rules;
    rules.step = {0.10, true};
    rules.marginFloor = {0.10, true};
    rules.endings = {{0, {99, 49}}};
    std::vector<PricingTask> tasks;
    for (const PreparedProduct* product : products)
        tasks.push_back({*product, rules,
                         RuleFacts{.currentMinor = std::llround(100 * product->demand().price),
                                   .costMinor = 100 * *product->demand().unitCost,
                                   .competitorMinor = {},
                                   .periodsSinceChange = {}},
                         100});
    // Every product's demand answers the prices of four others.
    std::vector<CrossElasticity> cross;
    stats::Random random(11);
    for (std::size_t i = 0; i < tasks.size(); ++i)
        for (int k = 0; k < 4; ++k)
            if (const auto other = random.below(tasks.size()); other != i)
                cross.push_back({static_cast<std::int32_t>(i), static_cast<std::int32_t>(other),
                                 -0.05 + 0.35 * random.uniform(), 0.1});
    NoProgress progress;
    const double start = now();
    const auto plan = optimiseAssortment(tasks, cross, {}, 500, 2, progress);
    const double took = now() - start;
    int broken = 0;
    for (std::size_t i = 0; i < tasks.size(); ++i)
        if (plan->choices[i] && plan->choices[i]->price.priceMinor != tasks[i].facts.currentMinor)
            broken +=
                static_cast<int>(brokenHardRules(plan->choices[i]->price.priceMinor, rules, tasks[i].facts)->size());
    std::printf(
        "%zu products under rules with %zu cross effects, %zu changes: %.2f s on two threads, margin %.2f, upper "
        "bound %.2f: %.3f %% of it (%.2f %% of the gain), %d hard rules broken\n",
        tasks.size(), cross.size(), plan->changed, took, plan->value, plan->bound, 100 * plan->value / plan->bound,
        100 * (plan->value - plan->current) / (plan->bound - plan->current), broken);
}

void timeSeason()
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
    NoProgress progress;
    const double start = now();
    const auto solved = solveSeason(season, progress);
    std::printf("season of 28 days, exact optimum %.2f in %.2f s\n", solved->value, now() - start);
}

} // namespace

int main()
{
    std::vector<PreparedProduct> products;
    const double start = now();
    for (std::uint64_t i = 0; i < 10000; ++i)
        products.push_back(productOf(i));
    std::printf("10,000 products prepared in %.0f ms\n", 1e3 * (now() - start));
    std::vector<const PreparedProduct*> all;
    for (const PreparedProduct& product : products)
        all.push_back(&product);
    timeOne(products.front());
    timeAssortment(all);
    timeRules(all);
    timeSeason();
    return 0;
}
