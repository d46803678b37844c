// SPDX-License-Identifier: GPL-3.0-or-later
#include "forecast/automatic.h"

#include "stats/error_measures.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ms::forecast {
namespace {

constexpr double ownTilt = 1;          // how strongly a series' own backtest moves the weights; 0: not at all
constexpr double poolTilt = 2;         // the same for the backtests of all series together
constexpr double poolSeries = 10;      // that many series move them half as far
constexpr double leastError = 0.1;     // of the mean error: no part is ever taken for perfect
constexpr double levelEvidence = 5;    // series for which the level of intermittent demand is taken as forecast
constexpr double mostDispersion = 100; // that one series may say of the others
constexpr std::string_view combinationName = "combination";
constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

/// Mean over the parts that have a weight; NaN when one of them was not tested.
double meanError(const Workup& workup, std::span<const double> errors)
{
    double sum = 0;
    double count = 0;
    for (std::size_t i = 0; i < errors.size(); ++i)
        if (workup.parts[i].weight > 0) {
            sum += errors[i];
            ++count;
        }
    return count > 0 ? sum / count : unknown;
}

/// nullopt when every part refused.
std::optional<PointForecast> combination(std::span<const std::optional<PointForecast>> parts,
                                         std::span<const double> weights)
{
    std::vector<const PointForecast*> known;
    std::vector<double> knownWeights;
    known.reserve(parts.size());
    knownWeights.reserve(parts.size());
    for (std::size_t i = 0; i < parts.size(); ++i)
        if (parts[i] && weights[i] > 0) {
            known.push_back(&*parts[i]);
            knownWeights.push_back(weights[i]);
        }
    if (known.empty())
        return std::nullopt;
    return known.size() == 1 ? *known.front() : combined(known, knownWeights);
}

double meanOf(const std::vector<double>& values)
{
    double sum = 0;
    for (const double value : values)
        sum += value;
    return sum / static_cast<double>(values.size());
}

SpreadEvidence evidenceOf(const PointForecast& whole, std::span<const std::optional<PointForecast>> parts,
                          std::span<const double> weights, double scale)
{
    const double spread = meanOf(whole.spread);
    double squares = 0;
    double count = 0;
    for (std::size_t i = 0; i < parts.size(); ++i)
        if (parts[i] && weights[i] > 0)
            for (std::size_t k = 0; k < whole.mean.size(); ++k) {
                const double distance = parts[i]->mean[k] - whole.mean[k];
                squares += distance * distance;
                ++count;
            }
    constexpr double furthest = 5; // logs: neither perfect agreement nor none says more than that
    const auto logRatio = [&](double a) {
        return a > 0 && spread > 0 ? std::clamp(std::log(a / spread), -furthest, furthest) : unknown;
    };
    return {logRatio(scale), logRatio(std::sqrt(squares / std::max(count, 1.0)))};
}

/// Shares in [0, 1) that fill it evenly in any order: fractional parts of multiples of the golden ratio.
double evenShare(std::size_t index)
{
    const double multiple = static_cast<double>(index + 1) * 0.6180339887498949;
    return multiple - std::floor(multiple);
}

void multiply(std::vector<double>& values, double factor)
{
    for (double& value : values)
        value *= factor;
}

/// The combination at past origins: its scores into `choice`, and what its spread or its shape is calibrated with.
void addTrials(const Workup& workup, std::span<const double> weights, const Pool& pool, double level, Choice& choice)
{
    ScoreKeeper together{choice.method};
    for (const PartTrial& trial : workup.trials) {
        auto then = combination(trial.parts, weights);
        if (!then)
            continue;
        multiply(then->mean, level);
        together.add(trial.actual, then->mean, trial.scale);
        if (trial.shape) {
            const DemandShape shape = shrunk(*trial.shape, pool.dispersion());
            std::vector<double> ranks;
            for (std::size_t k = 0; k < trial.actual.size(); ++k)
                ranks.push_back(DemandDistribution(shape, then->mean[k])
                                    .rank(trial.actual[k], evenShare(choice.ranks.size() * trial.actual.size() + k)));
            choice.ranks.push_back(std::move(ranks));
        } else {
            choice.past.evidence.push_back(evidenceOf(*then, trial.parts, weights, trial.scale));
            choice.past.errors.push_back(standardisedErrors(*then, trial.actual));
        }
    }
    if (together.score().origins > 0)
        choice.backtest.push_back(together.score());
}

void addPartScores(const Workup& workup, Choice& choice)
{
    if (workup.parts.size() < 2)
        return;
    for (std::size_t i = 0; i < workup.parts.size(); ++i) {
        ScoreKeeper keeper{std::string(workup.parts[i].method)};
        for (const PartTrial& trial : workup.trials)
            if (trial.parts[i])
                keeper.add(trial.actual, trial.parts[i]->mean, trial.scale);
        if (keeper.score().origins > 0)
            choice.backtest.push_back(keeper.score());
    }
    std::stable_sort(choice.backtest.begin(), choice.backtest.end(),
                     [](const auto& a, const auto& b) { return a.mase < b.mase; });
}

/// Weights after the series' own backtest.
std::vector<double> tilted(const Workup& workup, std::vector<double> weights)
{
    const std::vector<double>& errors = workup.errors;
    const double mean = meanError(workup, errors);
    if (!(mean > 0) || !std::isfinite(mean))
        return weights; // a part was not tested, or all were perfect
    for (std::size_t i = 0; i < weights.size(); ++i)
        if (weights[i] > 0)
            weights[i] *= std::pow(errors[i] / mean + leastError, -ownTilt);
    return weights;
}

std::vector<double> pooledWeights(const Workup& workup, const Pool& pool)
{
    std::vector<double> weights;
    for (const Part& part : workup.parts)
        weights.push_back(part.weight > 0 ? part.weight * pool.weightOf(workup.kind, part.method) : 0);
    return weights;
}

} // namespace

std::vector<double> partErrors(const Workup& workup)
{
    const auto errorOf = [&](const PartTrial& trial, const PointForecast& part) {
        return workup.kind == DemandKind::Smooth ? stats::meanAbsoluteError(trial.actual, part.mean)
                                                 : stats::rootMeanSquaredError(trial.actual, part.mean);
    };
    std::vector<double> errors(workup.parts.size(), unknown);
    for (std::size_t i = 0; i < errors.size(); ++i) {
        double sum = 0;
        double count = 0;
        for (const PartTrial& trial : workup.trials)
            if (trial.parts[i] && trial.scale > 0) {
                sum += errorOf(trial, *trial.parts[i]) / trial.scale;
                ++count;
            }
        if (count > 0)
            errors[i] = sum / count;
    }
    return errors;
}

Pool::Pool(std::span<const Workup* const> workups)
{
    double actual = 0;
    double expected = 0;
    double trials = 0;
    double variances = 0;
    double means = 0;
    for (const Workup* workup : workups) {
        if (!workup)
            continue;
        if (workup->parts.size() > 1)
            addErrors(*workup);
        if (!workup->shape)
            continue;
        if (workup->shape->unit > 0) {
            variances += workup->shape->periods * std::min(workup->shape->dispersion, mostDispersion);
            means += workup->shape->periods;
        }
        std::vector<double> weights;
        for (const Part& part : workup->parts)
            weights.push_back(part.weight);
        for (const PartTrial& trial : workup->trials)
            if (const auto then = trial.afterYear ? combination(trial.parts, weights) : std::nullopt) {
                actual += meanOf(trial.actual);
                expected += meanOf(then->mean);
                ++trials;
            }
    }
    if (expected > 0) {
        const double asForecast = levelEvidence * expected / trials;
        m_level = std::clamp((actual + asForecast) / (expected + asForecast), 0.5, 2.0);
    }
    m_dispersion = means > 0 ? variances / means : 1;
}

void Pool::addErrors(const Workup& workup)
{
    const std::vector<double>& errors = workup.errors;
    const double mean = meanError(workup, errors);
    if (!(mean > 0) || !std::isfinite(mean))
        return;
    for (std::size_t i = 0; i < errors.size(); ++i) {
        if (!(workup.parts[i].weight > 0))
            continue;
        auto place = std::find_if(m_standings.begin(), m_standings.end(), [&](const Standing& one) {
            return one.kind == workup.kind && one.method == workup.parts[i].method;
        });
        if (place == m_standings.end())
            place = m_standings.insert(place, {workup.kind, workup.parts[i].method, 0, 0});
        place->error += errors[i] / mean;
        ++place->series;
    }
}

double Pool::weightOf(DemandKind kind, std::string_view method) const
{
    for (const Standing& one : m_standings)
        if (one.kind == kind && one.method == method)
            return std::pow(one.error / one.series + leastError, -poolTilt * one.series / (one.series + poolSeries));
    return 1;
}

PointForecast combined(std::span<const PointForecast* const> forecasts, std::span<const double> weights)
{
    double total = 0;
    for (const double weight : weights)
        total += weight;
    PointForecast result;
    const auto blend = [&](std::vector<double> PointForecast::*part) {
        (result.*part).assign((forecasts[0]->*part).size(), 0.0);
        for (std::size_t i = 0; i < forecasts.size(); ++i) {
            const double share = weights[i] / total;
            for (std::size_t k = 0; k < (result.*part).size(); ++k)
                (result.*part)[k] += share * (forecasts[i]->*part)[k];
        }
    };
    blend(&PointForecast::mean);
    blend(&PointForecast::spread);
    blend(&PointForecast::fitted);
    return result;
}

Choice settle(const Workup& workup, const Pool& pool)
{
    const std::vector<double> weights = pooledWeights(workup, pool);
    const auto several = std::count_if(weights.begin(), weights.end(), [](double weight) { return weight > 0; }) > 1;
    const std::vector<double> own = workup.kind == DemandKind::Smooth && several ? tilted(workup, weights) : weights;
    Choice choice;
    choice.method = several ? combinationName : workup.parts.front().method;
    auto forecast = combination(workup.now, own);
    if (!forecast) {
        choice.method = "naive";
        choice.forecast = workup.fallback;
        choice.note = several ? std::string("too little history for more than the last value")
                              : std::string(workup.parts.front().method) + " needs more history";
        return choice;
    }
    choice.forecast = std::move(*forecast);
    choice.evidence = evidenceOf(choice.forecast, workup.now, own, workup.scale);
    const double level = workup.shape && several ? pool.level() : 1;
    multiply(choice.forecast.mean, level);
    if (workup.shape)
        choice.shape = shrunk(*workup.shape, pool.dispersion());
    addTrials(workup, weights, pool, level, choice);
    addPartScores(workup, choice);
    return choice;
}

} // namespace ms::forecast
