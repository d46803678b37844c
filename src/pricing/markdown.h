// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"
#include "core/result.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace ms::pricing {

/// Stock that is to be sold through by a date, at prices that only go down.
struct MarkdownTask {
    std::vector<double>
        unitsPerPeriod;         ///< mean demand at `referencePrice`, one a period until the date, >= 0; SKU units
    double referencePrice = 0;  ///< > 0, currency units
    double elasticity = 0;      ///< finite, usually negative
    double dispersion = 1;      ///< variance of demand over its mean, >= 1; 1: Poisson, else negative binomial
    std::vector<double> prices; ///< descending, > 0; the first one is the current price
    int stock = 0;              ///< 0..5,000 units on hand
    double leftoverValue = 0;   ///< of a unit that is left at the date, currency units
    double holdingCost = 0;     ///< a unit left and period, >= 0
    double markdownCost = 0;    ///< of each change of the price, >= 0: relabelling
    int leastPeriods = 1;       ///< that a price must stand before the next markdown, 1..periods
    double taxRate = 0;         ///< that prices include; values and costs are net
    std::optional<double> sellThrough; ///< expected share of the stock to sell by the date, in (0, 1)
};

/// What is expected of one period of a markdown plan.
struct MarkdownPeriod {
    double price = 0;        ///< that the plan asks for if sales so far were as expected
    double meanPrice = 0;    ///< over all that may happen until then
    double units = 0;        ///< expected sales
    double stockAfter = 0;   ///< expected
    double soldOut = 0;      ///< probability that nothing is left after it
    double stockAtLeast = 0; ///< stock at the period's start from which this price or a lower one is asked; see `price`
};

/// The price of every period and stock that earns most, and what it is expected to do.
struct MarkdownPlan {
    std::vector<MarkdownPeriod> periods;
    double value = 0;           ///< expected revenue and leftover value less costs
    double revenue = 0;         ///< expected, net
    double leftover = 0;        ///< expected units left at the date
    double leftoverValue = 0;   ///< worth of them
    double sellThrough = 0;     ///< expected share of the stock that is sold
    double keepValue = 0;       ///< of keeping the current price all the time...
    double keepLeftover = 0;    ///< ...and what is then left
    double oneCutValue = 0;     ///< of the best single markdown, at the best time
    double leftoverPenalty = 0; ///< a unit, that makes the plan reach the wanted sell-through; 0: none was needed
    bool reached = true;        ///< the wanted sell-through is expected to be reached

    /// Index into MarkdownTask::prices in force in a period, given the stock and the price before it.
    [[nodiscard]] int priceIndex(int period, int stock, int before, int age) const;

    int prices = 0;
    int ages = 0;
    int stocks = 0;
    std::vector<std::int16_t> policy;
};

/// The best markdown ladder by dynamic programming over period, stock, price and how long the price has stood:
///   V(t, s, i) = max over j >= i of  E[ net_j min(D, s) - h (s - D)+ + V(t + 1, (s - D)+, j) ] - c [j > i]
/// where D has mean unitsPerPeriod[t] (p_j / referencePrice)^elasticity and a unit left at the end is worth
/// leftoverValue. A wanted sell-through lowers that worth by the least penalty that reaches it (a Lagrangian;
/// bisection). O(periods * prices * stock * demand), times about 30 with a wanted sell-through. Errors: InvalidInput
/// for a number outside its range; Canceled. Sources: Gallego & van Ryzin (1994), Management Science 40(8); Smith &
/// Achabal (1998), Management Science 44(3).
Result<MarkdownPlan> planMarkdown(const MarkdownTask& task, Progress& progress);

/// Probabilities of demand 0, 1, 2, ... with a mean (>= 0) and variance = dispersion * mean; what the tail leaves
/// belongs to the last entry, which is `most` at the highest. Source: negative binomial with r = mean / (dispersion -
/// 1).
std::vector<double> demandProbabilities(double mean, double dispersion, int most);

} // namespace ms::pricing
