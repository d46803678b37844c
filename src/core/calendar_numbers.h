// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/day.h"

#include <chrono>
#include <cstdint>

namespace ms {

inline constexpr std::int64_t secondsADay = 86400;
inline constexpr double meanDaysAYear = 365.25; ///< of four years, one of which is a leap year

/// a / b rounded down, where b > 0.
constexpr std::int64_t floorDivide(std::int64_t a, std::int64_t b)
{
    return a / b - (a % b < 0 ? 1 : 0);
}

/// Months since January of year 0.
inline std::int64_t monthNumber(Day day)
{
    const std::chrono::year_month_day date{day};
    return static_cast<int>(date.year()) * 12LL + static_cast<unsigned>(date.month()) - 1;
}

/// The month with that number.
inline std::chrono::year_month monthFromNumber(std::int64_t number)
{
    return {std::chrono::year{static_cast<int>(floorDivide(number, 12))},
            std::chrono::month{static_cast<unsigned>(number - floorDivide(number, 12) * 12) + 1}};
}

} // namespace ms
