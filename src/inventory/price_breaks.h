// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "inventory/explanation.h"
#include "inventory/types.h"

#include <optional>
#include <vector>

namespace ms::inventory {

/// What each unit of an order of `units` costs; none when the supplier's price is not known.
std::optional<double> unitCostOf(const SupplierPrices& prices, double units);

/// A larger order at a lower price, beside the order that is needed.
struct PriceBreakChoice {
    double from = 0;        ///< units from which the price counts
    double units = 0;       ///< that order, as the supplier accepts it
    double costNow = 0;     ///< of a unit of the order that is needed
    double costAtBreak = 0; ///< of a unit of the larger order
    double saved = 0;       ///< money: units · (costNow − costAtBreak)
    double held = 0;        ///< money: (units − order)/2 · (units − order)/d · rate/365.25 · costAtBreak
    [[nodiscard]] double gain() const { return saved - held; }
    [[nodiscard]] double gainAUnit() const { return gain() / units; }
};

/// The order at each price break above `order`, in their order: none where nothing sells (d = 0) or the supplier's
/// price is not known, and none at a break whose size the supplier does not accept. The units more replace orders to
/// come unit by unit, so that they are held (Q_b − Q)/2 units on average for (Q_b − Q)/d days, at the price paid.
/// Breaks are of all units. `order` > 0; `demandADay` d >= 0; `rules` with the largest order allowed. Errors: as
/// checkPrices() and roundedUnits(). Source: Silver, Pyke & Thomas (2017), Inventory and Production Management in
/// Supply Chains, ch. 4, all-units quantity discounts, without a cost of ordering.
Result<std::vector<PriceBreakChoice>> priceBreakChoices(double order, double demandADay, const SupplierPrices& prices,
                                                        const OrderRules& rules);

/// Of priceBreakChoices() the one that gains most a unit, as orders to come can take it, too; also where none gains;
/// none: there are none.
Result<std::optional<PriceBreakChoice>> bestPriceBreak(double order, double demandADay, const SupplierPrices& prices,
                                                       const OrderRules& rules);

/// The step from the term `order` to a price break, money saved less money that holding the units more costs: the
/// position of the order after it, which is `order` itself where nothing is gained. `demandADay`: a term.
std::size_t explainPriceBreak(ExplanationBuilder& why, std::size_t order, std::size_t demandADay,
                              const PriceBreakChoice& choice, double holdingRate);

/// Errors: InvalidInput, saying which number, for a price or a rate that is negative or not finite, and for breaks
/// that do not ascend from more than one unit.
Result<void> checkPrices(const SupplierPrices& prices);

} // namespace ms::inventory
