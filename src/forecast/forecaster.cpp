// SPDX-License-Identifier: GPL-3.0-or-later
#include "forecast/forecaster.h"

#include "core/parallel.h"
#include "forecast/automatic.h"
#include "forecast/calibration.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ms::forecast {
namespace {

constexpr std::string_view automaticName = "auto";
constexpr int longestHorizon = 100000;

/// A forecast whose intervals are not set yet.
struct Draft {
    Forecast forecast;
    std::vector<double> spread;
    std::vector<StandardisedErrors> errors;
    bool nonNegative = false;
};

Result<void> checkRequest(int horizon, const Settings& settings)
{
    if (horizon < 1 || horizon > longestHorizon)
        return failure(ErrorCode::InvalidInput,
                       "horizon " + std::to_string(horizon) + ": expected 1 to " + std::to_string(longestHorizon));
    for (const double level : settings.levels)
        if (!(level > 0 && level < 100))
            return failure(ErrorCode::InvalidInput,
                           "interval level " + std::to_string(level) + ": expected more than 0 and less than 100");
    if (settings.model != automaticName && !findMethod(settings.model))
        return failure(ErrorCode::NotFound, "forecasting model '" + settings.model + "': not known; see --list-models");
    return {};
}

/// Long histories are cut to what still says something about the future: eight of the longest season, 500 at least.
std::size_t usefulLength(Frequency frequency)
{
    const std::vector<int> seasons = seasonsOf(frequency);
    return std::max<std::size_t>(500, seasons.empty() ? 0 : 8 * static_cast<std::size_t>(seasons.back()));
}

bool isConstant(const std::vector<double>& values)
{
    return std::all_of(values.begin(), values.end(), [&](double value) { return value == values.front(); });
}

/// A history that never varied says nothing about its spread: a constant with a band that narrows with its length.
Choice forecastConstant(const std::vector<double>& values, int horizon)
{
    Choice choice;
    choice.method = "naive";
    const auto n = static_cast<double>(values.size());
    const double size = std::max(std::abs(values.front()), 1.0);
    choice.forecast.mean.assign(static_cast<std::size_t>(horizon), values.front());
    choice.forecast.spread.assign(static_cast<std::size_t>(horizon), size / n);
    choice.forecast.fitted.assign(values.size(), values.front());
    choice.forecast.fitted.front() = std::numeric_limits<double>::quiet_NaN();
    choice.note = values.size() == 1 ? "one value only; the band is a guess as wide as the value"
                                     : "the history never changed; the band is a guess that narrows with its length";
    return choice;
}

void dropFirst(std::vector<double>& values, int count)
{
    values.erase(values.begin(), values.begin() + count);
}

void addNote(std::string& note, const std::string& more)
{
    note += (note.empty() ? "" : "; ") + more;
}

Result<Draft> draftForecast(const Series& series, int horizon, const Settings& settings)
{
    auto known = knownHistory(series);
    if (!known)
        return tl::unexpected(known.error());
    const std::size_t length = std::min(known->values.size(), usefulLength(series.frequency));
    const std::size_t cut = known->values.size() - length;
    known->values.erase(known->values.begin(), known->values.begin() + static_cast<std::ptrdiff_t>(cut));
    const int steps = horizon + known->unknownAtEnd;
    Draft draft;
    Choice choice;
    int outliers = 0;
    if (isConstant(known->values)) {
        draft.nonNegative = known->values.front() >= 0;
        choice = forecastConstant(known->values, steps);
    } else {
        const History history = prepareHistory(std::move(known->values), series.frequency);
        draft.nonNegative = history.nonNegative;
        outliers = history.outliers;
        choice = settings.model == automaticName
                     ? chooseAutomatically(history, series.frequency, steps)
                     : runMethod(*findMethod(settings.model), history, series.frequency, steps);
    }
    if (known->unknownAtEnd > 0)
        addNote(choice.note, "unknown periods at the end, stepped over: " + std::to_string(known->unknownAtEnd));
    if (outliers > 0)
        addNote(choice.note, "outliers replaced while fitting: " + std::to_string(outliers));
    if (known->stockouts > 0)
        addNote(choice.note,
                "periods without stock, read as demand of at least what was sold: " + std::to_string(known->stockouts));
    if (known->gapsFilled > 0)
        addNote(choice.note, "gaps interpolated: " + std::to_string(known->gapsFilled));
    dropFirst(choice.forecast.mean, known->unknownAtEnd);
    dropFirst(choice.forecast.spread, known->unknownAtEnd);
    Forecast& forecast = draft.forecast;
    forecast.seriesId = series.id;
    forecast.method = std::move(choice.method);
    forecast.mean = std::move(choice.forecast.mean);
    forecast.backtest = std::move(choice.backtest);
    forecast.note = std::move(choice.note);
    forecast.fitted.assign(series.history.size(), std::numeric_limits<double>::quiet_NaN());
    const std::size_t end = series.history.size() - static_cast<std::size_t>(known->unknownAtEnd);
    std::copy(choice.forecast.fitted.begin(), choice.forecast.fitted.end(),
              forecast.fitted.begin() + static_cast<std::ptrdiff_t>(end - choice.forecast.fitted.size()));
    draft.spread = std::move(choice.forecast.spread);
    draft.errors = std::move(choice.errors);
    return draft;
}

/// Share of the series' own standardised errors inside the 80 % reach.
std::optional<double> measuredCoverage(const Draft& draft, const Calibration& calibration)
{
    int inside = 0;
    int known = 0;
    for (const StandardisedErrors& errors : draft.errors)
        for (std::size_t k = 0; k < errors.size(); ++k) {
            if (std::isnan(errors[k]))
                continue;
            const Reach reach = calibration.reach(k, 80);
            inside += reach.low <= errors[k] && errors[k] <= reach.high ? 1 : 0;
            ++known;
        }
    return known > 0 ? std::optional(static_cast<double>(inside) / known) : std::nullopt;
}

void setIntervals(Draft& draft, const Calibration& calibration, const std::vector<double>& levels)
{
    Forecast& forecast = draft.forecast;
    for (const double level : levels) {
        Interval interval;
        interval.level = level;
        for (std::size_t k = 0; k < forecast.mean.size(); ++k) {
            const Reach reach = calibration.reach(k, level);
            const double low = forecast.mean[k] + reach.low * draft.spread[k];
            interval.low.push_back(draft.nonNegative ? std::max(low, 0.0) : low);
            interval.high.push_back(forecast.mean[k] + reach.high * draft.spread[k]);
        }
        forecast.intervals.push_back(std::move(interval));
    }
    forecast.measuredCoverage80 = measuredCoverage(draft, calibration);
}

} // namespace

std::vector<MethodInfo> methodList()
{
    std::vector<MethodInfo> list{
        {automaticName, "several methods, combined by how they did before", "rolling-origin backtest"}};
    for (const Method& method : singleMethods())
        list.push_back({method.name, method.title, method.source});
    return list;
}

Result<Forecast> forecastSeries(const Series& series, int horizon, const Settings& settings)
{
    NoProgress progress;
    auto all = forecastAll({&series, 1}, horizon, settings, 1, progress);
    if (!all)
        return tl::unexpected(all.error());
    return std::move(all->front());
}

Result<std::vector<Result<Forecast>>> forecastAll(std::span<const Series> series, int horizon, const Settings& settings,
                                                  int threads, Progress& progress)
{
    if (auto valid = checkRequest(horizon, settings); !valid)
        return tl::unexpected(valid.error());
    std::vector<Result<Draft>> drafts(series.size(), failure(ErrorCode::Canceled, "canceled"));
    parallelFor(series.size(), threads, progress,
                [&](std::size_t i) { drafts[i] = draftForecast(series[i], horizon, settings); });
    std::vector<StandardisedErrors> errors;
    for (const Result<Draft>& draft : drafts)
        if (draft)
            errors.insert(errors.end(), draft->errors.begin(), draft->errors.end());
    const Calibration calibration(errors);
    std::vector<Result<Forecast>> forecasts;
    forecasts.reserve(drafts.size());
    for (Result<Draft>& draft : drafts) {
        if (!draft) {
            forecasts.push_back(tl::unexpected(std::move(draft.error())));
            continue;
        }
        setIntervals(*draft, calibration, settings.levels);
        forecasts.push_back(std::move(draft->forecast));
    }
    return forecasts;
}

} // namespace ms::forecast
