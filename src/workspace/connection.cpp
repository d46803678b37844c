// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/connection.h"

#include "workspace/guarded.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>

#include <cassert>
#include <sqlite3.h>

namespace ms::workspace {
namespace {

/// How long a writer waits for another one before it says Conflict.
constexpr int busyTimeoutMs = 500;

/// SQLite counts its memory under one lock for the whole program, which threads with a workspace each would wait for.
/// The count is not used. Source: sqlite.org, "Recommended Compile-time Options", SQLITE_DEFAULT_MEMSTATUS.
const int memoryCountOff = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);

/// A file: URI for `path`; only characters that mean something in a URI are escaped.
std::string immutableUri(const std::filesystem::path& path)
{
    static constexpr char digits[] = "0123456789ABCDEF";
    std::string uri = "file:";
    for (const char c : std::filesystem::absolute(path).generic_string()) {
        if (c == '%' || c == '?' || c == '#') {
            uri += '%';
            uri += digits[static_cast<unsigned char>(c) >> 4];
            uri += digits[static_cast<unsigned char>(c) & 15];
        } else {
            uri += c;
        }
    }
    return uri + "?immutable=1";
}

std::unique_ptr<SQLite::Database> openDatabase(const std::filesystem::path& path, Connection::Mode mode)
{
    using Mode = Connection::Mode;
    int flags = SQLite::OPEN_NOMUTEX; // one thread at a time is the contract of Workspace
    if (mode == Mode::Immutable)
        return std::make_unique<SQLite::Database>(immutableUri(path), flags | SQLite::OPEN_READONLY | SQLite::OPEN_URI,
                                                  busyTimeoutMs);
    flags |= mode == Mode::ReadOnly ? SQLite::OPEN_READONLY : SQLite::OPEN_READWRITE;
    if (mode == Mode::CreateNew)
        flags |= SQLite::OPEN_CREATE;
    return std::make_unique<SQLite::Database>(path.string(), flags, busyTimeoutMs);
}

} // namespace

Connection::Connection(std::filesystem::path path, Mode mode)
    : m_path(std::move(path)), m_mode(mode), m_database(openDatabase(m_path, mode))
{
    // The log is copied into the file every 16 MB and at the end: each time the disk is waited for twice.
    execute("PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536; "
            "PRAGMA wal_autocheckpoint = 4000; PRAGMA trusted_schema = OFF; PRAGMA secure_delete = ON;");
    if (mode == Mode::QueryOnly)
        execute("PRAGMA query_only = ON");
}

Connection::~Connection()
{
    for (auto& [sql, statements] : m_idle) {
        for (sqlite3_stmt* statement : statements)
            sqlite3_finalize(statement);
    }
}

bool Connection::readOnly() const
{
    return m_mode == Mode::QueryOnly || sqlite3_db_readonly(handle(), "main") == 1;
}

sqlite3* Connection::handle() const
{
    return m_database->getHandle();
}

void Connection::execute(const char* sql)
{
    if (const int code = sqlite3_exec(handle(), sql, nullptr, nullptr, nullptr); code != SQLITE_OK)
        throw SQLite::Exception(handle(), code);
}

sqlite3_stmt* Connection::lease(std::string_view sql)
{
    // After a full disk and the like SQLite may undo the whole transaction by itself; what its owner still tries to
    // write must not be kept on its own.
    if (m_depth > 0 && sqlite3_get_autocommit(handle()) != 0)
        throw SQLite::Exception("the transaction was undone after an earlier error", SQLITE_ABORT);
    if (const auto it = m_idle.find(sql); it != m_idle.end() && !it->second.empty()) {
        sqlite3_stmt* statement = it->second.back();
        it->second.pop_back();
        return statement;
    }
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v3(handle(), sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                                        &statement, nullptr);
    if (code != SQLITE_OK)
        throw SQLite::Exception(handle(), code);
    return statement;
}

void Connection::release(sqlite3_stmt* statement) noexcept
{
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    try {
        const std::string_view sql = sqlite3_sql(statement);
        auto it = m_idle.find(sql);
        if (it == m_idle.end())
            it = m_idle.emplace(std::string(sql), std::vector<sqlite3_stmt*>()).first;
        it->second.push_back(statement);
    } catch (...) {
        sqlite3_finalize(statement);
    }
}

Result<Transaction> Connection::begin()
{
    return guarded([this]() -> Transaction {
        if (m_depth == 0)
            execute("BEGIN IMMEDIATE");
        else
            execute("SAVEPOINT level" + std::to_string(m_depth));
        return {*this, ++m_depth};
    });
}

void Connection::commit(int depth)
{
    assert(depth == m_depth);
    if (depth == 1)
        execute("COMMIT");
    else
        execute("RELEASE level" + std::to_string(depth - 1));
    --m_depth;
}

void Connection::rollback(int depth) noexcept
{
    assert(depth == m_depth);
    // After some errors SQLite has rolled back by itself; a second ROLLBACK then fails, and nothing is lost by that.
    const std::string level = "level" + std::to_string(depth - 1);
    const std::string sql = depth == 1 ? "ROLLBACK" : "ROLLBACK TO " + level + "; RELEASE " + level;
    sqlite3_exec(handle(), sql.c_str(), nullptr, nullptr, nullptr);
    --m_depth;
}

Transaction::Transaction(Connection& connection, int depth) : m_connection(&connection), m_depth(depth) {}

Transaction::Transaction(Transaction&& other) noexcept : m_connection(other.m_connection), m_depth(other.m_depth)
{
    other.m_connection = nullptr;
}

Transaction::~Transaction()
{
    if (m_connection)
        m_connection->rollback(m_depth);
}

Result<void> Transaction::commit()
{
    assert(m_connection);
    return guarded([this] {
        m_connection->commit(m_depth);
        m_connection = nullptr;
    });
}

} // namespace ms::workspace
