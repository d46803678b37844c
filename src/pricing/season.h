// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"
#include "core/result.h"

#include <cstdint>
#include <string>
#include <vector>

namespace ms::pricing {

/// A pricing season of one product without replenishment. Prices stand on a ladder; a day begins with a move along it,
/// then demand is Poisson with mean
///   baseUnits (p / reference)^elasticity (q / reference)^crossElasticity weekdayFactors[day mod 7]
/// where q is the competitor's price, which stays with probability `stay` or moves a step up or down after the day.
/// Reward of a day: sales (p - unitCost) - holdingCost stockLeft - markdownCost max(0, old price - p) / reference;
/// after the last day each unit left costs unitCost - salvage. Currency units and SKU base units throughout.
struct Season {
    std::string name;
    int days = 0;                         ///< 1..366
    double startPrice = 0;                ///< > 0
    double ratio = 0;                     ///< of one step of the ladder to the next, > 1
    int stepsDown = 0;                    ///< below the start price, >= 0
    int stepsUp = 0;                      ///< above it, >= 0
    std::vector<int> actions;             ///< steps that a day may move, clipped to the ladder
    std::vector<double> competitorPrices; ///< ascending, > 0
    double stay = 1;                      ///< [0, 1]
    double baseUnits = 0;                 ///< a day, > 0
    double referencePrice = 0;            ///< > 0
    double elasticity = 0;
    double crossElasticity = 0;
    std::vector<double> weekdayFactors; ///< >= 0, any number of days of a week
    int leastStock = 0;                 ///< the season starts with any whole stock from here...
    int mostStock = 0;                  ///< ...to here, each as likely; at most 5,000
    double unitCost = 0;
    double salvage = 0;
    double holdingCost = 0; ///< a unit and day
    double markdownCost = 0;

    [[nodiscard]] int prices() const { return stepsDown + stepsUp + 1; }
    [[nodiscard]] double priceAt(int step) const; ///< 0 is the lowest
    [[nodiscard]] double meanDemand(int day, int step, int competitor) const;
};

/// Errors: InvalidInput naming the field and what was expected.
Result<void> checkSeason(const Season& season);

/// Days, stocks, ladder steps and competitor prices together.
std::int64_t seasonStates(const Season& season);
/// Above it the functions that look at every state refuse with NotEnoughData rather than fill the memory.
constexpr std::int64_t mostSolvedStates = 100'000'000;

/// Which action to take in every state: day, stock, price step, competitor.
class SeasonPolicy {
public:
    explicit SeasonPolicy(const Season& season);
    [[nodiscard]] int action(int day, int stock, int step, int competitor) const; ///< index into Season::actions
    void set(int day, int stock, int step, int competitor, int action);

private:
    [[nodiscard]] std::size_t at(int day, int stock, int step, int competitor) const;
    int m_stocks;
    int m_steps;
    int m_competitors;
    std::vector<std::int16_t> m_actions;
};

/// A policy with its exact expected return, the mean over start stocks and competitor prices.
struct SolvedPolicy {
    SeasonPolicy policy;
    double value = 0;
};

/// The optimum by backward induction over the whole state space.
/// O(days * prices * competitors * stock * (demand + actions)). Errors: as checkSeason; NotEnoughData above
/// mostSolvedStates; Canceled. Source: Bellman (1957); Gallego & van Ryzin (1994), Management Science 40(8), for the
/// problem.
Result<SolvedPolicy> solveSeason(const Season& season, Progress& progress);
/// Each day the move whose expected reward of that day is best. Value by the same induction. Errors: as solveSeason().
Result<SolvedPolicy> myopicPolicy(const Season& season, Progress& progress);
/// Expected return of any policy.
Result<double> policyValue(const Season& season, const SeasonPolicy& policy, Progress& progress);
/// Expected return of actions that are drawn at random, each as likely.
Result<double> randomValue(const Season& season, Progress& progress);

/// The best price to go to at once and to keep, for each start stock.
struct FixedPrices {
    std::vector<int> step;  ///< by start stock from Season::leastStock on: the ladder step to go to
    double value = 0;       ///< expected return when each stock has its own price
    int singleStep = 0;     ///< the best one price for all start stocks...
    double singleValue = 0; ///< ...and its expected return
};
Result<FixedPrices> bestFixedPrices(const Season& season, Progress& progress);

/// The action that goes nearest to `target` from `step`; the first such one.
int actionTowards(const Season& season, int step, int target);

} // namespace ms::pricing
