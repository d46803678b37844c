// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/query.h"

#include <optional>
#include <string>

namespace ms::workspace {

/// Changes a row column by column and, where an import does it, keeps what was there, so that it can be undone.
/// Functions throw SQLite::Exception.
class TrackedRow {
public:
    /// `table` names a table with an integer key `id` and a column `import_id`.
    TrackedRow(Connection& connection, std::string table, std::int64_t id, std::optional<ImportKey> import)
        : m_connection(connection), m_table(std::move(table)), m_id(id), m_import(import)
    {
    }

    /// Sets `column` to `value` where it holds another one. Of two changes by one import the first "before" stays. Rows
    /// that the import itself brought are not noted: undoing it removes them.
    template <class Value>
    TrackedRow& set(const std::string& column, const Value& value)
    {
        if (m_import)
            Query(m_connection, noteSql(column), *m_import, m_table, column, value, m_id, value, *m_import).run();
        Query(m_connection, updateSql(column), value, m_id, value).run();
        return *this;
    }

private:
    [[nodiscard]] std::string noteSql(const std::string& column) const
    {
        return "INSERT INTO import_change (import_id, table_name, row_id, column_name, before, after) SELECT ?, ?, id, "
               "?, " +
               column + ", ? FROM " + m_table + " WHERE id = ? AND " + column +
               " IS NOT ? AND import_id IS NOT ? ON CONFLICT DO UPDATE SET after = excluded.after";
    }
    [[nodiscard]] std::string updateSql(const std::string& column) const
    {
        return "UPDATE " + m_table + " SET " + column + " = ? WHERE id = ? AND " + column + " IS NOT ?";
    }

    Connection& m_connection;
    std::string m_table;
    std::int64_t m_id;
    std::optional<ImportKey> m_import;
};

} // namespace ms::workspace
