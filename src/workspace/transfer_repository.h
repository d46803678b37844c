// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/day.h"
#include "core/result.h"

#include <cstdint>
#include <optional>
#include <unordered_map>

namespace ms::workspace {

class Connection;
class Workspace;

/// When the goods of a transfer went and came.
struct TransferJourney {
    Day left{};
    std::optional<Day> arrived; ///< none: on their way
    friend bool operator==(const TransferJourney&, const TransferJourney&) = default;
};

/// Journeys of approved transfers, by proposal: each leaves once and arrives once. Errors of every function: ReadWrite,
/// Conflict.
class TransferRepository {
public:
    explicit TransferRepository(Workspace& workspace);

    /// None in a file of an older version that is open for reading.
    Result<std::unordered_map<std::int64_t, TransferJourney>> all() const;
    /// Errors: Conflict when it left already.
    Result<void> leave(std::int64_t proposal, Day day);
    /// Errors: Conflict when it never left, arrived already, or would arrive before it left.
    Result<void> arrive(std::int64_t proposal, Day day);

private:
    Connection& m_connection;
};

} // namespace ms::workspace
