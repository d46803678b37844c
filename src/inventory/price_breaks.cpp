// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/price_breaks.h"

#include "core/calendar_numbers.h"
#include "inventory/order_quantity.h"
#include "inventory/plan_sentences.h"

#include <algorithm>
#include <cmath>

namespace ms::inventory {
namespace {

bool isAmount(double number)
{
    return std::isfinite(number) && number >= 0.0;
}

} // namespace

std::optional<double> unitCostOf(const SupplierPrices& prices, double units)
{
    std::optional<double> cost = prices.unitCost;
    for (const PriceBreak& one : prices.breaks) {
        if (units + 1e-9 >= one.from)
            cost = one.unitCost;
    }
    return cost;
}

Result<void> checkPrices(const SupplierPrices& prices)
{
    if (prices.unitCost && !isAmount(*prices.unitCost))
        return refused(plan_sentence::unitCost, *prices.unitCost);
    if (!isAmount(prices.holdingRate))
        return refused(plan_sentence::holdingRate, prices.holdingRate);
    double last = 1.0;
    for (const PriceBreak& one : prices.breaks) {
        if (!(std::isfinite(one.from) && one.from > last))
            return refused(plan_sentence::priceBreak, one.from);
        if (!isAmount(one.unitCost))
            return refused(plan_sentence::unitCost, one.unitCost);
        last = one.from;
    }
    return {};
}

Result<std::vector<PriceBreakChoice>> priceBreakChoices(double order, double demandADay, const SupplierPrices& prices,
                                                        const OrderRules& rules)
{
    if (auto ok = checkPrices(prices); !ok)
        return tl::unexpected(ok.error());
    std::vector<PriceBreakChoice> choices;
    const auto now = unitCostOf(prices, order);
    if (!now || order <= 0.0 || demandADay <= 0.0)
        return choices;
    for (const PriceBreak& one : prices.breaks) {
        if (one.from <= order + 1e-9)
            continue;
        const auto units = roundedUnits(one.from, rules);
        if (!units)
            return tl::unexpected(units.error());
        if (*units + 1e-9 < one.from)
            continue; // above the largest order
        PriceBreakChoice choice{one.from, *units, *now, unitCostOf(prices, *units).value_or(one.unitCost), 0.0, 0.0};
        const double more = choice.units - order;
        choice.saved = choice.units * (choice.costNow - choice.costAtBreak);
        choice.held = more / 2.0 * (more / demandADay) * (prices.holdingRate / meanDaysAYear) * choice.costAtBreak;
        choices.push_back(choice);
    }
    return choices;
}

Result<std::optional<PriceBreakChoice>> bestPriceBreak(double order, double demandADay, const SupplierPrices& prices,
                                                       const OrderRules& rules)
{
    const auto choices = priceBreakChoices(order, demandADay, prices, rules);
    if (!choices)
        return tl::unexpected(choices.error());
    const auto best = std::ranges::max_element(*choices, {}, &PriceBreakChoice::gainAUnit);
    return best == choices->end() ? std::nullopt : std::optional(*best);
}

std::size_t explainPriceBreak(ExplanationBuilder& why, std::size_t order, std::size_t demandADay,
                              const PriceBreakChoice& choice, double holdingRate)
{
    const auto units = why.given("price_break_order", choice.units, "units");
    const auto now = why.given("unit_cost", choice.costNow, "money");
    const auto later = why.given("unit_cost_at_break", choice.costAtBreak, "money");
    const auto cheaper = why.term("cheaper_a_unit", Operation::Difference, {now, later}, "money");
    const auto saved = why.term("saved_at_break", Operation::Product, {units, cheaper}, "money");
    const auto more = why.term("units_more", Operation::Difference, {units, order}, "units");
    const auto days = why.term("days_to_sell_more", Operation::Quotient, {more, demandADay}, "days");
    const auto two = why.given("two", 2.0);
    const auto average = why.term("held_on_average", Operation::Quotient, {more, two}, "units");
    const auto yearly = why.given("holding_rate", holdingRate);
    const auto year = why.given("days_a_year", meanDaysAYear, "days");
    const auto dayRate = why.term("holding_rate_a_day", Operation::Quotient, {yearly, year});
    const auto held = why.term("held_for_break", Operation::Product, {average, days, dayRate, later}, "money");
    const auto gain = why.term("gained_at_break", Operation::Difference, {saved, held}, "money");
    return why.value(gain) > 0.0 ? why.term("at_price_break", Operation::Largest, {order, units}, "units") : order;
}

} // namespace ms::inventory
