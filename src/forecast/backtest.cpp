// SPDX-License-Identifier: GPL-3.0-or-later
#include "forecast/backtest.h"

#include "stats/error_measures.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ms::forecast {

std::vector<Origin> rollingOrigins(std::size_t periods, int horizon, int season, int most)
{
    const std::size_t length = std::min(static_cast<std::size_t>(horizon), periods / 3);
    const std::size_t least = std::max<std::size_t>(6, season > 1 ? 2 * static_cast<std::size_t>(season) + 2 : 0);
    std::vector<Origin> origins;
    for (std::size_t back = length; length > 0 && back + std::min<std::size_t>(least, periods - length) <= periods;
         back += length) {
        if (static_cast<int>(origins.size()) == most || periods < 8 || periods - back < 6)
            break;
        origins.push_back({periods - back, length});
    }
    return origins;
}

StandardisedErrors standardisedErrors(const PointForecast& forecast, std::span<const double> actual)
{
    StandardisedErrors errors(actual.size(), std::numeric_limits<double>::quiet_NaN());
    for (std::size_t k = 0; k < actual.size(); ++k)
        if (forecast.spread[k] > 0)
            errors[k] = (actual[k] - forecast.mean[k]) / forecast.spread[k];
    return errors;
}

void ScoreKeeper::add(std::span<const double> actual, std::span<const double> mean, double scale)
{
    m_smape += stats::smape(actual, mean);
    if (scale > 0) {
        m_scaled += stats::meanAbsoluteError(actual, mean) / scale;
        m_scaledSquares += stats::rootMeanSquaredError(actual, mean) / scale;
        ++m_scaledOrigins;
    }
    for (std::size_t k = 0; k < actual.size(); ++k) {
        m_error += mean[k] - actual[k];
        m_actual += std::abs(actual[k]);
    }
    ++m_origins;
}

BacktestScore ScoreKeeper::score() const
{
    BacktestScore result;
    result.method = m_method;
    result.origins = m_origins;
    if (m_origins > 0)
        result.smape = m_smape / m_origins;
    if (m_scaledOrigins > 0) {
        result.mase = m_scaled / m_scaledOrigins;
        result.rmsse = m_scaledSquares / m_scaledOrigins;
    }
    if (m_actual > 0)
        result.bias = 100 * m_error / m_actual;
    return result;
}

} // namespace ms::forecast
