// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/panel.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace ms::pricing {

namespace {

auto placeOf(const Observation& row)
{
    return std::tuple(row.product, row.location, row.period);
}

Result<void> checkRow(const Observation& row, const Panel& panel)
{
    if (row.product < 0 || static_cast<std::size_t>(row.product) >= panel.products.size() || row.location < 0 ||
        static_cast<std::size_t>(row.location) >= panel.locations.size())
        return failure(ErrorCode::InvalidInput, "an observation of a product or location that has no name");
    const std::string where =
        panel.products[static_cast<std::size_t>(row.product)].text + ", period " + std::to_string(row.period);
    if (!(row.price > 0) || !std::isfinite(row.price))
        return failure(ErrorCode::InvalidInput, where + ": price " + std::to_string(row.price) + " is not above 0");
    if (!(row.units >= 0) || !std::isfinite(row.units))
        return failure(ErrorCode::InvalidInput, where + ": units " + std::to_string(row.units) + " are not 0 or more");
    return {};
}

} // namespace

Result<SortedPanel> SortedPanel::create(const Panel& panel)
{
    if (!panel.categories.empty() && panel.categories.size() != panel.products.size())
        return failure(ErrorCode::InvalidInput, "categories and products differ in number");
    for (const Observation& row : panel.rows) {
        if (auto checked = checkRow(row, panel); !checked)
            return tl::unexpected(checked.error());
    }
    SortedPanel sorted;
    sorted.m_rows = panel.rows;
    std::ranges::sort(sorted.m_rows, {}, placeOf);
    const auto twin = std::ranges::adjacent_find(sorted.m_rows, {}, placeOf);
    if (twin != sorted.m_rows.end())
        return failure(ErrorCode::InvalidInput, panel.products[static_cast<std::size_t>(twin->product)].text +
                                                    " has two rows for location " +
                                                    panel.locations[static_cast<std::size_t>(twin->location)].text +
                                                    " and period " + std::to_string(twin->period));
    sorted.m_first.assign(panel.products.size() + 1, 0);
    for (const Observation& row : sorted.m_rows)
        ++sorted.m_first[static_cast<std::size_t>(row.product) + 1];
    for (std::size_t i = 1; i < sorted.m_first.size(); ++i)
        sorted.m_first[i] += sorted.m_first[i - 1];
    return sorted;
}

double SortedPanel::priceAt(std::int32_t product, std::int32_t location, std::int32_t period) const
{
    const auto rows = rowsOf(static_cast<std::size_t>(product));
    const auto found = std::ranges::lower_bound(rows, std::tuple(product, location, period), {}, placeOf);
    return found != rows.end() && placeOf(*found) == std::tuple(product, location, period) ? found->price : notKnown;
}

int countPriceChanges(std::span<const Observation> rows)
{
    int changes = 0;
    for (std::size_t i = 1; i < rows.size(); ++i) {
        if (rows[i].location == rows[i - 1].location && std::abs(std::log(rows[i].price / rows[i - 1].price)) > 0.005)
            ++changes;
    }
    return changes;
}

} // namespace ms::pricing
