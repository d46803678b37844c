// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/inventory_plan.h"
#include "workspace/override_types.h"

#include <filesystem>
#include <string>
#include <vector>

namespace ms::workflow {

/// A safety stock or level that a planner wants to hold against the computed one.
struct StockOverrideRequest {
    Sku sku;
    workspace::StockOverrideKind kind = workspace::StockOverrideKind::SafetyStock;
    double units = 0; ///< >= 0
    Day lastDay{};    ///< it holds to the end of this day
    std::string reason;
    std::string author;
};

/// What an override does, before it is set.
struct StockOverrideEffect {
    double safetyStockBefore = 0; ///< units, as computed
    double safetyStockAfter = 0;
    double levelBefore = 0; ///< units to order up to
    double levelAfter = 0;
    double serviceBefore = 0; ///< probability that the level covers demand until the next order's arrival
    double serviceAfter = 0;
    std::optional<std::int64_t> stockCostMinor; ///< of the units by which the stock rises; none: cost not known
};

/// Errors: InvalidInput for units below 0, a row that is not of these inputs, or a SKU that cannot be planned.
Result<StockOverrideEffect> stockOverrideEffect(const InventoryInputs& inputs, const InventoryScenario& scenario,
                                                const InventoryRow& row, workspace::StockOverrideKind kind,
                                                double units);

/// Stores it; one of the same SKU that held is withdrawn. `effect` is what it was laid over. Errors: as
/// Workspace::open; NotFound for the SKU; InvalidInput without reason or author, below 0, or over before `at`.
Result<void> overrideStock(const std::filesystem::path& workspace, const StockOverrideRequest& request,
                           const StockOverrideEffect& effect, ShopTime at);

/// Takes the override of a SKU back; it stays in the list. Errors: as Workspace::open; NotFound.
Result<void> withdrawStockOverride(const std::filesystem::path& workspace, const Sku& sku, ShopTime at);

/// All of a SKU, newest first. Errors: as Workspace::open; NotFound for the SKU.
Result<std::vector<workspace::StockOverride>> stockOverrides(const std::filesystem::path& workspace, const Sku& sku);

} // namespace ms::workflow
