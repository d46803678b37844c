// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/lot_sizing.h"

#include <cmath>
#include <cstddef>
#include <limits>
#include <string>

namespace ms::inventory {
namespace {

Result<void> check(std::span<const double> values, const char* name, std::size_t periods)
{
    if (values.size() != 1 && values.size() != periods)
        return failure(ErrorCode::InvalidInput, std::string(name) + ": " + std::to_string(values.size()) +
                                                    " values, expected 1 or " + std::to_string(periods));
    for (const double value : values) {
        if (!(std::isfinite(value) && value >= 0.0))
            return failure(ErrorCode::InvalidInput,
                           std::string(name) + " " + std::to_string(value) + ", expected at least 0");
    }
    return {};
}

double at(std::span<const double> values, std::size_t period)
{
    if (values.empty())
        return 0.0;
    return values.size() == 1 ? values[0] : values[period];
}

} // namespace

Result<LotSizes> wagnerWhitin(const LotSizingInputs& inputs)
{
    const std::size_t n = inputs.demand.size();
    if (n == 0)
        return failure(ErrorCode::InvalidInput, "demand: no period");
    if (auto ok = check(inputs.demand, "demand", n); !ok)
        return tl::unexpected(ok.error());
    if (auto ok = check(inputs.holdingCost, "holding cost", n); !ok)
        return tl::unexpected(ok.error());
    if (auto ok = check(inputs.fixedCost, "fixed cost", n); !ok)
        return tl::unexpected(ok.error());
    if (auto ok = check(inputs.purchaseCost.empty() ? inputs.fixedCost : inputs.purchaseCost, "purchase cost", n); !ok)
        return tl::unexpected(ok.error());

    // best[t]: least cost of periods t..n-1 with no stock at the start; the order at t serves up to next[t], exclusive.
    std::vector<double> best(n + 1, 0.0);
    std::vector<std::size_t> next(n, n);
    for (std::size_t t = n; t-- > 0;) {
        best[t] = std::numeric_limits<double>::infinity();
        double carried = 0.0; // holding cost a unit from t to the period looked at
        double variable = 0.0;
        double units = 0.0;
        for (std::size_t end = t; end < n; ++end) {
            variable += inputs.demand[end] * (carried + at(inputs.purchaseCost, t));
            units += inputs.demand[end];
            carried += at(inputs.holdingCost, end);
            const double cost = (units > 0.0 ? at(inputs.fixedCost, t) : 0.0) + variable + best[end + 1];
            if (cost < best[t]) {
                best[t] = cost;
                next[t] = end + 1;
            }
        }
    }
    LotSizes lots{std::vector<double>(n, 0.0), best[0]};
    for (std::size_t t = 0; t < n; t = next[t]) {
        for (std::size_t end = t; end < next[t]; ++end)
            lots.orderQuantities[t] += inputs.demand[end];
    }
    return lots;
}

} // namespace ms::inventory
