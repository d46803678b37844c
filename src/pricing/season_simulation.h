// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/season.h"

#include <functional>

namespace ms::pricing {

/// What a policy is asked: the action (index into Season::actions) for a state. Called from one thread at a time for
/// one episode; it may draw from `random`, a number in [0, 1) made for this day.
using SeasonDecision = std::function<int(int day, int stock, int step, int competitor, int startStock, double random)>;

struct SeasonReturns {
    double mean = 0;
    double stdError = 0; ///< of the mean; 0 for one episode
};

/// Plays `episodes` seasons, each with its own stream of random numbers; start stocks and competitor prices are spread
/// evenly over the episodes. The same seed
/// gives every policy the same luck, and any number of threads the same result.
/// Errors: as checkSeason; InvalidInput for fewer than one episode; Canceled.
Result<SeasonReturns> simulateSeason(const Season& season, const SeasonDecision& decide, int episodes,
                                     std::uint64_t seed, int threads, Progress& progress);

} // namespace ms::pricing
