// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/forecast_files.h"

#include "forecast/forecaster.h"
#include "forecast/panel_forecaster.h"
#include "workflow/csv_file.h"
#include "workflow/forecast_like.h"
#include "workflow/forecast_tables.h"
#include "workflow/networks.h"
#include "workflow/rejects_file.h"
#include "workflow/series_file.h"
#include "workspace/forecast_repository.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <map>
#include <optional>

namespace ms::workflow {
namespace {

std::string levelText(double level)
{
    std::string text = std::to_string(level);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.')
        text.pop_back();
    return text;
}

void writeForecast(CsvFile& csv, const forecast::Forecast& forecast, const DatedSeries& dated)
{
    const std::int64_t next = dated.firstPeriod + static_cast<std::int64_t>(dated.series.history.size());
    for (std::size_t k = 0; k < forecast.mean.size(); ++k) {
        csv.cell(forecast.seriesId).cell(static_cast<std::int64_t>(k + 1));
        csv.cell(dated.axis.textOf(next + static_cast<std::int64_t>(k))).cell(forecast.mean[k]);
        for (const forecast::Interval& interval : forecast.intervals)
            csv.cell(interval.low[k]).cell(interval.high[k]);
        csv.cell(forecast.method).endRow();
    }
}

/// What the forecasts have in common, for the summary.
void summarise(const std::vector<Result<forecast::Forecast>>& forecasts, ForecastFilesSummary& summary)
{
    std::map<std::string, std::int64_t> wins;
    double inside = 0;
    std::int64_t measured = 0;
    for (const auto& forecast : forecasts) {
        if (!forecast) {
            summary.failures.push_back(forecast.error().detail);
            continue;
        }
        ++summary.series;
        ++wins[forecast->method];
        if (forecast->measuredCoverage80) {
            inside += *forecast->measuredCoverage80;
            ++measured;
        }
    }
    summary.measuredCoverage80 =
        measured > 0 ? 100 * inside / static_cast<double>(measured) : std::numeric_limits<double>::quiet_NaN();
    summary.chosen.assign(wins.begin(), wins.end());
    std::stable_sort(summary.chosen.begin(), summary.chosen.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
}

} // namespace

Result<forecast::Frequency> parseFrequency(std::string_view text)
{
    return workspace::parseFrequency(text);
}

std::vector<ForecastMethod> forecastMethods()
{
    std::vector<ForecastMethod> list;
    for (const forecast::MethodInfo& method : forecast::methodList())
        list.push_back({method.name, method.title, method.source});
    return list;
}

namespace {

Result<forecast::Settings> settingsOf(const ForecastFilesRequest& request)
{
    forecast::Settings settings{.model = request.model,
                                .levels = request.levels,
                                .keepFinished = false, // the file appears whole or not at all
                                .detail = !request.partsPath.empty()};
    if (forecast::isNetworkMethod(request.model)) {
        const auto networks = forecastNetworks();
        if (!networks)
            return tl::unexpected(networks.error());
        settings.networks = *networks;
    }
    return settings;
}

/// Series, or nodes of their tree, with their forecasts.
struct Forecasts {
    std::vector<Result<forecast::Forecast>> all;
    std::size_t totals = 0; ///< so many of them come before the series
};

Result<Forecasts> forecastFile(const ForecastFilesRequest& request, SeriesFile& file, Progress& progress)
{
    if (!request.holidays.empty())
        if (const auto added = addHolidays(request.holidays, request.horizon, file.series); !added)
            return tl::unexpected(added.error());
    const auto settings = settingsOf(request);
    if (!settings)
        return tl::unexpected(settings.error());
    std::vector<forecast::Series> series;
    std::optional<SeriesTree> tree;
    if (request.reconcile && !request.likePath.empty())
        return failure(ErrorCode::InvalidInput, "totals and new items cannot be asked for together: reconcile without "
                                                "them, then give each its analogue's forecast");
    if (request.reconcile && !file.series.empty()) {
        auto made = seriesTree(file.series);
        if (!made)
            return tl::unexpected(made.error());
        tree = std::move(*made);
    }
    for (DatedSeries& dated : file.series)
        series.push_back(dated.series);
    auto forecasts = forecast::forecastAll(series, request.horizon, *settings, request.threads, progress);
    if (!forecasts)
        return tl::unexpected(forecasts.error());
    if (!request.likePath.empty()) {
        const auto items = readLikeItems(request.likePath);
        if (!items)
            return tl::unexpected(items.error());
        if (const auto done = forecastLikeItems(*items, file.series, *forecasts); !done)
            return tl::unexpected(done.error());
    }
    if (!tree)
        return Forecasts{std::move(*forecasts), 0};
    auto all = forecast::forecastAll(tree->totals, request.horizon, *settings, request.threads, progress);
    if (!all)
        return tl::unexpected(all.error());
    std::move(forecasts->begin(), forecasts->end(), std::back_inserter(*all));
    reconcileForecasts(tree->tree, *all);
    return Forecasts{std::move(*all), tree->totals.size()};
}

Result<void> writeTables(const ForecastFilesRequest& request, std::span<const Result<forecast::Forecast>> forecasts)
{
    const std::pair<const std::string*,
                    Result<void> (*)(const std::string&, std::span<const Result<forecast::Forecast>>)>
        tables[] = {{&request.effectsPath, writeEffects},
                    {&request.partsPath, writeParts},
                    {&request.backtestPath, writeBacktests}};
    for (const auto& [path, write] : tables)
        if (!path->empty())
            if (auto written = write(*path, forecasts); !written)
                return written;
    return {};
}

} // namespace

Result<ForecastFilesSummary> forecastFiles(const ForecastFilesRequest& request, Progress& progress)
{
    auto file = readSeriesFile(
        request.seriesPath, {request.frequency, request.regressors, request.gapsAreZero, request.categories}, progress);
    if (!file)
        return tl::unexpected(file.error());
    const auto forecasts = forecastFile(request, *file, progress);
    if (!forecasts)
        return tl::unexpected(forecasts.error());
    if (progress.canceled())
        return failure(ErrorCode::Canceled, "canceled; nothing was written");

    ForecastFilesSummary summary;
    summary.rowsRead = file->rowsRead;
    summary.rowsRejected = static_cast<std::int64_t>(file->rejects.size());
    summarise(forecasts->all, summary);
    if (!request.rejectsPath.empty())
        if (auto written = writeRejects(request.rejectsPath, request.seriesPath, file->rejects); !written)
            return tl::unexpected(written.error());
    if (summary.series == 0)
        return failure(ErrorCode::NotEnoughData,
                       summary.failures.empty() ? request.seriesPath + ": no series in it" : summary.failures.front());
    std::vector<std::string> header{"series_id", "step", "t", "mean"};
    for (const double level : request.levels) {
        header.push_back("lo" + levelText(level));
        header.push_back("hi" + levelText(level));
    }
    header.emplace_back("model");
    auto csv = CsvFile::create(request.outPath, std::vector<std::string_view>(header.begin(), header.end()));
    if (!csv)
        return tl::unexpected(csv.error());
    for (std::size_t i = 0; i < forecasts->all.size(); ++i)
        if (forecasts->all[i]) // totals end with the series
            writeForecast(*csv, *forecasts->all[i], file->series[i < forecasts->totals ? 0 : i - forecasts->totals]);
    if (auto written = writeTables(request, forecasts->all); !written)
        return tl::unexpected(written.error());
    summary.rowsWritten = csv->rows();
    if (auto written = csv->commit(); !written)
        return tl::unexpected(written.error());
    return summary;
}

} // namespace ms::workflow
