// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "inventory/purchase_plan.h"

#include <cstddef>
#include <span>
#include <vector>

namespace ms::inventory {

/// Looks through all plans, those first that are worth most at `moneyPrice` and `spacePrice` (what a unit of money and
/// of space cost beside themselves, >= 0), and leaves out those that cannot be worth more than the best so far: their
/// worth and, at these prices, that of the free choices of the rest and of what is left of the limits. `taken` is a
/// plan within the limits, one choice a wish or PurchasePlan::nothing, and becomes the best one found. True when no
/// plan was left unlooked at, so that it is the best there is; false when `steps` were not enough,
/// or `progress` was canceled.
/// Source: Land & Doig (1960), Econometrica 28(3), with Lagrangian bounds: Fisher (1981), Management Science 27(1).
bool searchPurchases(std::span<const PurchaseWish> wishes, const PurchaseLimits& limits, double moneyPrice,
                     double spacePrice, std::size_t steps, std::vector<std::size_t>& taken, const Progress& progress);

} // namespace ms::inventory
