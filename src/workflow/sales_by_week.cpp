// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/sales_by_week.h"

#include "workspace/order_repository.h"
#include "workspace/settings.h"
#include "workspace/workspace.h"

#include <algorithm>
#include <limits>

namespace ms::workflow {
namespace {

constexpr std::int32_t noWeek = std::numeric_limits<std::int32_t>::min();

/// Whole weeks since Monday 1969-12-29.
std::int32_t weekOf(ShopTime time)
{
    constexpr std::int64_t mondayOffset = 3; // 1970-01-01 was a Thursday
    const auto day = std::chrono::floor<std::chrono::days>(time).time_since_epoch().count() + mondayOffset;
    return static_cast<std::int32_t>(day >= 0 ? day / 7 : (day - 6) / 7);
}

Day mondayOf(std::int32_t week)
{
    constexpr std::int64_t mondayOffset = 3;
    return dayFromNumber(std::int64_t{week} * 7 - mondayOffset);
}

} // namespace

Result<SalesByWeek> salesByWeek(const std::filesystem::path& path, Progress& progress)
{
    auto workspace = workspace::Workspace::open(path, workspace::OpenMode::ReadOnly);
    if (!workspace)
        return tl::unexpected(workspace.error());
    const auto settings = workspace::loadSettings(*workspace);
    if (!settings)
        return tl::unexpected(settings.error());
    const workspace::OrderRepository orders(*workspace);
    std::vector<std::int32_t> weekOfOrder; // by order key
    std::int32_t first = std::numeric_limits<std::int32_t>::max();
    std::int32_t last = noWeek;
    ShopTime newest{};
    auto read = orders.forEachOrder([&](const workspace::Order& order) {
        const auto key = static_cast<std::size_t>(order.key.value);
        if (key >= weekOfOrder.size())
            weekOfOrder.resize(key + 1, noWeek);
        weekOfOrder[key] = weekOf(order.orderedAt);
        first = std::min(first, weekOfOrder[key]);
        if (last == noWeek || order.orderedAt > newest)
            newest = order.orderedAt;
        last = std::max(last, weekOfOrder[key]);
    });
    if (!read)
        return tl::unexpected(read.error());

    SalesByWeek sales;
    sales.currency = settings->currency;
    if (last == noWeek)
        return sales;
    for (std::int32_t week = first; week <= last; ++week)
        sales.weeks.push_back({mondayOf(week), 0, 0});
    read = orders.forEachLine([&](const workspace::OrderLine& line) {
        const auto key = static_cast<std::size_t>(line.order.value);
        if (key >= weekOfOrder.size() || weekOfOrder[key] == noWeek)
            return;
        WeekSales& week = sales.weeks[static_cast<std::size_t>(weekOfOrder[key] - first)];
        week.netMinor += line.netMinor;
        ++week.lines;
    });
    if (!read)
        return tl::unexpected(read.error());
    if (progress.canceled())
        return failure(ErrorCode::Canceled, "stopped by the user");
    const Day lastDay = std::chrono::floor<std::chrono::days>(newest);
    sales.lastIsPartial = lastDay < mondayOf(last) + std::chrono::days(6);
    return sales;
}

} // namespace ms::workflow
