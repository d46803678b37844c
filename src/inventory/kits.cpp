// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/kits.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace ms::inventory {
namespace {

Result<void> check(std::span<const double> amounts, std::span<const KitLine> lines)
{
    for (const double amount : amounts) {
        if (!(std::isfinite(amount) && amount >= 0.0))
            return failure(ErrorCode::InvalidInput, "demand and stock must be at least 0");
    }
    for (const KitLine& line : lines) {
        if (line.kit >= amounts.size() || line.component >= amounts.size())
            return failure(ErrorCode::InvalidInput, "a kit names a SKU that is not in the list");
        if (!(std::isfinite(line.units) && line.units > 0.0))
            return failure(ErrorCode::InvalidInput,
                           "kit " + std::to_string(line.kit) + ": units of a component must be more than 0");
    }
    return {};
}

/// SKUs so that every kit stands before its components.
Result<std::vector<std::size_t>> kitsFirst(std::size_t count, std::span<const KitLine> lines)
{
    std::vector<std::size_t> above(count, 0); // lines that have it as a component
    for (const KitLine& line : lines)
        ++above[line.component];
    std::vector<std::size_t> order;
    for (std::size_t sku = 0; sku < count; ++sku) {
        if (above[sku] == 0)
            order.push_back(sku);
    }
    for (std::size_t next = 0; next < order.size(); ++next) {
        for (const KitLine& line : lines) {
            if (line.kit == order[next] && --above[line.component] == 0)
                order.push_back(line.component);
        }
    }
    if (order.size() == count)
        return order;
    const auto caught = std::ranges::find_if(above, [](std::size_t left) { return left > 0; });
    return failure(ErrorCode::InvalidInput,
                   "kit " + std::to_string(caught - above.begin()) + " contains itself, directly or in another kit");
}

} // namespace

Result<std::vector<double>> componentDemand(std::span<const double> demand, std::span<const KitLine> lines)
{
    if (auto ok = check(demand, lines); !ok)
        return tl::unexpected(ok.error());
    const auto order = kitsFirst(demand.size(), lines);
    if (!order)
        return tl::unexpected(order.error());
    std::vector<double> asked(demand.begin(), demand.end());
    for (const std::size_t sku : *order) {
        for (const KitLine& line : lines) {
            if (line.kit == sku)
                asked[line.component] += line.units * asked[sku];
        }
    }
    return asked;
}

Result<std::vector<double>> availableUnits(std::span<const double> stock, std::span<const KitLine> lines)
{
    if (auto ok = check(stock, lines); !ok)
        return tl::unexpected(ok.error());
    auto order = kitsFirst(stock.size(), lines);
    if (!order)
        return tl::unexpected(order.error());
    std::vector<double> available(stock.begin(), stock.end());
    std::ranges::reverse(*order);
    for (const std::size_t sku : *order) {
        double makes = HUGE_VAL;
        for (const KitLine& line : lines) {
            if (line.kit == sku)
                makes = std::min(makes, std::floor(available[line.component] / line.units + 1e-9));
        }
        if (std::isfinite(makes))
            available[sku] += makes;
    }
    return available;
}

} // namespace ms::inventory
