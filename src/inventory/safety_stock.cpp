// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/safety_stock.h"

#include "inventory/explanation.h"
#include "inventory/plan_sentences.h"
#include "stats/normal.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>
#include <vector>

namespace ms::inventory {
namespace {

bool atLeastZero(double x)
{
    return std::isfinite(x) && x >= 0.0;
}

Result<void> check(const PeriodDemand& demand, const LeadTime& leadTime, const ServicePolicy& policy)
{
    if (!(policy.cycleServiceLevel > 0.0 && policy.cycleServiceLevel < 1.0))
        return refused(plan_sentence::serviceLevel, policy.cycleServiceLevel);
    if (!(std::isfinite(leadTime.mean) && leadTime.mean > 0.0))
        return refused(plan_sentence::leadTime, leadTime.mean);
    if (!atLeastZero(leadTime.stdDev))
        return refused(plan_sentence::leadTimeSpread, leadTime.stdDev);
    if (!atLeastZero(policy.reviewPeriod))
        return refused(plan_sentence::reviewPeriod, policy.reviewPeriod);
    if (!atLeastZero(demand.mean))
        return refused(plan_sentence::meanDemand, demand.mean);
    if (!atLeastZero(demand.stdDev))
        return refused(plan_sentence::demandSpread, demand.stdDev);
    return {};
}

} // namespace

Result<double> safetyStock(double serviceLevel, double sigma, double leadTime)
{
    return safetyStock({0.0, sigma}, {leadTime, 0.0}, {serviceLevel, 0.0});
}

Result<double> safetyStock(const PeriodDemand& demand, const LeadTime& leadTime, const ServicePolicy& policy)
{
    if (const auto checked = check(demand, leadTime, policy); !checked)
        return tl::unexpected(checked.error());
    const double interval = leadTime.mean + policy.reviewPeriod;
    const double variance =
        interval * demand.stdDev * demand.stdDev + demand.mean * demand.mean * leadTime.stdDev * leadTime.stdDev;
    return stats::normalQuantile(policy.cycleServiceLevel) * std::sqrt(variance);
}

Result<ReorderLevels> reorderLevels(const PeriodDemand& demand, const LeadTime& leadTime, const ServicePolicy& policy,
                                    double orderQuantity)
{
    const auto safety = safetyStock(demand, leadTime, policy);
    if (!safety)
        return tl::unexpected(safety.error());
    if (!atLeastZero(orderQuantity))
        return refused({"order quantity %1, expected at least 0"}, orderQuantity);
    ReorderLevels levels;
    levels.safetyStock = *safety;
    levels.reorderPoint = demand.mean * (leadTime.mean + policy.reviewPeriod) + *safety;
    levels.orderUpToLevel = levels.reorderPoint + std::max(demand.mean * policy.reviewPeriod, orderQuantity);
    return levels;
}

Result<Explanation> explainReorderLevels(const PeriodDemand& demand, const LeadTime& leadTime,
                                         const ServicePolicy& policy, double orderQuantity,
                                         const std::string& periodUnit)
{
    if (const auto levels = reorderLevels(demand, leadTime, policy, orderQuantity); !levels)
        return tl::unexpected(levels.error());
    ExplanationBuilder why;
    const std::string units = "units";
    const auto mean = why.given("demand_per_period", demand.mean, units);
    const auto sigma = why.given("forecast_error_spread", demand.stdDev, units);
    const auto lead = why.given("lead_time", leadTime.mean, periodUnit);
    const auto leadSd = why.given("lead_time_spread", leadTime.stdDev, periodUnit);
    const auto review = why.given("review_period", policy.reviewPeriod, periodUnit);
    const auto level = why.given("cycle_service_level", policy.cycleServiceLevel);
    const auto interval = why.term("protection_interval", Operation::Sum, {lead, review}, periodUnit);
    const auto z = why.term("z", Operation::NormalQuantile, {level});
    const auto demandVariance = why.term("demand_variance", Operation::Product, {interval, sigma, sigma});
    const auto leadVariance = why.term("lead_time_variance", Operation::Product, {mean, mean, leadSd, leadSd});
    const auto variance = why.term("variance", Operation::Sum, {demandVariance, leadVariance});
    const auto spread = why.term("spread", Operation::SquareRoot, {variance}, units);
    const auto safety = why.term("safety_stock", Operation::Product, {z, spread}, units);
    const auto expected = why.term("expected_demand", Operation::Product, {mean, interval}, units);
    const auto point = why.term("reorder_point", Operation::Sum, {expected, safety}, units);
    const auto cycle = why.term("demand_until_next_review", Operation::Product, {mean, review}, units);
    const auto lot = why.given("order_quantity", orderQuantity, units);
    const auto cover = why.term("cycle_stock", Operation::Largest, {cycle, lot}, units);
    why.term("order_up_to_level", Operation::Sum, {point, cover}, units);
    return why.take();
}

Result<double> levelFromSamplePaths(std::span<const double> paths, std::size_t periods, double serviceLevel)
{
    if (!(serviceLevel > 0.0 && serviceLevel < 1.0))
        return refused(plan_sentence::serviceLevel, serviceLevel);
    if (periods == 0 || paths.size() < periods)
        return refused({"number of sample paths %1, expected at least 1"}, 0.0);
    std::vector<double> sums(paths.size() / periods);
    for (std::size_t i = 0; i < sums.size(); ++i) {
        const auto path = paths.subspan(i * periods, periods);
        sums[i] = std::accumulate(path.begin(), path.end(), 0.0);
    }
    const double rank = std::ceil(serviceLevel * static_cast<double>(sums.size()) - 1e-9);
    const auto position = sums.begin() + static_cast<std::ptrdiff_t>(std::max(rank, 1.0)) - 1;
    std::nth_element(sums.begin(), position, sums.end());
    return *position;
}

Result<double> levelForFillRate(double mean, double stdDev, double cycleDemand, double fillRate)
{
    if (!(fillRate > 0.0 && fillRate < 1.0))
        return refused({"fill rate %1, expected more than 0 and less than 1"}, fillRate);
    if (!atLeastZero(mean) || !(stdDev > 0.0) || !(cycleDemand > 0.0))
        return refused({"demand a review period %1, expected positive demand and spread"}, cycleDemand);
    const double target = (1.0 - fillRate) * cycleDemand / stdDev;
    double low = -target - 10.0; // loss(z) > -z, so that loss(low) > target
    double high = 40.0;
    for (int i = 0; i < 200 && high - low > 1e-13; ++i) {
        const double middle = 0.5 * (low + high);
        (stats::normalLoss(middle) > target ? low : high) = middle;
    }
    return mean + 0.5 * (low + high) * stdDev;
}

} // namespace ms::inventory
