// SPDX-License-Identifier: GPL-3.0-or-later
#include "forecast/automatic.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace ms::forecast
{
namespace
{

constexpr int originsTested = 2;
constexpr std::array<std::string_view, 3> combinedMethods = {"ets", "theta", "dotm"};
constexpr std::string_view combinationName = "combination";

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

std::optional<PointForecast> combination(const History& history, int horizon,
                                         std::vector<PointForecast>* parts = nullptr)
{
    std::vector<PointForecast> forecasts;
    for (const std::string_view name : combinedMethods)
        if (auto forecast = forecastBy(*findMethod(name), history, horizon))
            forecasts.push_back(std::move(*forecast));
    if (forecasts.empty())
        return std::nullopt;
    PointForecast result = combined(forecasts, std::vector<double>(forecasts.size(), 1.0));
    if (parts)
        *parts = std::move(forecasts);
    return result;
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
        const std::span<const double> actual = std::span(history.values).subspan(origin.end, origin.length);
        const History past = prepareHistory(
            {history.values.begin(), history.values.begin() + static_cast<std::ptrdiff_t>(origin.end)}, frequency);
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
    Choice choice;
    choice.method = combinationName;
    auto forecast = combination(history, horizon);
    if (!forecast) {
        choice.method = "naive";
        choice.forecast = forecastNaive(history, horizon);
        choice.note = "too little history for more than the last value";
        return choice;
    }
    choice.forecast = std::move(*forecast);
    std::vector<ScoreKeeper> keepers;
    for (const std::string_view name : combinedMethods)
        keepers.emplace_back(std::string(name));
    ScoreKeeper together{std::string(combinationName)};
    ScoreKeeper simple{"naive2"};
    for (const Origin& origin : rollingOrigins(history.size(), horizon, history.season, originsTested)) {
        const std::span<const double> actual = std::span(history.values).subspan(origin.end, origin.length);
        const History past = prepareHistory(
            {history.values.begin(), history.values.begin() + static_cast<std::ptrdiff_t>(origin.end)}, frequency);
        std::vector<PointForecast> parts;
        const auto then = combination(past, static_cast<int>(origin.length), &parts);
        if (!then || parts.size() != keepers.size())
            continue;
        for (std::size_t i = 0; i < parts.size(); ++i)
            keepers[i].add(actual, parts[i].mean, past.scale);
        together.add(actual, then->mean, past.scale);
        if (const auto naive = forecastBy(*findMethod("naive2"), past, static_cast<int>(origin.length)))
            simple.add(actual, naive->mean, past.scale);
        choice.errors.push_back(standardisedErrors(*then, actual));
    }
    if (choice.errors.empty())
        return choice;
    choice.backtest = {together.score(), simple.score()};
    for (const ScoreKeeper& keeper : keepers)
        choice.backtest.push_back(keeper.score());
    std::stable_sort(choice.backtest.begin(), choice.backtest.end(),
                     [](const auto& a, const auto& b) { return a.mase < b.mase; });
    return choice;
}

} // namespace ms::forecast
