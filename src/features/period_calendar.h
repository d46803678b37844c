// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/day.h"
#include "core/result.h"
#include "forecast/types.h"

namespace ms::features {

/// Days grouped into numbered periods; weeks start on Monday. The one calendar of tables, charts and exports.
class PeriodCalendar {
public:
    /// Errors: InvalidInput for hourly and other, which days cannot make.
    static Result<PeriodCalendar> of(forecast::Frequency frequency);

    /// Consecutive periods have consecutive numbers.
    [[nodiscard]] int periodOf(Day day) const;
    [[nodiscard]] Day firstDayOf(int period) const;
    [[nodiscard]] int daysIn(int period) const;

private:
    explicit PeriodCalendar(forecast::Frequency frequency) : m_frequency(frequency) {}
    forecast::Frequency m_frequency;
};

} // namespace ms::features
