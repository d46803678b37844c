// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/override_undo.h"

#include "workflow/demand_history.h"
#include "workspace/override_repository.h"
#include "workspace/product_repository.h"
#include "workspace/workspace.h"

#include <set>
#include <utility>

namespace ms::workflow {
namespace {

using workspace::DemandOverride;

Result<std::set<std::int64_t>> productsOf(workspace::Workspace& workspace, const OverrideScope& scope)
{
    const workspace::ProductRepository products(workspace);
    std::set<std::int64_t> keys;
    if (!scope.sku.text.empty()) {
        const auto product = products.bySku(scope.sku);
        if (!product)
            return tl::unexpected(product.error());
        keys.insert(product->key.value);
        return keys;
    }
    const auto read = products.forEach([&](const workspace::Product& product) {
        if (product.category == scope.category)
            keys.insert(product.key.value);
    });
    return read ? Result<std::set<std::int64_t>>(std::move(keys)) : tl::unexpected(read.error());
}

/// Takes back what holds for the scope and returns it.
Result<std::vector<DemandOverride>> takeBack(workspace::Workspace& workspace, const OverrideScope& scope, ShopTime at)
{
    const auto products = productsOf(workspace, scope);
    if (!products)
        return tl::unexpected(products.error());
    workspace::OverrideRepository repository(workspace);
    auto all =
        repository.all(products->size() == 1 ? std::optional(workspace::ProductKey{*products->begin()}) : std::nullopt);
    if (!all)
        return tl::unexpected(all.error());
    const Day week = weekOf(scope.week);
    std::vector<DemandOverride> held;
    for (DemandOverride& one : *all) {
        if (one.withdrawnAt || one.firstDay != week || !products->contains(one.product.value))
            continue;
        if (const auto done = repository.withdraw(one.key, at); !done)
            return tl::unexpected(done.error());
        held.push_back(std::move(one));
    }
    return held;
}

} // namespace

Result<std::vector<DemandOverride>> overrideInstead(const std::filesystem::path& path, const OverrideScope& scope,
                                                    const std::optional<OverrideRequest>& asked, ShopTime at)
{
    auto workspace = workspace::Workspace::open(path, workspace::OpenMode::ReadWrite);
    if (!workspace)
        return tl::unexpected(workspace.error());
    auto transaction = workspace->begin();
    if (!transaction)
        return tl::unexpected(transaction.error());
    auto held = takeBack(*workspace, scope, at);
    if (!held)
        return held;
    if (asked) {
        OverrideRequest request = *asked;
        request.at = at;
        if (const auto said = overrideDemand(*workspace, request); !said)
            return tl::unexpected(said.error());
    }
    if (const auto done = transaction->commit(); !done)
        return tl::unexpected(done.error());
    return held;
}

Result<void> restoreOverrides(const std::filesystem::path& path, const OverrideScope& scope,
                              std::span<const DemandOverride> held, ShopTime at)
{
    auto workspace = workspace::Workspace::open(path, workspace::OpenMode::ReadWrite);
    if (!workspace)
        return tl::unexpected(workspace.error());
    auto transaction = workspace->begin();
    if (!transaction)
        return tl::unexpected(transaction.error());
    if (const auto withdrawn = takeBack(*workspace, scope, at); !withdrawn)
        return tl::unexpected(withdrawn.error());
    // With the time of then: what was said at once of a category is one saying, whichever of its SKUs is restored.
    if (const auto added = workspace::OverrideRepository(*workspace).add(held); !added)
        return added;
    return transaction->commit();
}

} // namespace ms::workflow
