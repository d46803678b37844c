// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "approvals/types.h"
#include "core/result.h"

#include <string>

namespace ms::workspace {

class Workspace;

/// The workspace's own name among all others: 32 hexadecimal digits, drawn the first time it is asked for. Idempotency
/// keys hang on it, so that two workspaces that push to one shop are never taken for each other.
/// Errors: ReadWrite, Conflict, Permission (read-only and not drawn yet).
Result<std::string> workspaceId(Workspace& workspace);

/// Who may approve what in this workspace; the defaults where nothing was set. Errors: ReadWrite, InvalidInput (a value
/// that cannot be read).
Result<approvals::Policy> loadPolicy(Workspace& workspace);
/// Replaces all limits in one transaction. The caller has checked their ranges. Errors: ReadWrite, Conflict.
Result<void> savePolicy(Workspace& workspace, const approvals::Policy& policy);

} // namespace ms::workspace
