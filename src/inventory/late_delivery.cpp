// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/late_delivery.h"

#include "stats/distribution.h"

#include <algorithm>
#include <cmath>

namespace ms::inventory {

Result<LateDelivery> lateDelivery(const LeadTime& leadTimeDays, double promisedDays, double ageDays)
{
    constexpr double leastSpread = 0.1; // of the mean
    if (!(leadTimeDays.mean > 0.0) || !std::isfinite(promisedDays) || !std::isfinite(ageDays))
        return failure(ErrorCode::InvalidInput, "a late delivery needs a lead time of more than 0 days and its age");
    const double mean = std::max(leadTimeDays.mean, promisedDays);
    const double spread = std::max({leadTimeDays.stdDev, 1.0, leastSpread * mean});
    const auto time = stats::gammaDistribution(mean, spread);
    if (!time)
        return tl::unexpected(time.error());
    const double age = std::max(0.0, ageDays);
    LateDelivery late;
    late.stillToCome = 1.0 - (*time)->cdf(age);
    if (!late.doubtful())
        late.remainingDays = std::max(0.0, (*time)->loss(age) / late.stillToCome);
    return late;
}

} // namespace ms::inventory
