// SPDX-License-Identifier: GPL-3.0-or-later
// Orders under a budget, limited room and suppliers' smallest orders.
#include "core/parallel.h"
#include "inventory/order_quantity.h"
#include "inventory/price_breaks.h"
#include "inventory/purchase_plan.h"
#include "workflow/inventory_inputs.h"

#include <algorithm>
#include <cmath>

namespace ms::workflow {
namespace {

constexpr std::size_t rowsATask = 256; // a task of a thread
constexpr double mostChoices = 60000;  // sizes of orders weighed under a budget, all SKUs together
constexpr std::int64_t fewestSizes = 4;
constexpr std::int64_t mostSizes = 500; // of one order
constexpr double extraPacks = 4;        // above the need, at a supplier with a smallest order
constexpr double extraShare = 0.25;     // of the need, if that is more

/// What decides which sizes of an order are weighed.
struct Weighing {
    std::int64_t sizes = 1;
    double unitVolume = 1;
    double usualPrice = 1;      ///< of SKUs whose price is known; minor units
    bool moneyCounts = false;   ///< there is a budget
    double supplierMinimum = 0; ///< of this SKU's supplier
};

/// Sizes above the need are worth no more than it, a trace less: they are taken to reach a supplier's smallest order,
/// or where a price break makes the larger order the cheaper one.
void addExtra(inventory::PurchaseWish& wish, const InventoryItem& item, double mostUnits, double unitVolume)
{
    if (wish.choices.empty())
        return;
    const inventory::OrderRules& rules = item.rules;
    const inventory::PurchaseChoice whole = wish.choices.back();
    const double most = std::max(whole.units * (1.0 + extraShare), whole.units + extraPacks * rules.packSize);
    const double step = rules.packSize * std::max(1.0, std::ceil((most - whole.units) / rules.packSize / 16.0));
    for (double units = whole.units + step; units <= most + 1e-9; units += step) {
        const double rounded = inventory::roundedUnits(units, rules).value_or(0.0);
        if (rounded <= wish.choices.back().units || rounded > mostUnits)
            continue;
        const double unitCost = inventory::unitCostOf(item.prices, rounded).value_or(0.0);
        const double more = (rounded - whole.units) * unitCost;
        wish.choices.push_back(
            {rounded, rounded * unitCost, rounded * unitVolume, std::max(0.0, whole.worth - 1e-6 * more)});
    }
}

/// What could be ordered of a SKU up to its suggestion, with the money at risk that each size takes away, and a little
/// above it where a supplier's smallest order is to be reached. A price break is worth the risk that it takes away, and
/// a trace of what it gains. No sizes whose cost is not known where money counts. A SKU without a price saves its cost,
/// or the usual price.
inventory::PurchaseWish wishOf(const InventoryItem& item, const inventory::PlannedLevels& levels,
                               const Weighing& weighing)
{
    inventory::PurchaseWish wish;
    wish.supplier = item.supplierPlace.value_or(static_cast<std::size_t>(-1));
    const bool costCounts = weighing.moneyCounts || weighing.supplierMinimum > 0.0;
    const auto costOf = [&](double units) { return units * inventory::unitCostOf(item.prices, units).value_or(0.0); };
    const double unitCost = item.prices.unitCost.value_or(0.0);
    const double price =
        item.priceMinor ? static_cast<double>(*item.priceMinor) : (unitCost > 0.0 ? unitCost : weighing.usualPrice);
    const double whole = levels.needed;
    const double without = inventory::expectedShort(levels, 0.0);
    double before = 0.0;
    for (std::int64_t k = 1; k <= weighing.sizes; ++k) {
        const double share = whole * static_cast<double>(k) / static_cast<double>(weighing.sizes);
        const double units = std::min(whole, inventory::roundedUnits(share, item.rules).value_or(0.0));
        if (units <= before || (costCounts && costOf(units) <= 0.0))
            continue;
        before = units;
        const double saved = std::max(0.0, without - inventory::expectedShort(levels, units));
        wish.choices.push_back({units, costOf(units), units * weighing.unitVolume, price * saved});
    }
    if (levels.order > whole) // a size between them costs more a unit and is not needed
        wish.choices.push_back(
            {levels.order, costOf(levels.order), levels.order * weighing.unitVolume,
             price * std::max(0.0, without - inventory::expectedShort(levels, levels.order)) + 1e-6 * levels.gained});
    if (weighing.supplierMinimum > 0.0)
        addExtra(wish, item, levels.most, weighing.unitVolume);
    return wish;
}

double usualPriceOf(const InventoryPlan& plan, const InventoryInputs& inputs, const std::vector<std::size_t>& wanted)
{
    double sum = 0.0;
    double known = 0.0;
    for (const std::size_t row : wanted) {
        const auto& price = inputs.items[plan.rows[row].item].priceMinor;
        sum += static_cast<double>(price.value_or(0));
        known += price ? 1.0 : 0.0;
    }
    return known > 0.0 ? sum / known : 1.0;
}

/// As many sizes of each order as can be weighed: an order of a few packs has no more than those.
std::int64_t sizesOf(const InventoryPlan& plan, const InventoryInputs& inputs, const std::vector<std::size_t>& wanted)
{
    std::vector<double> packs;
    for (const std::size_t row : wanted) {
        const double pack = std::max(1.0, inputs.items[plan.rows[row].item].rules.packSize);
        packs.push_back(std::ceil(static_cast<double>(plan.rows[row].suggestion->units) / pack));
    }
    std::int64_t sizes = mostSizes;
    const auto together = [&] {
        double sum = 0.0;
        for (const double one : packs)
            sum += std::min(one, static_cast<double>(sizes));
        return sum;
    };
    while (sizes > fewestSizes && together() > mostChoices)
        sizes -= std::max<std::int64_t>(1, sizes / 8);
    return sizes;
}

inventory::PurchaseLimits limitsOf(const InventoryInputs& inputs, const InventoryScenario& scenario, bool roomCounts)
{
    inventory::PurchaseLimits limits;
    if (scenario.budgetMinor)
        limits.budget = static_cast<double>(*scenario.budgetMinor);
    if (scenario.roomUnits)
        limits.volume = static_cast<double>(*scenario.roomUnits);
    else if (scenario.roomLitres && roomCounts)
        limits.volume = *scenario.roomLitres;
    if (scenario.supplierMinimums)
        limits.supplierMinimum = inputs.supplierMinimums;
    return limits;
}

/// What stands between an order and the size that it needs, the hardest first.
class LimitFinder {
public:
    LimitFinder(const inventory::PurchasePlan& purchases, const inventory::PurchaseLimits& limits,
                const std::vector<inventory::PurchaseWish>& wishes)
        : m_purchases(purchases), m_limits(limits), m_wanted(limits.supplierMinimum.size(), 0.0)
    {
        for (const inventory::PurchaseWish& wish : wishes) {
            if (wish.supplier < m_wanted.size() && !wish.choices.empty())
                m_wanted[wish.supplier] += wish.choices.back().cost;
        }
    }

    /// `units` are taken of `wish`, fewer than the `needed`.
    [[nodiscard]] OrderLimit of(const inventory::PurchaseWish& wish, double units, double needed) const
    {
        if (wish.choices.empty())
            return OrderLimit::CostUnknown;
        const auto& least = wish.choices.front();
        const bool nothing = units <= 0.0;
        if (nothing && least.cost > m_limits.budget)
            return OrderLimit::MinimumAboveBudget;
        if (nothing && least.volume > m_limits.volume)
            return OrderLimit::MinimumAboveRoom;
        if (wish.supplier < m_wanted.size() && m_wanted[wish.supplier] < m_limits.supplierMinimum[wish.supplier])
            return OrderLimit::SupplierMinimum;
        if (wish.supplier < m_wanted.size() && nothing && m_limits.supplierMinimum[wish.supplier] > m_limits.budget)
            return OrderLimit::SupplierMinimumAboveBudget;
        if (!std::isfinite(m_limits.volume))
            return std::isfinite(m_limits.budget) ? OrderLimit::Budget : OrderLimit::SupplierMinimum;
        const double lacking = least.cost / least.units * (needed - units);
        return m_limits.budget - m_purchases.cost < lacking ? OrderLimit::Budget : OrderLimit::Room;
    }

private:
    const inventory::PurchasePlan& m_purchases;
    const inventory::PurchaseLimits& m_limits;
    std::vector<double> m_wanted; ///< money at each supplier, all orders whole
};

/// Room that a unit takes: itself, or its litres, or those of the mean where they are not known.
class Volumes {
public:
    Volumes(InventoryPlan& plan, const std::vector<std::size_t>& wanted, const InventoryScenario& scenario)
        : m_inLitres(scenario.roomLitres && !scenario.roomUnits)
    {
        if (!m_inLitres)
            return;
        double known = 0.0;
        for (const std::size_t row : wanted) {
            if (const auto litres = plan.rows[row].volumeLitres) {
                m_mean += *litres;
                known += 1.0;
            }
        }
        plan.volumesUnknown = static_cast<std::int64_t>(wanted.size()) - std::llround(known);
        plan.roomUncounted = known == 0.0 && !wanted.empty();
        m_mean = known > 0.0 ? m_mean / known : 0.0;
    }
    [[nodiscard]] double of(const InventoryRow& row) const
    {
        return m_inLitres ? row.volumeLitres.value_or(m_mean) : 1.0;
    }

private:
    bool m_inLitres;
    double m_mean = 0;
};

} // namespace

Result<void> applyLimits(InventoryPlan& plan, const InventoryInputs& inputs,
                         const std::vector<inventory::PlannedLevels>& levels, const InventoryScenario& scenario,
                         Progress& progress)
{
    std::vector<std::size_t> wanted;
    for (std::size_t i = 0; i < plan.rows.size(); ++i) {
        if (plan.rows[i].suggestion && plan.rows[i].suggestion->units > 0)
            wanted.push_back(i);
    }
    const Volumes volumes(plan, wanted, scenario);
    const auto limits = limitsOf(inputs, scenario, !plan.roomUncounted);
    Weighing all;
    all.sizes = sizesOf(plan, inputs, wanted);
    all.usualPrice = usualPriceOf(plan, inputs, wanted);
    all.moneyCounts = std::isfinite(limits.budget);
    std::vector<inventory::PurchaseWish> wishes(wanted.size());
    const std::size_t tasks = (wanted.size() + rowsATask - 1) / rowsATask;
    const bool finished = parallelFor(tasks, 0, progress, [&](std::size_t task) {
        const std::size_t end = std::min(wanted.size(), (task + 1) * rowsATask);
        for (std::size_t k = task * rowsATask; k < end; ++k) {
            const InventoryRow& row = plan.rows[wanted[k]];
            const InventoryItem& item = inputs.items[row.item];
            Weighing weighing = all;
            weighing.unitVolume = volumes.of(row);
            if (item.supplierPlace && *item.supplierPlace < limits.supplierMinimum.size())
                weighing.supplierMinimum = limits.supplierMinimum[*item.supplierPlace];
            wishes[k] = wishOf(item, levels[row.item], weighing);
        }
    });
    if (!finished)
        return failure(ErrorCode::Canceled, "planning canceled");
    const auto purchases = inventory::purchasePlan(wishes, limits, progress);
    if (!purchases)
        return tl::unexpected(purchases.error());
    plan.savedMinor = minorOf(purchases->worth);
    plan.mostSavedMinor = minorOf(purchases->upperBound);
    const LimitFinder finder(*purchases, limits, wishes);
    for (std::size_t k = 0; k < wanted.size(); ++k) {
        InventoryRow& row = plan.rows[wanted[k]];
        const std::size_t taken = purchases->taken[k];
        const double units = taken == inventory::PurchasePlan::nothing ? 0.0 : wishes[k].choices[taken].units;
        const double needed = levels[row.item].needed;
        if (units + 0.5 < needed)
            row.cutBy = finder.of(wishes[k], units, needed);
        row.priceBreakLeft = row.forPriceBreak.units > 0 && units <= needed;
        row.toppedUp = Quantity{std::max<std::int64_t>(0, std::llround(units) - row.suggestion->units)};
        row.suggestion = Quantity{std::llround(units)};
        if (row.priceBreakLeft)
            row.forPriceBreak = {};
        if (row.cutBy != OrderLimit::None)
            row.forCover = {std::max<std::int64_t>(0, row.forCover.units - std::llround(needed - units))};
        setSuggestionCost(row, inputs.items[row.item]);
    }
    return {};
}

} // namespace ms::workflow
