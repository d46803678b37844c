// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/optimise.h"

#include "pricing/price_candidates.h"

#include <algorithm>
#include <cmath>

namespace ms::pricing {

namespace {

constexpr int gridPrices = 81;

double objectiveOf(double net, double units, std::optional<double> unitCost, const Objective& objective)
{
    return units * (objective.margin * (unitCost ? net - *unitCost : 0) + objective.revenue * net + objective.units);
}

/// Looks at candidate prices and keeps the best.
class Search {
public:
    Search(const PricingTask& task, const Objective& objective) : m_task(task), m_objective(objective) {}

    Result<void> start()
    {
        auto stay = applyGuardrails(static_cast<double>(m_task.facts.currentMinor), m_task.rules, m_task.facts);
        if (!stay)
            return tl::unexpected(stay.error());
        m_best = std::move(*stay);
        m_value = valueAt(m_best.priceMinor);
        m_step = 1e-6 * std::max(std::abs(m_value), 1e-9);
        return {};
    }

    void look(std::int64_t proposal)
    {
        auto guarded = applyGuardrails(static_cast<double>(proposal), m_task.rules, m_task.facts);
        if (!guarded || guarded->priceMinor == m_best.priceMinor)
            return;
        const double value = valueAt(guarded->priceMinor);
        if (value <= m_value + m_step)
            return;
        m_value = value;
        m_best = std::move(*guarded);
    }

    [[nodiscard]] std::int64_t bestMinor() const { return m_best.priceMinor; }
    PriceChoice finish()
    {
        const auto effectAt = [&](std::int64_t minor) {
            return m_task.product.evaluate(static_cast<double>(minor) / m_task.minorPerUnit);
        };
        return {m_best, effectAt(m_task.facts.currentMinor), effectAt(m_best.priceMinor),
                m_value - valueAt(m_task.facts.currentMinor)};
    }

private:
    [[nodiscard]] double valueAt(std::int64_t minor) const
    {
        const double price = static_cast<double>(minor) / m_task.minorPerUnit;
        return objectiveOf(m_task.product.netPrice(price), m_task.product.meanUnits(price),
                           m_task.product.demand().unitCost, m_objective);
    }

    const PricingTask& m_task;
    const Objective& m_objective;
    GuardedPrice m_best;
    double m_value = 0;
    double m_step = 0;
};

} // namespace

Result<PriceChoice> choosePrice(const PricingTask& task, const Objective& objective)
{
    if (objective.margin != 0 && !task.product.demand().unitCost)
        return failure(ErrorCode::InvalidInput, "the margin cannot be improved: the unit cost is not known");
    const auto range = allowedRange(task);
    if (!range)
        return tl::unexpected(range.error());
    Search search(task, objective);
    if (auto started = search.start(); !started)
        return tl::unexpected(started.error());
    const std::int64_t width = range->high - range->low;
    const std::int64_t step = std::max<std::int64_t>(1, (width + gridPrices - 2) / (gridPrices - 1));
    for (std::int64_t price = range->low; price < range->high; price += step)
        search.look(price);
    search.look(range->high);
    // Within a step of the best one, every price, but no more than another grid's worth.
    const std::int64_t around = std::min<std::int64_t>(step - 1, gridPrices / 2);
    const std::int64_t center = search.bestMinor();
    for (std::int64_t price = std::max(range->low, center - around); price <= std::min(range->high, center + around);
         ++price)
        search.look(price);
    return search.finish();
}

} // namespace ms::pricing
