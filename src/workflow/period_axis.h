// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "forecast/types.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ms::workflow {

/// How a file says when: a whole number, an ISO date or an ISO date and time.
enum class TimeKind { Index, Date, DateTime };

/// One moment as read: its kind, and days (Date), seconds (DateTime) or the number itself (Index).
struct TimeText {
    TimeKind kind = TimeKind::Index;
    std::int64_t value = 0;
};

/// "17", "2011-12-09", "2011-12-09T13:00". nullopt for anything else.
std::optional<TimeText> parseTimeText(std::string_view text);

/// Counts the periods of one series: moments to whole numbers that differ by one a period, and back. Months, quarters
/// and years are those of the calendar; the day within them is that of the first moment, or the month's last where
/// there is no such day. Weeks count from the first moment, to the nearest.
class PeriodAxis {
public:
    PeriodAxis() = default;
    PeriodAxis(forecast::Frequency frequency, TimeText first);

    /// nullopt when `moment` is of another kind than the first one.
    [[nodiscard]] std::optional<std::int64_t> periodOf(TimeText moment) const;
    /// As the file would write it; empty for an index.
    [[nodiscard]] std::string textOf(std::int64_t period) const;
    /// A period by a clock that all axes of a frequency share: the number itself for an index, months (quarters, years)
    /// since year 0, hours, days or weeks since 1970.
    [[nodiscard]] std::int64_t sharedPeriod(std::int64_t period) const;

private:
    forecast::Frequency m_frequency = forecast::Frequency::Other;
    TimeText m_first;
    unsigned m_dayOfMonth = 1;
    bool m_monthEnd = false;
};

} // namespace ms::workflow
