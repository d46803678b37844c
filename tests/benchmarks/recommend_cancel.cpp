// SPDX-License-Identifier: GPL-3.0-or-later
// How long a training goes on after it was cancelled, on the games' last-item data and one thread: the longest work
// between two looks at the cancel mark in a whole training (in processor time, so that a busy machine does not change
// it), and the wall time from the mark to the end for trainings that are cancelled part of the way through.
//   recommend_cancel [model...]      target: each below 1 s
// The transformer is trained for two passes over the data: the passes are alike.
#include "recommend/fit.h"
#include "workflow/networks.h"
#include "workflow/recommend_input.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <string>
#include <vector>

using namespace ms;

namespace {

constexpr int cancels = 6;

double cpuSeconds()
{
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

double wallSeconds()
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

/// Remembers the work between looks; says cancelled once `after` CPU seconds have passed.
class Watch final : public Progress {
public:
    explicit Watch(double after) : m_after(after) {}
    [[nodiscard]] bool canceled() const override
    {
        const double now = cpuSeconds();
        if (now - m_last > m_longest) {
            m_longest = now - m_last;
            m_longestAt = m_last - m_start;
        }
        // whoever asks late learns of it late: the mark was set while the work went on
        if (m_marked == 0 && now - m_start >= m_after)
            m_marked = m_lastWall;
        m_last = now;
        m_lastWall = wallSeconds();
        return m_marked > 0;
    }
    [[nodiscard]] double longest() const { return std::max(m_longest, cpuSeconds() - m_last); }
    [[nodiscard]] double longestAt() const { return m_longestAt; }
    /// Wall seconds from the look before the mark was seen: the latest that a mark can have waited.
    [[nodiscard]] double waited() const { return wallSeconds() - m_marked; }
    [[nodiscard]] double sofar() const { return cpuSeconds() - m_start; }

private:
    double m_after;
    double m_start = cpuSeconds();
    mutable double m_last = cpuSeconds();
    mutable double m_lastWall = wallSeconds();
    mutable double m_longest = 0;
    mutable double m_longestAt = 0;
    mutable double m_marked = 0;
};

Result<void> measure(const recommend::Interactions& interactions, const std::string& model)
{
    recommend::FitRequest request;
    request.model = model;
    request.threads = 1;
    request.sasRec.epochs = 2;
    const auto plugin = workflow::recommendNetworks();
    if (plugin && (model == "transformer" || model == "hybrid"))
        request.networks = *plugin;
    Watch whole(1e9);
    if (const auto fitted = recommend::fitRanker(interactions, request, whole); !fitted)
        return tl::unexpected(fitted.error());
    const double took = whole.sofar();
    std::printf("%-12s whole %.1f CPU s; longest between two looks %.3f CPU s (after %.1f s)", model.c_str(), took,
                whole.longest(), whole.longestAt());
    double slowest = 0;
    for (int i = 0; i < cancels; ++i) {
        Watch watch(took * (i + 0.5) / cancels);
        const auto fitted = recommend::fitRanker(interactions, request, watch);
        if (fitted || fitted.error().code != ErrorCode::Canceled)
            continue; // it was done before the mark
        slowest = std::max(slowest, watch.waited());
    }
    std::printf("; cancelled %d times part of the way: within %.3f s\n", cancels, slowest);
    std::fflush(stdout);
    return {};
}

} // namespace

int main(int argc, char** argv)
{
    std::vector<std::string> models(argv + 1, argv + argc);
    if (models.empty())
        models = {"item-knn", "als", "bpr", "auto", "transformer", "hybrid"};
    NoProgress progress;
    const auto file =
        workflow::readInteractions(std::string(MS_SHARED_DIR) + "/data/amazon-games/interactions.csv.gz", {}, progress);
    if (!file) {
        std::fprintf(stderr, "recommend_cancel: %s\n", file.error().detail.c_str());
        return 1;
    }
    for (const std::string& model : models)
        if (const auto done = measure(file->interactions, model); !done) {
            std::fprintf(stderr, "recommend_cancel: %s\n", done.error().detail.c_str());
            return 1;
        }
}
