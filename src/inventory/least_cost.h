// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "inventory/explanation.h"

#include <cstddef>

namespace ms::inventory {

/// What a unit of a SKU earns and costs, in any one unit of money.
struct UnitEconomics {
    double earned = 0; ///< lost when it is asked for and not there: its price less its cost, > 0
    double held = 0;   ///< cost of holding it for a review period, >= 0
};

/// The cycle service level at which one unit more in stock costs as much to hold as the sales it saves earn, so that
/// holding and lost sales together cost least: earned / (earned + held), at most 0.9999. It asks for stock that can be
/// sold a period later, as orders repeat; what spoils or goes out of fashion costs more than `held` says.
/// Source: the critical ratio, Silver, Pyke & Thomas (2017), Inventory and Production Management in Supply Chains, ch.
/// 9.2; for orders that repeat Zipkin (2000), Foundations of Inventory Management, ch. 9.
double leastCostService(const UnitEconomics& unit);

/// The same as terms; the place of "cycle_service_level", which is that number.
std::size_t explainLeastCost(ExplanationBuilder& why, const UnitEconomics& unit);

} // namespace ms::inventory
