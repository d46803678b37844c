// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/import_repository.h"

#include "workspace/guarded.h"
#include "workspace/import_undo.h"
#include "workspace/query.h"
#include "workspace/workspace.h"

namespace ms::workspace {
namespace {

const std::string selectImport =
    "SELECT id, file_name, sha256, profile, rows_read, rows_added, rows_known, rows_rejected, "
    "imported_at, seconds FROM import ";

std::vector<ImportRecord> read(Query& query)
{
    std::vector<ImportRecord> imports;
    while (query.step())
        imports.push_back({query.key<ImportKey>(0), query.text(1), query.text(2), query.text(3), query.integer(4),
                           query.integer(5), query.integer(6), query.integer(7), query.time(8), query.real(9)});
    return imports;
}

} // namespace

ImportRepository::ImportRepository(Workspace& workspace) : m_connection(workspace.connection()) {}

Result<std::vector<ImportRecord>> ImportRepository::all() const
{
    return guarded([&] {
        Query query(m_connection, selectImport + "ORDER BY id DESC");
        return read(query);
    });
}

Result<std::vector<ImportReject>> ImportRepository::rejectsOf(ImportKey import) const
{
    return guarded([&] {
        std::vector<ImportReject> rejects;
        Query query(m_connection,
                    "SELECT row, column, value, reason FROM import_reject WHERE import_id = ? ORDER BY rowid", import);
        while (query.step())
            rejects.push_back({query.integer(0), query.text(1), query.text(2), query.text(3)});
        return rejects;
    });
}

Result<std::vector<ImportRecord>> ImportRepository::withSha256(std::string_view sha256) const
{
    return guarded([&] {
        Query query(m_connection, selectImport + "WHERE sha256 = ? ORDER BY id DESC", sha256);
        return read(query);
    });
}

Result<void> ImportRepository::undo(ImportKey import)
{
    return undoImport(m_connection, import);
}

} // namespace ms::workspace
