// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/receipt_repository.h"

#include "workspace/guarded.h"
#include "workspace/query.h"
#include "workspace/tracked_row.h"
#include "workspace/workspace.h"

#include <algorithm>
#include <string>

namespace ms::workspace {

namespace {

/// By id; of all orders where none is named.
std::vector<Receipt> receiptsOf(Connection& connection, std::optional<PurchaseOrderKey> order)
{
    std::vector<Receipt> receipts;
    if (!hasTable(connection, "purchase_receipt"))
        return receipts; // a file of an older version that is open for reading
    Query query(connection,
                "SELECT id, purchase_order_id, product_id, day, units, act, import_id FROM purchase_receipt "
                "WHERE ?1 IS NULL OR purchase_order_id = ?1 ORDER BY id",
                order);
    while (query.step())
        receipts.push_back({query.integer(0), query.key<PurchaseOrderKey>(1), query.key<ProductKey>(2), query.day(3),
                            query.quantity(4), query.integer(5), query.optionalKey<ImportKey>(6)});
    return receipts;
}

} // namespace

bool givenUp(std::span<const Receipt> receipts, ProductKey product)
{
    return std::ranges::any_of(
        receipts, [product](const Receipt& one) { return one.product == product && one.units.units == 0; });
}

ReceiptRepository::ReceiptRepository(Workspace& workspace) : m_connection(workspace.connection()) {}

Result<std::vector<Receipt>> ReceiptRepository::of(PurchaseOrderKey order) const
{
    return guarded([&] { return receiptsOf(m_connection, order); });
}

Result<std::unordered_map<std::int64_t, std::vector<Receipt>>> ReceiptRepository::byOrder() const
{
    return guarded([&] {
        std::unordered_map<std::int64_t, std::vector<Receipt>> orders;
        for (const Receipt& one : receiptsOf(m_connection, std::nullopt))
            orders[one.order.value].push_back(one);
        return orders;
    });
}

Result<std::int64_t> ReceiptRepository::nextAct() const
{
    return guarded([&] {
        Query query(m_connection, "SELECT 1 + max((SELECT coalesce(max(act), 0) FROM purchase_receipt), "
                                  "(SELECT coalesce(max(id), 0) FROM audit))");
        query.step();
        return query.integer(0);
    });
}

Result<void> ReceiptRepository::add(const Receipt& receipt)
{
    if (receipt.units.units < 0)
        return failure(ErrorCode::InvalidInput, "a receipt cannot have fewer than 0 units");
    return guarded([&]() -> Result<void> {
        if (Query(m_connection,
                  "UPDATE purchase_order_line SET received_units = received_units + ? WHERE purchase_order_id = ? AND "
                  "product_id = ?",
                  receipt.units, receipt.order, receipt.product)
                .run() == 0)
            return failure(ErrorCode::InvalidInput, "the product with the key " +
                                                        std::to_string(receipt.product.value) +
                                                        " is not on this purchase order");
        Query(m_connection,
              "INSERT INTO purchase_receipt (purchase_order_id, product_id, day, units, act, import_id) "
              "VALUES (?, ?, ?, ?, ?, ?)",
              receipt.order, receipt.product, receipt.day, receipt.units, receipt.act, receipt.import)
            .run();
        return {};
    });
}

Result<void> ReceiptRepository::undo(PurchaseOrderKey order, std::int64_t act)
{
    const auto taken = guarded([&]() -> Result<void> {
        Query(m_connection,
              "UPDATE purchase_order_line AS l SET received_units = received_units - (SELECT coalesce(sum(r.units), 0) "
              "FROM purchase_receipt r WHERE r.purchase_order_id = l.purchase_order_id AND r.product_id = l.product_id "
              "AND r.act = ?2) WHERE l.purchase_order_id = ?1",
              order, act)
            .run();
        if (Query(m_connection, "DELETE FROM purchase_receipt WHERE purchase_order_id = ? AND act = ?", order, act)
                .run() == 0)
            return failure(ErrorCode::NotFound, "nothing was said to have come of this purchase order");
        return {};
    });
    return taken ? settle(order) : taken;
}

Result<void> ReceiptRepository::settle(PurchaseOrderKey order, std::optional<ImportKey> import)
{
    return guarded([&] {
        std::optional<Day> day;
        {
            Query query(m_connection,
                        "SELECT coalesce((SELECT max(day) FROM purchase_receipt WHERE purchase_order_id = ?1 AND "
                        "units > 0), (SELECT max(day) FROM purchase_receipt WHERE purchase_order_id = ?1)) "
                        "WHERE NOT EXISTS (SELECT 1 FROM purchase_order_line l WHERE l.purchase_order_id = ?1 AND "
                        "l.received_units < l.units AND NOT EXISTS (SELECT 1 FROM purchase_receipt r WHERE "
                        "r.purchase_order_id = ?1 AND r.product_id = l.product_id AND r.units = 0))",
                        order);
            if (query.step() && !query.null(0))
                day = query.day(0);
        }
        TrackedRow(m_connection, "purchase_order", order.value, import).set("received_day", day);
    });
}

} // namespace ms::workspace
