// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"

#include <cstddef>
#include <functional>

namespace ms {

/// Calls work(i) for every i in [0, count) on up to `threads` threads (0: one for each core). Every i is worked on by
/// exactly one call, so that a `work` which writes only to its own slot gives the same result for any thread count.
/// `work` must not throw. Returns false, as soon as the calls under way are done, when `progress` was canceled.
bool parallelFor(std::size_t count, int threads, Progress& progress, const std::function<void(std::size_t)>& work);

} // namespace ms
