// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"
#include "core/result.h"

#include <cstdint>
#include <string>

namespace ms::workflow {

/// `merchant price elasticity`: elasticities of the products of a file.
struct ElasticityFileRequest {
    std::string observations; ///< CSV, see PriceFileKind::Observations
    std::string out;          ///< CSV; "-": standard output
    std::string rejects{};    ///< CSV; empty: rejected rows are only counted
    std::string crossOut{};   ///< CSV of the cross elasticities; empty: none
    bool crossPrices = true;
    bool shrink = true;
    bool trend = false;
    int seasonPeriods = 0; ///< periods a year, 0: no seasonal controls
    int threads = 0;
};

struct ElasticityFileSummary {
    std::int64_t rowsRead = 0;
    std::int64_t rowsRejected = 0;
    std::int64_t rowsWritten = 0;
    int ok = 0;
    int shrunk = 0;
    int notIdentifiable = 0;
};

/// Writes product_id,elasticity,std_error,lo95,hi95,observations,price_changes,status,reason,own_elasticity,method.
/// Errors: of PricePanelReader; NotEnoughData when no row is good; ReadWrite.
Result<ElasticityFileSummary> estimateElasticityFile(const ElasticityFileRequest& request, Progress& progress);

} // namespace ms::workflow
