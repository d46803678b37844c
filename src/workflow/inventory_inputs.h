// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What loadInventory() keeps; only the files workflow/inventory_* look inside.
#include "inventory/stock_outlook.h"
#include "workflow/inventory_plan.h"

#include <string>
#include <vector>

namespace ms::workflow {

struct InventoryItem {
    Sku sku;
    std::string title;
    std::string category;
    std::string supplier;
    std::string demandClass; ///< as InventoryRow
    inventory::DemandOutlook demand;
    std::vector<inventory::Arrival> arrivals; ///< days after `asOf`
    inventory::LeadTime leadTimeDays;
    inventory::OrderRules rules;
    std::optional<std::int64_t> priceMinor;
    std::optional<std::int64_t> unitCostMinor;
    std::optional<std::size_t> supplierPlace; ///< in InventoryInputs::supplierMinimums
    std::optional<double> fixedSafetyStock;   ///< units, a planner's
    std::optional<double> fixedLevel;         ///< units, a planner's
    std::optional<Day> fixedUntil;
    std::string fixedReason;
    bool counted = false;
    double onHand = 0;
    double reserved = 0;
    double owed = 0;
    std::vector<double> history; ///< the last periods, oldest first
    Day historyStart{};          ///< first day of history[0]
};

struct InventoryInputs {
    InventoryHeader header;
    std::vector<InventoryItem> items;
    std::vector<double> supplierMinimums; ///< minor units, 0: none
};

/// The engine's inputs for one SKU under a scenario. `stockKnown` is false when it was never counted and nothing is
/// assumed; its stock is 0 then.
struct ScenarioInputs {
    inventory::PlanInputs plan;
    bool stockKnown = false;
    bool assumed = false;
};
ScenarioInputs underScenario(const InventoryItem& item, const InventoryScenario& scenario, Day asOf);

} // namespace ms::workflow
