// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <memory>
#include <span>
#include <vector>

namespace ms::stats
{

/// The distribution of one uncertain number, as an inventory or price formula asks it. Immutable; safe to share
/// between threads. Made by the functions below.
class Distribution
{
public:
    virtual ~Distribution() = default;
    /// True when only whole numbers (or the listed values) have a probability.
    [[nodiscard]] virtual bool discrete() const = 0;
    [[nodiscard]] virtual double mean() const = 0;
    [[nodiscard]] virtual double stdDev() const = 0;
    /// P(X <= x).
    [[nodiscard]] virtual double cdf(double x) const = 0;
    /// P(X = x) of a discrete distribution, the density at x of a continuous one.
    [[nodiscard]] virtual double pdf(double x) const = 0;
    /// The smallest x with P(X <= x) >= p, for p in (0, 1).
    [[nodiscard]] virtual double quantile(double p) const = 0;
    /// E[max(X - x, 0)], the loss function (expected units short with a stock of x).
    [[nodiscard]] virtual double loss(double x) const = 0;
    /// E[max(x - X, 0)] = x - E[X] + loss(x) (expected units left over).
    [[nodiscard]] double complementaryLoss(double x) const { return x - mean() + loss(x); }
};

using DistributionPtr = std::shared_ptr<const Distribution>;

// Errors of all: InvalidInput when a parameter is not finite or outside the range that its comment states.

/// Normal; stdDev > 0.
Result<DistributionPtr> normalDistribution(double mean, double stdDev);
/// Lognormal by the mean and the standard deviation (> 0) of log X.
Result<DistributionPtr> lognormalDistribution(double logMean, double logStdDev);
/// Gamma by its own mean (> 0) and standard deviation (> 0): shape (mean/sd)², scale sd²/mean.
Result<DistributionPtr> gammaDistribution(double mean, double stdDev);
/// Exponential; mean > 0.
Result<DistributionPtr> exponentialDistribution(double mean);
/// Uniform on [low, high], low < high.
Result<DistributionPtr> uniformDistribution(double low, double high);
/// Poisson; mean > 0.
Result<DistributionPtr> poissonDistribution(double mean);
/// Failures before the `successes`-th success (any size > 0), each trial a success with probability in (0, 1):
/// mean r(1 − p)/p, variance r(1 − p)/p².
Result<DistributionPtr> negativeBinomialDistribution(double successes, double probability);
/// Binomial; trials >= 1, probability in (0, 1).
Result<DistributionPtr> binomialDistribution(int trials, double probability);
/// Any values with any probabilities (each >= 0, together 1 to within 1e-6; then scaled to 1 exactly). Values may
/// repeat and come in any order; both spans have the same length, >= 1.
Result<DistributionPtr> discreteDistribution(std::span<const double> values, std::span<const double> probabilities);
/// Each of the samples with the same probability; at least one.
Result<DistributionPtr> empiricalDistribution(std::span<const double> samples);

/// E[max(Z - z, 0)²]/2 of a standard normal Z, the second-order loss function. Source: Snyder & Shen (2019), app. C.3.
double normalSecondLoss(double z);

} // namespace ms::stats
