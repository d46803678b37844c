// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/stock_override_repository.h"

#include "workspace/guarded.h"
#include "workspace/query.h"
#include "workspace/workspace.h"

#include <cmath>

namespace ms::workspace {
namespace {

constexpr const char* columns =
    "SELECT id, product_id, kind, units, computed, last_day, reason, author, created_at, withdrawn_at "
    "FROM stock_override ";

std::vector<StockOverride> readAll(Query& query)
{
    std::vector<StockOverride> found;
    while (query.step()) {
        StockOverride& one = found.emplace_back();
        one.key = query.key<OverrideKey>(0);
        one.product = query.key<ProductKey>(1);
        one.kind = query.view(2) == "level" ? StockOverrideKind::Level : StockOverrideKind::SafetyStock;
        one.units = query.real(3);
        one.computed = query.real(4);
        one.lastDay = query.day(5);
        one.reason = query.text(6);
        one.author = query.text(7);
        one.createdAt = query.time(8);
        if (!query.null(9))
            one.withdrawnAt = query.time(9);
    }
    return found;
}

} // namespace

StockOverrideRepository::StockOverrideRepository(Workspace& workspace) : m_connection(workspace.connection()) {}

Result<void> StockOverrideRepository::add(const StockOverride& one)
{
    if (one.reason.empty() || one.author.empty())
        return failure(ErrorCode::InvalidInput, "an override needs a reason and an author");
    if (!(one.units >= 0) || !std::isfinite(one.units))
        return failure(ErrorCode::InvalidInput, "an override must be at least 0 units");
    auto transaction = m_connection.begin();
    if (!transaction)
        return tl::unexpected(transaction.error());
    const auto added = guarded([&] {
        Query(m_connection, "UPDATE stock_override SET withdrawn_at = ? WHERE product_id = ? AND withdrawn_at IS NULL",
              one.createdAt, one.product)
            .run();
        Query(m_connection,
              "INSERT INTO stock_override (product_id, kind, units, computed, last_day, reason, author, created_at) "
              "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
              one.product, one.kind == StockOverrideKind::Level ? "level" : "safety_stock", one.units, one.computed,
              one.lastDay, one.reason, one.author, one.createdAt)
            .run();
    });
    if (!added)
        return added;
    return transaction->commit();
}

Result<void> StockOverrideRepository::withdraw(ProductKey product, ShopTime at)
{
    return guarded([&]() -> Result<void> {
        if (Query(m_connection,
                  "UPDATE stock_override SET withdrawn_at = ? WHERE product_id = ? AND withdrawn_at IS NULL", at,
                  product)
                .run() == 0)
            return failure(ErrorCode::NotFound, "there is no such override, or it was withdrawn already");
        return {};
    });
}

Result<std::vector<StockOverride>> StockOverrideRepository::heldOn(Day day) const
{
    return guarded([&] {
        // A file of an older version that is open for reading has no such table, and so no overrides.
        if (!hasTable(m_connection, "stock_override"))
            return std::vector<StockOverride>();
        Query query(m_connection,
                    std::string(columns) + "WHERE withdrawn_at IS NULL AND last_day >= ? ORDER BY product_id", day);
        return readAll(query);
    });
}

Result<std::vector<StockOverride>> StockOverrideRepository::of(ProductKey product) const
{
    return guarded([&] {
        Query query(m_connection, std::string(columns) + "WHERE product_id = ? ORDER BY created_at DESC, id DESC",
                    product);
        return readAll(query);
    });
}

} // namespace ms::workspace
