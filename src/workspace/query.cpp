// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/query.h"

#include <SQLiteCpp/Exception.h>

#include <sqlite3.h>

namespace ms::workspace {

Query::Query(Connection& connection, std::string_view sql)
    : m_connection(connection), m_statement(connection.lease(sql))
{
}

Query::~Query()
{
    m_connection.release(m_statement);
}

void Query::rewind()
{
    sqlite3_reset(m_statement);
}

bool Query::step()
{
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE)
        return false;
    throw SQLite::Exception(m_connection.handle(), code);
}

std::int64_t Query::run()
{
    while (step()) {
    }
    return sqlite3_changes64(m_connection.handle());
}

bool Query::null(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

std::int64_t Query::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

double Query::real(int column) const
{
    return sqlite3_column_double(m_statement, column);
}

std::string_view Query::view(int column) const
{
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(m_statement, column));
    if (!text)
        return {};
    return {text, static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column))};
}

std::optional<std::int64_t> Query::optionalInteger(int column) const
{
    return null(column) ? std::nullopt : std::optional(integer(column));
}

std::optional<double> Query::optionalReal(int column) const
{
    return null(column) ? std::nullopt : std::optional(real(column));
}

void Query::set(int at, std::int64_t value)
{
    if (const int code = sqlite3_bind_int64(m_statement, at, value); code != SQLITE_OK)
        throw SQLite::Exception(m_connection.handle(), code);
}

void Query::set(int at, double value)
{
    if (const int code = sqlite3_bind_double(m_statement, at, value); code != SQLITE_OK)
        throw SQLite::Exception(m_connection.handle(), code);
}

void Query::set(int at, std::string_view value)
{
    // A null pointer would bind NULL; an empty text is a text.
    const char* data = value.data() ? value.data() : "";
    const int code = sqlite3_bind_text64(m_statement, at, data, value.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
    if (code != SQLITE_OK)
        throw SQLite::Exception(m_connection.handle(), code);
}

void Query::set(int at, std::nullopt_t)
{
    if (const int code = sqlite3_bind_null(m_statement, at); code != SQLITE_OK)
        throw SQLite::Exception(m_connection.handle(), code);
}

bool hasTable(Connection& connection, std::string_view name)
{
    return Query(connection, "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", name).step();
}

bool hasColumn(Connection& connection, std::string_view table, std::string_view name)
{
    return Query(connection, "SELECT 1 FROM pragma_table_info(?) WHERE name = ?", table, name).step();
}

} // namespace ms::workspace
