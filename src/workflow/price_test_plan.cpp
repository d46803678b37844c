// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/price_test_plan.h"

#include "pricing/test_power.h"

namespace ms::workflow {

Result<PriceTestPlanned> planPriceTest(const PriceTestRequest& request, Progress& progress)
{
    pricing::PriceTestSetup setup = request.setup;
    if (request.power) {
        const auto periods = pricing::periodsForPower(setup, *request.power, request.mostPeriods, request.simulations,
                                                      request.seed, request.threads, progress);
        if (!periods)
            return tl::unexpected(periods.error());
        setup.periods = *periods;
    }
    const auto power = pricing::simulatePriceTest(setup, request.simulations, request.seed, request.threads, progress);
    if (!power)
        return tl::unexpected(power.error());
    return PriceTestPlanned{setup.periods, *power};
}

} // namespace ms::workflow
