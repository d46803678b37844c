// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "workspace/types.h"

#include <functional>
#include <optional>
#include <span>

namespace ms::workspace {

class Connection;
class Workspace;

/// What visitors of the shop did. Errors of every function: ReadWrite, Conflict; of add() also InvalidInput.
class EventRepository {
public:
    explicit EventRepository(Workspace& workspace);

    /// In the order of time.
    Result<void> forEach(const std::function<void(const Event&)>& visit) const;
    /// All or none. Inside an ImportWriter, part of its import.
    Result<void> add(std::span<const Event> events, std::optional<ImportKey> import = std::nullopt);

private:
    Connection& m_connection;
};

} // namespace ms::workspace
