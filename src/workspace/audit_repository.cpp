// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/audit_repository.h"

#include "workspace/guarded.h"
#include "workspace/query.h"
#include "workspace/workspace.h"

namespace ms::workspace {
namespace {

const std::string selectEntry = "SELECT id, at, actor, action, subject, detail, previous, hash FROM audit ";

AuditEntry entryFrom(const Query& row)
{
    return {row.integer(0), row.integer(1), row.text(2), row.text(3),
            row.text(4),    row.text(5),    row.text(6), row.text(7)};
}

} // namespace

AuditRepository::AuditRepository(Workspace& workspace) : m_connection(workspace.connection()) {}

Result<std::optional<AuditEntry>> AuditRepository::last() const
{
    return guarded([&]() -> std::optional<AuditEntry> {
        Query query(m_connection, selectEntry + "ORDER BY id DESC LIMIT 1");
        return query.step() ? std::optional(entryFrom(query)) : std::nullopt;
    });
}

Result<void> AuditRepository::forEach(const std::function<void(const AuditEntry&)>& visit) const
{
    return guarded([&] {
        Query query(m_connection, selectEntry + "ORDER BY id");
        while (query.step())
            visit(entryFrom(query));
    });
}

Result<void> AuditRepository::append(const AuditEntry& entry)
{
    return guarded([&]() -> Result<void> {
        Query query(m_connection,
                    "INSERT INTO audit (id, at, actor, action, subject, detail, previous, hash) "
                    "SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8 "
                    "WHERE ?1 = (SELECT coalesce(max(id), 0) + 1 FROM audit) "
                    "AND ?7 = coalesce((SELECT hash FROM audit ORDER BY id DESC LIMIT 1), printf('%064d', 0))",
                    entry.id, entry.at, entry.actor, entry.action, entry.subject, entry.detail, entry.previous,
                    entry.hash);
        if (query.run() == 0)
            return failure(ErrorCode::Conflict,
                           "audit entry " + std::to_string(entry.id) + " does not follow the last one");
        return {};
    });
}

} // namespace ms::workspace
