// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/order_repository.h"

#include "workspace/guarded.h"
#include "workspace/query.h"
#include "workspace/workspace.h"

namespace ms::workspace {
namespace {

const std::string selectOrder =
    "SELECT id, code, customer_id, location_id, ordered_at, is_return, channel FROM sales_order ";
const std::string selectLine =
    "SELECT order_id, line, product_id, units, net_minor, unit_price_minor, list_price_minor FROM order_line ";

Order orderFrom(const Query& row)
{
    Order order;
    order.key = row.key<OrderKey>(0);
    order.id = OrderId{row.text(1)};
    order.customer = row.optionalKey<CustomerKey>(2);
    order.location = row.optionalKey<LocationKey>(3);
    order.orderedAt = row.time(4);
    order.isReturn = row.boolean(5);
    order.channel = row.text(6);
    return order;
}

OrderLine lineFrom(const Query& row)
{
    return {row.key<OrderKey>(0), row.integer(1), row.key<ProductKey>(2), row.integer(3),
            row.integer(4),       row.integer(5), row.optionalInteger(6)};
}

} // namespace

OrderRepository::OrderRepository(Workspace& workspace) : m_connection(workspace.connection()) {}

Result<SalesSpan> OrderRepository::span() const
{
    return guarded([&] {
        SalesSpan span;
        Query orders(m_connection, "SELECT count(*), coalesce(sum(is_return), 0), min(ordered_at), max(ordered_at), "
                                   "(SELECT count(*) FROM order_line) FROM sales_order");
        orders.step();
        span.orders = orders.integer(0);
        span.returns = orders.integer(1);
        span.lines = orders.integer(4);
        if (span.orders > 0) {
            span.first = orders.time(2);
            span.last = orders.time(3);
        }
        return span;
    });
}

Result<KeyDictionary<OrderKey>> OrderRepository::keys() const
{
    return guarded([&] {
        KeyDictionary<OrderKey> keys;
        Query query(m_connection, "SELECT code, id FROM sales_order");
        while (query.step())
            keys.insert(query.text(0), query.key<OrderKey>(1));
        return keys;
    });
}

Result<void> OrderRepository::forEachOrder(const std::function<void(const Order&)>& visit) const
{
    return guarded([&] {
        Query query(m_connection, selectOrder + "ORDER BY id");
        while (query.step())
            visit(orderFrom(query));
    });
}

Result<void> OrderRepository::forEachLine(const std::function<void(const OrderLine&)>& visit) const
{
    return guarded([&] {
        Query query(m_connection, selectLine + "ORDER BY order_id, line");
        while (query.step())
            visit(lineFrom(query));
    });
}

Result<std::vector<OrderLine>> OrderRepository::linesOf(OrderKey order) const
{
    return guarded([&] {
        std::vector<OrderLine> lines;
        Query query(m_connection, selectLine + "WHERE order_id = ? ORDER BY line", order);
        while (query.step())
            lines.push_back(lineFrom(query));
        return lines;
    });
}

Result<std::vector<Order>> OrderRepository::ofCustomer(CustomerKey customer) const
{
    return guarded([&] {
        std::vector<Order> orders;
        Query query(m_connection, selectOrder + "WHERE customer_id = ? ORDER BY ordered_at, id", customer);
        while (query.step())
            orders.push_back(orderFrom(query));
        return orders;
    });
}

Result<std::optional<Order>> OrderRepository::byId(const OrderId& id) const
{
    return guarded([&]() -> std::optional<Order> {
        Query query(m_connection, selectOrder + "WHERE code = ?", id);
        return query.step() ? std::optional(orderFrom(query)) : std::nullopt;
    });
}

} // namespace ms::workspace
