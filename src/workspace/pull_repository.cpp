// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/pull_repository.h"

#include "workspace/guarded.h"
#include "workspace/query.h"
#include "workspace/workspace.h"

#include <algorithm>

namespace ms::workspace {
namespace {

std::optional<std::int64_t> orderKey(Connection& connection, const OrderId& id)
{
    Query query(connection, "SELECT id FROM sales_order WHERE code = ?", id);
    return query.step() ? std::optional(query.integer(0)) : std::nullopt;
}

std::vector<OrderLine> linesOf(Connection& connection, std::int64_t order)
{
    std::vector<OrderLine> lines;
    Query query(connection,
                "SELECT line, product_id, units, net_minor, unit_price_minor, list_price_minor FROM order_line "
                "WHERE order_id = ? ORDER BY line",
                order);
    while (query.step())
        lines.push_back({OrderKey{order}, query.integer(0), query.key<ProductKey>(1), query.integer(2),
                         query.integer(3), query.integer(4), query.optionalInteger(5)});
    return lines;
}

void addLines(Connection& connection, std::int64_t order, std::span<const OrderLine> lines, ImportKey round)
{
    for (const OrderLine& line : lines)
        Query(connection,
              "INSERT INTO order_line (order_id, line, product_id, units, net_minor, unit_price_minor, "
              "list_price_minor, import_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
              order, line.line, line.product, line.units, line.netMinor, line.unitPriceMinor, line.listPriceMinor,
              round)
            .run();
}

} // namespace

PullRepository::PullRepository(Workspace& workspace) : m_connection(workspace.connection()) {}

Result<PullProgress> PullRepository::progress(const std::string& list) const
{
    return guarded([&] {
        Query query(m_connection,
                    "SELECT under_way, cursor, since, newest, watermark, import_id FROM pull_progress WHERE list = ?",
                    list);
        if (!query.step())
            return PullProgress{};
        return PullProgress{query.boolean(0), query.text(1),    query.integer(2),
                            query.integer(3), query.integer(4), query.optionalKey<ImportKey>(5)};
    });
}

Result<void> PullRepository::saveProgress(const std::string& list, const PullProgress& progress)
{
    return guarded([&] {
        Query(m_connection,
              "INSERT INTO pull_progress (list, under_way, cursor, since, newest, watermark, import_id) "
              "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (list) DO UPDATE SET under_way = excluded.under_way, "
              "cursor = excluded.cursor, since = excluded.since, newest = excluded.newest, "
              "watermark = excluded.watermark, import_id = excluded.import_id",
              list, progress.underWay, progress.cursor, progress.since, progress.newest, progress.watermark,
              progress.import)
            .run();
    });
}

Result<ImportKey> PullRepository::beginRound(const std::string& name, ShopTime at)
{
    return guarded([&] {
        Query query(m_connection,
                    "INSERT INTO import (file_name, sha256, profile, rows_read, rows_added, rows_known, "
                    "rows_rejected, imported_at, seconds) VALUES (?, '', 'pull', 0, 0, 0, 0, ?, 0) RETURNING id",
                    name, at);
        query.step();
        const ImportKey key = query.key<ImportKey>(0);
        query.step(); // to its end, which is what keeps the row
        return key;
    });
}

Result<void> PullRepository::countPage(ImportKey round, std::int64_t rows, std::int64_t added)
{
    return guarded([&] {
        Query(m_connection,
              "UPDATE import SET rows_read = rows_read + ?, rows_added = rows_added + ?, "
              "rows_known = rows_known + ? WHERE id = ?",
              rows, added, rows - added, round)
            .run();
    });
}

Result<bool> PullRepository::putOrder(const Order& order, std::span<const OrderLine> lines, ImportKey round)
{
    return guarded([&] {
        auto key = orderKey(m_connection, order.id);
        if (!key) {
            Query add(m_connection,
                      "INSERT INTO sales_order (code, customer_id, location_id, ordered_at, is_return, channel, "
                      "import_id) VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id",
                      order.id, order.customer, order.location, order.orderedAt, order.isReturn, order.channel, round);
            add.step();
            key = add.integer(0);
            add.step();
            addLines(m_connection, *key, lines, round);
            return true;
        }
        std::vector<OrderLine> wanted(lines.begin(), lines.end());
        for (OrderLine& line : wanted)
            line.order = OrderKey{*key};
        if (linesOf(m_connection, *key) == wanted)
            return false;
        Query(m_connection, "DELETE FROM order_line WHERE order_id = ?", *key).run();
        addLines(m_connection, *key, wanted, round);
        return true;
    });
}

Result<bool> PullRepository::removeOrder(const OrderId& id)
{
    return guarded([&] {
        const auto key = orderKey(m_connection, id);
        if (!key)
            return false;
        Query(m_connection, "DELETE FROM order_line WHERE order_id = ?", *key).run();
        Query(m_connection, "DELETE FROM sales_order WHERE id = ?", *key).run();
        return true;
    });
}

Result<bool> PullRepository::putCart(const std::string& cart, std::span<const Event> items, ImportKey round)
{
    return guarded([&] {
        std::vector<Event> there;
        {
            Query query(m_connection,
                        "SELECT at, visitor, customer_id, kind, product_id, cart, value_minor FROM event "
                        "WHERE cart = ? AND kind = 'cart_add' ORDER BY id",
                        cart);
            while (query.step())
                there.push_back({query.time(0), query.text(1), query.optionalKey<CustomerKey>(2), query.text(3),
                                 query.optionalKey<ProductKey>(4), query.text(5), query.optionalInteger(6)});
        }
        if (there.size() == items.size() &&
            std::equal(there.begin(), there.end(), items.begin(), [](const Event& a, const Event& b) {
                return a.at == b.at && a.visitor == b.visitor && a.customer == b.customer && a.product == b.product &&
                       a.valueMinor == b.valueMinor;
            }))
            return false;
        Query(m_connection, "DELETE FROM event WHERE cart = ? AND kind = 'cart_add'", cart).run();
        for (const Event& item : items)
            Query(m_connection,
                  "INSERT INTO event (at, visitor, customer_id, kind, product_id, cart, value_minor, import_id) "
                  "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                  item.at, item.visitor, item.customer, item.kind, item.product, item.cart, item.valueMinor, round)
                .run();
        return true;
    });
}

} // namespace ms::workspace
