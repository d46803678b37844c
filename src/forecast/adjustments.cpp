// SPDX-License-Identifier: GPL-3.0-or-later
#include "forecast/adjustments.h"

#include <algorithm>
#include <cmath>

namespace ms::forecast {

std::vector<Adjustment> stockoutAdjustments(const Series& series, const KnownHistory& known)
{
    std::vector<Adjustment> adjustments;
    for (std::size_t k = 0; k < known.values.size() && known.first + k < series.stockedOut.size(); ++k)
        if (series.stockedOut[known.first + k] != 0 && !std::isnan(series.history[known.first + k]) &&
            known.values[k] != series.history[known.first + k])
            adjustments.push_back({true, known.first + k, known.values[k]});
    return adjustments;
}

void addOutlierAdjustments(const History& history, std::size_t first, std::vector<Adjustment>& adjustments)
{
    for (const Outlier& one : history.outliers) {
        const Adjustment stands{false, first + one.period,
                                history.causes ? history.causes->with(one.replacement, one.period) : one.replacement};
        const auto noted = std::ranges::find(adjustments, stands.period, &Adjustment::period);
        if (noted == adjustments.end())
            adjustments.push_back(stands);
        else
            *noted = stands;
    }
}

} // namespace ms::forecast
