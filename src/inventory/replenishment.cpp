// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/replenishment.h"

#include "inventory/decision_features.h"
#include "inventory/economic_order.h"
#include "inventory/order_quantity.h"
#include "stats/boosted_trees.h"
#include "stats/distribution.h"
#include "stats/random.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

namespace ms::inventory {
namespace {

constexpr std::size_t firstOrigin = 6; // periods of history before a past decision is learnt from
constexpr std::size_t mostLearningRows = 120000;
constexpr double overstockWeight = 1.25;

Result<void> check(const ReplenishmentSeries& one)
{
    const auto wrong = [&one](const std::string& what) {
        return failure(ErrorCode::InvalidInput, "series '" + one.id + "': " + what);
    };
    const auto bad = [](double units) { return !(std::isfinite(units) && units >= 0.0); };
    if (one.history.empty())
        return wrong("no demand history");
    if (std::ranges::any_of(one.history, bad))
        return wrong("demand must be at least 0 in every period");
    if (!one.stockedOut.empty() && one.stockedOut.size() != one.history.size())
        return wrong("one stock mark is needed for each period");
    if (one.leadTime < 0 || one.leadTime > 1000)
        return wrong("lead time must be 0 to 1,000 periods");
    if (one.reviewPeriod < 1 || one.reviewPeriod > 1000)
        return wrong("review period must be 1 to 1,000 periods");
    if (!(one.costs.holding > 0.0) || !(one.costs.shortage > 0.0) || bad(one.costs.holding) || bad(one.costs.shortage))
        return wrong("holding and stockout cost must be more than 0");
    if (bad(one.costs.perOrder))
        return wrong("order cost must be at least 0");
    if (bad(one.stock.onHand) || bad(one.stock.reserved) || bad(one.stock.backorders))
        return wrong("stock on hand must be at least 0");
    if (std::ranges::any_of(one.stock.onOrder, bad))
        return wrong("units on order must be at least 0");
    return {};
}

/// Series that are decided alike learn from each other.
using Group = std::tuple<int, int, double>; // lead time, review period, fractile

double fractile(const ReplenishmentSeries& one)
{
    const double held = one.costs.holding * one.reviewPeriod;
    return std::max(0.5, 1.0 - overstockWeight * held / (held + one.costs.shortage));
}

double arriving(const StockState& stock, std::size_t period)
{
    return period < stock.onOrder.size() ? stock.onOrder[period] : 0.0;
}

/// A stock and pipeline that a past decision may have met, of the size of the level at that time.
StockState imaginedStock(double level, int leadTime, stats::Random& random)
{
    StockState stock;
    const double most = 2.5 * random.uniform();
    const bool empty = random.uniform() < 0.3;
    stock.onHand = empty ? 0.0 : std::round(most * level * random.uniform());
    for (int t = 0; t < leadTime; ++t)
        stock.onOrder.push_back(std::round(2.0 * level * random.uniform()));
    return stock;
}

DecisionState stateOf(const StockState& stock)
{
    const double free = std::max(0.0, stock.onHand - stock.reserved - stock.backorders);
    return {free, arriving(stock, 0), inventoryPosition(stock)};
}

/// What is sold until arrival, lost sales being lost, and then asked for until the next arrival: the level that should
/// have been ordered up to. `future` starts with the period of the decision.
double rightLevel(StockState stock, std::span<const double> future, int leadTime)
{
    double shelf = stock.onHand;
    double sold = 0.0;
    for (std::size_t t = 0; t < future.size(); ++t) {
        if (t >= static_cast<std::size_t>(leadTime)) {
            sold += future[t];
            continue;
        }
        shelf += arriving(stock, t);
        const double sale = std::min(shelf, future[t]);
        shelf -= sale;
        sold += sale;
    }
    return sold;
}

/// The trees of one group, or none when its past is too short.
Result<std::optional<stats::BoostedQuantileTrees>> learn(std::span<const std::vector<double>> histories,
                                                         const std::vector<std::size_t>& members, const Group& group,
                                                         std::uint64_t seed, Progress& progress)
{
    const auto& [leadTime, reviewPeriod, quantile] = group;
    const auto protectedPeriods = static_cast<std::size_t>(leadTime + reviewPeriod);
    const std::size_t mostOrigins = std::max<std::size_t>(20, mostLearningRows / members.size());
    stats::FeatureTable features(decisionFeatureCount);
    std::vector<double> targets;
    std::vector<double> weights;
    for (const std::size_t member : members) {
        const std::span<const double> history = histories[member];
        if (history.size() < firstOrigin + protectedPeriods)
            continue;
        stats::Random random(seed, member);
        const std::size_t last = history.size() - protectedPeriods;
        for (std::size_t n = std::max(firstOrigin, last - std::min(last, mostOrigins)); n <= last; ++n) {
            const auto past = history.first(n);
            const double level = runningLevel(past);
            const double scale = decisionScale(level);
            const StockState stock = imaginedStock(level, leadTime, random);
            features.add(decisionFeatures(past, stateOf(stock), scale));
            targets.push_back(rightLevel(stock, history.subspan(n, protectedPeriods), leadTime) / scale);
            weights.push_back(scale);
        }
    }
    if (targets.size() < leastLearningRows)
        return std::nullopt;
    auto trees = stats::BoostedQuantileTrees::fit(features, targets, weights, quantile, {}, progress);
    if (!trees)
        return tl::unexpected(trees.error());
    return std::optional(std::move(*trees));
}

/// Demand over `periods` periods as a gamma, Poisson-like where the series says too little about its spread.
stats::DistributionPtr demandOver(std::span<const double> history, double periods)
{
    const double level = runningLevel(history);
    if (level <= 0.0)
        return nullptr;
    const double spread = std::max(runningSpread(history, level), std::sqrt(level));
    return stats::gammaDistribution(level * periods, spread * std::sqrt(periods)).value();
}

Result<ReplenishmentOrder> decide(const ReplenishmentSeries& one, std::span<const double> history,
                                  const std::optional<stats::BoostedQuantileTrees>& trees, double quantile)
{
    const double level = runningLevel(history);
    const auto demand = demandOver(history, one.leadTime + one.reviewPeriod);
    ReplenishmentOrder result;
    result.learnt = trees.has_value();
    result.expectedLeadTimeDemand = level * one.leadTime;
    if (trees) {
        const double scale = decisionScale(level);
        const auto features = decisionFeatures(history, stateOf(one.stock), scale);
        result.reorderPoint = std::round(std::max(0.0, trees->predict(features)) * scale);
    } else {
        result.reorderPoint = demand ? std::round(demand->quantile(quantile)) : 0.0;
    }
    double lot = 0.0;
    if (one.costs.perOrder > 0.0 && level > 0.0)
        lot = economicOrder({one.costs.perOrder, one.costs.holding, level})->quantity - level * one.reviewPeriod;
    result.orderUpToLevel = result.reorderPoint + std::round(std::max(0.0, lot));

    ExplanationBuilder why;
    const auto point = why.given("reorder_point", result.reorderPoint, "units");
    const auto upTo = why.given("order_up_to_level", result.orderUpToLevel, "units");
    auto order = suggestedOrder(std::move(why), point, upTo, one.stock, one.rules);
    if (!order)
        return failure(order.error().code, "series '" + one.id + "': " + order.error().detail);
    result.order = std::move(*order);
    const double after = inventoryPosition(one.stock) + static_cast<double>(result.order.quantity.units);
    result.stockoutProbability = demand ? 1.0 - demand->cdf(after) : 0.0;
    return result;
}

} // namespace

Result<std::vector<Result<ReplenishmentOrder>>> replenish(std::span<const ReplenishmentSeries> series,
                                                          std::uint64_t seed, Progress& progress)
{
    std::vector<Result<ReplenishmentOrder>> orders(series.size(), ReplenishmentOrder{});
    std::vector<std::vector<double>> histories(series.size());
    std::map<Group, std::vector<std::size_t>> groups;
    for (std::size_t i = 0; i < series.size(); ++i) {
        if (auto ok = check(series[i]); !ok) {
            orders[i] = tl::unexpected(ok.error());
            continue;
        }
        histories[i] = steadiedHistory(series[i].history, series[i].stockedOut);
        groups[{series[i].leadTime, series[i].reviewPeriod, fractile(series[i])}].push_back(i);
    }
    std::int64_t done = 0;
    for (const auto& [group, members] : groups) {
        const auto trees = learn(histories, members, group, seed, progress);
        if (!trees)
            return tl::unexpected(trees.error());
        for (const std::size_t i : members)
            orders[i] = decide(series[i], histories[i], *trees, std::get<double>(group));
        done += static_cast<std::int64_t>(members.size());
        progress.report(done, static_cast<std::int64_t>(series.size()));
        if (progress.canceled())
            return failure(ErrorCode::Canceled, "replenishment canceled");
    }
    return orders;
}

} // namespace ms::inventory
