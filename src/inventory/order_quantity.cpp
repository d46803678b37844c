// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/order_quantity.h"

#include "inventory/plan_sentences.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <string>
#include <utility>

namespace ms::inventory {
namespace {

Result<void> check(const OrderRules& rules)
{
    if (!(std::isfinite(rules.packSize) && rules.packSize > 0.0))
        return refused(plan_sentence::packSize, rules.packSize);
    if (!(std::isfinite(rules.minimumOrder) && rules.minimumOrder >= 0.0))
        return refused(plan_sentence::minimumOrder, rules.minimumOrder);
    if (rules.maximumOrder && !(std::isfinite(*rules.maximumOrder) && *rules.maximumOrder >= 0.0))
        return refused(plan_sentence::maximumOrder, *rules.maximumOrder);
    return {};
}

} // namespace

double inventoryPosition(const StockState& stock)
{
    return stock.onHand - stock.reserved - stock.backorders +
           std::accumulate(stock.onOrder.begin(), stock.onOrder.end(), 0.0);
}

Result<std::size_t> explainRounding(ExplanationBuilder& why, std::size_t need, const OrderRules& rules,
                                    std::optional<std::size_t> most)
{
    if (auto ok = check(rules); !ok)
        return tl::unexpected(ok.error());

    const std::string units = "units";
    std::size_t order = why.term("whole_units", Operation::RoundUp, {need}, units);
    if (rules.minimumOrder > 1.0) {
        const auto minimum = why.given("minimum_order", rules.minimumOrder, units);
        order = why.term("at_least_minimum", Operation::RaiseToMinimum, {order, minimum}, units);
    }
    std::size_t pack = 0;
    const bool inPacks = rules.packSize != 1.0 || rules.minimumOrder != std::floor(rules.minimumOrder);
    if (inPacks || rules.maximumOrder)
        pack = why.given("pack_size", rules.packSize, units);
    if (inPacks)
        order = why.term("full_packs", Operation::RoundUpToMultiple, {order, pack}, units);
    if (rules.maximumOrder && why.value(order) > *rules.maximumOrder) {
        const double packs = std::floor(*rules.maximumOrder / rules.packSize + 1e-9) * rules.packSize;
        const bool refused = packs <= 0.0 || packs + 1e-9 < rules.minimumOrder;
        const auto maximum = refused ? why.given("nothing_maximum_is_below_minimum", 0.0, units)
                             : most  ? *most
                                     : why.given("maximum_order", *rules.maximumOrder, units);
        const auto capped = why.term("at_most_maximum", Operation::Smallest, {order, maximum}, units);
        order = why.term("full_packs_below_maximum", Operation::RoundDownToMultiple, {capped, pack}, units);
    }
    return order;
}

Result<OrderQuantity> orderOf(ExplanationBuilder why, std::size_t rounded)
{
    const auto quantity = why.term("order", Operation::Sum, {rounded}, "units");
    const double value = why.value(quantity);
    if (!(std::isfinite(value) && value >= 0.0 && value < 9e15))
        return refused(plan_sentence::orderFits, value);
    return OrderQuantity{Quantity{std::llround(value)}, why.take()};
}

Result<OrderQuantity> roundedOrder(ExplanationBuilder why, std::size_t need, const OrderRules& rules)
{
    const auto rounded = explainRounding(why, need, rules);
    if (!rounded)
        return tl::unexpected(rounded.error());
    return orderOf(std::move(why), *rounded);
}

Result<double> roundedUnits(double need, const OrderRules& rules)
{
    if (auto ok = check(rules); !ok)
        return tl::unexpected(ok.error());
    if (!(std::isfinite(need) && need >= 0.0))
        return refused(plan_sentence::need, need);
    return acceptedUnits(need, rules, rules.maximumOrder.value_or(std::numeric_limits<double>::infinity()));
}

Result<ExplainedNeed> explainNeed(ExplanationBuilder& why, std::size_t reorderPoint, std::size_t orderUpToLevel,
                                  const StockState& stock)
{
    if (!(std::isfinite(stock.onHand) && stock.onHand >= 0.0))
        return refused({"stock on hand %1, expected at least 0"}, stock.onHand);
    const bool badOrder = std::ranges::any_of(stock.onOrder, [](double units) { return !(units >= 0.0); });
    if (badOrder || !(stock.reserved >= 0.0) || !(stock.backorders >= 0.0))
        return failure(ErrorCode::InvalidInput, "on order, reserved and backorders must be at least 0");

    const std::string units = "units";
    const double onOrder = std::accumulate(stock.onOrder.begin(), stock.onOrder.end(), 0.0);
    const auto onHand = why.given("on_hand", stock.onHand, units);
    const auto inbound = why.given("on_order", onOrder, units);
    const auto owed = why.given("reserved_and_owed", stock.reserved + stock.backorders, units);
    const auto gross = why.term("on_hand_and_on_order", Operation::Sum, {onHand, inbound}, units);
    const auto position = why.term("inventory_position", Operation::Difference, {gross, owed}, units);
    if (why.value(position) > why.value(reorderPoint))
        return ExplainedNeed{position, why.given("nothing_above_the_reorder_point", 0.0, units)};
    const auto gap = why.term("up_to_level", Operation::Difference, {orderUpToLevel, position}, units);
    const auto zero = why.given("nothing", 0.0, units);
    return ExplainedNeed{position, why.term("need", Operation::Largest, {gap, zero}, units)};
}

Result<OrderQuantity> suggestedOrder(ExplanationBuilder why, std::size_t reorderPoint, std::size_t orderUpToLevel,
                                     const StockState& stock, const OrderRules& rules)
{
    const auto explained = explainNeed(why, reorderPoint, orderUpToLevel, stock);
    if (!explained)
        return tl::unexpected(explained.error());
    return roundedOrder(std::move(why), explained->need, rules);
}

} // namespace ms::inventory
