// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/clearance.h"

#include <cmath>
#include <string>

namespace ms::inventory {

Result<double> clearanceMarkdown(double excess, double demandADay, double days, double elasticity)
{
    const auto wrong = [](const char* what, double value) {
        return failure(ErrorCode::InvalidInput, what + (", found " + std::to_string(value)));
    };
    const auto positive = [](double value) { return std::isfinite(value) && value > 0.0; };
    if (!positive(excess))
        return wrong("excess must be more than 0 units", excess);
    if (!positive(demandADay))
        return wrong("demand must be more than 0 units a day: at no price is known to sell", demandADay);
    if (!positive(days))
        return wrong("the time to clear must be more than 0 days", days);
    if (!(std::isfinite(elasticity) && elasticity < 0.0))
        return wrong("elasticity must be below 0", elasticity);
    const double usual = demandADay * days;
    return 1.0 - std::pow((usual + excess) / usual, 1.0 / elasticity);
}

} // namespace ms::inventory
