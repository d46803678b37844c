// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/approval_queue.h"

#include "workspace/outbox_repository.h"
#include "workspace/product_repository.h"
#include "workspace/proposal_repository.h"
#include "workspace/workspace.h"

#include <unordered_map>

namespace ms::workflow {
namespace {

const Sku& skuOf(const approvals::Proposal& proposal)
{
    return std::visit([](const auto& change) -> const Sku& { return change.sku; }, proposal.change);
}

Currency currencyOf(const approvals::Proposal& proposal)
{
    if (const auto* price = std::get_if<approvals::PriceChange>(&proposal.change))
        return price->newPrice.currency;
    return std::get<approvals::Reorder>(proposal.change).unitCost.currency;
}

} // namespace

Result<std::vector<QueuedChange>> readApprovalQueue(const std::filesystem::path& path)
{
    auto workspace = workspace::Workspace::open(path, workspace::OpenMode::ReadOnly);
    if (!workspace)
        return tl::unexpected(workspace.error());
    workspace::ProposalRepository repository(*workspace);
    auto proposals = repository.all();
    if (!proposals)
        return tl::unexpected(proposals.error());
    const auto outbox = workspace::OutboxRepository(*workspace).all();
    if (!outbox)
        return tl::unexpected(outbox.error());
    std::unordered_map<std::int64_t, const workspace::OutboxRow*> rows;
    for (const workspace::OutboxRow& row : *outbox)
        rows.emplace(row.proposal, &row);
    workspace::ProductRepository products(*workspace);
    std::vector<QueuedChange> queue;
    for (approvals::Proposal& proposal : *proposals) {
        QueuedChange change;
        const auto product = products.bySku(skuOf(proposal));
        if (!product)
            return tl::unexpected(product.error());
        change.title = product->title;
        if (product->unitCostMinor)
            change.unitCost = Money{*product->unitCostMinor, currencyOf(proposal)};
        auto decision = repository.decisionOn(proposal.id);
        if (!decision)
            return tl::unexpected(decision.error());
        change.decision = std::move(*decision);
        if (const auto row = rows.find(proposal.id); row != rows.end()) {
            change.attempts = row->second->attempts;
            change.failure = row->second->failure;
            change.platformRef = row->second->platformRef;
            change.confirmedAt = row->second->confirmedAt;
        }
        change.proposal = std::move(proposal);
        queue.push_back(std::move(change));
    }
    return queue;
}

} // namespace ms::workflow
