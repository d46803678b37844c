// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/boosted_trees.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <numeric>
#include <utility>

namespace ms::stats {
namespace {

using Weighted = std::pair<double, double>; ///< value, weight

/// The smallest value at which the weights up to it reach the share `quantile` of all; without one, their mean.
double weightedCentre(std::vector<Weighted>& values, std::optional<double> quantile)
{
    double total = 0.0;
    double moment = 0.0;
    for (const auto& [value, weight] : values) {
        total += weight;
        moment += weight * value;
    }
    if (!quantile)
        return total > 0.0 ? moment / total : 0.0;
    std::ranges::sort(values);
    double sum = 0.0;
    for (const auto& [value, weight] : values) {
        sum += weight;
        if (sum >= *quantile * total)
            return value;
    }
    return values.back().first;
}

/// The features as small whole numbers: bin b holds values in [edge b−1, edge b).
struct BinnedFeatures {
    std::vector<std::vector<double>> edges;
    std::vector<std::vector<std::uint8_t>> bins;
};

BinnedFeatures binned(const FeatureTable& features, int bins)
{
    constexpr std::size_t sampled = 5000; // rows that place the edges
    BinnedFeatures result;
    const std::size_t rows = features.rows();
    for (std::size_t f = 0; f < features.columns(); ++f) {
        const auto& column = features.column(f);
        std::vector<double> sample;
        for (std::size_t i = 0; i < rows; i += std::max<std::size_t>(1, rows / sampled))
            sample.push_back(column[i]);
        std::ranges::sort(sample);
        std::vector<double> edges;
        for (int b = 1; b < bins; ++b) {
            const double edge = sample[sample.size() * static_cast<std::size_t>(b) / static_cast<std::size_t>(bins)];
            if (edges.empty() ? edge > sample.front() : edge > edges.back())
                edges.push_back(edge);
        }
        std::vector<std::uint8_t> bin(rows);
        for (std::size_t i = 0; i < rows; ++i)
            bin[i] = static_cast<std::uint8_t>(std::ranges::upper_bound(edges, column[i]) - edges.begin());
        result.edges.push_back(std::move(edges));
        result.bins.push_back(std::move(bin));
    }
    return result;
}

struct Split {
    double gain = 1e-9;
    std::size_t feature = 0;
    std::size_t bin = 0; ///< rows with a bin up to it go left
    bool found = false;
};

} // namespace

/// Grows one tree after another on the same binned rows.
class TreeGrower {
public:
    TreeGrower(const FeatureTable& features, std::span<const double> targets, std::span<const double> weights,
               std::optional<double> quantile, const BoostingSettings& settings)
        : m_features(binned(features, settings.bins)), m_targets(targets), m_weights(weights), m_quantile(quantile),
          m_settings(settings), m_gradient(targets.size()), m_rows(targets.size())
    {
        m_leastLeaf = settings.leastLeaf * std::accumulate(weights.begin(), weights.end(), 0.0);
        std::vector<Weighted> all;
        for (std::size_t i = 0; i < targets.size(); ++i)
            all.emplace_back(targets[i], weights[i]);
        m_base = weightedCentre(all, quantile);
        m_predicted.assign(targets.size(), m_base);
    }
    [[nodiscard]] double base() const { return m_base; }

    std::vector<BoostedTrees::Node> grow()
    {
        for (std::size_t i = 0; i < m_targets.size(); ++i)
            m_gradient[i] = m_weights[i] * slope(m_targets[i] - m_predicted[i]);
        std::iota(m_rows.begin(), m_rows.end(), 0u);
        std::vector<BoostedTrees::Node> tree(1);
        growNode(tree, 0, 0, m_rows.size(), m_settings.depth);
        return tree;
    }

private:
    /// Downhill on the loss of what is left to explain.
    [[nodiscard]] double slope(double rest) const
    {
        return m_quantile ? (rest > 0.0 ? *m_quantile : *m_quantile - 1.0) : rest;
    }

    using Tree = std::vector<BoostedTrees::Node>;

    void growNode(Tree& tree, std::size_t node, std::size_t begin, std::size_t end, int depth)
    {
        const Split split = depth > 0 ? bestSplit(begin, end) : Split{};
        if (!split.found) {
            finishLeaf(tree[node], begin, end);
            return;
        }
        const auto& bins = m_features.bins[split.feature];
        const auto first = m_rows.begin();
        const auto middle =
            std::stable_partition(first + static_cast<std::ptrdiff_t>(begin), first + static_cast<std::ptrdiff_t>(end),
                                  [&](std::uint32_t row) { return bins[row] <= split.bin; });
        const auto cut = static_cast<std::size_t>(middle - first);
        const std::size_t left = tree.size();
        tree.resize(left + 2);
        tree[node] = {split.feature, m_features.edges[split.feature][split.bin], left, 0.0};
        growNode(tree, left, begin, cut, depth - 1);
        growNode(tree, left + 1, cut, end, depth - 1);
    }

    [[nodiscard]] Split bestSplit(std::size_t begin, std::size_t end) const
    {
        double gradient = 0.0;
        double weight = 0.0;
        for (std::size_t k = begin; k < end; ++k) {
            gradient += m_gradient[m_rows[k]];
            weight += m_weights[m_rows[k]];
        }
        Split best;
        if (weight < 2.0 * m_leastLeaf || weight <= 0.0)
            return best;
        const double parent = gradient * gradient / weight;
        for (std::size_t f = 0; f < m_features.bins.size(); ++f)
            tryFeature(f, begin, end, {gradient, weight}, parent, best);
        return best;
    }

    void tryFeature(std::size_t f, std::size_t begin, std::size_t end, Weighted total, double parent, Split& best) const
    {
        std::array<double, 256> gradients{};
        std::array<double, 256> weights{};
        const auto& bins = m_features.bins[f];
        for (std::size_t k = begin; k < end; ++k) {
            const std::uint32_t row = m_rows[k];
            gradients[bins[row]] += m_gradient[row];
            weights[bins[row]] += m_weights[row];
        }
        double gradient = 0.0;
        double weight = 0.0;
        for (std::size_t b = 0; b < m_features.edges[f].size(); ++b) {
            gradient += gradients[b];
            weight += weights[b];
            const double right = total.second - weight;
            if (weight < m_leastLeaf || right < m_leastLeaf || weight <= 0.0 || right <= 0.0)
                continue;
            const double rest = total.first - gradient;
            const double gain = gradient * gradient / weight + rest * rest / right - parent;
            if (gain > best.gain)
                best = {gain, f, b, true};
        }
    }

    void finishLeaf(BoostedTrees::Node& leaf, std::size_t begin, std::size_t end)
    {
        m_residuals.clear();
        for (std::size_t k = begin; k < end; ++k)
            m_residuals.emplace_back(m_targets[m_rows[k]] - m_predicted[m_rows[k]], m_weights[m_rows[k]]);
        leaf.value = m_settings.learningRate * weightedCentre(m_residuals, m_quantile);
        for (std::size_t k = begin; k < end; ++k)
            m_predicted[m_rows[k]] += leaf.value;
    }

    BinnedFeatures m_features;
    std::span<const double> m_targets;
    std::span<const double> m_weights;
    std::optional<double> m_quantile;
    BoostingSettings m_settings;
    double m_leastLeaf = 0.0;
    double m_base = 0.0;
    std::vector<double> m_predicted;
    std::vector<double> m_gradient;
    std::vector<std::uint32_t> m_rows;
    std::vector<Weighted> m_residuals;
};

void FeatureTable::add(std::span<const double> row)
{
    assert(row.size() == m_columns.size());
    for (std::size_t f = 0; f < row.size(); ++f)
        m_columns[f].push_back(row[f]);
}

Result<BoostedTrees> BoostedTrees::fit(const FeatureTable& features, std::span<const double> targets,
                                       std::span<const double> weights, std::optional<double> quantile,
                                       const BoostingSettings& settings, Progress& progress)
{
    if (targets.empty() || features.rows() != targets.size() || weights.size() != targets.size())
        return failure(ErrorCode::InvalidInput, "boosted trees: a target and a weight are needed for each row");
    if (quantile && !(*quantile > 0.0 && *quantile < 1.0))
        return failure(ErrorCode::InvalidInput, "boosted trees: quantile must be between 0 and 1");
    if (settings.trees < 1 || settings.depth < 1 || settings.depth > 8 || settings.bins < 2 || settings.bins > 255 ||
        !(settings.learningRate > 0.0 && settings.learningRate <= 1.0) ||
        !(settings.leastLeaf > 0.0 && settings.leastLeaf < 0.5))
        return failure(ErrorCode::InvalidInput, "boosted trees: settings out of range");
    if (!std::ranges::all_of(weights, [](double w) { return std::isfinite(w) && w >= 0.0; }))
        return failure(ErrorCode::InvalidInput, "boosted trees: weights must be at least 0");
    TreeGrower grower(features, targets, weights, quantile, settings);
    BoostedTrees trees;
    trees.m_base = grower.base();
    for (int tree = 0; tree < settings.trees; ++tree) {
        if (progress.canceled())
            return failure(ErrorCode::Canceled, "boosted trees: canceled");
        trees.m_trees.push_back(grower.grow());
    }
    return trees;
}

double BoostedTrees::predict(std::span<const double> row) const
{
    double sum = m_base;
    for (const auto& tree : m_trees) {
        std::size_t node = 0;
        while (tree[node].left != 0)
            node = tree[node].left + (row[tree[node].feature] < tree[node].threshold ? 0 : 1);
        sum += tree[node].value;
    }
    return sum;
}

} // namespace ms::stats
