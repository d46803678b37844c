// SPDX-License-Identifier: GPL-3.0-or-later
#include "forecast/arima.h"
#include "forecast/decomposable.h"
#include "forecast/ets.h"
#include "forecast/intermittent.h"
#include "forecast/method.h"
#include "forecast/naive.h"
#include "forecast/stl.h"
#include "forecast/theta.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ms::forecast {
namespace {

constexpr std::size_t longHistory = 200;  // periods; one estimate from them is as good as two
constexpr std::size_t longestArima = 300; // periods; orders are chosen from the latest
constexpr int longestEtsSeason = 24;      // a state of more figures is estimated from too little, as in R's ets

PointForecast fromEts(const EtsFit& fit, int horizon)
{
    PointForecast result{forecastEts(fit, horizon), etsErrorGrowth(fit, horizon), fit.fitted};
    for (double& value : result.spread)
        value *= fit.sigma;
    return result;
}

/// One non-seasonal form on the seasonally adjusted series.
template <EtsTrend T>
std::optional<PointForecast> forecastAdjusted(const History& history, int horizon)
{
    const auto fit = fitEts(history.adjusted, 1, {EtsError::Additive, T, EtsSeason::None});
    if (!fit)
        return std::nullopt;
    return reseasonalised(history, fromEts(*fit, horizon));
}

/// All forms that apply, each weighted by exp(-AICc/2): the doubt about the form is part of the forecast.
/// Source: Kolassa (2011), Combining exponential smoothing forecasts using Akaike weights, Int. J. Forecasting 27(2).
std::optional<PointForecast> forecastEtsFamily(const History& history, int horizon)
{
    const bool seasonal = history.season > 1 && history.season <= longestEtsSeason && history.patterns.size() <= 1;
    const bool onAdjusted = !seasonal && !history.patterns.empty();
    const std::span<const double> y = onAdjusted ? history.adjusted : history.values;
    std::vector<EtsFit> fits;
    for (const EtsForm& form : etsForms(seasonal, history.positive))
        if (auto fit = fitEts(y, history.season, form, y.size() > longHistory ? EtsEffort::Quick : EtsEffort::Full))
            fits.push_back(std::move(*fit));
    if (fits.empty())
        return std::nullopt;
    const double best =
        std::min_element(fits.begin(), fits.end(), [](const auto& a, const auto& b) { return a.aicc < b.aicc; })->aicc;
    PointForecast result;
    result.mean.assign(static_cast<std::size_t>(horizon), 0.0);
    result.spread = result.mean;
    result.fitted.assign(y.size(), 0.0);
    double total = 0;
    for (const EtsFit& fit : fits)
        total += std::exp(-0.5 * (fit.aicc - best));
    for (const EtsFit& fit : fits) {
        const double weight = std::exp(-0.5 * (fit.aicc - best)) / total;
        if (weight < 1e-4)
            continue;
        const PointForecast one = fromEts(fit, horizon);
        for (std::size_t k = 0; k < result.mean.size(); ++k) {
            result.mean[k] += weight * one.mean[k];
            result.spread[k] += weight * one.spread[k];
        }
        for (std::size_t t = 0; t < result.fitted.size(); ++t)
            result.fitted[t] += weight * one.fitted[t];
    }
    return onAdjusted ? reseasonalised(history, std::move(result)) : result;
}

template <ThetaKind K>
std::optional<PointForecast> forecastThetaKind(const History& history, int horizon)
{
    if (history.size() < 4)
        return std::nullopt;
    ThetaFit fit = fitTheta(history.adjusted, K);
    PointForecast result;
    result.mean = forecastTheta(fit, horizon);
    for (int step = 0; step < horizon; ++step)
        result.spread.push_back(fit.sigma * std::sqrt(1 + step * fit.alpha * fit.alpha));
    result.fitted = std::move(fit.fitted);
    return reseasonalised(history, std::move(result));
}

/// The Theta method on logarithms where values are positive: the trend goes on by factors.
std::optional<PointForecast> forecastLogTheta(const History& history, int horizon)
{
    const bool positive = history.positive && *std::min_element(history.adjusted.begin(), history.adjusted.end()) > 0;
    if (history.size() < 4 || !positive)
        return forecastThetaKind<ThetaKind::Standard>(history, horizon);
    std::vector<double> logs(history.size());
    std::transform(history.adjusted.begin(), history.adjusted.end(), logs.begin(),
                   [](double y) { return std::log(y); });
    ThetaFit fit = fitTheta(logs, ThetaKind::Standard);
    PointForecast result;
    result.mean = forecastTheta(fit, horizon);
    for (std::size_t k = 0; k < result.mean.size(); ++k) {
        result.mean[k] = std::exp(result.mean[k]);
        result.spread.push_back(result.mean[k] * fit.sigma *
                                std::sqrt(1 + static_cast<double>(k) * fit.alpha * fit.alpha));
    }
    result.fitted = std::move(fit.fitted);
    for (double& value : result.fitted)
        value = std::exp(value);
    return reseasonalised(history, std::move(result));
}

std::optional<PointForecast> forecastArimaFamily(const History& history, int horizon)
{
    const bool seasonal = history.season > 1 && history.season <= longestEtsSeason && history.patterns.size() <= 1;
    const bool onAdjusted = !seasonal && !history.patterns.empty();
    const std::span<const double> all = onAdjusted ? history.adjusted : history.values;
    const std::span<const double> y = all.last(std::min(all.size(), longestArima));
    const auto fit = selectArima(y, seasonal ? history.season : 1);
    if (!fit)
        return std::nullopt;
    PointForecast result{forecastArima(*fit, horizon), arimaSpread(*fit, horizon), arimaFitted(*fit)};
    result.fitted.insert(result.fitted.begin(), all.size() - y.size(), std::nan(""));
    return onAdjusted ? reseasonalised(history, std::move(result)) : result;
}

/// Seasons by MSTL, factors where values are positive; the rest by the exponential smoothing form of least AICc, the
/// seasons as they were in their last round.
std::optional<PointForecast> forecastMstl(const History& history, int horizon)
{
    std::vector<int> seasons = history.seasons;
    std::erase_if(seasons, [&](int season) { return history.size() < 2 * static_cast<std::size_t>(season); });
    if (seasons.empty())
        return std::nullopt;
    std::vector<double> y = history.values;
    if (history.positive)
        std::transform(y.begin(), y.end(), y.begin(), [](double value) { return std::log(value); });
    History rest = history;
    rest.patterns.clear();
    rest.adjusted = y;
    const MstlParts parts = decomposeMstl(y, seasons);
    for (std::size_t s = 0; s < seasons.size(); ++s) {
        const auto m = static_cast<std::size_t>(seasons[s]);
        SeasonalPattern& last = rest.patterns.emplace_back();
        last.multiplicative = history.positive;
        last.figure.resize(m);
        for (std::size_t t = history.size() - m; t < history.size(); ++t)
            last.figure[t % m] = history.positive ? std::exp(parts.seasons[s][t]) : parts.seasons[s][t];
        for (std::size_t t = 0; t < y.size(); ++t)
            rest.adjusted[t] -= parts.seasons[s][t];
    }
    if (history.positive)
        for (double& value : rest.adjusted)
            value = std::exp(value);
    std::optional<EtsFit> best;
    for (const EtsForm& form : etsForms(false, history.positive))
        if (auto fit = fitEts(rest.adjusted, 1, form, EtsEffort::Quick); fit && (!best || fit->aicc < best->aicc))
            best = std::move(fit);
    return best ? std::optional(reseasonalised(rest, fromEts(*best, horizon))) : std::nullopt;
}

std::vector<FourierSeason> fourierSeasons(const History& history)
{
    std::vector<FourierSeason> seasons;
    for (const int season : history.seasons)
        if (history.size() >= 2 * static_cast<std::size_t>(season))
            seasons.push_back({static_cast<double>(season), std::min(season / 2, season > 24 ? 10 : 6)});
    return seasons;
}

/// In logarithms where values are positive: parts multiply. Settings by the last horizon of the M3 training series,
/// forecast from the periods before it (forecast_accuracy --validate).
std::optional<PointForecast> forecastDecomposable(const History& history, int horizon)
{
    std::vector<double> y = history.values;
    if (history.positive)
        std::transform(y.begin(), y.end(), y.begin(), [](double value) { return std::log(value); });
    const DecomposableSettings settings{
        .changePoints = 12, .changeShare = 1, .changeScale = 0.3, .seasonScale = 0.1, .damping = 0.8};
    const auto fit = fitDecomposable(y, horizon, fourierSeasons(history), {}, settings);
    if (!fit)
        return std::nullopt;
    PointForecast result;
    result.spread = decomposableSpread(*fit, horizon);
    for (std::size_t t = 0; t < history.size() + result.spread.size(); ++t)
        (t < history.size() ? result.fitted : result.mean).push_back(fit->mean(t));
    if (history.positive)
        for (std::size_t k = 0; k < result.mean.size(); ++k)
            result.spread[k] *= result.mean[k] = std::exp(result.mean[k]);
    if (history.positive)
        for (double& value : result.fitted)
            value = std::exp(value);
    return result;
}

/// A flat forecast of demand with many zeros; the spread is that of its one-step errors, the same at every step.
template <FlatFit (*Fit)(std::span<const double>)>
std::optional<PointForecast> forecastFlat(const History& history, int horizon)
{
    if (!history.nonNegative || history.size() < 4 || !(history.zeroShare < 1))
        return std::nullopt;
    FlatFit fit = Fit(history.values);
    PointForecast result;
    double squares = 0;
    for (std::size_t t = 0; t < history.size(); ++t)
        squares += (history.values[t] - fit.fitted[t]) * (history.values[t] - fit.fitted[t]);
    result.mean.assign(static_cast<std::size_t>(horizon), fit.mean);
    result.spread.assign(static_cast<std::size_t>(horizon),
                         std::sqrt(squares / static_cast<double>(history.size() - 1)));
    result.fitted = std::move(fit.fitted);
    return result;
}

std::optional<PointForecast> naive(const History& history, int horizon)
{
    return forecastNaive(history, horizon);
}

constexpr std::array methods = {
    Method{"naive", "the last value again", "Hyndman & Athanasopoulos (2021), ch. 5.2", naive},
    Method{"snaive", "the value of one season ago", "Hyndman & Athanasopoulos (2021), ch. 5.2", forecastSeasonalNaive},
    Method{"naive2", "the last value, seasonally adjusted", "Makridakis & Hibon (2000)", forecastNaive2},
    Method{"robust-drift", "random walk with the median change as drift, seasonally adjusted",
           "Grambsch & Stahel (1990)", forecastRobustDrift},
    Method{"ses", "simple exponential smoothing, seasonally adjusted", "Brown (1959)",
           forecastAdjusted<EtsTrend::None>},
    Method{"holt", "Holt's linear trend, seasonally adjusted", "Holt (1957)", forecastAdjusted<EtsTrend::Additive>},
    Method{"damped", "damped trend, seasonally adjusted", "Gardner & McKenzie (1985)",
           forecastAdjusted<EtsTrend::Damped>},
    Method{"ets", "exponential smoothing family, weighted by AICc", "Hyndman et al. (2008); Kolassa (2011)",
           forecastEtsFamily},
    Method{"theta", "Theta method", "Assimakopoulos & Nikolopoulos (2000)", forecastThetaKind<ThetaKind::Standard>},
    Method{"logtheta", "Theta method on logarithms", "Assimakopoulos & Nikolopoulos (2000)", forecastLogTheta},
    Method{"otm", "optimised Theta", "Fiorucci et al. (2016)", forecastThetaKind<ThetaKind::Optimised>},
    Method{"dotm", "dynamic optimised Theta", "Fiorucci et al. (2016)", forecastThetaKind<ThetaKind::Dynamic>},
    Method{"arima", "automatic ARIMA, seasonal, stepwise by AICc", "Hyndman & Khandakar (2008)", forecastArimaFamily},
    Method{"mstl", "several seasons by loess, the rest by exponential smoothing", "Bandara, Hyndman & Bergmeir (2021)",
           forecastMstl},
    Method{"decomposable", "trend with sparse changes, Fourier seasons, causes", "Taylor & Letham (2018)",
           forecastDecomposable},
    Method{"flat", "simple smoothing for demand with many zeros", "Brown (1959)", forecastFlat<fitFlatSmoothing>},
    Method{"croston", "Croston's method", "Croston (1972)", forecastFlat<fitCroston>},
    Method{"sba", "Croston's method without its bias", "Syntetos & Boylan (2005)", forecastFlat<fitSba>},
    Method{"tsb", "demand size and chance, for demand that may end", "Teunter, Syntetos & Babai (2011)",
           forecastFlat<fitTsb>},
    Method{"adida", "smoothing over longer blocks", "Nikolopoulos et al. (2011)", forecastFlat<fitAdida>},
    Method{"imapa", "smoothing over blocks of several lengths", "Petropoulos & Kourentzes (2015)",
           forecastFlat<fitImapa>},
};

} // namespace

std::span<const Method> singleMethods()
{
    return methods;
}

const Method* findMethod(std::string_view name)
{
    const auto found =
        std::find_if(methods.begin(), methods.end(), [&](const Method& method) { return method.name == name; });
    return found == methods.end() ? nullptr : &*found;
}

PointForecast reseasonalised(const History& history, PointForecast adjusted)
{
    return reseasonalised(history.patterns, history.size(), std::move(adjusted));
}

PointForecast reseasonalised(std::span<const SeasonalPattern> patterns, std::size_t periods, PointForecast adjusted)
{
    for (auto pattern = patterns.rbegin(); pattern != patterns.rend(); ++pattern) {
        addSeason(adjusted.mean, *pattern, periods);
        addSeason(adjusted.fitted, *pattern, 0);
        if (pattern->multiplicative)
            addSeason(adjusted.spread, *pattern, periods);
    }
    return adjusted;
}

} // namespace ms::forecast
