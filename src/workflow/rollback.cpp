// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/rollback.h"

#include "approvals/types.h"
#include "workspace/product_repository.h"
#include "workspace/proposal_repository.h"
#include "workspace/workspace.h"

#include <nlohmann/json.hpp>

namespace ms::workflow {
namespace {

using approvals::PriceChange;

/// The wish that takes a change back. Errors: InvalidInput when it cannot be taken back, saying why.
Result<PriceWish> wishBack(workspace::Workspace& workspace, const approvals::Proposal& proposal)
{
    const auto* change = std::get_if<PriceChange>(&proposal.change);
    const std::string name = "proposal " + std::to_string(proposal.id);
    if (change == nullptr || proposal.state != approvals::State::Confirmed)
        return failure(ErrorCode::InvalidInput, name + " is not a price change that the shop has confirmed");
    const auto product = workspace::ProductRepository(workspace).bySku(change->sku);
    if (!product)
        return tl::unexpected(product.error());
    if (product->priceMinor != change->newPrice.minor)
        return failure(ErrorCode::InvalidInput, name + ": the price of sku " + change->sku.text + " changed since");
    PriceWish wish;
    wish.sku = change->sku;
    wish.price = change->oldPrice;
    wish.reason = "roll back of " + name;
    wish.explanation = nlohmann::json{{"reverts", proposal.id}}.dump();
    return wish;
}

} // namespace

Result<ProposedBatch> proposeRollback(const Proposer& proposer, const std::vector<std::int64_t>& proposals,
                                      Progress& progress)
{
    std::vector<PriceWish> wishes;
    std::vector<std::int64_t> rows;
    std::vector<RefusedWish> refused;
    {
        auto workspace = workspace::Workspace::open(proposer.workspace, workspace::OpenMode::ReadOnly);
        if (!workspace)
            return tl::unexpected(workspace.error());
        workspace::ProposalRepository repository(*workspace);
        for (std::size_t i = 0; i < proposals.size(); ++i) {
            const auto proposal = repository.byId(proposals[i]);
            if (!proposal)
                return tl::unexpected(proposal.error());
            auto wish = wishBack(*workspace, *proposal);
            if (!wish) {
                refused.push_back({static_cast<std::int64_t>(i) + 1, {}, wish.error().detail});
                continue;
            }
            wishes.push_back(std::move(*wish));
            rows.push_back(static_cast<std::int64_t>(i) + 1);
        }
    }
    ProposedBatch batch;
    if (!wishes.empty()) {
        auto proposed = proposePrices(proposer, wishes, progress);
        if (!proposed)
            return proposed;
        batch = std::move(*proposed);
        for (RefusedWish& one : batch.refused)
            one.row = rows[static_cast<std::size_t>(one.row - 1)];
    }
    batch.refused.insert(batch.refused.end(), refused.begin(), refused.end());
    return batch;
}

} // namespace ms::workflow
