// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/id.h"
#include "core/result.h"
#include "workflow/inventory_plan.h"

#include <filesystem>
#include <optional>

namespace ms::workflow {

/// Makes service level, review period and the targets of classes of a scenario those of the workspace; budget, room and
/// the rest stay a what-if. Errors: as Workspace::open; InvalidInput for a number out of range.
Result<void> saveInventoryScenario(const std::filesystem::path& workspace, const InventoryScenario& scenario);

/// Room that one unit takes in a warehouse; none: no longer known. Errors: as Workspace::open; NotFound for the SKU;
/// InvalidInput below 0.001 litres or above a million.
Result<void> setProductVolume(const std::filesystem::path& workspace, const Sku& sku, std::optional<double> litres);

} // namespace ms::workflow
