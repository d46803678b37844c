// SPDX-License-Identifier: GPL-3.0-or-later
// Orders under a budget, limited room and suppliers' smallest orders.
#include "core/parallel.h"
#include "inventory/order_quantity.h"
#include "inventory/purchase_plan.h"
#include "workflow/inventory_inputs.h"

#include <algorithm>
#include <cmath>

namespace ms::workflow {
namespace {

constexpr std::size_t rowsATask = 256;      // a task of a thread
constexpr std::int64_t mostChoices = 20000; // sizes of orders weighed under a budget

/// What could be ordered of a SKU up to its suggestion, in at most `steps` sizes, with the money at risk that each
/// takes away. Empty when its cost is not known: it cannot be counted against a budget.
inventory::PurchaseWish wishOf(const InventoryRow& row, const InventoryItem& item,
                               const inventory::PlannedLevels& levels, std::int64_t steps, double unitVolume)
{
    inventory::PurchaseWish wish;
    wish.supplier = item.supplierPlace.value_or(static_cast<std::size_t>(-1));
    if (!item.unitCostMinor || *item.unitCostMinor <= 0)
        return wish;
    const auto unitCost = static_cast<double>(*item.unitCostMinor);
    const double price = item.priceMinor ? static_cast<double>(*item.priceMinor) : unitCost;
    const auto whole = static_cast<double>(row.suggestion->units);
    const double without = inventory::expectedShort(levels, 0.0);
    double before = 0.0;
    for (std::int64_t k = 1; k <= steps; ++k) {
        const double share = whole * static_cast<double>(k) / static_cast<double>(steps);
        const double units = std::min(whole, inventory::roundedUnits(share, item.rules).value_or(0.0));
        if (units <= before)
            continue;
        before = units;
        const double saved = std::max(0.0, without - inventory::expectedShort(levels, units));
        wish.choices.push_back({units, units * unitCost, units * unitVolume, price * saved});
    }
    return wish;
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

    /// `units` are taken of `wish`, which are fewer than its last choice.
    [[nodiscard]] OrderLimit of(const inventory::PurchaseWish& wish, double units) const
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
        const auto& whole = wish.choices.back();
        const double lacking = whole.cost * (1.0 - units / whole.units);
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
    const auto steps = std::clamp<std::int64_t>(mostChoices / std::max<std::int64_t>(1, std::ssize(wanted)), 4, 200);
    std::vector<inventory::PurchaseWish> wishes(wanted.size());
    const std::size_t tasks = (wanted.size() + rowsATask - 1) / rowsATask;
    const bool finished = parallelFor(tasks, 0, progress, [&](std::size_t task) {
        const std::size_t end = std::min(wanted.size(), (task + 1) * rowsATask);
        for (std::size_t k = task * rowsATask; k < end; ++k) {
            const InventoryRow& row = plan.rows[wanted[k]];
            wishes[k] = wishOf(row, inputs.items[row.item], levels[row.item], steps, volumes.of(row));
        }
    });
    if (!finished)
        return failure(ErrorCode::Canceled, "planning canceled");
    const auto limits = limitsOf(inputs, scenario, !plan.roomUncounted);
    const auto purchases = inventory::purchasePlan(wishes, limits, progress);
    if (!purchases)
        return tl::unexpected(purchases.error());
    plan.savedMinor = roundToMinor(purchases->worth).value_or(0);
    plan.mostSavedMinor = roundToMinor(purchases->upperBound).value_or(0);
    const LimitFinder finder(*purchases, limits, wishes);
    for (std::size_t k = 0; k < wanted.size(); ++k) {
        InventoryRow& row = plan.rows[wanted[k]];
        const std::size_t taken = purchases->taken[k];
        const double units = taken == inventory::PurchasePlan::nothing ? 0.0 : wishes[k].choices[taken].units;
        if (std::llround(units) < row.suggestion->units)
            row.cutBy = finder.of(wishes[k], units);
        row.suggestion = Quantity{std::llround(units)};
        const auto& cost = inputs.items[row.item].unitCostMinor;
        row.suggestionCostMinor = cost ? std::optional(*cost * row.suggestion->units) : std::nullopt;
    }
    return {};
}

} // namespace ms::workflow
