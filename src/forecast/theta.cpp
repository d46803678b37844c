// SPDX-License-Identifier: GPL-3.0-or-later
#include "forecast/theta.h"

#include "stats/nelder_mead.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>

namespace ms::forecast {
namespace {

struct Line {
    double intercept = 0; ///< at period 0, the one before the first
    double slope = 0;
};

Line lineThrough(std::span<const double> y)
{
    const auto n = static_cast<double>(y.size());
    double mean = 0;
    for (const double value : y)
        mean += value / n;
    double cross = 0;
    for (std::size_t t = 0; t < y.size(); ++t)
        cross += (static_cast<double>(t + 1) - (n + 1) / 2) * (y[t] - mean);
    const double slope = cross * 12 / (n * (n * n - 1));
    return {mean - slope * (n + 1) / 2, slope};
}

/// The state space form of the Theta methods (Fiorucci et al. 2016, eq. 8-13): returns Σe² from the third period on.
template <bool Dynamic>
double run(std::span<const double> y, Line line, double alpha, double theta, double& level, double* fitted)
{
    const double weight = 1 - 1 / theta;
    double sum = 0;
    double l = level;
    double power = 1; // (1 - alpha)^(t - 1)
    double mean = 0;
    Line past; // of the periods before t
    for (std::size_t k = 0; k < y.size(); ++k) {
        const double t = static_cast<double>(k + 1);
        const Line& now = Dynamic ? past : line;
        const double next = power * (1 - alpha);
        const double forecast = l + weight * (power * now.intercept + (1 - next) / alpha * now.slope);
        if (fitted)
            fitted[k] = forecast;
        if (k >= 2)
            sum += (y[k] - forecast) * (y[k] - forecast);
        l = alpha * y[k] + (1 - alpha) * l;
        power = next;
        if constexpr (Dynamic) {
            const double before = mean;
            mean = ((t - 1) * mean + y[k]) / t;
            if (k == 0)
                past.slope = 0;
            else
                past.slope = ((t - 2) * past.slope + 6 * (y[k] - before) / t) / (t + 1);
            past.intercept = mean - past.slope * (t + 1) / 2;
        }
    }
    level = l;
    return sum;
}

} // namespace

ThetaFit fitTheta(std::span<const double> y, ThetaKind kind)
{
    assert(y.size() >= 3);
    const Line line = lineThrough(y);
    double scale = 0;
    for (const double value : y)
        scale += std::abs(value) / static_cast<double>(y.size());
    scale = scale > 0 ? scale : 1;
    const auto smoother = kind == ThetaKind::Dynamic ? run<true> : run<false>;
    const double firstLevel = y[0] / (2);
    const auto errorAt = [&](const std::array<double, 3>& at) {
        double level = at[1] * scale;
        return smoother(y, line, at[0], 1 / at[2], level, nullptr) / (scale * scale);
    };
    stats::SearchBox<3> box;
    const double reach = 10 * std::max(1.0, std::abs(y[0]) / scale);
    box.low = {0.1, -reach, 0.0};
    box.high = {0.99, reach, 1.0};
    box.low[2] = 1e-3;
    box.dimensions = kind == ThetaKind::Standard ? 2 : 3; // one over theta stays at a half
    box.step = 0.05;
    box.tolerance = 1e-7;
    box.maxEvaluations = 150;
    stats::Minimum<3> best;
    best.value = HUGE_VAL;
    // With theta free the valley is often split in two.
    const std::array<double, 2> starts = kind == ThetaKind::Standard ? std::array{0.5, 0.5} : std::array{0.3, 0.7};
    for (const double alpha : std::span(starts).first(kind == ThetaKind::Standard ? 1 : 2)) {
        const auto found = stats::minimiseNelderMead<3>(errorAt, {alpha, firstLevel / scale, 0.5}, box);
        if (found.value < best.value)
            best = found;
    }
    ThetaFit fit;
    fit.alpha = best.at[0];
    fit.theta = 1 / best.at[2];
    fit.level = best.at[1] * scale;
    fit.fitted.resize(y.size());
    const double sum = smoother(y, line, fit.alpha, fit.theta, fit.level, fit.fitted.data());
    fit.sigma =
        std::sqrt(sum / std::max<double>(1, static_cast<double>(y.size()) - (kind == ThetaKind::Standard ? 4 : 5)));
    fit.intercept = line.intercept;
    fit.slope = line.slope;
    return fit;
}

std::vector<double> forecastTheta(const ThetaFit& fit, int horizon)
{
    std::vector<double> forecasts(static_cast<std::size_t>(horizon));
    const double weight = 1 - 1 / fit.theta;
    const double n = static_cast<double>(fit.fitted.size());
    for (std::size_t k = 0; k < forecasts.size(); ++k) {
        const double power = std::pow(1 - fit.alpha, n);
        forecasts[k] =
            fit.level + weight * (power * fit.intercept +
                                  ((1 - power * (1 - fit.alpha)) / fit.alpha + static_cast<double>(k)) * fit.slope);
    }
    return forecasts;
}

} // namespace ms::forecast
