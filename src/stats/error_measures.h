// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace ms::stats
{

// How far forecasts f were from actual values y. Both spans have the same length, at least one (asserted), and no NaN.
// Sources: Hyndman & Koehler (2006), Int. J. Forecasting 22(4); Makridakis, Spiliotis & Assimakopoulos (2020, 2022) for
// sMAPE, MASE, OWA (M4) and RMSSE, pinball (M5); Gneiting & Raftery (2007), JASA 102 for the interval score.

/// 200/h · Σ |y-f| / (|y|+|f|), in per cent, 0..200; 0/0 counts as 0.
double smape(std::span<const double> actual, std::span<const double> forecast);

/// 100/k · Σ |y-f| / |y| over the k periods with y other than zero, in per cent; NaN where there is none.
double mape(std::span<const double> actual, std::span<const double> forecast);

/// Σ |y-f| / Σ |y|, in per cent; NaN where Σ |y| is zero.
double wape(std::span<const double> actual, std::span<const double> forecast);

/// Σ (f-y) / Σ |y|, in per cent, positive when too much was forecast; NaN where Σ |y| is zero.
double biasPercent(std::span<const double> actual, std::span<const double> forecast);

/// Mean |y-f|, in units of the series.
double meanAbsoluteError(std::span<const double> actual, std::span<const double> forecast);

/// Square root of the mean of (y-f)², in units of the series.
double rootMeanSquaredError(std::span<const double> actual, std::span<const double> forecast);

/// In-sample mean |x_t - x_(t-m)|, the scale of MASE; m falls back to 1 where the history is no longer than m.
/// NaN for fewer than two periods.
double seasonalNaiveScale(std::span<const double> history, int season);

/// Square root of the in-sample mean of (x_t - x_(t-m))², the scale of RMSSE; as above.
double seasonalNaiveSquaredScale(std::span<const double> history, int season);

/// Mean pinball loss of forecasts of the p-quantile, p in (0, 1), in units of the series:
/// p·(y-q) above the quantile, (1-p)·(q-y) below.
double pinballLoss(std::span<const double> actual, std::span<const double> quantile, double p);

/// Share of actual values with low <= y <= high, 0..1.
double coverage(std::span<const double> actual, std::span<const double> low, std::span<const double> high);

/// Mean of (high-low) + 2/a·(low-y)⁺ + 2/a·(y-high)⁺ with a = 1 - level/100; level in per cent. In units of the series;
/// divided by seasonalNaiveScale it is M4's MSIS.
double intervalScore(std::span<const double> actual, std::span<const double> low, std::span<const double> high,
                     double level);

} // namespace ms::stats
