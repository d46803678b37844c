// SPDX-License-Identifier: GPL-3.0-or-later
#include "forecast/intermittent.h"

#include "stats/golden_section.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>

namespace ms::forecast {
namespace {

constexpr double crostonAlpha = 0.1;
constexpr double leastAlpha = 0.01;
constexpr double mostAlpha = 0.5;
constexpr double alphaWidth = 0.005;
// A smoothing parameter rests on few demands, so that it is drawn towards the usual 0.1: log-normal with this standard
// deviation, against a likelihood that counts a fifth, since errors of demand with many zeros are far from normal.
// Chosen by the squared error over months 34 to 45 of carparts, forecast from the months before them.
constexpr double alphaDoubt = 0.5;
constexpr double likelihoodShare = 0.2;

/// Level after smoothing `y` from `level`; adds up the squared one-step errors and keeps the forecasts where asked.
double smoothFlat(std::span<const double> y, double alpha, double level, double* squares, double* fitted)
{
    double sum = 0;
    for (std::size_t t = 0; t < y.size(); ++t) {
        if (fitted)
            fitted[t] = level;
        const double error = y[t] - level;
        sum += error * error;
        level += alpha * error;
    }
    if (squares)
        *squares = sum;
    return level;
}

double firstLevel(std::span<const double> y)
{
    const std::size_t few = std::min<std::size_t>(y.size(), 12);
    return std::accumulate(y.begin(), y.begin() + static_cast<std::ptrdiff_t>(few), 0.0) / static_cast<double>(few);
}

/// What is to be smallest: minus the log of likelihood and prior. `usual`: the centre of the prior.
double penalised(double squares, std::size_t periods, double alpha, double usual)
{
    const double distance = std::log(alpha / usual) / alphaDoubt;
    return 0.5 * likelihoodShare * static_cast<double>(periods) * std::log(squares + 1e-300) +
           0.5 * distance * distance;
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
    const double alpha = stats::minimiseGoldenSection(
        [&](double a) {
            double squares = 0;
            smoothFlat(y, a, start, &squares, nullptr);
            return penalised(squares, y.size(), a, usual);
        },
        leastAlpha, mostAlpha, alphaWidth);
    return {smoothFlat(y, alpha, start, nullptr, fitted), alpha};
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

/// TSB's recursion; returns the last forecast.
double smoothTsb(std::span<const double> y, double alpha, double beta, double size, double chance, double* squares,
                 double* fitted)
{
    double sum = 0;
    for (std::size_t t = 0; t < y.size(); ++t) {
        const double forecast = chance * size;
        if (fitted)
            fitted[t] = forecast;
        sum += (y[t] - forecast) * (y[t] - forecast);
        if (y[t] > 0) {
            size += alpha * (y[t] - size);
            chance += beta * (1 - chance);
        } else {
            chance -= beta * chance;
        }
    }
    if (squares)
        *squares = sum;
    return chance * size;
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
    fit.alpha = stats::minimiseGoldenSection(
        [&](double beta) {
            double squares = 0;
            smoothTsb(y, crostonAlpha, beta, size, chance, &squares, nullptr);
            return penalised(squares, y.size(), beta, crostonAlpha);
        },
        leastAlpha, mostAlpha, alphaWidth);
    fit.mean = smoothTsb(y, crostonAlpha, fit.alpha, size, chance, nullptr, fit.fitted.data());
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
