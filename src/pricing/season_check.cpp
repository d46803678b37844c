// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/season.h"

#include <algorithm>
#include <cmath>

namespace ms::pricing {

namespace {

constexpr int mostUnits = 5000;

bool finite(double value)
{
    return std::isfinite(value);
}

} // namespace

double Season::priceAt(int step) const
{
    return startPrice * std::pow(ratio, step - stepsDown);
}

double Season::meanDemand(int day, int step, int competitor) const
{
    return baseUnits * std::pow(priceAt(step) / referencePrice, elasticity) *
           std::pow(competitorPrices[static_cast<std::size_t>(competitor)] / referencePrice, crossElasticity) *
           weekdayFactors[static_cast<std::size_t>(day) % weekdayFactors.size()];
}

std::int64_t seasonStates(const Season& season)
{
    return static_cast<std::int64_t>(season.days) * (season.mostStock + 1) * season.prices() *
           static_cast<std::int64_t>(season.competitorPrices.size());
}

Result<void> checkSeason(const Season& season)
{
    const auto bad = [](const std::string& what) { return failure(ErrorCode::InvalidInput, what); };
    if (season.days < 1 || season.days > 366)
        return bad("horizon_days: 1 to 366 were expected");
    if (!(season.startPrice > 0) || !finite(season.startPrice) || !(season.ratio > 1) || !finite(season.ratio))
        return bad("prices: a start above 0 and a ratio above 1 were expected");
    if (season.stepsDown < 0 || season.stepsUp < 0 || season.prices() > 500)
        return bad("prices: at most 500 steps were expected");
    if (season.actions.empty() || season.actions.size() > 1000)
        return bad("actions: at least one was expected");
    if (season.competitorPrices.empty() || season.competitorPrices.size() > 100 ||
        std::ranges::any_of(season.competitorPrices, [](double p) { return !(p > 0) || !std::isfinite(p); }))
        return bad("competitor.prices: prices above 0 were expected");
    if (!(season.stay >= 0 && season.stay <= 1))
        return bad("competitor.stay: a probability was expected");
    if (!(season.baseUnits > 0) || season.baseUnits > 10000 || !(season.referencePrice > 0) ||
        !finite(season.elasticity) || !finite(season.crossElasticity))
        return bad(
            "demand: base_units from 0 to 10,000, a reference_price above 0 and finite elasticities were expected");
    if (season.weekdayFactors.empty() ||
        std::ranges::any_of(season.weekdayFactors, [](double f) { return !(f >= 0) || !std::isfinite(f); }))
        return bad("demand.weekday_factors: factors of 0 or more were expected");
    if (season.leastStock < 0 || season.mostStock < season.leastStock || season.mostStock > mostUnits)
        return bad("start_stock: 0 <= min <= max <= 5000 was expected");
    if (!finite(season.unitCost) || !finite(season.salvage) || !(season.holdingCost >= 0) ||
        !(season.markdownCost >= 0))
        return bad("costs: finite numbers of 0 or more were expected");
    for (const int step : {0, season.prices() - 1})
        for (int q = 0; q < static_cast<int>(season.competitorPrices.size()); ++q)
            if (!(season.meanDemand(0, step, q) < 50000))
                return bad("demand: more than 50,000 units a day at an end of the ladder");
    return {};
}

} // namespace ms::pricing
