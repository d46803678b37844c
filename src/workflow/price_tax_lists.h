// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/price_study.h"

#include <string>

namespace ms::workflow {

struct PriceListsSummary {
    std::int64_t rowsWritten = 0;
    std::int64_t withoutPrice = 0; ///< SKU and list for which no price with an allowed ending is left
    std::size_t lists = 0;         ///< of the rules, the shop's own not counted
};

/// What every price list of the shop's rules shows for each SKU, at its current price or at that of `prices`:
/// sku,list,currency,price,price_without_tax,tax_rate. The list "shop" is the shop's own. Errors: as CsvFile.
Result<PriceListsSummary> writePriceLists(const PriceStudy& study, const TrialPrices& prices, const std::string& path);

} // namespace ms::workflow
