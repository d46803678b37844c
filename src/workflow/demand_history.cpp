// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/demand_history.h"

#include "core/sha256.h"
#include "features/demand_series.h"
#include "workspace/order_repository.h"
#include "workspace/settings.h"
#include "workspace/workspace.h"

#include <chrono>

namespace ms::workflow {

Result<features::Demand> demandToDate(workspace::Workspace& workspace, forecast::Frequency frequency,
                                      const features::ProductFilter& filter)
{
    const auto settings = workspace::loadSettings(workspace);
    if (!settings)
        return tl::unexpected(settings.error());
    const auto span = workspace::OrderRepository(workspace).span();
    if (!span)
        return tl::unexpected(span.error());
    if (!span->last)
        return features::Demand{.frequency = frequency, .end = {}, .dataEnd = {}, .series = {}};
    features::DemandRequest request;
    request.frequency = frequency;
    request.asOf = std::chrono::floor<std::chrono::days>(*span->last);
    request.demand = settings->demand;
    request.filter = filter;
    return features::demandSeries(workspace, request);
}

std::string hashOf(const features::Demand& demand)
{
    Sha256 hash;
    for (const features::ProductDemand& one : demand.series) {
        const auto& history = one.series.history;
        const auto& stockedOut = one.series.stockedOut;
        hash.add(one.series.id).add(std::string_view("\x1f", 1));
        hash.add({reinterpret_cast<const char*>(history.data()), history.size() * sizeof(double)});
        hash.add({reinterpret_cast<const char*>(stockedOut.data()), stockedOut.size()});
    }
    return hash.finish();
}

} // namespace ms::workflow
