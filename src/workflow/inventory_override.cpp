// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/inventory_override.h"

#include "workflow/inventory_inputs.h"
#include "workflow/known_product.h"
#include "workspace/stock_override_repository.h"
#include "workspace/workspace.h"

#include <chrono>
#include <cmath>

namespace ms::workflow {

using workspace::StockOverrideKind;

Result<StockOverrideEffect> stockOverrideEffect(const InventoryInputs& inputs, const InventoryScenario& scenario,
                                                const InventoryRow& row, StockOverrideKind kind, double units)
{
    if (row.item >= inputs.items.size() || inputs.items[row.item].sku != row.sku)
        return failure(ErrorCode::InvalidInput, "sku " + row.sku.text + " is not of these inputs");
    const InventoryItem& item = inputs.items[row.item];
    auto plan = underScenario(item, scenario, inputs.header.asOf).plan;
    plan.fixedLevel.reset();
    plan.fixedSafetyStock.reset();
    const auto before = inventory::planLevels(plan);
    (kind == StockOverrideKind::Level ? plan.fixedLevel : plan.fixedSafetyStock) = units;
    const auto after = inventory::planLevels(plan);
    if (!before || !after)
        return tl::unexpected(before ? after.error() : before.error());
    StockOverrideEffect effect;
    effect.safetyStockBefore = before->safetyStock;
    effect.safetyStockAfter = after->safetyStock;
    effect.levelBefore = before->orderUpToLevel;
    effect.levelAfter = after->orderUpToLevel;
    effect.serviceBefore = inventory::coverage(before->protectedDemand, before->orderUpToLevel);
    effect.serviceAfter = inventory::coverage(after->protectedDemand, after->orderUpToLevel);
    if (item.prices.unitCost)
        effect.stockCostMinor = std::llround((effect.levelAfter - effect.levelBefore) * *item.prices.unitCost);
    return effect;
}

Result<void> overrideStock(const std::filesystem::path& path, const StockOverrideRequest& request,
                           const StockOverrideEffect& effect, ShopTime at)
{
    if (request.lastDay < std::chrono::floor<std::chrono::days>(at))
        return failure(ErrorCode::InvalidInput, "the override ends on " + toIsoText(request.lastDay) + ", in the past");
    auto known = openProduct(path, workspace::OpenMode::ReadWrite, request.sku);
    if (!known)
        return tl::unexpected(known.error());
    workspace::StockOverride one;
    one.product = known->product.key;
    one.kind = request.kind;
    one.units = request.units;
    one.computed = request.kind == StockOverrideKind::Level ? effect.levelBefore : effect.safetyStockBefore;
    one.lastDay = request.lastDay;
    one.reason = request.reason;
    one.author = request.author;
    one.createdAt = at;
    return workspace::StockOverrideRepository(known->workspace).add(one);
}

Result<void> withdrawStockOverride(const std::filesystem::path& path, const Sku& sku, ShopTime at)
{
    auto known = openProduct(path, workspace::OpenMode::ReadWrite, sku);
    if (!known)
        return tl::unexpected(known.error());
    return workspace::StockOverrideRepository(known->workspace).withdraw(known->product.key, at);
}

Result<std::vector<workspace::StockOverride>> stockOverrides(const std::filesystem::path& path, const Sku& sku)
{
    auto known = openProduct(path, workspace::OpenMode::ReadOnly, sku);
    if (!known)
        return tl::unexpected(known.error());
    return workspace::StockOverrideRepository(known->workspace).of(known->product.key);
}

} // namespace ms::workflow
