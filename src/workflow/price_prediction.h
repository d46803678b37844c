// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"
#include "core/result.h"

#include <cstdint>
#include <string>

namespace ms::workflow {

/// `merchant price predict`: units at the prices of a file of scenarios.
struct PricePredictionRequest {
    std::string observations; ///< CSV, see PriceFileKind::Observations
    std::string scenarios;    ///< CSV, see PriceFileKind::Scenarios
    std::string out;          ///< CSV; "-": standard output
    std::string rejects{};    ///< CSV of the observations that could not be used; empty: only counted
    bool boosted = false;     ///< a second opinion: boosted trees instead of the two-level regression
    int threads = 0;
};

struct PricePredictionSummary {
    std::int64_t rowsRead = 0; ///< of both files
    std::int64_t rowsRejected = 0;
    std::int64_t rowsWritten = 0;
};

/// Writes the columns of the scenarios and units,lo80,hi80 (the median and the ends of the 80 % band); the three are
/// empty for a product with fewer than eight observations. Errors: of PricePanelReader, predictUnits() and
/// predictUnitsBoosted(); ReadWrite.
Result<PricePredictionSummary> predictPriceFile(const PricePredictionRequest& request, Progress& progress);

} // namespace ms::workflow
