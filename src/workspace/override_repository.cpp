// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/override_repository.h"

#include "workspace/guarded.h"
#include "workspace/query.h"
#include "workspace/workspace.h"

#include <array>
#include <cmath>
#include <string_view>
#include <utility>

namespace ms::workspace {
namespace {

constexpr std::array<std::pair<OverrideKind, const char*>, 3> kindNames{
    {{OverrideKind::Value, "value"}, {OverrideKind::Percent, "percent"}, {OverrideKind::Increment, "increment"}}};

const char* nameOf(OverrideKind kind)
{
    for (const auto& [value, name] : kindNames)
        if (value == kind)
            return name;
    return "value";
}

OverrideKind kindOf(std::string_view text)
{
    for (const auto& [value, name] : kindNames)
        if (text == name)
            return value;
    return OverrideKind::Value;
}

Result<void> check(const DemandOverride& one)
{
    if (one.reason.empty() || one.author.empty())
        return failure(ErrorCode::InvalidInput, "an override needs a reason and an author");
    if (!(one.value >= 0) || !std::isfinite(one.value))
        return failure(ErrorCode::InvalidInput,
                       "an override to " + std::to_string(one.value) + " units: demand cannot be less than nothing");
    return {};
}

} // namespace

OverrideRepository::OverrideRepository(Workspace& workspace) : m_connection(workspace.connection()) {}

Result<void> OverrideRepository::add(std::span<const DemandOverride> overrides)
{
    for (const DemandOverride& one : overrides)
        if (auto good = check(one); !good)
            return good;
    auto transaction = m_connection.begin();
    if (!transaction)
        return tl::unexpected(transaction.error());
    const auto added = guarded([&] {
        for (const DemandOverride& one : overrides) {
            Query(m_connection,
                  "UPDATE demand_override SET withdrawn_at = ? WHERE product_id = ? AND first_day = ? AND "
                  "withdrawn_at IS NULL",
                  one.createdAt, one.product, one.firstDay)
                .run();
            Query(m_connection,
                  "INSERT INTO demand_override (product_id, first_day, kind, amount, baseline, value, reason, author, "
                  "category, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                  one.product, one.firstDay, nameOf(one.kind), one.amount, one.baseline, one.value, one.reason,
                  one.author, one.category, one.createdAt)
                .run();
        }
    });
    if (!added)
        return added;
    return transaction->commit();
}

Result<void> OverrideRepository::withdraw(OverrideKey key, ShopTime at)
{
    return guarded([&]() -> Result<void> {
        if (Query(m_connection, "UPDATE demand_override SET withdrawn_at = ? WHERE id = ? AND withdrawn_at IS NULL", at,
                  key)
                .run() == 0)
            return failure(ErrorCode::NotFound, "there is no such override, or it was withdrawn already");
        return {};
    });
}

Result<std::vector<DemandOverride>> OverrideRepository::all(std::optional<ProductKey> product) const
{
    return guarded([&] {
        std::vector<DemandOverride> found;
        const std::string category =
            hasColumn(m_connection, "demand_override", "category") ? "category" : "nullif(level, 'sku')";
        Query query(m_connection,
                    "SELECT id, product_id, first_day, kind, amount, baseline, value, reason, author, " + category +
                        ", created_at, withdrawn_at FROM demand_override WHERE ?1 IS NULL OR product_id = ?1 "
                        "ORDER BY product_id, first_day, created_at, id",
                    product);
        while (query.step()) {
            DemandOverride& one = found.emplace_back();
            one.key = query.key<OverrideKey>(0);
            one.product = query.key<ProductKey>(1);
            one.firstDay = query.day(2);
            one.kind = kindOf(query.view(3));
            one.amount = query.real(4);
            one.baseline = query.real(5);
            one.value = query.real(6);
            one.reason = query.text(7);
            one.author = query.text(8);
            if (!query.null(9))
                one.category = query.text(9);
            one.createdAt = query.time(10);
            if (!query.null(11))
                one.withdrawnAt = query.time(11);
        }
        return found;
    });
}

} // namespace ms::workspace
