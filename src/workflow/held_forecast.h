// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "workspace/types.h"

#include <functional>

namespace ms::workspace {
class Workspace;
}

namespace ms::workflow {

/// Visits the forecasts of a run with the overrides that hold laid over them: what is planned with. The mean of a week
/// is what the person said; its bands move along and keep their width, since the doubt stays. Runs that are not weekly
/// have no overrides. By product. Errors: ReadWrite, Conflict.
Result<void> forEachHeldForecast(workspace::Workspace& workspace, const workspace::ForecastRun& run,
                                 const std::function<void(const workspace::ProductForecast&)>& visit);

} // namespace ms::workflow
