// SPDX-License-Identifier: GPL-3.0-or-later
#include "forecast/predictive.h"

#include "stats/normal.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ms::forecast {
namespace {

constexpr std::array gridProbabilities = {0.005, 0.01, 0.025, 0.05, 0.1,   0.15, 0.2,  0.25, 0.3,
                                          0.35,  0.4,  0.45,  0.5,  0.55,  0.6,  0.65, 0.7,  0.75,
                                          0.8,   0.85, 0.9,   0.95, 0.975, 0.99, 0.995};
constexpr double strongestTie = 0.95;
constexpr double farthest = 4; // errors that are out of all proportion do not make the tie

SpreadModel spreadModelOf(std::span<const Choice* const> choices)
{
    std::vector<const SpreadHistory*> histories;
    for (const Choice* choice : choices)
        if (choice && !choice->past.evidence.empty())
            histories.push_back(&choice->past);
    return SpreadModel(histories);
}

/// Errors against the spread that the model would have promised at each origin.
StandardisedErrors corrected(const Choice& choice, std::size_t origin, const SpreadModel& model)
{
    StandardisedErrors errors = choice.past.errors[origin];
    if (choice.past.evidence.empty())
        return errors;
    const double factor = model.factorAt(choice.past, origin);
    for (double& error : errors)
        error /= factor;
    return errors;
}

Calibration calibrationOf(std::span<const Choice* const> choices, const SpreadModel& model)
{
    std::vector<StandardisedErrors> errors;
    for (const Choice* choice : choices)
        for (std::size_t origin = 0; choice && origin < choice->past.errors.size(); ++origin)
            errors.push_back(corrected(*choice, origin, model));
    return Calibration(errors);
}

RankCalibration rankCalibrationOf(std::span<const Choice* const> choices)
{
    std::vector<double> ranks;
    for (const Choice* choice : choices)
        if (choice)
            for (const std::vector<double>& one : choice->ranks)
                ranks.insert(ranks.end(), one.begin(), one.end());
    return RankCalibration(std::move(ranks));
}

/// Correlation of neighbours within each list, all lists about zero.
class NeighbourCorrelation {
public:
    template <class Score>
    void add(const std::vector<double>& values, Score&& scoreOf)
    {
        for (std::size_t k = 0; k < values.size(); ++k) {
            const double one = scoreOf(values[k]);
            if (!std::isfinite(one))
                continue;
            m_squares += one * one;
            const double next = k + 1 < values.size() ? scoreOf(values[k + 1]) : 0;
            if (std::isfinite(next))
                m_products += one * next;
        }
    }
    [[nodiscard]] double value() const
    {
        return m_squares > 0 ? std::clamp(m_products / m_squares, -strongestTie, strongestTie) : 0;
    }

private:
    double m_squares = 0;
    double m_products = 0;
};

} // namespace

Predictive::Predictive(std::span<const Choice* const> choices)
    : m_spreads(spreadModelOf(choices)), m_errors(calibrationOf(choices, m_spreads)),
      m_ranks(rankCalibrationOf(choices))
{
    for (std::size_t k = 0; k < m_errors.testedSteps(); ++k)
        m_reach80.push_back(m_errors.reach(k, 80));
    NeighbourCorrelation errors;
    NeighbourCorrelation ranks;
    for (const Choice* choice : choices) {
        if (!choice)
            continue;
        for (const StandardisedErrors& one : choice->past.errors)
            errors.add(one, [](double error) { return std::clamp(error, -farthest, farthest); });
        for (const std::vector<double>& one : choice->ranks)
            ranks.add(one, [](double rank) { return stats::normalQuantile(std::clamp(rank, 1e-4, 1 - 1e-4)); });
    }
    m_errorCorrelation = errors.value();
    m_rankCorrelation = ranks.value();
}

double Predictive::spreadFactor(const Choice& choice) const
{
    return choice.past.evidence.empty() ? 1 : m_spreads.factor(choice.past, choice.evidence);
}

std::vector<double> Predictive::quantiles(const Choice& choice, std::size_t firstStep, bool nonNegative,
                                          std::span<const double> probabilities) const
{
    const std::vector<double>& mean = choice.forecast.mean;
    std::vector<double> values;
    values.reserve((mean.size() - firstStep) * probabilities.size());
    if (choice.shape) {
        std::vector<double> kept;
        for (const double probability : probabilities)
            kept.push_back(m_ranks.probability(probability));
        std::vector<double> step;
        for (std::size_t k = firstStep; k < mean.size(); ++k) {
            if (k == firstStep || mean[k] != mean[k - 1]) // most such forecasts are flat
                step = DemandDistribution(*choice.shape, mean[k]).quantiles(kept);
            values.insert(values.end(), step.begin(), step.end());
        }
        return values;
    }
    const double factor = spreadFactor(choice);
    std::vector<double> normals(probabilities.size());
    std::transform(probabilities.begin(), probabilities.end(), normals.begin(), stats::normalQuantile);
    for (std::size_t k = firstStep; k < mean.size(); ++k)
        for (std::size_t i = 0; i < probabilities.size(); ++i) {
            const double error = m_errors.quantile(k, probabilities[i], normals[i]);
            const double value = mean[k] + error * factor * choice.forecast.spread[k];
            values.push_back(nonNegative ? std::max(value, 0.0) : value);
        }
    return values;
}

std::vector<Interval> Predictive::intervals(const Choice& choice, std::size_t firstStep, bool nonNegative,
                                            std::span<const double> levels) const
{
    std::vector<Interval> result;
    for (const double level : levels) {
        const double tail = (1 - level / 100) / 2;
        const std::array probabilities = {tail, 1 - tail};
        const std::vector<double> values = quantiles(choice, firstStep, nonNegative, probabilities);
        Interval& interval = result.emplace_back();
        interval.level = level;
        for (std::size_t i = 0; i < values.size(); i += 2) {
            const double mean = choice.forecast.mean[firstStep + i / 2];
            interval.low.push_back(std::min(values[i], mean));
            interval.high.push_back(std::max(values[i + 1], mean));
        }
    }
    return result;
}

Distribution Predictive::distribution(const Choice& choice, std::size_t firstStep, bool nonNegative) const
{
    Distribution result;
    result.probabilities.assign(gridProbabilities.begin(), gridProbabilities.end());
    result.values = quantiles(choice, firstStep, nonNegative, gridProbabilities);
    result.stepCorrelation = choice.shape ? m_rankCorrelation : m_errorCorrelation;
    result.unit = choice.shape ? choice.shape->unit : 0;
    return result;
}

std::optional<double> Predictive::measuredCoverage80(const Choice& choice) const
{
    double inside = 0;
    double known = 0;
    const double low = choice.ranks.empty() ? 0 : m_ranks.probability(0.1);
    const double high = choice.ranks.empty() ? 0 : m_ranks.probability(0.9);
    for (const std::vector<double>& ranks : choice.ranks)
        for (const double rank : ranks) {
            inside += low <= rank && rank <= high ? 1 : 0;
            ++known;
        }
    for (std::size_t origin = 0; origin < choice.past.errors.size(); ++origin) {
        const StandardisedErrors errors = corrected(choice, origin, m_spreads);
        for (std::size_t k = 0; k < errors.size(); ++k) {
            if (std::isnan(errors[k]))
                continue;
            const Reach& reach = m_reach80[k];
            inside += reach.low <= errors[k] && errors[k] <= reach.high ? 1 : 0;
            ++known;
        }
    }
    return known > 0 ? std::optional(inside / known) : std::nullopt;
}

} // namespace ms::forecast
