// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <cstddef>
#include <optional>
#include <span>

namespace ms::inventory {

/// Steady demand and what an order costs. All per the same unit of time.
struct EconomicOrderInputs {
    double fixedCost = 0;   ///< per order, >= 0
    double holdingCost = 0; ///< per unit and unit of time, > 0
    double demandRate = 0;  ///< units per unit of time, > 0
};

struct EconomicOrder {
    double quantity = 0; ///< units, not rounded
    double cost = 0;     ///< per unit of time
};

struct EconomicOrderWithBackorders {
    double quantity = 0;
    double stockoutFraction = 0; ///< share of time with backorders, h/(h + p)
    double cost = 0;
};

struct DiscountedOrder {
    double quantity = 0;
    std::size_t region = 0; ///< price tier, 0-based
    double cost = 0;        ///< per unit of time, purchases included
};

enum class DiscountKind { AllUnits, Incremental };

// Errors of all: InvalidInput, naming the number that is outside its range.
// Source of all: Snyder & Shen (2019), Fundamentals of Supply Chain Theory, 2nd ed., ch. 3.

/// Q = √(2Kd/h), cost Kd/Q + hQ/2 (without purchases).
Result<EconomicOrder> economicOrder(const EconomicOrderInputs& inputs);
/// The cost of a given Q > 0.
Result<double> economicOrderCost(const EconomicOrderInputs& inputs, double quantity);
/// Planned backorders at `stockoutCost` p > 0 a unit and unit of time: Q = √(2Kd(h + p)/(hp)).
Result<EconomicOrderWithBackorders> economicOrderWithBackorders(const EconomicOrderInputs& inputs, double stockoutCost);
/// Cost of a given Q > 0 with the share `stockoutFraction` of it backordered (best share h/(h + p) when not given).
Result<EconomicOrderWithBackorders> backorderCost(const EconomicOrderInputs& inputs, double stockoutCost,
                                                  double quantity, std::optional<double> stockoutFraction);
/// Produced at `productionRate` > d: h becomes h(1 − d/rate).
Result<EconomicOrder> economicProduction(const EconomicOrderInputs& inputs, double productionRate);
/// Quantity discounts. `breakpoints[j]` is the smallest quantity of tier j (the first 0, ascending), `unitCosts[j]` its
/// price; a unit is held at `holdingCostRate` times its cost. inputs.holdingCost is not used.
Result<DiscountedOrder> discountedOrder(const EconomicOrderInputs& inputs, double holdingCostRate,
                                        std::span<const double> breakpoints, std::span<const double> unitCosts,
                                        DiscountKind kind);
/// The cost of a given Q > 0 under the same discounts.
Result<DiscountedOrder> discountedOrderCost(const EconomicOrderInputs& inputs, double holdingCostRate,
                                            std::span<const double> breakpoints, std::span<const double> unitCosts,
                                            DiscountKind kind, double quantity);

} // namespace ms::inventory
