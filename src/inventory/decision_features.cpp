// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/decision_features.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace ms::inventory {
namespace {

constexpr double levelDecay = 0.9;
constexpr double spreadDecay = 0.95;
constexpr double smoothing = 0.15;     // of the level that giant orders are measured by
constexpr double giantOrder = 6.0;     // times the level
constexpr double giantAllowance = 3.0; // units, so that slow movers may sell a few at once
constexpr double unmetShare = 1.0;     // of the level: what is thought unmet before the history says more
constexpr std::size_t unmetPeriods = 26;
// The age of a series in periods is told up to here: where most series of a file begin together, a larger age is a
// date, and trees that learn what followed each date promise less than then happens.
constexpr std::size_t youngUntil = 13;
constexpr std::size_t patternPeriods = 36;
constexpr double longestGap = 40.0;
constexpr double smallUnits = 0.3;      // added to both sides of a ratio
constexpr std::size_t beforeSeason = 8; // periods that a season is held against
constexpr std::size_t seasonMargin = 2; // periods on either side, since feasts move
constexpr std::size_t mostYears = 3;    // that a season is averaged over

std::span<const double> newest(std::span<const double> values, std::size_t count)
{
    return values.last(std::min(count, values.size()));
}

double mean(std::span<const double> values)
{
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

double deviation(std::span<const double> values)
{
    const double centre = mean(values);
    double squares = 0.0;
    for (const double value : values)
        squares += (value - centre) * (value - centre);
    return std::sqrt(squares / static_cast<double>(values.size()));
}

/// Sales of slow movers: how often, how much at once, how long ago, falling or rising.
struct SalePattern {
    double share = 0;        ///< of periods with a sale
    double size = 0;         ///< mean units of a period with a sale
    double newestSize = 0;   ///< units of the newest of them
    double secondNewest = 0; ///< periods since the one before it, at most `longestGap`
    double trend = 1;        ///< the newer half against the older one
};

SalePattern salePattern(std::span<const double> recent)
{
    SalePattern pattern;
    pattern.secondNewest = longestGap;
    double sales = 0.0;
    double newer = 0.0;
    double older = 0.0;
    for (std::size_t age = 1; age <= recent.size(); ++age) {
        const double units = recent[recent.size() - age];
        (age <= recent.size() / 2 ? newer : older) += units;
        if (units <= 0.0)
            continue;
        sales += 1.0;
        if (sales == 1.0)
            pattern.newestSize = units;
        else if (sales == 2.0)
            pattern.secondNewest = static_cast<double>(age);
    }
    pattern.share = sales / static_cast<double>(recent.size());
    pattern.size = sales > 0.0 ? (newer + older) / sales : 0.0;
    pattern.trend = (newer + smallUnits) / (older + smallUnits);
    return pattern;
}

/// A year ago.
std::array<double, 3> season(std::span<const double> history, double scale, YearAgo yearAgo)
{
    if (yearAgo.length < yearAgo.ahead + seasonMargin || history.size() < yearAgo.length + beforeSeason)
        return {-1.0, -1.0, -1.0};
    const std::size_t begin = history.size() - yearAgo.length;
    const double then = mean(history.subspan(begin, yearAgo.ahead));
    const double before = mean(history.subspan(begin - beforeSeason, beforeSeason));
    const double around = mean(history.subspan(begin - seasonMargin, yearAgo.ahead + 2 * seasonMargin));
    return {then / scale, (then + smallUnits) / (before + smallUnits), around / scale};
}

/// The last four features: the mean of a year, two years ago, and up to three years together.
std::array<double, 4> seasons(std::span<const double> history, double scale, YearAgo yearAgo)
{
    std::array<double, 4> found{-1.0, -1.0, -1.0, -1.0};
    const std::size_t year = yearAgo.length;
    const std::size_t before = beforeSeason + seasonMargin;
    const std::size_t wide = yearAgo.ahead + 2 * seasonMargin;
    if (year < yearAgo.ahead + seasonMargin)
        return found;
    found[0] = mean(newest(history, year)) / scale;
    if (history.size() >= 2 * year + seasonMargin)
        found[1] = mean(history.subspan(history.size() - 2 * year - seasonMargin, wide)) / scale;
    double then = 0.0;
    double earlier = 0.0;
    double years = 0.0;
    for (std::size_t k = 1; k <= mostYears && history.size() >= k * year + before; ++k) {
        const std::size_t begin = history.size() - k * year;
        then += mean(history.subspan(begin - seasonMargin, wide));
        earlier += mean(history.subspan(begin - before, before - 1));
        years += 1.0;
    }
    if (years > 0.0) {
        found[2] = (then / years + smallUnits) / (earlier / years + smallUnits);
        found[3] = then / years / scale;
    }
    return found;
}

/// What a period that sold `sales` and ran out may have been asked for: the mean of those past periods that were asked
/// for more, one guess from the level counted among them.
double uncensored(double sales, std::span<const double> past, double level)
{
    double sum = sales + std::max(1.0, unmetShare * level);
    double count = 1.0;
    for (const double units : newest(past, unmetPeriods)) {
        if (units <= sales)
            continue;
        sum += units;
        count += 1.0;
    }
    return sum / count;
}

} // namespace

std::vector<double> steadiedHistory(std::span<const double> history, std::span<const std::uint8_t> stockedOut,
                                    std::vector<double>* unbounded)
{
    std::vector<double> first(history.begin(),
                              history.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(8, history.size())));
    std::ranges::sort(first);
    double level = first.empty() ? 0.0 : first[first.size() / 2];
    std::vector<double> steadied(history.begin(), history.end());
    for (std::size_t t = 0; t < steadied.size(); ++t) {
        if (!stockedOut.empty() && stockedOut[t] != 0)
            steadied[t] = uncensored(steadied[t], std::span(steadied).first(t), level);
        if (unbounded)
            unbounded->push_back(steadied[t]);
        steadied[t] = std::min(steadied[t], giantOrder * level + giantAllowance);
        level += smoothing * (steadied[t] - level);
    }
    return steadied;
}

double runningLevel(std::span<const double> values)
{
    double weight = 1.0;
    double weights = 0.0;
    double sum = 0.0;
    for (std::size_t t = values.size(); t-- > 0 && weight > 1e-3; weight *= levelDecay) {
        sum += weight * values[t];
        weights += weight;
    }
    return weights > 0.0 ? sum / weights : 0.0;
}

double runningSpread(std::span<const double> values, double level)
{
    double weight = 1.0;
    double weights = 0.0;
    double sum = 0.0;
    for (std::size_t t = values.size(); t-- > 0 && weight > 1e-3; weight *= spreadDecay) {
        sum += weight * (values[t] - level) * (values[t] - level);
        weights += weight;
    }
    return weights > 0.0 ? std::sqrt(sum / weights) : 0.0;
}

double decisionScale(double level)
{
    return level + 0.2;
}

DemandFeatures demandFeatures(std::span<const double> history, double scale, YearAgo yearAgo)
{
    const auto quarter = newest(history, 13);
    const SalePattern pattern = salePattern(newest(history, patternPeriods));
    const auto lastYear = season(history, scale, yearAgo);
    const auto years = seasons(history, scale, yearAgo);
    std::array<double, 13> sorted{};
    std::ranges::copy(quarter, sorted.begin());
    const auto filled = std::span(sorted).first(quarter.size());
    std::ranges::sort(filled);
    const auto zeros = static_cast<double>(std::ranges::count(quarter, 0.0));
    const auto lastSale = std::find_if(history.rbegin(), history.rend(), [](double units) { return units > 0.0; });
    return {std::log(scale),
            history.back() / scale,
            mean(newest(history, 2)) / scale,
            mean(newest(history, 4)) / scale,
            mean(newest(history, 8)) / scale,
            mean(quarter) / scale,
            mean(newest(history, 26)) / scale,
            mean(history) / scale,
            deviation(quarter) / scale,
            sorted[quarter.size() - 1] / scale,
            zeros / static_cast<double>(quarter.size()),
            sorted[quarter.size() / 2] / scale,
            sorted[quarter.size() * 3 / 4] / scale,
            deviation(newest(history, 40)) / scale,
            static_cast<double>(lastSale - history.rbegin()),
            static_cast<double>(std::min(history.size(), youngUntil)),
            pattern.share,
            pattern.size,
            pattern.newestSize,
            pattern.secondNewest,
            pattern.trend,
            lastYear[0],
            lastYear[1],
            lastYear[2],
            years[0],
            years[1],
            years[2],
            years[3]};
}

} // namespace ms::inventory
