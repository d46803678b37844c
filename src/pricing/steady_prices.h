// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/season.h"

#include <span>

namespace ms::pricing {

/// What a season still earns when the price goes at once to one step and stays there, with the step that is best: by
/// day, stock, price and competitor. Demand of the days that are left counts as one Poisson number with their mean, so
/// that units sold are exact but for the competitor's luck; holding cost takes sales as even.
/// Source: Gallego & van Ryzin (1994), Management Science 40(8), fixed-price heuristics.
class SteadyPrices {
public:
    /// Above it no table is made: 120 MB.
    static constexpr std::int64_t mostEntries = 30'000'000;

    /// `left`: expected sum of the weekday and competitor factors of the days from a day on, by day and competitor.
    /// `factors`: demand at a step's price, everything else 1. O(seasonStates()).
    SteadyPrices(const Season& season, std::span<const double> left, std::span<const double> factors);

    [[nodiscard]] bool known() const { return !m_values.empty(); }
    /// Expected earnings from here on, what the move costs included, what the stock cost too; only where known().
    [[nodiscard]] double value(int day, int stock, int step, int competitor) const
    {
        return static_cast<double>(m_values[at(day, stock, competitor) * m_steps + static_cast<std::size_t>(step)]);
    }
    /// The step that is best, were moves free; only where known().
    [[nodiscard]] int best(int day, int stock, int competitor) const { return m_best[at(day, stock, competitor)]; }

private:
    [[nodiscard]] std::size_t at(int day, int stock, int competitor) const
    {
        return (static_cast<std::size_t>(day) * m_competitors + static_cast<std::size_t>(competitor)) * m_stocks +
               static_cast<std::size_t>(stock);
    }
    void fill(const Season& season, int day, int competitor, double left, std::span<const double> factors);

    std::size_t m_competitors;
    std::size_t m_stocks;
    std::size_t m_steps;
    std::vector<float> m_values;
    std::vector<std::int16_t> m_best;
};

} // namespace ms::pricing
