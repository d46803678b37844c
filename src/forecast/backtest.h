// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forecast/method.h"

#include <cstddef>
#include <vector>

namespace ms::forecast {

/// A moment in the past from which to forecast what came after: history[0, end) is known, [end, end + length) is not.
struct Origin {
    std::size_t end = 0;
    std::size_t length = 0; ///< periods to forecast, at most the horizon
};

/// Up to `most` rolling origins, latest first, each leaving enough history to fit on: two seasons and two periods, and
/// at least six periods. Where the history is short for the horizon, fewer steps are tested (a third of the history at
/// most); none at all below eight periods.
std::vector<Origin> rollingOrigins(std::size_t periods, int horizon, int season, int most);

/// How one forecast at one origin turned out, in multiples of the spread it had promised: (actual - mean) / spread, one
/// a step; NaN where the spread is zero. What intervals are calibrated with.
using StandardisedErrors = std::vector<double>;

StandardisedErrors standardisedErrors(const PointForecast& forecast, std::span<const double> actual);

/// Gathers a method's errors over origins into one score.
class ScoreKeeper {
public:
    explicit ScoreKeeper(std::string method) : m_method(std::move(method)) {}

    /// `scale` as History::scale of the history the forecast was made from.
    void add(std::span<const double> actual, std::span<const double> mean, double scale);
    [[nodiscard]] BacktestScore score() const;

private:
    std::string m_method;
    double m_smape = 0;
    double m_scaled = 0;
    double m_scaledSquares = 0;
    double m_error = 0;
    double m_actual = 0;
    int m_origins = 0;
    int m_scaledOrigins = 0;
};

} // namespace ms::forecast
