// SPDX-License-Identifier: GPL-3.0-or-later
#include "forecast/causes.h"

#include "core/calendar_numbers.h"
#include "forecast/decomposable.h"
#include "stats/normal.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <set>

namespace ms::forecast {
namespace {

constexpr double unitShare = 0.05; // of the mean demand, where effects turn from factors to sums
constexpr double weeksAYear = meanDaysAYear / 7;
constexpr std::array yearOrders = {2, 4, 8};
constexpr double largestEffect = 7;      // logs: a thousandfold
constexpr std::size_t longestFit = 1500; // periods; effects further back are another shop's

bool isKnown(double value)
{
    return !std::isnan(value);
}

double medianOf(std::vector<double> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

/// The column of one regressor; nullopt when it does not vary.
std::optional<CauseTable::Column> columnOf(const Regressor& regressor, std::size_t first, std::size_t end, int steps)
{
    const std::size_t total = end + static_cast<std::size_t>(steps);
    std::vector<double> known;
    for (std::size_t t = first; t < std::min(end, regressor.values.size()); ++t)
        if (isKnown(regressor.values[t]))
            known.push_back(regressor.values[t]);
    const std::set<double> distinct(known.begin(), known.end());
    if (distinct.size() < 2 || !std::all_of(known.begin(), known.end(), [](double v) { return std::isfinite(v); }))
        return std::nullopt;
    const double median = medianOf(known);
    const bool many = distinct.size() > 2;
    CauseTable::Column column;
    column.name = regressor.name;
    column.logarithm = many && *distinct.begin() > 0;
    double last = known.front();
    for (std::size_t t = first; t < total; ++t) {
        double value = t < regressor.values.size() ? regressor.values[t] : std::numeric_limits<double>::quiet_NaN();
        if (!std::isfinite(value) || (column.logarithm && value <= 0))
            value = many ? last : median;
        last = value;
        column.values.push_back(column.logarithm ? std::log(value / median) : value);
    }
    return column;
}

std::vector<FourierSeason> shortSeasons(Frequency frequency, std::size_t periods)
{
    switch (frequency) {
    case Frequency::Hourly:
        return periods >= 2 * 168 ? std::vector<FourierSeason>{{24, 8}, {168, 10}}
                                  : std::vector<FourierSeason>{{24, 6}};
    case Frequency::Daily:
        return {{7, 3}};
    case Frequency::Monthly:
        return periods >= 24 ? std::vector<FourierSeason>{{12, 5}} : std::vector<FourierSeason>{};
    case Frequency::Quarterly:
        return periods >= 8 ? std::vector<FourierSeason>{{4, 1}} : std::vector<FourierSeason>{};
    default:
        return {};
    }
}

double aicc(const DecomposableFit& fit, double periods, double parameters)
{
    return periods * std::log(fit.sigma * fit.sigma) +
           2 * parameters * periods / std::max(periods - parameters - 1, 1.0);
}

/// Effect of the time of year on a series of weeks, where AICc wants one; empty: none. `weeks` further than `z`.
std::vector<double> yearOf(const std::vector<double>& z, std::size_t weeks)
{
    const auto periods = static_cast<double>(z.size());
    if (periods < 2 * weeksAYear)
        return {};
    const DecomposableSettings settings{.changePoints = 8, .seasonScale = 0.5};
    const int steps = static_cast<int>(weeks - z.size());
    const auto plain = fitDecomposable(z, steps, {}, {}, settings);
    if (!plain)
        return {};
    double best = aicc(*plain, periods, 3);
    std::vector<double> effect;
    for (const int order : yearOrders) {
        const FourierSeason season{weeksAYear, order};
        auto fit = fitDecomposable(z, steps, {&season, 1}, {}, settings);
        if (!fit || !(aicc(*fit, periods, 3 + 2 * order) < best))
            continue;
        best = aicc(*fit, periods, 3 + 2 * order);
        effect = std::move(fit->seasons.front());
    }
    return effect;
}

/// The same for days, by way of weeks that end with the history.
std::vector<double> yearOfDays(std::span<const double> z, std::size_t days)
{
    constexpr std::size_t week = 7;
    const std::size_t weeks = z.size() / week;
    const std::size_t start = z.size() % week;
    std::vector<double> means(weeks, 0.0);
    for (std::size_t k = 0; k < weeks; ++k)
        for (std::size_t d = 0; d < week; ++d)
            means[k] += z[start + k * week + d] / week;
    const std::vector<double> byWeek = yearOf(means, weeks + (days - z.size()) / week + 2);
    if (byWeek.empty())
        return {};
    std::vector<double> effect;
    for (std::size_t t = 0; t < days; ++t) {
        const double place = (static_cast<double>(t) - static_cast<double>(start) - 3) / week; // of the week's middle
        const double at = std::clamp(place, 0.0, static_cast<double>(byWeek.size() - 1));
        const auto k = std::min(static_cast<std::size_t>(at), byWeek.size() - 2);
        effect.push_back(byWeek[k] + (at - static_cast<double>(k)) * (byWeek[k + 1] - byWeek[k]));
    }
    return effect;
}

CauseEffect effectOf(const CauseTable::Column& column, const DecomposableEffect& effect)
{
    const double half = stats::halfWidth95(effect.standardError);
    const double low = effect.value - half;
    const double high = effect.value + half;
    if (column.logarithm)
        return {column.name, true, effect.value, low, high};
    return {column.name, false, std::expm1(effect.value), std::expm1(low), std::expm1(high)};
}

/// Adds the causes' part, estimated on `z` without the year's.
void addCauses(const std::vector<double>& z, Frequency frequency, const CauseTable& table, std::size_t total,
               CauseFit& fit)
{
    const std::size_t cut = z.size() > longestFit ? z.size() - longestFit : 0;
    std::vector<std::vector<double>> columns;
    for (const CauseTable::Column& column : table.columns)
        columns.emplace_back(column.values.begin() + static_cast<std::ptrdiff_t>(cut),
                             column.values.begin() + static_cast<std::ptrdiff_t>(total));
    const DecomposableSettings settings{.changePoints = 12, .seasonScale = 1, .causeScale = 0.5};
    const auto seasons = shortSeasons(frequency, z.size() - cut);
    const auto model =
        fitDecomposable(std::span(z).subspan(cut), static_cast<int>(total - z.size()), seasons, columns, settings);
    if (!model)
        return;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const CauseTable::Column& column = table.columns[i];
        // Against the period as it usually is: where the cause is at its median.
        const double slope = model->effects[i].value;
        const double usual =
            medianOf({column.values.begin(), column.values.begin() + static_cast<std::ptrdiff_t>(z.size())});
        for (std::size_t t = 0; t < total; ++t)
            fit.causes[t] =
                std::clamp(fit.causes[t] + slope * (column.values[t] - usual), -largestEffect, largestEffect);
        std::vector<double>& ahead = fit.each.emplace_back();
        for (std::size_t t = z.size(); t < total; ++t)
            ahead.push_back(slope * (column.values[t] - usual));
        fit.effects.push_back(effectOf(column, model->effects[i]));
    }
}

} // namespace

CauseTable causeTable(const Series& series, std::size_t first, std::size_t end, int steps)
{
    CauseTable table;
    table.history = end - first;
    for (const Regressor& regressor : series.regressors)
        if (auto column = columnOf(regressor, first, end, steps)) {
            column->planned = regressor.values.size() > series.history.size();
            table.columns.push_back(std::move(*column));
        }
    return table;
}

double CauseFit::with(double demand, std::size_t t) const
{
    const double value = unit * std::sinh(std::asinh(demand / unit) + causes[t] + year[t]);
    return nonNegative ? std::max(value, 0.0) : value;
}

double CauseFit::without(double demand, std::size_t t) const
{
    const double value = unit * std::sinh(std::asinh(demand / unit) - causes[t] - year[t]);
    return nonNegative ? std::max(value, 0.0) : value;
}

double CauseFit::withYearOnly(double demand, std::size_t t) const
{
    const double value = unit * std::sinh(std::asinh(demand / unit) + year[t]);
    return nonNegative ? std::max(value, 0.0) : value;
}

std::vector<double> CauseFit::addedBy(std::size_t cause, std::span<const double> mean, std::size_t firstStep) const
{
    std::vector<double> added;
    for (std::size_t k = firstStep; k < mean.size(); ++k) {
        const double less = unit * std::sinh(std::asinh(mean[k] / unit) - each[cause][k]);
        added.push_back(mean[k] - (nonNegative ? std::max(less, 0.0) : less));
    }
    return added;
}

void CauseFit::cut(std::size_t periods)
{
    causes.erase(causes.begin(), causes.begin() + static_cast<std::ptrdiff_t>(periods));
    year.erase(year.begin(), year.begin() + static_cast<std::ptrdiff_t>(periods));
}

std::optional<CauseFit> fitCauses(std::span<const double> y, Frequency frequency, const CauseTable& table, int steps,
                                  bool year)
{
    const bool seasonal = year && (frequency == Frequency::Daily || frequency == Frequency::Weekly);
    const bool causal = !table.empty() && y.size() >= 2 * table.columns.size() + 12;
    if (!causal && !seasonal)
        return std::nullopt;
    CauseFit fit;
    double size = 0;
    for (const double value : y) {
        size += std::abs(value) / static_cast<double>(y.size());
        fit.nonNegative = fit.nonNegative && value >= 0;
    }
    if (!(size > 0))
        return std::nullopt;
    fit.unit = unitShare * size;
    const std::size_t total = y.size() + static_cast<std::size_t>(steps);
    fit.causes.assign(total, 0.0);
    std::vector<double> z;
    for (const double value : y)
        z.push_back(std::asinh(value / fit.unit));
    if (seasonal)
        fit.year = frequency == Frequency::Weekly ? yearOf(z, total) : yearOfDays(z, total);
    const bool yearly = !fit.year.empty();
    fit.year.resize(total, 0.0);
    for (std::size_t t = 0; t < z.size(); ++t)
        z[t] -= fit.year[t];
    if (causal)
        addCauses(z, frequency, table, total, fit);
    if (!yearly && fit.effects.empty())
        return std::nullopt;
    return fit;
}

} // namespace ms::forecast
