// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

namespace ms::forecast {

/// A Theta method fitted to a seasonally adjusted series.
struct ThetaFit {
    double alpha = 0.5;         ///< smoothing of the curved line, in (0, 1)
    double theta = 2;           ///< its curvature, >= 1; 2 in the standard method, 1 is simple exponential smoothing
    double level = 0;           ///< smoothed level after the last period
    double intercept = 0;       ///< the straight line's, at period 0
    double slope = 0;           ///< a period
    double sigma = 0;           ///< standard deviation of one-step errors
    std::vector<double> fitted; ///< one-step forecasts, as long as the history
};

/// Standard: theta 2, the line by least squares over the whole series. Optimised: theta estimated too.
/// Dynamic: theta estimated, and the line re-estimated at every period from the past alone (DOTM).
enum class ThetaKind { Standard, Optimised, Dynamic };

/// Fits by least squares of the one-step errors over alpha, the first level and (unless Standard) theta. O(n) an
/// evaluation. `y` has no gaps and no season; at least three periods (asserted).
/// Sources: Assimakopoulos & Nikolopoulos (2000), Int. J. Forecasting 16(4); Fiorucci, Pellegrini, Louzada, Petropoulos
/// & Koehler (2016), Models for optimising the theta method, Int. J. Forecasting 32(4).
ThetaFit fitTheta(std::span<const double> y, ThetaKind kind);

/// Point forecasts 1..horizon.
std::vector<double> forecastTheta(const ThetaFit& fit, int horizon);

} // namespace ms::forecast
