// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forecast/history.h"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace ms::forecast {

/// What one method says about the periods after a history.
struct PointForecast {
    std::vector<double> mean;   ///< one a step, units
    std::vector<double> spread; ///< standard deviation of the error a step, units; as the method's own theory has it
    std::vector<double> fitted; ///< one-step forecasts, as long as the history; NaN where there is none
};

/// One forecasting method: a name, where it comes from, and the function. nullopt: the history is too short or of the
/// wrong kind for it. A method never looks at anything but the history it is given.
struct Method {
    std::string_view name;
    std::string_view title;  ///< one line for a list
    std::string_view source; ///< paper or textbook
    std::optional<PointForecast> (*forecast)(const History& history, int horizon);
};

/// Every single method, simplest first. The combination and the automatic choice are not among them.
std::span<const Method> singleMethods();

/// nullptr when there is no method of that name.
const Method* findMethod(std::string_view name);

/// The last value, again and again. The one method that never refuses.
PointForecast forecastNaive(const History& history, int horizon);

/// Forecasts of the seasonally adjusted series turned back into forecasts of the series: patterns put back, the spread
/// scaled along, fitted values too.
PointForecast reseasonalised(const History& history, PointForecast adjusted);
/// The same for patterns taken out of a history of `periods`, in that order.
PointForecast reseasonalised(std::span<const SeasonalPattern> patterns, std::size_t periods, PointForecast adjusted);

} // namespace ms::forecast
