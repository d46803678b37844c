// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/agent.h"
#include "pricing/optimise.h"

#include <memory>
#include <string_view>

namespace ms::pricing {

/// What every strategy is told about one product.
struct StrategyInput {
    std::vector<double> units;         ///< a period, oldest first, SKU base units; NaN: not known
    std::vector<double> prices;        ///< paid in the same periods, currency units; NaN: none sold
    std::vector<double> expectedUnits; ///< a period to come at the current price, from a forecast; empty: none made
    double price = 0;                  ///< current, currency units, > 0
    double elasticity = notKnown;
    double elasticityStdError = 0;
    std::optional<double> unitCost;
    std::optional<double> stock; ///< on hand
    std::optional<double> competitorPrice;
    std::optional<double>
        leftoverValue; ///< set: stock is cleared by the last expected period, a unit left is worth this
    Guardrails rules;
    RuleFacts facts;
    double minorPerUnit = 100;
};

/// The price one strategy would like, already within the rules.
struct StrategyAdvice {
    GuardedPrice price;
    double wanted = 0;      ///< before the rules, currency units
    double gain = notKnown; ///< expected margin a period against the current price; NaN: the strategy cannot say
    std::string reason;     ///< one sentence a person can read
};

/// One way to a price. It proposes, and never pushes.
class PricingStrategy {
public:
    virtual ~PricingStrategy() = default;
    [[nodiscard]] virtual std::string_view name() const = 0;
    /// Errors: NotEnoughData with the reason why this strategy has nothing to say; InvalidInput for contradicting rules
    /// or numbers outside their ranges; Canceled.
    virtual Result<StrategyAdvice> advise(const StrategyInput& input, Progress& progress) const = 0;
};

/// Rule-based, "regression": margin of past periods = a + b p + c p², least squares; the price where it peaks, within
/// the range of prices that were asked. At least 8 periods, three different prices and a unit cost.
std::unique_ptr<PricingStrategy> marginRegressionStrategy();

/// "time-series": the best price for the demand that a seasonal forecast expects; with a leftover value the first step
/// of the markdown ladder that clears the stock (planMarkdown(), ten prices down to half).
std::unique_ptr<PricingStrategy> seasonalDemandStrategy();

/// "agent": the move that a trained agent makes on day 0 of its season. Prices, stock and competitor of the input go to
/// the nearest state that the season has; prices scale with the season's start price.
std::unique_ptr<PricingStrategy> agentStrategy(const Season& season, AgentPolicy policy);

} // namespace ms::pricing
