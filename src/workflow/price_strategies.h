// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"
#include "core/result.h"

#include <cstdint>
#include <map>
#include <string>

namespace ms::workflow {

/// `merchant price strategies`: what each way to a price would do, side by side.
struct PriceStrategiesRequest {
    std::string observations;  ///< CSV, see PriceFileKind::Observations
    std::string rules;         ///< JSON, see priceRulesHelp(); `periods` is the horizon
    std::string out;           ///< CSV; "-": standard output
    std::string stock{};       ///< CSV product_id,stock and optional leftover_value (set: it is cleared); empty: none
    std::string environment{}; ///< JSON of the agent's season; empty: no agent
    std::string agent{};       ///< its folder
    int seasonPeriods = 52;    ///< periods in a year, as the forecasts see them: 52, 12, 7 or 1
    int threads = 0;
};

struct PriceStrategiesSummary {
    std::int64_t rowsRead = 0;
    std::int64_t rowsRejected = 0;
    std::int64_t rowsWritten = 0;
    std::map<std::string, int> advised; ///< products that each strategy had a price for
};

/// Writes product_id,strategy,current_price,price,wanted_price,gain_per_period,binding_rules,reason. A strategy without
/// a price for a product has its reason instead. Errors: of PricePanelReader, readPriceRules(), readSeason() and
/// loadPricingAgent(); NotEnoughData; Canceled.
Result<PriceStrategiesSummary> comparePriceStrategies(const PriceStrategiesRequest& request, Progress& progress);

} // namespace ms::workflow
