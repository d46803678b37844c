// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "workspace/migrations.h"
#include "workspace/transaction.h"
#include "workspace/types.h"

#include <filesystem>
#include <memory>
#include <string>

namespace ms::workspace {

class Connection;

enum class OpenMode { ReadWrite, ReadOnly };

/// The merchant's file: one SQLite connection, used by one thread at a time. A second thread opens its own.
/// Readers never wait for a writer; a writer waits half a second for another one, then says Conflict.
class Workspace {
public:
    /// Makes a new workspace. It appears at `path` only when it is complete.
    /// Errors: Conflict if something is at `path`; InvalidInput for settings out of range; ReadWrite, Permission.
    static Result<Workspace> create(const std::filesystem::path& path, const Settings& settings,
                                    std::span<const Migration> known = migrations());

    /// Opens a workspace. An older one is copied to a backup beside it and brought up to date, also when it is opened
    /// for reading only. One of a newer program opens read-only with a notice(). Whatever cannot be opened is left as it
    /// was, byte for byte.
    /// Errors: NotFound; InvalidInput (a folder, another kind of file); ReadWrite (damaged); Permission (a
    /// write-protected file opened for writing, or older); Conflict (locked by another program).
    static Result<Workspace> open(const std::filesystem::path& path, OpenMode mode,
                                  std::span<const Migration> known = migrations());

    Workspace(Workspace&&) noexcept;
    Workspace& operator=(Workspace&&) noexcept;
    ~Workspace();

    [[nodiscard]] const std::filesystem::path& path() const;
    [[nodiscard]] bool readOnly() const;
    /// A sentence that the user should read, such as why the workspace is read-only; empty when there is none.
    [[nodiscard]] const std::string& notice() const { return m_notice; }

    /// Everything until commit() happens together or not at all. Transactions nest.
    Result<Transaction> begin();

    /// Reads every page and index (0.1 s for half a million order lines). Errors: ReadWrite with what is damaged.
    Result<void> check();

    /// For the repositories of this room and for `features`; no other room speaks SQL.
    Connection& connection() { return *m_connection; }

private:
    Workspace(std::unique_ptr<Connection> connection, std::string notice);
    static Result<void> bringUpToDate(const std::filesystem::path& path, std::span<const Migration> known);

    std::unique_ptr<Connection> m_connection;
    std::string m_notice;
};

} // namespace ms::workspace
