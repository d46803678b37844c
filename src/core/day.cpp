// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/day.h"

#include <array>
#include <cstdio>

namespace ms {
namespace {

/// The number in text[at, at + size), or -1 when one of them is not a digit.
int digitsAt(std::string_view text, std::size_t at, std::size_t size)
{
    if (text.size() < at + size)
        return -1;
    int value = 0;
    for (std::size_t i = at; i < at + size; ++i) {
        if (text[i] < '0' || text[i] > '9')
            return -1;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

tl::unexpected<Error> notADay(std::string_view text)
{
    return failure(ErrorCode::InvalidInput, "'" + std::string(text) + "' is not a date such as 2011-12-09");
}

tl::unexpected<Error> notATime(std::string_view text)
{
    return failure(ErrorCode::InvalidInput, "'" + std::string(text) + "' is not a time such as 2011-12-09T12:50");
}

} // namespace

Result<Day> parseDay(std::string_view text)
{
    const int year = digitsAt(text, 0, 4);
    const int month = digitsAt(text, 5, 2);
    const int day = digitsAt(text, 8, 2);
    if (text.size() != 10 || text[4] != '-' || text[7] != '-' || year < 0 || month < 0 || day < 0)
        return notADay(text);
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                           std::chrono::day(static_cast<unsigned>(day))};
    if (!date.ok())
        return notADay(text);
    return Day{date};
}

std::string toIsoText(Day day)
{
    const std::chrono::year_month_day date{day};
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return text.data();
}

Result<ShopTime> parseShopTime(std::string_view text)
{
    std::string_view rest = text;
    if (!rest.empty() && rest.back() == 'Z')
        rest.remove_suffix(1);
    const auto day = parseDay(rest.substr(0, 10));
    if (!day)
        return notATime(text);
    ShopTime time{*day};
    rest.remove_prefix(10);
    if (rest.empty())
        return time;
    const int hour = digitsAt(rest, 1, 2);
    const int minute = digitsAt(rest, 4, 2);
    if ((rest[0] != 'T' && rest[0] != ' ') || hour < 0 || hour > 23 || minute < 0 || minute > 59 || rest[3] != ':')
        return notATime(text);
    time += std::chrono::hours(hour) + std::chrono::minutes(minute);
    rest.remove_prefix(6);
    if (rest.empty())
        return time;
    const int second = digitsAt(rest, 1, 2);
    if (rest[0] != ':' || second < 0 || second > 59)
        return notATime(text);
    rest.remove_prefix(3);
    if (!rest.empty() && (rest[0] != '.' || rest.find_first_not_of("0123456789", 1) != std::string_view::npos))
        return notATime(text);
    return time + std::chrono::seconds(second);
}

std::string toIsoText(ShopTime time)
{
    const Day day = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::hh_mm_ss clock{time - day};
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "T%02d:%02d:%02d", static_cast<int>(clock.hours().count()),
                  static_cast<int>(clock.minutes().count()), static_cast<int>(clock.seconds().count()));
    return toIsoText(day) + text.data();
}

} // namespace ms
