// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/day.h"
#include "core/result.h"
#include "workflow/inventory_plan.h"
#include "workflow/propose.h"

#include <string>

namespace ms::workflow {

/// "and 12 more to cover the days asked for, and 24 more for the lower price of a larger order"; empty where a row
/// orders what is needed alone.
std::string whyMoreThanNeeded(const InventoryRow& row);

/// The wish for the approval queue that a row's suggestion asks for: quantity, reason in one sentence, the arithmetic
/// that gives the quantity again, and the sales value at risk without it. Expected on the shelf its lead time, rounded
/// up, after `orderedOn`. Errors: InvalidInput when the row has no suggestion above 0 or is not of these inputs.
Result<ReorderWish> reorderWish(const InventoryInputs& inputs, const InventoryScenario& scenario,
                                const InventoryRow& row, Day orderedOn);

} // namespace ms::workflow
