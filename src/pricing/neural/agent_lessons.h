// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/agent.h"
#include "stats/random.h"

#include <functional>

namespace ms::pricing {

/// Simulated seasons under way, and what can be learnt from the states that they are in.
class AgentLessons {
public:
    /// Values of states that are given by their features, relative to the potential. One number a state.
    using ValueStates = std::function<Result<void>(std::span<const float> features, std::span<float> values)>;

    AgentLessons(std::shared_ptr<const SeasonView> view, int groups, std::uint64_t seed);

    /// The next states to learn from, and the value of every action there, relative to the state's potential.
    /// What a later day adds to the potential counts `discount` for each day. Errors: those of `value`.
    Result<void> next(const ValueStates& value, double discount);

    [[nodiscard]] std::span<const float> states() const { return m_states; }
    [[nodiscard]] std::span<const float> targets() const { return m_targets; }
    [[nodiscard]] std::size_t rows() const { return m_states.size() / SeasonView::features; }

    /// Lets the seasons that were looked at go on by a day: the best action of `values` (a row a state), or with
    /// probability `exploration` a random one.
    void advance(std::span<const float> values, double exploration);

private:
    struct Group {
        std::size_t first = 0;  // row of the lowest price
        std::size_t center = 0; // row of the season's own state
        std::vector<int> steps;
        std::vector<int> reached; // steps of the ladder that an action leads to, ascending
    };

    void begin(SeasonState& state);
    void look(const SeasonState& state, Group& group);
    void collect(const SeasonState& state, const Group& group);
    void judge(const SeasonState& state, const Group& group, std::size_t firstReached, double discount);
    [[nodiscard]] int moveCompetitor(int competitor, double draw) const;

    std::shared_ptr<const SeasonView> m_shared;
    const SeasonView& m_view;
    stats::Random m_random;
    std::vector<SeasonState> m_seasons;
    std::size_t m_cursor = 0;
    std::size_t m_lookedAt = 0; // seasons of the last call of next()
    int m_around = 0;           // prices on each side of the season's own
    std::vector<Group> m_groups;
    std::vector<float> m_states;
    std::vector<float> m_targets;
    std::vector<float> m_after;  // features of states a day later
    std::vector<char> m_lasts;   // whether such a state is worth anything beyond its potential
    std::vector<double> m_worth; // reward and potential, expected, by group and reached step
    std::vector<float> m_afterValues;
};

} // namespace ms::pricing
