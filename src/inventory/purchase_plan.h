// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"
#include "core/result.h"

#include <cstddef>
#include <limits>
#include <span>
#include <vector>

namespace ms::inventory {

/// One quantity that could be ordered of a SKU; ordering nothing is always possible and needs no entry.
struct PurchaseChoice {
    double units = 0;  ///< > 0, as the supplier accepts them
    double cost = 0;   ///< money, >= 0
    double volume = 0; ///< warehouse space, any unit, >= 0
    double worth = 0;  ///< money that the order is expected to save or earn, without its cost
};

struct PurchaseWish {
    std::vector<PurchaseChoice> choices; ///< at most one is taken
    std::size_t supplier = 0;            ///< into PurchaseLimits::supplierMinimum
};

struct PurchaseLimits {
    double budget = std::numeric_limits<double>::infinity(); ///< of all orders, >= 0
    double volume = std::numeric_limits<double>::infinity(); ///< of all orders, >= 0
    std::vector<double> supplierMinimum; ///< money: all orders at a supplier together are nothing or at least this;
                                         ///< a supplier beyond the end has none
};

struct PurchasePlan {
    static constexpr std::size_t nothing = static_cast<std::size_t>(-1);
    std::vector<std::size_t> taken; ///< one a wish: its choice, or `nothing`
    double worth = 0;
    double upperBound = 0; ///< no plan within the limits is worth more
    double cost = 0;
    double volume = 0;
};

/// The orders worth most under a budget, a warehouse and suppliers' minimum orders: a multiple-choice knapsack.
/// Lagrangian relaxation gives the upper bound: at a price for money and for space every SKU chooses for itself, and a
/// supplier with a minimum is joined or left out as a whole; the prices are those with the least bound. The plan starts
/// from these choices, drops suppliers below their minimum or tops them up, whichever is worth more, and fills what is
/// left by worth per price paid; then every supplier is left out or joined again where that is worth more. Up to 60
/// wishes the rest is searched (purchase_search.h), and the plan is the best there is when that ends in time. O(choices
/// · 40 for each limit in use), two limits 40², and as often as there are suppliers with a minimum.
/// Errors: InvalidInput for a negative or missing number, naming it; Canceled.
/// Source: Kellerer, Pferschy & Pisinger (2004), Knapsack Problems, ch. 11; Fisher (1981), Management Science 27(1).
Result<PurchasePlan> purchasePlan(std::span<const PurchaseWish> wishes, const PurchaseLimits& limits,
                                  Progress& progress);

} // namespace ms::inventory
