// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "pricing/price_endings.h"
#include "pricing/types.h"

#include <span>

namespace ms::pricing {

/// A number that a rule asks for. Hard rules are never broken; soft rules yield to hard ones and say so.
struct RuleValue {
    double value = 0;
    bool hard = true;
};

/// What a price must keep. Rules that are not set do not apply.
struct Guardrails {
    std::optional<RuleValue> step;              ///< largest change, share of the current price, in (0, 1): 0.10
    std::optional<RuleValue> floor;             ///< minor units
    std::optional<RuleValue> ceiling;           ///< minor units
    std::optional<RuleValue> marginFloor;       ///< smallest (price - cost) / price, below 1
    std::optional<RuleValue> minimumAdvertised; ///< the brand's minimum advertised price, minor units
    std::optional<RuleValue> competitorIndex;   ///< largest price / competitor price, > 0
    std::optional<RuleValue> competitorLeast;   ///< smallest price / competitor price, > 0
    int competitorMaxAge = 0;                   ///< periods after which a competitor's price is stale; 0: never
    std::optional<RuleValue> changeInterval;    ///< periods that a price must stand before it changes again
    std::optional<RuleValue> reduction; ///< announced: at least this share below the lowest prior price, in [0, 1)
    std::vector<EndingBand> endings;    ///< ascending by price; empty: any ending
    bool endingsHard = false;
};

/// What the rules are held against. Minor units of one currency.
struct RuleFacts {
    std::int64_t currentMinor = 0;         ///< > 0
    std::optional<double> costMinor;       ///< a unit; may have fractions
    std::optional<double> competitorMinor; ///< ignored outside a third to three times the current price
    std::optional<int> periodsSinceChange;
    std::optional<int> competitorAge{};             ///< periods since the competitor's price was seen
    std::optional<std::int64_t> lowestPriorMinor{}; ///< see lowestPriorPrice()
    double taxRate = 0; ///< share on top of the net price that all prices here include; costs are net
};

/// One end of what a rule allows.
struct RuleLimit {
    std::string rule;
    Bound bound = Bound::AtLeast;
    bool hard = true;
    std::int64_t limitMinor = 0;
};

/// Errors: InvalidInput, naming the rule, when a value is outside the range stated above.
Result<void> checkGuardrails(const Guardrails& rules);

/// Every limit that the rules put on the price, soft ones first, each in the order of Guardrails. A margin floor
/// without a cost, a competitor rule without a believable and fresh competitor price and a reduction without a prior
/// price give none. Errors: as checkGuardrails;
/// InvalidInput when the current price is not above 0.
Result<std::vector<RuleLimit>> ruleLimits(const Guardrails& rules, const RuleFacts& facts);

/// The price nearest to the proposal that keeps every hard rule, then as many soft rules as it can.
/// Errors: InvalidInput when hard rules contradict each other; both are named with the prices they ask for.
Result<GuardedPrice> applyGuardrails(double proposedMinor, const Guardrails& rules, const RuleFacts& facts);

/// The hard rules that a price breaks; empty when it may go to the shop. Errors: as ruleLimits.
Result<std::vector<std::string>> brokenHardRules(std::int64_t priceMinor, const Guardrails& rules,
                                                 const RuleFacts& facts);

/// Goes through a trace again from the proposal. Errors: InvalidInput when a step does not begin where the one before
/// ended or does not do what its rule says.
Result<std::int64_t> replay(std::int64_t proposedMinor, std::span<const RuleStep> trace);

} // namespace ms::pricing
