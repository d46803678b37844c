// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "workspace/types.h"

namespace ms::workspace {

class Connection;
class Workspace;

/// Errors: InvalidInput naming the first value out of the range that workspace/types.h states.
Result<void> validated(const Settings& settings);

/// A setting that the file does not have keeps its default; one that cannot be read is an error, never a default.
Result<Settings> loadSettings(Workspace& workspace);
Result<Settings> loadSettings(Connection& connection);

/// Replaces all settings in one transaction. Errors: as validated(); ReadWrite, Conflict, Permission.
Result<void> saveSettings(Workspace& workspace, const Settings& settings);
Result<void> saveSettings(Connection& connection, const Settings& settings);

} // namespace ms::workspace
