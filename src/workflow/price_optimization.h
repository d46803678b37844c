// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"
#include "core/result.h"

#include <cstdint>
#include <string>

namespace ms::workflow {

/// `merchant price optimize`: the best price of every product of a file under rules.
struct PriceOptimizationRequest {
    std::string observations; ///< CSV, see PriceFileKind::Observations
    std::string rules;        ///< JSON, see priceRulesHelp()
    std::string out;          ///< CSV; "-": standard output
    std::string rejects{};    ///< CSV; empty: rejected rows are only counted
    int threads = 0;
    std::uint64_t seed = 1;
};

struct PriceOptimizationSummary {
    std::int64_t rowsRead = 0;
    std::int64_t rowsRejected = 0;
    std::int64_t rowsWritten = 0;
    int changed = 0;
    int unchanged = 0;
    int refused = 0;         ///< no elasticity, no cost, contradicting rules: nothing is proposed
    double objective = 0;    ///< expected, of all products with a price, at the written prices
    double upperBound = 0;   ///< no prices within the rules are worth more, see pricing::AssortmentPlan
    double gain = 0;         ///< of the objective over the horizon, all products
    int familiesBroken = 0;  ///< neighbours whose relation a limit on changes or a missing price leaves broken
    int hardRulesBroken = 0; ///< counted again from the prices that were written
};

/// Writes product_id,current_price,price,units,revenue,margin,lo_margin,hi_margin,binding_rules,reason. A refused
/// product has no price, and the reason says why. Errors: of PricePanelReader and readPriceRules(); NotEnoughData.
Result<PriceOptimizationSummary> optimizePriceFile(const PriceOptimizationRequest& request, Progress& progress);

} // namespace ms::workflow
