// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/customer_histories.h"

#include "features/sales_scan.h"
#include "workspace/guarded.h"
#include "workspace/workspace.h"

#include <algorithm>
#include <tuple>

namespace ms::features {
namespace {

constexpr std::uint32_t noIndex = UINT32_MAX;

/// Row keys -> dense indices, in the order in which they are first met.
class DenseIndex {
public:
    explicit DenseIndex(std::size_t keys) : m_index(keys, noIndex) {}
    std::uint32_t of(std::size_t key)
    {
        if (m_index[key] == noIndex) {
            m_index[key] = static_cast<std::uint32_t>(m_keys.size());
            m_keys.push_back(key);
        }
        return m_index[key];
    }
    [[nodiscard]] const std::vector<std::size_t>& keys() const { return m_keys; }

private:
    std::vector<std::uint32_t> m_index;
    std::vector<std::size_t> m_keys;
};

struct Purchase {
    std::size_t order = 0;
    std::uint32_t item = 0;
    friend auto operator<=>(const Purchase&, const Purchase&) = default;
};

/// Every order and product once, by order key; lines come by order key already.
std::vector<Purchase> readPurchases(workspace::Connection& connection, const KnownOrders& orders,
                                    const KnownProducts& products, DenseIndex& items)
{
    std::vector<Purchase> purchases;
    forEachSale(connection, orders, products, [&](const SaleLine& line) {
        if (line.isDemand)
            purchases.push_back({line.order, items.of(line.product)});
    });
    std::sort(purchases.begin(), purchases.end());
    purchases.erase(std::unique(purchases.begin(), purchases.end()), purchases.end());
    return purchases;
}

/// By order key: who bought and when. Throws SQLite::Exception.
struct Buyers {
    std::vector<std::size_t> customer; ///< 0: not known
    std::vector<double> time;          ///< days since 1970-01-01
};

Buyers readBuyers(workspace::Connection& connection, std::size_t orders)
{
    constexpr double secondsADay = 86400;
    Buyers buyers;
    buyers.customer.assign(orders, 0);
    buyers.time.assign(orders, 0);
    workspace::Query query(connection, "SELECT id, customer_id, ordered_at FROM sales_order");
    while (query.step()) {
        const auto order = static_cast<std::size_t>(query.integer(0));
        if (order >= orders)
            continue;
        buyers.customer[order] = static_cast<std::size_t>(query.integer(1));
        buyers.time[order] = static_cast<double>(query.integer(2)) / secondsADay;
    }
    return buyers;
}

struct UserEvent {
    std::uint32_t user = 0;
    std::size_t order = 0;
    recommend::Event event;
};

/// Events sorted by user and time into the layout of recommend::Interactions.
recommend::Interactions layOut(std::vector<UserEvent>& events, std::size_t users, std::size_t items)
{
    std::sort(events.begin(), events.end(), [](const UserEvent& a, const UserEvent& b) {
        return std::tuple(a.user, a.event.time, a.order, a.event.item.value) <
               std::tuple(b.user, b.event.time, b.order, b.event.item.value);
    });
    recommend::Interactions interactions;
    interactions.userCount = users;
    interactions.itemCount = items;
    interactions.clock = true;
    interactions.firstEvent.assign(users + 1, 0);
    interactions.events.reserve(events.size());
    for (const UserEvent& event : events) {
        ++interactions.firstEvent[event.user + 1];
        interactions.events.push_back(event.event);
    }
    for (std::size_t user = 0; user < users; ++user)
        interactions.firstEvent[user + 1] += interactions.firstEvent[user];
    return interactions;
}

std::vector<workspace::ProductKey> productKeys(const DenseIndex& items)
{
    std::vector<workspace::ProductKey> keys;
    for (const std::size_t key : items.keys())
        keys.push_back({static_cast<std::int64_t>(key)});
    return keys;
}

} // namespace

Result<CustomerHistories> customerHistories(workspace::Workspace& workspace, Day asOf)
{
    return workspace::guarded([&] {
        workspace::Connection& connection = workspace.connection();
        const KnownOrders orders = readOrders(connection, asOf, std::nullopt);
        const KnownProducts products = readProducts(connection, {});
        DenseIndex items(products.wanted.size());
        const std::vector<Purchase> purchases = readPurchases(connection, orders, products, items);
        const Buyers buyers = readBuyers(connection, orders.day.size());
        const std::size_t largest =
            buyers.customer.empty() ? 0 : *std::max_element(buyers.customer.begin(), buyers.customer.end());
        DenseIndex users(largest + 1);
        std::vector<UserEvent> events;
        for (const Purchase& purchase : purchases) {
            const std::size_t customer = buyers.customer[purchase.order];
            if (customer == 0)
                continue;
            events.push_back({users.of(customer),
                              purchase.order,
                              {recommend::ItemIndex(purchase.item), buyers.time[purchase.order], 1.0F}});
        }
        CustomerHistories histories;
        histories.interactions = layOut(events, users.keys().size(), items.keys().size());
        for (const std::size_t key : users.keys())
            histories.customers.push_back({static_cast<std::int64_t>(key)});
        histories.products = productKeys(items);
        for (const std::size_t key : items.keys())
            histories.items.push_back(products.items[key]);
        return histories;
    });
}

Result<Baskets> baskets(workspace::Workspace& workspace, Day asOf)
{
    return workspace::guarded([&] {
        workspace::Connection& connection = workspace.connection();
        const KnownOrders orders = readOrders(connection, asOf, std::nullopt);
        const KnownProducts products = readProducts(connection, {});
        DenseIndex items(products.wanted.size());
        const std::vector<Purchase> purchases = readPurchases(connection, orders, products, items);
        Baskets result;
        result.products = productKeys(items);
        std::size_t order = 0;
        for (const Purchase& purchase : purchases) {
            if (purchase.order != order)
                result.firstItem.push_back(result.items.size());
            order = purchase.order;
            result.items.push_back(recommend::ItemIndex(purchase.item));
        }
        result.firstItem.push_back(result.items.size());
        return result;
    });
}

} // namespace ms::features
