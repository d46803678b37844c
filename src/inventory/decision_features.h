// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace ms::inventory {

/// A history as a decision sees it: single giant orders cut down to six times the running level, periods in which stock
/// ran out raised to the mean of the earlier periods that were asked for more than they sold.
/// `stockedOut` is empty or as long as `history`.
/// `unbounded` gets the same without giants cut down, when given.
std::vector<double> steadiedHistory(std::span<const double> history, std::span<const std::uint8_t> stockedOut,
                                    std::vector<double>* unbounded = nullptr);

/// Exponentially weighted mean of the values, the newest with weight 1, the one before with 0.9... 0 for no values.
double runningLevel(std::span<const double> values);

/// Exponentially weighted standard deviation around `level` (weights 1, 0.95...).
double runningSpread(std::span<const double> values, double level);

inline constexpr std::size_t demandFeatureCount = 16;
using DemandFeatures = std::array<double, demandFeatureCount>;

/// Scale of a series for learning: the level and a little, so that slow movers do not divide by zero.
double decisionScale(double level);

/// Scale-free description of the history so far, all amounts divided by `scale`. At least one period.
DemandFeatures demandFeatures(std::span<const double> history, double scale);

} // namespace ms::inventory
