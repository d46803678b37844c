// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/price_product_state.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace ms::workflow {

namespace {

void takeLast(double value, std::optional<double>& into)
{
    if (std::isfinite(value))
        into = value;
}

} // namespace

ProductPriceState priceStateOf(std::span<const pricing::Observation> rows)
{
    ProductPriceState state;
    std::map<std::int32_t, double> lastPrice;
    for (const pricing::Observation& row : rows) {
        lastPrice[row.location] = row.price;
        takeLast(row.cost, state.cost);
        if (std::isfinite(row.competitorPrice))
            state.quotes.push_back({std::to_string(row.location), row.period, row.competitorPrice});
    }
    for (const auto& [place, price] : lastPrice)
        state.price += price / static_cast<double>(lastPrice.size());
    struct Sum {
        double units = 0;
        double relative = 0;
        double count = 0;
    };
    std::map<std::int32_t, Sum> periods;
    std::int32_t changed = rows.front().period;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        Sum& sum = periods[rows[i].period];
        sum.units += rows[i].units;
        sum.relative += rows[i].price / lastPrice[rows[i].location];
        ++sum.count;
        if (i > 0 && rows[i].location == rows[i - 1].location &&
            std::abs(std::log(rows[i].price / rows[i - 1].price)) > 0.005)
            changed = std::max(changed, rows[i].period);
    }
    state.lastPeriod = periods.rbegin()->first;
    state.periodsSinceChange = state.lastPeriod - changed;
    for (const auto& [period, sum] : periods) {
        state.units.push_back(sum.units);
        state.prices.push_back(state.price * sum.relative / sum.count);
    }
    return state;
}

Result<pricing::RuleFacts> ruleFactsOf(const ProductPriceState& state, const PriceRules& rules,
                                       const pricing::Guardrails& own)
{
    const double minor = rules.minorPerUnit();
    pricing::CompetitorSettings settings;
    settings.use = pricing::CompetitorSettings::Use::Median;
    settings.maxAge = own.competitorMaxAge > 0 ? own.competitorMaxAge : settings.maxAge;
    const auto competitor = pricing::competitorPrice(state.quotes, state.price, state.lastPeriod, settings);
    if (!competitor)
        return tl::unexpected(competitor.error());
    pricing::RuleFacts facts;
    facts.currentMinor = std::llround(state.price * minor);
    if (state.cost)
        facts.costMinor = *state.cost * minor;
    if (competitor->price) {
        facts.competitorMinor = *competitor->price * minor;
        facts.competitorAge = competitor->age;
    }
    facts.periodsSinceChange = state.periodsSinceChange;
    facts.taxRate = rules.taxRate;
    const auto first =
        state.prices.size() - std::min(state.prices.size(), static_cast<std::size_t>(rules.priorPeriods));
    const auto lowest = std::min_element(state.prices.begin() + static_cast<std::ptrdiff_t>(first), state.prices.end());
    facts.lowestPriorMinor = static_cast<std::int64_t>(std::floor(*lowest * minor * (1 + 1e-9)));
    return facts;
}

} // namespace ms::workflow
