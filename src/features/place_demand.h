// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/day.h"
#include "core/result.h"
#include "workspace/keys.h"

#include <vector>

namespace ms::workspace {
class Workspace;
}

namespace ms::features {

/// What one place sold of one product in a week, over the last weeks.
struct PlaceDemand {
    workspace::ProductKey product;
    workspace::LocationKey place;
    int weeks = 0;         ///< that were looked at: those since the product's first sale anywhere, at most those asked
    double weeklyMean = 0; ///< units, > 0
    double weeklyStdDev = 0; ///< units; at least that of Poisson demand, as few weeks say little about their spread
};

/// Gross demand by product and place over the `weeks` weeks that end with `asOf`; orders that do not say where they
/// were placed are left out. By product, then place; pairs without a sale are not there. `weeks` >= 1. Errors:
/// ReadWrite, Conflict of the workspace.
Result<std::vector<PlaceDemand>> demandByPlace(workspace::Workspace& workspace, Day asOf, int weeks);

} // namespace ms::features
