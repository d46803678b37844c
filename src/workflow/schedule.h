// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/day.h"
#include "core/result.h"
#include "workspace/schedule_repository.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace ms::workspace {
class Workspace;
}

namespace ms::workflow {

/// Errors: InvalidInput: an end that is not after the start, or that has passed at `now`.
Result<void> checkSchedule(const workspace::Schedule& schedule, ShopTime now);

/// Says when price changes start and end, before they are approved: who approves them approves that too. A push sends
/// nothing before its start; after its end, the next push brings back the price before, unless someone has changed it
/// meanwhile. Errors: InvalidInput (checkSchedule(), a reorder), Conflict (one of them is decided
/// already or has a schedule), NotFound, Permission, those of the workspace.
Result<void> scheduleProposals(const std::filesystem::path& workspace, const std::string& actor,
                               const std::vector<std::int64_t>& proposals, const workspace::Schedule& schedule,
                               ShopTime now);

/// Puts the return of every change whose end has come into the outbox, approved by who approved the change, once each.
/// Returns how many. Inside no transaction. Errors: those of the workspace.
Result<std::int64_t> queueReverts(workspace::Workspace& workspace, const std::string& actor, ShopTime now);

/// The same within the caller's transaction, who keeps it or drops it.
Result<std::int64_t> addReverts(workspace::Workspace& workspace, const std::string& actor, ShopTime now);

} // namespace ms::workflow
