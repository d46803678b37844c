// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/method_lock.h"

#include "workflow/demand_comparison.h"
#include "workflow/known_product.h"
#include "workspace/demand_lock_repository.h"
#include "workspace/product_repository.h"
#include "workspace/workspace.h"

#include <algorithm>

namespace ms::workflow {

Result<MethodLocks> MethodLocks::read(workspace::Workspace& workspace)
{
    const auto stored = workspace::DemandLockRepository(workspace).all();
    if (!stored)
        return tl::unexpected(stored.error());
    MethodLocks locks;
    for (const workspace::MethodLock& lock : *stored)
        if (lock.product)
            locks.m_byProduct.emplace(lock.product->value, Held{lock.method, false, lock.createdAt});
        else
            locks.m_byCategory.emplace(lock.category, Held{lock.method, true, lock.createdAt});
    if (locks.m_byCategory.empty())
        return locks;
    const auto read = workspace::ProductRepository(workspace).forEach([&](const workspace::Product& product) {
        if (const auto lock = locks.m_byCategory.find(product.category); lock != locks.m_byCategory.end())
            locks.m_byProduct.emplace(product.key.value, lock->second); // its own is there already
    });
    if (!read)
        return tl::unexpected(read.error());
    return locks;
}

std::optional<MethodLocks::Held> MethodLocks::ofProduct(workspace::ProductKey product) const
{
    const auto found = m_byProduct.find(product.value);
    return found == m_byProduct.end() ? std::nullopt : std::optional(found->second);
}

std::optional<std::string> MethodLocks::ofCategory(const std::string& category) const
{
    const auto found = m_byCategory.find(category);
    return found == m_byCategory.end() ? std::nullopt : std::optional(found->second.method);
}

Result<std::vector<MethodLockRequest>> readLocks(const std::filesystem::path& path)
{
    auto workspace = workspace::Workspace::open(path, workspace::OpenMode::ReadOnly);
    if (!workspace)
        return tl::unexpected(workspace.error());
    const auto stored = workspace::DemandLockRepository(*workspace).all();
    if (!stored)
        return tl::unexpected(stored.error());
    const workspace::ProductRepository products(*workspace);
    std::vector<MethodLockRequest> locks;
    for (const workspace::MethodLock& one : *stored) {
        MethodLockRequest& lock = locks.emplace_back();
        lock = {path, {}, one.category, one.method, one.author, one.createdAt};
        if (!one.product)
            continue;
        const auto product = products.byKey(*one.product);
        if (!product)
            return tl::unexpected(product.error());
        lock.sku = product->sku;
    }
    return locks;
}

Result<void> lockMethod(const MethodLockRequest& request)
{
    const std::vector<std::string> methods = comparableMethods();
    if (!request.method.empty() && std::find(methods.begin(), methods.end(), request.method) == methods.end())
        return failure(ErrorCode::NotFound,
                       "method '" + request.method + "': not known, or one that learns from all SKUs together");
    auto workspace = workspace::Workspace::open(request.workspace, workspace::OpenMode::ReadWrite);
    if (!workspace)
        return tl::unexpected(workspace.error());
    workspace::MethodLock lock{{}, request.category, request.method, request.author, request.at};
    if (!request.sku.text.empty()) {
        const auto product = workspace::ProductRepository(*workspace).bySku(request.sku);
        if (!product)
            return tl::unexpected(product.error());
        lock.product = product->key;
    } else if (!request.method.empty()) {
        if (const auto known = checkCategory(*workspace, request.category); !known)
            return known;
    }
    workspace::DemandLockRepository repository(*workspace);
    return request.method.empty() ? repository.remove(lock) : repository.save(lock);
}

} // namespace ms::workflow
