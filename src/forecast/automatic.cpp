// SPDX-License-Identifier: GPL-3.0-or-later
#include "forecast/automatic.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace ms::forecast {
namespace {

constexpr int originsTested = 2;
constexpr double intermittentZeroShare = 0.3; // from this share of empty periods on, means are forecast, not paths
constexpr double tilt = 0.5;                  // 0: backtests do not move the weights
constexpr double leastError = 0.1;            // of the mean error: no part is ever taken for perfect
constexpr std::string_view combinationName = "combination";

/// A part of a combination and its weight before any backtest.
struct Part {
    std::string_view method;
    double weight;
};

// Weights from the last test-length periods of the M3 training series; equal ones do nearly as well.
constexpr std::array smoothParts = {Part{"theta", 1}, Part{"dotm", 1.5}, Part{"ets", 1}, Part{"arima", 1}};
constexpr std::array intermittentParts = {Part{"flat", 1}, Part{"tsb", 1}, Part{"imapa", 1}};

std::span<const Part> partsFor(const History& history)
{
    if (history.nonNegative && history.zeroShare() >= intermittentZeroShare)
        return intermittentParts;
    return smoothParts;
}

void keepNonNegative(const History& history, PointForecast& forecast)
{
    if (history.nonNegative)
        for (double& value : forecast.mean)
            value = std::max(value, 0.0);
}

std::optional<PointForecast> forecastBy(const Method& method, const History& history, int horizon)
{
    auto forecast = method.forecast(history, horizon);
    if (!forecast ||
        !std::all_of(forecast->mean.begin(), forecast->mean.end(), [](double v) { return std::isfinite(v); }))
        return std::nullopt;
    keepNonNegative(history, *forecast);
    return forecast;
}

/// What each part says of one history; a part that refuses leaves its place empty.
std::vector<std::optional<PointForecast>> forecastParts(std::span<const Part> parts, const History& history,
                                                        int horizon)
{
    std::vector<std::optional<PointForecast>> forecasts;
    for (const Part& part : parts)
        forecasts.push_back(forecastBy(*findMethod(part.method), history, horizon));
    return forecasts;
}

/// nullopt when every part refused.
std::optional<PointForecast> combination(std::span<const std::optional<PointForecast>> parts,
                                         std::span<const double> weights)
{
    std::vector<PointForecast> known;
    std::vector<double> knownWeights;
    for (std::size_t i = 0; i < parts.size(); ++i)
        if (parts[i]) {
            known.push_back(*parts[i]);
            knownWeights.push_back(weights[i]);
        }
    if (known.empty())
        return std::nullopt;
    return combined(known, knownWeights);
}

/// The trial of an automatic choice: who said what at the origins.
struct Trial {
    std::vector<ScoreKeeper> parts;
    ScoreKeeper together{std::string(combinationName)};
    ScoreKeeper simple{"naive2"};
    std::vector<StandardisedErrors> errors; ///< of the combination
};

Trial runTrial(std::span<const Part> parts, std::span<const double> weights, const History& history,
               Frequency frequency, int horizon)
{
    Trial trial;
    for (const Part& part : parts)
        trial.parts.emplace_back(std::string(part.method));
    for (const Origin& origin : rollingOrigins(history.size(), horizon, history.season, originsTested)) {
        const auto actual = std::span(history.observed).subspan(origin.end, origin.length);
        const History past = prepareHistory(
            {history.observed.begin(), history.observed.begin() + static_cast<std::ptrdiff_t>(origin.end)}, frequency);
        const int steps = static_cast<int>(origin.length);
        const auto forecasts = forecastParts(parts, past, steps);
        const auto then = combination(forecasts, weights);
        if (!then)
            continue;
        for (std::size_t i = 0; i < forecasts.size(); ++i)
            if (forecasts[i])
                trial.parts[i].add(actual, forecasts[i]->mean, past.scale);
        trial.together.add(actual, then->mean, past.scale);
        if (const auto naive = forecastBy(*findMethod("naive2"), past, steps))
            trial.simple.add(actual, naive->mean, past.scale);
        trial.errors.push_back(standardisedErrors(*then, actual));
    }
    return trial;
}

/// Weights after the trial: before it, divided by a root of how large each part's error was beside the mean of all.
std::vector<double> tilted(std::vector<double> weights, const Trial& trial)
{
    double sum = 0;
    for (const ScoreKeeper& keeper : trial.parts)
        sum += keeper.score().mase;
    const double mean = sum / static_cast<double>(trial.parts.size());
    if (!(mean > 0) || !std::isfinite(mean))
        return weights; // a part was not tested, or all were perfect
    for (std::size_t i = 0; i < weights.size(); ++i)
        weights[i] /= std::pow(trial.parts[i].score().mase / mean + leastError, tilt);
    return weights;
}

} // namespace

PointForecast combined(std::span<const PointForecast> forecasts, std::span<const double> weights)
{
    double total = 0;
    for (const double weight : weights)
        total += weight;
    PointForecast result = forecasts[0];
    const auto blend = [&](std::vector<double> PointForecast::*part) {
        for (std::size_t k = 0; k < (result.*part).size(); ++k) {
            double sum = 0;
            for (std::size_t i = 0; i < forecasts.size(); ++i)
                sum += weights[i] / total * (forecasts[i].*part)[k];
            (result.*part)[k] = sum;
        }
    };
    blend(&PointForecast::mean);
    blend(&PointForecast::spread);
    blend(&PointForecast::fitted);
    return result;
}

Choice runMethod(const Method& method, const History& history, Frequency frequency, int horizon)
{
    Choice choice;
    choice.method = method.name;
    auto forecast = forecastBy(method, history, horizon);
    if (!forecast) {
        choice.method = "naive";
        choice.forecast = forecastNaive(history, horizon);
        choice.note = std::string(method.name) + " needs more history";
        return choice;
    }
    choice.forecast = std::move(*forecast);
    ScoreKeeper keeper{choice.method};
    for (const Origin& origin : rollingOrigins(history.size(), horizon, history.season, originsTested)) {
        const std::span<const double> actual = std::span(history.observed).subspan(origin.end, origin.length);
        const History past = prepareHistory(
            {history.observed.begin(), history.observed.begin() + static_cast<std::ptrdiff_t>(origin.end)}, frequency);
        if (const auto then = forecastBy(method, past, static_cast<int>(origin.length))) {
            keeper.add(actual, then->mean, past.scale);
            choice.errors.push_back(standardisedErrors(*then, actual));
        }
    }
    if (!choice.errors.empty())
        choice.backtest.push_back(keeper.score());
    return choice;
}

Choice chooseAutomatically(const History& history, Frequency frequency, int horizon)
{
    const std::span<const Part> parts = partsFor(history);
    std::vector<double> weights;
    for (const Part& part : parts)
        weights.push_back(part.weight);
    Choice choice;
    choice.method = combinationName;
    const auto forecasts = forecastParts(parts, history, horizon);
    Trial trial = runTrial(parts, weights, history, frequency, horizon);
    auto forecast = combination(forecasts, tilted(std::move(weights), trial));
    if (!forecast) {
        choice.method = "naive";
        choice.forecast = forecastNaive(history, horizon);
        choice.note = "too little history for more than the last value";
        return choice;
    }
    choice.forecast = std::move(*forecast);
    choice.errors = std::move(trial.errors);
    if (choice.errors.empty())
        return choice;
    choice.backtest = {trial.together.score(), trial.simple.score()};
    for (const ScoreKeeper& keeper : trial.parts)
        choice.backtest.push_back(keeper.score());
    std::erase_if(choice.backtest, [](const BacktestScore& score) { return score.origins == 0; });
    std::stable_sort(choice.backtest.begin(), choice.backtest.end(),
                     [](const auto& a, const auto& b) { return a.mase < b.mase; });
    return choice;
}

} // namespace ms::forecast
