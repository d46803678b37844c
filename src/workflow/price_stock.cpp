// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/price_stock.h"

#include "inventory/price_breaks.h"
#include "workflow/inventory_inputs.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace ms::workflow {

namespace {

constexpr int longestCover = 3650; // days

/// Expected demand of the `day`-th day from now.
double demandOfDay(const inventory::DemandOutlook& outlook, int day)
{
    if (outlook.mean.empty())
        return 0;
    const double period = (outlook.daysIntoFirst + day - 0.5) / outlook.periodDays;
    const auto place = std::min(static_cast<std::size_t>(std::max(0.0, period)), outlook.mean.size() - 1);
    return outlook.mean[place] / outlook.periodDays;
}

double arrivingOn(const inventory::PlanInputs& inputs, int day)
{
    double units = 0;
    for (const inventory::Arrival& arrival : inputs.arrivals)
        if (std::max(1, static_cast<int>(std::lround(arrival.day))) == day)
            units += arrival.units;
    return units;
}

/// Units at the end of `days` days with an order of today.
double leftAfter(const inventory::PlanInputs& inputs, double order, int days)
{
    const int arrives = std::max(1, static_cast<int>(std::ceil(inputs.leadTimeDays.mean)));
    double stock = inputs.onHand - inputs.reserved - inputs.owed;
    for (int day = 1; day <= days; ++day) {
        stock += arrivingOn(inputs, day) + (day == arrives ? order : 0);
        stock = std::max(std::min(stock, 0.0), stock - demandOfDay(inputs.demand, day));
    }
    return std::max(0.0, stock);
}

/// Days until expected demand has used up what is there and on its way.
std::optional<double> coverOf(const inventory::PlanInputs& inputs)
{
    double stock = inputs.onHand - inputs.reserved - inputs.owed;
    for (const inventory::Arrival& arrival : inputs.arrivals)
        stock += arrival.units;
    for (int day = 1; day <= longestCover; ++day) {
        const double demand = demandOfDay(inputs.demand, day);
        if (stock <= demand && demand > 0)
            return day - 1 + std::max(0.0, stock) / demand;
        stock -= demand;
    }
    return std::nullopt;
}

struct Planned {
    inventory::PlanInputs inputs;
    inventory::PlannedLevels levels;
};

Result<Planned> planAt(const inventory::PlanInputs& inputs, double factor)
{
    Planned planned{inputs, {}};
    for (double& units : planned.inputs.demand.mean)
        units *= factor;
    for (double& units : planned.inputs.demand.stdDev)
        units *= factor;
    planned.inputs.demand.errorLevel *= factor;
    auto levels = inventory::planLevels(planned.inputs);
    if (!levels)
        return tl::unexpected(levels.error());
    planned.levels = *levels;
    return planned;
}

} // namespace

std::unordered_map<Sku, std::size_t> inventoryItems(const InventoryInputs& inputs)
{
    std::unordered_map<Sku, std::size_t> items;
    for (std::size_t i = 0; i < inputs.items.size(); ++i)
        items.emplace(inputs.items[i].sku, i);
    return items;
}

Result<StockAtPrice> stockUnderShift(const InventoryInputs& inputs, std::size_t at, const DemandShift& shift,
                                     int horizonDays)
{
    const InventoryItem& item = inputs.items[at];
    const ScenarioInputs under = underScenario(item, inputs.header.scenario, inputs.header.asOf);
    if (!under.stockKnown)
        return failure(ErrorCode::NotEnoughData, "sku " + item.sku.text + ": its stock was never counted");
    const auto mean = planAt(under.plan, shift.mean);
    const auto low = shift.low80 == shift.mean ? mean : planAt(under.plan, shift.low80);
    const auto high = shift.high80 == shift.mean ? mean : planAt(under.plan, shift.high80);
    for (const auto* planned : {&mean, &low, &high})
        if (!*planned)
            return tl::unexpected(planned->error());
    StockAtPrice stock;
    stock.orderUpToLevel = mean->levels.orderUpToLevel;
    stock.order = std::llround(mean->levels.order);
    stock.orderLow80 = std::llround(low->levels.order);
    stock.orderHigh80 = std::llround(high->levels.order);
    stock.coverDays = coverOf(mean->inputs);
    if (stock.coverDays)
        stock.runsOut = inputs.header.asOf + std::chrono::days(1 + static_cast<int>(std::floor(*stock.coverDays)));
    stock.stockoutProbability = inventory::stockoutRisk(mean->inputs).probability;
    // The order is decided once, for what is expected; demand then does what it does.
    const double order = mean->levels.order;
    stock.unitsLeft = leftAfter(mean->inputs, order, horizonDays);
    if (const auto atItsSize = inventory::unitCostOf(item.prices, order))
        stock.orderCostMinor = *atItsSize * order;
    if (item.prices.unitCost) {
        const double cost = *item.prices.unitCost;
        stock.cashMinor = cost * stock.unitsLeft;
        stock.cashLow80Minor = cost * leftAfter(high->inputs, order, horizonDays);
        stock.cashHigh80Minor = cost * leftAfter(low->inputs, order, horizonDays);
    }
    return stock;
}

} // namespace ms::workflow
