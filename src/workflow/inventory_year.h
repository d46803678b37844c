// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stats/normal.h"
#include "workflow/inventory_plan.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace ms::workflow {

/// A way to order, simulated beside the others.
enum class StockRule {
    Plan,   ///< as the plan: at each review up to the level
    AnyDay, ///< whenever the position is at or below a reorder point that covers lead time and a day with the same
            ///< service, as much as a review period's demand
    SimpleFormula ///< as the plan, but with Z·σ·√L of past demand as safety stock
};

struct YearSettings {
    int weeks = 52;  ///< of each year, 1 to 520
    int paths = 200; ///< years a SKU and rule, 1 to 100,000
    std::uint64_t seed = 1;
    int threads = 0;         ///< 0: one for each core; the result does not depend on it
    bool backorders = false; ///< demand that is not met waits; else it is lost
};

/// Mean over the years, with its standard error.
struct YearMean {
    double mean = 0;
    double stdError = 0;
    /// The mean lies this far to either side at 95 %.
    [[nodiscard]] double halfWidth95() const { return stats::halfWidth95(stdError); }
};

/// One SKU under one rule. Units.
struct SkuYear {
    Sku sku;
    StockRule rule = StockRule::Plan;
    double demandADay = 0;
    double demandStdDev = 0;  ///< of a day: that of the forecast error over lead time and review, spread evenly
    double level = 0;         ///< ordered up to; of AnyDay the reorder point
    double orderQuantity = 0; ///< of AnyDay, as the supplier accepts it
    double promised = 0;      ///< cycle service level
    double daysInStock = 0;   ///< share of days without unmet demand
    YearMean fillRate;        ///< share of units met from the shelf
    YearMean onHand;          ///< at a day's end
    double ordersAYear = 0;   ///< of 365.25 days
    double unitsShortAYear = 0;
    double smallestOrder = 0; ///< what the supplier accepts and the cover allows, of one unit; 0: cover allows none
    double unitsAnOrder = 0;  ///< mean size; 0: none in all years
};

/// All SKUs together under one rule.
struct RuleYear {
    StockRule rule = StockRule::Plan;
    YearMean fillRate;         ///< of all units
    double daysInStock = 0;    ///< of all SKUs' days
    YearMean onHand;           ///< units
    YearMean stockMinor;       ///< at cost, else at price; minor units
    double ordersAYear = 0;    ///< lines
    double lostMinorAYear = 0; ///< units short at the selling price
};

struct ShopYear {
    std::vector<RuleYear> rules;       ///< by StockRule
    std::vector<SkuYear> skus;         ///< one for each SKU and rule, rule by rule
    std::int64_t planned = 0;          ///< SKUs that were simulated
    std::int64_t leftOut = 0;          ///< that cannot be planned; kits count with their components
    std::vector<std::string> problems; ///< why, a sentence for each of those, naming it
    YearSettings settings;
};

/// What a year would be like: every SKU that can be planned is sold by chance around its expected demand, day by day,
/// and ordered by each rule. All rules meet the same demand, and size orders as the plan does: days of cover, full
/// packs, the smallest order, price breaks. A year begins full, between two orders at any stage, and is counted from
/// its first order on. Lead times have the gamma distribution of their mean and spread, one for each year. Budget,
/// room, suppliers' minimums and the scenario's order day, which makes the first order wait, are left out. Errors:
/// InvalidInput for settings or a scenario out of range; Canceled.
Result<ShopYear> simulateYear(const InventoryInputs& inputs, const InventoryScenario& scenario,
                              const YearSettings& settings, Progress& progress);

/// The same for a workspace as it plans by itself, written as
/// `sku,policy,demand_a_day,demand_sd,level,order_quantity,promised,days_in_stock,fill_rate,fill_rate_se,
/// average_on_hand,average_on_hand_se,orders_a_year,short_a_year,smallest_order,units_an_order`; policy is `plan`,
/// `any_day` or `simple_formula`. Errors: as loadInventory(), simulateYear() and of writing.
Result<ShopYear> exportYear(const std::filesystem::path& workspace, const YearSettings& settings,
                            const std::string& outPath, Progress& progress);

/// As in the file.
std::string_view nameOf(StockRule rule);

} // namespace ms::workflow
