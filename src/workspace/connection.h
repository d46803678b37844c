// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "workspace/transaction.h"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;
namespace SQLite
{
class Database;
}

namespace ms::workspace
{

/// The open file and its prepared statements. Functions throw SQLite::Exception; whoever faces another room wraps them
/// in guarded() (workspace/guarded.h).
class Connection
{
public:
    enum class Mode { ReadWrite, ReadOnly, Immutable, CreateNew };

    Connection(std::filesystem::path path, Mode mode);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
    [[nodiscard]] bool readOnly() const;
    [[nodiscard]] sqlite3* handle() const;

    /// Runs one or more statements that return nothing.
    void execute(const char* sql);
    void execute(const std::string& sql) { execute(sql.c_str()); }

    Result<Transaction> begin();

    /// A prepared statement for `sql`, which must outlive the connection (a literal). Give it back with release().
    sqlite3_stmt* lease(std::string_view sql);
    void release(std::string_view sql, sqlite3_stmt* statement) noexcept;

private:
    friend class Transaction;
    void commit(int depth);
    void rollback(int depth) noexcept;

    std::filesystem::path m_path;
    std::unique_ptr<SQLite::Database> m_database;
    std::unordered_map<std::string_view, std::vector<sqlite3_stmt*>> m_idle;
    int m_depth = 0;
};

} // namespace ms::workspace
