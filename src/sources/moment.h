// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/day.h"
#include "core/result.h"

#include <optional>
#include <string_view>

namespace ms::sources {

/// Which of two numbers such as 3/4/2026 is the day.
enum class DateOrder { DayFirst, MonthFirst };

/// Reads the dates and times that shops export: ISO 8601 with or without an offset, "12/1/2010 8:26", "08/14/25",
/// "14.08.2025", "Sep 4, 2026 1:05:07 AM PDT", "15 Mar 2026 3:22:08 PM UTC", "Jul-25-26", "20260904". A zone at the end
/// is dropped: what the file says is shop time. Years of two digits are 1970 to 2069. `order` is needed for numeric
/// dates that do not start with the year. Errors: InvalidInput with a short reason.
Result<ShopTime> parseMoment(std::string_view text, std::optional<DateOrder> order = std::nullopt);

/// Learns from the values of a column which number is the day.
class DateOrderGuess {
public:
    void look(std::string_view text);
    /// None while no value told, or values contradict each other.
    [[nodiscard]] std::optional<DateOrder> order() const;
    /// Whether the column needs an order at all, and values so far could be read both ways.
    [[nodiscard]] bool doubtful() const { return m_numeric && m_dayFirst == m_monthFirst; }

private:
    bool m_numeric = false;
    bool m_dayFirst = false;
    bool m_monthFirst = false;
};

} // namespace ms::sources
