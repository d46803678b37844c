// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "approvals/types.h"
#include "core/result.h"

#include <array>

namespace ms::approvals {

/// What can happen to a proposal.
enum class Move {
    Submit,   ///< its author asks for a decision
    Withdraw, ///< back to the author: undo of a submission
    Approve,
    Reject,
    Queue,   ///< written to the outbox, in the transaction of the approval
    Undo,    ///< an approval taken back before anything was sent
    Send,    ///< committed before the first byte leaves
    Hold,    ///< the shop refused to look at it (busy, no credentials): certainly not done, send again later
    Confirm, ///< read back from the shop and equal
    Fail,    ///< the shop said no, or shows something else
    Retry,   ///< a failed change is sent again
    Revert,  ///< the shop was set back to what it showed before
    Expire   ///< too old to be sent
};

inline constexpr std::array allMoves{Move::Submit, Move::Withdraw, Move::Approve, Move::Reject,  Move::Queue,
                                     Move::Undo,   Move::Send,     Move::Hold,    Move::Confirm, Move::Fail,
                                     Move::Retry,  Move::Revert,   Move::Expire};

std::string_view toText(Move move);

/// The state after `move`. Errors: Conflict, naming both, when the move is not legal from `state`; sending again what
/// was sent already (after a crash or a time-out) is legal.
Result<State> moved(State state, Move move);

/// States in which a change still waits or is on its way: a second one of the same thing would fight with it.
inline constexpr std::array underWay{State::Draft, State::Submitted, State::Approved, State::Queued, State::Sent};

/// Nothing can happen to it any more.
bool isFinal(State state);

} // namespace ms::approvals
