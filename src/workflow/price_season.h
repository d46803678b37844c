// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"
#include "core/result.h"

#include <cstdint>
#include <string>
#include <vector>

namespace ms::workflow {

/// `merchant price evaluate-agent`: how well policies price a season that is known in full.
struct SeasonEvaluationRequest {
    std::string environment;           ///< JSON, as in data/pricing-environment
    std::string agent{};               ///< folder of a trained agent; only the policy "agent" needs it
    std::vector<std::string> policies; ///< of seasonPolicies()
    std::string out;                   ///< CSV; "-": standard output
    int episodes = 10000;
    int threads = 0;
    std::uint64_t seed = 1;
};

struct PolicyResult {
    std::string policy;
    double mean = 0; ///< return of an episode, simulated; NaN: the state space is too large for this policy
    double stdError = 0;
    double fractionOfOptimal = 0; ///< of the exact optimum; NaN: that is not known
    double exact = 0;             ///< expected return, computed; NaN: not computed
};

struct SeasonEvaluationSummary {
    std::vector<PolicyResult> policies;
    double optimum = 0; ///< exact; NaN: the state space is too large
};

/// "agent" (trained, from its folder), "fixed" (the best price for each start stock, gone to at once and kept),
/// "myopic", "random", "optimal".
std::vector<std::string> seasonPolicies();

/// Every policy meets the same luck. Writes policy,mean_return,std_error,fraction_of_optimal,exact_return.
/// Errors: NotFound (no such file), InvalidInput naming the field of the environment or the policy, Canceled,
/// ReadWrite.
Result<SeasonEvaluationSummary> evaluateSeason(const SeasonEvaluationRequest& request, Progress& progress);

} // namespace ms::workflow
