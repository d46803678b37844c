// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/period_calendar.h"

#include "core/calendar_numbers.h"

namespace ms::features {
namespace {

using forecast::Frequency;

/// 1969-12-29, a Monday, is three days before day 0.
constexpr std::int64_t daysFromMondayToDayZero = 3;

int monthsIn(Frequency frequency)
{
    switch (frequency) {
    case Frequency::Yearly:
        return 12;
    case Frequency::Quarterly:
        return 3;
    default:
        return 1;
    }
}

} // namespace

Result<PeriodCalendar> PeriodCalendar::of(Frequency frequency)
{
    if (frequency == Frequency::Hourly || frequency == Frequency::Other)
        return failure(ErrorCode::InvalidInput,
                       "demand is kept by the day: choose daily, weekly, monthly, quarterly or yearly");
    return PeriodCalendar(frequency);
}

int PeriodCalendar::periodOf(Day day) const
{
    if (m_frequency == Frequency::Daily)
        return static_cast<int>(dayNumber(day));
    if (m_frequency == Frequency::Weekly)
        return static_cast<int>(floorDivide(dayNumber(day) + daysFromMondayToDayZero, 7));
    return static_cast<int>(floorDivide(monthNumber(day), monthsIn(m_frequency)));
}

Day PeriodCalendar::firstDayOf(int period) const
{
    if (m_frequency == Frequency::Daily)
        return dayFromNumber(period);
    if (m_frequency == Frequency::Weekly)
        return dayFromNumber(std::int64_t{period} * 7 - daysFromMondayToDayZero);
    return Day{monthFromNumber(std::int64_t{period} * monthsIn(m_frequency)) / std::chrono::day(1)};
}

int PeriodCalendar::daysIn(int period) const
{
    return static_cast<int>((firstDayOf(period + 1) - firstDayOf(period)).count());
}

} // namespace ms::features
