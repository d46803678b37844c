// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace ms::forecast {

/// Shares of a period's demand that fall into its parts (the days of a week, the hours of a day), adding up to one.
/// `own` holds units part by part, period by period, oldest first: own.size() is a multiple of prior.size(). Every
/// period with demand counts the same, so that one large order does not decide; `prior` (shares of many series
/// together,
/// >= 0, not all zero) counts as `priorPeriods` of them: share = (sum of own shares + priorPeriods * prior) /
/// (periods with demand + priorPeriods), the posterior mean of a Dirichlet prior. A part that nobody ever sold in gets
/// exactly zero. Without demand: the prior, scaled to one.
/// Source: Gross & Sohl (1990), Disaggregation methods to expedite product line forecasting, Journal of Forecasting 9
/// (mean of proportions); Gelman et al. (2013), Bayesian Data Analysis, ch. 3.4.
std::vector<double> partShares(std::span<const double> own, std::span<const double> prior, double priorPeriods);

/// What partShares() is asked with for days of a week: of 0..160, the least squared error of the split of 13 weeks
/// ahead lay at 40 to 80 on the series of a gift shop.
inline constexpr double usualPriorPeriods = 40;

/// Spreads `total` over parts in the proportion of `shares` (>= 0; all zero: evenly). The parts add up to `total` as
/// exactly as doubles can: what rounding leaves goes to the largest part.
std::vector<double> spreadOver(double total, std::span<const double> shares);

/// Spread (standard deviation, or half of an interval) of a sum of steps, each with its own, whose neighbours are
/// correlated by `correlation` in [-1, 1] and others by its powers: sqrt(sum_ij s_i s_j r^|i-j|). O(n^2).
/// Source: Box, Jenkins, Reinsel & Ljung (2015), Time Series Analysis, ch. 3.2 (autocorrelation of an AR(1)).
double spreadOfSum(std::span<const double> spreads, double correlation);

} // namespace ms::forecast
