// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/held_forecast.h"

#include "workspace/forecast_repository.h"
#include "workspace/override_repository.h"
#include "workspace/workspace.h"

#include <algorithm>
#include <unordered_map>
#include <vector>

namespace ms::workflow {
namespace {

void layOver(const workspace::DemandOverride& said, Day firstDay, workspace::ProductForecast& forecast)
{
    const auto step = (said.firstDay - firstDay).count() / 7;
    if (said.firstDay < firstDay || step >= static_cast<std::int64_t>(forecast.points.size()))
        return;
    workspace::ForecastPoint& point = forecast.points[static_cast<std::size_t>(step)];
    const double moved = said.value - point.mean;
    for (double* value : {&point.low80, &point.high80, &point.low95, &point.high95})
        *value = std::max(0.0, *value + moved);
    point.mean = said.value;
}

} // namespace

Result<void> forEachHeldForecast(workspace::Workspace& workspace, const workspace::ForecastRun& run,
                                 const std::function<void(const workspace::ProductForecast&)>& visit)
{
    std::unordered_map<std::int64_t, std::vector<workspace::DemandOverride>> held;
    if (run.frequency == forecast::Frequency::Weekly) {
        auto all = workspace::OverrideRepository(workspace).all();
        if (!all)
            return tl::unexpected(all.error());
        for (workspace::DemandOverride& one : *all)
            if (!one.withdrawnAt)
                held[one.product.value].push_back(std::move(one));
    }
    return workspace::ForecastRepository(workspace).forEach(run.key, [&](const workspace::ProductForecast& forecast) {
        const auto found = held.find(forecast.product.value);
        if (found == held.end())
            return visit(forecast);
        workspace::ProductForecast with = forecast;
        for (const workspace::DemandOverride& said : found->second)
            layOver(said, run.firstDay, with);
        visit(with);
    });
}

} // namespace ms::workflow
