// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/day.h"
#include "core/result.h"

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

namespace ms::workspace {

class Connection;
class Workspace;

/// When a price change starts, and when the price before comes back.
struct Schedule {
    std::optional<ShopTime> startsAt; ///< none: with the next push
    std::optional<ShopTime> endsAt;   ///< none: it stays
    friend bool operator==(const Schedule&, const Schedule&) = default;
};

/// Schedules of proposals. Errors of every function: ReadWrite, Conflict; of writers also Permission.
class ScheduleRepository {
public:
    explicit ScheduleRepository(Workspace& workspace);

    Result<void> add(std::int64_t proposal, const Schedule& schedule);
    Result<std::unordered_map<std::int64_t, Schedule>> all() const;
    /// Confirmed proposals whose end has come and that nothing has brought back yet or is about to, oldest first. A
    /// return that grew too old before the shop heard of it is made anew.
    Result<std::vector<std::int64_t>> ended(ShopTime now) const;
    Result<void> setRevertedBy(std::int64_t proposal, std::int64_t revert);

private:
    Connection& m_connection;
};

} // namespace ms::workspace
