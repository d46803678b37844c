// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/competitor.h"
#include "workflow/price_rules.h"

#include <span>

namespace ms::workflow {

/// All places of one product together, as of the last period.
struct ProductPriceState {
    double price = 0;                             ///< mean over places of their last price
    std::optional<double> cost;                   ///< the last one known
    std::vector<pricing::CompetitorQuote> quotes; ///< of competitors, as the rows tell them
    std::int32_t lastPeriod = 0;
    int periodsSinceChange = 0;
    std::vector<double> units;  ///< a period, oldest first
    std::vector<double> prices; ///< what the same places charged, relative to their last price, times `price`
};

/// `rows` of one product, by place and period; not empty.
ProductPriceState priceStateOf(std::span<const pricing::Observation> rows);

/// What the rules are held against, as of the last period. Errors: as pricing::competitorPrice().
Result<pricing::RuleFacts> ruleFactsOf(const ProductPriceState& state, const PriceRules& rules,
                                       const pricing::Guardrails& own);

} // namespace ms::workflow
