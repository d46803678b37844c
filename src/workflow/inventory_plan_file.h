// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"
#include "core/result.h"

#include <cstdint>
#include <filesystem>
#include <string>

namespace ms::workflow {

/// Plans every SKU of a workspace as its settings say and writes `sku,order,reason,why_json`, most money at risk first:
/// the units to order now (empty: it cannot be said), one sentence, and the arithmetic that gives the units again
/// (empty where there is none). The number of rows. Errors: as loadInventory, planInventory and CsvFile; Canceled.
Result<std::int64_t> exportInventoryPlan(const std::filesystem::path& workspace, const std::string& outPath,
                                         Progress& progress);

} // namespace ms::workflow
