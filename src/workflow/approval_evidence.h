// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "workflow/push_ledger.h"

#include <span>

namespace ms::workspace {
class Workspace;
}

namespace ms::workflow {

/// Whether the audit log bears out what the outbox holds: the chain is whole, each row was approved by an entry whose
/// actor is not the author that the entry of its proposal names (unless the policy lets authors), and each row says
/// what its proposal says. So a row, an author or a price that was edited in the file itself is not sent. Errors:
/// Permission, naming the first proposal that is not borne out; InvalidInput (a broken chain); those of the workspace.
Result<void> borneOut(workspace::Workspace& workspace, std::span<const LedgerRow> rows);

} // namespace ms::workflow
