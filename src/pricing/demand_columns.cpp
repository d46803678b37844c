// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/demand_columns.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace ms::pricing {

namespace {

double meanLogPrice(std::span<const Observation> rows)
{
    double sum = 0;
    for (const Observation& row : rows)
        sum += std::log(row.price);
    return rows.empty() ? 0 : sum / static_cast<double>(rows.size());
}

double orZero(double value)
{
    return std::isfinite(value) ? value : 0;
}

} // namespace

DemandView::DemandView(const SortedPanel& training, const SortedPanel& scenarios, std::int32_t product,
                       std::vector<std::int32_t> rivals)
    : m_training(training), m_scenarios(scenarios), m_rivals(std::move(rivals)),
      m_meanPrice(meanLogPrice(training.rowsOf(static_cast<std::size_t>(product))))
{
    std::erase_if(m_rivals,
                  [&](std::int32_t rival) { return training.rowsOf(static_cast<std::size_t>(rival)).empty(); });
    for (const std::int32_t rival : m_rivals)
        m_rivalMeans.push_back(meanLogPrice(training.rowsOf(static_cast<std::size_t>(rival))));
}

double DemandView::rivalPrice(std::size_t rival, const Observation& row) const
{
    const std::int32_t product = m_rivals[rival];
    for (const SortedPanel* panel : {&m_scenarios, &m_training}) {
        const double price = panel->priceAt(product, row.location, row.period);
        if (std::isfinite(price))
            return std::log(price);
    }
    const auto rows = m_training.rowsOf(static_cast<std::size_t>(product));
    const auto after = std::ranges::upper_bound(rows, std::tuple(row.location, row.period), {},
                                                [](const Observation& o) { return std::tuple(o.location, o.period); });
    if (after != rows.begin() && std::prev(after)->location == row.location)
        return std::log(std::prev(after)->price);
    return m_rivalMeans[rival];
}

DemandColumns DemandView::columnsOf(const Observation& row) const
{
    DemandColumns columns;
    const double own = std::log(row.price) - m_meanPrice;
    const double promotion = orZero(row.promotion);
    const double feature = orZero(row.feature);
    double sum = 0;
    for (std::size_t k = 0; k < m_rivals.size(); ++k) {
        columns.rivals.push_back(rivalPrice(k, row) - m_rivalMeans[k]);
        sum += columns.rivals.back();
    }
    const double rival = m_rivals.empty() ? 0 : sum / static_cast<double>(m_rivals.size());
    for (double& price : columns.rivals)
        price -= rival;
    columns.base = {own, rival, promotion, feature, own * feature, own * promotion, own * own, promotion * feature};
    return columns;
}

} // namespace ms::pricing
