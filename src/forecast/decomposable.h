// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace ms::forecast {

/// A season as a sum of `order` sine and cosine pairs.
struct FourierSeason {
    double period = 12; ///< in steps of the series, > 1
    int order = 3;      ///< >= 1, at most half the period
};

/// The decomposable model of the Prophet class, on values the caller has already put on the scale in which parts add up
/// (logarithms where effects multiply):
///   y(t) = m + k·t + Σ δ_j·max(0, t - s_j) + Σ Fourier + Σ β_i·x_i(t) + e(t),   e(t) = φ·e(t-1) + ε(t)
/// with δ ~ Laplace(changeScale), Fourier coefficients ~ N(0, seasonScale), β·sd(x) ~ N(0, causeScale), in multiples of
/// the largest distance from the mean and with time running from 0 to 1. What Prophet leaves white is an
/// autoregression of order one here: a forecast leaves from where the series is.
/// Source: Taylor & Letham (2018), Forecasting at scale, The American Statistician 72(1); Cochrane & Orcutt (1949),
/// JASA 44(245) for the errors.
struct DecomposableSettings {
    int changePoints = 25;      ///< candidates, evenly over the first `changeShare` of the history; fewer when short
    double changeShare = 0.8;   ///< of the history, (0, 1]
    double changeScale = 0.05;  ///< of the Laplace prior; smaller is straighter
    double seasonScale = 10;    ///< standard deviation of the prior
    double causeScale = 1;      ///< the same
    double damping = 1;         ///< a step's slope over that of the step before, after the history; (0, 1]
    bool autoregressive = true; ///< false: e is white, as in Prophet
};

/// What one cause does, in the caller's scale for one unit of it.
struct DecomposableEffect {
    double value = 0;
    double standardError = 0; ///< of the posterior, about normal
};

/// Parts of every period of history and future; they add up to the model's mean.
struct DecomposableFit {
    std::vector<double> trend;                ///< history + horizon entries each
    std::vector<std::vector<double>> seasons; ///< [season]
    std::vector<std::vector<double>> causes;  ///< [cause]
    std::vector<double> remembered; ///< what is carried on of the last errors: φ^k·e(n); over the history the
                                    ///< part of the error that the one before it foretold
    std::vector<DecomposableEffect> effects; ///< [cause]
    std::vector<double> changes;             ///< of the slope at each candidate, a step
    double slope = 0;                        ///< a step, at the end of the history
    double phi = 0;                          ///< [0, 0.98]
    double sigma = 0;                        ///< standard deviation of ε
    std::size_t history = 0;                 ///< periods
    double penaltyGap = 0;                   ///< how far the optimality conditions are broken, relative; ~0

    [[nodiscard]] double mean(std::size_t t) const; ///< sum of all parts
};

/// The posterior mode. `y` has no gaps; `causes` have history + horizon finite entries each. nullopt for fewer than
/// six values or a constant. O(n·p²) for p columns.
std::optional<DecomposableFit> fitDecomposable(std::span<const double> y, int horizon,
                                               std::span<const FourierSeason> seasons,
                                               std::span<const std::vector<double>> causes,
                                               const DecomposableSettings& settings = {});

/// Standard deviation of the error at steps 1..horizon: the autoregression's, and the slope's future changes drawn as
/// often and as large as those found. In the caller's scale. Source: Taylor & Letham (2018), ch. 3.1.4.
std::vector<double> decomposableSpread(const DecomposableFit& fit, int horizon);

} // namespace ms::forecast
