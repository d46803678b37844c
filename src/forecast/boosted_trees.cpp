// SPDX-License-Identifier: GPL-3.0-or-later
#include "forecast/boosted_trees.h"

#include "core/parallel.h"
#include "forecast/panel_features.h"

#include <algorithm>
#include <cmath>

namespace ms::forecast {
namespace {

constexpr std::size_t leastRows = 200; // to learn anything from
constexpr std::size_t block = 512;     // cells whose features are computed together

FeatureRows rowsOf(const PanelFeatures& features, const PanelTrial& trial, std::span<const PanelCell> cells, bool known,
                   int threads, Progress& progress)
{
    FeatureRows rows;
    rows.width = features.width();
    rows.values.resize(rows.width * cells.size());
    if (known)
        rows.targets.resize(cells.size());
    parallelFor((cells.size() + block - 1) / block, threads, progress, [&](std::size_t b) {
        for (std::size_t k = b * block; k < std::min(cells.size(), (b + 1) * block); ++k) {
            const PanelCell& cell = cells[k];
            features.write(cell.series, cell.origin, cell.step,
                           std::span(rows.values).subspan(k * rows.width, rows.width));
            if (known)
                rows.targets[k] = static_cast<float>(trial.targetOf(cell) - features.level(cell.series, cell.origin));
        }
    });
    return rows;
}

/// Predictions on the panel's scale: the level at the origin and what the trees add to it.
Result<std::vector<double>> predicted(const TreeEnsemble& trees, const PanelFeatures& features,
                                      std::span<const PanelCell> cells, const FeatureRows& rows)
{
    const auto added = trees.predict(rows);
    if (!added)
        return tl::unexpected(added.error());
    std::vector<double> values;
    values.reserve(cells.size());
    for (std::size_t k = 0; k < cells.size(); ++k)
        values.push_back(features.level(cells[k].series, cells[k].origin) + static_cast<double>((*added)[k]));
    return values;
}

} // namespace

Result<std::vector<std::optional<PanelOpinion>>> forecastBoostedTrees(std::span<const Series> series, int horizon,
                                                                      const BoostedTreesSettings& settings, int threads,
                                                                      Progress& progress)
{
    const auto canceled = [] { return failure(ErrorCode::Canceled, "boosted trees: canceled"); };
    const Panel panel(series, horizon);
    const PanelFeatures features(panel);
    const PanelTrial trial(series, panel);
    TreeSettings grow = settings.trees;
    std::vector<double> tested;
    const std::vector<PanelCell> early = trial.learning(false, settings.mostRows);
    if (early.size() < leastRows || trial.tested().empty())
        return std::vector<std::optional<PanelOpinion>>(series.size());
    {
        const FeatureRows rows = rowsOf(features, trial, early, true, threads, progress);
        const FeatureRows test = rowsOf(features, trial, trial.tested(), true, threads, progress);
        if (progress.canceled())
            return canceled();
        const auto trees = TreeEnsemble::fit(rows, test, grow, progress);
        if (!trees)
            return tl::unexpected(trees.error());
        auto values = predicted(*trees, features, trial.tested(), test);
        if (!values)
            return tl::unexpected(values.error());
        tested = std::move(*values);
        grow.rounds = trees->rounds();
    }
    const std::vector<PanelCell> all = trial.learning(true, settings.mostRows);
    const FeatureRows rows = rowsOf(features, trial, all, true, threads, progress);
    const FeatureRows ahead = rowsOf(features, trial, trial.future(), false, threads, progress);
    if (progress.canceled())
        return canceled();
    const auto trees = TreeEnsemble::fit(rows, {}, grow, progress);
    if (!trees)
        return tl::unexpected(trees.error());
    const auto future = predicted(*trees, features, trial.future(), ahead);
    if (!future)
        return tl::unexpected(future.error());
    return trial.opinions(tested, *future);
}

} // namespace ms::forecast
