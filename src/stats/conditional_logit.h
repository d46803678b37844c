// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"
#include "core/result.h"

#include <cstddef>
#include <span>
#include <vector>

namespace ms::stats {

/// Choices out of sets of alternatives, row after row: the alternatives of one choice stand together.
struct Choices {
    std::size_t features = 0;        ///< numbers a row
    std::vector<float> rows;         ///< alternatives x features
    std::vector<double> standsFor;   ///< one an alternative, > 0: how many like it the row stands for
    std::vector<std::size_t> first;  ///< choices + 1 positions of alternatives
    std::vector<std::size_t> chosen; ///< one a choice: the position of its chosen alternative
};

struct LogitFit {
    std::vector<double> weights; ///< one a feature
    double logLikelihood = 0;    ///< mean a choice, without the penalty
    int iterations = 0;
};

/// The weights b that maximise  mean over choices of log(exp(b x_chosen) / sum_a n_a exp(b x_a)) - ridge |b|^2 / 2
/// (McFadden's conditional logit; n_a is standsFor) by Newton's method with step halving. O(iterations rows
/// features^2). Errors: InvalidInput if there is no choice, the sizes do not fit together or ridge is not > 0;
/// Canceled. Source: McFadden (1974), Conditional logit analysis of qualitative choice behavior; Train (2009), ch. 3
/// and 8.
Result<LogitFit> fitConditionalLogit(const Choices& choices, double ridge, const Progress& progress = NoProgress());

} // namespace ms::stats
