// SPDX-License-Identifier: GPL-3.0-or-later
// What a price does to the order of today, to the day on which stock ends and to the money in it.
#include "core/parallel.h"
#include "workflow/price_study_content.h"

#include <algorithm>
#include <cmath>

namespace ms::workflow {

namespace {

constexpr int horizonDays = 7 * PriceStudy::horizonWeeks;
constexpr std::size_t rowsATask = 256;

/// Units at `then` over those at `now`, by the change draw by draw.
DemandShift shiftOf(const pricing::PriceEffect& now, const pricing::PriceEffect& change)
{
    if (!(now.units.mean > 0))
        return {};
    const auto share = [&](double moved) { return std::max(0.0, 1 + moved / now.units.mean); };
    return {share(change.units.mean), share(change.units.low80), share(change.units.high80)};
}

} // namespace

std::optional<StockAtPrice> PriceStudy::stockAt(std::size_t row, std::int64_t priceMinor) const
{
    const auto& item = m_content->stockItems[row];
    if (!item)
        return std::nullopt;
    DemandShift shift;
    if (priceMinor != m_content->rows[row].priceMinor) {
        const auto now = effect(row, m_content->rows[row].priceMinor);
        const auto moved = change(row, priceMinor);
        if (!now || !moved)
            return std::nullopt;
        shift = shiftOf(*now, *moved);
    }
    auto stock = stockUnderShift(*m_content->inventory, *item, shift, horizonDays);
    return stock ? std::optional(*stock) : std::nullopt;
}

Result<StockTotals> PriceStudy::stockTotals(const TrialPrices& prices, Progress& progress) const
{
    const auto shift = neighbourShift(prices, progress);
    if (!shift)
        return tl::unexpected(shift.error());
    const std::size_t count = m_content->rows.size();
    std::vector<std::optional<StockAtPrice>> stock(count);
    const std::size_t tasks = (count + rowsATask - 1) / rowsATask;
    const bool finished = parallelFor(tasks, 0, progress, [&](std::size_t task) {
        for (std::size_t row = task * rowsATask; row < std::min(count, (task + 1) * rowsATask); ++row) {
            const auto& item = m_content->stockItems[row];
            if (!item)
                continue;
            double factor = shift->empty() ? 1 : std::exp((*shift)[row]);
            const auto& product = m_content->prepared[row];
            const auto trial = prices.find(row);
            const std::int64_t current = m_content->rows[row].priceMinor;
            if (trial != prices.end() && trial->second > 0 && trial->second != current && product) {
                const double now = product->meanUnits(m_content->inUnits(current));
                if (now > 0)
                    factor *= product->meanUnits(m_content->inUnits(trial->second)) / now;
            }
            if (auto one = stockUnderShift(*m_content->inventory, *item, {factor, factor, factor}, horizonDays))
                stock[row] = *one;
        }
    });
    if (!finished)
        return failure(ErrorCode::Canceled, "what-if");
    StockTotals totals;
    for (const auto& one : stock) {
        if (!one)
            continue;
        ++totals.counted;
        totals.orders += one->order > 0;
        totals.orderUnits += one->order;
        totals.orderCostMinor += one->orderCostMinor.value_or(0);
        totals.cashMinor += one->cashMinor.value_or(0);
        totals.runOut += one->coverDays && *one->coverDays < horizonDays;
    }
    return totals;
}

} // namespace ms::workflow
