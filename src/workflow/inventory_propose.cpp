// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/inventory_propose.h"

#include "workflow/reorder_wish.h"

namespace ms::workflow {

Result<ProposedBatch> proposeInventoryOrders(const InventoryInputs& inputs, const InventoryScenario& scenario,
                                             const std::vector<InventoryOrderWish>& chosen, const Proposer& proposer,
                                             Day today, Progress& progress)
{
    std::vector<ReorderWish> wishes;
    for (const InventoryOrderWish& one : chosen) {
        if (!one.row.suggestion || one.row.suggestion->units <= 0)
            continue;
        auto wish = reorderWish(inputs, scenario, one.row, today);
        if (!wish)
            return tl::unexpected(wish.error());
        wish->reason = one.reason;
        wishes.push_back(std::move(*wish));
    }
    return proposeReorders(proposer, wishes, progress);
}

} // namespace ms::workflow
