// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/backup.h"

#include "workspace/connection.h"
#include "workspace/guarded.h"
#include "workspace/query.h"
#include "workspace/workspace.h"

namespace ms::workspace {
namespace {

namespace fs = std::filesystem;
constexpr std::int64_t keptVersions = 3;

/// A copy at `target`, in the place of what is there: written under another name, then renamed.
Result<void> writeCopy(Connection& connection, const fs::path& target)
{
    const fs::path unfinished = target.string() + ".new";
    std::error_code problem;
    fs::remove(unfinished, problem);
    const auto copied = guarded([&] { Query(connection, "VACUUM INTO ?", unfinished.string()).run(); });
    if (!copied) {
        fs::remove(unfinished, problem);
        return tl::unexpected(copied.error());
    }
    fs::rename(unfinished, target, problem);
    if (problem)
        return failure(ErrorCode::ReadWrite, "'" + target.string() + "' cannot be written: " + problem.message());
    return {};
}

fs::path migrationCopy(const fs::path& path, std::int64_t version)
{
    return path.string() + ".v" + std::to_string(version) + ".bak";
}

} // namespace

Result<void> backUp(Workspace& workspace, const fs::path& target)
{
    std::error_code problem;
    if (fs::exists(fs::symlink_status(target, problem)))
        return failure(ErrorCode::Conflict, "'" + target.string() + "' exists already");
    return writeCopy(workspace.connection(), target);
}

Result<void> backUpBeforeMigration(Connection& connection, std::int64_t version)
{
    if (auto copied = writeCopy(connection, migrationCopy(connection.path(), version)); !copied)
        return copied;
    std::error_code ignored;
    for (std::int64_t old = version - keptVersions; old >= 0; --old)
        fs::remove(migrationCopy(connection.path(), old), ignored);
    return {};
}

} // namespace ms::workspace
