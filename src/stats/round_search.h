// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>

namespace ms::stats {

/// Points of a round search that are asked for together: a processor works on them side by side.
constexpr std::size_t roundLanes = 8;
using Lanes = std::array<double, roundLanes>;
/// Two of them in one register of any processor of 64 bits.
using Pair = double __attribute__((vector_size(2 * sizeof(double))));

/// The x in [low, high] where `f` is smallest, in `rounds` rounds of eight evenly spaced points, each within the two
/// neighbours of the best point before it; the vertex of the parabola through the last best point and its neighbours.
/// Each round narrows the bracket to two ninths. A function of several valleys is looked at everywhere in the first
/// round. `f(const Lanes& at, Lanes& values)` fills in the value at each point. No allocation. Source: the search by
/// simultaneous evaluations of Kiefer (1953), Proc. AMS 4(3); the parabola as in Brent (1973), ch. 5.
template <class Function>
double minimiseInRounds(Function&& f, double low, double high, int rounds)
{
    constexpr double parts = roundLanes + 1;
    double best = (low + high) / 2;
    for (int round = 0; round < rounds; ++round) {
        const double width = (high - low) / parts;
        Lanes at;
        Lanes values{};
        for (std::size_t k = 0; k < roundLanes; ++k)
            at[k] = low + width * static_cast<double>(k + 1);
        f(static_cast<const Lanes&>(at), values);
        const auto place = static_cast<std::size_t>(std::min_element(values.begin(), values.end()) - values.begin());
        best = at[place];
        if (round + 1 == rounds && place > 0 && place + 1 < roundLanes) {
            const double before = values[place - 1] - values[place];
            const double after = values[place + 1] - values[place];
            if (before + after > 0)
                best += width * (before - after) / (2 * (before + after));
        }
        low = at[place] - width;
        high = at[place] + width;
    }
    return best;
}

} // namespace ms::stats
