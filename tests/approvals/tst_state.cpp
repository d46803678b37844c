// SPDX-License-Identifier: GPL-3.0-or-later
#include "approvals/state.h"

#include "stats/random.h"

#include <QTest>

#include <map>
#include <set>

using namespace ms;
using namespace ms::approvals;

namespace
{

/// The life of a proposal as a merchant would tell it, kept apart from the table that is tested.
struct Story {
    bool decided = false, queued = false, sent = false, confirmed = false, ended = false;

    [[nodiscard]] bool allows(State state, Move move) const
    {
        switch (move) {
        case Move::Submit:
            return state == State::Draft;
        case Move::Withdraw:
        case Move::Approve:
        case Move::Reject:
            return state == State::Submitted;
        case Move::Queue:
            return decided && !queued && !ended;
        case Move::Undo:
            return decided && !sent && !ended && state != State::Failed;
        case Move::Send:
            return queued && !confirmed && !ended && state != State::Failed;
        case Move::Hold:
        case Move::Confirm:
        case Move::Fail:
            return state == State::Sent;
        case Move::Retry:
            return state == State::Failed;
        case Move::Revert:
            return confirmed && !ended;
        case Move::Expire:
            return !sent && !ended && state != State::Draft && state != State::Failed;
        }
        return false;
    }

    void happen(Move move)
    {
        switch (move) {
        case Move::Approve:
            decided = true;
            break;
        case Move::Queue:
            queued = true;
            break;
        case Move::Undo:
            decided = queued = false;
            break;
        case Move::Send:
            sent = true;
            break;
        case Move::Hold:
        case Move::Fail:
        case Move::Retry:
            sent = false;
            break;
        case Move::Confirm:
            confirmed = true;
            break;
        case Move::Reject:
        case Move::Revert:
        case Move::Expire:
            ended = true;
            break;
        case Move::Submit:
        case Move::Withdraw:
            break;
        }
    }
};

} // namespace

class TestState : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void namesGoThereAndBack()
    {
        std::set<std::string_view> names;
        for (std::size_t i = 0; i < stateNames.size(); ++i) {
            const auto state = static_cast<State>(i);
            QVERIFY(stateFromText(toText(state)) == state);
            names.insert(toText(state));
        }
        QCOMPARE(names.size(), stateNames.size());
        QVERIFY(!stateFromText("sold"));
    }

    void theShortWayToTheShop()
    {
        State state = State::Draft;
        for (const Move move : {Move::Submit, Move::Approve, Move::Queue, Move::Send, Move::Confirm}) {
            const auto next = moved(state, move);
            QVERIFY(next.has_value());
            state = *next;
        }
        QVERIFY(state == State::Confirmed);
    }

    void nothingIsSentThatNobodyApproved()
    {
        for (const State state : {State::Draft, State::Submitted, State::Approved, State::Rejected, State::Expired})
            QVERIFY(!moved(state, Move::Send));
    }

    void whatIsSentIsNotUndone()
    {
        for (const State state : {State::Sent, State::Confirmed, State::Failed})
            QVERIFY(!moved(state, Move::Undo));
    }

    void anIllegalMoveNamesStateAndMove()
    {
        const auto refused = moved(State::Rejected, Move::Send);
        QVERIFY(!refused);
        QVERIFY(refused.error().code == ErrorCode::Conflict);
        QCOMPARE(refused.error().detail, std::string("a proposal that is rejected cannot send"));
    }

    void onlyThreeStatesEndAPath()
    {
        for (std::size_t i = 0; i < stateNames.size(); ++i) {
            const auto state = static_cast<State>(i);
            const bool end = state == State::Rejected || state == State::Reverted || state == State::Expired;
            QCOMPARE(isFinal(state), end);
        }
    }

    /// Random walks through the table beside a second telling of the same life: both must allow the same moves.
    void everyWalkFollowsTheStory()
    {
        stats::Random random(20261122);
        std::map<State, std::set<Move>> seen;
        for (int walk = 0; walk < 2000; ++walk) {
            State state = State::Draft;
            Story story;
            for (int step = 0; step < 30; ++step) {
                const Move move = allMoves[random.below(allMoves.size())];
                const auto next = moved(state, move);
                QVERIFY2(next.has_value() == story.allows(state, move),
                         qPrintable(QString("%1, %2").arg(toText(state).data(), toText(move).data())));
                if (!next)
                    continue;
                seen[state].insert(move);
                story.happen(move);
                state = *next;
            }
        }
        QCOMPARE(seen.size(), std::size_t(7)); // all but the three that end a path were left by some move
    }
};

QTEST_APPLESS_MAIN(TestState)
#include "tst_state.moc"
