// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>

namespace ms::pricing {

/// A measured value and the variance of its error.
struct Measured {
    double value = 0;
    double variance = 0; ///< > 0
};

/// How true values are spread within a group: normal with this mean and standard deviation.
struct GroupPrior {
    double mean = 0;
    double meanStdError = 0; ///< of the mean
    double spread = 0;       ///< standard deviation between members, >= 0
    int members = 0;
};

/// Random-effects estimate of the spread by Paule and Mandel's equation, Σ (y - m)²/(v + t²) = n - 1, solved for t² by
/// bisection, and the precision-weighted mean. Nothing for fewer than three members.
/// Source: Paule & Mandel (1982), J. Research of the National Bureau of Standards 87(5).
std::optional<GroupPrior> estimatePrior(std::span<const Measured> members);

/// Posterior of one member given its group: B = v / (v + t²) is how far it is drawn towards the mean; the variance
/// includes the uncertainty of the mean. Source: Morris (1983), J. American Statistical Association 78(381).
Measured shrink(const Measured& own, const GroupPrior& prior);

} // namespace ms::pricing
