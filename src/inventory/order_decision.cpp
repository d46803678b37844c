// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/order_decision.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <vector>

namespace ms::inventory {
namespace {

double arriving(const StockState& stock, std::size_t period)
{
    return period < stock.onOrder.size() ? stock.onOrder[period] : 0.0;
}

/// Stock before the order arrives, on each path; below 0: owed. Sales that are lost leave a debt as it was.
std::vector<double> stockAtArrival(const DemandPaths& paths, const OrderDecision& decision)
{
    std::vector<double> left(paths.count());
    for (std::size_t k = 0; k < left.size(); ++k) {
        const auto path = paths.path(k);
        double shelf = decision.stock.onHand - decision.stock.reserved - decision.stock.backorders;
        for (std::size_t t = 0; t < static_cast<std::size_t>(decision.leadTime); ++t) {
            const double before = shelf + arriving(decision.stock, t);
            shelf = before - path[t];
            if (decision.lostSales)
                shelf = std::max(shelf, std::min(before, 0.0));
        }
        left[k] = shelf;
    }
    return left;
}

struct PathOutcome {
    double held = 0;
    double missed = 0;
};

/// From the order's arrival on. What is owed then counts as missed until the order pays it, so that the cost stays
/// convex in the order.
PathOutcome follow(std::span<const double> path, double shelf, const OrderDecision& decision)
{
    PathOutcome outcome;
    for (auto t = static_cast<std::size_t>(decision.leadTime); t < path.size(); ++t) {
        shelf += arriving(decision.stock, t) - path[t];
        outcome.held += std::max(shelf, 0.0);
        outcome.missed += std::max(-shelf, 0.0);
        if (decision.lostSales)
            shelf = std::max(shelf, 0.0);
    }
    return outcome;
}

} // namespace

double cheapestOrder(const DemandPaths& paths, const OrderDecision& decision)
{
    assert(paths.count() > 0 && paths.periods > static_cast<std::size_t>(decision.leadTime));
    const auto left = stockAtArrival(paths, decision);
    double low = 0.0;
    double high = 0.0;
    for (std::size_t k = 0; k < left.size(); ++k) {
        const auto path = paths.path(k).subspan(static_cast<std::size_t>(decision.leadTime));
        double demand = 0.0;
        for (const double units : path)
            demand += units;
        low = std::min(low, -left[k]);
        high = std::max(high, demand - left[k]);
    }
    const auto cost = [&](double order) {
        double sum = 0.0;
        for (std::size_t k = 0; k < left.size(); ++k) {
            const PathOutcome one = follow(paths.path(k), left[k] + order, decision);
            sum += decision.holding * one.held + decision.shortage * one.missed;
        }
        return sum;
    };
    low = std::floor(low);
    high = std::ceil(high);
    while (high - low > 1.0) { // compares neighbours, so that whole numbers halve the range
        const double middle = std::floor((low + high) / 2.0);
        if (cost(middle) <= cost(middle + 1.0))
            high = middle;
        else
            low = middle + 1.0;
    }
    return cost(low) <= cost(high) ? low : high;
}

double stockoutShare(const DemandPaths& paths, const OrderDecision& decision, double units)
{
    const auto left = stockAtArrival(paths, decision);
    std::size_t misses = 0;
    for (std::size_t k = 0; k < left.size(); ++k)
        misses += follow(paths.path(k), left[k] + units, decision).missed > 1e-9 ? 1 : 0;
    return left.empty() ? 0.0 : static_cast<double>(misses) / static_cast<double>(left.size());
}

} // namespace ms::inventory
