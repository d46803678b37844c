// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/schedule_repository.h"

#include "workspace/guarded.h"
#include "workspace/query.h"
#include "workspace/workspace.h"

namespace ms::workspace {
namespace {

std::optional<ShopTime> timeAt(const Query& row, int column)
{
    return row.null(column) ? std::nullopt : std::optional(row.time(column));
}

} // namespace

ScheduleRepository::ScheduleRepository(Workspace& workspace) : m_connection(workspace.connection()) {}

Result<void> ScheduleRepository::add(std::int64_t proposal, const Schedule& schedule)
{
    return guarded([&] {
        Query(m_connection, "INSERT INTO proposal_schedule (proposal_id, starts_at, ends_at) VALUES (?, ?, ?)",
              proposal, schedule.startsAt, schedule.endsAt)
            .run();
    });
}

Result<std::unordered_map<std::int64_t, Schedule>> ScheduleRepository::all() const
{
    return guarded([&] {
        std::unordered_map<std::int64_t, Schedule> schedules;
        Query query(m_connection, "SELECT proposal_id, starts_at, ends_at FROM proposal_schedule");
        while (query.step())
            schedules.emplace(query.integer(0), Schedule{timeAt(query, 1), timeAt(query, 2)});
        return schedules;
    });
}

Result<std::vector<std::int64_t>> ScheduleRepository::ended(ShopTime now) const
{
    return guarded([&] {
        std::vector<std::int64_t> ids;
        Query query(m_connection,
                    "SELECT s.proposal_id FROM proposal_schedule s JOIN proposal p ON p.id = s.proposal_id "
                    "WHERE p.state = 'confirmed' AND s.ends_at <= ? AND (s.reverted_by IS NULL OR EXISTS "
                    "(SELECT 1 FROM proposal d WHERE d.id = s.reverted_by AND d.state = 'expired')) AND NOT EXISTS "
                    "(SELECT 1 FROM proposal r WHERE r.state IN ('queued', 'sent') AND json_valid(r.explanation) "
                    "AND r.explanation ->> '$.reverts' = s.proposal_id) ORDER BY s.proposal_id",
                    now);
        while (query.step())
            ids.push_back(query.integer(0));
        return ids;
    });
}

Result<void> ScheduleRepository::setRevertedBy(std::int64_t proposal, std::int64_t revert)
{
    return guarded([&] {
        Query(m_connection, "UPDATE proposal_schedule SET reverted_by = ? WHERE proposal_id = ?", revert, proposal)
            .run();
    });
}

} // namespace ms::workspace
