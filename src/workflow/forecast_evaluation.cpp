// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/forecast_evaluation.h"

#include "sources/csv_reader.h"
#include "stats/error_measures.h"
#include "workflow/period_axis.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <unordered_map>

namespace ms::workflow {
namespace {

constexpr double notDefined = std::numeric_limits<double>::quiet_NaN();
constexpr std::array<const char*, 5> forecastColumns = {"mean", "lo80", "hi80", "lo95", "hi95"};

/// One forecast series: [column][step].
using Columns = std::array<std::vector<double>, forecastColumns.size()>;

Result<std::map<std::string, Columns>> readForecasts(const std::string& path)
{
    auto reader = sources::CsvReader::open(path);
    if (!reader)
        return tl::unexpected(reader.error());
    const auto id = reader->column("series_id");
    const auto step = reader->column("step");
    const auto mean = reader->column("mean");
    for (const auto* column : {&id, &step, &mean})
        if (!*column)
            return tl::unexpected(column->error());
    std::map<std::string, Columns> forecasts;
    for (auto more = reader->next();; more = reader->next()) {
        if (!more)
            return tl::unexpected(more.error());
        if (!*more)
            break;
        const sources::CsvRow row = reader->row();
        const auto at = row.toInteger(*step);
        if (!at || *at < 1 || *at > 10'000'000)
            return tl::unexpected(row.error(*step, "expected a step from 1"));
        Columns& columns = forecasts[std::string(row[*id])];
        for (std::size_t i = 0; i < forecastColumns.size(); ++i) {
            const auto column = reader->findColumn(forecastColumns[i]);
            if (!column)
                continue;
            const auto value = row.toOptionalDouble(*column);
            if (!value)
                return tl::unexpected(value.error());
            columns[i].resize(std::max(columns[i].size(), static_cast<std::size_t>(*at)), notDefined);
            columns[i][static_cast<std::size_t>(*at) - 1] = value->value_or(notDefined);
        }
    }
    return forecasts;
}

using KnownValues = std::vector<std::pair<std::string, std::vector<double>>>;

/// The known values of every series in a file, each in order of time.
Result<KnownValues> readKnown(const std::string& path)
{
    auto reader = sources::CsvReader::open(path);
    if (!reader)
        return tl::unexpected(reader.error());
    const auto id = reader->column("series_id");
    const auto t = reader->column("t");
    const auto value = reader->column("value");
    for (const auto* column : {&id, &t, &value})
        if (!*column)
            return tl::unexpected(column->error());
    std::vector<std::pair<std::string, std::vector<std::pair<std::int64_t, double>>>> all;
    std::unordered_map<std::string, std::size_t> places;
    for (auto more = reader->next();; more = reader->next()) {
        if (!more)
            return tl::unexpected(more.error());
        if (!*more)
            break;
        const sources::CsvRow row = reader->row();
        const auto moment = parseTimeText(row[*t]);
        const auto number = row.toOptionalDouble(*value);
        if (!moment || !number || !*number)
            continue; // not known, as in the file that was forecast from
        const auto [place, added] = places.try_emplace(std::string(row[*id]), all.size());
        if (added)
            all.emplace_back(row[*id], std::vector<std::pair<std::int64_t, double>>());
        const std::int64_t scale = moment->kind == TimeKind::Date ? 86400 : 1;
        all[place->second].second.emplace_back(moment->value * scale, **number);
    }
    KnownValues known;
    for (auto& [name, points] : all) {
        std::stable_sort(points.begin(), points.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
        known.emplace_back(std::move(name), std::vector<double>());
        for (const auto& point : points)
            known.back().second.push_back(point.second);
    }
    return known;
}

bool complete(const std::vector<double>& values, std::size_t steps)
{
    if (values.size() < steps)
        return false;
    for (std::size_t k = 0; k < steps; ++k)
        if (std::isnan(values[k]))
            return false;
    return true;
}

ForecastAccuracy accuracyOf(const std::vector<double>& train, const std::vector<double>& actual,
                            const Columns& forecast, int season)
{
    const std::size_t steps = actual.size();
    const auto column = [&](std::size_t i) { return std::span(forecast[i]).first(steps); };
    ForecastAccuracy result;
    result.points = static_cast<int>(steps);
    result.smape = stats::smape(actual, column(0));
    result.mape = stats::mape(actual, column(0));
    result.wape = stats::wape(actual, column(0));
    result.bias = stats::biasPercent(actual, column(0));
    const double scale = stats::seasonalNaiveScale(train, season);
    const double squaredScale = stats::seasonalNaiveSquaredScale(train, season);
    result.mase = scale > 0 ? stats::meanAbsoluteError(actual, column(0)) / scale : notDefined;
    result.rmsse = squaredScale > 0 ? stats::rootMeanSquaredError(actual, column(0)) / squaredScale : notDefined;
    const bool intervals = complete(forecast[1], steps) && complete(forecast[2], steps) &&
                           complete(forecast[3], steps) && complete(forecast[4], steps);
    result.coverage80 = intervals ? stats::coverage(actual, column(1), column(2)) : notDefined;
    result.coverage95 = intervals ? stats::coverage(actual, column(3), column(4)) : notDefined;
    result.msis95 =
        intervals && scale > 0 ? stats::intervalScore(actual, column(3), column(4), 95) / scale : notDefined;
    result.pinball =
        intervals ? (stats::pinballLoss(actual, column(1), 0.1) + stats::pinballLoss(actual, column(2), 0.9) +
                     stats::pinballLoss(actual, column(3), 0.025) + stats::pinballLoss(actual, column(4), 0.975)) /
                        4
                  : notDefined;
    return result;
}

/// Mean of what is known of one measure.
double meanOf(const std::vector<ForecastAccuracy>& all, double ForecastAccuracy::*measure)
{
    double sum = 0;
    int known = 0;
    for (const ForecastAccuracy& one : all)
        if (!std::isnan(one.*measure)) {
            sum += one.*measure;
            ++known;
        }
    return known > 0 ? sum / known : notDefined;
}

/// Mean of a share, each series weighted by its points.
double overPoints(const std::vector<ForecastAccuracy>& all, double ForecastAccuracy::*measure)
{
    double sum = 0;
    double points = 0;
    for (const ForecastAccuracy& one : all)
        if (!std::isnan(one.*measure)) {
            sum += one.*measure * one.points;
            points += one.points;
        }
    return points > 0 ? sum / points : notDefined;
}

} // namespace

Result<ForecastEvaluation> evaluateForecasts(const ForecastEvaluationRequest& request)
{
    const auto train = readKnown(request.trainPath);
    if (!train)
        return tl::unexpected(train.error());
    const auto actual = readKnown(request.actualPath);
    if (!actual)
        return tl::unexpected(actual.error());
    const auto forecasts = readForecasts(request.forecastPath);
    if (!forecasts)
        return tl::unexpected(forecasts.error());
    const std::map<std::string, std::vector<double>> histories(train->begin(), train->end());
    ForecastEvaluation evaluation;
    double absolute = 0;
    double error = 0;
    double size = 0;
    for (const auto& [id, values] : *actual) {
        if (values.empty())
            continue;
        const auto forecast = forecasts->find(id);
        if (forecast == forecasts->end() || !complete(forecast->second[0], values.size()))
            return failure(ErrorCode::InvalidInput, request.forecastPath + ": series " + id +
                                                        ": expected a forecast for steps 1 to " +
                                                        std::to_string(values.size()));
        const auto history = histories.find(id);
        evaluation.series.push_back(accuracyOf(history == histories.end() ? std::vector<double>() : history->second,
                                               values, forecast->second, request.season));
        evaluation.series.back().seriesId = id;
        for (std::size_t k = 0; k < values.size(); ++k) {
            absolute += std::abs(values[k] - forecast->second[0][k]);
            error += forecast->second[0][k] - values[k];
            size += std::abs(values[k]);
        }
        evaluation.overall.points += static_cast<int>(values.size());
    }
    if (evaluation.series.empty())
        return failure(ErrorCode::InvalidInput, request.actualPath + ": no known value in it");
    ForecastAccuracy& overall = evaluation.overall;
    for (auto measure : {&ForecastAccuracy::smape, &ForecastAccuracy::mape, &ForecastAccuracy::mase,
                         &ForecastAccuracy::rmsse, &ForecastAccuracy::pinball, &ForecastAccuracy::msis95})
        overall.*measure = meanOf(evaluation.series, measure);
    overall.coverage80 = overPoints(evaluation.series, &ForecastAccuracy::coverage80);
    overall.coverage95 = overPoints(evaluation.series, &ForecastAccuracy::coverage95);
    overall.wape = size > 0 ? 100 * absolute / size : notDefined;
    overall.bias = size > 0 ? 100 * error / size : notDefined;
    return evaluation;
}

} // namespace ms::workflow
