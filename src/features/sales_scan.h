// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/types.h"
#include "workspace/query.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ms::features {

/// Orders known at the end of a day, by order key, so that lines are joined by subscript.
struct KnownOrders {
    static constexpr std::int32_t notKnown = INT32_MIN;
    std::vector<std::int32_t> day;      ///< by order key, days since 1970-01-01; notKnown: later, elsewhere, not there
    std::vector<std::uint8_t> isReturn; ///< by order key
    std::optional<Day> firstDay;        ///< with an order anywhere; none: no orders
    std::optional<Day> lastDay;         ///< with an order anywhere; none: no orders
    std::array<bool, 7> openWeekdays{}; ///< Sunday first: days of the week on which the shop ever sold
};

/// Products asked for, by product key.
struct KnownProducts {
    std::vector<std::uint8_t> wanted;    ///< goods that pass the filter
    std::vector<std::string> sku;        ///< of the wanted ones
    std::vector<std::int64_t> costMinor; ///< unit cost, -1: not known
    std::vector<recommend::Item> items;  ///< title, and category and brand as attributes
    std::vector<std::string> category;
};

/// Both throw SQLite::Exception.
KnownOrders readOrders(workspace::Connection& connection, Day asOf, std::optional<workspace::LocationKey> location);
KnownProducts readProducts(workspace::Connection& connection, const ProductFilter& filter);

/// One line of an order that is known, of a product that is wanted.
struct SaleLine {
    std::size_t order = 0;
    std::size_t product = 0;
    std::int32_t day = 0;
    bool isReturn = false;
    std::int64_t units = 0;
    std::int64_t netMinor = 0;
    std::int64_t unitPriceMinor = 0;

    /// Bought for money. Stock corrections and "found" goods, which some shops write as sales at no price, are not.
    bool isDemand = false;
    /// Given back for money.
    bool isGivenBack = false;
};

inline constexpr std::string_view linesSql =
    "SELECT order_id, product_id, units, net_minor, unit_price_minor, list_price_minor FROM order_line";

/// One pass over all lines by order key, joined in memory. Throws SQLite::Exception.
template <class Visit>
void forEachSale(workspace::Connection& connection, const KnownOrders& orders, const KnownProducts& products,
                 Visit visit)
{
    workspace::Query row(connection, linesSql);
    while (row.step()) {
        SaleLine line;
        line.order = static_cast<std::size_t>(row.integer(0));
        if (line.order >= orders.day.size() || orders.day[line.order] == KnownOrders::notKnown)
            continue;
        line.product = static_cast<std::size_t>(row.integer(1));
        if (line.product >= products.wanted.size() || !products.wanted[line.product])
            continue;
        line.day = orders.day[line.order];
        line.isReturn = orders.isReturn[line.order] != 0;
        line.units = row.integer(2);
        line.netMinor = row.integer(3);
        line.unitPriceMinor = row.integer(4);
        // A line that a coupon made free has a list price and is demand all the same.
        const bool priced = line.netMinor != 0 || line.unitPriceMinor > 0 || row.integer(5) > 0;
        line.isDemand = priced && line.units > 0 && !line.isReturn;
        line.isGivenBack = priced && line.units < 0;
        visit(line);
    }
}

} // namespace ms::features
