// SPDX-License-Identifier: GPL-3.0-or-later
#include "forecast/ets.h"

#include "forecast/seasonality.h"
#include "stats/nelder_mead.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace ms::forecast {
namespace {

/// What the likelihood needs: Σe² (relative where the error is multiplicative) and Σ log|forecast|.
struct Sums {
    double squares = 0;
    double logs = 0;
};

/// The recursion all forms share; the error type changes the likelihood only, since in both cases the state moves by
/// y - forecast. `season` is changed in place; `fitted` may be null. Infinite squares: the path left the positive side.
template <EtsTrend T, EtsSeason S, bool Relative>
Sums smooth(std::span<const double> y, const EtsParameters& p, double& level, double& slope, std::span<double> season,
            double* fitted)
{
    Sums sums;
    double product = 1;
    double l = level;
    double b = slope;
    std::size_t phase = 0;
    const std::size_t m = season.size();
    for (std::size_t t = 0; t < y.size(); ++t) {
        const double damped = T == EtsTrend::None ? 0 : (T == EtsTrend::Damped ? p.phi * b : b);
        const double base = T == EtsTrend::None ? l : l + damped;
        double forecast = base;
        if constexpr (S == EtsSeason::Additive)
            forecast += season[phase];
        if constexpr (S == EtsSeason::Multiplicative)
            forecast *= season[phase];
        if constexpr (Relative || S == EtsSeason::Multiplicative) {
            if (!(forecast > 1e-8) || (S == EtsSeason::Multiplicative && !(base > 1e-8)))
                return {HUGE_VAL, 0};
        }
        if (fitted)
            fitted[t] = forecast;
        const double error = y[t] - forecast;
        if constexpr (Relative) {
            const double relative = error / forecast;
            sums.squares += relative * relative;
            product *= forecast;
            if (product > 1e60 || product < 1e-60) {
                sums.logs += std::log(product);
                product = 1;
            }
        } else {
            sums.squares += error * error;
        }
        double step = error;
        if constexpr (S == EtsSeason::Multiplicative) {
            step = error / season[phase];
            season[phase] += p.gamma * error / base;
        }
        if constexpr (S == EtsSeason::Additive)
            season[phase] += p.gamma * error;
        l = base + p.alpha * step;
        if constexpr (T != EtsTrend::None)
            b = damped + p.beta * step;
        if constexpr (S != EtsSeason::None)
            phase = phase + 1 == m ? 0 : phase + 1;
    }
    level = l;
    slope = b;
    if constexpr (Relative)
        sums.logs += std::log(product);
    return sums;
}

using Smoother = Sums (*)(std::span<const double>, const EtsParameters&, double&, double&, std::span<double>, double*);

template <EtsTrend T, bool Relative>
Smoother smootherFor(EtsSeason season)
{
    switch (season) {
    case EtsSeason::Additive:
        return smooth<T, EtsSeason::Additive, Relative>;
    case EtsSeason::Multiplicative:
        return smooth<T, EtsSeason::Multiplicative, Relative>;
    case EtsSeason::None:
        break;
    }
    return smooth<T, EtsSeason::None, Relative>;
}

Smoother smootherFor(const EtsForm& form)
{
    const bool relative = form.error == EtsError::Multiplicative;
    switch (form.trend) {
    case EtsTrend::None:
        return relative ? smootherFor<EtsTrend::None, true>(form.season)
                        : smootherFor<EtsTrend::None, false>(form.season);
    case EtsTrend::Additive:
        return relative ? smootherFor<EtsTrend::Additive, true>(form.season)
                        : smootherFor<EtsTrend::Additive, false>(form.season);
    case EtsTrend::Damped:
        break;
    }
    return relative ? smootherFor<EtsTrend::Damped, true>(form.season)
                    : smootherFor<EtsTrend::Damped, false>(form.season);
}

/// Level and slope before the first period: a line through the first seasons of the seasonally adjusted series.
EtsState firstState(std::span<const double> y, int season, const EtsForm& form)
{
    EtsState state;
    SeasonalPattern pattern;
    if (form.season != EtsSeason::None)
        pattern = classicalSeasonality(y, season, form.season == EtsSeason::Multiplicative);
    state.season = pattern.figure;
    const std::size_t few =
        std::min(y.size(), static_cast<std::size_t>(std::max(10, form.season == EtsSeason::None ? 0 : 2 * season)));
    const std::vector<double> adjusted = withoutSeason(y.first(few), pattern);
    const double mean = std::accumulate(adjusted.begin(), adjusted.end(), 0.0) / static_cast<double>(few);
    state.level = mean;
    if (form.trend == EtsTrend::None)
        return state;
    double cross = 0;
    double squares = 0;
    const double middle = (static_cast<double>(few) + 1) / 2;
    for (std::size_t t = 0; t < few; ++t) {
        const double x = static_cast<double>(t) + 1 - middle;
        cross += x * (adjusted[t] - mean);
        squares += x * x;
    }
    state.slope = cross / squares;
    state.level = mean - state.slope * middle;
    return state;
}

/// The free parameters of a form as a point of the unit box: alpha, then beta / alpha, gamma / (1 - alpha) and the
/// damping, as far as the form has them.
struct Coordinates {
    EtsForm form;

    [[nodiscard]] std::size_t dimensions() const
    {
        return 1 + (form.trend == EtsTrend::None ? 0U : 1U) + (form.season == EtsSeason::None ? 0U : 1U) +
               (form.trend == EtsTrend::Damped ? 1U : 0U);
    }
    [[nodiscard]] EtsParameters parameters(const std::array<double, 4>& at) const
    {
        EtsParameters p;
        std::size_t k = 0;
        p.alpha = std::clamp(at[k++], 1e-4, 0.9999);
        p.beta = form.trend == EtsTrend::None ? 0 : at[k++] * p.alpha;
        p.gamma = form.season == EtsSeason::None ? 0 : at[k++] * (1 - p.alpha);
        p.phi = form.trend == EtsTrend::Damped ? 0.8 + 0.18 * at[k] : 1;
        return p;
    }
    /// A starting point: alpha, beta and gamma shares, damping.
    [[nodiscard]] std::array<double, 4> point(double alpha, double beta, double gamma, double damping) const
    {
        std::array<double, 4> at{alpha, 0, 0, 0};
        std::size_t k = 1;
        if (form.trend != EtsTrend::None)
            at[k++] = beta;
        if (form.season != EtsSeason::None)
            at[k++] = gamma;
        if (form.trend == EtsTrend::Damped)
            at[k] = damping;
        return at;
    }
};

/// One estimation problem: the scaled series, its form and the state it starts from.
class Likelihood {
public:
    Likelihood(std::span<const double> y, const EtsForm& form, EtsState first)
        : m_y(y), m_form(form), m_smoother(smootherFor(form)), m_first(std::move(first)), m_season(m_first.season)
    {
    }

    /// n·log(Σe²) + 2·Σ log|forecast|: minus twice the log-likelihood, up to a constant.
    double operator()(const EtsParameters& p)
    {
        double level = m_first.level;
        double slope = m_first.slope;
        std::copy(m_first.season.begin(), m_first.season.end(), m_season.begin());
        const Sums sums = m_smoother(m_y, p, level, slope, m_season, nullptr);
        const auto n = static_cast<double>(m_y.size());
        return n * std::log(std::max(sums.squares / n, 1e-20)) + 2 * sums.logs;
    }

    /// The state after the whole series under `p`; `fitted` may be null.
    EtsState run(const EtsParameters& p, double* fitted) const
    {
        EtsState state = m_first;
        m_smoother(m_y, p, state.level, state.slope, state.season, fitted);
        return state;
    }

    void startFrom(EtsState first) { m_first = std::move(first); }

private:
    std::span<const double> m_y;
    EtsForm m_form;
    Smoother m_smoother;
    EtsState m_first;
    std::vector<double> m_season;
};

/// The state before the first period that the series itself implies: smooth it backwards in time.
EtsState backcast(std::span<const double> y, const EtsForm& form, const EtsParameters& p, int season)
{
    std::vector<double> reversed(y.rbegin(), y.rend());
    EtsForm backwards = form;
    backwards.error = EtsError::Additive;
    if (form.trend == EtsTrend::Damped)
        backwards.trend = EtsTrend::Additive;
    EtsState state = firstState(reversed, season, backwards);
    EtsParameters q = p;
    q.phi = 1;
    const Likelihood likelihood(reversed, backwards, state);
    state = likelihood.run(q, nullptr);
    EtsState first;
    first.level = state.level + state.slope;
    first.slope = -state.slope / p.phi;
    first.season.resize(state.season.size());
    const std::size_t m = state.season.size();
    const std::size_t shift = m == 0 ? 0 : y.size() % m;
    for (std::size_t k = 0; k < m; ++k) // the next backward phase is the period before the first: phase m - 1
        first.season[m - 1 - k] = state.season[(shift + k) % m];
    return first;
}

stats::Minimum<4> search(Likelihood& likelihood, const Coordinates& coordinates, std::array<double, 4> start,
                         int budget)
{
    stats::SearchBox<4> box;
    box.high = {1, 1, 1, 1};
    box.maxEvaluations = budget;
    box.step = 0.15;
    box.tolerance = 1e-5;
    box.dimensions = coordinates.dimensions();
    return stats::minimiseNelderMead<4>(
        [&](const std::array<double, 4>& at) { return likelihood(coordinates.parameters(at)); }, start, box);
}

/// The best of a few starting points, since the likelihood often has two valleys (little and much smoothing).
std::array<double, 4> bestStart(Likelihood& likelihood, const Coordinates& coordinates)
{
    const std::array starts = {coordinates.point(0.1, 0.1, 0.1, 0.5), coordinates.point(0.3, 0.1, 0.1, 0.7),
                               coordinates.point(0.5, 0.2, 0.2, 0.7), coordinates.point(0.8, 0.1, 0.1, 0.7),
                               coordinates.point(0.2, 0.02, 0.3, 0.9)};
    std::array<double, 4> best = starts[0];
    double bestValue = HUGE_VAL;
    for (const auto& start : starts) {
        const double value = likelihood(coordinates.parameters(start));
        if (value < bestValue) {
            bestValue = value;
            best = start;
        }
    }
    return best;
}

int parameterCount(const EtsForm& form, int season)
{
    int count = 3; // alpha, first level, sigma
    if (form.trend != EtsTrend::None)
        count += form.trend == EtsTrend::Damped ? 3 : 2;
    if (form.season != EtsSeason::None)
        count += season; // gamma and season - 1 free figures
    return count;
}

} // namespace

std::string nameOf(const EtsForm& form)
{
    std::string name = form.error == EtsError::Additive ? "A" : "M";
    name += form.trend == EtsTrend::None ? "N" : form.trend == EtsTrend::Additive ? "A" : "Ad";
    name += form.season == EtsSeason::None ? "N" : form.season == EtsSeason::Additive ? "A" : "M";
    return name;
}

std::vector<EtsForm> etsForms(bool seasonal, bool positive)
{
    std::vector<EtsForm> forms;
    for (const EtsSeason season : {EtsSeason::None, EtsSeason::Additive, EtsSeason::Multiplicative})
        for (const EtsTrend trend : {EtsTrend::None, EtsTrend::Additive, EtsTrend::Damped})
            for (const EtsError error : {EtsError::Additive, EtsError::Multiplicative}) {
                const bool needsPositive = error == EtsError::Multiplicative || season == EtsSeason::Multiplicative;
                const bool unstable = season == EtsSeason::Multiplicative && error == EtsError::Additive;
                if ((season == EtsSeason::None || seasonal) && (!needsPositive || positive) && !unstable)
                    forms.push_back({error, trend, season});
            }
    return forms;
}

std::optional<EtsFit> fitEts(std::span<const double> y, int season, EtsForm form, EtsEffort effort)
{
    const auto n = static_cast<int>(y.size());
    const int parameters = parameterCount(form, season);
    if (n < 4 || n - parameters < 2 || (form.season != EtsSeason::None && (season < 2 || n < 2 * season)))
        return std::nullopt;
    double scale = 0;
    for (const double value : y)
        scale += std::abs(value) / n;
    if ((form.error == EtsError::Multiplicative || form.season == EtsSeason::Multiplicative) &&
        !(*std::min_element(y.begin(), y.end()) > 1e-6 * scale))
        return std::nullopt;
    if (!(scale > 0))
        scale = 1;
    std::vector<double> scaled(y.begin(), y.end());
    for (double& value : scaled)
        value /= scale;

    Likelihood likelihood(scaled, form, firstState(scaled, season, form));
    const Coordinates coordinates{form};
    stats::Minimum<4> best =
        search(likelihood, coordinates, bestStart(likelihood, coordinates), effort == EtsEffort::Full ? 60 : 90);
    if (effort == EtsEffort::Full) {
        likelihood.startFrom(backcast(scaled, form, coordinates.parameters(best.at), season));
        best = search(likelihood, coordinates, best.at, 120);
    }
    if (!std::isfinite(best.value))
        return std::nullopt;
    EtsFit fit;
    fit.form = form;
    fit.season = season;
    fit.parameters = coordinates.parameters(best.at);
    fit.fitted.resize(y.size());
    fit.last = likelihood.run(fit.parameters, fit.fitted.data());
    fit.aicc = best.value + 2.0 * parameters + 2.0 * parameters * (parameters + 1) / std::max(1, n - parameters - 1);
    double squares = 0;
    for (std::size_t t = 0; t < y.size(); ++t) {
        fit.fitted[t] *= scale;
        squares += (y[t] - fit.fitted[t]) * (y[t] - fit.fitted[t]);
    }
    fit.sigma = std::sqrt(squares / std::max(1, n - parameters + 1));
    fit.last.level *= scale;
    fit.last.slope *= scale;
    if (form.season == EtsSeason::Additive)
        for (double& value : fit.last.season)
            value *= scale;
    return fit;
}

std::vector<double> forecastEts(const EtsFit& fit, int horizon)
{
    std::vector<double> forecasts(static_cast<std::size_t>(horizon));
    double trend = 0;
    double damping = 1;
    const std::size_t n = fit.fitted.size();
    for (std::size_t k = 0; k < forecasts.size(); ++k) {
        damping *= fit.parameters.phi;
        trend += fit.form.trend == EtsTrend::None ? 0 : damping * fit.last.slope;
        forecasts[k] = fit.last.level + trend;
        if (fit.form.season == EtsSeason::Additive)
            forecasts[k] += fit.last.season[(n + k) % fit.last.season.size()];
        if (fit.form.season == EtsSeason::Multiplicative)
            forecasts[k] *= fit.last.season[(n + k) % fit.last.season.size()];
    }
    return forecasts;
}

std::vector<double> etsErrorGrowth(const EtsFit& fit, int horizon)
{
    std::vector<double> growth(static_cast<std::size_t>(horizon));
    double variance = 1;
    double damping = 1;
    double phis = 0;
    for (int step = 1; step <= horizon; ++step) {
        growth[static_cast<std::size_t>(step - 1)] = std::sqrt(variance);
        damping *= fit.parameters.phi;
        phis += damping;
        const bool sameSeason = fit.form.season != EtsSeason::None && step % fit.season == 0;
        const double c = fit.parameters.alpha + fit.parameters.beta * phis + (sameSeason ? fit.parameters.gamma : 0);
        variance += c * c;
    }
    return growth;
}

} // namespace ms::forecast
