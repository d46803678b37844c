// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/moment.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <string>

namespace ms::sources {
namespace {

tl::unexpected<Error> notATime()
{
    return failure(ErrorCode::InvalidInput, "is not a date or time");
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Takes up to `most` digits from the front; -1 when there is none.
int takeNumber(std::string_view& text, std::size_t most, std::size_t* taken = nullptr)
{
    int value = 0;
    std::size_t size = 0;
    for (; size < most && size < text.size() && isDigit(text[size]); ++size)
        value = value * 10 + (text[size] - '0');
    text.remove_prefix(size);
    if (taken != nullptr)
        *taken = size;
    return size == 0 ? -1 : value;
}

/// 1..12 for an English month's name or its first letters, taken from the front; 0 for none.
int takeMonth(std::string_view& text)
{
    static constexpr std::array<std::string_view, 12> names{"jan", "feb", "mar", "apr", "may", "jun",
                                                            "jul", "aug", "sep", "oct", "nov", "dec"};
    std::string word;
    while (!text.empty() && isLetter(text.front())) {
        word += static_cast<char>(text.front() | 0x20);
        text.remove_prefix(1);
    }
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (word.size() >= 3 && word.starts_with(names[i]))
            return static_cast<int>(i) + 1;
    }
    return 0;
}

void skipAny(std::string_view& text, std::string_view marks)
{
    text.remove_prefix(std::min(text.find_first_not_of(marks), text.size()));
}

std::optional<Day> dayOf(int year, std::size_t yearDigits, int month, int day)
{
    if (yearDigits == 2)
        year += year < 70 ? 2000 : 1900;
    else if (yearDigits != 4)
        return std::nullopt;
    if (month < 1 || day < 1)
        return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                           std::chrono::day(static_cast<unsigned>(day))};
    return date.ok() ? std::optional(Day{date}) : std::nullopt;
}

/// "3/4/2026" and "14.08.25"; the first number was taken already.
std::optional<Day> numericDay(std::string_view& text, int first, std::optional<DateOrder> order)
{
    const char mark = text.empty() ? '\0' : text.front();
    if (mark != '/' && mark != '.' && mark != '-')
        return std::nullopt;
    text.remove_prefix(1);
    const int second = takeNumber(text, 2);
    if (!text.starts_with(mark) || second < 0 || !order)
        return std::nullopt;
    text.remove_prefix(1);
    std::size_t yearDigits = 0;
    const int year = takeNumber(text, 4, &yearDigits);
    return *order == DateOrder::DayFirst ? dayOf(year, yearDigits, second, first)
                                         : dayOf(year, yearDigits, first, second);
}

std::optional<Day> takeDay(std::string_view& text, std::optional<DateOrder> order)
{
    constexpr std::string_view between = " ,-.";
    std::size_t digits = 0;
    if (!text.empty() && isLetter(text.front())) { // Sep 4, 2026
        const int month = takeMonth(text);
        skipAny(text, between);
        const int day = takeNumber(text, 2);
        skipAny(text, between);
        const int year = takeNumber(text, 4, &digits);
        return dayOf(year, digits, month, day);
    }
    std::size_t firstDigits = 0;
    const int first = takeNumber(text, 8, &firstDigits);
    if (firstDigits == 8) // 20260904
        return dayOf(first / 10000, 4, first / 100 % 100, first % 100);
    if (firstDigits == 4) { // 2026-09-04, 2026/09/04
        const char mark = text.empty() ? '\0' : text.front();
        if (mark != '-' && mark != '/' && mark != '.')
            return std::nullopt;
        text.remove_prefix(1);
        const int month = takeNumber(text, 2);
        if (!text.starts_with(mark))
            return std::nullopt;
        text.remove_prefix(1);
        return dayOf(first, 4, month, takeNumber(text, 2));
    }
    if (firstDigits == 0 || firstDigits > 2)
        return std::nullopt;
    std::string_view rest = text;
    skipAny(rest, between);
    if (!rest.empty() && isLetter(rest.front())) { // 15 Mar 2026
        const int month = takeMonth(rest);
        skipAny(rest, between);
        const int year = takeNumber(rest, 4, &digits);
        text = rest;
        return dayOf(year, digits, month, first);
    }
    return numericDay(text, first, order);
}

/// AM or PM, taken from the front: hours to add, or -1 when the hour is not one of a twelve-hour clock.
int takeHalfOfDay(std::string_view& text, int hour)
{
    if (text.size() < 2 || (text[1] | 0x20) != 'm' || ((text[0] | 0x20) != 'a' && (text[0] | 0x20) != 'p'))
        return 0;
    const bool afternoon = (text[0] | 0x20) == 'p';
    text.remove_prefix(2);
    if (hour < 1 || hour > 12)
        return -100;
    return afternoon ? (hour == 12 ? 0 : 12) : (hour == 12 ? -12 : 0);
}

/// Nothing, "Z", "PDT", "+0200", "-07:00", "(UTC)".
bool isZone(std::string_view text)
{
    skipAny(text, " ");
    if (text.size() > 12)
        return false;
    return std::all_of(text.begin(), text.end(), [](char c) {
        return isDigit(c) || isLetter(c) || c == '+' || c == '-' || c == ':' || c == '(' || c == ')';
    });
}

std::optional<std::chrono::seconds> takeClock(std::string_view text)
{
    if (text.empty())
        return std::chrono::seconds(0);
    if (text.front() != 'T' && text.front() != ' ' && text.front() != ',')
        return std::nullopt;
    text.remove_prefix(1);
    skipAny(text, " ");
    if (text.empty())
        return std::chrono::seconds(0);
    int hour = takeNumber(text, 2);
    if (hour < 0 || !text.starts_with(':'))
        return std::nullopt;
    text.remove_prefix(1);
    const int minute = takeNumber(text, 2);
    int second = 0;
    if (text.starts_with(':')) {
        text.remove_prefix(1);
        second = takeNumber(text, 2);
        if (text.starts_with('.') || text.starts_with(',')) {
            text.remove_prefix(1);
            skipAny(text, "0123456789");
        }
    }
    skipAny(text, " ");
    hour += takeHalfOfDay(text, hour);
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59 || !isZone(text))
        return std::nullopt;
    return std::chrono::hours(hour) + std::chrono::minutes(minute) + std::chrono::seconds(second);
}

} // namespace

Result<ShopTime> parseMoment(std::string_view text, std::optional<DateOrder> order)
{
    skipAny(text, " '");
    while (text.ends_with(' '))
        text.remove_suffix(1);
    const auto day = takeDay(text, order);
    if (!day)
        return notATime();
    const auto clock = takeClock(text);
    if (!clock)
        return notATime();
    return ShopTime{*day} + *clock;
}

void DateOrderGuess::look(std::string_view text)
{
    skipAny(text, " '");
    std::size_t digits = 0;
    const int first = takeNumber(text, 8, &digits);
    if (digits == 0 || digits > 2 || text.empty() || (text[0] != '/' && text[0] != '.' && text[0] != '-'))
        return;
    text.remove_prefix(1);
    const int second = takeNumber(text, 2, &digits);
    if (digits == 0)
        return;
    m_numeric = true;
    m_dayFirst = m_dayFirst || first > 12;
    m_monthFirst = m_monthFirst || second > 12;
}

std::optional<DateOrder> DateOrderGuess::order() const
{
    if (m_dayFirst == m_monthFirst)
        return std::nullopt;
    return m_dayFirst ? DateOrder::DayFirst : DateOrder::MonthFirst;
}

} // namespace ms::sources
