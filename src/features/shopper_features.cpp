// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/shopper_features.h"

#include "core/sha256.h"
#include "features/sales_scan.h"
#include "workspace/guarded.h"
#include "workspace/workspace.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace ms::features {
namespace {

constexpr std::chrono::minutes abandonedAfter{30};

/// One thing bought: customer, order, product and what it cost.
struct Bought {
    std::int64_t customer = 0;
    std::int64_t order = 0;
    std::int64_t product = 0;
    std::int64_t day = 0;
    std::int64_t netMinor = 0;
    friend auto operator<=>(const Bought&, const Bought&) = default;
};

/// What a customer has in the cart.
struct Cart {
    std::set<std::int64_t> products;
    ShopTime touched{};
};

/// Buyers by order key; 0: not known.
std::vector<std::int64_t> readBuyers(workspace::Connection& connection, std::size_t orders)
{
    std::vector<std::int64_t> buyers(orders, 0);
    workspace::Query query(connection, "SELECT id, customer_id FROM sales_order");
    while (query.step())
        if (const auto order = static_cast<std::size_t>(query.integer(0)); order < orders)
            buyers[order] = query.integer(1);
    return buyers;
}

std::vector<Bought> readBought(workspace::Connection& connection, Day asOf, FeatureLineage& lineage)
{
    const KnownOrders orders = readOrders(connection, asOf, std::nullopt);
    const KnownProducts products = readProducts(connection, {});
    const auto buyers = readBuyers(connection, orders.day.size());
    std::vector<Bought> bought;
    forEachSale(connection, orders, products, [&](const SaleLine& line) {
        ++lineage.orderLines;
        const Day day = dayFromNumber(line.day);
        lineage.lastOrder = lineage.lastOrder ? std::max(*lineage.lastOrder, day) : day;
        if (line.isDemand && buyers[line.order] != 0)
            bought.push_back({buyers[line.order], static_cast<std::int64_t>(line.order),
                              static_cast<std::int64_t>(line.product), line.day, line.netMinor});
    });
    std::sort(bought.begin(), bought.end());
    return bought;
}

/// Carts of known customers, event by event in the order of time.
std::map<std::int64_t, Cart> readCarts(workspace::Connection& connection, Day asOf, FeatureLineage& lineage)
{
    std::map<std::int64_t, Cart> carts;
    const ShopTime end = asOf + std::chrono::days{1};
    workspace::Query query(connection,
                           "SELECT at, customer_id, kind, product_id FROM event WHERE at < ? AND "
                           "customer_id IS NOT NULL ORDER BY at, id",
                           end);
    while (query.step()) {
        ++lineage.events;
        Cart& cart = carts[query.integer(1)];
        const std::string kind = query.text(2);
        const std::int64_t product = query.integer(3);
        if (kind == "cart_add")
            cart.products.insert(product);
        else if (kind == "cart_remove")
            cart.products.erase(product);
        else if (kind == "checkout" || kind == "purchase")
            cart.products.clear();
        else
            continue;
        cart.touched = query.time(0);
    }
    return carts;
}

/// Adds up one customer's purchases, which stand together and in the order of their orders.
void addOrders(std::span<const Bought> bought, Day asOf, ShopperFeatures& features)
{
    std::int64_t lastDay = 0, order = 0, product = 0;
    std::int64_t items = 0;
    for (const Bought& one : bought) {
        const bool fresh = one.order != order;
        features.visits += fresh ? 1 : 0;
        items += fresh || one.product != product ? 1 : 0;
        order = one.order;
        product = one.product;
        lastDay = features.visits == 1 && fresh ? one.day : std::max(lastDay, one.day);
        features.spentMinor += one.netMinor;
    }
    if (features.visits == 0)
        return;
    features.firstTime = false;
    features.daysSinceVisit = static_cast<int>(dayNumber(asOf) - lastDay);
    features.basketItems = static_cast<double>(items) / features.visits;
}

std::string hashOf(const std::vector<Bought>& bought, const std::map<std::int64_t, Cart>& carts)
{
    std::string bytes;
    const auto add = [&bytes](std::int64_t number) {
        bytes.append(reinterpret_cast<const char*>(&number), sizeof number);
    };
    for (const Bought& one : bought)
        for (const std::int64_t number : {one.customer, one.order, one.product, one.day, one.netMinor})
            add(number);
    for (const auto& [customer, cart] : carts) {
        add(customer);
        add(cart.touched.time_since_epoch().count());
        for (const std::int64_t product : cart.products)
            add(product);
    }
    return sha256(bytes);
}

} // namespace

Result<Shoppers> shopperFeatures(workspace::Workspace& workspace, Day asOf)
{
    return workspace::guarded([&] {
        Shoppers shoppers;
        shoppers.lineage.asOf = asOf;
        const auto bought = readBought(workspace.connection(), asOf, shoppers.lineage);
        const auto carts = readCarts(workspace.connection(), asOf, shoppers.lineage);
        std::map<std::int64_t, ShopperFeatures> byCustomer;
        for (auto first = bought.begin(); first != bought.end();) {
            const auto last = std::find_if(first, bought.end(),
                                           [&](const Bought& other) { return other.customer != first->customer; });
            addOrders({first, last}, asOf, byCustomer[first->customer]);
            first = last;
        }
        const ShopTime now = asOf + std::chrono::days{1} - std::chrono::seconds{1};
        for (const auto& [customer, cart] : carts) {
            ShopperFeatures& features = byCustomer[customer];
            features.cartItems = static_cast<int>(cart.products.size());
            if (cart.products.empty())
                continue;
            features.cartTouched = cart.touched;
            features.abandonedCart = now - cart.touched >= abandonedAfter;
        }
        for (auto& [customer, features] : byCustomer) {
            features.customer = {customer};
            shoppers.customers.push_back(features);
        }
        shoppers.lineage.sha256 = hashOf(bought, carts);
        return shoppers;
    });
}

} // namespace ms::features
