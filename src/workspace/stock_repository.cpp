// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/stock_repository.h"

#include "workspace/guarded.h"
#include "workspace/query.h"
#include "workspace/tracked_row.h"
#include "workspace/workspace.h"

namespace ms::workspace {
namespace {

const std::string selectStock =
    "SELECT product_id, location_id, day, on_hand, reserved, backorders FROM stock_position ";

StockPosition stockFrom(const Query& row)
{
    return {row.key<ProductKey>(0), row.key<LocationKey>(1), row.day(2),
            row.quantity(3),        row.quantity(4),         row.quantity(5)};
}

} // namespace

StockRepository::StockRepository(Workspace& workspace) : m_connection(workspace.connection()) {}

Result<std::vector<StockPosition>> StockRepository::latest(Day asOf) const
{
    return guarded([&] {
        std::vector<StockPosition> positions;
        // SQLite takes the other columns from the row that has the maximum.
        Query query(m_connection,
                    "SELECT product_id, location_id, max(day), on_hand, reserved, backorders FROM stock_position "
                    "WHERE day <= ? GROUP BY product_id, location_id ORDER BY product_id, location_id",
                    asOf);
        while (query.step())
            positions.push_back(stockFrom(query));
        return positions;
    });
}

Result<std::vector<StockPosition>> StockRepository::historyOf(ProductKey product) const
{
    return guarded([&] {
        std::vector<StockPosition> positions;
        Query query(m_connection, selectStock + "WHERE product_id = ? ORDER BY day, location_id", product);
        while (query.step())
            positions.push_back(stockFrom(query));
        return positions;
    });
}

Result<void> StockRepository::forEach(const std::function<void(const StockPosition&)>& visit) const
{
    return guarded([&] {
        Query query(m_connection, selectStock + "ORDER BY product_id, location_id, day");
        while (query.step())
            visit(stockFrom(query));
    });
}

Result<void> StockRepository::set(const StockPosition& position, std::optional<ImportKey> import)
{
    return guarded([&] {
        std::int64_t there = 0;
        {
            Query query(m_connection,
                        "SELECT id FROM stock_position WHERE product_id = ? AND location_id = ? AND day = ?",
                        position.product, position.location, position.day);
            if (query.step())
                there = query.integer(0);
        }
        if (there != 0) {
            TrackedRow(m_connection, "stock_position", there, import)
                .set("on_hand", position.onHand)
                .set("reserved", position.reserved)
                .set("backorders", position.backorders);
            return;
        }
        Query(m_connection,
              "INSERT INTO stock_position (product_id, location_id, day, on_hand, reserved, backorders, import_id) "
              "VALUES (?, ?, ?, ?, ?, ?, ?)",
              position.product, position.location, position.day, position.onHand, position.reserved,
              position.backorders, import)
            .run();
    });
}

} // namespace ms::workspace
