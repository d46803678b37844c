// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "approvals/state.h"
#include "approvals/types.h"
#include "core/result.h"
#include "platform/types.h"
#include "workspace/transaction.h"
#include "workspace/types.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace ms::workspace {
class Workspace;
}

namespace ms::workflow {

/// One outbox row with what it says, as a push carries it.
struct LedgerRow {
    workspace::OutboxRow outbox;
    approvals::Write write;
    approvals::State state{};            ///< of the proposal
    std::optional<std::int64_t> reverts; ///< the proposal that this one takes back
    int attemptsBefore = 0;              ///< of earlier pushes whose end nobody knows
    std::string outdated;                ///< why it must not be sent any more; what became of it is looked at only
};

/// A row that must not be sent any more, and why.
struct Outdated {
    std::size_t row = 0; ///< index into the push's rows
    std::string why;
};

/// What became of one row: the words for the outbox and the move of the proposal.
struct Settlement {
    std::size_t row = 0; ///< index into the push's rows
    approvals::Move move{};
    std::string reason;
    std::string platformRef;
};

/// The workspace's side of a push. What is written down is kept by commit(), all of it or none; nothing may leave for
/// the shop before.
/// Errors of every function: ReadWrite, Conflict (locked for longer than a push waits, or moved by someone else). After
/// one the rows in memory may be ahead of the workspace: read them again.
class PushLedger {
public:
    PushLedger(workspace::Workspace& workspace, std::string actor, Day today)
        : m_workspace(workspace), m_actor(std::move(actor)), m_today(today)
    {
    }

    /// What waits or was sent and not decided, oldest first; what starts after `now` is left out.
    Result<std::vector<LedgerRow>> open(ShopTime now);
    /// Those of `rows` whose approval is too old or whose schedule has ended. Where attempts were made, only the shop
    /// can say what became of them.
    Result<std::vector<Outdated>> outdated(std::span<const LedgerRow> rows, ShopTime now);

    /// Someone has paused everything, in this program or in another one.
    Result<bool> paused();

    /// Keeps everything that was written down since the last commit().
    Result<void> commit();

    /// Writes down that these rows are being sent now.
    Result<void> markSent(std::span<LedgerRow> rows, std::span<const std::size_t> which);
    /// Writes down what became of rows, with one audit entry. A confirmed price becomes the product's, with its
    /// history; what is held back counts as never sent, and so does what expires.
    Result<void> settle(std::span<LedgerRow> rows, std::span<const Settlement> settlements);
    /// Writes down why rows still wait; an empty reason says nothing.
    Result<void> noteWaiting(std::span<LedgerRow> rows, std::span<const std::string> reasons);
    /// Keeps a confirmed order as a purchase order under the shop's number.
    Result<void> keepOrder(const platform::PlacedOrder& order);

private:
    Result<void> begin();
    Result<void> settleOne(LedgerRow& row, const Settlement& settlement);
    Result<void> keepPrice(const LedgerRow& row, const approvals::PriceWrite& write);
    Result<void> revertOriginal(const LedgerRow& row);
    Result<void> recordSettlements(std::span<const LedgerRow> rows, std::span<const Settlement> settlements);

    workspace::Workspace& m_workspace;
    std::string m_actor;
    Day m_today;
    std::optional<workspace::Transaction> m_transaction;
};

/// Begins a transaction, waiting up to ten seconds for another program that writes.
Result<workspace::Transaction> patientBegin(workspace::Workspace& workspace);

} // namespace ms::workflow
