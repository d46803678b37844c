// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/moments.h"

#include <algorithm>
#include <cmath>

namespace ms::stats {

Moments momentsOf(std::span<const double> values)
{
    double sum = 0;
    double squares = 0;
    double count = 0;
    for (const double value : values) {
        if (std::isnan(value))
            continue;
        ++count;
        const double before = sum / std::max(count - 1, 1.0);
        sum += value;
        squares += count > 1 ? (value - before) * (value - sum / count) : 0;
    }
    if (count == 0)
        return {};
    return {count, sum / count, count > 1 ? std::sqrt(squares / count) : 0};
}

} // namespace ms::stats
