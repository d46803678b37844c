// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forecast/types.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace ms::forecast {

/// Causes laid beside a history: every one is known for every period of it and of the future.
struct CauseTable {
    struct Column {
        std::string name;
        bool logarithm = false;     ///< positive and more than two values (a price): its logarithm against the median
        std::vector<double> values; ///< history + horizon entries, finite
        bool planned = true;        ///< false: no value of the future is given
    };
    std::vector<Column> columns;
    std::size_t history = 0; ///< periods, so that a shorter past can be asked for

    [[nodiscard]] bool empty() const { return columns.empty(); }
};

/// The regressors of a series that vary within [first, end) of its history, with `steps` periods after `end`. A value
/// that is not known is the last one known where the cause has many values (a price stays), and the median where it has
/// two (a promotion is off).
CauseTable causeTable(const Series& series, std::size_t first, std::size_t end, int steps);

/// What causes, and the time of year where no shorter pattern says it, did to a history and will do to its future.
/// Effects add up in asinh(demand / unit): they multiply demand that is large against the unit, and are defined for
/// none.
struct CauseFit {
    double unit = 1;                       ///< SKU base units, > 0
    bool nonNegative = true;               ///< nothing below zero, with causes or without
    std::vector<double> causes;            ///< [period, future included] of all causes together
    std::vector<double> year;              ///< the same of the time of year
    std::vector<CauseEffect> effects;      ///< one a column of the table
    std::vector<std::vector<double>> each; ///< [column][step] what `causes` is the sum of, after the history

    /// Demand as it is from demand without causes, and back. `t` counts from the start of the history.
    [[nodiscard]] double with(double demand, std::size_t t) const;
    [[nodiscard]] double without(double demand, std::size_t t) const;
    [[nodiscard]] double withYearOnly(double demand, std::size_t t) const; ///< causes stay out
    /// Demand `mean` of each step from `firstStep` on less what it would be without the cause of column `cause`.
    [[nodiscard]] std::vector<double> addedBy(std::size_t cause, std::span<const double> mean,
                                              std::size_t firstStep) const;
    void cut(std::size_t periods); ///< forgets the first ones: those after them are counted from 0
};

/// Fits the decomposable model with the causes and takes their part, and with `year` that of the year for daily and
/// weekly series of two years and more where AICc wants it. `y` without gaps; the table's columns go at least `steps`
/// further. nullopt: nothing to take out, or too short: twice as many periods as causes and twelve more.
std::optional<CauseFit> fitCauses(std::span<const double> y, Frequency frequency, const CauseTable& table, int steps,
                                  bool year);

} // namespace ms::forecast
