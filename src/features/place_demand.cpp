// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/place_demand.h"

#include "workspace/guarded.h"
#include "workspace/query.h"
#include "workspace/workspace.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <map>
#include <unordered_map>
#include <utility>

namespace ms::features {
namespace {

constexpr std::int64_t weekSeconds = 7 * 86400;

/// Weeks ago, counted from the end: 0 is the last one. Lines at no price are corrections, not demand.
constexpr const char* unitsSql =
    "SELECT l.product_id, o.location_id, (?1 - 1 - o.ordered_at) / ?2 AS ago, sum(l.units) "
    "FROM sales_order o JOIN order_line l ON l.order_id = o.id JOIN product p ON p.id = l.product_id "
    "WHERE o.ordered_at < ?1 AND o.ordered_at >= ?1 - ?3 * ?2 AND o.is_return = 0 AND o.location_id IS NOT NULL "
    "AND p.is_goods = 1 AND l.units > 0 AND (l.net_minor <> 0 OR l.unit_price_minor > 0 OR l.list_price_minor > 0) "
    "GROUP BY 1, 2, 3";

} // namespace

Result<std::vector<PlaceDemand>> demandByPlace(workspace::Workspace& workspace, Day asOf, int weeks)
{
    return workspace::guarded([&] {
        std::map<std::pair<std::int64_t, std::int64_t>, std::vector<double>> sold; // units of the weeks with a sale
        std::unordered_map<std::int64_t, std::int64_t> oldest;                     // product -> weeks ago
        const std::int64_t end = dayNumber(asOf + std::chrono::days(1)) * std::int64_t{86400};
        workspace::Query row(workspace.connection(), unitsSql, end, weekSeconds, static_cast<std::int64_t>(weeks));
        while (row.step()) {
            sold[{row.integer(0), row.integer(1)}].push_back(row.real(3));
            auto& ago = oldest[row.integer(0)];
            ago = std::max(ago, row.integer(2));
        }
        std::vector<PlaceDemand> demand;
        for (const auto& [key, units] : sold) {
            PlaceDemand one{{key.first}, {key.second}, static_cast<int>(oldest[key.first]) + 1, 0, 0};
            for (const double week : units)
                one.weeklyMean += week / one.weeks;
            double squares = (one.weeks - static_cast<double>(units.size())) * one.weeklyMean * one.weeklyMean;
            for (const double week : units)
                squares += (week - one.weeklyMean) * (week - one.weeklyMean);
            one.weeklyStdDev = std::sqrt(std::max(one.weeks > 1 ? squares / (one.weeks - 1) : 0.0, one.weeklyMean));
            demand.push_back(one);
        }
        return demand;
    });
}

} // namespace ms::features
