// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/economic_order.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

namespace ms::inventory {
namespace {

Result<void> require(bool holds, const char* what, double value, const char* expected)
{
    if (holds)
        return {};
    return failure(ErrorCode::InvalidInput, std::string(what) + " " + std::to_string(value) + ", expected " + expected);
}

Result<void> check(const EconomicOrderInputs& inputs, bool needsHolding = true)
{
    if (auto ok = require(std::isfinite(inputs.fixedCost) && inputs.fixedCost >= 0.0, "fixed cost", inputs.fixedCost,
                          "at least 0");
        !ok)
        return ok;
    if (auto ok = require(std::isfinite(inputs.demandRate) && inputs.demandRate > 0.0, "demand rate", inputs.demandRate,
                          "more than 0");
        !ok)
        return ok;
    return require(!needsHolding || (std::isfinite(inputs.holdingCost) && inputs.holdingCost > 0.0), "holding cost",
                   inputs.holdingCost, "more than 0");
}

struct Tiers {
    double rate;
    std::span<const double> breakpoints;
    std::span<const double> unitCosts;
    DiscountKind kind;
};

Result<void> check(const Tiers& tiers)
{
    if (auto ok =
            require(std::isfinite(tiers.rate) && tiers.rate > 0.0, "holding cost rate", tiers.rate, "more than 0");
        !ok)
        return ok;
    const auto count = static_cast<double>(tiers.unitCosts.size());
    if (auto ok = require(!tiers.breakpoints.empty() && tiers.breakpoints.size() == tiers.unitCosts.size(),
                          "number of unit costs", count, "one for each breakpoint");
        !ok)
        return ok;
    if (auto ok = require(tiers.breakpoints[0] == 0.0, "first breakpoint", tiers.breakpoints[0], "0"); !ok)
        return ok;
    for (std::size_t j = 0; j < tiers.breakpoints.size(); ++j) {
        if (auto ok = require(tiers.unitCosts[j] > 0.0, "unit cost", tiers.unitCosts[j], "more than 0"); !ok)
            return ok;
        if (auto ok = require(j == 0 || tiers.breakpoints[j] > tiers.breakpoints[j - 1], "breakpoint",
                              tiers.breakpoints[j], "more than the one before");
            !ok)
            return ok;
    }
    return {};
}

/// Σ_{i<=j} (c_{i-1} − c_i) b_i: what the units below tier j's start cost beyond tier j's price.
double surcharge(const Tiers& tiers, std::size_t tier)
{
    double sum = 0.0;
    for (std::size_t i = 1; i <= tier; ++i)
        sum += (tiers.unitCosts[i - 1] - tiers.unitCosts[i]) * tiers.breakpoints[i];
    return tiers.kind == DiscountKind::Incremental ? sum : 0.0;
}

double tierCost(const EconomicOrderInputs& inputs, const Tiers& tiers, std::size_t tier, double quantity)
{
    const double extra = surcharge(tiers, tier);
    const double unit = tiers.unitCosts[tier];
    return unit * inputs.demandRate + tiers.rate * extra / 2.0 +
           (inputs.fixedCost + extra) * inputs.demandRate / quantity + tiers.rate * unit * quantity / 2.0;
}

} // namespace

Result<EconomicOrder> economicOrder(const EconomicOrderInputs& inputs)
{
    if (auto ok = check(inputs); !ok)
        return tl::unexpected(ok.error());
    return EconomicOrder{std::sqrt(2.0 * inputs.fixedCost * inputs.demandRate / inputs.holdingCost),
                         std::sqrt(2.0 * inputs.fixedCost * inputs.demandRate * inputs.holdingCost)};
}

Result<double> economicOrderCost(const EconomicOrderInputs& inputs, double quantity)
{
    if (auto ok = check(inputs); !ok)
        return tl::unexpected(ok.error());
    if (auto ok = require(std::isfinite(quantity) && quantity > 0.0, "order quantity", quantity, "more than 0"); !ok)
        return tl::unexpected(ok.error());
    return inputs.fixedCost * inputs.demandRate / quantity + inputs.holdingCost * quantity / 2.0;
}

Result<EconomicOrderWithBackorders> economicOrderWithBackorders(const EconomicOrderInputs& inputs, double stockoutCost)
{
    if (auto ok = check(inputs); !ok)
        return tl::unexpected(ok.error());
    if (auto ok =
            require(std::isfinite(stockoutCost) && stockoutCost > 0.0, "stockout cost", stockoutCost, "more than 0");
        !ok)
        return tl::unexpected(ok.error());
    const double h = inputs.holdingCost;
    const double p = stockoutCost;
    const double squared = 2.0 * inputs.fixedCost * inputs.demandRate;
    return EconomicOrderWithBackorders{std::sqrt(squared * (h + p) / (h * p)), h / (h + p),
                                       std::sqrt(squared * h * p / (h + p))};
}

Result<EconomicOrderWithBackorders> backorderCost(const EconomicOrderInputs& inputs, double stockoutCost,
                                                  double quantity, std::optional<double> stockoutFraction)
{
    const auto best = economicOrderWithBackorders(inputs, stockoutCost);
    if (!best)
        return best;
    if (auto ok = require(std::isfinite(quantity) && quantity > 0.0, "order quantity", quantity, "more than 0"); !ok)
        return tl::unexpected(ok.error());
    const double x = stockoutFraction.value_or(best->stockoutFraction);
    if (auto ok = require(x >= 0.0 && x <= 1.0, "stockout fraction", x, "0 to 1"); !ok)
        return tl::unexpected(ok.error());
    const double cost = inputs.holdingCost * quantity * (1.0 - x) * (1.0 - x) / 2.0 +
                        stockoutCost * quantity * x * x / 2.0 + inputs.fixedCost * inputs.demandRate / quantity;
    return EconomicOrderWithBackorders{quantity, x, cost};
}

Result<EconomicOrder> economicProduction(const EconomicOrderInputs& inputs, double productionRate)
{
    if (auto ok = check(inputs); !ok)
        return tl::unexpected(ok.error());
    if (auto ok = require(std::isfinite(productionRate) && productionRate > inputs.demandRate, "production rate",
                          productionRate, "more than the demand rate");
        !ok)
        return tl::unexpected(ok.error());
    EconomicOrderInputs slower = inputs;
    slower.holdingCost *= 1.0 - inputs.demandRate / productionRate;
    return economicOrder(slower);
}

Result<DiscountedOrder> discountedOrder(const EconomicOrderInputs& inputs, double holdingCostRate,
                                        std::span<const double> breakpoints, std::span<const double> unitCosts,
                                        DiscountKind kind)
{
    const Tiers tiers{holdingCostRate, breakpoints, unitCosts, kind};
    if (auto ok = check(inputs, false).and_then([&tiers] { return check(tiers); }); !ok)
        return tl::unexpected(ok.error());
    // Within a tier the cost is convex in Q: its best Q is the unconstrained one, moved into the tier.
    DiscountedOrder best{0.0, 0, std::numeric_limits<double>::infinity()};
    for (std::size_t tier = 0; tier < breakpoints.size(); ++tier) {
        const double free = std::sqrt(2.0 * (inputs.fixedCost + surcharge(tiers, tier)) * inputs.demandRate /
                                      (holdingCostRate * unitCosts[tier]));
        const bool last = tier + 1 == breakpoints.size();
        if (!last && free >= breakpoints[tier + 1])
            continue; // the next tier's start costs no more, so that its own turn finds it
        const double quantity = std::max(free, breakpoints[tier]);
        const double cost =
            quantity > 0.0 ? tierCost(inputs, tiers, tier, quantity) : unitCosts[tier] * inputs.demandRate;
        if (cost < best.cost)
            best = {quantity, tier, cost};
    }
    return best;
}

Result<DiscountedOrder> discountedOrderCost(const EconomicOrderInputs& inputs, double holdingCostRate,
                                            std::span<const double> breakpoints, std::span<const double> unitCosts,
                                            DiscountKind kind, double quantity)
{
    const Tiers tiers{holdingCostRate, breakpoints, unitCosts, kind};
    if (auto ok = check(inputs, false).and_then([&tiers] { return check(tiers); }); !ok)
        return tl::unexpected(ok.error());
    if (auto ok = require(std::isfinite(quantity) && quantity > 0.0, "order quantity", quantity, "more than 0"); !ok)
        return tl::unexpected(ok.error());
    std::size_t tier = 0;
    while (tier + 1 < breakpoints.size() && quantity >= breakpoints[tier + 1])
        ++tier;
    return DiscountedOrder{quantity, tier, tierCost(inputs, tiers, tier, quantity)};
}

} // namespace ms::inventory
