// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/inventory_plan.h"
#include "workflow/propose.h"

#include <string>
#include <vector>

namespace ms::workflow {

/// A suggested order that the planner chose, with the sentence that goes with it.
struct InventoryOrderWish {
    InventoryRow row;
    std::string reason;
};

/// Puts suggested orders up for approval as one batch, each with its arithmetic as JSON that evaluates to the quantity.
/// Goods are expected `today` and the lead time later. Rows without an order are left out.
/// Errors: as proposeReorders() and inventoryDetail().
Result<ProposedBatch> proposeInventoryOrders(const InventoryInputs& inputs, const InventoryScenario& scenario,
                                             const std::vector<InventoryOrderWish>& chosen, const Proposer& proposer,
                                             Day today, Progress& progress);

} // namespace ms::workflow
