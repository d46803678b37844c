// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/demand_event_repository.h"

#include "workspace/guarded.h"
#include "workspace/query.h"
#include "workspace/workspace.h"

#include <cmath>

namespace ms::workspace {
namespace {

Result<void> check(const DemandEvent& event)
{
    if (event.name.empty() || event.name == "price" || event.name == "promotion" || event.name == "feature")
        return failure(ErrorCode::InvalidInput,
                       "an event needs a name of its own, and not '" + event.name + "', as other causes are called");
    if (!(event.days.first < event.days.last))
        return failure(ErrorCode::InvalidInput, "an event needs at least one day, and ends after it begins");
    if (!(event.amount > 0) || !std::isfinite(event.amount))
        return failure(ErrorCode::InvalidInput,
                       "amount " + std::to_string(event.amount) + " of an event, expected a number above 0");
    return {};
}

} // namespace

DemandEventRepository::DemandEventRepository(Workspace& workspace) : m_connection(workspace.connection()) {}

Result<DemandEventKey> DemandEventRepository::add(const DemandEvent& event)
{
    if (auto good = check(event); !good)
        return tl::unexpected(good.error());
    return guarded([&] {
        Query insert(m_connection,
                     "INSERT INTO demand_event (name, first_day, last_day, amount, category, created_at) "
                     "VALUES (?, ?, ?, ?, ?, ?) RETURNING id",
                     event.name, event.days.first, event.days.last, event.amount, event.category, event.createdAt);
        insert.step();
        return insert.key<DemandEventKey>(0);
    });
}

Result<void> DemandEventRepository::remove(DemandEventKey key)
{
    return guarded([&]() -> Result<void> {
        if (Query(m_connection, "DELETE FROM demand_event WHERE id = ?", key).run() == 0)
            return failure(ErrorCode::NotFound, "event " + std::to_string(key.value) + " is not there");
        return {};
    });
}

Result<std::vector<DemandEvent>> DemandEventRepository::all() const
{
    return guarded([&] {
        std::vector<DemandEvent> events;
        if (!hasTable(m_connection, "demand_event"))
            return events;
        Query query(m_connection,
                    "SELECT id, name, first_day, last_day, amount, category, created_at FROM demand_event "
                    "ORDER BY name, first_day, id");
        while (query.step())
            events.push_back({query.key<DemandEventKey>(0),
                              query.text(1),
                              {query.day(2), query.day(3)},
                              query.real(4),
                              query.text(5),
                              query.time(6)});
        return events;
    });
}

} // namespace ms::workspace
