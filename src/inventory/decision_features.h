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

inline constexpr std::size_t demandFeatureCount = 28;
using DemandFeatures = std::array<double, demandFeatureCount>;

/// Scale of a series for learning: the level and a little, so that slow movers do not divide by zero.
double decisionScale(double level);

/// Where the season is looked up.
struct YearAgo {
    std::size_t length = 0; ///< periods of a year; 0: not known
    std::size_t ahead = 1;  ///< periods to come that are looked up, >= 1
};

/// Scale-free description of the history so far, amounts divided by `scale`: levels over several spans, spreads, how
/// often and how much was sold at once, the time since the last two sales, the trend of three years of months, the age;
/// and, with a year and 8 periods of history, what was asked for a year ago in the periods to come, alone, against the
/// 8 periods before them, and with two periods on either side; the mean of a year; then, with two years, the periods to
/// come two years ago; and, with a year and 10 periods, over up to three years, the periods to come against those
/// before them, and alone: one year's season is as much chance as season (each -1 without). At least one period.
DemandFeatures demandFeatures(std::span<const double> history, double scale, YearAgo yearAgo = {});

} // namespace ms::inventory
