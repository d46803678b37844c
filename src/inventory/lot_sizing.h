// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <span>
#include <vector>

namespace ms::inventory {

/// Deterministic demand by period. Costs are one a period; a single entry stands for every period.
struct LotSizingInputs {
    std::span<const double> demand;       ///< units, each >= 0, at least one period
    std::span<const double> holdingCost;  ///< per unit at the end of a period, >= 0
    std::span<const double> fixedCost;    ///< per order, >= 0
    std::span<const double> purchaseCost; ///< per unit, >= 0; empty: the same in all periods and left out
};

struct LotSizes {
    std::vector<double> orderQuantities; ///< one a period
    double cost = 0;
};

/// The cheapest plan that meets every period's demand from stock, by dynamic programming over the last order. O(n²).
/// Errors: InvalidInput, naming the number. Source: Wagner & Whitin (1958), Management Science 5(1).
Result<LotSizes> wagnerWhitin(const LotSizingInputs& inputs);

} // namespace ms::inventory
