// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/price_study.h"

namespace ms::workflow {

struct PriceSuggestionsSummary {
    std::int64_t rowsWritten = 0;
    int own = 0;      ///< elasticity from the product's own history
    int shrunk = 0;   ///< drawn towards its category
    int category = 0; ///< its category's only: no suggestion
    int none = 0;
    int suggestions = 0;
    double gainMinor = 0; ///< expected a week, all suggestions
};

/// Writes the rows of a study: sku,price,cost,elasticity,std_error,elasticity_source,units_per_week,suggestion,
/// gain_per_week,note; amounts in currency units. Errors: as CsvFile.
Result<PriceSuggestionsSummary> writePriceSuggestions(const PriceStudy& study, const std::string& path);

/// "own", "shrunk", "category", "none".
const char* sourceName(ElasticitySource source);

} // namespace ms::workflow
