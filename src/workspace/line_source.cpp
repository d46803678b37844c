// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/line_source.h"

#include "workspace/connection.h"

#include <SQLiteCpp/Exception.h>

#include <new>
#include <sqlite3.h>
#include <utility>

namespace ms::workspace {
namespace {

using Lines = std::span<const OrderLine>;

struct Table : sqlite3_vtab {
    const Lines* lines = nullptr;
};

struct Cursor : sqlite3_vtab_cursor {
    std::size_t at = 0;
};

const OrderLine& lineAt(sqlite3_vtab_cursor* cursor)
{
    return (*static_cast<Table*>(cursor->pVtab)->lines)[static_cast<Cursor*>(cursor)->at];
}

int connectTable(sqlite3* database, void* lines, int, const char* const*, sqlite3_vtab** table, char**)
{
    const int declared =
        sqlite3_declare_vtab(database, "CREATE TABLE x (order_id INTEGER, line INTEGER, product_id INTEGER, "
                                       "units INTEGER, net_minor INTEGER, unit_price_minor INTEGER, "
                                       "list_price_minor INTEGER)");
    if (declared != SQLITE_OK)
        return declared;
    auto* made = new (std::nothrow) Table{};
    if (!made)
        return SQLITE_NOMEM;
    made->lines = static_cast<const Lines*>(lines);
    *table = made;
    return SQLITE_OK;
}

int disconnectTable(sqlite3_vtab* table)
{
    delete static_cast<Table*>(table);
    return SQLITE_OK;
}

int planScan(sqlite3_vtab* table, sqlite3_index_info* plan)
{
    plan->estimatedCost = static_cast<double>(static_cast<Table*>(table)->lines->size());
    return SQLITE_OK;
}

int openCursor(sqlite3_vtab*, sqlite3_vtab_cursor** cursor)
{
    *cursor = new (std::nothrow) Cursor{};
    return *cursor ? SQLITE_OK : SQLITE_NOMEM;
}

int closeCursor(sqlite3_vtab_cursor* cursor)
{
    delete static_cast<Cursor*>(cursor);
    return SQLITE_OK;
}

int startScan(sqlite3_vtab_cursor* cursor, int, const char*, int, sqlite3_value**)
{
    static_cast<Cursor*>(cursor)->at = 0;
    return SQLITE_OK;
}

int nextLine(sqlite3_vtab_cursor* cursor)
{
    ++static_cast<Cursor*>(cursor)->at;
    return SQLITE_OK;
}

int isPastEnd(sqlite3_vtab_cursor* cursor)
{
    return static_cast<Cursor*>(cursor)->at >= static_cast<Table*>(cursor->pVtab)->lines->size() ? 1 : 0;
}

int readColumn(sqlite3_vtab_cursor* cursor, sqlite3_context* result, int column)
{
    const OrderLine& line = lineAt(cursor);
    switch (column) {
    case 0:
        sqlite3_result_int64(result, line.order.value);
        break;
    case 1:
        sqlite3_result_int64(result, line.line);
        break;
    case 2:
        sqlite3_result_int64(result, line.product.value);
        break;
    case 3:
        sqlite3_result_int64(result, line.units);
        break;
    case 4:
        sqlite3_result_int64(result, line.netMinor);
        break;
    case 5:
        sqlite3_result_int64(result, line.unitPriceMinor);
        break;
    default: // a column without a result is NULL
        if (line.listPriceMinor)
            sqlite3_result_int64(result, *line.listPriceMinor);
    }
    return SQLITE_OK;
}

int readRowId(sqlite3_vtab_cursor* cursor, sqlite3_int64* id)
{
    *id = static_cast<sqlite3_int64>(static_cast<Cursor*>(cursor)->at);
    return SQLITE_OK;
}

sqlite3_module makeModule()
{
    sqlite3_module module{};
    module.xConnect = connectTable;
    module.xBestIndex = planScan;
    module.xDisconnect = disconnectTable;
    module.xOpen = openCursor;
    module.xClose = closeCursor;
    module.xFilter = startScan;
    module.xNext = nextLine;
    module.xEof = isPastEnd;
    module.xColumn = readColumn;
    module.xRowid = readRowId;
    return module;
}

const sqlite3_module lineModule = makeModule();
constexpr const char* moduleName = "incoming_line";

} // namespace

LineSource::LineSource(Connection& connection) : m_connection(&connection), m_lines(std::make_unique<Lines>())
{
    const int code = sqlite3_create_module_v2(connection.handle(), moduleName, &lineModule, m_lines.get(), nullptr);
    if (code != SQLITE_OK)
        throw SQLite::Exception(connection.handle(), code);
}

LineSource::~LineSource()
{
    if (m_connection)
        sqlite3_create_module_v2(m_connection->handle(), moduleName, nullptr, nullptr, nullptr);
}

LineSource::LineSource(LineSource&& other) noexcept
    : m_connection(std::exchange(other.m_connection, nullptr)), m_lines(std::move(other.m_lines))
{
}

} // namespace ms::workspace
