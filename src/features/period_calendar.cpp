// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/period_calendar.h"

namespace ms::features {
namespace {

using forecast::Frequency;

/// 1969-12-29, a Monday, is three days before day 0.
constexpr std::int64_t daysFromMondayToDayZero = 3;

constexpr std::int64_t floorDivide(std::int64_t a, std::int64_t b)
{
    return a >= 0 ? a / b : -((-a + b - 1) / b);
}

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
    const std::chrono::year_month_day date{day};
    const int month = static_cast<int>(date.year()) * 12 + static_cast<int>(static_cast<unsigned>(date.month())) - 1;
    return static_cast<int>(floorDivide(month, monthsIn(m_frequency)));
}

Day PeriodCalendar::firstDayOf(int period) const
{
    if (m_frequency == Frequency::Daily)
        return dayFromNumber(period);
    if (m_frequency == Frequency::Weekly)
        return dayFromNumber(std::int64_t{period} * 7 - daysFromMondayToDayZero);
    const std::int64_t month = std::int64_t{period} * monthsIn(m_frequency);
    const std::int64_t year = floorDivide(month, 12);
    return Day{std::chrono::year_month_day{std::chrono::year(static_cast<int>(year)),
                                           std::chrono::month(static_cast<unsigned>(month - year * 12 + 1)),
                                           std::chrono::day(1)}};
}

int PeriodCalendar::daysIn(int period) const
{
    return static_cast<int>((firstDayOf(period + 1) - firstDayOf(period)).count());
}

} // namespace ms::features
