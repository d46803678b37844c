// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/price_test.h"

#include "stats/normal.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace ms::pricing {

namespace {

/// Half the distance of the two log prices.
double logStep(double step)
{
    return 0.5 * std::log((1 + step) / (1 - step));
}

} // namespace

PriceTestPlan planPriceTest(double noise, int locations, double halfWidth)
{
    const double places = std::max(locations, 1);
    PriceTestPlan plan;
    for (const double step : {0.05, 0.10}) {
        const double rows = std::pow(stats::halfWidth95(noise) / (halfWidth * logStep(step)), 2);
        plan.step = step;
        // Even, so that both prices are shown equally often.
        plan.periods = std::max(4, 2 * static_cast<int>(std::ceil(std::min(rows / places, 1e6) / 2)));
        plan.halfWidth = stats::halfWidth95(noise) / (logStep(step) * std::sqrt(plan.periods * places));
        if (plan.periods <= 26)
            break;
    }
    return plan;
}

std::string describe(const PriceTestPlan& plan)
{
    std::array<char, 160> text{};
    std::snprintf(text.data(), text.size(),
                  "Switching the price by ±%.0f %% every period for %d periods would give it within ±%.1f.",
                  100 * plan.step, plan.periods, plan.halfWidth);
    return text.data();
}

} // namespace ms::pricing
