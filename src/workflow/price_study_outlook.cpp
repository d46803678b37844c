// SPDX-License-Identifier: GPL-3.0-or-later
// What a price does beyond its own SKU and its own weeks: neighbours, the whole shop, clearing stock.
#include "pricing/cross_effect.h"
#include "pricing/elasticity.h"
#include "workflow/price_study_content.h"

#include <algorithm>
#include <cmath>

namespace ms::workflow {

namespace {

constexpr std::size_t mostNeighbours = 8;

pricing::ElasticitySettings neighbourSettings()
{
    return {.crossPrices = true, .shrink = false};
}

pricing::Band timesMinor(const pricing::Band& band, double minorPerUnit)
{
    return {band.mean * minorPerUnit, band.low80 * minorPerUnit, band.high80 * minorPerUnit};
}

} // namespace

std::vector<Neighbour> PriceStudy::neighbours(std::size_t row) const
{
    {
        const std::lock_guard lock(m_content->neighboursGuard);
        if (const auto known = m_content->neighbours.find(row); known != m_content->neighbours.end())
            return known->second;
    }
    std::vector<Neighbour> found;
    const std::int32_t own = m_content->panelIndex[row];
    if (own < 0)
        return found;
    for (const std::size_t other : m_content->titles.alike(row, mostNeighbours)) {
        const std::int32_t index = m_content->panelIndex[other];
        if (index < 0)
            continue;
        const auto cross = pricing::crossEffect(*m_content->panel, index, own, neighbourSettings());
        if (cross)
            found.push_back({other, cross->value, cross->stdError, m_content->rows[other].unitsPerWeek});
    }
    const std::lock_guard lock(m_content->neighboursGuard);
    m_content->neighbours.emplace(row, found);
    return found;
}

CrossMatrix PriceStudy::crossMatrix(std::size_t row) const
{
    CrossMatrix matrix;
    matrix.rows.push_back(row);
    for (const Neighbour& neighbour : neighbours(row))
        matrix.rows.push_back(neighbour.row);
    const auto count = matrix.rows.size();
    matrix.values.assign(count, std::vector<double>(count, pricing::notKnown));
    matrix.stdErrors = matrix.values;
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t product = matrix.rows[i];
        matrix.values[i][i] = m_content->rows[product].usedElasticity;
        matrix.stdErrors[i][i] = m_content->rows[product].usedStdError;
        for (std::size_t j = 0; j < count; ++j) {
            const std::int32_t own = m_content->panelIndex[product];
            const std::int32_t other = m_content->panelIndex[matrix.rows[j]];
            if (i == j || own < 0 || other < 0)
                continue;
            if (const auto cross = pricing::crossEffect(*m_content->panel, own, other, neighbourSettings())) {
                matrix.values[i][j] = cross->value;
                matrix.stdErrors[i][j] = cross->stdError;
            }
        }
    }
    return matrix;
}

Result<pricing::MarkdownPlan> PriceStudy::markdown(std::size_t row, const MarkdownWish& wish, Progress& progress) const
{
    const PricedSku& sku = m_content->rows[row];
    if (!sku.stock)
        return failure(ErrorCode::NotEnoughData, "its stock is not counted");
    if (!std::isfinite(sku.usedElasticity))
        return failure(ErrorCode::NotEnoughData, "no elasticity is known");
    if (wish.weeks < 1 || wish.weeks > 52 || wish.prices < 2 || wish.prices > 20 || !(wish.lowestShare > 0) ||
        !(wish.lowestShare < 1))
        return failure(ErrorCode::InvalidInput, "1 to 52 weeks and 2 to 20 prices were expected");
    pricing::MarkdownTask task;
    task.unitsPerPeriod.assign(static_cast<std::size_t>(wish.weeks), sku.unitsPerWeek);
    task.referencePrice = m_content->inUnits(sku.priceMinor);
    task.elasticity = sku.usedElasticity;
    const double noise = m_content->prepared[row] ? m_content->prepared[row]->demand().noise : 0;
    task.dispersion = std::max(1.0, noise * noise * sku.unitsPerWeek);
    for (int i = 0; i < wish.prices; ++i) {
        const double share = std::pow(wish.lowestShare, i / (wish.prices - 1.0));
        const auto minor = std::llround(static_cast<double>(sku.priceMinor) * share);
        const double price = m_content->inUnits(std::max<std::int64_t>(1, minor));
        if (task.prices.empty() || price < task.prices.back())
            task.prices.push_back(price);
    }
    task.stock = static_cast<int>(std::lround(*sku.stock));
    task.leftoverValue = m_content->inUnits(wish.leftoverMinor);
    task.sellThrough = wish.sellThrough;
    return pricing::planMarkdown(task, progress);
}

/// Of the log of each row's demand, by what the changed prices of its neighbours do. Empty: too many prices changed.
Result<std::vector<double>> PriceStudy::neighbourShift(const TrialPrices& prices, Progress& progress) const
{
    const auto changed = std::ranges::count_if(
        prices, [&](const auto& trial) { return trial.second != m_content->rows[trial.first].priceMinor; });
    if (static_cast<std::size_t>(changed) > mostCrossed)
        return std::vector<double>();
    std::vector<double> shift(m_content->rows.size(), 0.0);
    for (const auto& [row, price] : prices) {
        if (price <= 0 || price == m_content->rows[row].priceMinor)
            continue;
        if (progress.canceled())
            return failure(ErrorCode::Canceled, "what-if");
        const double move = std::log(static_cast<double>(price) / static_cast<double>(m_content->rows[row].priceMinor));
        for (const Neighbour& neighbour : neighbours(row))
            shift[neighbour.row] += neighbour.crossElasticity * move;
    }
    return shift;
}

Result<TrialTotals> PriceStudy::totals(const TrialPrices& prices, Progress& progress) const
{
    TrialTotals totals;
    const auto shifts = neighbourShift(prices, progress);
    if (!shifts)
        return tl::unexpected(shifts.error());
    const std::vector<double>& shift = *shifts;
    totals.neighboursCounted = !shift.empty();
    std::vector<const pricing::PreparedProduct*> products;
    std::vector<double> tried;
    std::vector<double> factors;
    for (std::size_t row = 0; row < m_content->rows.size(); ++row) {
        if (!m_content->prepared[row])
            continue;
        const auto trial = prices.find(row);
        const std::int64_t price = trial == prices.end() ? m_content->rows[row].priceMinor : trial->second;
        totals.changed += price != m_content->rows[row].priceMinor;
        const double moved = shift.empty() ? 0 : shift[row];
        totals.neighbours += moved != 0 ? 1 : 0;
        products.push_back(&*m_content->prepared[row]);
        tried.push_back(m_content->inUnits(price));
        factors.push_back(moved == 0 ? 1 : std::exp(moved));
    }
    const auto effect = pricing::assortmentTotals(products, tried, 0, progress, factors);
    if (!effect)
        return tl::unexpected(effect.error());
    totals.rows = products.size();
    totals.withoutCost = effect->withoutCost;
    totals.units = effect->units;
    totals.revenueMinor = timesMinor(effect->revenue, m_content->minorPerUnit);
    totals.marginMinor = timesMinor(effect->margin, m_content->minorPerUnit);
    return totals;
}

} // namespace ms::workflow
