// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/guardrails.h"
#include "pricing/simulator.h"

namespace ms::pricing {

/// What a price is chosen for: the weighted sum of expected margin, revenue and units over the horizon.
struct Objective {
    double margin = 1; ///< weight of a currency unit of margin; products without a cost are not optimised for it
    double revenue = 0;
    double units = 0;
};

/// One product that may get a new price.
struct PricingTask {
    PreparedProduct product;
    Guardrails rules;
    RuleFacts facts;
    double minorPerUnit = 100; ///< minor units in a currency unit
};

/// The price that was chosen, and the effects before and after.
struct PriceChoice {
    GuardedPrice price;
    PriceEffect current;
    PriceEffect chosen;
    double gain = 0; ///< of the objective, >= 0 unless a hard rule forces a worse price
};

/// The price with the best expected objective among those that keep every hard rule: a grid of up to 81 prices over the
/// range the rules leave (half to double the current price where they leave more), then every minor unit around the
/// best of them; each goes through applyGuardrails(), so that soft rules and endings are kept where they can be.
/// A price that gains less than a millionth of the objective stays.
/// Errors: InvalidInput when hard rules contradict each other, or margin is asked for and the cost is not known.
Result<PriceChoice> choosePrice(const PricingTask& task, const Objective& objective);

} // namespace ms::pricing
