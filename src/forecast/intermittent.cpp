// SPDX-License-Identifier: GPL-3.0-or-later
#include "forecast/intermittent.h"

#include "stats/round_search.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <numeric>

namespace ms::forecast {
namespace {

constexpr double crostonAlpha = 0.1;
constexpr double leastAlpha = 0.01;
constexpr double mostAlpha = 0.5;
constexpr int searchRounds = 1; // of eight alphas, the next half as large again, and a parabola through the best
// A smoothing parameter rests on few demands, so that it is drawn towards the usual 0.1: log-normal with this standard
// deviation, against a likelihood that counts a fifth, since errors of demand with many zeros are far from normal.
// Chosen by the squared error over months 34 to 45 of carparts, forecast from the months before them.
constexpr double alphaDoubt = 0.5;
constexpr double likelihoodShare = 0.2;

/// Level after smoothing `y` from `level`; keeps the forecasts where asked.
double smoothFlat(std::span<const double> y, double alpha, double level, double* fitted)
{
    for (std::size_t t = 0; t < y.size(); ++t) {
        if (fitted)
            fitted[t] = level;
        level += alpha * (y[t] - level);
    }
    return level;
}

constexpr std::size_t pairs = stats::roundLanes / 2;
using Pairs = std::array<stats::Pair, pairs>; // of numbers for the eight parameters of a round

Pairs pairsOf(const stats::Lanes& lanes)
{
    using stats::Pair;
    return {Pair{lanes[0], lanes[1]}, Pair{lanes[2], lanes[3]}, Pair{lanes[4], lanes[5]}, Pair{lanes[6], lanes[7]}};
}

stats::Lanes lanesOf(const Pairs& values)
{
    stats::Lanes lanes;
    for (std::size_t k = 0; k < stats::roundLanes; ++k)
        lanes[k] = values[k / 2][k % 2];
    return lanes;
}

/// Sums of squared one-step errors of eight alphas side by side.
stats::Lanes squaresOfFlat(std::span<const double> y, const stats::Lanes& alphas, double start)
{
    const Pairs alpha = pairsOf(alphas);
    const stats::Pair first{start, start};
    Pairs level{first, first, first, first}, squares{};
    for (const double value : y)
#pragma GCC unroll 4 // into registers
        for (std::size_t k = 0; k < pairs; ++k) {
            const stats::Pair error = value - level[k];
            squares[k] += error * error;
            level[k] += alpha[k] * error;
        }
    return lanesOf(squares);
}

double firstLevel(std::span<const double> y)
{
    const std::size_t few = std::min<std::size_t>(y.size(), 12);
    return std::accumulate(y.begin(), y.begin() + static_cast<std::ptrdiff_t>(few), 0.0) / static_cast<double>(few);
}

/// The smoothing parameter of least penalty: minus the log of likelihood and prior. `usual`: the centre of the prior;
/// `squaresOf`: the sums of squared errors of eight parameters. Both are smooth in the parameter's log.
template <class Function>
double mostLikely(std::size_t periods, double usual, const Function& squaresOf)
{
    const double share = 0.5 * likelihoodShare * static_cast<double>(periods);
    const double middle = std::log(usual);
    return std::exp(stats::minimiseInRounds(
        [&](const stats::Lanes& logs, stats::Lanes& values) {
            stats::Lanes alphas;
            std::transform(logs.begin(), logs.end(), alphas.begin(), [](double x) { return std::exp(x); });
            const stats::Lanes squares = squaresOf(alphas);
            for (std::size_t k = 0; k < stats::roundLanes; ++k) {
                const double distance = (logs[k] - middle) / alphaDoubt;
                values[k] = share * std::log(squares[k] + 1e-300) + 0.5 * distance * distance;
            }
        },
        std::log(leastAlpha), std::log(mostAlpha), searchRounds));
}

struct Smoothed {
    double level = 0;
    double alpha = 0;
};

/// `blockLength` periods are one step of `y`: the usual memory is the same in periods.
Smoothed smoothOptimally(std::span<const double> y, std::size_t blockLength, double* fitted)
{
    const double start = firstLevel(y);
    const double usual = 1 - std::pow(1 - crostonAlpha, static_cast<double>(blockLength));
    const double alpha =
        mostLikely(y.size(), usual, [&](const stats::Lanes& alphas) { return squaresOfFlat(y, alphas, start); });
    return {smoothFlat(y, alpha, start, fitted), alpha};
}

/// Croston's recursion; every forecast is times `factor`.
FlatFit smoothCroston(std::span<const double> y, double factor)
{
    FlatFit fit;
    fit.alpha = crostonAlpha;
    fit.fitted.resize(y.size());
    double size = *std::find_if(y.begin(), y.end(), [](double value) { return value > 0; });
    double interval = meanDemandInterval(y);
    double since = 1;
    for (std::size_t t = 0; t < y.size(); ++t) {
        fit.fitted[t] = factor * size / interval;
        if (y[t] > 0) {
            size += crostonAlpha * (y[t] - size);
            interval += crostonAlpha * (since - interval);
            since = 1;
        } else {
            since += 1;
        }
    }
    fit.mean = factor * size / interval;
    return fit;
}

/// TSB's recursion; returns the last forecast. The size does not depend on beta.
double smoothTsb(std::span<const double> y, double beta, double size, double chance, double* fitted)
{
    for (std::size_t t = 0; t < y.size(); ++t) {
        fitted[t] = chance * size;
        if (y[t] > 0)
            size += crostonAlpha * (y[t] - size);
        chance += beta * ((y[t] > 0 ? 1 : 0) - chance);
    }
    return chance * size;
}

stats::Lanes squaresOfTsb(std::span<const double> y, const stats::Lanes& betas, double size, double start)
{
    const Pairs beta = pairsOf(betas);
    const stats::Pair first{start, start};
    Pairs chance{first, first, first, first}, squares{};
    for (const double value : y) {
        const double came = value > 0 ? 1 : 0;
#pragma GCC unroll 4 // into registers
        for (std::size_t k = 0; k < pairs; ++k) {
            const stats::Pair error = value - chance[k] * size;
            squares[k] += error * error;
            chance[k] += beta[k] * (came - chance[k]);
        }
        size += came * crostonAlpha * (value - size);
    }
    return lanesOf(squares);
}

/// Mean demand a period by smoothing the sums of blocks of `length` periods, aligned to the end.
double smoothBlocks(std::span<const double> y, std::size_t length)
{
    const std::size_t blocks = y.size() / length;
    std::vector<double> sums(blocks, 0.0);
    const std::size_t first = y.size() - blocks * length;
    for (std::size_t t = first; t < y.size(); ++t)
        sums[(t - first) / length] += y[t];
    return smoothOptimally(sums, length, nullptr).level / static_cast<double>(length);
}

std::size_t blockLength(std::span<const double> y)
{
    const auto interval = static_cast<std::size_t>(std::lround(meanDemandInterval(y)));
    return std::clamp<std::size_t>(interval, 1, std::max<std::size_t>(1, y.size() / 3));
}

/// In-sample forecasts are those of plain smoothing: the spread of demand about its mean is the same.
FlatFit withMean(std::span<const double> y, double mean)
{
    FlatFit fit = fitFlatSmoothing(y);
    fit.mean = mean;
    return fit;
}

} // namespace

double meanDemandInterval(std::span<const double> y)
{
    const auto demands = std::count_if(y.begin(), y.end(), [](double value) { return value > 0; });
    assert(demands > 0);
    const auto last = std::find_if(y.rbegin(), y.rend(), [](double value) { return value > 0; }).base();
    return static_cast<double>(last - y.begin()) / static_cast<double>(demands);
}

FlatFit fitFlatSmoothing(std::span<const double> y)
{
    FlatFit fit;
    fit.fitted.resize(y.size());
    const Smoothed smoothed = smoothOptimally(y, 1, fit.fitted.data());
    fit.mean = smoothed.level;
    fit.alpha = smoothed.alpha;
    return fit;
}

FlatFit fitCroston(std::span<const double> y)
{
    return smoothCroston(y, 1);
}

FlatFit fitSba(std::span<const double> y)
{
    return smoothCroston(y, 1 - crostonAlpha / 2);
}

FlatFit fitTsb(std::span<const double> y)
{
    const double demands =
        static_cast<double>(std::count_if(y.begin(), y.end(), [](double value) { return value > 0; }));
    const double size = std::accumulate(y.begin(), y.end(), 0.0) / demands;
    const double chance = demands / static_cast<double>(y.size());
    FlatFit fit;
    fit.fitted.resize(y.size());
    fit.alpha = mostLikely(y.size(), crostonAlpha,
                           [&](const stats::Lanes& betas) { return squaresOfTsb(y, betas, size, chance); });
    fit.mean = smoothTsb(y, fit.alpha, size, chance, fit.fitted.data());
    return fit;
}

FlatFit fitAdida(std::span<const double> y)
{
    return withMean(y, smoothBlocks(y, blockLength(y)));
}

FlatFit fitImapa(std::span<const double> y)
{
    const std::size_t most = blockLength(y);
    FlatFit fit = fitFlatSmoothing(y); // blocks of one period, and in-sample forecasts as in withMean
    double sum = fit.mean;
    for (std::size_t length = 2; length <= most; ++length)
        sum += smoothBlocks(y, length);
    fit.mean = sum / static_cast<double>(most);
    return fit;
}

} // namespace ms::forecast
