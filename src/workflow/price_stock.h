// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/day.h"
#include "core/id.h"
#include "core/result.h"
#include "workflow/inventory_plan.h"

#include <cstdint>
#include <optional>
#include <unordered_map>

namespace ms::workflow {

/// Demand at another price as a share of what the plan expects, with its 80 % band; all >= 0.
struct DemandShift {
    double mean = 1;
    double low80 = 1;
    double high80 = 1;
};

/// What the stock of one SKU comes to when demand shifts: the order of today, when it runs out without that order, and
/// the money that it binds. Ends of bands are at the ends of the shift's band.
struct StockAtPrice {
    double orderUpToLevel = 0;             ///< units; an order is due when the position is below
    std::int64_t order = 0;                ///< units to order today
    std::int64_t orderLow80 = 0;           ///< at least
    std::int64_t orderHigh80 = 0;          ///< at most
    std::optional<double> orderCostMinor;  ///< at the price of its size; none: not known
    std::optional<double> coverDays;       ///< until what is there and on its way is sold, without an order of today;
                                           ///< none: more than ten years
    std::optional<Day> runsOut;            ///< the day of it
    double stockoutProbability = 0;        ///< until an order of the next review arrives, without an order of today
    double unitsLeft = 0;                  ///< expected at the end of the horizon, with the order of today
    std::optional<double> cashMinor;       ///< their value at cost
    std::optional<double> cashLow80Minor;  ///< at least: demand at its most
    std::optional<double> cashHigh80Minor; ///< at most
};

/// Places of the SKUs in the inputs.
std::unordered_map<Sku, std::size_t> inventoryItems(const InventoryInputs& inputs);

/// Plans one SKU as planInventory() does under the workspace's own scenario, its expected demand and the spread of it
/// times the shift. What is left follows expected demand, arrivals and the order of today day by day; sales beyond
/// stock are lost. `horizonDays` >= 1. O(days).
/// Errors: NotEnoughData when the SKU was never counted; InvalidInput as inventory::planLevels().
Result<StockAtPrice> stockUnderShift(const InventoryInputs& inputs, std::size_t item, const DemandShift& shift,
                                     int horizonDays);

} // namespace ms::workflow
