// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/alias_table.h"

#include <cassert>
#include <cmath>
#include <numeric>

namespace ms::stats {

AliasTable::AliasTable(std::span<const double> weights) : m_cells(weights.size())
{
    constexpr double whole = 4294967296.0; // 2^32
    const double total = std::accumulate(weights.begin(), weights.end(), 0.0);
    assert(!weights.empty() && weights.size() <= (1U << 20U) && total > 0.0);
    const auto count = static_cast<double>(weights.size());
    std::vector<double> share(weights.size());
    std::vector<std::size_t> small;
    std::vector<std::size_t> large;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        share[i] = weights[i] / total * count;
        (share[i] < 1.0 ? small : large).push_back(i);
    }
    while (!small.empty() && !large.empty()) {
        const std::size_t poor = small.back();
        const std::size_t rich = large.back();
        small.pop_back();
        m_cells[poor] = {static_cast<std::uint64_t>(std::llround(share[poor] * whole)), rich};
        share[rich] -= 1.0 - share[poor];
        if (share[rich] < 1.0) {
            large.pop_back();
            small.push_back(rich);
        }
    }
    for (const auto* left : {&small, &large}) { // full but for rounding
        for (const std::size_t i : *left)
            m_cells[i] = {static_cast<std::uint64_t>(whole), i};
    }
}

} // namespace ms::stats
