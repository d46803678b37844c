// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/outbox_repository.h"

#include "workspace/guarded.h"
#include "workspace/query.h"
#include "workspace/workspace.h"

namespace ms::workspace {
namespace {

const std::string selectRow =
    "SELECT id, proposal_id, idempotency_key, request, state, attempts, next_attempt_at, answer, "
    "failure, platform_ref, queued_at, confirmed_at FROM outbox ";

OutboxRow rowFrom(const Query& row)
{
    OutboxRow out;
    out.key = row.key<OutboxKey>(0);
    out.proposal = row.integer(1);
    out.idempotencyKey = row.text(2);
    out.request = row.text(3);
    out.state = row.text(4);
    out.attempts = static_cast<int>(row.integer(5));
    out.nextAttemptAt = row.optionalInteger(6);
    out.answer = row.text(7);
    out.failure = row.text(8);
    out.platformRef = row.text(9);
    out.queuedAt = row.integer(10);
    out.confirmedAt = row.optionalInteger(11);
    return out;
}

std::vector<OutboxRow> read(Query& query)
{
    std::vector<OutboxRow> rows;
    while (query.step())
        rows.push_back(rowFrom(query));
    return rows;
}

} // namespace

OutboxRepository::OutboxRepository(Workspace& workspace) : m_connection(workspace.connection()) {}

Result<std::vector<OutboxRow>> OutboxRepository::all() const
{
    return guarded([&] {
        Query query(m_connection, selectRow + "ORDER BY id");
        return read(query);
    });
}

Result<std::vector<OutboxRow>> OutboxRepository::undecided() const
{
    return guarded([&] {
        Query query(m_connection, selectRow + "WHERE state IN ('queued', 'sent') ORDER BY id");
        return read(query);
    });
}

Result<std::vector<OutboxRow>> OutboxRepository::due(std::string_view state, std::int64_t now) const
{
    return guarded([&] {
        Query query(m_connection,
                    selectRow + "WHERE state = ? AND (next_attempt_at IS NULL OR next_attempt_at <= ?) ORDER BY id",
                    state, now);
        return read(query);
    });
}

Result<std::optional<OutboxRow>> OutboxRepository::ofProposal(std::int64_t proposal) const
{
    return guarded([&]() -> std::optional<OutboxRow> {
        Query query(m_connection, selectRow + "WHERE proposal_id = ?", proposal);
        return query.step() ? std::optional(rowFrom(query)) : std::nullopt;
    });
}

Result<void> OutboxRepository::update(const OutboxRow& row)
{
    return guarded([&]() -> Result<void> {
        Query query(m_connection,
                    "UPDATE outbox SET state = ?, attempts = ?, next_attempt_at = ?, answer = ?, failure = ?, "
                    "platform_ref = ?, confirmed_at = ? WHERE id = ?",
                    row.state, row.attempts, row.nextAttemptAt, row.answer, row.failure, row.platformRef,
                    row.confirmedAt, row.key);
        if (query.run() == 0)
            return failure(ErrorCode::NotFound, "there is no outbox row with the key " + std::to_string(row.key.value));
        return {};
    });
}

void insertOutboxRow(Connection& connection, const OutboxRow& row)
{
    Query(
        connection,
        "INSERT INTO outbox (proposal_id, idempotency_key, request, state, attempts, next_attempt_at, answer, failure, "
        "platform_ref, queued_at, confirmed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        row.proposal, row.idempotencyKey, row.request, row.state, row.attempts, row.nextAttemptAt, row.answer,
        row.failure, row.platformRef, row.queuedAt, row.confirmedAt)
        .run();
}

} // namespace ms::workspace
