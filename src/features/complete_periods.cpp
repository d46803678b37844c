// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/complete_periods.h"

#include <algorithm>

namespace ms::features {
namespace {

/// Whether the data, which end on `lastDay`, cover all days before `end` on which the shop might have sold.
bool coveredTo(Day end, Day lastDay, Day asOf, const std::array<bool, 7>& openWeekdays)
{
    for (Day day = lastDay + std::chrono::days(1); day < end; day += std::chrono::days(1)) {
        if (day > asOf || openWeekdays[std::chrono::weekday(day).c_encoding()])
            return false;
    }
    return true;
}

} // namespace

CompletePeriods::CompletePeriods(const PeriodCalendar& calendar, const KnownOrders& orders, Day asOf)
    : m_calendar(calendar), m_end(asOf)
{
    std::int32_t firstDay = INT32_MAX;
    std::int32_t lastDay = INT32_MIN;
    for (const std::int32_t day : orders.day) {
        if (day == KnownOrders::notKnown)
            continue;
        firstDay = std::min(firstDay, day);
        lastDay = std::max(lastDay, day);
    }
    if (firstDay > lastDay)
        return;
    m_firstDay = firstDay;
    m_lastDay = lastDay;
    m_first = m_calendar.periodOf(dayFromNumber(firstDay));
    int last = m_calendar.periodOf(*orders.lastDay);
    if (!coveredTo(m_calendar.firstDayOf(last + 1), *orders.lastDay, asOf, orders.openWeekdays))
        --last;
    m_count = last >= m_first ? static_cast<std::size_t>(last - m_first + 1) : 0;
    m_end = m_calendar.firstDayOf(last + 1);
}

Day CompletePeriods::firstDayOf(std::size_t index) const
{
    return m_calendar.firstDayOf(m_first + static_cast<int>(index));
}

std::int32_t CompletePeriods::indexOf(Day day) const
{
    const int index = m_calendar.periodOf(day) - m_first;
    return index >= 0 && static_cast<std::size_t>(index) < m_count ? index : -1;
}

std::vector<std::int32_t> CompletePeriods::indexByDay() const
{
    std::vector<std::int32_t> index;
    for (std::int32_t day = m_firstDay; day <= m_lastDay; ++day)
        index.push_back(indexOf(dayFromNumber(day)));
    return index;
}

} // namespace ms::features
