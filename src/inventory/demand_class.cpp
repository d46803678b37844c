// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/demand_class.h"

#include "stats/moments.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace ms::inventory {
namespace {

constexpr double endOfA = 0.80; // of the value of all
constexpr double endOfB = 0.95;
constexpr double endOfX = 0.5; // standard deviation over mean
constexpr double endOfY = 1.0;

/// Population standard deviation over mean of the periods that are known; 0 for no demand.
double variation(std::span<const double> history)
{
    const stats::Moments moments = stats::momentsOf(history);
    return moments.mean > 0.0 ? moments.standardDeviation / moments.mean : 0.0;
}

} // namespace

std::vector<std::string> demandClasses(std::span<const ClassedDemand> demand)
{
    std::vector<std::string> classes(demand.size());
    std::vector<std::size_t> order(demand.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return demand[a].value > demand[b].value; });
    double all = 0.0;
    for (const ClassedDemand& one : demand)
        all += one.value;
    double before = 0.0;
    for (const std::size_t i : order) {
        if (!(demand[i].value > 0.0))
            break;
        const double share = before / all;
        const double spread = variation(demand[i].history);
        classes[i].push_back(share < endOfA ? 'A' : share < endOfB ? 'B' : 'C');
        classes[i].push_back(spread <= endOfX ? 'X' : spread <= endOfY ? 'Y' : 'Z');
        before += demand[i].value;
    }
    return classes;
}

} // namespace ms::inventory
