// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/replenishment.h"

#include "inventory/decision_features.h"
#include "inventory/demand_analogs.h"
#include "inventory/economic_order.h"
#include "inventory/order_decision.h"
#include "inventory/order_quantity.h"
#include "stats/distribution.h"
#include "stats/random.h"

#include <algorithm>
#include <cmath>
#include <exception>
#include <map>
#include <numeric>
#include <optional>
#include <utility>

namespace ms::inventory {
namespace {

constexpr double largestNumber = 1e12; ///< of units and costs: what the formulas are exact enough for

// An order cannot be taken back, and a forecast errs: units left over cost more than one period's holding. Replays of
// earlier periods of both files cost least at 1.4 and within 3 % from 1.0 to 1.8. Following leftovers along longer
// paths until they are sold, or learning by how many units to depart from this level in which situation, cost no less.
constexpr double overstockWeight = 1.4;
constexpr std::size_t gammaFutures = 1000;

Result<void> check(const ReplenishmentSeries& one)
{
    const auto wrong = [&one](const std::string& what) {
        return failure(ErrorCode::InvalidInput, "series '" + one.id + "': " + what);
    };
    const auto bad = [](double units) { return !(units >= 0.0 && units <= largestNumber); };
    if (one.history.empty())
        return wrong("no demand history");
    if (std::ranges::any_of(one.history, bad))
        return wrong("demand must be at least 0 and at most 1e12 in every period");
    if (!one.stockedOut.empty() && one.stockedOut.size() != one.history.size())
        return wrong("one stock mark is needed for each period");
    if (one.leadTime < 0 || one.leadTime > 1000)
        return wrong("lead time must be 0 to 1,000 periods");
    if (one.reviewPeriod < 1 || one.reviewPeriod > 1000)
        return wrong("review period must be 1 to 1,000 periods");
    if (!(one.costs.holding > 0.0) || !(one.costs.shortage > 0.0) || bad(one.costs.holding) || bad(one.costs.shortage))
        return wrong("holding and stockout cost must be more than 0 and at most 1e12");
    if (bad(one.costs.perOrder))
        return wrong("order cost must be at least 0 and at most 1e12");
    if (bad(one.stock.onHand) || bad(one.stock.reserved) || bad(one.stock.backorders))
        return wrong("stock on hand must be at least 0 and at most 1e12");
    if (std::ranges::any_of(one.stock.onOrder, bad))
        return wrong("units on order must be at least 0 and at most 1e12");
    return {};
}

/// The critical fractile, overstock counted `overstockWeight` times.
double fractile(const ReplenishmentSeries& one, double periods)
{
    const double held = one.costs.holding * periods;
    return std::max(0.5, 1.0 - overstockWeight * held / (held + one.costs.shortage));
}

OrderDecision decisionOf(const ReplenishmentSeries& one)
{
    const double over = 1.0 - fractile(one, 1.0);
    return {one.stock, one.leadTime, one.lostSales, one.costs.shortage * over / (1.0 - over), one.costs.shortage};
}

/// Poisson-like where the series says too little about its spread.
double spreadOf(std::span<const double> history, double level)
{
    return std::max(runningSpread(history, level), std::sqrt(level));
}

/// Demand over `periods` periods as a gamma.
stats::DistributionPtr demandOver(std::span<const double> history, double periods)
{
    const double level = runningLevel(history);
    if (level <= 0.0)
        return nullptr;
    return stats::gammaDistribution(level * periods, spreadOf(history, level) * std::sqrt(periods)).value();
}

/// Futures of the same demand in whole units, period by period independent.
DemandPaths gammaPaths(std::span<const double> history, double level, int periods)
{
    const double relative = spreadOf(history, level) / level;
    const double shape = 1.0 / (relative * relative);
    DemandPaths paths{static_cast<std::size_t>(periods), {}};
    stats::Random random(1);
    for (std::size_t i = 0; i < gammaFutures * paths.periods; ++i)
        paths.units.push_back(std::floor(level / shape * random.gamma(shape) + random.uniform()));
    return paths;
}

Result<ReplenishmentOrder> decide(const ReplenishmentSeries& one, std::span<const double> history,
                                  const std::optional<DemandAnalogs>& analogs)
{
    const double level = runningLevel(history);
    const int protectedPeriods = one.leadTime + one.reviewPeriod;
    const auto demand = demandOver(history, protectedPeriods);
    const OrderDecision decision = decisionOf(one);
    StockState stock = one.stock;
    if (!(analogs && level > 0.0)) // what comes after the next order can help nobody until then
        stock.onOrder.resize(std::min(stock.onOrder.size(), static_cast<std::size_t>(protectedPeriods)));
    const double before = inventoryPosition(stock);
    DemandPaths paths;
    ReplenishmentOrder result;
    result.learnt = analogs.has_value();
    result.expectedLeadTimeDemand = level * one.leadTime;
    if (analogs && level > 0.0) {
        paths = analogs->pathsAfter(history);
        result.expectedLeadTimeDemand = paths.meanOver(static_cast<std::size_t>(one.leadTime));
        result.reorderPoint = std::max(0.0, std::round(before + cheapestOrder(paths, decision)));
    } else if (demand && one.lostSales && one.leadTime > 0) { // less is asked for than the lead time's demand
        paths = gammaPaths(history, level, protectedPeriods);
        result.reorderPoint = std::max(0.0, std::round(before + cheapestOrder(paths, decision)));
    } else if (demand) {
        result.reorderPoint = std::round(demand->quantile(fractile(one, one.reviewPeriod)));
    }
    double lot = 0.0;
    if (one.costs.perOrder > 0.0 && level > 0.0)
        lot = economicOrder({one.costs.perOrder, one.costs.holding, level})->quantity - level * one.reviewPeriod;
    result.orderUpToLevel = result.reorderPoint + std::round(std::max(0.0, lot));

    ExplanationBuilder why;
    const auto point = why.given("reorder_point", result.reorderPoint, "units");
    const auto upTo = why.given("order_up_to_level", result.orderUpToLevel, "units");
    auto order = suggestedOrder(std::move(why), point, upTo, stock, one.rules);
    if (!order)
        return failure(order.error().code, "series '" + one.id + "': " + order.error().detail);
    result.order = std::move(*order);
    const auto units = static_cast<double>(result.order.quantity.units);
    if (paths.count() > 0)
        result.stockoutProbability = stockoutShare(paths, decision, units);
    else if (demand)
        result.stockoutProbability = 1.0 - demand->cdf(before + units);
    return result;
}

/// The order, or an error in place of what the distribution functions throw far from where they can be computed.
Result<ReplenishmentOrder> decided(const ReplenishmentSeries& one, std::span<const double> history,
                                   const std::optional<DemandAnalogs>& analogs)
{
    try {
        return decide(one, history, analogs);
    } catch (const std::exception&) {
        return failure(ErrorCode::InvalidInput,
                       "series '" + one.id + "': its numbers are too far apart for an order to be computed");
    }
}

} // namespace

Result<std::vector<Result<ReplenishmentOrder>>> replenish(std::span<const ReplenishmentSeries> series,
                                                          Progress& progress, int threads)
{
    std::vector<Result<ReplenishmentOrder>> orders(series.size(), ReplenishmentOrder{});
    std::vector<std::vector<double>> histories(series.size());
    std::vector<std::vector<double>> asked(series.size());
    // by the periods that an order has to bridge, and those of a year
    std::map<std::pair<int, std::size_t>, std::vector<std::size_t>> groups;
    for (std::size_t i = 0; i < series.size(); ++i) {
        if (auto ok = check(series[i]); !ok) {
            orders[i] = tl::unexpected(ok.error());
            continue;
        }
        histories[i] = steadiedHistory(series[i].history, series[i].stockedOut, &asked[i]);
        groups[{series[i].leadTime + series[i].reviewPeriod, series[i].yearLength}].push_back(i);
    }
    std::vector<std::size_t> learningOrder(series.size()); // sums differ in their last digits by it
    std::iota(learningOrder.begin(), learningOrder.end(), std::size_t{0});
    std::ranges::stable_sort(learningOrder, {},
                             [&series](std::size_t i) -> const std::string& { return series[i].id; });
    std::int64_t done = 0;
    for (const auto& [group, members] : groups) {
        const auto& [periods, yearLength] = group;
        const auto learn = [&, periods = periods, yearLength = yearLength](auto&& belongs) {
            std::vector<LearntHistory> past;
            for (const std::size_t i : learningOrder) {
                if (!histories[i].empty() && belongs(i))
                    past.push_back({histories[i], asked[i]});
            }
            return DemandAnalogs::learn(past, static_cast<std::size_t>(periods), yearLength, threads, progress);
        };
        auto analogs = learn([&](std::size_t i) { return std::ranges::binary_search(members, i); });
        if (analogs && !*analogs && members.size() < series.size()) // a few say too little: all that have such a year
            analogs = learn([&, yearLength = yearLength](std::size_t i) { return series[i].yearLength == yearLength; });
        if (!analogs)
            return tl::unexpected(analogs.error());
        for (const std::size_t i : members) {
            orders[i] = decided(series[i], histories[i], *analogs);
            if (progress.canceled())
                return failure(ErrorCode::Canceled, "replenishment canceled");
        }
        done += static_cast<std::int64_t>(members.size());
        progress.report(done, static_cast<std::int64_t>(series.size()));
    }
    return orders;
}

} // namespace ms::inventory
