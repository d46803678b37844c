// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"
#include "core/result.h"
#include "recommend/hybrid.h"
#include "recommend/trial.h"

#include <cstdint>
#include <vector>

namespace ms::recommend {

/// Customers whose choices weights are learnt from, at most; more move the weights by less than their error.
inline constexpr std::size_t mostObserved = 2500;

/// What the parts said of the alternatives of the customers in a trial: all that the weights are learnt from.
struct BlendSample {
    struct Alternative {
        float popularity = 0;
        float standsFor = 1;           ///< items like it
        std::vector<float> partScores; ///< one a part
    };
    struct Choice {
        std::size_t customer = 0;              ///< of the trial
        std::vector<Alternative> alternatives; ///< the first one is what was taken
    };
    std::vector<Choice> choices;
};

/// Asks the parts of `hybrid`, which were fitted on `trial.left`, about up to three items that each customer of the
/// trial (of 2,500 of them, if there are more) took and about what else there was: the best items of each part, and a
/// uniform sample that stands for all the others; or the trial's candidates. Sets the scales of the parts. The same for
/// any thread count. Errors: Canceled.
Result<BlendSample> observeParts(Hybrid& hybrid, const Trial& trial, std::span<const float> popularity, int threads,
                                 std::uint64_t seed, Progress& progress);

/// The weights under which what was taken is likeliest, by a conditional logit over the alternatives; then each part's
/// weights together, and popularity's, are scaled as long as that lifts what was taken up the first places. Learnt from
/// the customers of one fold (their number modulo 2) or, with `fold` 2, from all. Errors: as fitConditionalLogit().
Result<std::vector<float>> learnWeights(const Hybrid& hybrid, const BlendSample& sample, std::size_t fold,
                                        const Progress& progress = NoProgress());

/// The customers of one fold.
Trial foldOf(const Trial& trial, std::size_t fold);

} // namespace ms::recommend
