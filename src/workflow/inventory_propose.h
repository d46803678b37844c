// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/inventory_plan.h"
#include "workflow/inventory_transfers.h"
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

/// A move that the planner chose, with the sentence that goes with it.
struct InventoryMoveWish {
    StockTransfer move;
    std::string reason;
};

/// Puts moves between locations up for approval as one batch, each with the figures that it follows from as JSON. Goods
/// are expected `daysOnTheWay` after `today`. Errors: as proposeTransfers(); InvalidInput for days below 0.
Result<ProposedBatch> proposeInventoryMoves(const std::vector<InventoryMoveWish>& chosen, int daysOnTheWay,
                                            const Proposer& proposer, Day today, Progress& progress);

/// Proposes all moves that a workspace's own plan suggests, but for those that wait or are on their way already.
/// Errors: as loadInventory(), reviewTransfers() and proposeInventoryMoves(); NotFound when there is nothing to move.
Result<ProposedBatch> proposeAllMoves(const Proposer& proposer, double leastGain, int daysOnTheWay, Progress& progress);

} // namespace ms::workflow
