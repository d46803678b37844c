// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/period_calendar.h"
#include "features/sales_scan.h"

#include <cstdint>
#include <vector>

namespace ms::features {

/// The periods from the first known order to the last one that the data cover from their first day to their last,
/// numbered from 0. Days of the week on which the shop never sells need no data.
class CompletePeriods {
public:
    CompletePeriods(const PeriodCalendar& calendar, const KnownOrders& orders, Day asOf);

    [[nodiscard]] std::size_t count() const { return m_count; }
    [[nodiscard]] Day firstDayOf(std::size_t index) const;
    [[nodiscard]] int daysIn(std::size_t index) const { return m_calendar.daysIn(m_first + static_cast<int>(index)); }
    /// First day after the last period; `asOf` itself when there is none.
    [[nodiscard]] Day end() const { return m_end; }
    /// -1: not in a complete period.
    [[nodiscard]] std::int32_t indexOf(Day day) const;

    /// Number of the first day with a known order, and for it and every day up to the last known one its period.
    [[nodiscard]] std::int32_t firstDayNumber() const { return m_firstDay; }
    [[nodiscard]] std::vector<std::int32_t> indexByDay() const;

private:
    PeriodCalendar m_calendar;
    std::size_t m_count = 0;
    int m_first = 0;
    std::int32_t m_firstDay = 0;
    std::int32_t m_lastDay = -1;
    Day m_end;
};

} // namespace ms::features
