// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/price_break_repository.h"

#include "workspace/guarded.h"
#include "workspace/query.h"
#include "workspace/tracked_row.h"
#include "workspace/workspace.h"

namespace ms::workspace {

namespace {

std::optional<std::int64_t> rowOf(Connection& connection, ProductKey product, Quantity from)
{
    Query known(connection, "SELECT id FROM price_break WHERE product_id = ? AND from_units = ?", product, from);
    return known.step() ? std::optional(known.integer(0)) : std::nullopt;
}

} // namespace

PriceBreakRepository::PriceBreakRepository(Workspace& workspace) : m_connection(workspace.connection()) {}

Result<std::vector<PriceBreakLine>> PriceBreakRepository::all() const
{
    return guarded([&] {
        std::vector<PriceBreakLine> lines;
        if (!hasTable(m_connection, "price_break"))
            return lines;
        Query query(m_connection,
                    "SELECT product_id, from_units, unit_cost_minor FROM price_break WHERE unit_cost_minor IS NOT NULL "
                    "ORDER BY product_id, from_units");
        while (query.step())
            lines.push_back({query.key<ProductKey>(0), query.quantity(1), query.integer(2)});
        return lines;
    });
}

Result<void> PriceBreakRepository::set(const PriceBreakLine& line, std::optional<ImportKey> import)
{
    if (line.from.units < 2)
        return failure(ErrorCode::InvalidInput, "a price break needs at least two units");
    if (line.unitCostMinor < 0)
        return failure(ErrorCode::InvalidInput, "a unit cost must be 0 or more");
    return guarded([&] {
        if (const auto there = rowOf(m_connection, line.product, line.from))
            TrackedRow(m_connection, "price_break", *there, import).set("unit_cost_minor", line.unitCostMinor);
        else
            Query(m_connection,
                  "INSERT INTO price_break (product_id, from_units, unit_cost_minor, import_id) VALUES (?, ?, ?, ?)",
                  line.product, line.from, line.unitCostMinor, import)
                .run();
    });
}

Result<void> PriceBreakRepository::withdraw(ProductKey product, Quantity from, std::optional<ImportKey> import)
{
    return guarded([&] {
        if (const auto there = rowOf(m_connection, product, from))
            TrackedRow(m_connection, "price_break", *there, import)
                .set("unit_cost_minor", std::optional<std::int64_t>());
    });
}

} // namespace ms::workspace
