// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"
#include "core/result.h"

#include <cstdint>
#include <string>

namespace ms::workflow {

/// `merchant price markdown`: ladders that sell stock through to a date.
struct MarkdownFileRequest {
    std::string cases;     ///< CSV, see below
    std::string out;       ///< CSV; "-": standard output
    std::string rejects{}; ///< CSV; empty: rejected rows are only counted
};

struct MarkdownFileSummary {
    std::int64_t rowsRead = 0;
    std::int64_t rowsRejected = 0;
    std::int64_t rowsWritten = 0;
    int products = 0;
    double value = 0;     ///< expected, of all plans
    double keepValue = 0; ///< of keeping every price
};

/// One product a row: product_id,price,stock,units_per_period,elasticity and optional periods (4),lowest_price (half
/// the price),prices (6),leftover_value (0),holding_cost,markdown_cost,dispersion (1),least_periods (1),sell_through,
/// tax_rate,decimals (2: of the prices). `units_per_period` is one mean for all periods, or one for each, joined by |.
/// The ladder is `prices` prices spread evenly in ratio from the price down to the lowest. Writes
/// product_id,period,price,mean_price,units,stock_after,sold_out,from_stock: one row a period, `from_stock` the least
/// stock at its start for which the price is asked, and a last row a product with period "total": value,
/// keep_value,one_cut_value,sell_through,leftover,leftover_value in their own columns.
/// Errors: NotFound, InvalidInput of the file; ReadWrite; Canceled.
Result<MarkdownFileSummary> planMarkdownFile(const MarkdownFileRequest& request, Progress& progress);

} // namespace ms::workflow
