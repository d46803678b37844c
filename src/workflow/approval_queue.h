// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "approvals/types.h"
#include "core/result.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace ms::workflow {

/// What a proposal is expected to change, as its author's engine said: a week, against leaving things as they are.
struct ChangeEffect {
    std::optional<double> units;
    std::optional<double> revenueMinor;
    std::optional<double> marginMinor;
    std::optional<double> marginLow; ///< ends of the 80 % band
    std::optional<double> marginHigh;
    std::optional<double> atRiskMinor; ///< of a reorder: sales value at risk without it
};

/// One proposal with everything that is known of its way to the shop.
struct QueuedChange {
    approvals::Proposal proposal;
    std::string title;             ///< of the product
    std::optional<Money> unitCost; ///< of the product; none: not known
    ChangeEffect effect;
    std::vector<std::string> rules; ///< those that moved the proposed number
    std::optional<approvals::Decision> decision;
    std::string refusal; ///< of one that waits: what in limits or policy stands against approving it; empty: nothing
    int attempts = 0;
    std::string failure;                     ///< why the shop did not take it
    std::string platformRef;                 ///< the shop's own number of a purchase order
    std::optional<std::int64_t> confirmedAt; ///< unix seconds
    std::optional<Day> leftDay;              ///< of a transfer: when its note was written
    std::optional<Day> arrivedDay;           ///< of a transfer: when the goods came in
    std::optional<ShopTime> startsAt;        ///< not sent before; none: with the next push
    std::optional<ShopTime> endsAt;          ///< the price before comes back then; none: it stays
};

/// All proposals, newest batch first. Errors: those of opening the workspace, ReadWrite.
Result<std::vector<QueuedChange>> readApprovalQueue(const std::filesystem::path& workspace);

/// Everything that the Approvals page shows.
struct ApprovalBoard {
    std::vector<QueuedChange> changes;
    std::vector<approvals::AuditEntry> log; ///< the newest first, at most 500
    Currency currency{};
    std::string shopName;
    std::string shopUrl; ///< empty: not connected
    bool production = false;
    bool paused = false; ///< nothing is approved and nothing is sent
};

/// Errors: as readApprovalQueue().
Result<ApprovalBoard> readApprovalBoard(const std::filesystem::path& workspace);

} // namespace ms::workflow
