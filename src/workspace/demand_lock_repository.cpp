// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/demand_lock_repository.h"

#include "workspace/guarded.h"
#include "workspace/query.h"
#include "workspace/workspace.h"

namespace ms::workspace {
namespace {

std::optional<std::string> categoryOf(const MethodLock& lock)
{
    return lock.product ? std::nullopt : std::optional(lock.category);
}

} // namespace

DemandLockRepository::DemandLockRepository(Workspace& workspace) : m_connection(workspace.connection()) {}

Result<void> DemandLockRepository::save(const MethodLock& lock)
{
    if (lock.author.empty() || lock.method.empty())
        return failure(ErrorCode::InvalidInput, "a locked method needs a name and an author");
    auto transaction = m_connection.begin();
    if (!transaction)
        return tl::unexpected(transaction.error());
    if (auto removed = remove(lock); !removed)
        return removed;
    const auto saved = guarded([&] {
        Query(m_connection,
              "INSERT INTO method_lock (product_id, category, method, author, created_at) VALUES (?, ?, ?, ?, ?)",
              lock.product, categoryOf(lock), lock.method, lock.author, lock.createdAt)
            .run();
    });
    return saved ? transaction->commit() : saved;
}

Result<void> DemandLockRepository::remove(const MethodLock& lock)
{
    return guarded([&] {
        Query(m_connection, "DELETE FROM method_lock WHERE product_id IS ? AND category IS ?", lock.product,
              categoryOf(lock))
            .run();
    });
}

Result<std::vector<MethodLock>> DemandLockRepository::all() const
{
    return guarded([&] {
        std::vector<MethodLock> locks;
        if (!hasTable(m_connection, "method_lock"))
            return locks;
        Query query(m_connection, "SELECT product_id, category, method, author, created_at FROM method_lock "
                                  "ORDER BY product_id, category");
        while (query.step())
            locks.push_back({query.optionalKey<ProductKey>(0), query.null(1) ? std::string() : query.text(1),
                             query.text(2), query.text(3), query.time(4)});
        return locks;
    });
}

} // namespace ms::workspace
