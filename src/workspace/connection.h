// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "workspace/transaction.h"

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include <vector>

struct sqlite3;
struct sqlite3_stmt;
namespace SQLite {
class Database;
}

namespace ms::workspace {

/// The open file and its prepared statements. Functions throw SQLite::Exception; whoever faces another room wraps them
/// in guarded() (workspace/guarded.h).
class Connection {
public:
    enum class Mode {
        ReadWrite,
        QueryOnly, ///< opened for writing so that SQLite clears up its side files at the end, but no statement may
                   ///< write
        ReadOnly,
        Immutable, ///< nobody writes the file while it is open, and no side file is made
        CreateNew
    };

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

    /// A prepared statement for `sql`, kept for the next one who asks with the same text. Give it back with release().
    sqlite3_stmt* lease(std::string_view sql);
    void release(sqlite3_stmt* statement) noexcept;

    /// Off while a bulk load or an undo keeps the references right by itself; no effect inside a transaction.
    void enforceForeignKeys(bool on) { execute(on ? "PRAGMA foreign_keys = ON" : "PRAGMA foreign_keys = OFF"); }
    [[nodiscard]] bool inTransaction() const { return m_depth > 0; }

private:
    friend class Transaction;
    void commit(int depth);
    void rollback(int depth) noexcept;

    std::filesystem::path m_path;
    Mode m_mode;
    std::unique_ptr<SQLite::Database> m_database;
    std::map<std::string, std::vector<sqlite3_stmt*>, std::less<>> m_idle;
    int m_depth = 0;
};

} // namespace ms::workspace
