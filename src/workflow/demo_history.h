// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/demo_plan.h"

#include <array>
#include <cstdint>
#include <vector>

namespace ms::workflow {

/// Where the demo shop sells and keeps stock.
enum class DemoPlace { Web, Shop };
inline constexpr std::size_t demoPlaces = 2;

struct DemoSale {
    int day = 0; ///< after the start
    DemoPlace place = DemoPlace::Web;
    std::int64_t units = 0;
    std::int64_t unitPriceMinor = 0;
    std::int64_t listPriceMinor = 0;
    int returnDay = -1; ///< on which all of it comes back; -1: it stays
};

struct DemoPrice {
    int day = 0;
    std::int64_t priceMinor = 0;
};

/// Half-open range of days in which a product is shown and sold at a lower price.
struct DemoPromotion {
    int firstDay = 0;
    int lastDay = 0;
    std::int64_t priceMinor = 0;
};

struct DemoCount {
    int day = 0;
    std::array<std::int64_t, demoPlaces> onHand{};
};

struct DemoDelivery {
    DemoPlace place = DemoPlace::Web;
    int orderedDay = 0; ///< a Monday
    std::int64_t units = 0;
};

/// What happened to one product, day by day.
struct DemoHistory {
    std::vector<DemoSale> sales; ///< in order of days
    std::vector<DemoPrice> prices;
    std::vector<DemoPromotion> promotions;
    std::vector<DemoCount> counts; ///< each Sunday, and each day on which nothing was left anywhere
    std::vector<DemoDelivery> deliveries;
    std::int64_t demandUnits = 0;
    std::int64_t soldUnits = 0;
    std::int64_t lostUnits = 0;
    int stockoutDays = 0;
};

/// Days from order to shelf of everything that is ordered from `supplier` for `place` on `orderedDay`.
int deliveryDays(const DemoPlan& plan, std::size_t supplier, DemoPlace place, int orderedDay);

/// Plays one product through the whole time. Its random numbers are its own: products can be played in any order.
DemoHistory playProduct(const DemoPlan& plan, std::size_t product);

} // namespace ms::workflow
