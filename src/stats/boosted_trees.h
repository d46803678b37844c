// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"
#include "core/result.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace ms::stats {

/// Rows of numbers, column by column, for learning.
class FeatureTable {
public:
    explicit FeatureTable(std::size_t columns) : m_columns(columns) {}
    /// Appends one row; `row` has as many entries as the table has columns.
    void add(std::span<const double> row);
    [[nodiscard]] std::size_t rows() const { return m_columns.empty() ? 0 : m_columns.front().size(); }
    [[nodiscard]] std::size_t columns() const { return m_columns.size(); }
    [[nodiscard]] const std::vector<double>& column(std::size_t index) const { return m_columns[index]; }

private:
    std::vector<std::vector<double>> m_columns;
};

struct BoostingSettings {
    int trees = 50;            ///< >= 1
    int depth = 4;             ///< splits from root to leaf, 1..8
    double learningRate = 0.1; ///< in (0, 1]
    int bins = 48;             ///< thresholds tried a feature, 2..255
    double leastLeaf = 0.002;  ///< smallest share of the total weight in a leaf, in (0, 0.5)
};

/// Predicts a quantile or the mean from features: gradient boosting of regression trees on histograms, with the pinball
/// or the squared loss, each leaf moved by the weighted quantile or mean of what is left in it. No randomness: the same
/// rows give the same trees.
/// Source: Friedman (2001), Annals of Statistics 29(5), with LAD-type leaf values; Ke et al. (2017), LightGBM.
class BoostedTrees {
public:
    /// `targets` and `weights` (>= 0) have one entry a row. O(trees · depth · rows · columns).
    /// `quantile` none: the mean. Errors: InvalidInput for no rows, lengths that differ, a quantile outside (0, 1) or
    /// settings out of range; Canceled.
    static Result<BoostedTrees> fit(const FeatureTable& features, std::span<const double> targets,
                                    std::span<const double> weights, std::optional<double> quantile,
                                    const BoostingSettings& settings, Progress& progress);
    /// Precondition: `row` has as many entries as the table had columns.
    [[nodiscard]] double predict(std::span<const double> row) const;

private:
    struct Node {
        std::size_t feature = 0;
        double threshold = 0; ///< below it: left
        std::size_t left = 0; ///< 0: a leaf; the right child follows the left one
        double value = 0;
    };
    friend class TreeGrower;

    double m_base = 0;
    std::vector<std::vector<Node>> m_trees;
};

} // namespace ms::stats
