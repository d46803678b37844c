// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "approvals/limits.h"
#include "approvals/role.h"
#include "approvals/types.h"
#include "core/result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace ms::workspace {
class Workspace;
}

namespace ms::workflow {

/// Whether `name` may do `act` in this workspace (approvals/role.h). Errors: Permission; those of the workspace.
Result<void> mayAct(workspace::Workspace& workspace, const std::string& name, approvals::Act act);

/// The people of a workspace; none: no roles were given and everyone may do everything. Errors: those of the workspace.
Result<std::vector<approvals::Person>> people(const std::filesystem::path& workspace);

/// Gives `name` a role, with an audit entry; the first one must be an admin, and one admin always stays.
/// Errors: Permission (`actor` is no admin), InvalidInput (no name, the last admin), those of the workspace.
Result<void> giveRole(const std::filesystem::path& workspace, const std::string& actor, const std::string& name,
                      approvals::Role role);
/// Takes a role away. Errors: as giveRole(); NotFound.
Result<void> takeRole(const std::filesystem::path& workspace, const std::string& actor, const std::string& name);

/// Who may approve what in a workspace, and how much of it.
struct Rulebook {
    approvals::Policy policy;
    approvals::Limits limits;
};

/// As they hold: authors may approve their own changes only where people have roles, since it takes an admin to say so.
/// Errors: those of the workspace.
Result<Rulebook> rulebookOf(const std::filesystem::path& workspace);
Result<Rulebook> rulebookOf(workspace::Workspace& workspace);
/// Sets all of them but the pause, which stays as it is, with an audit entry that says from what to what. Errors:
/// Permission (`actor` is no admin; nobody is one yet and authors would approve their own changes), InvalidInput (a
/// limit out of its range), those of the workspace.
Result<void> changeRulebook(const std::filesystem::path& workspace, const std::string& actor, const Rulebook& rules);
/// Stops everything or lets it go on: whoever decides may pause, an admin resumes. A push that runs ends after what is
/// on its way. Errors: as changeRulebook().
Result<void> pauseAll(const std::filesystem::path& workspace, const std::string& actor, const std::string& reason,
                      bool paused);

} // namespace ms::workflow
