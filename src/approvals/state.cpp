// SPDX-License-Identifier: GPL-3.0-or-later
#include "approvals/state.h"

#include <algorithm>

namespace ms::approvals
{
namespace
{

struct Transition {
    State from;
    Move move;
    State to;
};

constexpr std::array transitions{
    Transition{State::Draft, Move::Submit, State::Submitted},
    Transition{State::Submitted, Move::Withdraw, State::Draft},
    Transition{State::Submitted, Move::Approve, State::Approved},
    Transition{State::Submitted, Move::Reject, State::Rejected},
    Transition{State::Submitted, Move::Expire, State::Expired},
    Transition{State::Approved, Move::Queue, State::Queued},
    Transition{State::Approved, Move::Undo, State::Submitted},
    Transition{State::Approved, Move::Expire, State::Expired},
    Transition{State::Queued, Move::Send, State::Sent},
    Transition{State::Queued, Move::Undo, State::Submitted},
    Transition{State::Queued, Move::Expire, State::Expired},
    Transition{State::Sent, Move::Send, State::Sent},
    Transition{State::Sent, Move::Hold, State::Queued},
    Transition{State::Sent, Move::Confirm, State::Confirmed},
    Transition{State::Sent, Move::Fail, State::Failed},
    Transition{State::Failed, Move::Retry, State::Queued},
    Transition{State::Confirmed, Move::Revert, State::Reverted},
};

constexpr std::array<std::string_view, allMoves.size()> moveNames{"submit", "withdraw", "approve", "reject",  "queue",
                                                                  "undo",   "send",     "hold",    "confirm", "fail",
                                                                  "retry",  "revert",   "expire"};

} // namespace

std::string_view toText(Move move)
{
    return moveNames[static_cast<std::size_t>(move)];
}

Result<State> moved(State state, Move move)
{
    const auto legal = std::find_if(transitions.begin(), transitions.end(), [&](const Transition& transition) {
        return transition.from == state && transition.move == move;
    });
    if (legal == transitions.end())
        return failure(ErrorCode::Conflict,
                       "a proposal that is " + std::string(toText(state)) + " cannot " + std::string(toText(move)));
    return legal->to;
}

bool isFinal(State state)
{
    return std::none_of(transitions.begin(), transitions.end(),
                        [&](const Transition& transition) { return transition.from == state; });
}

} // namespace ms::approvals
