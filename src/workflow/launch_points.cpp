// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/launch_points.h"

#include "forecast/new_product.h"

#include <cmath>

namespace ms::workflow {

using workspace::ForecastPoint;
using workspace::ProductForecast;

namespace {

forecast::Forecast asForecast(const std::vector<ForecastPoint>& points)
{
    forecast::Forecast made;
    made.intervals = {{80, {}, {}}, {95, {}, {}}};
    for (const ForecastPoint& point : points) {
        made.mean.push_back(point.mean);
        made.intervals[0].low.push_back(point.low80);
        made.intervals[0].high.push_back(point.high80);
        made.intervals[1].low.push_back(point.low95);
        made.intervals[1].high.push_back(point.high95);
    }
    return made;
}

/// Moves the mean of each step onto the curve of first weeks, where it is known; bands keep their shape.
void followCurve(const std::vector<double>& curve, double multiplier, std::vector<ForecastPoint>& points)
{
    for (std::size_t k = 0; k < points.size(); ++k) {
        if (std::isnan(curve[k]) || !(points[k].mean > 0))
            continue;
        const double factor = multiplier * curve[k] / points[k].mean;
        for (double* value :
             {&points[k].mean, &points[k].low80, &points[k].high80, &points[k].low95, &points[k].high95})
            *value *= factor;
    }
}

} // namespace

std::vector<ForecastPoint> asPoints(const forecast::Forecast& made)
{
    std::vector<ForecastPoint> points;
    for (std::size_t k = 0; k < made.mean.size(); ++k)
        points.push_back({made.mean[k], made.intervals[0].low[k], made.intervals[0].high[k], made.intervals[1].low[k],
                          made.intervals[1].high[k]});
    return points;
}

LaunchRows launchRows(const std::vector<ProductForecast>& forecasts)
{
    LaunchRows rows;
    for (const ProductForecast& forecast : forecasts)
        if (forecast.method != "like" && !forecast.points.empty())
            rows.emplace(forecast.product.value, &forecast);
    return rows;
}

std::vector<ForecastPoint> launchPoints(const workspace::Launch& launch, const LaunchRows& rows,
                                        const Histories& histories)
{
    std::vector<forecast::Forecast> forecasts;
    std::vector<double> weights;
    std::vector<std::vector<double>> sinceLaunch;
    for (const auto& [analogue, weight] : launch.analogues) {
        const auto row = rows.find(analogue.value);
        if (row == rows.end())
            continue;
        forecasts.push_back(asForecast(row->second->points));
        weights.push_back(weight);
        sinceLaunch.push_back(histories.launchSeen(analogue) ? histories.historyOf(analogue) : std::vector<double>());
    }
    if (forecasts.empty())
        return {};
    std::vector<const forecast::Forecast*> each;
    for (const forecast::Forecast& one : forecasts)
        each.push_back(&one);
    std::vector<ForecastPoint> points = asPoints(forecast::likeOthers(each, weights, launch.multiplier));
    if (launch.asStarted) {
        const std::size_t age = histories.historyOf(launch.product).size();
        followCurve(forecast::launchCurve(sinceLaunch, weights, age, points.size()), launch.multiplier, points);
    }
    return points;
}

} // namespace ms::workflow
