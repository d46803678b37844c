// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

namespace ms::forecast {

/// How smooth the parts of a decomposition by loess are; periods.
struct StlSettings {
    int seasonWindow = 11; ///< of one phase over the seasons, odd, >= 3
    int trendWindow = 0;   ///< odd; 0: the next odd number from 1.5·season / (1 - 1.5/seasonWindow)
    int rounds = 2;        ///< inner loops
};

/// A series split into parts that add up to it with the remainder.
struct StlParts {
    std::vector<double> season;
    std::vector<double> trend;
};

/// Seasonal-trend decomposition by loess; one season, no robustness weights, seasonal degree 0, trend and low-pass
/// degree 1, points skipped by a tenth of each window as R's `stl` does. `y` has no gaps and at least two seasons
/// (asserted); season >= 2. O(n · windows / jumps).
/// Source: Cleveland, Cleveland, McRae & Terpenning (1990), J. Official Statistics 6(1).
StlParts decomposeStl(std::span<const double> y, int season, const StlSettings& settings = {});

/// A series with several seasons split into parts.
struct MstlParts {
    std::vector<std::vector<double>> seasons; ///< one a season asked for, in that order
    std::vector<double> trend;
};

/// Each season in turn by STL of the series less the others, twice over; windows 11, 15, 19... as in R's `mstl`.
/// `seasons` ascending; those with fewer than two full rounds in the history get zeros.
/// Source: Bandara, Hyndman & Bergmeir (2021), arXiv 2107.13462.
MstlParts decomposeMstl(std::span<const double> y, std::span<const int> seasons);

} // namespace ms::forecast
