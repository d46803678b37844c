// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "approvals/limits.h"
#include "approvals/types.h"
#include "core/result.h"

#include <cstdint>
#include <string>
#include <unordered_map>

namespace ms::workspace {
class Workspace;
}

namespace ms::workflow {

/// What a change is held against when it is approved, and once more when it is pushed.
struct ApprovalRules {
    approvals::Policy policy;
    approvals::Limits limits;
    Currency currency{};
    std::unordered_map<std::string, Money> unitCosts; ///< by SKU, where known
    std::int64_t catalogue = 0;                       ///< SKUs

    /// Whether a change may enter the outbox, whoever approves it: what validation.h asks, the limits in money and the
    /// policy. The day's limits are not asked. Errors: InvalidInput and Permission, naming what stands against it.
    [[nodiscard]] Result<void> allow(const approvals::Proposal& proposal) const;
};

/// Errors: those of the workspace.
Result<ApprovalRules> approvalRulesOf(workspace::Workspace& workspace);

} // namespace ms::workflow
