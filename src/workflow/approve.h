// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "approvals/types.h"
#include "core/progress.h"
#include "core/result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace ms::workflow {

/// Who decides on what, and when.
struct DecisionRequest {
    std::filesystem::path workspace;
    std::vector<std::int64_t> proposals; ///< ids; empty: all that are submitted
    std::string approver;
    std::string reason;
    ShopTime at{};
};

/// A proposal on which nothing was decided, and why.
struct UndecidedProposal {
    std::int64_t proposal = 0;
    std::string reason;
};

struct DecidedProposals {
    std::vector<std::int64_t> decided;
    std::vector<UndecidedProposal> refused;
};

/// Approves what the policy allows and puts it into the outbox, with its idempotency key and an audit entry, all in one
/// transaction. Reorders of one act that share batch, supplier, location and expected day become one purchase order.
/// Refused, one by one: the approver is the author, the change or margin is outside the policy, the day's limits are
/// reached, the proposal is not submitted (any more), or it may not enter an outbox (approvals/validation.h).
/// Errors: Permission (everything is paused, the approver's role), InvalidInput (no name; more changes in one act than
/// the policy's largest batch; an id twice), NotFound, Canceled, and those of the workspace.
Result<DecidedProposals> approve(const DecisionRequest& request, Progress& progress);

/// Rejects; the reason must not be empty. Errors: as approve().
Result<DecidedProposals> reject(const DecisionRequest& request, Progress& progress);

/// Takes approvals back whose change was not sent yet: submitted again. Of a purchase order all lines go or none.
/// Refused: what was sent. Errors: as approve().
Result<DecidedProposals> undoApproval(const DecisionRequest& request, Progress& progress);

} // namespace ms::workflow
