// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

namespace ms::forecast {

/// A repeating pattern of one length, taken out of a series and put back into its forecast.
struct SeasonalPattern {
    bool multiplicative = false;
    std::vector<double> figure; ///< one a phase; phase of history[t] is t mod figure.size(); mean 1 or 0

    [[nodiscard]] bool present() const { return !figure.empty(); }
    [[nodiscard]] double at(std::size_t t) const { return figure[t % figure.size()]; }
};

/// Autocorrelation of `y` at lags 1..maxLag, with one mean for the whole series. All zero for a constant series.
std::vector<double> autocorrelation(std::span<const double> y, int maxLag);

/// Is the series seasonal at lag m? |acf(m)| above z·sqrt((1 + 2·Σ acf(k)², k < m) / n), for at least three full
/// seasons. `z` 1.645 is the 90 % test of the M3 Theta method and of the M4 benchmarks.
/// Source: Assimakopoulos & Nikolopoulos (2000), Int. J. Forecasting 16(4).
bool isSeasonal(std::span<const double> y, int season, double z = 1.645);

/// The centred moving average over one season (2×m for an even m); NaN for half a season at both ends.
std::vector<double> centredAverage(std::span<const double> y, int season);

/// Seasonal figure by classical decomposition; multiplicative where asked and every value is positive, else additive.
/// Empty figure when there are fewer than two seasons or m <= 1. `y` has no gaps. O(n).
SeasonalPattern classicalSeasonality(std::span<const double> y, int season, bool multiplicative);

/// The same drawn towards no season as far as its phases differ by chance: by (m - 3) / (m - 1) · V / D, the
/// James-Stein share, where V is the variance of a phase's figure from season to season and D that of the figures of
/// the phases. Empty below three seasons. No test for a season is needed before. O(n). Source: Miller & Williams
/// (2003), Shrinkage estimators of time series seasonal factors, Int. J. Forecasting 19(4).
SeasonalPattern shrunkSeasonality(std::span<const double> y, int season, bool multiplicative);

/// The series with the pattern taken out; the same length as `y`. The series itself when no pattern is present.
std::vector<double> withoutSeason(std::span<const double> y, const SeasonalPattern& pattern);

/// Puts the pattern back into forecasts whose first step is `firstPeriod` (the number of periods before it).
void addSeason(std::span<double> forecasts, const SeasonalPattern& pattern, std::size_t firstPeriod);

} // namespace ms::forecast
