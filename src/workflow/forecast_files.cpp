// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/forecast_files.h"

#include "forecast/forecaster.h"
#include "forecast/panel_forecaster.h"
#include "workflow/csv_file.h"
#include "workflow/networks.h"
#include "workflow/rejects_file.h"
#include "workflow/series_file.h"
#include "workspace/forecast_repository.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

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

Result<ForecastFilesSummary> forecastFiles(const ForecastFilesRequest& request, Progress& progress)
{
    auto file = readSeriesFile(
        request.seriesPath, {request.frequency, request.regressors, request.gapsAreZero, request.categories}, progress);
    if (!file)
        return tl::unexpected(file.error());
    std::vector<forecast::Series> series;
    series.reserve(file->series.size());
    for (const DatedSeries& dated : file->series)
        series.push_back(dated.series);
    forecast::Settings settings{.model = request.model, .levels = request.levels, .detail = false};
    if (forecast::isNetworkMethod(request.model)) {
        const auto networks = forecastNetworks();
        if (!networks)
            return tl::unexpected(networks.error());
        settings.networks = *networks;
    }
    const auto forecasts = forecast::forecastAll(series, request.horizon, settings, request.threads, progress);
    if (!forecasts)
        return tl::unexpected(forecasts.error());
    if (progress.canceled())
        return failure(ErrorCode::Canceled, "canceled; nothing was written");

    ForecastFilesSummary summary;
    summary.rowsRead = file->rowsRead;
    summary.rowsRejected = static_cast<std::int64_t>(file->rejects.size());
    summarise(*forecasts, summary);
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
    for (std::size_t i = 0; i < forecasts->size(); ++i)
        if ((*forecasts)[i])
            writeForecast(*csv, *(*forecasts)[i], file->series[i]);
    summary.rowsWritten = csv->rows();
    if (auto written = csv->commit(); !written)
        return tl::unexpected(written.error());
    return summary;
}

} // namespace ms::workflow
