// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/stocked_out_periods.h"

#include <algorithm>

namespace ms::features {

StockedOutPeriods::StockedOutPeriods(workspace::Connection& connection, const CompletePeriods& periods, Day asOf,
                                     std::optional<workspace::LocationKey> location)
    : m_count(periods.count())
{
    workspace::Query query(
        connection,
        "SELECT product_id, day, sum(max(-1000000000000, min(on_hand, 1000000000000))) FROM stock_position "
        "WHERE day <= ?1 AND (?2 IS NULL OR location_id = ?2) GROUP BY product_id, day",
        asOf, location);
    while (query.step())
        note(query.integer(0), query.day(1), query.integer(2), periods);
}

void StockedOutPeriods::note(std::int64_t product, Day day, std::int64_t onHand, const CompletePeriods& periods)
{
    const std::int32_t period = periods.indexOf(day);
    if (onHand > 0 || period < 0)
        return;
    std::vector<std::uint8_t>& flags = m_flags[product];
    flags.resize(m_count);
    flags[static_cast<std::size_t>(period)] = 1;
}

std::vector<std::uint8_t> StockedOutPeriods::of(workspace::ProductKey product, std::size_t first) const
{
    const auto it = m_flags.find(product.value);
    if (it == m_flags.end())
        return {};
    const auto begin = it->second.begin() + static_cast<std::ptrdiff_t>(first);
    if (std::find(begin, it->second.end(), 1) == it->second.end())
        return {};
    return {begin, it->second.end()};
}

bool StockedOutPeriods::at(workspace::ProductKey product, std::size_t period) const
{
    const auto it = m_flags.find(product.value);
    return it != m_flags.end() && it->second[period] != 0;
}

} // namespace ms::features
