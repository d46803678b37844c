// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

namespace ms::platform {

/// When a request that met a fault is sent again. Settings of one push.
struct RetryPolicy {
    int mostAttempts = 6;                      ///< of one request in one push, >= 1
    std::chrono::milliseconds firstPause{250}; ///< before the second attempt
    std::chrono::milliseconds longestPause{20'000};
    std::uint64_t seed = 1; ///< of the jitter
};

/// The pause before attempt `attempt` (2, 3...) of request `request`: exponential with full jitter between half and the
/// whole of firstPause * 2^(attempt - 2), at most longestPause; never shorter than what the shop asked for.
/// The same seed, request and attempt give the same pause. Source: Brooker (2015), Exponential Backoff And Jitter, AWS
/// Architecture Blog ("equal jitter").
std::chrono::milliseconds pauseBefore(int attempt, std::uint64_t request,
                                      std::optional<std::chrono::seconds> retryAfter, const RetryPolicy& policy);

} // namespace ms::platform
