// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace ms::forecast {

enum class EtsError { Additive, Multiplicative };
enum class EtsTrend { None, Additive, Damped };
enum class EtsSeason { None, Additive, Multiplicative };

/// One member of the exponential smoothing family, by its three letters: error, trend, season.
struct EtsForm {
    EtsError error = EtsError::Additive;
    EtsTrend trend = EtsTrend::None;
    EtsSeason season = EtsSeason::None;
    friend bool operator==(const EtsForm&, const EtsForm&) = default;
};

/// "ANN", "MAdM"...
std::string nameOf(const EtsForm& form);

/// Smoothing parameters, in the error-correction form of Hyndman et al. (2008).
struct EtsParameters {
    double alpha = 0.3; ///< level, in (0, 1)
    double beta = 0;    ///< slope, in (0, alpha)
    double gamma = 0;   ///< season, in (0, 1 - alpha)
    double phi = 1;     ///< damping, in [0.8, 0.98] where the trend is damped, else 1
};

/// Level, slope and seasonal figure at one moment.
struct EtsState {
    double level = 0;
    double slope = 0;
    std::vector<double> season; ///< season[t mod m] is the figure for period t; empty without a season
};

/// A form fitted to a series.
struct EtsFit {
    EtsForm form;
    EtsParameters parameters;
    EtsState last;              ///< after the last period
    int season = 1;             ///< periods
    double aicc = 0;            ///< Akaike's criterion, corrected for few observations; smaller is better
    double sigma = 0;           ///< standard deviation of the one-step errors, in units of the series
    std::vector<double> fitted; ///< one-step forecasts, as long as the history
};

/// How much work a fit may be: `Quick` estimates once, `Full` estimates, sets the first state by running the series
/// backwards, and estimates again.
enum class EtsEffort { Quick, Full };

/// Fits one form: the smoothing parameters by maximum likelihood (Nelder-Mead inside the usual box), the first state by
/// classical decomposition and a line, then by backcasting. O(n) an evaluation, some 50 to 300 evaluations.
/// nullopt where the form does not apply: fewer than four periods more than parameters, fewer than two seasons, or a
/// multiplicative part over values that are not all positive. `y` has no gaps.
/// Source: Hyndman, Koehler, Ord & Snyder (2008), Forecasting with Exponential Smoothing, ch. 5.
std::optional<EtsFit> fitEts(std::span<const double> y, int season, EtsForm form, EtsEffort effort = EtsEffort::Full);

/// Every form that R's `ets` tries by default: no multiplicative trend, no additive error under a multiplicative
/// season.
std::vector<EtsForm> etsForms(bool seasonal, bool positive);

/// Point forecasts 1..horizon.
std::vector<double> forecastEts(const EtsFit& fit, int horizon);

/// Standard deviation of the forecast error at steps 1..horizon as a multiple of the one-step one, by the closed form
/// of the additive class: sqrt(1 + Σ c_j²), c_j = α + β(φ + ... + φ^j) + γ[j mod m = 0]. Source: as above, table 6.1.
std::vector<double> etsErrorGrowth(const EtsFit& fit, int horizon);

} // namespace ms::forecast
