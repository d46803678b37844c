// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace ms::pricing {

/// Last digits that prices may have from some price on: 9 below 10.00, 95 and 99 from there on.
struct EndingBand {
    std::int64_t fromMinor = 0; ///< minor units; the band reaches to where the next one starts
    std::vector<int> endings;   ///< in 0..base-1; empty: any
    int base = 100;             ///< 10, 100 or 1000: the last one, two or three digits of the minor units count
};

/// Whether a price has an ending that its band allows. `bands` ascend by fromMinor; below the first one any will do.
bool hasAllowedEnding(std::int64_t priceMinor, const std::vector<EndingBand>& bands);

/// The price from `low` to `high` with an allowed ending that is nearest to `priceMinor`, the lower of two; 0 when
/// there is none. O(bands * endings).
std::int64_t nearestAllowedEnding(std::int64_t priceMinor, const std::vector<EndingBand>& bands, std::int64_t low,
                                  std::int64_t high);

} // namespace ms::pricing
