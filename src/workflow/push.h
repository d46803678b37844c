// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"
#include "core/result.h"
#include "platform/retry.h"
#include "platform/types.h"
#include "workflow/approve.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace ms::workflow {

/// How a change fared in one push.
enum class PushState {
    Sent,      ///< on its way
    Confirmed, ///< read back from the shop and equal
    Failed,    ///< the shop said no, or shows something else; the reason says what
    Waiting,   ///< stays in the outbox; the next push goes on with it
    Expired    ///< its approval was too old or its schedule had ended; never in the shop
};

/// The news of one change while a push runs, and its end afterwards.
struct PushedRow {
    std::int64_t proposal = 0;
    PushState state{};
    std::string reason;      ///< for a person; of Failed, Waiting and Expired; a remark on a Confirmed one
    std::string platformRef; ///< the shop's own number of a purchase order
};

struct PushRequest {
    std::filesystem::path workspace;
    platform::ShopKind kind = platform::ShopKind::Studio;
    platform::Endpoint shop;
    std::string token;          ///< the shop's secret, in the form that its kind wants
    std::string actor;          ///< who pushes, for the audit log; not empty
    ShopTime at{};              ///< for approvals that grow too old, and the day of the new prices
    std::string productionName; ///< a production shop is pushed to only when this is its name
    platform::RetryPolicy retry;
    /// Called on the pushing thread for every change of a row's state. May be empty.
    std::function<void(const PushedRow&)> news;
};

struct PushReport {
    platform::ShopInfo shop;
    std::vector<PushedRow> rows; ///< one for each change that was in the outbox, in its order; the second of a SKU last
    std::int64_t confirmed = 0;
    std::int64_t failed = 0;
    std::int64_t waiting = 0;
    std::int64_t expired = 0;
    std::int64_t requests = 0;    ///< HTTP requests, attempts included
    std::optional<Error> stopped; ///< why the push ended before everything was decided
};

/// Sends what the outbox holds, each change once: state and attempt are committed before the first byte leaves, the
/// idempotency key is the same at every attempt, the shop writes only if it still shows what was seen, and a change is
/// confirmed when it was read back and is equal. Killed at any moment, the next push goes on and ends in the same
/// state. Busy, lost and unclear answers are asked again with growing pauses; 401 stops the push; nothing is guessed
/// from an answer that is not what was agreed on. Rows that could not be decided stay for the next push. Errors: those
/// of the workspace; InvalidInput (the shop's address, no actor, another currency than the shop's); Permission (the
/// token is refused, a production shop that was not named, another shop than the one that is connected, an approval
/// that was given for another shop); Unavailable (the shop does not answer); Conflict (another
/// push of this workspace runs). After the first change was sent, errors are in PushReport::stopped.
Result<PushReport> push(const PushRequest& request, Progress& progress);

/// What push() would send at `PushRequest::at`.
struct DryRun {
    std::vector<platform::Request> requests; ///< the writes, not the reading back, without the token
    std::vector<PushedRow> notSent;          ///< what waits or is settled without a write, and why
};

/// The requests that push() would send, in order and byte for byte, the returns of prices whose schedule has ended
/// among them. Keeps nothing. A shop that compares by itself is not even asked; of any other the prices are read,
/// because the writes name the shop's own ids. Errors: those of the workspace, and of ShopLink::open() and read().
Result<DryRun> dryRun(const PushRequest& request, Progress& progress);

/// Failed changes go back into the outbox with their old keys, for `request.approver`, who may push; none asked for:
/// all. Refused, one by one: what is not failed any more, whose approval grew too old, what the rules of now do not
/// allow, a line of an order without the others, and a price that a newer proposal changes which is approved, on its
/// way or in the shop. Errors: as approve().
Result<DecidedProposals> retryFailed(const DecisionRequest& request);

} // namespace ms::workflow
