// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/neural/agent_lessons.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ms::pricing {

namespace {

constexpr std::size_t parallelSeasons = 2048;
constexpr int widestAround = 4;
constexpr std::size_t rewardDraws = 16; // cheap: they ask the potential
constexpr std::size_t valueDraws = 2;   // dear: they ask the network
constexpr double fromTheStart = 0.6;    // of new seasons; the others begin anywhere
constexpr double leftWhenSoldOut = 0.2; // share of sold-out seasons that go on: little is to be learnt there
constexpr double exactUpTo = 200;

/// The `share` quantile of a Poisson distribution; for a large mean after Cornish & Fisher (1938).
int poissonQuantile(double mean, double share, double normal)
{
    if (mean > exactUpTo) {
        const double deviation = std::sqrt(mean);
        return static_cast<int>(std::max(0.0, std::round(mean + deviation * normal + (normal * normal - 1) / 6)));
    }
    double term = std::exp(-mean);
    double sum = term;
    int units = 0;
    while (sum < share && units < 10 * static_cast<int>(exactUpTo)) {
        ++units;
        term *= mean / units;
        sum += term;
    }
    return units;
}

/// A quick standard normal quantile, good to 0.0005 (Abramowitz & Stegun 26.2.23); only large means use it.
double roughNormalQuantile(double share)
{
    const double tail = std::min(share, 1 - share);
    const double t = std::sqrt(-2 * std::log(std::max(tail, 1e-12)));
    const double z =
        t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
    return share < 0.5 ? -z : z;
}

} // namespace

AgentLessons::AgentLessons(std::shared_ptr<const SeasonView> view, int groups, std::uint64_t seed)
    : m_shared(std::move(view)), m_view(*m_shared), m_random(seed, 11), m_seasons(parallelSeasons),
      m_groups(static_cast<std::size_t>(groups))
{
    const Season& season = m_view.season();
    int longest = 1;
    for (const int move : season.actions)
        longest = std::max(longest, std::abs(move));
    m_around = std::min({widestAround, 2 * longest, season.prices() - 1});
    for (SeasonState& state : m_seasons) {
        begin(state);
        state.day = static_cast<int>(m_random.below(static_cast<std::uint64_t>(season.days)));
    }
}

void AgentLessons::begin(SeasonState& state)
{
    const Season& season = m_view.season();
    state.day = 0;
    state.step = season.stepsDown;
    state.stock =
        season.leastStock +
        static_cast<int>(m_random.below(static_cast<std::uint64_t>(season.mostStock - season.leastStock + 1)));
    state.competitor = static_cast<int>(m_random.below(season.competitorPrices.size()));
    if (m_random.uniform() < fromTheStart)
        return;
    state.day = static_cast<int>(m_random.below(static_cast<std::uint64_t>(season.days)));
    state.step = static_cast<int>(m_random.below(static_cast<std::uint64_t>(season.prices())));
    state.stock = static_cast<int>(m_random.below(static_cast<std::uint64_t>(season.mostStock + 1)));
}

int AgentLessons::moveCompetitor(int competitor, double draw) const
{
    const Season& season = m_view.season();
    if (draw < season.stay)
        return competitor;
    const int last = static_cast<int>(season.competitorPrices.size()) - 1;
    return draw < season.stay + (1 - season.stay) / 2 ? std::max(competitor - 1, 0) : std::min(competitor + 1, last);
}

/// Which prices are looked at, and where their actions lead.
void AgentLessons::look(const SeasonState& state, Group& group)
{
    const Season& season = m_view.season();
    group.steps.clear();
    group.reached.clear();
    for (int step = std::max(0, state.step - m_around); step <= std::min(season.prices() - 1, state.step + m_around);
         ++step)
        group.steps.push_back(step);
    for (const int step : group.steps)
        for (std::size_t action = 0; action < season.actions.size(); ++action)
            group.reached.push_back(m_view.target(step, action));
    std::ranges::sort(group.reached);
    group.reached.erase(std::unique(group.reached.begin(), group.reached.end()), group.reached.end());
    group.center = group.first + static_cast<std::size_t>(state.step - group.steps.front());
}

/// Trades the day at every reached price, under draws that all of them share.
void AgentLessons::collect(const SeasonState& state, const Group& group)
{
    const Season& season = m_view.season();
    struct Draw {
        double share;
        double normal;
        int competitor;
    };
    std::array<Draw, rewardDraws + valueDraws> draws{};
    const auto stratify = [&](std::size_t first, std::size_t count) {
        const double shift = m_random.uniform();
        const double turn = m_random.uniform();
        for (std::size_t i = 0; i < count; ++i) {
            const double share = (static_cast<double>(i) + shift) / static_cast<double>(count);
            // The golden ratio spreads the competitor's moves over the strata of demand.
            const double move = std::fmod(turn + 0.618033988749895 * static_cast<double>(i), 1.0);
            draws[first + i] = {share, roughNormalQuantile(share), moveCompetitor(state.competitor, move)};
        }
    };
    stratify(0, rewardDraws);
    stratify(rewardDraws, valueDraws);
    const bool last = state.day + 1 >= season.days;
    for (const int step : group.reached) {
        SeasonState traded = state;
        traded.step = step;
        const double mean = m_view.demandOf(traded);
        double worth = 0;
        for (std::size_t i = 0; i < draws.size(); ++i) {
            const int sold = std::min(state.stock, poissonQuantile(mean, draws[i].share, draws[i].normal));
            const SeasonState after{state.day + 1, state.stock - sold, step, draws[i].competitor};
            if (i < rewardDraws) {
                worth += sold * (m_view.price(step) - season.unitCost) - season.holdingCost * after.stock +
                         m_view.potential(after);
            } else {
                m_lasts.push_back(last ? 1 : 0);
                m_after.resize(m_after.size() + SeasonView::features);
                if (!last)
                    m_view.describe(after, std::span(m_after).last(SeasonView::features));
            }
        }
        m_worth.push_back(worth / static_cast<double>(rewardDraws));
    }
}

void AgentLessons::judge(const SeasonState& state, const Group& group, std::size_t firstReached, double discount)
{
    const auto actions = m_view.season().actions.size();
    std::vector<double> value(group.reached.size());
    for (std::size_t i = 0; i < value.size(); ++i) {
        value[i] = m_worth[firstReached + i];
        for (std::size_t k = 0; k < valueDraws; ++k) {
            const std::size_t at = (firstReached + i) * valueDraws + k;
            value[i] += m_lasts[at] != 0 ? 0 : discount * static_cast<double>(m_afterValues[at]) / valueDraws;
        }
    }
    for (const int step : group.steps) {
        SeasonState own = state;
        own.step = step;
        const double base = m_view.potential(own);
        for (std::size_t action = 0; action < actions; ++action) {
            const int to = m_view.target(step, action);
            const auto found = std::ranges::lower_bound(group.reached, to) - group.reached.begin();
            m_targets.push_back(
                static_cast<float>(value[static_cast<std::size_t>(found)] - m_view.markdown(step, to) - base));
        }
    }
}

Result<void> AgentLessons::next(const ValueStates& value, double discount)
{
    m_states.clear();
    m_targets.clear();
    m_after.clear();
    m_lasts.clear();
    m_worth.clear();
    m_lookedAt = m_groups.size();
    for (std::size_t i = 0; i < m_groups.size(); ++i) {
        SeasonState own = m_seasons[(m_cursor + i) % m_seasons.size()];
        Group& group = m_groups[i];
        group.first = rows();
        look(own, group);
        collect(own, group);
        for (const int step : group.steps) {
            own.step = step;
            m_states.resize(m_states.size() + SeasonView::features);
            m_view.describe(own, std::span(m_states).last(SeasonView::features));
        }
    }
    m_afterValues.assign(m_lasts.size(), 0.0F);
    if (auto valued = value(m_after, m_afterValues); !valued)
        return valued;
    std::size_t reached = 0;
    for (std::size_t i = 0; i < m_groups.size(); ++i) {
        judge(m_seasons[(m_cursor + i) % m_seasons.size()], m_groups[i], reached, discount);
        reached += m_groups[i].reached.size();
    }
    return {};
}

void AgentLessons::advance(std::span<const float> values, double exploration)
{
    const Season& season = m_view.season();
    const auto actions = season.actions.size();
    for (std::size_t i = 0; i < m_lookedAt; ++i) {
        SeasonState& state = m_seasons[(m_cursor + i) % m_seasons.size()];
        const auto own = values.subspan(m_groups[i].center * actions, actions);
        auto action = static_cast<std::size_t>(std::ranges::max_element(own) - own.begin());
        if (m_random.uniform() < exploration)
            action = static_cast<std::size_t>(m_random.below(actions));
        state.step = m_view.target(state.step, action);
        const auto demand = m_random.poisson(m_view.demandOf(state));
        state.stock -= static_cast<int>(std::min<std::int64_t>(demand, state.stock));
        state.competitor = moveCompetitor(state.competitor, m_random.uniform());
        ++state.day;
        if (state.day >= season.days || (state.stock == 0 && m_random.uniform() > leftWhenSoldOut))
            begin(state);
    }
    m_cursor = (m_cursor + m_lookedAt) % m_seasons.size();
}

} // namespace ms::pricing
