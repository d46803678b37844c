// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/price_study.h"

#include <array>

namespace ms::workflow {

/// One SKU of a bulk what-if, over the study's horizon. Amounts in minor units.
struct BulkRow {
    std::size_t row = 0; ///< of PriceStudy::rows()
    std::int64_t priceMinor = 0;
    pricing::PriceEffect change; ///< against the current price; money in currency units
    bool kept = true;            ///< the price keeps every hard rule
};

/// How the gains of the changed SKUs are spread.
struct BulkSpread {
    std::size_t winners = 0;
    std::size_t losers = 0;
    double won = 0;                   ///< sum of the winners' gains, currency units
    double lost = 0;                  ///< sum of the losers' losses, <= 0
    std::array<double, 11> deciles{}; ///< smallest, tenths, largest gain; 0 where nothing changed
};

/// Many prices tried at once: a row a changed SKU, winners first, and what they come to.
struct BulkWhatIf {
    std::vector<BulkRow> rows;
    BulkSpread spread;  ///< gain: margin, revenue where no cost is known
    TrialTotals before; ///< over all SKUs at their current prices
    TrialTotals after;
    double neighbourGain = 0; ///< of the totals: what SKUs with unchanged prices and cross effects add to the rows' sum
    std::size_t withoutElasticity = 0; ///< that were asked for but cannot be foreseen
    std::size_t brokenRules = 0;       ///< prices that break a hard rule
};

/// Errors: InvalidInput for a price that is not above 0; Canceled.
Result<BulkWhatIf> bulkWhatIf(const PriceStudy& study, const TrialPrices& prices, Progress& progress);

/// Prices of every SKU, or of one category, moved by a share and rounded to a minor unit.
TrialPrices movedPrices(const PriceStudy& study, double share, const std::optional<std::string>& category);

/// Reads sku,price. Errors: NotFound; InvalidInput naming the row (an unknown SKU, a price that is none).
Result<TrialPrices> readTrialPrices(const PriceStudy& study, const std::string& path);

/// sku,current_price,price,units_change,revenue_change,margin_change,lo_margin,hi_margin,keeps_rules.
/// Errors: as CsvFile.
Result<std::int64_t> writeBulk(const PriceStudy& study, const BulkWhatIf& bulk, const std::string& path);

} // namespace ms::workflow
