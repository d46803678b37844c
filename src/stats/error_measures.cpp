// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/error_measures.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

namespace ms::stats
{
namespace
{

constexpr double notDefined = std::numeric_limits<double>::quiet_NaN();

double absoluteErrors(std::span<const double> actual, std::span<const double> forecast)
{
    assert(actual.size() == forecast.size() && !actual.empty());
    double sum = 0;
    for (std::size_t k = 0; k < actual.size(); ++k)
        sum += std::abs(actual[k] - forecast[k]);
    return sum;
}

double absoluteValues(std::span<const double> actual)
{
    double sum = 0;
    for (const double value : actual)
        sum += std::abs(value);
    return sum;
}

/// Mean of g(x_t - x_(t-m)) over the history.
template <class Function>
double meanOfDifferences(std::span<const double> history, int season, Function g)
{
    const std::size_t m =
        season > 1 && history.size() > static_cast<std::size_t>(season) ? static_cast<std::size_t>(season) : 1;
    if (history.size() <= m)
        return notDefined;
    double sum = 0;
    for (std::size_t t = m; t < history.size(); ++t)
        sum += g(history[t] - history[t - m]);
    return sum / static_cast<double>(history.size() - m);
}

} // namespace

double smape(std::span<const double> actual, std::span<const double> forecast)
{
    assert(actual.size() == forecast.size() && !actual.empty());
    double sum = 0;
    for (std::size_t k = 0; k < actual.size(); ++k) {
        const double size = std::abs(actual[k]) + std::abs(forecast[k]);
        sum += size > 0 ? std::abs(actual[k] - forecast[k]) / size : 0;
    }
    return 200 * sum / static_cast<double>(actual.size());
}

double mape(std::span<const double> actual, std::span<const double> forecast)
{
    assert(actual.size() == forecast.size() && !actual.empty());
    double sum = 0;
    int counted = 0;
    for (std::size_t k = 0; k < actual.size(); ++k) {
        if (actual[k] == 0)
            continue;
        sum += std::abs((actual[k] - forecast[k]) / actual[k]);
        ++counted;
    }
    return counted > 0 ? 100 * sum / counted : notDefined;
}

double wape(std::span<const double> actual, std::span<const double> forecast)
{
    const double size = absoluteValues(actual);
    return size > 0 ? 100 * absoluteErrors(actual, forecast) / size : notDefined;
}

double biasPercent(std::span<const double> actual, std::span<const double> forecast)
{
    assert(actual.size() == forecast.size() && !actual.empty());
    const double size = absoluteValues(actual);
    double sum = 0;
    for (std::size_t k = 0; k < actual.size(); ++k)
        sum += forecast[k] - actual[k];
    return size > 0 ? 100 * sum / size : notDefined;
}

double meanAbsoluteError(std::span<const double> actual, std::span<const double> forecast)
{
    return absoluteErrors(actual, forecast) / static_cast<double>(actual.size());
}

double rootMeanSquaredError(std::span<const double> actual, std::span<const double> forecast)
{
    assert(actual.size() == forecast.size() && !actual.empty());
    double sum = 0;
    for (std::size_t k = 0; k < actual.size(); ++k)
        sum += (actual[k] - forecast[k]) * (actual[k] - forecast[k]);
    return std::sqrt(sum / static_cast<double>(actual.size()));
}

double seasonalNaiveScale(std::span<const double> history, int season)
{
    return meanOfDifferences(history, season, [](double d) { return std::abs(d); });
}

double seasonalNaiveSquaredScale(std::span<const double> history, int season)
{
    return std::sqrt(meanOfDifferences(history, season, [](double d) { return d * d; }));
}

double pinballLoss(std::span<const double> actual, std::span<const double> quantile, double p)
{
    assert(actual.size() == quantile.size() && !actual.empty());
    double sum = 0;
    for (std::size_t k = 0; k < actual.size(); ++k)
        sum += std::max(p * (actual[k] - quantile[k]), (1 - p) * (quantile[k] - actual[k]));
    return sum / static_cast<double>(actual.size());
}

double coverage(std::span<const double> actual, std::span<const double> low, std::span<const double> high)
{
    assert(actual.size() == low.size() && actual.size() == high.size() && !actual.empty());
    int inside = 0;
    for (std::size_t k = 0; k < actual.size(); ++k)
        inside += low[k] <= actual[k] && actual[k] <= high[k] ? 1 : 0;
    return static_cast<double>(inside) / static_cast<double>(actual.size());
}

double intervalScore(std::span<const double> actual, std::span<const double> low, std::span<const double> high,
                     double level)
{
    assert(actual.size() == low.size() && actual.size() == high.size() && !actual.empty());
    const double penalty = 2 / (1 - level / 100);
    double sum = 0;
    for (std::size_t k = 0; k < actual.size(); ++k)
        sum += high[k] - low[k] + penalty * (std::max(0.0, low[k] - actual[k]) + std::max(0.0, actual[k] - high[k]));
    return sum / static_cast<double>(actual.size());
}

} // namespace ms::stats
