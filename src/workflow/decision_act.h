// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "approvals/role.h"
#include "workflow/approve.h"
#include "workspace/transaction.h"
#include "workspace/workspace.h"

#include <cstdint>
#include <initializer_list>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace ms::workflow {

/// One act on proposals: the open workspace, and nobody else who writes until it ends.
struct DecisionAct {
    const DecisionRequest& request; ///< outlives the act
    workspace::Workspace workspace;
    workspace::Transaction transaction;
    std::vector<approvals::Proposal> proposals;
};

/// Begins an act on the proposals asked for that are in one of `states`, in the order in which they were asked for;
/// none asked for: all in these states. Those in another state are refused in `result`.
/// Errors: InvalidInput (an id twice, no name), NotFound, Permission (the person's role), those of the workspace.
Result<DecisionAct> beginDecision(const DecisionRequest& request, approvals::Act needed,
                                  std::initializer_list<approvals::State> states, DecidedProposals& result);

/// The lines of one purchase order were approved together and go to the shop whole: the proposals of this act that are
/// lines of an order of which other lines are not in it. Errors: those of the workspace.
Result<std::set<std::int64_t>> linesOfBrokenOrders(DecisionAct& act);

/// The key of the order that each proposal in the outbox is a line of; none for what is no line. Errors: as above.
Result<std::map<std::int64_t, std::string>> orderKeys(DecisionAct& act);

/// Ends an act: the audit entry `action`, then everything at once; nothing when nothing was decided. `keys`: of an
/// approval, what each decided proposal says (approvals::idempotencyKey()), in their order.
/// Errors: those of the workspace; then nothing was kept.
Result<DecidedProposals> endDecision(DecisionAct& act, const char* action, DecidedProposals result,
                                     const std::vector<std::string>& keys = {});

} // namespace ms::workflow
