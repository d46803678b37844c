// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stats/random.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace ms::stats {

/// Draws a position with given probabilities in constant time: one random number, one comparison.
/// Source: Walker (1977), ACM TOMS 3(3); built as Vose (1991), IEEE Trans. Software Eng. 17(9).
class AliasTable {
public:
    /// Preconditions: 1 to 2^20 weights, each >= 0, their sum > 0. O(weights).
    explicit AliasTable(std::span<const double> weights);

    /// A position, with the probability weight / sum of weights (to within 2^-32).
    std::size_t draw(Random& random) const
    {
        const std::uint64_t bits = random.next();
        const auto place = static_cast<std::size_t>(((bits >> 32U) * m_cells.size()) >> 32U);
        const Cell& cell = m_cells[place];
        return (bits & 0xffffffffU) < cell.keep ? place : cell.other;
    }
    [[nodiscard]] std::size_t size() const { return m_cells.size(); }

private:
    struct Cell {
        std::uint64_t keep = 0; ///< of 2^32 draws, how many stay
        std::size_t other = 0;
    };
    std::vector<Cell> m_cells;
};

} // namespace ms::stats
