// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"
#include "core/result.h"
#include "pricing/types.h"

#include <optional>

namespace ms::workflow {

/// `merchant price plan-test`: what a test of two prices would find.
struct PriceTestRequest {
    pricing::PriceTestSetup setup;
    std::optional<double> power; ///< set: the fewest periods with this power are looked for, in (0, 1)
    int mostPeriods = 104;       ///< no more than these
    int simulations = 2000;
    int threads = 0;
    std::uint64_t seed = 1;
};

struct PriceTestPlanned {
    int periods = 0; ///< in each place
    pricing::PriceTestPower power;
};

/// Errors: as pricing::simulatePriceTest() and pricing::periodsForPower().
Result<PriceTestPlanned> planPriceTest(const PriceTestRequest& request, Progress& progress);

} // namespace ms::workflow
