// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forecast/types.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <vector>

namespace ms::workflow {

/// How long one period of a file is.
struct DemandStep {
    std::int64_t length = 1; ///< >= 1; calendar months, seconds between dates, or the distance of whole numbers
    bool months = false;

    friend bool operator==(const DemandStep&, const DemandStep&) = default;
};

/// The step of dates with a given frequency; nullopt for Other.
std::optional<DemandStep> stepOf(forecast::Frequency frequency);

/// Periods of a year: 364 (days: the same day of the week), 52, 12 or 4; 0 for any other step.
std::size_t yearLengthOf(const DemandStep& step);

/// Learns from rows that follow each other how long a period is.
class DemandSteps {
public:
    /// Two neighbours in time, `earlier` < `later`: seconds since 1970 if they are dates, else whole numbers.
    void add(std::int64_t earlier, std::int64_t later, bool dated);
    /// Between dates the commonest distance, 28 to 31 days being a month, and so on up to a year; between whole numbers
    /// their greatest common divisor.
    [[nodiscard]] DemandStep step(bool dated) const;
    /// Periods of a year by the step of dates; 0: there are none.
    [[nodiscard]] std::size_t yearLength() const;

private:
    std::map<std::int64_t, std::size_t> m_days;    ///< whole days between dates
    std::map<std::int64_t, std::size_t> m_seconds; ///< the same in seconds
    std::int64_t m_divisor = 0;
};

/// The period of each time, the first one's being 0, to the nearest. `times` rise strictly. nullopt: two of them fall
/// into one period, so that it is not their step.
std::optional<std::vector<std::int64_t>> periodsOf(std::span<const std::int64_t> times, const DemandStep& step);

} // namespace ms::workflow
