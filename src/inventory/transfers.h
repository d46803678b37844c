// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "inventory/stock_outlook.h"

#include <cstddef>
#include <span>
#include <vector>

namespace ms::inventory {

/// One SKU at one location.
struct LocationStock {
    double position = 0;   ///< whole units that are free to be moved or sold there, >= 0
    IntervalDemand demand; ///< until goods that are bought now could be there, units
};

struct Transfer {
    std::size_t from = 0; ///< places in the stocks that were given
    std::size_t to = 0;
    double units = 0; ///< whole, > 0
};

struct TransferPlan {
    std::vector<Transfer> transfers; ///< by from, then to
    double shortBefore = 0;          ///< units of demand expected not to be met, all locations together
    double shortAfter = 0;
};

/// What to move between locations before anything is bought: the moves that take away most units expected to be short,
/// as long as a unit that is moved takes away more than `leastGain` of one. Demand is UnitDemand with the mean and
/// spread given. A unit goes from where it is least likely to be needed to where it most likely is, one after the
/// other: with convex expected shortages no other order of moves ends with less. Above 20,000 units in lots of equal
/// size. O(units · locations). Errors: InvalidInput for a position or demand that is negative or missing, or a gain
/// outside [0, 1]. Source: marginal allocation, Fox (1966), Discrete Optimization via Marginal Analysis, Management
/// Science 13(3).
Result<TransferPlan> planTransfers(std::span<const LocationStock> stocks, double leastGain);

} // namespace ms::inventory
