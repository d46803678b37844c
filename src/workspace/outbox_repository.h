// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "workspace/types.h"

#include <optional>
#include <string_view>
#include <vector>

namespace ms::workspace {

class Connection;
class Workspace;

/// What goes to the shop, once each. Rows are made by ProposalRepository::decide(); one that
/// was never sent goes when the decision is taken back, others stay.
/// Errors of every function: ReadWrite, Conflict; of update() also NotFound, Permission.
class OutboxRepository {
public:
    explicit OutboxRepository(Workspace& workspace);

    Result<std::vector<OutboxRow>> all() const;       ///< oldest first
    Result<std::vector<OutboxRow>> undecided() const; ///< queued or sent, oldest first
    /// Rows in this state whose next attempt is due at `now` (unix seconds), oldest first.
    Result<std::vector<OutboxRow>> due(std::string_view state, std::int64_t now) const;
    Result<std::optional<OutboxRow>> ofProposal(std::int64_t proposal) const;
    /// Replaces everything but proposal, key, request and the time it was queued: what is sent never changes.
    Result<void> update(const OutboxRow& row);

private:
    Connection& m_connection;
};

/// Throws SQLite::Exception.
void insertOutboxRow(Connection& connection, const OutboxRow& row);

} // namespace ms::workspace
