// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace ms::forecast {

/// ARIMA(p, d, q)(P, D, Q) with or without a constant in the differenced series.
struct ArimaOrder {
    int p = 0;         ///< 0..3
    int d = 0;         ///< 0..2
    int q = 0;         ///< 0..3
    int seasonalP = 0; ///< 0..1
    int seasonalD = 0; ///< 0..1
    int seasonalQ = 0; ///< 0..1
    bool constant = false;
    friend bool operator==(const ArimaOrder&, const ArimaOrder&) = default;
};

/// "(1,1,2)(0,1,1)[12] with drift"...
std::string nameOf(const ArimaOrder& order, int season);

/// An order fitted to a series.
struct ArimaFit {
    ArimaOrder order;
    int season = 1;
    std::vector<double> ar;     ///< φ_1, φ_2... of the expanded polynomial, seasonal part multiplied in
    std::vector<double> ma;     ///< θ_1, θ_2... likewise
    double constant = 0;        ///< mean of the differenced series, 0 without a constant
    double sigma = 0;           ///< standard deviation of the innovations, units of the series
    double aicc = 0;            ///< comparable among fits of one series with the same d and D
    std::vector<double> errors; ///< innovations of the differenced series, oldest first
    std::vector<double> values; ///< the series
};

/// Fits by minimising the conditional sum of squares over partial autocorrelations, so that every fit is stationary and
/// invertible. nullopt when fewer than eight values more than parameters are left after differencing.
/// Source: Box, Jenkins, Reinsel & Ljung (2015), Time Series Analysis, ch. 7; Monahan (1984), Biometrika 71(2).
std::optional<ArimaFit> fitArima(std::span<const double> y, int season, const ArimaOrder& order);

/// d by repeated KPSS tests at 5 %, D by the strength of the season, the rest stepwise by AICc.
/// Source: Hyndman & Khandakar (2008), J. Statistical Software 27(3); Wang, Smith & Hyndman (2006) for the strength.
std::optional<ArimaFit> selectArima(std::span<const double> y, int season);

/// KPSS statistic for stationarity around a level, with the automatic bandwidth of trunc(4·(n/100)^0.25) lags.
/// Above 0.463 stationarity is refused at 5 %. Source: Kwiatkowski, Phillips, Schmidt & Shin (1992).
double kpssStatistic(std::span<const double> y);

/// Point forecasts 1..horizon.
std::vector<double> forecastArima(const ArimaFit& fit, int horizon);
/// Standard deviation of the forecast error at steps 1..horizon, by the ψ weights.
std::vector<double> arimaSpread(const ArimaFit& fit, int horizon);
/// One-step forecasts, as long as the series; NaN for the periods that differencing uses up.
std::vector<double> arimaFitted(const ArimaFit& fit);

} // namespace ms::forecast
