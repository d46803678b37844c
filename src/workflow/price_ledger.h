// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/day.h"
#include "core/id.h"
#include "core/money.h"
#include "core/progress.h"
#include "core/result.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace ms::workflow {

/// One price that a SKU had: where it came from, what was foreseen, and what happened.
struct PriceEvent {
    Sku sku;
    Day day{}; ///< the first day of the price
    std::int64_t priceMinor = 0;
    std::optional<std::int64_t> beforeMinor; ///< the price before it
    std::string source;                      ///< import, pull, push
    std::optional<std::int64_t> proposal;    ///< that a push carried out
    std::string author;                      ///< of the proposal; empty: none
    std::string reason;
    std::optional<double> predictedUnits; ///< a week at the new price, as the proposal said
    std::optional<double> predictedLow;   ///< its 80 % band
    std::optional<double> predictedHigh;
    std::optional<double> unitsBefore;   ///< sold a week, mean of up to 8 whole weeks before
    std::optional<double> realisedUnits; ///< sold a week, mean of up to 8 whole weeks at this price
    int realisedWeeks = 0;
    std::optional<std::int64_t> lowestPriorMinor; ///< lowest price of the 30 days before: what a reduction counts from
};

/// How predictions and what came of them differ.
struct LedgerTotals {
    std::size_t events = 0;
    std::size_t pushed = 0;
    std::size_t judged = 0;           ///< pushed, with a prediction and a whole week since
    std::optional<double> bias;       ///< of the judged: sum of realised less predicted, share of predicted units
    std::optional<double> error;      ///< mean absolute error, share of mean predicted units
    std::optional<double> insideBand; ///< share of judged events inside the 80 % band
};

struct PriceLedger {
    std::vector<PriceEvent> events; ///< by SKU, oldest first
    LedgerTotals totals;
    Currency currency{};
};

/// Every price of the workspace, or of one SKU. Errors: as Workspace::open; NotFound (no such SKU); Canceled.
Result<PriceLedger> priceLedger(const std::filesystem::path& workspace, const std::optional<Sku>& sku,
                                Progress& progress);

/// sku,day,price,price_before,lowest_prior,source,proposal,author,reason,units_before,predicted_units,predicted_lo80,
/// predicted_hi80,realised_units,realised_weeks. Errors: as CsvFile.
Result<std::int64_t> writePriceLedger(const PriceLedger& ledger, const std::string& path);

} // namespace ms::workflow
