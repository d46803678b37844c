// SPDX-License-Identifier: GPL-3.0-or-later
#include "forecast/forecaster.h"

#include "core/parallel.h"
#include "forecast/automatic.h"
#include "forecast/panel_forecaster.h"
#include "forecast/predictive.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ms::forecast {
namespace {

constexpr std::string_view automaticName = "auto";
constexpr int longestHorizon = 100000;

/// What one series says before the others are asked.
struct Draft {
    Workup workup;                  ///< causes left where they are, unless one method was asked for
    std::optional<Workup> adjusted; ///< causes and the time of year taken out and put back
    std::optional<Anatomy> anatomy; ///< what parts are told by, one for either
    std::optional<Anatomy> adjustedAnatomy;
    std::optional<Choice> settled; ///< a history that never varied needs no others
    std::size_t firstStep = 0;     ///< steps before it are unknown periods of the history
    std::size_t knownEnd = 0;      ///< of the series' history
    bool nonNegative = false;
    std::string note;
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
    if (settings.model != automaticName && !findMethod(settings.model) && !isPanelMethod(settings.model))
        return failure(ErrorCode::NotFound, "forecasting model '" + settings.model + "': not known; see --list-models");
    return {};
}

bool isConstant(std::span<const double> values)
{
    return std::all_of(values.begin(), values.end(), [&](double value) { return value == values.front(); });
}

/// A history that never varied says nothing about its spread: a constant with a band that narrows with its length.
Choice forecastConstant(std::span<const double> values, int horizon)
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

void addNote(std::string& note, const std::string& more)
{
    note += (note.empty() ? "" : "; ") + more;
}

/// What is kept of a history for the telling of parts and effects.
std::optional<Anatomy> keptAnatomy(const History& history, const Settings& settings)
{
    return settings.detail || history.causes ? std::optional(anatomyOf(history)) : std::nullopt;
}

void dropFitted(Workup& workup)
{
    for (auto& part : workup.now)
        if (part)
            part->fitted = {};
}

/// Works a series up by the model asked for, with causes and without.
void workUpDraft(const Material& material, int steps, const Settings& settings, Draft& draft)
{
    const History history = material.until(material.size(), steps, CauseUse::None);
    draft.nonNegative = history.nonNegative;
    if (history.outliers > 0)
        addNote(draft.note, "outliers replaced while fitting: " + std::to_string(history.outliers));
    const bool automatic = settings.model == automaticName;
    const bool smooth = demandKindOf(history) == DemandKind::Smooth;
    const CauseUse use = !smooth ? CauseUse::None : automatic ? CauseUse::CausesYear : CauseUse::Causes;
    std::optional<History> adjusted;
    if (use != CauseUse::None)
        adjusted = material.until(material.size(), steps, use);
    if (adjusted && !adjusted->causes)
        adjusted.reset();
    if (automatic) {
        draft.workup = workUpAutomatic(material, history, steps, CauseUse::None);
        draft.anatomy = keptAnatomy(history, settings);
        if (adjusted) {
            draft.adjusted = workUpAutomatic(material, *adjusted, steps, use);
            draft.adjustedAnatomy = keptAnatomy(*adjusted, settings);
        }
    } else {
        const History& taken = adjusted ? *adjusted : history;
        draft.workup =
            workUpMethod(*findMethod(settings.model), material, taken, steps, adjusted ? use : CauseUse::None);
        draft.anatomy = keptAnatomy(taken, settings);
    }
    if (!settings.detail) {
        dropFitted(draft.workup);
        if (draft.adjusted)
            dropFitted(*draft.adjusted);
    }
}

Result<Draft> draftForecast(const Series& series, int horizon, const Settings& settings)
{
    auto known = knownHistory(series);
    if (!known)
        return tl::unexpected(known.error());
    const int steps = horizon + known->unknownAtEnd;
    Draft draft;
    draft.firstStep = static_cast<std::size_t>(known->unknownAtEnd);
    draft.knownEnd = series.history.size() - draft.firstStep;
    if (known->unknownAtEnd > 0)
        addNote(draft.note, "unknown periods at the end, stepped over: " + std::to_string(known->unknownAtEnd));
    Material material;
    material.values = std::move(known->values);
    material.frequency = series.frequency;
    if (const auto recent = material.useful(material.size()); isConstant(recent)) {
        draft.nonNegative = recent.front() >= 0;
        draft.settled = forecastConstant(recent, steps);
    } else {
        material.causes = causeTable(series, known->first, known->first + material.size(), steps);
        workUpDraft(material, steps, settings, draft);
    }
    if (known->stockouts > 0)
        addNote(draft.note,
                "periods without stock, read as demand of at least what was sold: " + std::to_string(known->stockouts));
    if (known->gapsFilled > 0)
        addNote(draft.note, "gaps interpolated: " + std::to_string(known->gapsFilled));
    return draft;
}

Forecast finish(const Series& series, const Draft& draft, Choice& choice, const Predictive& predictive,
                const Settings& settings)
{
    Forecast forecast;
    forecast.seriesId = series.id;
    forecast.method = choice.method;
    forecast.note = choice.note;
    if (!draft.note.empty())
        addNote(forecast.note, draft.note);
    forecast.mean.assign(choice.forecast.mean.begin() + static_cast<std::ptrdiff_t>(draft.firstStep),
                         choice.forecast.mean.end());
    forecast.intervals = predictive.intervals(choice, draft.firstStep, draft.nonNegative, settings.levels);
    forecast.measuredCoverage80 = predictive.measuredCoverage80(choice);
    forecast.backtest = std::move(choice.backtest);
    if (draft.anatomy && draft.anatomy->causes)
        forecast.effects = draft.anatomy->causes->effects;
    if (!settings.detail)
        return forecast;
    if (draft.anatomy)
        forecast.parts = partsOf(*draft.anatomy, choice.forecast.mean, draft.firstStep);
    forecast.distribution = predictive.distribution(choice, draft.firstStep, draft.nonNegative);
    forecast.fitted.assign(series.history.size(), std::numeric_limits<double>::quiet_NaN());
    const std::vector<double>& fitted = choice.forecast.fitted;
    std::copy(fitted.begin(), fitted.end(),
              forecast.fitted.begin() + static_cast<std::ptrdiff_t>(draft.knownEnd - fitted.size()));
    return forecast;
}

/// How much better forecasts with causes were than those without at past origins, all series together: the mean of the
/// logs of error ratios, drawn towards none.
class CauseTrial {
public:
    CauseTrial(const std::vector<Result<Draft>>& drafts, const Pool& plain, const Pool& adjusted)
        : m_plain(plain), m_adjusted(adjusted)
    {
        double sum = 0;
        double count = 0;
        for (const Result<Draft>& draft : drafts)
            if (draft && draft->adjusted)
                if (const double ratio = ratioOf(*draft); std::isfinite(ratio)) {
                    sum += std::clamp(ratio, -largestRatio, largestRatio);
                    ++count;
                }
        m_mean = sum / (count + doubt);
    }

    /// The causes of a series win where it and the others together say so.
    [[nodiscard]] bool adjustedWins(const Draft& draft) const
    {
        const double own = ratioOf(draft);
        return (std::isfinite(own) ? std::clamp(own, -largestRatio, largestRatio) : 0) + m_mean < 0;
    }

private:
    static constexpr double largestRatio = 1; // logs: one series alone says no more
    static constexpr double doubt = 5;        // series without a difference

    [[nodiscard]] double ratioOf(const Draft& draft) const
    {
        return logErrorRatio(*draft.adjusted, m_adjusted, draft.workup, m_plain);
    }

    const Pool& m_plain;
    const Pool& m_adjusted;
    double m_mean = 0;
};

Pool poolOf(const std::vector<Result<Draft>>& drafts, bool adjusted)
{
    std::vector<const Workup*> workups;
    for (const Result<Draft>& draft : drafts) {
        const Workup* one = draft && !draft->settled ? &draft->workup : nullptr;
        workups.push_back(one && adjusted ? (draft->adjusted ? &*draft->adjusted : nullptr) : one);
    }
    return Pool(workups);
}

/// From what each series says to forecasts: the pool first, then every choice, then distributions from all of them.
std::vector<Result<Forecast>> settleAll(std::span<const Series> series, std::vector<Result<Draft>> drafts,
                                        const Settings& settings, int threads)
{
    NoProgress progress; // what is finished is kept when the run is canceled
    const Pool pool = poolOf(drafts, false);
    const Pool adjustedPool = poolOf(drafts, true);
    const CauseTrial trial(drafts, pool, adjustedPool);
    parallelFor(drafts.size(), threads, progress, [&](std::size_t i) {
        if (!drafts[i] || drafts[i]->settled)
            return;
        Draft& draft = *drafts[i];
        const bool adjusted = draft.adjusted && trial.adjustedWins(draft);
        draft.settled = adjusted ? settle(*draft.adjusted, adjustedPool) : settle(draft.workup, pool);
        if (adjusted)
            draft.anatomy = std::move(draft.adjustedAnatomy);
        draft.workup = {};
        draft.adjusted.reset();
    });
    std::vector<const Choice*> choices;
    for (const Result<Draft>& draft : drafts)
        choices.push_back(draft ? &*draft->settled : nullptr);
    const Predictive predictive(choices);
    std::vector<Result<Forecast>> forecasts(drafts.size(), failure(ErrorCode::Canceled, "canceled"));
    parallelFor(drafts.size(), threads, progress, [&](std::size_t i) {
        if (drafts[i])
            forecasts[i] = finish(series[i], *drafts[i], *drafts[i]->settled, predictive, settings);
        else
            forecasts[i] = tl::unexpected(std::move(drafts[i].error()));
    });
    return forecasts;
}

/// Every series by itself, distributions calibrated together.
std::vector<Result<Forecast>> forecastEach(std::span<const Series> series, int horizon, const Settings& settings,
                                           int threads, Progress& progress)
{
    std::vector<Result<Draft>> drafts(series.size(), failure(ErrorCode::Canceled, "canceled"));
    parallelFor(series.size(), threads, progress,
                [&](std::size_t i) { drafts[i] = draftForecast(series[i], horizon, settings); });
    return settleAll(series, std::move(drafts), settings, threads);
}

} // namespace

std::vector<MethodInfo> methodList()
{
    std::vector<MethodInfo> list{
        {automaticName, "several methods, combined by how they did before", "rolling-origin backtest"}};
    for (const Method& method : singleMethods())
        list.push_back({method.name, method.title, method.source});
    list.insert(list.end(), panelMethods().begin(), panelMethods().end());
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
    const bool overAll = isPanelMethod(settings.model);
    const bool maybe = settings.model == automaticName && panelIsWorthTrying(series);
    if (!overAll && !maybe)
        return forecastEach(series, horizon, settings, threads, progress);
    Settings single = settings;
    single.model = automaticName;
    const EachForecaster each = [&](std::span<const Series> some, int steps) {
        return forecastEach(some, steps, single, threads, progress);
    };
    return overAll ? forecastPanel(series, horizon, settings, threads, progress, each)
                   : forecastWithPanel(series, horizon, settings, threads, progress, each);
}

} // namespace ms::forecast
