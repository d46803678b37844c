// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/purchase_order_repository.h"

#include "workspace/guarded.h"
#include "workspace/query.h"
#include "workspace/workspace.h"

namespace ms::workspace {
namespace {

/// An order's columns, then those of one of its lines: a row a line.
const std::string selectOrders =
    "SELECT o.id, o.code, o.supplier_id, o.location_id, o.ordered_day, o.expected_day, o.received_day, o.platform_ref, "
    "l.product_id, l.units, l.received_units, l.unit_cost_minor "
    "FROM purchase_order o LEFT JOIN purchase_order_line l ON l.purchase_order_id = o.id ";

PurchaseOrder orderFrom(const Query& row)
{
    PurchaseOrder order;
    order.key = row.key<PurchaseOrderKey>(0);
    order.code = row.text(1);
    order.supplier = row.optionalKey<SupplierKey>(2);
    order.location = row.optionalKey<LocationKey>(3);
    order.orderedDay = row.day(4);
    order.expectedDay = row.day(5);
    if (!row.null(6))
        order.receivedDay = row.day(6);
    order.platformRef = row.text(7);
    return order;
}

std::vector<PurchaseOrder> read(Query& query)
{
    std::vector<PurchaseOrder> orders;
    while (query.step()) {
        if (orders.empty() || orders.back().key != query.key<PurchaseOrderKey>(0))
            orders.push_back(orderFrom(query));
        if (!query.null(8))
            orders.back().lines.push_back(
                {query.key<ProductKey>(8), query.quantity(9), query.quantity(10), query.optionalInteger(11)});
    }
    return orders;
}

/// Writes down on which day came what no receipt of the order tells of yet, and that the rest will not.
void keepReceipts(Connection& connection, PurchaseOrderKey order, Day day, std::optional<ImportKey> import)
{
    Query(connection,
          "INSERT INTO purchase_receipt (purchase_order_id, product_id, day, units, import_id) "
          "SELECT ?1, product_id, ?2, received_units - told, ?3 FROM (SELECT l.product_id, l.received_units, "
          "coalesce((SELECT sum(r.units) FROM purchase_receipt r WHERE r.purchase_order_id = ?1 AND r.product_id = "
          "l.product_id), 0) AS told FROM purchase_order_line l WHERE l.purchase_order_id = ?1) "
          "WHERE received_units > told",
          order, day, import)
        .run();
    Query(connection,
          "INSERT INTO purchase_receipt (purchase_order_id, product_id, day, units, import_id) "
          "SELECT ?1, l.product_id, ?2, 0, ?3 FROM purchase_order_line l WHERE l.purchase_order_id = ?1 AND "
          "l.received_units < l.units AND NOT EXISTS (SELECT 1 FROM purchase_receipt r WHERE r.purchase_order_id = ?1 "
          "AND r.product_id = l.product_id AND r.units = 0)",
          order, day, import)
        .run();
}

} // namespace

PurchaseOrderRepository::PurchaseOrderRepository(Workspace& workspace) : m_connection(workspace.connection()) {}

Result<std::vector<PurchaseOrder>> PurchaseOrderRepository::all() const
{
    return guarded([&] {
        Query query(m_connection, selectOrders + "ORDER BY o.id, l.product_id");
        return read(query);
    });
}

Result<std::vector<PurchaseOrder>> PurchaseOrderRepository::open(Day asOf) const
{
    return guarded([&] {
        Query query(m_connection,
                    selectOrders + "WHERE o.ordered_day <= ?1 AND (o.received_day IS NULL OR o.received_day > ?1) "
                                   "ORDER BY o.expected_day, o.id, l.product_id",
                    asOf);
        return read(query);
    });
}

Result<std::optional<PurchaseOrder>> PurchaseOrderRepository::byCode(std::string_view code) const
{
    return guarded([&]() -> std::optional<PurchaseOrder> {
        Query query(m_connection, selectOrders + "WHERE o.code = ? ORDER BY l.product_id", code);
        std::vector<PurchaseOrder> orders = read(query);
        return orders.empty() ? std::nullopt : std::optional(std::move(orders.front()));
    });
}

Result<PurchaseOrderKey> PurchaseOrderRepository::add(const PurchaseOrder& order, std::optional<ImportKey> import)
{
    auto transaction = m_connection.begin();
    if (!transaction)
        return tl::unexpected(transaction.error());
    const auto key = guarded([&] {
        Query insert(
            m_connection,
            "INSERT INTO purchase_order (code, supplier_id, location_id, ordered_day, expected_day, received_day, "
            "platform_ref, import_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
            order.code, order.supplier, order.location, order.orderedDay, order.expectedDay, order.receivedDay,
            order.platformRef, import);
        insert.step();
        const auto added = insert.key<PurchaseOrderKey>(0);
        for (const PurchaseOrderLine& line : order.lines)
            Query(m_connection,
                  "INSERT INTO purchase_order_line (purchase_order_id, product_id, units, received_units, "
                  "unit_cost_minor) "
                  "VALUES (?, ?, ?, ?, ?)",
                  added, line.product, line.ordered, line.received, line.unitCostMinor)
                .run();
        if (order.receivedDay)
            keepReceipts(m_connection, added, *order.receivedDay, import);
        return added;
    });
    if (!key)
        return key;
    return transaction->commit().map([&] { return *key; });
}

Result<void> PurchaseOrderRepository::receive(PurchaseOrderKey order, Day day,
                                              const std::vector<PurchaseOrderLine>& received)
{
    auto transaction = m_connection.begin();
    if (!transaction)
        return tl::unexpected(transaction.error());
    const auto written = guarded([&]() -> Result<void> {
        if (Query(m_connection, "UPDATE purchase_order SET received_day = ? WHERE id = ?", day, order).run() == 0)
            return failure(ErrorCode::NotFound,
                           "there is no purchase order with the key " + std::to_string(order.value));
        Query(m_connection, "UPDATE purchase_order_line SET received_units = units WHERE purchase_order_id = ?", order)
            .run();
        for (const PurchaseOrderLine& line : received) {
            Query update(
                m_connection,
                "UPDATE purchase_order_line SET received_units = ? WHERE purchase_order_id = ? AND product_id = ?",
                line.received, order, line.product);
            if (update.run() == 0)
                return failure(ErrorCode::InvalidInput, "the product with the key " +
                                                            std::to_string(line.product.value) +
                                                            " is not on this purchase order");
        }
        keepReceipts(m_connection, order, day, std::nullopt);
        return {};
    });
    if (!written)
        return written;
    return transaction->commit();
}

Result<void> PurchaseOrderRepository::addLine(PurchaseOrderKey order, const PurchaseOrderLine& line, ImportKey import)
{
    return guarded([&] {
        Query(m_connection,
              "INSERT INTO purchase_order_line (purchase_order_id, product_id, units, received_units, unit_cost_minor, "
              "import_id) VALUES (?, ?, ?, 0, ?, ?)",
              order, line.product, line.ordered, line.unitCostMinor, import)
            .run();
    });
}

Result<void> PurchaseOrderRepository::setPlatformRef(PurchaseOrderKey order, std::string_view platformRef)
{
    return guarded([&] {
        Query(m_connection, "UPDATE purchase_order SET platform_ref = ? WHERE id = ?", platformRef, order).run();
    });
}

} // namespace ms::workspace
