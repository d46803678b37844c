// SPDX-License-Identifier: GPL-3.0-or-later
#include "forecast/arima.h"

#include "forecast/seasonality.h"
#include "stats/nelder_mead.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

namespace ms::forecast {
namespace {

constexpr std::size_t mostCoefficients = 8; // p + q + P + Q <= 3 + 3 + 1 + 1
constexpr int mostOrders = 5;               // p + q + P + Q in the stepwise search
constexpr double seasonalStrengthForDifference = 0.64;
constexpr double kpssAtFivePercent = 0.463;

using Point = std::array<double, mostCoefficients>;

std::vector<double> differenced(std::vector<double> y, std::size_t lag)
{
    if (y.size() <= lag)
        return {};
    for (std::size_t t = y.size() - 1; t >= lag; --t)
        y[t] -= y[t - lag];
    y.erase(y.begin(), y.begin() + static_cast<std::ptrdiff_t>(lag));
    return y;
}

std::vector<double> differenced(std::span<const double> y, int season, const ArimaOrder& order)
{
    std::vector<double> w(y.begin(), y.end());
    for (int i = 0; i < order.seasonalD; ++i)
        w = differenced(std::move(w), static_cast<std::size_t>(season));
    for (int i = 0; i < order.d; ++i)
        w = differenced(std::move(w), 1);
    return w;
}

/// Coefficients of a stationary autoregression from its partial autocorrelations, in place (Durbin-Levinson).
void fromPartial(std::span<double> r)
{
    std::array<double, 4> before{};
    for (std::size_t k = 0; k < r.size(); ++k) {
        std::copy_n(r.begin(), k, before.begin());
        for (std::size_t j = 0; j < k; ++j)
            r[j] = before[j] - r[k] * before[k - 1 - j];
    }
}

/// A polynomial with few terms: Σ weight_i · x_(t-lag_i).
struct Lags {
    std::array<std::size_t, 8> lag{};
    std::array<double, 8> weight{};
    std::size_t count = 0;

    void add(std::size_t l, double w)
    {
        lag[count] = l;
        weight[count++] = w;
    }
};

/// 1 - (1 - Σ a_i B^i)(1 - A B^s) for the autoregressive part; with `sign` -1, (1 + Σ)(1 + Θ B^s) - 1 for the other.
Lags expand(std::span<const double> plain, double seasonal, bool hasSeasonal, std::size_t season, double sign)
{
    Lags lags;
    for (std::size_t i = 0; i < plain.size(); ++i)
        lags.add(i + 1, plain[i]);
    if (hasSeasonal) {
        lags.add(season, seasonal);
        for (std::size_t i = 0; i < plain.size(); ++i)
            lags.add(season + i + 1, -sign * plain[i] * seasonal);
    }
    return lags;
}

struct Polynomials {
    Lags ar;
    Lags ma;
};

Polynomials polynomialsAt(const ArimaOrder& order, int season, const Point& at)
{
    std::array<double, 4> ar{};
    std::array<double, 4> ma{};
    std::size_t next = 0;
    const auto take = [&](std::array<double, 4>& into, int count) {
        for (int i = 0; i < count; ++i)
            into[static_cast<std::size_t>(i)] = at[next++];
        fromPartial(std::span(into).first(static_cast<std::size_t>(count)));
    };
    take(ar, order.p);
    take(ma, order.q);
    const double seasonalAr = order.seasonalP > 0 ? at[next++] : 0;
    const double seasonalMa = order.seasonalQ > 0 ? at[next++] : 0;
    for (double& value : ma)
        value = -value; // 1 - θ(B) stationary means 1 + θ(B) invertible
    const auto s = static_cast<std::size_t>(season);
    return {expand(std::span(ar).first(static_cast<std::size_t>(order.p)), seasonalAr, order.seasonalP > 0, s, 1),
            expand(std::span(ma).first(static_cast<std::size_t>(order.q)), seasonalMa, order.seasonalQ > 0, s, -1)};
}

/// Innovations of `w`, with nothing before the first value; returns their sum of squares. `padded` and `errors` have
/// `pad` zeros in front, so that the loop needs no edge.
double innovations(const Polynomials& polynomials, const std::vector<double>& padded, std::vector<double>& errors,
                   std::size_t pad)
{
    const Lags& ar = polynomials.ar;
    const Lags& ma = polynomials.ma;
    double sum = 0;
    for (std::size_t t = pad; t < padded.size(); ++t) {
        double e = padded[t];
        for (std::size_t i = 0; i < ar.count; ++i)
            e -= ar.weight[i] * padded[t - ar.lag[i]];
        for (std::size_t i = 0; i < ma.count; ++i)
            e -= ma.weight[i] * errors[t - ma.lag[i]];
        errors[t] = e;
        sum += e * e;
    }
    return sum;
}

std::vector<double> dense(const Lags& lags)
{
    std::vector<double> result;
    for (std::size_t i = 0; i < lags.count; ++i) {
        result.resize(std::max(result.size(), lags.lag[i]), 0.0);
        result[lags.lag[i] - 1] += lags.weight[i];
    }
    return result;
}

/// Undoes the differences of `order`: `w` continues differenced(y), the result continues y.
std::vector<double> integrated(std::vector<double> w, std::span<const double> y, int season, const ArimaOrder& order)
{
    std::vector<double> base(y.begin(), y.end());
    std::vector<std::vector<double>> bases; // what each difference was taken from
    std::vector<std::size_t> lags;
    for (int i = 0; i < order.seasonalD; ++i) {
        bases.push_back(base);
        lags.push_back(static_cast<std::size_t>(season));
        base = differenced(std::move(base), static_cast<std::size_t>(season));
    }
    for (int i = 0; i < order.d; ++i) {
        bases.push_back(base);
        lags.push_back(1);
        base = differenced(std::move(base), 1);
    }
    for (std::size_t i = bases.size(); i-- > 0;)
        for (std::size_t k = 0; k < w.size(); ++k)
            w[k] += k >= lags[i] ? w[k - lags[i]] : bases[i][bases[i].size() - lags[i] + k];
    return w;
}

/// 1 - var(remainder) / var(season + remainder): how much of the detrended series is season, 0..1.
double seasonalStrength(std::span<const double> y, int season)
{
    const std::vector<double> trend = centredAverage(y, season);
    const SeasonalPattern pattern = classicalSeasonality(y, season, false);
    if (!pattern.present())
        return 0;
    double remainder = 0;
    double detrended = 0;
    for (std::size_t t = 0; t < y.size(); ++t) {
        if (std::isnan(trend[t]))
            continue;
        const double value = y[t] - trend[t];
        detrended += value * value;
        remainder += (value - pattern.at(t)) * (value - pattern.at(t));
    }
    return detrended > 0 ? std::max(0.0, 1 - remainder / detrended) : 0;
}

ArimaOrder differencesOf(std::span<const double> y, int season)
{
    ArimaOrder order;
    if (season > 1 && y.size() >= 3 * static_cast<std::size_t>(season) &&
        seasonalStrength(y, season) > seasonalStrengthForDifference)
        order.seasonalD = 1;
    const int most = order.seasonalD > 0 ? 1 : 2;
    while (order.d < most && kpssStatistic(differenced(y, season, order)) > kpssAtFivePercent)
        ++order.d;
    order.constant = order.d + order.seasonalD <= 1;
    return order;
}

bool allowed(const ArimaOrder& order, bool seasonal)
{
    const auto inside = [](int value, int most) { return value >= 0 && value <= most; };
    return inside(order.p, 3) && inside(order.q, 3) && inside(order.seasonalP, seasonal ? 1 : 0) &&
           inside(order.seasonalQ, seasonal ? 1 : 0) &&
           order.p + order.q + order.seasonalP + order.seasonalQ <= mostOrders;
}

} // namespace

std::string nameOf(const ArimaOrder& order, int season)
{
    const auto triple = [](int a, int b, int c) {
        return "(" + std::to_string(a) + "," + std::to_string(b) + "," + std::to_string(c) + ")";
    };
    std::string name = triple(order.p, order.d, order.q);
    if (order.seasonalP + order.seasonalD + order.seasonalQ > 0)
        name += triple(order.seasonalP, order.seasonalD, order.seasonalQ) + "[" + std::to_string(season) + "]";
    if (order.constant)
        name += order.d + order.seasonalD > 0 ? " with drift" : " with mean";
    return name;
}

double kpssStatistic(std::span<const double> y)
{
    const auto n = static_cast<double>(y.size());
    if (y.size() < 4)
        return 0;
    const double mean = std::accumulate(y.begin(), y.end(), 0.0) / n;
    const auto lags = static_cast<std::size_t>(std::trunc(4 * std::pow(n / 100, 0.25)));
    double squares = 0;
    double cumulated = 0;
    for (double partial = 0; const double value : y) {
        partial += value - mean;
        cumulated += partial * partial;
        squares += (value - mean) * (value - mean);
    }
    double variance = squares / n;
    for (std::size_t lag = 1; lag <= lags && lag < y.size(); ++lag) {
        double product = 0;
        for (std::size_t t = lag; t < y.size(); ++t)
            product += (y[t] - mean) * (y[t - lag] - mean);
        variance += 2 / n * product * (1 - static_cast<double>(lag) / (static_cast<double>(lags) + 1));
    }
    return variance > 0 ? cumulated / (n * n * variance) : 0;
}

std::optional<ArimaFit> fitArima(std::span<const double> y, int season, const ArimaOrder& order)
{
    const int coefficients = order.p + order.q + order.seasonalP + order.seasonalQ;
    std::vector<double> w = differenced(y, season, order);
    const int parameters = coefficients + 1 + (order.constant ? 1 : 0);
    if (static_cast<int>(w.size()) < parameters + 8)
        return std::nullopt;
    ArimaFit fit;
    fit.order = order;
    fit.season = season;
    fit.values.assign(y.begin(), y.end());
    const auto n = static_cast<double>(w.size());
    if (order.constant)
        fit.constant = std::accumulate(w.begin(), w.end(), 0.0) / n;
    double scale = 0;
    for (double& value : w) {
        value -= fit.constant;
        scale += value * value / n;
    }
    if (!(scale > 0))
        return std::nullopt;
    const std::size_t pad = static_cast<std::size_t>(season) + 4;
    std::vector<double> padded(pad, 0.0);
    padded.insert(padded.end(), w.begin(), w.end());
    std::vector<double> errors(padded.size(), 0.0);
    Point best{};
    if (coefficients > 0) {
        stats::SearchBox<mostCoefficients> box;
        box.low.fill(-0.98);
        box.high.fill(0.98);
        box.dimensions = static_cast<std::size_t>(coefficients);
        box.step = 0.12;
        box.tolerance = 1e-4;
        box.maxEvaluations = 60 + 25 * coefficients;
        Point start{};
        start.fill(0.05);
        best = stats::minimiseNelderMead<mostCoefficients>(
                   [&](const Point& at) {
                       return n * std::log(innovations(polynomialsAt(order, season, at), padded, errors, pad) /
                                           (n * scale));
                   },
                   start, box)
                   .at;
    }
    const Polynomials polynomials = polynomialsAt(order, season, best);
    const double sum = innovations(polynomials, padded, errors, pad);
    fit.ar = dense(polynomials.ar);
    fit.ma = dense(polynomials.ma);
    fit.sigma = std::sqrt(sum / std::max(1.0, n - parameters + 1));
    fit.aicc = n * std::log(std::max(sum / n, 1e-12 * scale)) + 2.0 * parameters +
               2.0 * parameters * (parameters + 1) / std::max(1.0, n - parameters - 1);
    fit.errors.assign(errors.begin() + static_cast<std::ptrdiff_t>(pad), errors.end());
    return fit;
}

std::optional<ArimaFit> selectArima(std::span<const double> y, int season)
{
    const ArimaOrder base = differencesOf(y, season);
    const bool seasonal = season > 1 && y.size() >= 3 * static_cast<std::size_t>(season);
    std::vector<ArimaOrder> tried;
    std::optional<ArimaFit> best;
    const auto attempt = [&](ArimaOrder order) {
        if (!allowed(order, seasonal) || std::find(tried.begin(), tried.end(), order) != tried.end())
            return false;
        tried.push_back(order);
        auto fit = fitArima(y, season, order);
        if (!fit || (best && fit->aicc >= best->aicc))
            return false;
        best = std::move(fit);
        return true;
    };
    const auto with = [&](int p, int q, int seasonalP, int seasonalQ) {
        ArimaOrder order = base;
        order.p = p;
        order.q = q;
        order.seasonalP = seasonal ? seasonalP : 0;
        order.seasonalQ = seasonal ? seasonalQ : 0;
        return order;
    };
    for (const ArimaOrder& order : {with(0, 0, 0, 0), with(1, 0, 1, 0), with(0, 1, 0, 1), with(2, 2, 0, 1)})
        attempt(order);
    for (bool better = best.has_value(); better;) {
        better = false;
        const ArimaOrder from = best->order;
        constexpr int steps[][4] = {{1, 0, 0, 0},  {-1, 0, 0, 0}, {0, 1, 0, 0},  {0, -1, 0, 0}, {0, 0, 1, 0},
                                    {0, 0, -1, 0}, {0, 0, 0, 1},  {0, 0, 0, -1}, {1, 1, 0, 0},  {-1, -1, 0, 0}};
        for (const auto& step : steps) {
            ArimaOrder order = from;
            order.p += step[0];
            order.q += step[1];
            order.seasonalP += step[2];
            order.seasonalQ += step[3];
            if (attempt(order)) {
                better = true;
                break;
            }
        }
        if (!better && from.d + from.seasonalD == 1) {
            ArimaOrder order = from;
            order.constant = !order.constant;
            better = attempt(order);
        }
    }
    return best;
}

std::vector<double> forecastArima(const ArimaFit& fit, int horizon)
{
    std::vector<double> w = differenced(fit.values, fit.season, fit.order);
    for (double& value : w)
        value -= fit.constant;
    const std::size_t n = w.size();
    for (std::size_t k = 0; k < static_cast<std::size_t>(horizon); ++k) {
        const std::size_t t = n + k;
        double value = 0;
        for (std::size_t i = 1; i <= fit.ar.size() && i <= t; ++i)
            value += fit.ar[i - 1] * w[t - i];
        for (std::size_t i = k + 1; i <= fit.ma.size() && i <= t; ++i)
            value += fit.ma[i - 1] * fit.errors[t - i];
        w.push_back(value);
    }
    std::vector<double> ahead(w.begin() + static_cast<std::ptrdiff_t>(n), w.end());
    for (double& value : ahead)
        value += fit.constant;
    return integrated(std::move(ahead), fit.values, fit.season, fit.order);
}

std::vector<double> arimaSpread(const ArimaFit& fit, int horizon)
{
    std::vector<double> psi(static_cast<std::size_t>(horizon), 0.0);
    for (std::size_t k = 0; k < psi.size(); ++k) {
        psi[k] = k == 0 ? 1 : (k <= fit.ma.size() ? fit.ma[k - 1] : 0);
        for (std::size_t i = 1; i <= fit.ar.size() && i <= k; ++i)
            psi[k] += fit.ar[i - 1] * psi[k - i];
    }
    const std::vector<double> nothing(fit.values.size(), 0.0);
    psi = integrated(std::move(psi), nothing, fit.season, fit.order);
    double variance = 0;
    for (double& value : psi) {
        variance += value * value;
        value = fit.sigma * std::sqrt(variance);
    }
    return psi;
}

std::vector<double> arimaFitted(const ArimaFit& fit)
{
    std::vector<double> fitted(fit.values.size(), std::numeric_limits<double>::quiet_NaN());
    const std::size_t used = fit.values.size() - fit.errors.size();
    for (std::size_t t = used; t < fitted.size(); ++t)
        fitted[t] = fit.values[t] - fit.errors[t - used];
    return fitted;
}

} // namespace ms::forecast
