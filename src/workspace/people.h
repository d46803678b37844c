// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/day.h"
#include "core/result.h"

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace ms::workspace {

class Workspace;

/// The people of a workspace with the names of their roles, by name. Errors: ReadWrite.
Result<std::vector<std::pair<std::string, std::string>>> loadPeople(Workspace& workspace);
/// Gives `name` a role, or takes it away when `role` is empty. Errors: ReadWrite, Conflict, Permission.
Result<void> setPerson(Workspace& workspace, const std::string& name, const std::string& role);

/// The kind of shop that the workspace is connected to, by its name; "studio" where nothing was set. Errors: ReadWrite.
Result<std::string> loadShopKind(Workspace& workspace);
/// Errors: ReadWrite, Conflict, Permission.
Result<void> saveShopKind(Workspace& workspace, const std::string& kind);

/// A price decision that let changes through on one day.
struct DecidedPrices {
    std::int64_t skus = 0;
    std::int64_t changeMinor = 0; ///< sum of the moves without their sign, minor units
};
/// What was let through on a day of the shop's calendar and still stands. Errors: ReadWrite.
Result<DecidedPrices> decidedOn(Workspace& workspace, Day day);

/// Settings that are numbers, by name; those that are not there are left out. Errors: ReadWrite, InvalidInput (a
/// value that is no number).
Result<std::map<std::string, double>> loadNumbers(Workspace& workspace, const std::vector<std::string>& names);
/// All or none. Errors: ReadWrite, Conflict, Permission.
Result<void> saveNumbers(Workspace& workspace, const std::map<std::string, double>& numbers);

} // namespace ms::workspace
