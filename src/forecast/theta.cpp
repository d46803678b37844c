// SPDX-License-Identifier: GPL-3.0-or-later
#include "forecast/theta.h"

#include "stats/round_search.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>

namespace ms::forecast {
namespace {

struct Line {
    double intercept = 0; ///< at period 0, the one before the first
    double slope = 0;
};

Line lineThrough(std::span<const double> y)
{
    const auto n = static_cast<double>(y.size());
    double mean = 0;
    for (const double value : y)
        mean += value / n;
    double cross = 0;
    for (std::size_t t = 0; t < y.size(); ++t)
        cross += (static_cast<double>(t + 1) - (n + 1) / 2) * (y[t] - mean);
    const double slope = cross * 12 / (n * (n * n - 1));
    return {mean - slope * (n + 1) / 2, slope};
}

/// Sums over the periods from the third on, of errors e = u - c·level for the first level: it enters them linearly.
struct Sums {
    double squares = 0; ///< Σu²
    double cross = 0;   ///< Σuc
    double own = 0;     ///< Σc²

    /// The first level of least Σe², within what is allowed.
    [[nodiscard]] double level(double most) const { return own > 0 ? std::clamp(cross / own, -most, most) : 0; }
    [[nodiscard]] double errorAt(double level) const { return squares - level * (2 * cross - level * own); }
};

/// The straight line of the periods so far.
class PastLine {
public:
    [[nodiscard]] const Line& line() const { return m_line; }
    void add(double value)
    {
        ++m_t;
        const double before = m_mean;
        m_mean += (value - m_mean) / m_t;
        if (m_t > 1)
            m_line.slope = ((m_t - 2) * m_line.slope + 6 * (value - before) / m_t) / (m_t + 1);
        m_line.intercept = m_mean - m_line.slope * (m_t + 1) / 2;
    }

private:
    double m_t = 0;
    double m_mean = 0;
    Line m_line;
};

/// The line that the forecast of each period stands on: one for all, or that of the periods before.
struct Lines {
    std::vector<Line> lines;
    std::size_t stride = 1; ///< 0: the same for all

    [[nodiscard]] const Line& at(std::size_t t) const { return lines[t * stride]; }
};

Lines linesOf(std::span<const double> y, ThetaKind kind, const Line& whole)
{
    if (kind != ThetaKind::Dynamic)
        return {{whole}, 0};
    std::vector<Line> lines;
    lines.reserve(y.size());
    PastLine past;
    for (const double value : y) {
        lines.push_back(past.line());
        past.add(value);
    }
    return {std::move(lines)};
}

constexpr std::size_t half = stats::roundLanes / 2; // as many as fit the registers
constexpr double leastAlpha = 0.1;
constexpr double mostAlpha = 0.99;
constexpr std::size_t longestPower = 440; // periods; (1 - leastAlpha)^440 is below 2^-64

/// The state space form of the Theta methods (Fiorucci et al. 2016, eq. 8-13) for four alphas side by side.
void addSums(std::span<const double> y, const Lines& lines, std::span<const double, half> alphas, double weight,
             std::span<Sums, half> sums)
{
    constexpr double nothing = 1e-150; // keeps squares of powers normal numbers: subnormal ones are slow
    constexpr std::size_t pairs = half / 2;
    using Pairs = std::array<stats::Pair, pairs>;
    const Pairs alpha{stats::Pair{alphas[0], alphas[1]}, stats::Pair{alphas[2], alphas[3]}};
    Pairs level{}, powers{}, squares{}, cross{}, own{};
    Pairs power{stats::Pair{1, 1}, stats::Pair{1, 1}}; // (1 - alpha)^t; powers: the sum of it up to t
    const auto step = [&](std::size_t t, bool counted) __attribute__((always_inline))
    {
        const double intercept = weight * lines.at(t).intercept;
        const double slope = weight * lines.at(t).slope;
#pragma GCC unroll 2 // into registers
        for (std::size_t k = 0; k < pairs; ++k) {
            powers[k] += power[k];
            const stats::Pair error = y[t] - level[k];
            if (counted) {
                const stats::Pair u = error - power[k] * intercept - powers[k] * slope;
                squares[k] += u * u;
                cross[k] += u * power[k];
                own[k] += power[k] * power[k];
            }
            level[k] += alpha[k] * error;
            power[k] += nothing - alpha[k] * power[k];
        }
    };
    step(0, false);
    step(1, false);
    std::size_t t = 2;
    for (; t < std::min(y.size(), longestPower); ++t)
        step(t, true);
    for (; t < y.size(); ++t) { // what the powers add is below the last figure
        const double slope = weight * lines.at(t).slope;
#pragma GCC unroll 2
        for (std::size_t k = 0; k < pairs; ++k) {
            const stats::Pair error = y[t] - level[k];
            const stats::Pair u = error - powers[k] * slope;
            squares[k] += u * u;
            level[k] += alpha[k] * error;
        }
    }
    for (std::size_t k = 0; k < half; ++k)
        sums[k] = {squares[k / 2][k % 2], cross[k / 2][k % 2], own[k / 2][k % 2]};
}

std::array<Sums, stats::roundLanes> sumsOf(std::span<const double> y, const Lines& lines, const stats::Lanes& alphas,
                                           double weight)
{
    std::array<Sums, stats::roundLanes> sums;
    const std::span<const double, stats::roundLanes> all(alphas);
    addSums(y, lines, all.first<half>(), weight, std::span(sums).first<half>());
    addSums(y, lines, all.last<half>(), weight, std::span(sums).last<half>());
    return sums;
}

/// One-step forecasts into `fitted`; leaves `level` after the last period.
void run(std::span<const double> y, const Lines& lines, double alpha, double weight, double& level,
         std::vector<double>& fitted)
{
    double power = 1;
    double powers = 0;
    for (std::size_t t = 0; t < y.size(); ++t) {
        powers += power;
        fitted[t] = level + weight * (power * lines.at(t).intercept + powers * lines.at(t).slope);
        level += alpha * (y[t] - level);
        power *= 1 - alpha;
    }
}

/// What is searched for; the first level follows from them.
struct Found {
    double alpha = 0.5;
    double weight = 0.5; ///< 1 - 1/theta, in [0, 1)
    double level = 0;
    double squares = HUGE_VAL;
};

/// Looks at every alpha for one weight; Σe² is that of the best alpha looked at.
Found bestAlpha(std::span<const double> y, const Lines& lines, double weight, double mostLevel, int rounds)
{
    Found found;
    found.weight = weight;
    found.alpha = stats::minimiseInRounds(
        [&](const stats::Lanes& alphas, stats::Lanes& values) {
            const auto sums = sumsOf(y, lines, alphas, weight);
            for (std::size_t k = 0; k < stats::roundLanes; ++k)
                values[k] = sums[k].errorAt(sums[k].level(mostLevel));
            found.squares = *std::min_element(values.begin(), values.end());
        },
        leastAlpha, mostAlpha, rounds);
    return found;
}

/// The same with the first level, and Σe² at the alpha found.
Found settled(std::span<const double> y, const Lines& lines, double weight, double mostLevel)
{
    constexpr int rounds = 2; // leaves 0.022 between neighbours, which the parabola divides
    Found found = bestAlpha(y, lines, weight, mostLevel, rounds);
    const std::array<double, half> one{found.alpha, found.alpha, found.alpha, found.alpha};
    std::array<Sums, half> same;
    addSums(y, lines, one, weight, same);
    const Sums& sums = same.front();
    found.level = sums.level(mostLevel);
    found.squares = sums.errorAt(found.level);
    return found;
}

} // namespace

ThetaFit fitTheta(std::span<const double> y, ThetaKind kind)
{
    assert(y.size() >= 3);
    constexpr double mostWeight = 0.999;
    const Line line = lineThrough(y);
    const Lines lines = linesOf(y, kind, line);
    double scale = 0;
    for (const double value : y)
        scale += std::abs(value) / static_cast<double>(y.size());
    const double mostLevel = 10 * std::max(scale > 0 ? scale : 1, std::abs(y[0]));
    Found found;
    if (kind == ThetaKind::Standard) {
        found = settled(y, lines, 0.5, mostLevel);
    } else {
        const double weight = stats::minimiseInRounds(
            [&](const stats::Lanes& weights, stats::Lanes& values) {
                for (std::size_t k = 0; k < stats::roundLanes; ++k)
                    values[k] = bestAlpha(y, lines, weights[k], mostLevel, 2).squares;
            },
            0.0, mostWeight, 2);
        found = settled(y, lines, weight, mostLevel);
    }
    ThetaFit fit;
    fit.alpha = found.alpha;
    fit.theta = 1 / (1 - found.weight);
    fit.level = found.level;
    fit.fitted.resize(y.size());
    run(y, lines, fit.alpha, found.weight, fit.level, fit.fitted);
    fit.sigma = std::sqrt(std::max(0.0, found.squares) /
                          std::max<double>(1, static_cast<double>(y.size()) - (kind == ThetaKind::Standard ? 4 : 5)));
    fit.intercept = line.intercept;
    fit.slope = line.slope;
    return fit;
}

std::vector<double> forecastTheta(const ThetaFit& fit, int horizon)
{
    std::vector<double> forecasts(static_cast<std::size_t>(horizon));
    const double weight = 1 - 1 / fit.theta;
    const double power = std::pow(1 - fit.alpha, static_cast<double>(fit.fitted.size()));
    for (std::size_t k = 0; k < forecasts.size(); ++k) {
        forecasts[k] =
            fit.level + weight * (power * fit.intercept +
                                  ((1 - power * (1 - fit.alpha)) / fit.alpha + static_cast<double>(k)) * fit.slope);
    }
    return forecasts;
}

} // namespace ms::forecast
