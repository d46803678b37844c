// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/transfer_repository.h"

#include "workspace/guarded.h"
#include "workspace/query.h"
#include "workspace/workspace.h"

#include <string>

namespace ms::workspace {

TransferRepository::TransferRepository(Workspace& workspace) : m_connection(workspace.connection()) {}

Result<std::unordered_map<std::int64_t, TransferJourney>> TransferRepository::all() const
{
    return guarded([&] {
        std::unordered_map<std::int64_t, TransferJourney> journeys;
        if (!hasTable(m_connection, "transfer_journey"))
            return journeys;
        Query query(m_connection, "SELECT proposal_id, left_day, arrived_day FROM transfer_journey");
        while (query.step())
            journeys.emplace(query.integer(0),
                             TransferJourney{query.day(1), query.null(2) ? std::nullopt : std::optional(query.day(2))});
        return journeys;
    });
}

Result<void> TransferRepository::leave(std::int64_t proposal, Day day)
{
    return guarded([&]() -> Result<void> {
        if (Query(m_connection, "INSERT OR IGNORE INTO transfer_journey (proposal_id, left_day) VALUES (?, ?)",
                  proposal, day)
                .run() == 0)
            return failure(ErrorCode::Conflict, "transfer " + std::to_string(proposal) + " left already");
        return {};
    });
}

Result<void> TransferRepository::arrive(std::int64_t proposal, Day day)
{
    return guarded([&]() -> Result<void> {
        if (Query(m_connection,
                  "UPDATE transfer_journey SET arrived_day = ?1 WHERE proposal_id = ?2 AND arrived_day IS NULL AND "
                  "left_day <= ?1",
                  day, proposal)
                .run() == 0)
            return failure(ErrorCode::Conflict, "transfer " + std::to_string(proposal) +
                                                    " is not on its way, or left after the day of its arrival");
        return {};
    });
}

} // namespace ms::workspace
