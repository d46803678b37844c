// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace ms::stats
{

/// The columns of a regression, one value a row each.
struct Design {
    std::vector<std::string> names;           ///< one a column, for messages
    std::vector<std::vector<double>> columns; ///< all of one length; finite

    void add(std::string name, std::vector<double> values)
    {
        names.push_back(std::move(name));
        columns.push_back(std::move(values));
    }
    [[nodiscard]] std::size_t rows() const { return columns.empty() ? 0 : columns.front().size(); }
};

/// How standard errors are made.
enum class Errors {
    Classical, ///< one error variance for all rows (for Poisson: quasi-Poisson, variance = scale * mean)
    Robust,    ///< heteroskedasticity-consistent, HC1. Source: White (1980), Econometrica 48(4)
    Clustered  ///< rows of one cluster may be correlated in any way, CR1. Source: Cameron & Miller (2015), J. Human
               ///< Resources 50(2)
};

struct RegressionOptions {
    /// Dense index 0..G-1 a row: each group gets its own intercept, which is swept out and not reported.
    /// Empty: one common intercept, swept out too.
    std::span<const std::int32_t> groups;
    /// Dense index 0..C-1 a row, for Errors::Clustered.
    std::span<const std::int32_t> clusters;
    Errors errors = Errors::Classical;
};

struct RegressionFit {
    std::vector<double> coefficients; ///< one a column
    std::vector<double> stdErrors;    ///< one a column
    std::vector<double> residuals;    ///< one a row; y - mean (Poisson: response residuals)
    std::vector<double> groupEffects; ///< the swept-out intercepts, one a group
    double scale = 0;                 ///< error variance (Poisson: Pearson dispersion)
    int freedom = 0; ///< degrees of freedom for Student's t: rows - columns - groups, or clusters - 1 when clustered
};

/// A column that the columns before it and the intercepts explain.
struct Collinearity {
    std::size_t column = 0;
    std::string name;
    std::vector<std::string> explainedBy; ///< empty: the column does not vary within any group
};

/// The first column, in the order of `design`, that is a linear combination of earlier columns and the intercepts
/// (relative tolerance 1e-7), or nothing. O(rows * columns²).
std::optional<Collinearity> findCollinearity(const Design& design, std::span<const std::int32_t> groups);

/// Least squares by Householder QR after sweeping out the group means (Frisch-Waugh-Lovell):
///   y = group intercept + X b + e
/// Errors: InvalidInput if sizes differ, a value is not finite or columns are collinear (the column is named);
/// NotEnoughData if no degree of freedom is left, or fewer than two clusters. O(rows * columns²).
Result<RegressionFit> leastSquares(const Design& design, std::span<const double> y, const RegressionOptions& options);

/// Poisson pseudo maximum likelihood, E[y] = exp(group intercept + X b), y >= 0 and not necessarily whole or Poisson;
/// group intercepts are concentrated out. Iteratively reweighted least squares, at most 100 steps.
/// Errors: as leastSquares; InvalidInput if y < 0; NotEnoughData if every y is 0 or the iterations do not settle.
/// Source: Santos Silva & Tenreyro (2006), Review of Economics and Statistics 88(4).
Result<RegressionFit> poissonRegression(const Design& design, std::span<const double> y,
                                        const RegressionOptions& options);

} // namespace ms::stats
