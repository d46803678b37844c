// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/complete_periods.h"

#include <unordered_map>
#include <vector>

namespace ms::features {

/// The one table of when stock ran out: a product and period in which a count of some day, all places of that day
/// together, found nothing on hand. Demand series and price observations both read it.
class StockedOutPeriods {
public:
    /// Throws SQLite::Exception.
    StockedOutPeriods(workspace::Connection& connection, const CompletePeriods& periods, Day asOf,
                      std::optional<workspace::LocationKey> location);

    /// One entry a period from `first` on, 1: stocked out; empty: never.
    [[nodiscard]] std::vector<std::uint8_t> of(workspace::ProductKey product, std::size_t first) const;
    [[nodiscard]] bool at(workspace::ProductKey product, std::size_t period) const;

private:
    void note(std::int64_t product, Day day, std::int64_t onHand, const CompletePeriods& periods);

    std::size_t m_count;
    std::unordered_map<std::int64_t, std::vector<std::uint8_t>> m_flags;
};

} // namespace ms::features
