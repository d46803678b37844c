// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"
#include "core/result.h"
#include "workflow/demo_plan.h"

#include <cstdint>
#include <filesystem>
#include <string>

namespace ms::workflow {

struct DemoRequest {
    std::filesystem::path workspace;
    DemoSize size;
    int threads = 0; ///< 0: one for each core; the shop does not depend on it
};

struct DemoSummary {
    std::int64_t products = 0;
    std::int64_t customers = 0;
    std::int64_t orders = 0; ///< returns included
    std::int64_t lines = 0;
    std::int64_t units = 0; ///< sold, before returns
    std::int64_t purchaseOrders = 0;
    std::int64_t events = 0;
    std::string truthFile;
    double seconds = 0;
};

/// Makes a workspace with a shop that never was: catalogue, suppliers, customers with tastes, two years of orders,
/// returns, prices, promotions, stock, purchase orders, carts. The same size and seed give the same bytes. The truths
/// behind it go to `<workspace>.truth.json` (demo_truth.h). Errors: Conflict when `workspace` is there already;
/// InvalidInput for a size out of range; Canceled; ReadWrite.
Result<DemoSummary> createDemoShop(const DemoRequest& request, Progress& progress);

struct DemoSeriesRequest {
    std::string path; ///< CSV; "-": standard output
    int series = 30490;
    int points = 1941; ///< days
    std::uint64_t seed = 1;
};

/// Writes daily demand of many products as `series_id,t,value`, without a workspace: something of a realistic size to
/// forecast. Weekly and yearly seasons, trends, half of the series with many zeros. Returns the rows.
/// Errors: InvalidInput, ReadWrite, Canceled.
Result<std::int64_t> writeDemoSeries(const DemoSeriesRequest& request, Progress& progress);

} // namespace ms::workflow
