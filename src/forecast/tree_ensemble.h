// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"
#include "core/result.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace ms::forecast {

/// Rows of features, one after the other; NaN is a feature that is not known and stays so.
struct FeatureRows {
    std::size_t width = 0; ///< features a row
    std::vector<float> values;
    std::vector<float> targets; ///< one a row; empty where there is nothing to learn

    [[nodiscard]] std::size_t rows() const { return width == 0 ? 0 : values.size() / width; }
};

/// What a prediction p of a target t is charged.
enum class TreeLoss {
    Squares,   ///< (p - t)²: predictions are means
    Percentage ///< |exp(p - t) - 1|: where targets are logarithms, the percentage error; predictions lie below medians
};

struct TreeSettings {
    TreeLoss loss = TreeLoss::Squares;
    int rounds = 400;  ///< trees at most
    int patience = 25; ///< trees without a better validation before it stops
    double learningRate = 0.06;
    int leaves = 48;           ///< of a tree, at most
    int depth = 9;             ///< of a tree, at most
    double leastLeaf = 30;     ///< rows in a leaf, at least
    double rowShare = 0.6;     ///< of the rows that a tree sees
    double featureShare = 0.5; ///< of the features that a tree sees
    std::uint32_t seed = 1;
};

/// Gradient-boosted regression trees on histograms, by XGBoost. On one thread, so that the same rows give the same
/// bytes anywhere. Source: Chen & Guestrin (2016), XGBoost: A Scalable Tree Boosting System, KDD. The percentage error
/// is lowered through the parabolas above it, as in Hunter & Lange (2000), J. Comp. Graph. Stat. 9(1).
class TreeEnsemble {
public:
    /// Learns from `rows`. With `validation` not empty, stops when it gets no better there and keeps the trees up to
    /// the best. O(rounds · rows · features). Looks at `progress` before each tree. Errors: InvalidInput for no rows;
    /// Canceled; Unavailable when XGBoost reports one.
    static Result<TreeEnsemble> fit(const FeatureRows& rows, const FeatureRows& validation,
                                    const TreeSettings& settings, Progress& progress);

    TreeEnsemble(TreeEnsemble&&) noexcept;
    TreeEnsemble& operator=(TreeEnsemble&&) noexcept;
    ~TreeEnsemble();

    /// One value a row. Errors: Unavailable when XGBoost reports one.
    [[nodiscard]] Result<std::vector<float>> predict(const FeatureRows& rows) const;
    /// Trees in use.
    [[nodiscard]] int rounds() const { return m_rounds; }

private:
    struct Handle;
    explicit TreeEnsemble(std::unique_ptr<Handle> handle);

    std::unique_ptr<Handle> m_handle;
    int m_rounds = 0;
};

} // namespace ms::forecast
