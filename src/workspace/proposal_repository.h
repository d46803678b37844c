// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "approvals/types.h"
#include "core/result.h"
#include "workspace/types.h"

#include <optional>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

namespace ms::workspace {

class Connection;
class Workspace;

/// Proposals and the decisions on them, as rows: which change of state is right is the rule of `approvals`.
/// Errors of every function: ReadWrite, Conflict; of writers also Permission and InvalidInput (a SKU, location or
/// supplier that is not there, a second decision on one proposal).
class ProposalRepository {
public:
    explicit ProposalRepository(Workspace& workspace);

    /// All or none, under one new batch number. Returns the proposals as stored, with id and batch.
    Result<std::vector<approvals::Proposal>> add(std::span<const approvals::Proposal> proposals);

    Result<std::vector<approvals::Proposal>> all() const; ///< newest batch first
    Result<std::vector<approvals::Proposal>> inState(approvals::State state) const;
    Result<approvals::Proposal> byId(std::int64_t id) const; ///< NotFound
    /// How many proposals there are in each state that has any, in the order of the states.
    Result<std::vector<std::pair<approvals::State, std::int64_t>>> countByState() const;

    /// Errors: Conflict when the proposal is not in state `from` any more.
    Result<void> setState(std::int64_t id, approvals::State from, approvals::State to);

    /// The decision, the new state and, where there is one, the outbox row: in one transaction. `outbox.proposal` is
    /// taken from the decision. Errors: Conflict when the proposal is not in state `from` any more.
    Result<void> decide(const approvals::Decision& decision, approvals::State from, approvals::State to,
                        const std::optional<OutboxRow>& outbox);
    /// Takes a decision back, with its outbox row. Errors: Conflict when the proposal is not in state `from` any more
    /// or its row was sent once: what may have reached the shop is not taken back here.
    Result<void> undoDecision(std::int64_t id, approvals::State from, approvals::State to);
    Result<std::optional<approvals::Decision>> decisionOn(std::int64_t id) const;
    /// When each proposal was decided whose change is queued or sent.
    Result<std::unordered_map<std::int64_t, ShopTime>> decidedAtOfWaiting() const;
    /// The newest price change of the SKU of `id` that was proposed after it and is approved, queued, sent or
    /// confirmed.
    Result<std::optional<std::int64_t>> newerPriceChange(std::int64_t id) const;
    /// Of the changes that are queued or sent, those that take another one back, with the proposal they take back.
    Result<std::unordered_map<std::int64_t, std::int64_t>> revertsUnderWay() const;

private:
    Connection& m_connection;
};

} // namespace ms::workspace
