// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <cstdint>
#include <filesystem>

namespace ms::workspace {

class Connection;
class Workspace;

/// Writes a compact copy of the workspace as it is now; others may go on reading and writing it meanwhile. The copy
/// appears at `target` only when it is complete. Errors: Conflict if something is there; ReadWrite.
Result<void> backUp(Workspace& workspace, const std::filesystem::path& target);

/// Keeps a copy named <file>.v<version>.bak before the schema changes; a copy of that version made before is replaced.
/// At most three such copies stay, the newest versions. Errors: ReadWrite; then nothing may be migrated.
Result<void> backUpBeforeMigration(Connection& connection, std::int64_t version);

} // namespace ms::workspace
