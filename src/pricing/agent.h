// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/season.h"
#include "pricing/steady_prices.h"

#include <memory>
#include <optional>
#include <span>

namespace ms::pricing {

/// One layer: output = weights input + bias.
struct AgentLayer {
    std::size_t inputs = 0;
    std::size_t outputs = 0;
    std::vector<float> weights; ///< a row an output
    std::vector<float> bias;
};

/// A trained pricing agent: two hidden layers of rectified units, then the value of the state and the advantage of each
/// action (dueling streams), in units of the scales.
struct AgentWeights {
    AgentLayer first;
    AgentLayer second;
    AgentLayer value;
    AgentLayer advantage;
    double valueScale = 1;
    double advantageScale = 1;
};

/// A state of a season as an agent sees it.
struct SeasonState {
    int day = 0;
    int stock = 0;
    int step = 0;       ///< of the price ladder, 0 is the lowest
    int competitor = 0; ///< index into Season::competitorPrices
};

/// What an agent is told about a state, and a rough value of it that needs no learning.
class SeasonView {
public:
    static constexpr std::size_t features = 26;

    explicit SeasonView(const Season& season);

    [[nodiscard]] const Season& season() const { return m_season; }
    /// Mean demand of the day; the same as Season::meanDemand() without its powers.
    [[nodiscard]] double demandOf(const SeasonState& state) const;
    /// Mean demand from this day to the end if the price stays, over the competitor's moves.
    [[nodiscard]] double demandLeft(const SeasonState& state) const;
    /// Numbers of about -3 to 3: time, stock, price, competitor, the demand that is left against the stock, what a unit
    /// of stock is worth, and how many steps of the ladder the price is from what that worth asks for and from the best
    /// steady price.
    void describe(const SeasonState& state, std::span<float> into) const;
    /// What the season still earns if the price goes to the best step and stays, see SteadyPrices; in seasons too large
    /// for its table the fluid bound. After the last day it is exact. A potential in the sense of Ng, Harada & Russell
    /// (1999), ICML: subtracting it from every state's value leaves the best policy as it is, and looking one day ahead
    /// with it is a rollout of the best fixed price (Bertsekas, Tsitsiklis & Wu 1997, J. Heuristics 3).
    [[nodiscard]] double potential(const SeasonState& state) const;
    /// What the season still earns at most if prices could change freely and demand were its mean:
    ///   min over m >= 0 of  m stock + sum over days of E[max over p of d(p, q) (p - salvage + holding saved - m)],
    /// less what the stock cost; m is the worth of a unit.
    /// Source of the bound: Gallego & van Ryzin (1994), Management Science 40(8).
    [[nodiscard]] double fluidBound(const SeasonState& state) const;
    /// The step an action goes to, and what a markdown from one to the other costs.
    [[nodiscard]] int target(int step, std::size_t action) const;
    [[nodiscard]] double markdown(int from, int to) const;
    [[nodiscard]] double price(int step) const { return m_price[static_cast<std::size_t>(step)]; }

private:
    static constexpr std::size_t worths = 64; // at which the fluid bound is tabulated

    /// Where the bound is least: a place between the tabulated worths, and the bound there.
    struct Worth {
        double place = 0;
        double bound = 0;
    };
    void tabulateBound();
    [[nodiscard]] Worth worthOf(const SeasonState& state) const;
    [[nodiscard]] std::size_t boundAt(int day, int competitor) const;
    [[nodiscard]] double wantedStep(int day, int competitor, double place) const;
    [[nodiscard]] double competitorFactorLeft(int day, int competitor) const;

    Season m_season;
    std::vector<double> m_price;            // by step
    std::vector<double> m_priceFactor;      // demand at the step's price, everything else 1
    std::vector<double> m_competitorFactor; // by competitor
    std::vector<double> m_left;             // by day and competitor: expected sum of weekday and competitor factors
    std::vector<double> m_bound;            // by day, competitor and worth: what is left to earn, stock for m each
    std::vector<float> m_wanted;            // the same: the step that earns most today
    double m_worthStep = 1;                 // between two tabulated worths, currency units
    std::optional<SteadyPrices> m_steady;
    int m_farthest = 1;       // the longest move, in steps
    double m_runOutScale = 1; // log demand that the longest move changes
};

/// The agent's greedy policy.
class AgentPolicy {
public:
    /// Errors: as checkSeason; InvalidInput if the weights do not fit each other or the season's actions.
    static Result<AgentPolicy> create(const Season& season, AgentWeights weights);
    /// The same for a view that is there already. Errors: InvalidInput if the weights do not fit.
    static Result<AgentPolicy> create(std::shared_ptr<const SeasonView> view, AgentWeights weights);

    /// The action it finds best, an index into Season::actions. Safe from several threads at once.
    [[nodiscard]] int action(const SeasonState& state) const;
    /// What it expects of each action until the end of the season, currency units.
    [[nodiscard]] std::vector<double> values(const SeasonState& state) const;
    /// Its actions in every state. O(states). Errors: NotEnoughData if the state space is larger than
    /// mostSolvedStates; Canceled.
    Result<SeasonPolicy> table(int threads, Progress& progress) const;

private:
    AgentPolicy(std::shared_ptr<const SeasonView> view, AgentWeights weights);
    std::shared_ptr<const SeasonView> m_view;
    AgentWeights m_weights;
};

} // namespace ms::pricing
