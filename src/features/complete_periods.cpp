// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/complete_periods.h"

#include <algorithm>

namespace ms::features {
namespace {

/// Whether the shop never sells on the days of [first, last), so that data without them miss nothing.
bool closedOn(DayRange days, const std::array<bool, 7>& openWeekdays)
{
    for (Day day = days.first; day < days.last; day += std::chrono::days(1)) {
        if (openWeekdays[std::chrono::weekday(day).c_encoding()])
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
    const int dataBegin = m_calendar.periodOf(*orders.firstDay);
    if (m_first == dataBegin && !closedOn({m_calendar.firstDayOf(dataBegin), *orders.firstDay}, orders.openWeekdays))
        ++m_first;
    int last = m_calendar.periodOf(*orders.lastDay);
    const Day next = m_calendar.firstDayOf(last + 1);
    if (next > asOf + std::chrono::days(1) ||
        !closedOn({*orders.lastDay + std::chrono::days(1), next}, orders.openWeekdays))
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
