// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/transfers.h"

#include "inventory/unit_demand.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <utility>

namespace ms::inventory {
namespace {

constexpr double mostSteps = 20000;

struct Place {
    UnitDemand demand;
    double units = 0;
    double first = 0;   ///< units it had
    double gain = 0;    ///< units short less when one lot more is there
    double penalty = 0; ///< units short more when one lot is taken; infinite where there is none

    void weigh(double lot)
    {
        const double now = demand.loss(units);
        gain = now - demand.loss(units + lot);
        penalty = units >= lot ? demand.loss(units - lot) - now : HUGE_VAL;
    }
};

Result<void> check(std::span<const LocationStock> stocks, double leastGain)
{
    if (!(leastGain >= 0.0 && leastGain <= 1.0))
        return failure(ErrorCode::InvalidInput, "least gain " + std::to_string(leastGain) + ", expected 0 to 1");
    for (std::size_t i = 0; i < stocks.size(); ++i) {
        for (const double number : {stocks[i].position, stocks[i].demand.mean, stocks[i].demand.stdDev}) {
            if (!(std::isfinite(number) && number >= 0.0))
                return failure(ErrorCode::InvalidInput, "location " + std::to_string(i + 1) +
                                                            ": stock and demand must be at least 0, found " +
                                                            std::to_string(number));
        }
    }
    return {};
}

/// Who gives how much to whom: givers and takers in the order of their places.
std::vector<Transfer> pairUp(const std::vector<Place>& places)
{
    std::vector<Transfer> transfers;
    std::size_t to = 0;
    double wanted = 0.0;
    for (std::size_t from = 0; from < places.size(); ++from) {
        double left = places[from].first - places[from].units;
        while (left > 0.5) {
            while (wanted < 0.5) {
                wanted = std::max(0.0, places[to].units - places[to].first);
                ++to;
            }
            const double units = std::min(left, wanted);
            transfers.push_back({from, to - 1, units});
            left -= units;
            wanted -= units;
        }
    }
    return transfers;
}

} // namespace

Result<TransferPlan> planTransfers(std::span<const LocationStock> stocks, double leastGain)
{
    if (auto ok = check(stocks, leastGain); !ok)
        return tl::unexpected(ok.error());
    TransferPlan plan;
    std::vector<Place> places;
    double all = 0.0;
    for (const LocationStock& stock : stocks) {
        const double whole = std::floor(stock.position);
        places.push_back({UnitDemand(stock.demand.mean, stock.demand.stdDev), whole, whole});
        all += whole;
        plan.shortBefore += places.back().demand.loss(whole);
    }
    const double lot = std::max(1.0, std::ceil(all / mostSteps));
    for (Place& place : places)
        place.weigh(lot);
    while (!places.empty()) {
        const auto to = std::ranges::max_element(places, {}, &Place::gain);
        const auto from = std::ranges::min_element(places, {}, &Place::penalty);
        if (to == from || to->gain - from->penalty <= leastGain * lot + 1e-12)
            break;
        to->units += lot;
        from->units -= lot;
        to->weigh(lot);
        from->weigh(lot);
    }
    for (const Place& place : places)
        plan.shortAfter += place.demand.loss(place.units);
    plan.transfers = pairUp(places);
    return plan;
}

} // namespace ms::inventory
