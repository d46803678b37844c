// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What loadInventory() keeps; only the files workflow/inventory_* look inside.
#include "inventory/stock_outlook.h"
#include "workflow/inventory_plan.h"
#include "workspace/types.h"

#include <functional>
#include <string>
#include <vector>

namespace ms::features {
struct ProductStock;
}

namespace ms::workflow {

struct KitPart {
    std::size_t item = 0; ///< place of the component in the inputs
    double units = 1;     ///< in one kit
};

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
    inventory::SupplierPrices prices;         ///< minor units
    std::optional<std::size_t> supplierPlace; ///< in InventoryInputs::supplierMinimums
    std::optional<double> fixedSafetyStock;   ///< units, a planner's
    std::optional<double> fixedLevel;         ///< units, a planner's
    std::optional<Day> fixedUntil;
    std::string fixedReason;
    std::vector<KitPart> parts;         ///< of a kit; empty: no kit
    inventory::DemandOutlook kitDemand; ///< part of `demand` that kits ask for; empty: none
    double assembled = 0;               ///< of a kit: free units that stand ready; onHand counts what can be made, too
    std::string problem;                ///< why it cannot be planned at all; empty: it can
    std::optional<double> volumeLitres;
    double belowZero = 0;            ///< units by which the count is negative
    double overdue = 0;              ///< units on order that should have come, moved back
    std::optional<Day> overdueUntil; ///< when the last of them are expected now
    double doubtful = 0;             ///< units on order that are not counted: later than deliveries ever are
    double receivedSince = 0;        ///< units on hand that came after the count
    bool usualLeadTime = false;      ///< that of the settings
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

/// Why its price, cost, stock or lead time is no plan's number: someone mistyped it, or wrote into the file. One of
/// inventory::plan_sentence; empty: all can be planned with.
std::string problemOf(const InventoryItem& item);

/// Errors: InvalidInput when the row is not of these inputs.
Result<void> checkRow(const InventoryInputs& inputs, const InventoryRow& row);

/// Whole minor units; 0 for what is beyond counting.
inline std::int64_t minorOf(double amount)
{
    return roundToMinor(amount).value_or(0);
}

/// What a unit of its stock is worth: its cost below the first price break, else its price. Minor units; none: neither
/// is known.
std::optional<double> worthOf(const InventoryItem& item);

/// Sets what a row's suggestion costs at its size.
void setSuggestionCost(InventoryRow& row, const InventoryItem& item);

/// Takes the sizes of orders that together save most money at risk within the limits. `levels` by item. Errors:
/// Canceled.
Result<void> applyLimits(InventoryPlan& plan, const InventoryInputs& inputs,
                         const std::vector<inventory::PlannedLevels>& levels, const InventoryScenario& scenario,
                         Progress& progress);

/// Lead time of a purchase order by its supplier, who need not be the product's.
using LeadTimeOf = std::function<inventory::LeadTime(std::optional<workspace::SupplierKey>)>;

/// What is overdue comes when a delivery of its supplier that is so late already comes on average; what is later than
/// the supplier's deliveries ever are is not counted on.
void addStock(InventoryItem& item, const features::ProductStock& stock, const LeadTimeOf& leadTimeOf, Day asOf);

/// Gives the components what their kits ask for beyond those that stand assembled, level by level, and the kits what
/// can be made of their components. A kit that contains itself gets a problem.
void explodeKits(InventoryInputs& inputs);

/// Errors: InvalidInput for a number out of range, saying which.
Result<void> checkScenario(const InventoryScenario& scenario);

/// Days from tomorrow until orders may go out; they are part of every lead time.
double daysToOrderDay(const InventoryScenario& scenario, Day asOf);

/// As inventory::explainPlan(); the limit that cut the order, if any, and the days that an order waits for its weekday
/// are terms with their own names.
Result<inventory::OrderQuantity> explainedOrder(const inventory::PlanInputs& plan, OrderLimit cutBy,
                                                double waitingDays);

/// The target of a class; none: that of all. Classes as InventoryRow::demandClass.
std::optional<double> classTarget(const InventoryScenario& scenario, const std::string& demandClass);

/// The engine's inputs for one SKU under a scenario. `stockKnown` is false when it was never counted and nothing is
/// assumed; its stock is 0 then.
struct ScenarioInputs {
    inventory::PlanInputs plan;
    bool stockKnown = false;
    bool assumed = false;
};
ScenarioInputs underScenario(const InventoryItem& item, const InventoryScenario& scenario, Day asOf);

/// Z·σ·√L with σ of the last periods' demand, units; none: too short a past.
std::optional<double> simpleSafetyStock(const InventoryItem& item, const inventory::PlanInputs& plan);

} // namespace ms::workflow
