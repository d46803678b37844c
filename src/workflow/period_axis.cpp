// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/period_axis.h"

#include "core/calendar_numbers.h"

#include <charconv>
#include <chrono>

namespace ms::workflow {
namespace {

using forecast::Frequency;

std::chrono::year_month_day calendarDay(std::int64_t days)
{
    return std::chrono::year_month_day{dayFromNumber(days)};
}

int monthsAStep(Frequency frequency)
{
    switch (frequency) {
    case Frequency::Yearly:
        return 12;
    case Frequency::Quarterly:
        return 3;
    case Frequency::Monthly:
        return 1;
    default:
        return 0;
    }
}

/// Seconds in a step that is not a matter of the calendar.
std::int64_t secondsAStep(Frequency frequency)
{
    switch (frequency) {
    case Frequency::Hourly:
        return 3600;
    case Frequency::Weekly:
        return 7 * secondsADay;
    default:
        return secondsADay;
    }
}

} // namespace

std::optional<TimeText> parseTimeText(std::string_view text)
{
    if (text.size() == 10 && text[4] == '-') // nearly every row of nearly every file
        if (const auto day = parseDay(text))
            return TimeText{TimeKind::Date, dayNumber(*day)};
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error == std::errc() && end == text.data() + text.size())
        return TimeText{TimeKind::Index, number};
    if (const auto day = parseDay(text))
        return TimeText{TimeKind::Date, dayNumber(*day)};
    if (const auto time = parseShopTime(text))
        return TimeText{TimeKind::DateTime, time->time_since_epoch().count()};
    return std::nullopt;
}

PeriodAxis::PeriodAxis(Frequency frequency, TimeText first) : m_frequency(frequency), m_first(first)
{
    if (first.kind == TimeKind::Index)
        return;
    const std::int64_t days = first.kind == TimeKind::Date ? first.value : floorDivide(first.value, secondsADay);
    m_dayOfMonth = static_cast<unsigned>(calendarDay(days).day());
    m_monthEnd = calendarDay(days + 1).day() == std::chrono::day{1};
}

std::optional<std::int64_t> PeriodAxis::periodOf(TimeText moment) const
{
    if (moment.kind == TimeKind::Index)
        return m_first.kind == TimeKind::Index ? std::optional(moment.value) : std::nullopt;
    if (m_first.kind == TimeKind::Index)
        return std::nullopt;
    if (m_frequency == Frequency::Daily && moment.kind == TimeKind::Date && m_first.kind == TimeKind::Date)
        return moment.value - m_first.value;
    const std::int64_t seconds = moment.kind == TimeKind::Date ? moment.value * secondsADay : moment.value;
    if (const int step = monthsAStep(m_frequency); step > 0)
        return floorDivide(monthNumber(dayFromNumber(floorDivide(seconds, secondsADay))), step);
    const std::int64_t first = m_first.kind == TimeKind::Date ? m_first.value * secondsADay : m_first.value;
    const std::int64_t step = secondsAStep(m_frequency);
    const std::int64_t nearest = m_frequency == Frequency::Weekly ? step / 2 : 0;
    return floorDivide(seconds - first + nearest, step);
}

std::string PeriodAxis::textOf(std::int64_t period) const
{
    if (m_first.kind == TimeKind::Index)
        return {};
    if (const int step = monthsAStep(m_frequency); step > 0) {
        // The month within a quarter or year is that of the first moment.
        const std::int64_t firstSeconds = m_first.kind == TimeKind::Date ? m_first.value * secondsADay : m_first.value;
        const std::int64_t firstMonth = monthNumber(dayFromNumber(floorDivide(firstSeconds, secondsADay)));
        const auto at = monthFromNumber(period * step + (firstMonth - floorDivide(firstMonth, step) * step));
        const auto last = (at / std::chrono::last).day();
        const auto wanted = std::chrono::day{m_dayOfMonth};
        return toIsoText(Day{at / (m_monthEnd || wanted > last ? last : wanted)});
    }
    const std::int64_t first = m_first.kind == TimeKind::Date ? m_first.value * secondsADay : m_first.value;
    const std::int64_t seconds = first + period * secondsAStep(m_frequency);
    if (m_first.kind == TimeKind::Date && m_frequency != Frequency::Hourly)
        return toIsoText(dayFromNumber(floorDivide(seconds, secondsADay)));
    return toIsoText(ShopTime{std::chrono::seconds{seconds}});
}

std::int64_t PeriodAxis::sharedPeriod(std::int64_t period) const
{
    if (m_first.kind == TimeKind::Index || monthsAStep(m_frequency) > 0)
        return period;
    const std::int64_t first = m_first.kind == TimeKind::Date ? m_first.value * secondsADay : m_first.value;
    return floorDivide(first, secondsAStep(m_frequency)) + period;
}

} // namespace ms::workflow
