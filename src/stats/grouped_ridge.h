// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <cstdint>
#include <span>
#include <vector>

namespace ms::stats {

/// A linear predictor whose coefficients are partly common to all rows and partly a group's own:
///   y = Σ_j common[j] b[j] + Σ_k local[k] u[group][k] + e
struct GroupedRidge {
    std::vector<std::vector<double>> common; ///< columns, all of one length; add a column of ones for an intercept
    std::vector<double> commonPenalty;       ///< one a column, >= 0; in rows: 100 weighs like a hundred rows at 0
    std::vector<std::vector<double>> local;  ///< columns whose coefficients differ by group
    std::vector<double> localPenalty;        ///< one a column, > 0
    std::span<const std::int32_t> groups;    ///< dense index 0..G-1 a row
    std::int32_t groupCount = 0;             ///< G; groups without rows get coefficients 0
    double huber = 0; ///< rows farther than this many robust standard deviations weigh less; 0: least squares
};

struct GroupedRidgeFit {
    std::vector<double> common; ///< one a column
    std::vector<double> local;  ///< group-major: local[group * columns + k]
    std::vector<double> residuals;
    std::vector<double> weights; ///< of each row in the last step, (0, 1]
};

/// Penalised least squares, min Σ w (y - fit)² + Σ penalty b² + Σ penalty u², with Huber's weights found in four steps
/// of reweighting. The groups' coefficients are eliminated one group at a time, so that thousands of groups cost no
/// more than their rows. O(rows * (columns + local columns)²) a step. Errors: InvalidInput when shapes differ, a value
/// is not finite, or the system is singular. Source: Henderson (1975), Biometrics 31(2), the mixed-model equations;
/// Huber (1964), Ann. Math. Statist. 35(1).
Result<GroupedRidgeFit> fitGroupedRidge(const GroupedRidge& problem, std::span<const double> y);

} // namespace ms::stats
