// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/demand_comparison.h"

#include "forecast/forecaster.h"
#include "forecast/panel_forecaster.h"
#include "workflow/demand_history.h"

#include <algorithm>
#include <cmath>

namespace ms::workflow {
namespace {

constexpr int originsShown = 2;

std::optional<forecast::BacktestScore> scoreOf(const std::vector<forecast::BacktestScore>& scores,
                                               const std::string& method)
{
    const auto found =
        std::find_if(scores.begin(), scores.end(), [&](const auto& score) { return score.method == method; });
    return found == scores.end() ? std::nullopt : std::optional(*found);
}

} // namespace

std::vector<std::string> comparableMethods()
{
    std::vector<std::string> names;
    for (const forecast::MethodInfo& method : forecast::methodList())
        if (method.name != "auto" && !forecast::isPanelMethod(method.name))
            names.emplace_back(method.name);
    return names;
}

std::vector<PastForecast> pastForecasts(const forecast::Series& series, const std::vector<Day>& days, int horizon,
                                        const forecast::Settings& settings)
{
    std::vector<PastForecast> result;
    forecast::Series past = series;
    const int length = std::min(horizon, static_cast<int>(series.history.size()) / 3);
    for (int origin = 0;
         origin < originsShown && length > 0 && past.history.size() > static_cast<std::size_t>(2 * length); ++origin) {
        past.history.resize(past.history.size() - static_cast<std::size_t>(length));
        past.stockedOut.resize(std::min(past.stockedOut.size(), past.history.size()));
        past.genuine.resize(std::min(past.genuine.size(), past.history.size()));
        auto then = forecast::forecastSeries(past, length, settings);
        if (!then)
            return result;
        result.push_back({days[past.history.size()], std::move(then->mean), std::move(then->intervals[0].low),
                          std::move(then->intervals[0].high)});
    }
    return result;
}

Result<MethodTrial> tryMethod(const DemandDetail& detail, const std::string& method, Progress& progress)
{
    forecast::Series series = detail.series;
    series.method = method;
    forecast::Settings settings = runSettings(method);
    settings.causes = causeRule(detail.causes);
    const int horizon = std::max(static_cast<int>(detail.mean.size()), 1);
    auto made = forecast::forecastSeries(series, horizon, settings);
    if (!made)
        return tl::unexpected(made.error());
    if (progress.canceled())
        return failure(ErrorCode::Canceled, "canceled");
    MethodTrial trial;
    trial.method = method;
    trial.mean = std::move(made->mean);
    trial.past = pastForecasts(series, detail.days, horizon, settings);
    trial.score = scoreOf(detail.backtest, method);
    if (!trial.score)
        trial.score = scoreOf(made->backtest, method);
    return trial;
}

std::optional<MethodVerdict> verdictOn(const forecast::BacktestScore& one, const forecast::BacktestScore& two)
{
    if (std::isnan(one.mase) || std::isnan(two.mase))
        return std::nullopt;
    const bool first = one.mase <= two.mase;
    return MethodVerdict{first ? one : two, first ? two : one, std::abs(one.mase - two.mase)};
}

} // namespace ms::workflow
