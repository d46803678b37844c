// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/demand_history.h"

#include "core/sha256.h"
#include "features/demand_causes.h"
#include "features/demand_series.h"
#include "features/period_calendar.h"
#include "workflow/method_lock.h"
#include "workspace/demand_correction_repository.h"
#include "workspace/order_repository.h"
#include "workspace/settings.h"
#include "workspace/workspace.h"

#include <chrono>
#include <unordered_map>

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

Day weekOf(Day day)
{
    const auto calendar = features::PeriodCalendar::of(forecast::Frequency::Weekly);
    return calendar->firstDayOf(calendar->periodOf(day));
}

namespace {

/// What people said that demand was stands, whether stock ran out or the week looks odd.
Result<void> layCorrections(workspace::Workspace& workspace, features::Demand& demand)
{
    if (demand.frequency != forecast::Frequency::Weekly)
        return {};
    const auto corrections = workspace::DemandCorrectionRepository(workspace).all();
    if (!corrections)
        return tl::unexpected(corrections.error());
    std::unordered_map<std::int64_t, features::ProductDemand*> known;
    for (features::ProductDemand& one : demand.series)
        known.emplace(one.product.value, &one);
    for (const workspace::DemandCorrection& one : *corrections) {
        const auto found = known.find(one.product.value);
        if (found == known.end() || one.firstDay < found->second->firstDay)
            continue;
        forecast::Series& series = found->second->series;
        const auto at = static_cast<std::size_t>((one.firstDay - found->second->firstDay).count() / 7);
        if (at >= series.history.size())
            continue;
        if (one.value)
            series.history[at] = *one.value;
        if (at < series.stockedOut.size())
            series.stockedOut[at] = 0;
        series.genuine.resize(series.history.size(), 0);
        series.genuine[at] = 1;
    }
    return {};
}

Result<void> layLocks(workspace::Workspace& workspace, features::Demand& demand)
{
    const auto locks = MethodLocks::read(workspace);
    if (!locks)
        return tl::unexpected(locks.error());
    for (features::ProductDemand& one : demand.series)
        if (auto lock = locks->ofProduct(one.product))
            one.series.method = std::move(lock->method);
    return {};
}

void add(const std::vector<double>& values, Sha256& hash)
{
    hash.add({reinterpret_cast<const char*>(values.data()), values.size() * sizeof(double)});
}

} // namespace

Result<void> prepareForForecast(workspace::Workspace& workspace, int horizon, features::Demand& demand)
{
    const auto settings = workspace::loadSettings(workspace);
    if (!settings)
        return tl::unexpected(settings.error());
    if (auto added = features::addCauses(workspace, horizon, settings->holidayCountry, demand); !added)
        return added;
    if (auto laid = layCorrections(workspace, demand); !laid)
        return laid;
    return layLocks(workspace, demand);
}

forecast::Settings runSettings(const std::string& model)
{
    forecast::Settings settings;
    settings.model = model;
    settings.plannedOnly = true;
    settings.together = false;
    return settings;
}

std::string hashOf(const features::Demand& demand)
{
    Sha256 hash;
    for (const features::ProductDemand& one : demand.series) {
        const auto& history = one.series.history;
        const auto& stockedOut = one.series.stockedOut;
        hash.add(one.series.id).add(std::string_view("\x1f", 1));
        add(history, hash);
        hash.add({reinterpret_cast<const char*>(stockedOut.data()), stockedOut.size()});
        for (const forecast::Regressor& cause : one.series.regressors) {
            hash.add(cause.name);
            add(cause.values, hash);
        }
        const auto& genuine = one.series.genuine;
        hash.add({reinterpret_cast<const char*>(genuine.data()), genuine.size()}).add(one.series.method);
    }
    return hash.finish();
}

} // namespace ms::workflow
