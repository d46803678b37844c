// SPDX-License-Identifier: GPL-3.0-or-later
#include "forecast/automatic.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ms::forecast {
namespace {

constexpr int originsTested = 2;
constexpr double intermittentZeroShare = 0.3; // from this share of empty periods on, means are forecast, not paths

// Parts, weights and the exponents in automatic.cpp were chosen by the mean of sMAPE and MASE over the last horizon of
// every M3 training series, forecast from the periods before it (a grid of halves; forecast_accuracy --validate). The
// competition's test periods were looked at once, afterwards.
constexpr std::array smoothParts = {Part{"theta", 1},    Part{"dotm", 2},  Part{"ets", 0.5},
                                    Part{"damped", 0.5}, Part{"arima", 1}, Part{"naive2", 0}};
constexpr std::array intermittentParts = {Part{"flat", 1}, Part{"tsb", 1}, Part{"imapa", 1}, Part{"naive2", 0}};

DemandKind kindOf(const History& history)
{
    const double zeros = history.zeroShare();
    return history.nonNegative && zeros >= intermittentZeroShare && zeros < 1 ? DemandKind::Intermittent
                                                                              : DemandKind::Smooth;
}

std::optional<PointForecast> forecastBy(const Method& method, const History& history, int horizon)
{
    auto forecast = method.forecast(history, horizon);
    const auto finite = [](double value) { return std::isfinite(value); };
    if (!forecast || !std::all_of(forecast->mean.begin(), forecast->mean.end(), finite) ||
        !std::all_of(forecast->spread.begin(), forecast->spread.end(), finite))
        return std::nullopt;
    if (history.nonNegative)
        for (double& value : forecast->mean)
            value = std::max(value, 0.0);
    return forecast;
}

std::vector<std::optional<PointForecast>> forecastParts(std::span<const Part> parts, const History& history,
                                                        int horizon)
{
    std::vector<std::optional<PointForecast>> forecasts;
    for (const Part& part : parts)
        forecasts.push_back(forecastBy(*findMethod(part.method), history, horizon));
    return forecasts;
}

std::optional<DemandShape> shapeOf(DemandKind kind, const History& history)
{
    if (kind == DemandKind::Smooth || !(history.zeroShare() < 1))
        return std::nullopt;
    return demandShapeOf(history.observed);
}

PartTrial runTrial(const Workup& workup, const History& history, Frequency frequency, const Origin& origin)
{
    const auto begin = history.observed.begin();
    const auto end = begin + static_cast<std::ptrdiff_t>(origin.end);
    const History past = prepareHistory({begin, end}, frequency);
    PartTrial trial;
    trial.actual.assign(end, end + static_cast<std::ptrdiff_t>(origin.length));
    trial.scale = past.scale;
    trial.shape = shapeOf(workup.kind, past);
    trial.parts = forecastParts(workup.parts, past, static_cast<int>(origin.length));
    for (auto& part : trial.parts)
        if (part)
            part->fitted = {};
    return trial;
}

Workup workUp(std::span<const Part> parts, DemandKind kind, const History& history, Frequency frequency, int horizon)
{
    Workup workup;
    workup.kind = kind;
    workup.parts.assign(parts.begin(), parts.end());
    workup.now = forecastParts(parts, history, horizon);
    workup.scale = history.scale;
    workup.shape = shapeOf(kind, history);
    bool refused = true;
    for (std::size_t i = 0; i < parts.size(); ++i)
        refused = refused && !(parts[i].weight > 0 && workup.now[i]);
    if (refused) {
        workup.fallback = forecastNaive(history, horizon);
        return workup;
    }
    for (const Origin& origin : rollingOrigins(history.size(), horizon, history.season, originsTested))
        workup.trials.push_back(runTrial(workup, history, frequency, origin));
    return workup;
}

} // namespace

Workup workUpAutomatic(const History& history, Frequency frequency, int horizon)
{
    const DemandKind kind = kindOf(history);
    return kind == DemandKind::Smooth ? workUp(smoothParts, kind, history, frequency, horizon)
                                      : workUp(intermittentParts, kind, history, frequency, horizon);
}

Workup workUpMethod(const Method& method, const History& history, Frequency frequency, int horizon)
{
    const Part part{method.name, 1};
    return workUp({&part, 1}, kindOf(history), history, frequency, horizon);
}

} // namespace ms::forecast
