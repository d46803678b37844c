// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <array>
#include <cstddef>
#include <optional>

namespace ms::workspace {

class Workspace;

/// Targets by class, A to C by share of sales, X to Z by steadiness: [3 * row + column], AX first. None: the target of
/// all. Each in (0, 1).
using ServiceTargets = std::array<std::optional<double>, 9>;

/// Errors: ReadWrite, Conflict; InvalidInput for a target that cannot be read.
Result<ServiceTargets> loadServiceTargets(Workspace& workspace);

/// Replaces all of them. Errors: InvalidInput for one outside (0, 1); ReadWrite, Conflict, Permission.
Result<void> saveServiceTargets(Workspace& workspace, const ServiceTargets& targets);

} // namespace ms::workspace
