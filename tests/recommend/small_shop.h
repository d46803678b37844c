// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "recommend/interactions.h"
#include "stats/random.h"

#include <set>
#include <string>
#include <vector>

/// Shops whose right answers are known by construction.
namespace smallshop {

using namespace ms::recommend;

inline Interactions of(const std::vector<std::vector<unsigned>>& baskets, std::size_t items)
{
    std::vector<Interaction> rows;
    for (std::size_t user = 0; user < baskets.size(); ++user)
        for (std::size_t i = 0; i < baskets[user].size(); ++i)
            rows.push_back({UserIndex(user), ItemIndex(baskets[user][i]), static_cast<double>(i), 1});
    return ms::recommend::groupByUser(rows, baskets.size(), items, false).value();
}

/// Each item is called by its aisle.
inline std::vector<Item> titles(std::size_t items)
{
    const std::vector<std::string> aisles{"tea", "lantern", "ribbon", "mug"};
    std::vector<Item> named;
    for (std::size_t item = 0; item < items; ++item)
        named.push_back({aisles[item / 10 % 4] + " number " + std::to_string(item), {}});
    return named;
}

/// 40 items in four aisles of ten. Each of `users` customers shops in one aisle (user % 4), six items of it, one a day,
/// and one item from anywhere.
inline Interactions aisles(std::size_t users, std::uint64_t seed = 5)
{
    ms::stats::Random random(seed);
    std::vector<Interaction> rows;
    for (std::size_t user = 0; user < users; ++user) {
        std::set<std::uint64_t> taken;
        while (taken.size() < 6)
            taken.insert((user % 4) * 10 + random.below(10));
        taken.insert(random.below(40));
        double day = 0;
        for (const auto item : taken)
            rows.push_back({UserIndex(user), ItemIndex(item), 15000 + day++, 1});
    }
    return ms::recommend::groupByUser(rows, users, 40, true).value();
}

/// The same customers, who come again: each item of the aisle is taken once, twice or three times.
inline Interactions habits(std::size_t users)
{
    const auto once = aisles(users);
    std::vector<Interaction> rows;
    for (std::size_t user = 0; user < users; ++user) {
        const History history = once.of(UserIndex(user));
        for (std::size_t event = 0; event < history.size(); ++event)
            for (std::size_t again = 0; again <= event % 3; ++again)
                rows.push_back(
                    {UserIndex(user), history[event].item, history[event].time + 10.0 * static_cast<double>(again), 1});
    }
    return ms::recommend::groupByUser(rows, users, 40, true).value();
}

} // namespace smallshop
