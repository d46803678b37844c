// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/parallel.h"

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

namespace ms {

bool parallelFor(std::size_t count, int threads, Progress& progress, const std::function<void(std::size_t)>& work)
{
    const auto cores = std::max(1U, std::thread::hardware_concurrency());
    const auto wanted = threads > 0 ? static_cast<std::size_t>(threads) : static_cast<std::size_t>(cores);
    const std::size_t workers = std::max<std::size_t>(1, std::min(wanted, count));
    std::atomic<std::size_t> next{0};
    std::atomic<std::size_t> finished{0};
    std::atomic<bool> stopped{false};
    const auto total = static_cast<std::int64_t>(count);
    const auto run = [&] {
        for (std::size_t i = next++; i < count; i = next++) {
            if (stopped || progress.canceled()) {
                stopped = true;
                return;
            }
            work(i);
            const std::size_t done = ++finished;
            if (done % std::max<std::size_t>(1, count / 200) == 0 || done == count)
                progress.report(static_cast<std::int64_t>(done), total);
        }
    };
    {
        std::vector<std::jthread> others;
        for (std::size_t i = 1; i < workers; ++i)
            others.emplace_back(run);
        run();
    }
    return !stopped;
}

} // namespace ms
