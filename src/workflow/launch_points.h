// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/types.h"
#include "forecast/types.h"
#include "workspace/launch_repository.h"
#include "workspace/types.h"

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <vector>

namespace ms::workflow {

/// Histories by product, and since when the shop's data go.
class Histories {
public:
    explicit Histories(const features::Demand& demand)
    {
        for (const features::ProductDemand& one : demand.series) {
            m_series.emplace(one.product.value, &one);
            m_begin = std::min(m_begin.value_or(one.firstDay), one.firstDay);
        }
    }
    [[nodiscard]] const features::ProductDemand* of(workspace::ProductKey product) const
    {
        const auto found = m_series.find(product.value);
        return found == m_series.end() ? nullptr : found->second;
    }
    [[nodiscard]] std::vector<double> historyOf(workspace::ProductKey product) const
    {
        const auto* found = of(product);
        return found ? found->series.history : std::vector<double>();
    }
    [[nodiscard]] bool launchSeen(workspace::ProductKey product) const
    {
        const auto* found = of(product);
        return found && found->firstDay >= *m_begin + std::chrono::days(7 * weeksBefore);
    }

private:
    static constexpr int weeksBefore = 8; ///< of data without a sale, for a first sale to be a launch
    std::unordered_map<std::int64_t, const features::ProductDemand*> m_series;
    std::optional<Day> m_begin;
};

/// Forecasts of one run by product, without those that new products borrowed.
using LaunchRows = std::unordered_map<std::int64_t, const workspace::ProductForecast*>;
LaunchRows launchRows(const std::vector<workspace::ProductForecast>& forecasts);

/// What a launched product is forecast to sell by those it sells like; empty when none of them has a forecast.
std::vector<workspace::ForecastPoint> launchPoints(const workspace::Launch& launch, const LaunchRows& rows,
                                                   const Histories& histories);

/// A forecast as the workspace stores it. Intervals: 80 and 95 %.
std::vector<workspace::ForecastPoint> asPoints(const forecast::Forecast& made);

} // namespace ms::workflow
