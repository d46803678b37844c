// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/forecast_tables.h"

#include "features/holidays.h"
#include "workflow/csv_file.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>

namespace ms::workflow {
namespace {

constexpr double normal80 = 1.2815515655446004; // half of an 80 % interval in standard deviations

/// First days of the periods of a series and its future, and the day after them; empty without dates.
std::vector<Day> periodStarts(const DatedSeries& dated, int horizon)
{
    std::vector<Day> starts;
    const std::int64_t count = static_cast<std::int64_t>(dated.series.history.size()) + horizon + 1;
    for (std::int64_t k = 0; k < count; ++k) {
        const auto moment = parseShopTime(dated.axis.textOf(dated.firstPeriod + k));
        if (!moment)
            return {};
        starts.push_back(std::chrono::floor<std::chrono::days>(*moment));
    }
    return starts;
}

void shift(forecast::Forecast& forecast, std::size_t step, double mean)
{
    const double before = forecast.mean[step];
    forecast.mean[step] = mean;
    const bool scaled = before > 0 && mean > 0;
    for (forecast::Interval& interval : forecast.intervals)
        for (std::vector<double>* side : {&interval.low, &interval.high}) {
            double& value = (*side)[step];
            value = scaled ? value * mean / before : value + mean - before;
            if (before >= 0 && mean >= 0)
                value = std::max(value, 0.0);
        }
}

} // namespace

Result<void> addHolidays(const std::string& country, int horizon, std::span<DatedSeries> series)
{
    const auto holidays = features::holidaysOf(country);
    if (!holidays)
        return tl::unexpected(holidays.error());
    bool dated = series.empty();
    for (DatedSeries& one : series) {
        const std::vector<Day> starts = periodStarts(one, horizon);
        if (starts.empty())
            continue;
        dated = true;
        auto regressors = features::holidayRegressors(*holidays, starts, one.series.history.size());
        std::move(regressors.begin(), regressors.end(), std::back_inserter(one.series.regressors));
    }
    return dated ? Result<void>() : failure(ErrorCode::InvalidInput, "holidays need dates in column t, not numbers");
}

Result<void> writeEffects(const std::string& path, std::span<const Result<forecast::Forecast>> forecasts)
{
    auto csv = CsvFile::create(path, {"series_id", "cause", "kind", "value", "lo95", "hi95"});
    if (!csv)
        return tl::unexpected(csv.error());
    for (const auto& forecast : forecasts)
        if (forecast)
            for (const forecast::CauseEffect& effect : forecast->effects) {
                csv->cell(forecast->seriesId).cell(effect.name).cell(effect.elasticity ? "elasticity" : "change");
                csv->cell(effect.value).cell(effect.low95).cell(effect.high95).endRow();
            }
    return csv->commit();
}

Result<void> writeParts(const std::string& path, std::span<const Result<forecast::Forecast>> forecasts)
{
    auto csv = CsvFile::create(path, {"series_id", "step", "mean", "level", "trend", "season", "causes"});
    if (!csv)
        return tl::unexpected(csv.error());
    for (const auto& forecast : forecasts) {
        if (!forecast || forecast->parts.empty())
            continue;
        for (std::size_t k = 0; k < forecast->mean.size(); ++k) {
            csv->cell(forecast->seriesId).cell(static_cast<std::int64_t>(k + 1)).cell(forecast->mean[k]);
            for (const forecast::ForecastPart& part : forecast->parts)
                csv->cell(part.values[k]);
            csv->endRow();
        }
    }
    return csv->commit();
}

Result<void> writeBacktests(const std::string& path, std::span<const Result<forecast::Forecast>> forecasts)
{
    auto csv = CsvFile::create(path, {"series_id", "method", "chosen", "mase", "rmsse", "smape", "bias", "origins"});
    if (!csv)
        return tl::unexpected(csv.error());
    for (const auto& forecast : forecasts)
        if (forecast)
            for (const forecast::BacktestScore& score : forecast->backtest) {
                csv->cell(forecast->seriesId).cell(score.method);
                csv->cell(std::int64_t{score.method == forecast->method ? 1 : 0}).cell(score.mase).cell(score.rmsse);
                csv->cell(score.smape).cell(score.bias).cell(std::int64_t{score.origins}).endRow();
            }
    return csv->commit();
}

Result<SeriesTree> seriesTree(std::span<const DatedSeries> series)
{
    std::vector<std::string> ids;
    std::vector<std::vector<std::string>> paths;
    std::int64_t first = std::numeric_limits<std::int64_t>::max();
    std::int64_t end = std::numeric_limits<std::int64_t>::min();
    const auto endOf = [](const forecast::Series& one) {
        return one.firstPeriod + static_cast<std::int64_t>(one.history.size());
    };
    for (const DatedSeries& one : series) {
        ids.push_back(one.series.id);
        paths.push_back(one.series.categories);
        first = std::min(first, one.series.firstPeriod);
        end = std::max(end, endOf(one.series));
    }
    for (const DatedSeries& one : series)
        if (endOf(one.series) != end)
            return failure(ErrorCode::InvalidInput,
                           "series " + one.series.id + " ends before others: only series that end together add up");
    SeriesTree made;
    made.tree = forecast::hierarchyOf(ids, paths);
    made.totals.resize(made.tree.size() - series.size());
    for (std::size_t node = 0; node < made.totals.size(); ++node) {
        forecast::Series& total = made.totals[node];
        total.id = made.tree.names[node];
        total.frequency = series.front().series.frequency;
        total.firstPeriod = first;
        total.history.assign(static_cast<std::size_t>(end - first), 0.0);
    }
    for (std::size_t i = 0; i < series.size(); ++i) {
        const forecast::Series& one = series[i].series;
        const auto offset = static_cast<std::size_t>(one.firstPeriod - first);
        for (std::size_t node = made.tree.parents[made.tree.leaves[i]]; node != forecast::Hierarchy::none;
             node = made.tree.parents[node])
            for (std::size_t t = 0; t < one.history.size(); ++t)
                made.totals[node].history[offset + t] += one.history[t]; // not known: NaN stays
    }
    return made;
}

void reconcileForecasts(const forecast::Hierarchy& tree, std::vector<Result<forecast::Forecast>>& forecasts)
{
    std::size_t steps = 0;
    bool nonNegative = true;
    for (const auto& forecast : forecasts)
        if (forecast) {
            steps = std::max(steps, forecast->mean.size());
            for (const double value : forecast->mean)
                nonNegative = nonNegative && value >= 0;
        }
    for (std::size_t k = 0; k < steps; ++k) {
        std::vector<forecast::NodeForecast> said;
        for (const auto& forecast : forecasts) {
            forecast::NodeForecast& one = said.emplace_back();
            one.variance = std::numeric_limits<double>::infinity();
            if (!forecast)
                continue;
            one.mean = forecast->mean[k];
            if (!forecast->intervals.empty()) {
                const forecast::Interval& band = forecast->intervals.front();
                one.variance = std::pow((band.high[k] - band.low[k]) / (2 * normal80), 2);
            } else {
                one.variance = std::max(std::abs(one.mean), 1e-9);
            }
        }
        const std::vector<double> agreed = forecast::reconcile(tree, said, nonNegative);
        for (std::size_t node = 0; node < forecasts.size(); ++node)
            if (forecasts[node])
                shift(*forecasts[node], k, agreed[node]);
    }
}

} // namespace ms::workflow
