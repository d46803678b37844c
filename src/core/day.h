// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace ms {

/// A calendar day of the shop; no time zone is attached, none is needed.
using Day = std::chrono::sys_days;

/// A second of the shop's own clock since 1970-01-01 00:00 there (not UTC).
using ShopTime = std::chrono::sys_seconds;

/// Half-open: first <= day < last.
struct DayRange {
    Day first;
    Day last;
    friend bool operator==(const DayRange&, const DayRange&) = default;
};

inline std::int64_t dayNumber(Day day)
{
    return day.time_since_epoch().count();
}
inline Day dayFromNumber(std::int64_t number)
{
    return Day{std::chrono::days{number}};
}

/// "2011-12-09". Errors: InvalidInput for anything else, a day that does not exist included.
Result<Day> parseDay(std::string_view text);
std::string toIsoText(Day day);

/// "2011-12-09T12:50", with a space for the T, with seconds, with fractions (dropped), or a bare day (midnight).
/// A trailing Z is allowed and dropped: shop files state shop time. Errors: InvalidInput.
Result<ShopTime> parseShopTime(std::string_view text);
std::string toIsoText(ShopTime time);

} // namespace ms
