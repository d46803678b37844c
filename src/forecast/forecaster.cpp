// SPDX-License-Identifier: GPL-3.0-or-later
#include "forecast/forecaster.h"

#include "core/parallel.h"
#include "forecast/adjustments.h"
#include "forecast/automatic.h"
#include "forecast/panel_forecaster.h"
#include "forecast/predictive.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace ms::forecast {
namespace {

constexpr std::string_view automaticName = "auto";
constexpr int longestHorizon = 100000;

/// What one series says before the others are asked.
struct Draft {
    const Method* method = nullptr; ///< nullptr: the automatic choice
    Workup workup;
    std::optional<Anatomy> anatomy; ///< what parts and effects are told by
    std::optional<Choice> settled;  ///< a history that never varied needs no others
    CauseUse use = CauseUse::None;  ///< what was made of causes; while undecided, what may be
    double causeErrorRatio = 0;     ///< while undecided: log of the error with causes over that without, or NaN
    bool undecided = false;         ///< the workup waits for what the others say of causes
    std::vector<CauseEffect> tried; ///< what causes do, used or not
    std::vector<Adjustment> adjustments;
    std::size_t firstKnown = 0; ///< period of the series' history
    std::size_t firstStep = 0;  ///< steps before it are unknown periods of the history
    std::size_t knownEnd = 0;   ///< of the series' history
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

Material materialOf(const Series& series, KnownHistory known, int steps, const Settings& settings)
{
    Material material;
    material.values = std::move(known.values);
    material.frequency = series.frequency;
    material.causes = causeTable(series, known.first, known.first + material.size(), steps);
    if (settings.plannedOnly)
        std::erase_if(material.causes.columns, [](const auto& column) { return !column.planned; });
    if (!series.genuine.empty()) {
        material.genuine = series.genuine;
        material.genuine.resize(series.history.size(), 0);
        material.genuine.erase(material.genuine.begin(),
                               material.genuine.begin() + static_cast<std::ptrdiff_t>(known.first));
        material.genuine.resize(material.size());
    }
    return material;
}

/// Works a series up by the model asked for.
void workUpDraft(const Material& material, const History& history, int steps, const Settings& settings, Draft& draft)
{
    draft.workup = draft.method == nullptr ? workUpAutomatic(material, history, steps, draft.use)
                                           : workUpMethod(*draft.method, material, history, steps, draft.use);
    draft.undecided = false;
    if (settings.detail)
        addOutlierAdjustments(history, draft.firstKnown + material.size() - history.size(), draft.adjustments);
    if (settings.detail || history.causes)
        draft.anatomy = anatomyOf(history);
    if (!settings.detail)
        for (auto& part : draft.workup.now)
            if (part)
                part->fitted = {};
}

/// What all causes do, those that the forecast leaves out for want of a future included.
std::vector<CauseEffect> effectsOf(const Series& series, const Material& material, const History& adjusted, int steps,
                                   CauseUse use, std::size_t firstKnown)
{
    const CauseTable all = causeTable(series, firstKnown, firstKnown + material.size(), steps);
    if (all.columns.size() == material.causes.columns.size())
        return adjusted.causes ? adjusted.causes->effects : std::vector<CauseEffect>{};
    const auto fit = fitCauses(material.values, material.frequency, all, steps, use == CauseUse::CausesYear);
    return fit ? fit->effects : std::vector<CauseEffect>{};
}

/// Works a series up, or says that causes may count and what they did before.
void beginDraft(const Series& series, const Material& material, int steps, const Settings& settings, Draft& draft)
{
    History history = material.until(material.size(), steps, CauseUse::None);
    draft.nonNegative = history.nonNegative;
    if (!history.outliers.empty())
        addNote(draft.note, "outliers replaced while fitting: " + std::to_string(history.outliers.size()));
    const bool automatic = draft.method == nullptr;
    const CauseUse use = automatic ? CauseUse::CausesYear : CauseUse::Causes;
    if (demandKindOf(history) == DemandKind::Smooth) {
        History adjusted = material.until(material.size(), steps, use);
        if (settings.detail)
            draft.tried = effectsOf(series, material, adjusted, steps, use, draft.firstKnown);
        if (adjusted.causes && settings.causes != CauseRule::Never) {
            draft.use = use;
            draft.undecided = automatic && settings.causes == CauseRule::ByPast;
            if (draft.undecided)
                draft.causeErrorRatio = causeErrorRatio(material, history.season, steps, use);
            history = std::move(adjusted);
        }
    }
    if (!draft.undecided)
        workUpDraft(material, history, steps, settings, draft);
}

Result<Draft> draftForecast(const Series& series, int horizon, const Settings& settings)
{
    auto known = knownHistory(series);
    if (!known)
        return tl::unexpected(known.error());
    const int steps = horizon + known->unknownAtEnd;
    Draft draft;
    const std::string_view model = series.method.empty() ? settings.model : series.method;
    draft.method = findMethod(model);
    if (draft.method == nullptr && model != automaticName)
        return failure(ErrorCode::NotFound, "series " + series.id + ": forecasting model '" + std::string(model) +
                                                "': not known, or one over all series");
    draft.firstKnown = known->first;
    if (settings.detail)
        draft.adjustments = stockoutAdjustments(series, *known);
    draft.firstStep = static_cast<std::size_t>(known->unknownAtEnd);
    draft.knownEnd = series.history.size() - draft.firstStep;
    if (known->unknownAtEnd > 0)
        addNote(draft.note, "unknown periods at the end, stepped over: " + std::to_string(known->unknownAtEnd));
    const int stockouts = known->stockouts;
    const int gapsFilled = known->gapsFilled;
    const Material material = materialOf(series, std::move(*known), steps, settings);
    if (const auto recent = material.useful(material.size()); isConstant(recent)) {
        draft.nonNegative = recent.front() >= 0;
        draft.settled = forecastConstant(recent, steps);
    } else {
        beginDraft(series, material, steps, settings, draft);
    }
    if (stockouts > 0)
        addNote(draft.note,
                "periods without stock, read as demand of at least what was sold: " + std::to_string(stockouts));
    if (gapsFilled > 0)
        addNote(draft.note, "gaps interpolated: " + std::to_string(gapsFilled));
    return draft;
}

std::vector<CauseFinding> findingsOf(const Draft& draft, std::span<const double> mean)
{
    std::vector<CauseFinding> findings;
    for (const CauseEffect& effect : draft.tried) {
        CauseFinding& finding = findings.emplace_back();
        finding.effect = effect;
        if (!draft.anatomy || !draft.anatomy->causes)
            continue;
        const CauseFit& fit = *draft.anatomy->causes;
        for (std::size_t i = 0; i < fit.effects.size(); ++i)
            if (fit.effects[i].name == effect.name) {
                finding.used = true;
                finding.added = fit.addedBy(i, mean, draft.firstStep);
            }
    }
    return findings;
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
    forecast.causes = findingsOf(draft, choice.forecast.mean);
    forecast.adjustments = draft.adjustments;
    std::sort(forecast.adjustments.begin(), forecast.adjustments.end(),
              [](const auto& a, const auto& b) { return a.period < b.period; });
    if (draft.anatomy)
        forecast.parts = partsOf(*draft.anatomy, choice.forecast.mean, draft.firstStep);
    forecast.distribution = predictive.distribution(choice, draft.firstStep, draft.nonNegative);
    forecast.fitted.assign(series.history.size(), std::numeric_limits<double>::quiet_NaN());
    const std::vector<double>& fitted = choice.forecast.fitted;
    std::copy(fitted.begin(), fitted.end(),
              forecast.fitted.begin() + static_cast<std::ptrdiff_t>(draft.knownEnd - fitted.size()));
    return forecast;
}

/// Log of an error ratio, one series' word at most.
double causeVote(const Draft& draft)
{
    constexpr double largest = 1; // logs
    return std::isfinite(draft.causeErrorRatio) ? std::clamp(draft.causeErrorRatio, -largest, largest) : 0;
}

/// Causes count for a series where its own past origins and those of the others together say so: its log error ratio
/// and the mean of all, drawn towards none.
void decideCauses(std::vector<Result<Draft>>& drafts)
{
    constexpr double doubt = 5; // series without a difference
    double sum = 0;
    double count = 0;
    for (const Result<Draft>& draft : drafts)
        if (draft && draft->undecided) {
            sum += causeVote(*draft);
            ++count;
        }
    for (Result<Draft>& draft : drafts)
        if (draft && draft->undecided && !(causeVote(*draft) + sum / (count + doubt) < 0))
            draft->use = CauseUse::None;
}

/// Works up the series that waited for others. Those not reached before a cancel are errors.
void workUpUndecided(std::span<const Series> series, int horizon, const Settings& settings, int threads,
                     Progress& progress, std::vector<Result<Draft>>& drafts)
{
    decideCauses(drafts);
    parallelFor(drafts.size(), threads, progress, [&](std::size_t i) {
        if (!drafts[i] || !drafts[i]->undecided)
            return;
        const int steps = horizon + static_cast<int>(drafts[i]->firstStep);
        const Material material = materialOf(series[i], std::move(*knownHistory(series[i])), steps, settings);
        workUpDraft(material, material.until(material.size(), steps, drafts[i]->use), steps, settings, *drafts[i]);
    });
    for (Result<Draft>& draft : drafts)
        if (draft && draft->undecided)
            draft = failure(ErrorCode::Canceled, "canceled");
}

/// From what each series says to forecasts: the pool first, then every choice, then distributions from all of them.
std::vector<Result<Forecast>> settleAll(std::span<const Series> series, std::vector<Result<Draft>> drafts,
                                        const Settings& settings, int threads)
{
    NoProgress progress; // what is finished is kept when the run is canceled
    std::vector<const Workup*> workups;
    // A method that a person chose for one series has no say in what others are forecast by.
    for (std::size_t i = 0; i < drafts.size(); ++i)
        workups.push_back(drafts[i] && !drafts[i]->settled && series[i].method.empty() ? &drafts[i]->workup : nullptr);
    const Pool pool(workups);
    parallelFor(drafts.size(), threads, progress, [&](std::size_t i) {
        if (!drafts[i] || drafts[i]->settled)
            return;
        drafts[i]->settled = settle(drafts[i]->workup, pool);
        drafts[i]->workup = {};
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
    workUpUndecided(series, horizon, settings, threads, progress, drafts);
    if (!settings.keepFinished && progress.canceled())
        return std::vector<Result<Forecast>>(series.size(), failure(ErrorCode::Canceled, "canceled"));
    return settleAll(series, std::move(drafts), settings, threads);
}

/// Series with a method of their own by themselves, and the others together.
Result<std::vector<Result<Forecast>>> forecastApart(std::span<const Series> series, int horizon,
                                                    const Settings& settings, int threads, Progress& progress)
{
    std::array<std::vector<Series>, 2> groups;
    for (const Series& one : series)
        groups[one.method.empty() ? 0 : 1].push_back(one);
    Settings single = settings;
    single.model = automaticName;
    auto own = forecastEach(groups[1], horizon, single, threads, progress);
    if (groups[0].empty())
        return own;
    auto others = forecastAll(groups[0], horizon, settings, threads, progress);
    if (!others)
        return others;
    std::vector<Result<Forecast>> forecasts;
    for (std::size_t i = 0, next = 0, nextOwn = 0; i < series.size(); ++i)
        forecasts.push_back(std::move(series[i].method.empty() ? (*others)[next++] : own[nextOwn++]));
    return forecasts;
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
    const bool maybe = settings.model == automaticName && settings.together && panelIsWorthTrying(series);
    if (!overAll && !maybe)
        return forecastEach(series, horizon, settings, threads, progress);
    if (std::any_of(series.begin(), series.end(), [](const Series& one) { return !one.method.empty(); }))
        return forecastApart(series, horizon, settings, threads, progress);
    Settings single = settings;
    single.model = automaticName;
    const EachForecaster each = [&](std::span<const Series> some, int steps) {
        return forecastEach(some, steps, single, threads, progress);
    };
    return overAll ? forecastPanel(series, horizon, settings, threads, progress, each)
                   : forecastWithPanel(series, horizon, settings, threads, progress, each);
}

} // namespace ms::forecast
