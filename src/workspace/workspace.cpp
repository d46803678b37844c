// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/workspace.h"

#include "workspace/backup.h"
#include "workspace/connection.h"
#include "workspace/file_probe.h"
#include "workspace/guarded.h"
#include "workspace/query.h"
#include "workspace/settings.h"

#include <sqlite3.h>

#include <mutex>

namespace ms::workspace {
namespace {

namespace fs = std::filesystem;

/// Names the file in an error that knows only what SQLite said.
tl::unexpected<Error> about(const fs::path& path, Error error)
{
    error.detail = "'" + path.string() + "': " + error.detail;
    return tl::unexpected(std::move(error));
}

/// Reads the schema, so that a damaged or locked file is refused now and not at the first query.
void readSchema(Connection& connection)
{
    Query query(connection, "SELECT count(*) FROM sqlite_schema");
    query.step();
}

std::int64_t versionOf(Connection& connection)
{
    Query query(connection, "PRAGMA user_version");
    query.step();
    return query.integer(0);
}

/// Whether SQLite could open the file for writing, or fell back to reading.
bool sqliteMayWrite(const Connection& connection)
{
    return sqlite3_db_readonly(connection.handle(), "main") == 0;
}

Result<std::unique_ptr<Connection>> connect(const fs::path& path, Connection::Mode mode)
{
    return guarded([&] {
        auto connection = std::make_unique<Connection>(path, mode);
        readSchema(*connection);
        return connection;
    });
}

/// Reading a file in WAL mode needs side files, which only a connection that may write clears up. With a log beside the
/// file they are there already, and clearing up would write the log into the file. Where none can be made, nobody
/// writes either, and the file can be read as it lies there.
Result<std::unique_ptr<Connection>> connectReadOnly(const fs::path& path, const FileProbe& probe)
{
    if (probe.hasLog)
        return connect(path, Connection::Mode::ReadOnly);
    auto connection = connect(path, Connection::Mode::QueryOnly);
    if (connection && sqliteMayWrite(**connection))
        return connection;
    if (!connection && connection.error().code == ErrorCode::Conflict)
        return connection;
    connection = connect(path, Connection::Mode::ReadOnly);
    return connection ? std::move(connection) : connect(path, Connection::Mode::Immutable);
}

Result<void> fillNewFile(const fs::path& path, const Settings& settings, std::span<const Migration> known)
{
    auto connection = connect(path, Connection::Mode::CreateNew);
    if (!connection)
        return tl::unexpected(connection.error());
    const auto named =
        guarded([&] { (*connection)->execute("PRAGMA application_id = " + std::to_string(applicationId)); });
    if (!named)
        return named;
    if (auto migrated = migrate(**connection, known); !migrated)
        return migrated;
    if (auto saved = saveSettings(**connection, settings); !saved)
        return saved;
    // Last, so that what identifies the file is in the file itself and not in a log beside it.
    return guarded([&] { (*connection)->execute("PRAGMA journal_mode = WAL"); });
}

} // namespace

Workspace::Workspace(std::unique_ptr<Connection> connection, std::string notice)
    : m_connection(std::move(connection)), m_notice(std::move(notice))
{
}

Result<void> Workspace::bringUpToDate(const fs::path& path, std::span<const Migration> known)
{
    static std::mutex oneAtATime; // pages read side by side, and the copy before a migration has one name
    const std::lock_guard lock(oneAtATime);
    const auto updated = open(path, OpenMode::ReadWrite, known);
    if (updated)
        return {};
    if (updated.error().code == ErrorCode::Permission)
        return failure(ErrorCode::Permission, "'" + path.string() +
                                                  "' is of an older version and write-protected; allow "
                                                  "writing to it once, so that it can be brought up to date");
    return tl::unexpected(updated.error());
}

Workspace::Workspace(Workspace&&) noexcept = default;
Workspace& Workspace::operator=(Workspace&&) noexcept = default;
Workspace::~Workspace() = default;

Result<Workspace> Workspace::create(const fs::path& path, const Settings& settings, std::span<const Migration> known)
{
    std::error_code problem;
    if (fs::exists(fs::symlink_status(path, problem)))
        return failure(ErrorCode::Conflict, "'" + path.string() + "' exists already");
    if (auto valid = validated(settings); !valid)
        return tl::unexpected(valid.error());
    const fs::path unfinished = path.string() + ".new";
    fs::remove(unfinished, problem);
    if (auto filled = fillNewFile(unfinished, settings, known); !filled) {
        fs::remove(unfinished, problem);
        return about(path, filled.error());
    }
    fs::rename(unfinished, path, problem);
    if (problem)
        return failure(ErrorCode::ReadWrite, "'" + path.string() + "' cannot be written: " + problem.message());
    return open(path, OpenMode::ReadWrite, known);
}

Result<Workspace> Workspace::open(const fs::path& path, OpenMode mode, std::span<const Migration> known)
{
    const auto probe = probeFile(path);
    if (!probe)
        return tl::unexpected(probe.error());
    const auto newest = static_cast<std::int64_t>(known.size());
    const bool newer = probe->version > newest;
    const bool write = mode == OpenMode::ReadWrite && !newer;
    auto connection = write ? connect(path, Connection::Mode::ReadWrite) : connectReadOnly(path, *probe);
    if (!connection)
        return about(path, connection.error());
    if (write && (*connection)->readOnly())
        return failure(ErrorCode::Permission, "'" + path.string() + "' is write-protected; open it for reading only");
    if (newer)
        return Workspace(std::move(*connection),
                         "This workspace was written by a newer version of Merchant Studio (format " +
                             std::to_string(probe->version) + ", this one knows " + std::to_string(newest) +
                             "). It is open for reading only.");
    const auto version = guarded([&] { return versionOf(**connection); });
    if (!version)
        return about(path, version.error());
    if (*version < newest && !write) {
        connection->reset(); // a migration waits for nobody
        if (auto updated = bringUpToDate(path, known); !updated)
            return tl::unexpected(updated.error());
        return open(path, mode, known);
    }
    if (*version < newest) {
        if (auto kept = backUpBeforeMigration(**connection, *version); !kept)
            return about(path, kept.error());
        if (auto migrated = migrate(**connection, known); !migrated)
            return about(path, migrated.error());
    }
    return Workspace(std::move(*connection), {});
}

const fs::path& Workspace::path() const
{
    return m_connection->path();
}

bool Workspace::readOnly() const
{
    return m_connection->readOnly();
}

Result<Transaction> Workspace::begin()
{
    return m_connection->begin();
}

Result<void> Workspace::check()
{
    return guarded([this]() -> Result<void> {
        Query query(*m_connection, "PRAGMA quick_check(1)");
        if (query.step() && query.view(0) != "ok")
            return failure(ErrorCode::ReadWrite, "'" + path().string() + "' is damaged: " + query.text(0));
        return {};
    });
}

} // namespace ms::workspace
