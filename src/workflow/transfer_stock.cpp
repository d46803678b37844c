// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/transfer_stock.h"

#include "approvals/refusal_sentences.h"
#include "features/stock.h"
#include "workspace/location_repository.h"
#include "workspace/product_repository.h"

#include <algorithm>
#include <unordered_map>

namespace ms::workflow {

Result<TransferStock> TransferStock::read(workspace::Workspace& workspace, const std::set<LocationId>& from, Day asOf)
{
    TransferStock free;
    if (from.empty())
        return free;
    std::unordered_map<std::int64_t, std::string> skus;
    const auto read = workspace::ProductRepository(workspace).forEach(
        [&](const workspace::Product& product) { skus.emplace(product.key.value, product.sku.text); });
    if (!read)
        return tl::unexpected(read.error());
    const auto locations = workspace::LocationRepository(workspace).all();
    if (!locations)
        return tl::unexpected(locations.error());
    for (const auto& location : *locations) {
        if (!from.contains(location.id))
            continue;
        const auto stock = features::stockOnHand(workspace, asOf, location.key, features::OrdersSince::Counted);
        if (!stock)
            return tl::unexpected(stock.error());
        for (const auto& one : *stock) {
            if (const auto sku = skus.find(one.product.value); one.counted && sku != skus.end())
                free.m_free[{location.id.text, sku->second}] =
                    std::max<std::int64_t>(0, one.onHand.units - one.reserved.units - one.backorders.units);
        }
    }
    return free;
}

Result<void> TransferStock::take(const approvals::Transfer& transfer)
{
    const auto found = m_free.find({transfer.from.text, transfer.sku.text});
    const std::int64_t free = found == m_free.end() ? 0 : found->second;
    if (transfer.quantity.units > free)
        return approvals::refusedSku(
            ErrorCode::InvalidInput, transfer.sku,
            approvals::refusal_sentence::notFree.with(
                {std::to_string(transfer.quantity.units), transfer.from.text, std::to_string(free)}));
    found->second -= transfer.quantity.units;
    return {};
}

} // namespace ms::workflow
