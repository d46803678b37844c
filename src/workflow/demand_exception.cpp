// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/demand_exception.h"

#include "workflow/stored_forecast.h"
#include "workspace/forecast_repository.h"
#include "workspace/workspace.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

namespace ms::workflow {
namespace {

constexpr std::size_t runsBefore = 8;
constexpr std::size_t recentWeeks = 52;
constexpr std::size_t quarterWeeks = 13;
constexpr std::size_t stoppedWeeks = 8;
constexpr std::size_t stockoutWeeks = 4;
constexpr double biasLimit = 50;       // per cent, of SKUs that sell steadily enough to tell
constexpr double naiveLimit = 1.1;     // MASE
constexpr std::size_t leastErrors = 6; // weeks, for a tracking signal to mean something
constexpr double signalLimit = 4;      // of a tracking signal, as usual in the textbooks
constexpr double changeLimit = 0.5;    // fraction of the run before

std::span<const double> lastOf(const std::vector<double>& values, std::size_t count)
{
    return std::span(values).last(std::min(values.size(), count));
}

double meanOf(std::span<const double> values)
{
    return values.empty() ? 0 : std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

/// Periods since the last one with a sale.
std::size_t quietPeriods(const std::vector<double>& history)
{
    const auto last = std::find_if(history.rbegin(), history.rend(), [](double value) { return value > 0; });
    return static_cast<std::size_t>(last - history.rbegin());
}

/// Units by which the last week lies out of the year before it; none: within reach, or too little is known.
std::optional<double> jumpOf(const std::vector<double>& history)
{
    if (history.size() <= quarterWeeks)
        return std::nullopt;
    const auto usual = lastOf(history, recentWeeks + 1).first(std::min(history.size(), recentWeeks + 1) - 1);
    const double mean = meanOf(usual);
    double squares = 0;
    for (const double value : usual)
        squares += (value - mean) * (value - mean);
    const double reach = 4 * std::sqrt(squares / static_cast<double>(usual.size() - 1));
    const double difference = history.back() - mean;
    const bool far = reach > 0 && std::abs(difference) > reach && std::abs(difference) >= 10;
    return far ? std::optional(difference) : std::nullopt;
}

double signalOf(const EarlierSaid& earlier)
{
    std::vector<double> errors;
    for (const auto& [week, error] : earlier.errors)
        errors.push_back(error);
    return errors.size() < leastErrors ? 0 : trackingSignal(errors);
}

/// What the shown run says of the weeks that the run before reached, against what that one said; a fraction. 0 where
/// it is less than a unit a week.
double changeOf(const EarlierSaid& earlier, const workspace::ProductForecast& forecast)
{
    const std::size_t weeks = std::min(earlier.before.size(), forecast.points.size());
    double now = 0;
    double before = 0;
    for (std::size_t step = 0; step < weeks; ++step) {
        now += forecast.points[step].mean / static_cast<double>(weeks);
        before += earlier.before[step] / static_cast<double>(weeks);
    }
    return before > 0 && std::abs(now - before) >= 1 ? now / before - 1 : 0;
}

using Actuals = std::unordered_map<std::int64_t, const features::ProductDemand*>;

/// Errors of the weeks that one run foretold and no newer one did.
void addErrors(const workspace::ForecastRun& run, const workspace::ProductForecast& forecast, const Actuals& actuals,
               EarlierSaid& said)
{
    const auto found = actuals.find(forecast.product.value);
    if (found == actuals.end())
        return;
    const std::vector<double>& history = found->second->series.history;
    for (std::size_t step = 0; step < forecast.points.size(); ++step) {
        const Day week = run.firstDay + std::chrono::days(7 * static_cast<int>(step));
        const auto at = (week - found->second->firstDay).count() / 7;
        if (at < 0 || at >= static_cast<std::int64_t>(history.size()))
            continue;
        if (const double actual = history[static_cast<std::size_t>(at)]; !std::isnan(actual))
            said.errors.emplace(week, forecast.points[step].mean - actual);
    }
}

} // namespace

Result<EarlierRuns> readEarlierRuns(workspace::Workspace& workspace, const features::Demand& demand,
                                    const workspace::ForecastRun& shown)
{
    const workspace::ForecastRepository repository(workspace);
    const auto runs = repository.runs();
    if (!runs)
        return tl::unexpected(runs.error());
    Actuals actuals;
    for (const features::ProductDemand& one : demand.series)
        actuals.emplace(one.product.value, &one);
    EarlierRuns earlier;
    std::size_t count = 0;
    for (const workspace::ForecastRun& run : *runs) {
        if (run.frequency != shown.frequency || isSameRun(run, shown) || run.firstDay > shown.firstDay)
            continue;
        if (++count > runsBefore)
            break;
        const auto skipped = static_cast<std::size_t>((shown.firstDay - run.firstDay).count() / 7);
        const auto read = repository.forEach(run.key, [&](const workspace::ProductForecast& forecast) {
            EarlierSaid& said = earlier[forecast.product.value];
            addErrors(run, forecast, actuals, said);
            for (std::size_t step = skipped; count == 1 && step < forecast.points.size(); ++step)
                said.before.push_back(forecast.points[step].mean);
        });
        if (!read)
            return tl::unexpected(read.error());
    }
    return earlier;
}

double trackingSignal(std::span<const double> errors)
{
    double sum = 0;
    double sizes = 0;
    for (const double error : errors) {
        sum += error;
        sizes += std::abs(error);
    }
    return sizes > 0 ? sum / (sizes / static_cast<double>(errors.size())) : 0;
}

void judgeDemand(const forecast::Series& series, const workspace::ProductForecast* forecast, const EarlierSaid* earlier,
                 DemandRow& row)
{
    const auto set = [&](DemandException exception, double size) {
        row.exception = exception;
        row.exceptionSize = size;
    };
    const std::size_t quiet = quietPeriods(series.history);
    const std::span<const double> before = std::span(series.history).first(series.history.size() - quiet);
    const auto sold = std::count_if(before.begin(), before.end(), [](double value) { return value > 0; });
    const std::size_t stockouts = std::min(series.stockedOut.size(), stockoutWeeks);
    if (!forecast)
        return set(DemandException::NoForecast, 0);
    if (quiet >= stoppedWeeks && static_cast<double>(sold) > 0.5 * static_cast<double>(before.size()))
        return set(DemandException::Stopped, static_cast<double>(quiet));
    if (std::any_of(series.stockedOut.end() - static_cast<std::ptrdiff_t>(stockouts), series.stockedOut.end(),
                    [](std::uint8_t out) { return out != 0; }))
        return set(DemandException::StockedOut, 0);
    if (const auto jump = jumpOf(series.history))
        return set(DemandException::Jump, *jump);
    if (row.xyz == 'Z')
        return; // erratic by nature: its errors are large and say so already
    if (const double signal = earlier ? signalOf(*earlier) : 0; std::abs(signal) > signalLimit)
        return set(DemandException::OffTrack, signal);
    if (const double change = earlier ? changeOf(*earlier, *forecast) : 0; std::abs(change) > changeLimit)
        return set(DemandException::BigChange, change);
    if (row.bias && std::abs(*row.bias) > biasLimit)
        return set(DemandException::Biased, *row.bias);
    if (row.mase && *row.mase > naiveLimit)
        return set(DemandException::WorseThanNaive, *row.mase);
}

} // namespace ms::workflow
