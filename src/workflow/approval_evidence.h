// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "workflow/push_ledger.h"
#include "workflow/push_target.h"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace ms::workspace {
class Workspace;
}

namespace ms::workflow {

/// What the entry of a batch keeps of all that its proposals say: SHA-256 over change, reason and explanation of each,
/// in their order, by id.
std::string proposedContent(std::span<const approvals::Proposal> proposals);

/// A row that a push may not send now, and why.
struct HeldRow {
    std::size_t row = 0; ///< index into the push's rows
    std::string why;
};

/// Whether the audit log bears out what the outbox holds: the chain is whole, each row was approved by an entry whose
/// actor is not the author that the entry of its proposal names (unless the policy lets authors), each row says what
/// its proposal says, and each proposal what the entry of its approval says. An entry from before approvals said that
/// is accepted where the whole batch still says what it said when it was proposed. What ends a schedule has to bring
/// back the price from before a change that is borne out itself. So a row, an author or a price that was edited in the
/// file itself is not sent, and nothing else is.
/// Gives the rows that have to wait while the others go: what was approved while another shop was connected
/// (mayGoTo()), and what was never sent and is beyond the limits and the policy of now; with one line of a purchase
/// order all of it. Errors: Permission, naming the
/// first proposal that is not borne out; InvalidInput (a broken chain); those of the workspace.
Result<std::vector<HeldRow>> borneOut(workspace::Workspace& workspace, std::span<const LedgerRow> rows,
                                      const PushTarget& target);

} // namespace ms::workflow
