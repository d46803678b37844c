// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/inventory_plan.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace ms::workflow {

/// A larger order than is needed, for the sake of its price. Money: minor units.
struct LargerOrder {
    Quantity quantity;           ///< the least at that price that the supplier accepts
    std::int64_t savedMinor = 0; ///< against buying so many units at the price of the order that is needed
    std::int64_t heldMinor = 0;  ///< what holding the units more costs until they are sold
    double gainAUnitMinor = 0;   ///< saved less held, of a unit of that order
    [[nodiscard]] std::int64_t gainMinor() const { return savedMinor - heldMinor; }
};

/// One price of a SKU's supplier. Money: minor units.
struct PriceStep {
    Quantity from; ///< units of one order from which it counts
    std::int64_t unitCostMinor = 0;
    std::optional<std::int64_t> savedMinor; ///< on a unit, against the price of a single one; none: that is not known
    std::optional<Quantity> ordered;        ///< the suggested order, where it gets that price
    std::optional<LargerOrder> larger;      ///< none: no more than is needed, or a limit or lack of demand rules it out
};

/// What the supplier of a row's SKU asks at each size of an order, smallest first: the price of a single unit, where it
/// is known, and the price breaks; empty where there are no breaks. The arithmetic of a larger order is that of
/// inventory::priceBreakChoices(). Errors: InvalidInput when the row is not of these inputs, and for what that refuses.
Result<std::vector<PriceStep>> priceSteps(const InventoryInputs& inputs, const InventoryScenario& scenario,
                                          const InventoryRow& row);

/// The step with the larger order that gains most a unit, or loses least, as the plan weighs it; none: no step has one.
const PriceStep* bestLargerOrder(const std::vector<PriceStep>& steps);

} // namespace ms::workflow
