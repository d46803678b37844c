// SPDX-License-Identifier: GPL-3.0-or-later
// Accuracy and CPU time of forecasting methods on the M3 competition and on carparts, from the training part alone.
//   forecast_accuracy [--validate] [model...]     default: auto, ets, theta, arima, naive2
//   forecast_accuracy [--validate] --carparts [model...]     carparts alone, default: auto and those for many zeros
//   forecast_accuracy --cancel                    how long a run of 30,000 series takes to end once it is canceled
// With --validate, the last horizon of each training part is forecast from the periods before it and the test part is
// not looked at: what constants are chosen by. Given twice, it is the horizon before that one.
#include "forecast/forecaster.h"
#include "sources/csv_reader.h"
#include "stats/error_measures.h"
#include "workflow/series_file.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <map>
#include <optional>
#include <string>
#include <vector>

using namespace ms;

namespace {

double cpuSeconds()
{
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

/// Takes the last `horizon` periods of a series for what came after it, half of a short one at most.
std::vector<double> holdOut(forecast::Series& series, std::size_t horizon)
{
    const auto from = series.history.end() - static_cast<std::ptrdiff_t>(std::min(horizon, series.history.size() / 2));
    std::vector<double> actual(from, series.history.end());
    series.history.erase(from, series.history.end());
    return actual;
}

/// Series of one frequency and what came after them.
struct Group {
    std::vector<forecast::Series> series;
    std::vector<std::vector<double>> actual;
    int horizon = 0;
    int season = 1;
};

struct Sums {
    double smape = 0;
    double mase = 0;
    double coverage80 = 0;
    double coverage95 = 0;
    double msis = 0;
    double seconds = 0;
    std::size_t series = 0;

    void add(const Sums& other)
    {
        smape += other.smape;
        mase += other.mase;
        seconds += other.seconds;
        series += other.series;
    }
};

Sums measure(const Group& group, const std::string& model)
{
    NoProgress progress;
    Sums sums;
    const double start = cpuSeconds();
    const auto forecasts =
        forecast::forecastAll(group.series, group.horizon, {.model = model, .detail = false}, 1, progress);
    sums.seconds = cpuSeconds() - start;
    if (!forecasts)
        return sums;
    for (std::size_t i = 0; i < group.series.size(); ++i) {
        const auto& one = (*forecasts)[i];
        const auto& actual = group.actual[i];
        if (!one)
            continue;
        const double scale = stats::seasonalNaiveScale(group.series[i].history, group.season);
        ++sums.series;
        sums.smape += stats::smape(actual, one->mean);
        if (!(scale > 0))
            continue;
        sums.mase += stats::meanAbsoluteError(actual, one->mean) / scale;
        sums.coverage80 += stats::coverage(actual, one->intervals[0].low, one->intervals[0].high);
        sums.coverage95 += stats::coverage(actual, one->intervals[1].low, one->intervals[1].high);
        sums.msis += stats::intervalScore(actual, one->intervals[1].low, one->intervals[1].high, 95) / scale;
    }
    return sums;
}

/// Every 14th series, in the order of the file: those that slow programs were tried on.
Group thinned(const Group& group)
{
    Group thin{{}, {}, group.horizon, group.season};
    for (std::size_t i = 0; i < group.series.size(); i += 14) {
        thin.series.push_back(group.series[i]);
        thin.actual.push_back(group.actual[i]);
    }
    return thin;
}

void reportThinned(const Group& monthly, const std::string& model)
{
    const Group thin = thinned(monthly);
    const Sums sums = measure(thin, model);
    const auto n = static_cast<double>(sums.series);
    std::printf("%s on every 14th monthly series (%zu): sMAPE %.3f (asked 14.5), %.3f ms a series (asked 20)\n",
                model.c_str(), sums.series, sums.smape / n, 1000 * sums.seconds / n);
}

std::map<std::string, Group> readM3(const std::string& folder, int validate)
{
    std::map<std::string, Group> groups;
    NoProgress progress;
    auto catalogue = sources::CsvReader::open(folder + "/series.csv");
    auto train = workflow::readSeriesFile(folder + "/train.csv.gz", {}, progress);
    auto test = workflow::readSeriesFile(folder + "/test.csv.gz", {}, progress);
    if (!catalogue || !train || !test)
        return groups;
    std::map<std::string, std::string> kinds;
    const auto id = *catalogue->column("series_id");
    const auto frequency = *catalogue->column("frequency");
    while (*catalogue->next())
        kinds[std::string(catalogue->row()[id])] = std::string(catalogue->row()[frequency]);
    for (std::size_t i = 0; i < train->series.size(); ++i) {
        forecast::Series series = std::move(train->series[i].series);
        std::string kind = kinds[series.id];
        std::transform(kind.begin(), kind.end(), kind.begin(),
                       [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        series.frequency = kind == "yearly"      ? forecast::Frequency::Yearly
                           : kind == "quarterly" ? forecast::Frequency::Quarterly
                           : kind == "monthly"   ? forecast::Frequency::Monthly
                                                 : forecast::Frequency::Other;
        Group& group = groups[kind];
        group.season = forecast::seasonLength(series.frequency);
        group.horizon = static_cast<int>(test->series[i].series.history.size());
        for (int period = 1; period < validate; ++period)
            holdOut(series, static_cast<std::size_t>(group.horizon));
        group.actual.push_back(validate > 0 ? holdOut(series, static_cast<std::size_t>(group.horizon))
                                            : std::move(test->series[i].series.history));
        group.series.push_back(std::move(series));
    }
    return groups;
}

void reportM3(const std::map<std::string, Group>& groups, const std::vector<std::string>& models)
{
    Sums naive;
    for (const auto& [kind, group] : groups)
        naive.add(measure(group, "naive2"));
    std::printf("M3, %zu series, promised 80 and 95 %%\n", naive.series);
    std::printf("%-12s %-10s %8s %8s %8s %8s %8s %10s\n", "model", "frequency", "sMAPE", "MASE", "in 80", "in 95",
                "MSIS 95", "ms/series");
    for (const std::string& model : models) {
        Sums all;
        for (const auto& [kind, group] : groups) {
            const Sums sums = measure(group, model);
            const auto n = static_cast<double>(sums.series);
            std::printf("%-12s %-10s %8.3f %8.3f %8.3f %8.3f %8.3f %10.3f\n", model.c_str(), kind.c_str(),
                        sums.smape / n, sums.mase / n, sums.coverage80 / n, sums.coverage95 / n, sums.msis / n,
                        1000 * sums.seconds / n);
            all.add(sums);
        }
        const auto n = static_cast<double>(all.series);
        std::printf("%-12s %-10s %8.3f %8.3f  OWA %.4f, %.2f CPU seconds for all\n", model.c_str(), "all",
                    all.smape / n, all.mase / n, (all.smape / naive.smape + all.mase / naive.mase) / 2, all.seconds);
    }
}

/// The last 6 of 51 months (45 for validation) of every complete series with two or more demands before them.
Group readCarparts(const std::string& path, int validate)
{
    Group group;
    group.horizon = 6;
    group.season = 12;
    auto reader = sources::CsvReader::open(path);
    if (!reader)
        return group;
    while (*reader->next()) {
        const sources::CsvRow row = reader->row();
        forecast::Series series;
        series.id = row[0];
        series.frequency = forecast::Frequency::Monthly;
        for (std::size_t column = 1; column < row.size(); ++column)
            if (const auto value = row.toDouble(column))
                series.history.push_back(*value);
        if (series.history.size() + 1 != row.size())
            continue;
        std::vector<double> actual = holdOut(series, 6);
        for (int period = 0; period < validate; ++period)
            actual = holdOut(series, 6);
        if (std::count_if(series.history.begin(), series.history.end(), [](double value) { return value > 0; }) < 2)
            continue;
        group.series.push_back(std::move(series));
        group.actual.push_back(std::move(actual));
    }
    return group;
}

void reportCarparts(const Group& group, const std::vector<std::string>& models)
{
    NoProgress progress;
    std::printf("carparts, %zu series\n%-12s %8s %12s %8s %10s\n", group.series.size(), "model", "RMSE", "pinball 0.95",
                "bias", "us/series");
    for (const std::string& model : models) {
        const double start = cpuSeconds();
        const auto forecasts = forecast::forecastAll(group.series, group.horizon,
                                                     {.model = model, .levels = {90}, .detail = false}, 1, progress);
        const double seconds = cpuSeconds() - start;
        double squares = 0;
        double pinball = 0;
        double bias = 0;
        for (std::size_t i = 0; i < group.series.size(); ++i) {
            const auto& one = *(*forecasts)[i];
            pinball += stats::pinballLoss(group.actual[i], one.intervals[0].high, 0.95);
            for (std::size_t k = 0; k < group.actual[i].size(); ++k) {
                const double error = one.mean[k] - group.actual[i][k];
                squares += error * error / 6;
                bias += error / 6;
            }
        }
        const auto n = static_cast<double>(group.series.size());
        std::printf("%-12s %8.4f %12.4f %8.4f %10.1f\n", model.c_str(), std::sqrt(squares / n), pinball / n, bias / n,
                    1e6 * seconds / n);
    }
}

/// Cancels when nine tenths are done, and knows when that was.
class CancelLate : public Progress {
public:
    [[nodiscard]] bool canceled() const override { return m_at.has_value(); }
    void report(std::int64_t done, std::int64_t total) override
    {
        if (!m_at && 10 * done >= 9 * total)
            m_at = std::chrono::steady_clock::now();
    }
    [[nodiscard]] double secondsSince() const
    {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - m_at.value()).count();
    }

private:
    std::optional<std::chrono::steady_clock::time_point> m_at;
};

/// Monthly series over and over: what is finished is kept, which is more to do than to drop it.
void reportCancel(const Group& monthly)
{
    std::vector<forecast::Series> many;
    while (many.size() < 30000)
        many.insert(many.end(), monthly.series.begin(), monthly.series.end());
    CancelLate progress;
    const auto forecasts = forecast::forecastAll(many, 28, {.model = "theta", .detail = false}, 1, progress);
    const double seconds = progress.canceled() ? progress.secondsSince() : 0;
    const auto kept =
        std::count_if(forecasts->begin(), forecasts->end(), [](const auto& one) { return one.has_value(); });
    std::printf("%zu series, canceled: %td kept, the run ended %.3f s later (asked 1)\n", many.size(), kept, seconds);
}

} // namespace

int main(int argc, char** argv)
{
    const std::vector<std::string> forManyZeros{"auto", "flat", "croston", "sba", "tsb", "adida", "imapa"};
    const std::string data = std::string(MS_SHARED_DIR) + "/data";
    std::vector<std::string> models(argv + 1, argv + argc);
    const int validate = static_cast<int>(std::erase(models, "--validate"));
    const bool cancel = std::erase(models, "--cancel") > 0;
    const bool carpartsAlone = std::erase(models, "--carparts") > 0;
    const Group carparts = readCarparts(data + "/carparts/carparts_monthly_wide.csv", validate);
    if (carpartsAlone) {
        reportCarparts(carparts, models.empty() ? forManyZeros : models);
        return carparts.series.empty() ? 66 : 0;
    }
    if (models.empty())
        models = {"auto", "ets", "theta", "arima", "naive2"};
    const auto m3 = readM3(data + "/m3", validate);
    if (cancel && !m3.empty()) {
        reportCancel(m3.at("monthly"));
        return 0;
    }
    if (m3.empty()) {
        std::printf("%s/m3: not here\n", data.c_str());
        return 66;
    }
    reportM3(m3, models);
    reportThinned(m3.at("monthly"), "decomposable");
    if (!carparts.series.empty())
        reportCarparts(carparts, forManyZeros);
    return 0;
}
