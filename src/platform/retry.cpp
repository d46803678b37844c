// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/retry.h"

#include <algorithm>

namespace ms::platform {
namespace {

/// A number in [0, 1) that depends on nothing but its arguments. Source: Steele et al. (2014), SplitMix64.
double uniformAt(std::uint64_t seed, std::uint64_t request, int attempt)
{
    std::uint64_t z = seed + 0x9E3779B97F4A7C15ULL * (request * 64 + static_cast<std::uint64_t>(attempt) + 1);
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
    z ^= z >> 31U;
    return static_cast<double>(z >> 11U) * 0x1.0p-53;
}

} // namespace

std::chrono::milliseconds pauseBefore(int attempt, std::uint64_t request,
                                      std::optional<std::chrono::seconds> retryAfter, const RetryPolicy& policy)
{
    constexpr int mostDoublings = 20;
    const int doublings = std::clamp(attempt - 2, 0, mostDoublings);
    const auto whole = std::min<std::int64_t>(policy.firstPause.count() << doublings, policy.longestPause.count());
    const double share = 0.5 + 0.5 * uniformAt(policy.seed, request, attempt);
    const std::chrono::milliseconds pause{static_cast<std::int64_t>(static_cast<double>(whole) * share)};
    if (!retryAfter)
        return pause;
    return std::max(pause, std::chrono::duration_cast<std::chrono::milliseconds>(*retryAfter));
}

} // namespace ms::platform
