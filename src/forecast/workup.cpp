// SPDX-License-Identifier: GPL-3.0-or-later
#include "forecast/automatic.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ms::forecast {
namespace {

constexpr int originsTested = 2;
constexpr double intermittentZeroShare = 0.3; // from this share of empty periods on, means are forecast, not paths
constexpr double closedShare = 0.15; // of the variation of empty against sold periods, that hour or weekday explains

// Parts and weights were chosen by the mean of relative sMAPE and relative MASE over the last horizon of every M3
// training series, the one before it and the one before that, each forecast from the periods before it
// (forecast_accuracy --validate): of the sets within 0.1 % of the least mean over the three, the least on the latest.
// One set for all frequencies but hours and weeks: those of several seasons were chosen by the mean absolute scaled
// error two days ahead, at six to ten origins of electricity demand (R's `taylor`) and of the hourly sales of two
// shops.
constexpr std::array smoothParts = {Part{"dotm", 3},  Part{"logtheta", 1},     Part{"ets", 2},
                                    Part{"arima", 2}, Part{"decomposable", 3}, Part{"robust-drift", 1},
                                    Part{"naive2", 0}};
constexpr std::array severalSeasonsParts = {Part{"mstl", 3}, Part{"decomposable", 2}, Part{"arima", 1},
                                            Part{"naive2", 0}};
// Weeks of two years and more: by the last 13 weeks of every sixth Walmart training series and the 13 before.
constexpr std::array weeklyParts = {Part{"mstl", 3}, Part{"decomposable", 3}, Part{"dotm", 1},
                                    Part{"ets", 1},  Part{"arima", 1},        Part{"naive2", 0}};
constexpr std::array intermittentParts = {Part{"flat", 1}, Part{"tsb", 1}, Part{"imapa", 1}, Part{"naive2", 0}};

/// A spread of s above and below the mean, as wide as it is with causes.
void putCausesBack(const CauseFit& causes, std::size_t periods, PointForecast& forecast)
{
    for (std::size_t k = 0; k < forecast.mean.size(); ++k) {
        const double mean = forecast.mean[k];
        const double spread = forecast.spread[k];
        const std::size_t t = periods + k;
        forecast.mean[k] = causes.with(mean, t);
        // The upper side: the lower one may be cut at zero.
        forecast.spread[k] = causes.with(mean + spread, t) - forecast.mean[k];
    }
    for (std::size_t t = 0; t < forecast.fitted.size(); ++t)
        if (!std::isnan(forecast.fitted[t]))
            forecast.fitted[t] = causes.with(forecast.fitted[t], t);
}

/// No forecast goes further from what a history has seen than ten times its range: a trend in factors, fitted to one
/// great jump, would.
void keepInReach(const History& history, PointForecast& forecast)
{
    constexpr double ranges = 10;
    const double reach = ranges * (history.most - history.least);
    for (double& value : forecast.mean)
        value = std::clamp(value, history.least - reach, history.most + reach);
    if (reach > 0)
        for (double& value : forecast.spread)
            value = std::min(value, reach);
}

std::optional<PointForecast> forecastBy(const Method& method, const History& history, int horizon)
{
    auto forecast = method.forecast(history, horizon);
    const auto finite = [](double value) { return std::isfinite(value); };
    if (!forecast || !std::all_of(forecast->mean.begin(), forecast->mean.end(), finite) ||
        !std::all_of(forecast->spread.begin(), forecast->spread.end(), finite))
        return std::nullopt;
    keepInReach(history, *forecast);
    if (history.nonNegative)
        for (double& value : forecast->mean)
            value = std::max(value, 0.0);
    if (history.causes)
        putCausesBack(*history.causes, history.size(), *forecast);
    if (!history.closed.empty() && demandKindOf(history) == DemandKind::Smooth)
        for (std::size_t k = 0; k < forecast->mean.size(); ++k)
            if (history.closed[(history.size() + k) % history.closed.size()] != 0)
                forecast->mean[k] = forecast->spread[k] = 0;
    return forecast;
}

std::vector<std::optional<PointForecast>> forecastParts(std::span<const Part> parts, const History& history,
                                                        int horizon)
{
    std::vector<std::optional<PointForecast>> forecasts;
    forecasts.reserve(parts.size());
    for (const Part& part : parts)
        forecasts.push_back(forecastBy(*findMethod(part.method), history, horizon));
    return forecasts;
}

std::optional<DemandShape> shapeOf(DemandKind kind, const History& history)
{
    if (kind == DemandKind::Smooth || !(history.zeroShare < 1))
        return std::nullopt;
    return demandShapeOf(history.observed);
}

/// Periods after which every season was seen once.
constexpr std::size_t periodsOfYear(Frequency frequency)
{
    constexpr std::size_t daysOfYear = 365;
    switch (frequency) {
    case Frequency::Daily:
        return daysOfYear;
    case Frequency::Hourly:
        return 24 * daysOfYear;
    default:
        return static_cast<std::size_t>(seasonLength(frequency));
    }
}

PartTrial runTrial(const Workup& workup, const Material& material, const Origin& origin, CauseUse use)
{
    const int steps = static_cast<int>(origin.length);
    // The combination for many zeros is flat.
    const bool flat = workup.kind == DemandKind::Intermittent && workup.parts.size() > 1;
    const History past = material.until(origin.end, steps, use, flat ? SeasonUse::LeftIn : SeasonUse::TakenOut);
    const auto came = material.values.begin() + static_cast<std::ptrdiff_t>(origin.end);
    PartTrial trial;
    trial.actual.assign(came, came + steps);
    trial.scale = past.scale;
    trial.afterYear = origin.end >= periodsOfYear(material.frequency);
    trial.shape = shapeOf(workup.kind, past);
    trial.parts = forecastParts(workup.parts, past, steps);
    for (auto& part : trial.parts)
        if (part)
            part->fitted = {};
    return trial;
}

Workup workUp(std::span<const Part> parts, DemandKind kind, const Material& material, const History& history,
              int horizon, CauseUse use)
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
        if (history.causes)
            putCausesBack(*history.causes, history.size(), workup.fallback);
        return workup;
    }
    for (const Origin& origin : rollingOrigins(material.size(), horizon, history.season, originsTested))
        workup.trials.push_back(runTrial(workup, material, origin, use));
    workup.errors = partErrors(workup);
    return workup;
}

std::span<const Part> partsFor(DemandKind kind, Frequency frequency, std::size_t periods)
{
    if (kind == DemandKind::Intermittent)
        return intermittentParts;
    const std::vector<int> seasons = seasonsOf(frequency);
    if (seasons.size() > 1 && periods >= 2 * static_cast<std::size_t>(seasons.front()))
        return severalSeasonsParts;
    if (frequency == Frequency::Weekly && periods >= 2 * static_cast<std::size_t>(seasonLength(frequency)))
        return weeklyParts;
    return smoothParts;
}

/// Whether periods without demand come at the same times of a season, as when a shop is closed at night: the share of
/// their variation that the phase explains, adjusted for the number of phases, is at least `closedShare`, and four
/// standard errors more than chance.
bool closedBySeason(const History& history, double zeros)
{
    constexpr std::size_t leastCycles = 4;
    const std::size_t n = history.size();
    return std::any_of(history.seasons.begin(), history.seasons.end(), [&](int season) {
        const auto m = static_cast<std::size_t>(season);
        if (n < leastCycles * m)
            return false;
        double explained = 0;
        for (std::size_t phase = 0; phase < m; ++phase) {
            double empty = 0;
            double count = 0;
            for (std::size_t t = phase; t < n; t += m, ++count)
                empty += history.values[t] == 0 ? 1 : 0;
            explained += (empty / count - zeros) * (empty - count * zeros);
        }
        const double share = explained / (static_cast<double>(n) * zeros * (1 - zeros));
        const double chance = static_cast<double>(m - 1) / static_cast<double>(n - 1);
        const double error = std::sqrt(2 * static_cast<double>(m - 1)) / static_cast<double>(n - 1);
        return share - chance >= std::max(closedShare * (1 - chance), 4 * error);
    });
}

} // namespace

DemandKind demandKindOf(const History& history)
{
    const double zeros = history.zeroShare;
    const bool many = history.nonNegative && zeros >= intermittentZeroShare && zeros < 1;
    return many && !closedBySeason(history, zeros) ? DemandKind::Intermittent : DemandKind::Smooth;
}

Workup workUpAutomatic(const Material& material, const History& history, int horizon, CauseUse use)
{
    const DemandKind kind = demandKindOf(history);
    return workUp(partsFor(kind, material.frequency, material.size()), kind, material, history, horizon, use);
}

Workup workUpMethod(const Method& method, const Material& material, const History& history, int horizon, CauseUse use)
{
    const Part part{method.name, 1};
    return workUp({&part, 1}, demandKindOf(history), material, history, horizon, use);
}

double causeErrorRatio(const Material& material, int season, int horizon, CauseUse use)
{
    constexpr std::array cheap = {Part{"dotm", 1}, Part{"decomposable", 1}};
    const auto errorOf = [&](CauseUse which) {
        double sum = 0;
        for (const Origin& origin : rollingOrigins(material.size(), horizon, season, originsTested)) {
            const int steps = static_cast<int>(origin.length);
            const auto parts = forecastParts(cheap, material.until(origin.end, steps, which), steps);
            for (std::size_t k = 0; k < origin.length; ++k) {
                double mean = 0;
                for (const auto& part : parts)
                    mean += (part ? part->mean[k] : std::nan("")) / static_cast<double>(parts.size());
                sum += std::abs(material.values[origin.end + k] - mean);
            }
        }
        return sum;
    };
    const double without = errorOf(CauseUse::None);
    const double with = errorOf(use);
    return with > 0 && without > 0 ? std::log(with / without) : std::nan("");
}

Anatomy anatomyOf(const History& history)
{
    const std::size_t last =
        std::min<std::size_t>(history.size(), static_cast<std::size_t>(std::max(history.season, 4)));
    double level = 0;
    for (std::size_t t = history.size() - last; t < history.size(); ++t)
        level += history.adjusted[t] / static_cast<double>(last);
    return {history.patterns, history.causes, history.size(), level};
}

std::vector<ForecastPart> partsOf(const Anatomy& anatomy, std::span<const double> mean, std::size_t firstStep)
{
    std::vector<ForecastPart> parts;
    for (const PartKind kind : {PartKind::Level, PartKind::Trend, PartKind::Season, PartKind::Causes})
        parts.push_back({kind, {}});
    for (std::size_t k = firstStep; k < mean.size(); ++k) {
        const std::size_t t = anatomy.periods + k;
        const double bare = anatomy.causes ? anatomy.causes->without(mean[k], t) : mean[k];
        const double seasonal = anatomy.causes ? anatomy.causes->withYearOnly(bare, t) : mean[k];
        double adjusted = bare;
        for (const SeasonalPattern& pattern : anatomy.patterns)
            adjusted = pattern.multiplicative ? adjusted / pattern.at(t) : adjusted - pattern.at(t);
        parts[0].values.push_back(anatomy.level);
        parts[1].values.push_back(adjusted - anatomy.level);
        parts[2].values.push_back(seasonal - adjusted);
        parts[3].values.push_back(mean[k] - seasonal);
    }
    return parts;
}

} // namespace ms::forecast
