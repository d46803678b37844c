// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/day.h"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace ms::workflow {

/// How large a demo shop is, and which one.
struct DemoSize {
    int products = 120;  ///< 1 to 100,000
    int weeks = 104;     ///< 8 to 520, whole weeks from Monday to Sunday
    int customers = 600; ///< 1 to 1,000,000
    std::uint64_t seed = 1;
    Day lastDay = Day{std::chrono::year(2026) / std::chrono::November / 15}; ///< a Sunday; else the Sunday before it
};

enum class DemoKind { Steady, Intermittent, New, Fading };
const char* demoKindName(DemoKind kind);

struct DemoSupplier {
    std::string code;
    std::string name;
    double leadTimeDays = 0;       ///< mean
    double leadTimeStdDevDays = 0; ///< of the gamma distribution from which each delivery is drawn
    std::int64_t minimumOrderMinor = 0;
};

/// A product and the truth about its demand: on day t a shop sells, on average,
///   base · exp(trend · years since the start) · weekday · (1 + amplitude · cos(2π (day of year − peak) / 365.25))
///        · christmas (1 to 24 December) · (unit price / reference price)^elasticity · uplift (in a promotion)
/// units, times gamma noise of mean 1 for each day, Poisson around that, as far as there is stock.
struct DemoProduct {
    std::string sku;
    std::string title;
    std::string category;
    std::string brand;
    std::size_t supplier = 0;
    std::int64_t packSize = 1;
    std::int64_t minimumOrder = 1;
    std::int64_t referencePriceMinor = 0;
    std::int64_t costMinor = 0;
    DemoKind kind = DemoKind::Steady;
    double baseUnitsADay = 0;
    double elasticity = 0;
    double trendAYear = 0;
    double amplitude = 0;
    double peakDayOfYear = 0;
    double christmas = 1;
    double promotionUplift = 1; ///< of being shown, beside what the lower price does
    double noiseShape = 12;     ///< of the daily gamma factor
    double unitsALine = 1.3;    ///< mean
    double stockFactor = 1;     ///< how generously it is reordered
    int taste = 0;              ///< customers with this taste buy it more
    int firstDay = 0;           ///< days after the start of the shop
};

/// All of the shop that is not chance: what there is and how it behaves.
struct DemoPlan {
    DemoSize size;
    Day first{};
    int days = 0;
    std::array<double, 7> weekday{}; ///< factors from Monday to Sunday, mean 1
    double shopShare = 0.35;         ///< of the demand that comes to the shop, the rest is on the web
    int tastes = 0;
    std::vector<DemoSupplier> suppliers;
    std::vector<DemoProduct> products;
};

DemoPlan planDemoShop(const DemoSize& size);

/// Expected units on a day before noise and stock, at a price of `priceRatio` x reference. `day`: days after the start.
double expectedUnits(const DemoPlan& plan, const DemoProduct& product, int day, double priceRatio, bool promoted);

} // namespace ms::workflow
