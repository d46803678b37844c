// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"
#include "core/result.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace ms::workflow {

struct InventoryPlanRequest {
    std::filesystem::path workspace;
    std::string outPath;                  ///< "-": standard output
    std::optional<double> leastCoverDays; ///< as InventoryScenario
    std::optional<double> mostCoverDays;  ///< as InventoryScenario
    bool leastCost = false;               ///< as InventoryScenario
};

/// Plans every SKU of a workspace as its settings and the request say and writes `sku,order,reason,why_json`, most
/// money at risk first: the units to order now (empty: it cannot be said), one sentence, and the arithmetic that gives
/// the units again (empty where there is none). The number of rows. Errors: as loadInventory, planInventory and
/// CsvFile; Canceled.
Result<std::int64_t> exportInventoryPlan(const InventoryPlanRequest& request, Progress& progress);

} // namespace ms::workflow
