// SPDX-License-Identifier: GPL-3.0-or-later
#include "forecast/panel_forecaster.h"

#include "forecast/boosted_trees.h"
#include "forecast/network_door.h"
#include "forecast/predictive.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace ms::forecast {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t leastSeries = 10; // for the automatic choice to try a method over all of them
constexpr std::array shares = {0.0, 0.25, 0.5, 0.75, 1.0};
constexpr std::string_view treesName = "boosted-trees";
constexpr std::string_view percentageTreesName = "boosted-trees-mape";
constexpr std::string_view lstmName = "lstm";
constexpr std::string_view networkAlone = "lstm alone";

constexpr std::array methods = {
    MethodInfo{treesName, "gradient-boosted trees over all series at once, with causes",
               "Chen & Guestrin (2016); Januschowski et al. (2022)"},
    MethodInfo{percentageTreesName, "the same, trained for the least percentage error: below the middle of demand",
               "Chen & Guestrin (2016); Gneiting (2011)"},
    MethodInfo{lstmName, "recurrent network with attention over all series at once, with causes, beside each by itself",
               "Hochreiter & Schmidhuber (1997); Salinas et al. (2020)"},
};

using Opinions = std::vector<std::optional<PanelOpinion>>;

Result<Opinions> opinionsOf(std::string_view method, std::span<const Series> series, int horizon,
                            const Settings& settings, int threads, Progress& progress)
{
    if (method != lstmName) {
        BoostedTreesSettings trees;
        if (method == percentageTreesName)
            trees.trees.loss = TreeLoss::Percentage;
        return forecastBoostedTrees(series, horizon, trees, threads, progress);
    }
    if (settings.networks == nullptr)
        return failure(ErrorCode::Unavailable, "the networks are not installed; every other model works without them");
    return settings.networks->forecastLstm(series, horizon, {}, progress);
}

/// What the room makes distributions from.
Choice choiceOf(std::string_view method, const PanelOpinion& opinion)
{
    Choice choice;
    choice.method = method;
    choice.forecast.mean = opinion.mean;
    choice.forecast.spread = opinion.spread;
    for (const PanelPast& past : opinion.past)
        choice.past.errors.push_back(standardised(past));
    return choice;
}

std::vector<std::optional<Choice>> choicesOf(std::string_view method, const Opinions& opinions)
{
    std::vector<std::optional<Choice>> choices(opinions.size());
    for (std::size_t i = 0; i < opinions.size(); ++i)
        if (opinions[i])
            choices[i] = choiceOf(method, *opinions[i]);
    return choices;
}

Predictive predictiveOf(const std::vector<std::optional<Choice>>& choices)
{
    std::vector<const Choice*> known;
    for (const auto& choice : choices)
        known.push_back(choice ? &*choice : nullptr);
    return Predictive(known);
}

bool neverNegative(const Series& series)
{
    return std::none_of(series.history.begin(), series.history.end(), [](double value) { return value < 0; });
}

/// Says which causes the forecast had to do without; empty: none.
std::string missingCauses(const Series& series, std::size_t horizon)
{
    std::string note;
    for (const Regressor& regressor : series.regressors) {
        std::size_t missing = 0;
        for (std::size_t t = series.history.size(); t < series.history.size() + horizon; ++t)
            missing += t >= regressor.values.size() || std::isnan(regressor.values[t]) ? 1 : 0;
        if (missing > 0)
            note += (note.empty() ? "" : "; ") + regressor.name + " is not known for " + std::to_string(missing) +
                    " of " + std::to_string(horizon) + " future steps";
    }
    return note;
}

Forecast forecastOf(const Series& series, const Choice& choice, const PanelOpinion& opinion,
                    const Predictive& predictive, const Settings& settings)
{
    Forecast forecast;
    forecast.seriesId = series.id;
    forecast.method = choice.method;
    forecast.mean = opinion.mean;
    forecast.note = missingCauses(series, opinion.mean.size());
    const bool nonNegative = neverNegative(series);
    forecast.intervals = predictive.intervals(choice, 0, nonNegative, settings.levels);
    forecast.measuredCoverage80 = predictive.measuredCoverage80(choice);
    if (!settings.detail)
        return forecast;
    forecast.distribution = predictive.distribution(choice, 0, nonNegative);
    // What the trial said stands for fitted values: nothing in it was learnt from.
    forecast.fitted.assign(series.history.size(), unknown);
    for (const PanelPast& past : opinion.past)
        for (std::size_t k = 0; k < past.actual.size(); ++k)
            if (!std::isnan(past.actual[k]))
                forecast.fitted[past.origin.end + k] = past.mean[k];
    return forecast;
}

/// Series as they were known after `origin` of each; a series without such an origin as it is.
std::vector<Series> asOf(std::span<const Series> series, const Opinions& opinions, std::size_t which)
{
    std::vector<Series> then(series.begin(), series.end());
    for (std::size_t i = 0; i < then.size(); ++i) {
        if (!opinions[i] || which >= opinions[i]->past.size())
            continue;
        const std::size_t end = opinions[i]->past[which].origin.end;
        then[i].history.resize(end);
        then[i].stockedOut.resize(std::min(then[i].stockedOut.size(), end));
    }
    return then;
}

/// What `each` had said at the origins of the trees' trial, beside them: [series][origin]; empty where it failed.
std::vector<std::vector<PanelPast>> pastOfEach(std::span<const Series> series, int horizon, const Opinions& opinions,
                                               const EachForecaster& each)
{
    std::vector<std::vector<PanelPast>> all(series.size());
    std::size_t most = 0;
    for (const auto& opinion : opinions)
        most = std::max(most, opinion ? opinion->past.size() : 0);
    for (std::size_t which = 0; which < most; ++which) {
        const auto said = each(asOf(series, opinions, which), horizon);
        for (std::size_t i = 0; i < series.size(); ++i) {
            if (!opinions[i] || which >= opinions[i]->past.size() || !said[i])
                continue;
            PanelPast past = opinions[i]->past[which];
            std::copy_n(said[i]->mean.begin(), past.mean.size(), past.mean.begin());
            all[i].push_back(std::move(past));
        }
    }
    return all;
}

PanelPast mixed(const PanelPast& trees, const PanelPast& each, double share)
{
    PanelPast past = trees;
    for (std::size_t k = 0; k < past.mean.size(); ++k)
        past.mean[k] = share * trees.mean[k] + (1 - share) * each.mean[k];
    return past;
}

/// Mean scaled error over all series at their origin `which` when the method over all of them has `share` of the say.
/// Infinite when no series has one.
double errorOf(double share, std::size_t which, std::span<const Series> series, const Opinions& opinions,
               const std::vector<std::vector<PanelPast>>& each)
{
    double sum = 0;
    int count = 0;
    for (std::size_t i = 0; i < series.size(); ++i) {
        if (!opinions[i] || which >= each[i].size())
            continue;
        const PanelPast past = mixed(opinions[i]->past[which], each[i][which], share);
        if (const double mase = scoreOf({}, series[i], {&past, 1}).mase; std::isfinite(mase)) {
            sum += mase;
            ++count;
        }
    }
    return count > 0 ? sum / count : std::numeric_limits<double>::infinity();
}

/// The say of the method over all series, 0..1: every origin votes for the share that would have been best there, and
/// one more vote is for equal shares: however many series agree, they lived through the same few weeks. None at all
/// where every origin votes for none, unless it has a say `always`.
/// Source: Stock & Watson (2004), Combination forecasts of output growth, J. Forecasting 23(6).
double shareOf(bool always, std::span<const Series> series, const Opinions& opinions,
               const std::vector<std::vector<PanelPast>>& each)
{
    double sum = 0;
    double votes = 0;
    for (std::size_t which = 0;; ++which) {
        std::array<double, shares.size()> errors{};
        std::transform(shares.begin(), shares.end(), errors.begin(),
                       [&](double share) { return errorOf(share, which, series, opinions, each); });
        if (!std::isfinite(errors.front()))
            break;
        const auto least = std::min_element(errors.begin(), errors.end());
        sum += shares[static_cast<std::size_t>(least - errors.begin())];
        ++votes;
    }
    return always || sum > 0 ? (sum + 0.5) / (votes + 1) : 0;
}

/// A method over all series beside each series by itself: what it is called alone and what both are together.
struct Company {
    std::string_view alone;
    std::string_view together;
    bool always = false; ///< the method has a say even where it never did better
};

/// Each series by itself and the method over all of them together, their shares by how both did at the same past
/// origins. A series that only `each` has something to say of is forecast by it, as are all where the method has no
/// say.
std::vector<Result<Forecast>> forecastTogether(const Company& company, Opinions& opinions,
                                               std::span<const Series> series, int horizon, const Settings& settings,
                                               Progress& progress, const EachForecaster& each)
{
    auto forecasts = each(series, horizon);
    const auto past = pastOfEach(series, horizon, opinions, each);
    if (progress.canceled())
        return forecasts;
    for (std::size_t i = 0; i < series.size(); ++i)
        if (opinions[i] && (!forecasts[i] || past[i].size() != opinions[i]->past.size()))
            opinions[i].reset();
    const double share = shareOf(company.always, series, opinions, past);
    std::vector<std::vector<BacktestScore>> scores(series.size());
    for (std::size_t i = 0; i < series.size(); ++i) {
        if (!opinions[i])
            continue;
        PanelOpinion& opinion = *opinions[i];
        scores[i] = {scoreOf(company.alone, series[i], opinion.past),
                     scoreOf(forecasts[i]->method, series[i], past[i])};
        if (share == 0) {
            forecasts[i]->backtest.push_back(scores[i].front());
            continue;
        }
        for (std::size_t o = 0; o < past[i].size(); ++o)
            opinion.past[o] = mixed(opinion.past[o], past[i][o], share);
        scores[i].push_back(scoreOf(company.together, series[i], opinion.past));
        for (std::size_t k = 0; k < opinion.mean.size(); ++k)
            opinion.mean[k] = share * opinion.mean[k] + (1 - share) * forecasts[i]->mean[k];
    }
    if (share == 0)
        return forecasts;
    const auto choices = choicesOf(company.together, opinions);
    const Predictive predictive = predictiveOf(choices);
    for (std::size_t i = 0; i < series.size(); ++i) {
        if (!opinions[i])
            continue;
        forecasts[i] = forecastOf(series[i], *choices[i], *opinions[i], predictive, settings);
        std::stable_sort(scores[i].begin(), scores[i].end(),
                         [](const auto& a, const auto& b) { return a.mase < b.mase; });
        if (scores[i].front().origins > 0)
            forecasts[i]->backtest = std::move(scores[i]);
    }
    return forecasts;
}

void noteShortHistory(std::string_view method, Result<Forecast>& forecast)
{
    if (forecast)
        forecast->note =
            std::string(method) + " needs more history" + (forecast->note.empty() ? "" : "; " + forecast->note);
}

} // namespace

std::span<const MethodInfo> panelMethods()
{
    return methods;
}

bool isNetworkMethod(std::string_view name)
{
    return name == lstmName;
}

bool isPanelMethod(std::string_view name)
{
    return std::any_of(methods.begin(), methods.end(), [&](const MethodInfo& method) { return method.name == name; });
}

bool panelIsWorthTrying(std::span<const Series> series)
{
    if (series.size() < leastSeries)
        return false;
    const auto varies = [](const Regressor& regressor) {
        const auto known = [](double value) { return !std::isnan(value); };
        const auto first = std::find_if(regressor.values.begin(), regressor.values.end(), known);
        return std::any_of(first, regressor.values.end(),
                           [&](double value) { return known(value) && value != *first; });
    };
    return std::any_of(series.begin(), series.end(), [&](const Series& one) {
        return std::any_of(one.regressors.begin(), one.regressors.end(), varies);
    });
}

Result<std::vector<Result<Forecast>>> forecastPanel(std::span<const Series> series, int horizon,
                                                    const Settings& settings, int threads, Progress& progress,
                                                    const EachForecaster& each)
{
    auto opinions = opinionsOf(settings.model, series, horizon, settings, threads, progress);
    if (!opinions)
        return tl::unexpected(opinions.error());
    if (isNetworkMethod(settings.model)) {
        auto forecasts = forecastTogether({networkAlone, settings.model, true}, *opinions, series, horizon, settings,
                                          progress, each);
        for (std::size_t i = 0; i < series.size(); ++i)
            if (!(*opinions)[i])
                noteShortHistory(settings.model, forecasts[i]);
        return forecasts;
    }
    const auto choices = choicesOf(settings.model, *opinions);
    const Predictive predictive = predictiveOf(choices);
    std::vector<Series> left;
    std::vector<Result<Forecast>> forecasts(series.size(), failure(ErrorCode::Canceled, "canceled"));
    for (std::size_t i = 0; i < series.size(); ++i) {
        if (!(*opinions)[i]) {
            left.push_back(series[i]);
            continue;
        }
        forecasts[i] = forecastOf(series[i], *choices[i], *(*opinions)[i], predictive, settings);
        forecasts[i]->backtest.push_back(scoreOf(settings.model, series[i], (*opinions)[i]->past));
        if (forecasts[i]->backtest.front().origins == 0)
            forecasts[i]->backtest.clear();
    }
    auto rest = left.empty() ? std::vector<Result<Forecast>>{} : each(left, horizon);
    for (std::size_t i = 0, next = 0; i < series.size(); ++i)
        if (!(*opinions)[i]) {
            forecasts[i] = std::move(rest[next++]);
            noteShortHistory(settings.model, forecasts[i]);
        }
    return forecasts;
}

Result<std::vector<Result<Forecast>>> forecastWithPanel(std::span<const Series> series, int horizon,
                                                        const Settings& settings, int threads, Progress& progress,
                                                        const EachForecaster& each)
{
    auto opinions = opinionsOf(treesName, series, horizon, settings, threads, progress);
    if (!opinions)
        return tl::unexpected(opinions.error());
    return forecastTogether({treesName, "combination with trees"}, *opinions, series, horizon, settings, progress,
                            each);
}

} // namespace ms::forecast
