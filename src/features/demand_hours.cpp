// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/demand_hours.h"

#include "features/sales_scan.h"
#include "workspace/guarded.h"
#include "workspace/workspace.h"

#include <chrono>

namespace ms::features {
namespace {

/// Hour of the day of each order, by order key.
std::vector<std::uint8_t> hoursOfOrders(workspace::Connection& connection, std::size_t count)
{
    std::vector<std::uint8_t> hours(count, 0);
    workspace::Query query(connection, "SELECT id, ordered_at FROM sales_order");
    while (query.step()) {
        const auto key = static_cast<std::size_t>(query.integer(0));
        if (key >= count)
            continue;
        const auto sinceMidnight = query.time(1) - std::chrono::floor<std::chrono::days>(query.time(1));
        hours[key] = static_cast<std::uint8_t>(std::chrono::floor<std::chrono::hours>(sinceMidnight).count());
    }
    return hours;
}

std::size_t mondayBased(Day day)
{
    return std::chrono::weekday(day).iso_encoding() - 1;
}

} // namespace

Result<DemandHours> demandHours(workspace::Workspace& workspace, std::span<const workspace::ProductKey> products,
                                DayRange days, std::optional<workspace::LocationKey> location)
{
    return workspace::guarded([&] {
        DemandHours result;
        const auto count = static_cast<std::size_t>(std::max<std::int64_t>((days.last - days.first).count(), 0));
        result.units.assign(count * hoursADay, 0.0);
        workspace::Connection& connection = workspace.connection();
        const KnownOrders orders = readOrders(connection, days.last - std::chrono::days(1), location);
        const std::vector<std::uint8_t> hours = hoursOfOrders(connection, orders.day.size());
        const KnownProducts known = readProducts(connection, {});
        std::vector<std::uint8_t> wanted(known.wanted.size(), products.empty() ? 1 : 0);
        for (const workspace::ProductKey product : products)
            if (static_cast<std::size_t>(product.value) < wanted.size())
                wanted[static_cast<std::size_t>(product.value)] = 1;
        forEachSale(connection, orders, known, [&](const SaleLine& line) {
            if (!line.isDemand)
                return;
            const Day day = dayFromNumber(line.day);
            const std::size_t hour = hours[line.order];
            const auto units = static_cast<double>(line.units);
            result.allUnits[mondayBased(day) * hoursADay + hour] += units;
            if (wanted[line.product] != 0 && day >= days.first && day < days.last)
                result.units[static_cast<std::size_t>((day - days.first).count()) * hoursADay + hour] += units;
        });
        return result;
    });
}

} // namespace ms::features
