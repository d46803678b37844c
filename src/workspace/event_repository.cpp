// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/event_repository.h"

#include "workspace/guarded.h"
#include "workspace/query.h"
#include "workspace/workspace.h"

namespace ms::workspace {

EventRepository::EventRepository(Workspace& workspace) : m_connection(workspace.connection()) {}

Result<void> EventRepository::forEach(const std::function<void(const Event&)>& visit) const
{
    return guarded([&] {
        Query query(m_connection, "SELECT at, visitor, customer_id, kind, product_id, cart, value_minor FROM event "
                                  "ORDER BY at, id");
        while (query.step())
            visit({query.time(0), query.text(1), query.optionalKey<CustomerKey>(2), query.text(3),
                   query.optionalKey<ProductKey>(4), query.text(5), query.optionalInteger(6)});
    });
}

Result<void> EventRepository::add(std::span<const Event> events, std::optional<ImportKey> import)
{
    auto transaction = m_connection.begin();
    if (!transaction)
        return tl::unexpected(transaction.error());
    const auto written = guarded([&] {
        for (const Event& event : events)
            Query(m_connection,
                  "INSERT INTO event (at, visitor, customer_id, kind, product_id, cart, value_minor, import_id) "
                  "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                  event.at, event.visitor, event.customer, event.kind, event.product, event.cart, event.valueMinor,
                  import)
                .run();
    });
    if (!written)
        return written;
    return transaction->commit();
}

} // namespace ms::workspace
