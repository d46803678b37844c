// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/sales_scan.h"

#include <algorithm>
#include <unordered_set>

namespace ms::features {
namespace {

using workspace::Query;

std::size_t largestKey(workspace::Connection& connection, std::string_view sql)
{
    Query query(connection, sql);
    query.step();
    return static_cast<std::size_t>(std::max<std::int64_t>(query.integer(0), 0));
}

} // namespace

KnownOrders readOrders(workspace::Connection& connection, Day asOf, std::optional<workspace::LocationKey> location)
{
    KnownOrders orders;
    const std::size_t size = largestKey(connection, "SELECT max(id) FROM sales_order") + 1;
    orders.day.assign(size, KnownOrders::notKnown);
    orders.isReturn.assign(size, 0);
    const ShopTime end{asOf + std::chrono::days(1)};
    Query query(connection, "SELECT id, ordered_at, is_return, location_id FROM sales_order WHERE ordered_at < ?", end);
    while (query.step()) {
        const Day day = std::chrono::floor<std::chrono::days>(query.time(1));
        orders.firstDay = std::min(orders.firstDay.value_or(day), day);
        orders.lastDay = std::max(orders.lastDay.value_or(day), day);
        orders.openWeekdays[std::chrono::weekday(day).c_encoding()] = true;
        if (location && query.integer(3) != location->value)
            continue;
        const auto key = static_cast<std::size_t>(query.integer(0));
        orders.day[key] = static_cast<std::int32_t>(dayNumber(day));
        orders.isReturn[key] = query.boolean(2) ? 1 : 0;
    }
    return orders;
}

KnownProducts readProducts(workspace::Connection& connection, const ProductFilter& filter)
{
    KnownProducts products;
    const std::size_t size = largestKey(connection, "SELECT max(id) FROM product") + 1;
    products.wanted.assign(size, 0);
    products.sku.resize(size);
    products.costMinor.assign(size, -1);
    products.items.resize(size);
    products.category.resize(size);
    std::unordered_set<std::string> skus;
    for (const Sku& sku : filter.skus)
        skus.insert(sku.text);
    Query query(connection, "SELECT id, sku, category, unit_cost_minor, title, brand FROM product WHERE is_goods = 1");
    while (query.step()) {
        std::string sku = query.text(1);
        if (!skus.empty() && !skus.contains(sku))
            continue;
        if (filter.category && query.view(2) != *filter.category)
            continue;
        const auto key = static_cast<std::size_t>(query.integer(0));
        products.wanted[key] = 1;
        products.sku[key] = std::move(sku);
        products.category[key] = query.text(2);
        products.costMinor[key] = query.optionalInteger(3).value_or(-1);
        products.items[key].title = query.text(4);
        for (const int column : {2, 5}) {
            if (!query.view(column).empty())
                products.items[key].attributes.push_back(query.text(column));
        }
    }
    return products;
}

} // namespace ms::features
