// SPDX-License-Identifier: GPL-3.0-or-later
#include "forecast/hierarchy.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>

namespace ms::forecast {
namespace {

/// What the children of each node say together.
struct Below {
    double mean = 0;
    double variance = 0;
    int children = 0;
};

/// Two opinions on one value, each weighed by its precision.
NodeForecast agreed(const NodeForecast& one, const NodeForecast& two)
{
    if (!std::isfinite(one.variance))
        return two;
    if (!std::isfinite(two.variance))
        return one;
    const double total = one.variance + two.variance;
    if (!(total > 0))
        return one; // both are certain: the node itself is believed
    return {(one.mean * two.variance + two.mean * one.variance) / total, one.variance * two.variance / total};
}

/// Sums children into parents, children before parents.
std::vector<double> addedUp(const Hierarchy& tree, std::vector<double> values)
{
    std::vector<bool> parent(tree.size(), false);
    for (const std::size_t one : tree.parents)
        if (one != Hierarchy::none)
            parent[one] = true;
    std::vector<double> sums(tree.size(), 0.0);
    for (std::size_t node = tree.size(); node-- > 0;) {
        if (parent[node])
            values[node] = sums[node];
        if (tree.parents[node] != Hierarchy::none)
            sums[tree.parents[node]] += values[node];
    }
    return values;
}

} // namespace

Hierarchy hierarchyOf(std::span<const std::string> ids, std::span<const std::vector<std::string>> paths)
{
    Hierarchy tree;
    tree.names.emplace_back("total");
    tree.parents.push_back(Hierarchy::none);
    std::map<std::pair<std::size_t, std::string>, std::size_t> groups;
    std::vector<std::size_t> innermost;
    for (const std::vector<std::string>& path : paths) {
        std::size_t at = 0;
        for (const std::string& name : path) {
            const auto [place, added] = groups.try_emplace({at, name}, tree.size());
            if (added) {
                tree.names.push_back(at == 0 ? name : tree.names[at] + " / " + name);
                tree.parents.push_back(at);
            }
            at = place->second;
        }
        innermost.push_back(at);
    }
    for (std::size_t i = 0; i < ids.size(); ++i) {
        tree.leaves.push_back(tree.size());
        tree.names.push_back(ids[i]);
        tree.parents.push_back(i < innermost.size() ? innermost[i] : 0);
    }
    return tree;
}

std::vector<double> reconcile(const Hierarchy& tree, std::span<const NodeForecast> forecasts, bool nonNegative)
{
    const std::size_t count = tree.size();
    std::vector<NodeForecast> upward(forecasts.begin(), forecasts.end());
    std::vector<Below> below(count);
    for (std::size_t node = count; node-- > 0;) {
        if (below[node].children > 0)
            upward[node] = agreed(forecasts[node], {below[node].mean, below[node].variance});
        if (const std::size_t parent = tree.parents[node]; parent != Hierarchy::none) {
            below[parent].mean += upward[node].mean;
            below[parent].variance += upward[node].variance;
            ++below[parent].children;
        }
    }
    // Downward: what a node was moved by is shared among its children by their doubt.
    std::vector<double> values(count);
    for (std::size_t node = 0; node < count; ++node) {
        const std::size_t parent = tree.parents[node];
        if (parent == Hierarchy::none) {
            values[node] = upward[node].mean;
            continue;
        }
        const double moved = values[parent] - below[parent].mean;
        const double doubt = below[parent].variance;
        const double share = doubt > 0 && std::isfinite(doubt) ? upward[node].variance / doubt
                                                               : 1.0 / static_cast<double>(below[parent].children);
        values[node] = upward[node].mean + share * moved;
    }
    if (nonNegative) {
        // Each group keeps its total; its members below zero are lifted and the others shrunk.
        std::vector<double> positive(count, 0.0);
        for (std::size_t node = 0; node < count; ++node) {
            values[node] = std::max(values[node], 0.0);
            if (tree.parents[node] != Hierarchy::none)
                positive[tree.parents[node]] += values[node];
        }
        for (std::size_t node = 1; node < count; ++node) {
            const std::size_t parent = tree.parents[node];
            if (parent != Hierarchy::none)
                values[node] *= positive[parent] > 0 ? values[parent] / positive[parent] : 0;
        }
    }
    return addedUp(tree, std::move(values));
}

std::vector<std::int64_t> spreadWhole(std::int64_t total, std::span<const double> shares)
{
    std::vector<std::int64_t> parts(shares.size(), 0);
    if (shares.empty())
        return parts;
    double sum = 0;
    for (const double share : shares)
        sum += std::max(share, 0.0);
    const auto shareOf = [&](std::size_t i) {
        return sum > 0 && std::isfinite(sum) ? std::max(shares[i], 0.0) / sum
                                             : 1.0 / static_cast<double>(shares.size());
    };
    const std::int64_t size = std::abs(total);
    std::int64_t left = size;
    std::vector<double> remainders(shares.size());
    for (std::size_t i = 0; i < shares.size(); ++i) {
        const double exact = shareOf(i) * static_cast<double>(size);
        parts[i] = std::min(static_cast<std::int64_t>(std::floor(exact)), left);
        remainders[i] = exact - static_cast<double>(parts[i]);
        left -= parts[i];
    }
    std::vector<std::size_t> order(shares.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return remainders[a] > remainders[b]; });
    for (std::size_t k = 0; left > 0; k = (k + 1) % order.size(), --left)
        ++parts[order[k]];
    if (total < 0)
        for (std::int64_t& part : parts)
            part = -part;
    return parts;
}

} // namespace ms::forecast
