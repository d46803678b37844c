// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"
#include "core/result.h"
#include "inventory/decision_features.h"
#include "stats/boosted_trees.h"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace ms::inventory {

/// Equally likely futures of one series, path after path.
struct DemandPaths {
    std::size_t periods = 0;
    std::vector<double> units; ///< [path · periods + t], SKU base units, >= 0

    [[nodiscard]] std::size_t count() const { return periods == 0 ? 0 : units.size() / periods; }
    [[nodiscard]] std::span<const double> path(std::size_t k) const
    {
        return std::span(units).subspan(k * periods, periods);
    }
    /// Mean over the paths of the demand of the first `first` periods; 0 without paths. Precondition: first <= periods.
    [[nodiscard]] double meanOver(std::size_t first) const;
};

/// A history to learn from, oldest first, each period >= 0.
struct LearntHistory {
    std::span<const double> steadied; ///< without giants, which the means are learnt from
    std::span<const double> asked;    ///< with them: what the paths are made of; as long
};

/// Boosted trees fitted once for each of a few blocks of time, without that block.
class CrossFittedTrees {
public:
    /// `folds[i]` is the block of row i, below `blocks`. `threads` as in parallelFor(); the result does not depend on
    /// it. Errors: those of BoostedTrees::fit.
    static Result<CrossFittedTrees> fit(const std::vector<std::vector<double>>& rows, std::span<const double> targets,
                                        std::span<const double> weights, std::span<const std::size_t> folds,
                                        std::size_t blocks, const stats::BoostingSettings& settings, int threads,
                                        Progress& progress);
    /// Of the trees that have not seen the block `fold`.
    [[nodiscard]] double predictUnseen(std::span<const double> row, std::size_t fold) const
    {
        return m_trees[fold].predict(row);
    }
    /// The mean over all of them.
    [[nodiscard]] double predict(std::span<const double> row) const;

private:
    std::vector<stats::BoostedTrees> m_trees;
};

/// Demand to come as sample paths taken from what followed in similar situations of all series: the analogs.
///
/// Boosted trees learn the mean demand of the next periods from scale-free features of the history, others how far
/// demand then was from that mean. The analogs of a history are the past situations whose two predictions lie nearest
/// (on log scales); the demand that followed each of them, period by period and scaled by the ratio of the two means,
/// is one path, each period up or down to whole units so that the mean over the paths stays. So a path keeps what one
/// distribution a period does not: runs of zeros, and demand that goes on; and a shelf with one unit is not short of a
/// tenth of one.
///
/// Past situations are predicted by trees that have not seen their block of time, a quarter of all, so that their
/// errors are those of forecasts and not of a fit. What all series' forecasts of the next period lately missed together
/// (a shop that grows or a season that came), smoothed exponentially, is carried into the paths.
/// Source: the idea of weighting past outcomes by learnt nearness is Bertsimas & Kallus (2020), From Predictive to
/// Prescriptive Analytics, Management Science 66(3); cross-fitting by blocks: Racine (2000), Consistent
/// cross-validatory model selection for dependent data, Journal of Econometrics 99(1).
class DemandAnalogs {
public:
    /// Learns from `histories` (shorter ones than a situation needs say nothing) what followed
    /// over `periods` periods. `yearLength` in periods, 0: not known, then no season is looked for. The histories end
    /// together. `threads` as in parallelFor(); the result does not depend on it. None when there are fewer than
    /// `leastLearningRows` past situations. No randomness. O(rows · trees), at most 80,000 situations, the newest.
    /// Errors: Canceled.
    static Result<std::optional<DemandAnalogs>> learn(const std::vector<LearntHistory>& histories, std::size_t periods,
                                                      std::size_t yearLength, int threads, Progress& progress);

    /// Futures after `history`, which has at least one period.
    [[nodiscard]] DemandPaths pathsAfter(std::span<const double> history) const;

    /// What demand is multiplied by for the errors that all series lately had in common; 1: none.
    [[nodiscard]] double commonFactor() const { return m_commonFactor; }

private:
    struct Situation {
        double logMean = 0;    ///< of the predicted demand over all periods
        double logSpread = 0;  ///< twice that of the predicted relative distance
        double mean = 0;       ///< units
        std::size_t first = 0; ///< of its path in m_followed
    };

    DemandAnalogs(YearAgo yearAgo, CrossFittedTrees mean, CrossFittedTrees spread, double commonFactor)
        : m_yearAgo(yearAgo), m_mean(std::move(mean)), m_spread(std::move(spread)), m_commonFactor(commonFactor)
    {
    }
    void keep(std::vector<double> means, std::vector<double> spreads, std::vector<double> followed);

    YearAgo m_yearAgo; ///< its `ahead` are the periods of a path
    CrossFittedTrees m_mean;
    CrossFittedTrees m_spread;
    double m_commonFactor = 1.0;
    std::vector<Situation> m_situations; ///< by logMean
    std::vector<double> m_followed;
};

inline constexpr std::size_t leastLearningRows = 2000;

} // namespace ms::inventory
