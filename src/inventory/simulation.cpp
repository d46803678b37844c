// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/simulation.h"

#include "core/parallel.h"
#include "inventory/plan_sentences.h"
#include "stats/alias_table.h"
#include "stats/distribution.h"
#include "stats/random.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>
#include <vector>

namespace ms::inventory {
namespace {

constexpr double largestDemand = 1e12;
constexpr double longestLeadTime = 1e4; // periods, of a simulation

Result<void> check(const StockPolicy& policy, const std::optional<OrderSizing>& sizing)
{
    const auto wrong = [&policy](const char* what) {
        return failure(ErrorCode::InvalidInput, "policy '" + policy.name + "': " + what);
    };
    if (policy.leadTime < 0)
        return wrong("lead time must be at least 0");
    if (policy.reviewPeriod < 1)
        return wrong("review period must be at least 1");
    if (!(std::isfinite(policy.initialOnHand) && policy.initialOnHand >= 0.0))
        return wrong("initial stock must be at least 0");
    if (policy.kind == StockPolicy::Kind::ReorderPointQuantity &&
        !(std::isfinite(policy.orderQuantity) && policy.orderQuantity > 0.0 && std::isfinite(policy.reorderPoint)))
        return wrong("order quantity must be more than 0 and the reorder point a number");
    if (policy.kind != StockPolicy::Kind::ReorderPointQuantity && !std::isfinite(policy.orderUpToLevel))
        return wrong("order-up-to level must be a number");
    if (policy.kind == StockPolicy::Kind::ReorderPointUpTo && !(policy.reorderPoint <= policy.orderUpToLevel))
        return wrong("reorder point must not be above the order-up-to level");
    if (const auto ok = sizing ? inventory::check(*sizing) : Result<void>(); !ok)
        return wrong(ok.error().detail.c_str());
    return {};
}

double orderFor(const StockPolicy& policy, double position)
{
    switch (policy.kind) {
    case StockPolicy::Kind::ReorderPointQuantity:
        if (position > policy.reorderPoint)
            return 0.0;
        return (std::floor((policy.reorderPoint - position) / policy.orderQuantity) + 1.0) * policy.orderQuantity;
    case StockPolicy::Kind::ReorderPointUpTo:
        if (position > policy.reorderPoint)
            return 0.0;
        [[fallthrough]];
    case StockPolicy::Kind::OrderUpTo:
        break;
    }
    return std::max(0.0, policy.orderUpToLevel - position);
}

/// Shelf and pipeline of one replay; step() is one period.
class Shelf {
public:
    Shelf(const StockPolicy& policy, const std::optional<OrderSizing>& sizing)
        : m_policy(policy), m_sizing(sizing ? &*sizing : nullptr),
          m_pipeline(static_cast<std::size_t>(policy.leadTime), 0.0), m_onHand(policy.initialOnHand)
    {
    }
    void step(double demand)
    {
        restock();
        sell(demand);
        ++m_outcome.periods;
    }
    /// What is due arrives and an order is placed if it is time to; a period of which nothing else is known.
    void restock()
    {
        if (m_pipeline.empty()) {
            receive(order());
        } else {
            receive(m_pipeline[m_slot]);
            m_pipeline[m_slot] = order();
            m_slot = m_slot + 1 == m_pipeline.size() ? 0 : m_slot + 1;
        }
    }
    /// As at first, for another path, with that lead time and so many units more.
    void restart(int leadTime, double more)
    {
        m_pipeline.assign(static_cast<std::size_t>(leadTime), 0.0);
        m_slot = 0;
        m_untilReview = 0;
        m_onHand = m_policy.initialOnHand + more;
        m_inbound = m_backorders = m_held = 0.0;
        m_outcome = {};
    }
    /// Counts from here on.
    void forget()
    {
        m_held = 0.0;
        m_outcome = {};
    }
    [[nodiscard]] PolicyOutcome outcome() const
    {
        PolicyOutcome done = m_outcome;
        done.cycleService = done.periods > 0 ? 1.0 - static_cast<double>(done.stockoutPeriods) / done.periods : 1.0;
        done.fillRate = done.unitsAsked > 0.0 ? 1.0 - done.unitsShort / done.unitsAsked : 1.0;
        done.averageOnHand = done.periods > 0 ? m_held / done.periods : 0.0;
        done.holdingCost = m_policy.costs.holding * m_held;
        done.stockoutCost = m_policy.costs.shortage * done.unitsShort;
        done.orderCost = m_policy.costs.perOrder * done.orders;
        done.totalCost = done.holdingCost + done.stockoutCost + done.orderCost;
        return done;
    }

private:
    void receive(double units)
    {
        m_inbound -= units;
        m_onHand += units;
        const double owed = std::min(m_backorders, m_onHand);
        m_backorders -= owed;
        m_onHand -= owed;
    }
    double order()
    {
        if (m_untilReview-- > 0)
            return 0.0;
        m_untilReview = m_policy.reviewPeriod - 1;
        const double position = m_onHand + m_inbound - m_backorders;
        double units = orderFor(m_policy, position);
        if (m_sizing && units > 0.0)
            units = sizedOrder(units, position, *m_sizing).units;
        if (units <= 0.0)
            return 0.0;
        ++m_outcome.orders;
        m_outcome.unitsOrdered += units;
        m_inbound += units;
        return units;
    }
    void sell(double demand)
    {
        const double sold = std::min(demand, m_onHand);
        const double missed = demand - sold;
        m_onHand -= sold;
        m_outcome.unitsAsked += demand;
        m_held += m_onHand;
        m_outcome.unitsShort += missed;
        if (missed > 0.0)
            ++m_outcome.stockoutPeriods;
        if (!m_policy.lostSales)
            m_backorders += missed;
    }

    const StockPolicy& m_policy;
    const OrderSizing* m_sizing; ///< none: an order is what the policy asks for
    std::vector<double> m_pipeline;
    std::size_t m_slot = 0; ///< of what arrives next
    int m_untilReview = 0;
    double m_onHand;
    double m_inbound = 0.0;
    double m_backorders = 0.0;
    double m_held = 0.0;
    PolicyOutcome m_outcome;
};

/// Adds `one` path to the running sums; what is averaged over paths is no part of them.
void add(PolicyOutcome& sum, const PolicyOutcome& one)
{
    sum.periods += one.periods;
    sum.stockoutPeriods += one.stockoutPeriods;
    sum.orders += one.orders;
    sum.unitsOrdered += one.unitsOrdered;
    sum.unitsAsked += one.unitsAsked;
    sum.unitsShort += one.unitsShort;
    sum.holdingCost += one.holdingCost;
    sum.stockoutCost += one.stockoutCost;
    sum.orderCost += one.orderCost;
    sum.totalCost += one.totalCost;
}

constexpr double mostCells = 160.0;

/// Draws whole units: a gamma of the given mean and spread, rounded up with the probability of the fraction, which
/// keeps the mean. P(units <= k) = 1 + E(X − k − 1)+ − E(X − k)+ is tabulated once; large demand in cells of several
/// units, within which every number is as likely.
class DemandDraw {
public:
    explicit DemandDraw(const PeriodDemand& demand)
        : m_width(std::max(1.0, std::ceil((demand.mean + 8.0 * demand.stdDev + 2.0) / mostCells))),
          m_cells(weights(demand, m_width))
    {
    }
    double operator()(stats::Random& random) const
    {
        const auto cell = static_cast<double>(m_cells.draw(random));
        return m_width == 1.0 ? cell : std::floor((cell + random.uniform()) * m_width);
    }

private:
    /// Cell j holds the units j · width to (j + 1) · width − 1.
    static std::vector<double> weights(const PeriodDemand& demand, double width)
    {
        const bool spread = demand.stdDev > 1e-6 * demand.mean && demand.mean > 0.0;
        const stats::DistributionPtr gamma =
            spread ? stats::gammaDistribution(demand.mean, demand.stdDev).value() : nullptr;
        const auto loss = [&](double k) { return gamma ? gamma->loss(k) : std::max(demand.mean - k, 0.0); };
        const auto upTo = [&](double k) { return 1.0 + loss(k + 1.0) - loss(k); };
        std::vector<double> cells;
        double below = 0.0;
        while (below < 1.0 - 1e-9 && static_cast<double>(cells.size()) <= mostCells) {
            const double k = static_cast<double>(cells.size() + 1) * width - 1.0;
            const double now = std::clamp(upTo(k), below, 1.0);
            cells.push_back(now - below);
            below = now;
        }
        return cells;
    }

    double m_width;
    stats::AliasTable m_cells;
};

/// A figure of one path, over all paths. Its standard error is that of successive differences: lead times rise from
/// path to path, which is no chance.
class OverPaths {
public:
    void add(double value)
    {
        m_sum += value;
        if (m_count > 0.0)
            m_steps += (value - m_last) * (value - m_last);
        m_last = value;
        m_count += 1.0;
    }
    [[nodiscard]] double mean() const { return m_sum / m_count; }
    [[nodiscard]] double stdError() const
    {
        return m_count < 2.0 ? 0.0 : std::sqrt(m_steps / (2.0 * (m_count - 1.0)) / m_count);
    }

private:
    double m_sum = 0.0;
    double m_steps = 0.0; // squares
    double m_last = 0.0;
    double m_count = 0.0;
};

/// Of all units that were asked for, not the mean of paths, some of which nobody asks anything of; with the error of
/// that ratio.
void addFillRate(SimulatedOutcome& result, const std::vector<double>& asked, const std::vector<double>& missed)
{
    const double all = std::accumulate(asked.begin(), asked.end(), 0.0);
    if (!(all > 0.0))
        return;
    const double share = std::accumulate(missed.begin(), missed.end(), 0.0) / all;
    OverPaths residuals;
    for (std::size_t path = 0; path < asked.size(); ++path)
        residuals.add(missed[path] - share * asked[path]);
    result.mean.fillRate = 1.0 - share;
    result.fillRateStdError = residuals.stdError() / (all / static_cast<double>(asked.size()));
}

/// Whole periods from order to shelf.
class LeadTimes {
public:
    explicit LeadTimes(const SimulatedDemand& sku) : m_mean(sku.leadTime ? sku.leadTime->mean : sku.policy.leadTime)
    {
        if (sku.leadTime && sku.leadTime->stdDev > 1e-6 * m_mean)
            m_takes = stats::gammaDistribution(m_mean, sku.leadTime->stdDev).value();
    }
    /// With the probability `place` it takes no longer.
    [[nodiscard]] int at(double place) const
    {
        return static_cast<int>(std::lround(m_takes ? m_takes->quantile(place) : m_mean));
    }

private:
    double m_mean;
    stats::DistributionPtr m_takes; ///< none: always the mean
};

/// Where path `path` of `paths` begins, 0 to 1: evenly up and down again a few times, so that neighbouring paths are
/// alike and every start meets short and long lead times, which rise from path to path.
double startOf(int path, int paths)
{
    const double waves = (path + 0.5) / (2.0 * std::sqrt(static_cast<double>(paths)));
    const double place = waves - std::floor(waves);
    return place < 0.5 ? 2.0 * place : 2.0 - 2.0 * place;
}

SimulatedOutcome simulateOne(const SimulatedDemand& sku, int periods, int paths, stats::Random random)
{
    const DemandDraw draw(sku.demand);
    SimulatedOutcome result;
    std::vector<double> asked;
    std::vector<double> missed;
    OverPaths stockouts;
    OverPaths onHand;
    Shelf shelf(sku.policy, sku.sizing);
    const LeadTimes leadTimes(sku);
    for (int path = 0; path < paths; ++path) {
        const double more = std::min(sku.startSpread, std::floor(startOf(path, paths) * (sku.startSpread + 1.0)));
        shelf.restart(leadTimes.at((path + 0.5) / paths), more);
        for (int period = 0; period < sku.warmUp; ++period)
            shelf.step(draw(random));
        shelf.forget();
        for (int period = 0; period < periods; ++period)
            shelf.step(draw(random));
        const PolicyOutcome one = shelf.outcome();
        add(result.mean, one);
        asked.push_back(one.unitsAsked);
        missed.push_back(one.unitsShort);
        stockouts.add(1.0 - one.cycleService);
        onHand.add(one.averageOnHand);
    }
    addFillRate(result, asked, missed);
    for (double* value :
         {&result.mean.unitsOrdered, &result.mean.unitsAsked, &result.mean.unitsShort, &result.mean.holdingCost,
          &result.mean.stockoutCost, &result.mean.orderCost, &result.mean.totalCost})
        *value /= static_cast<double>(paths);
    result.mean.cycleService = 1.0 - stockouts.mean();
    result.mean.averageOnHand = onHand.mean();
    result.stockoutStdError = stockouts.stdError();
    result.onHandStdError = onHand.stdError();
    return result;
}

} // namespace

Result<PolicyOutcome> replayPolicy(std::span<const double> demand, const StockPolicy& policy,
                                   const std::optional<OrderSizing>& sizing)
{
    if (auto ok = check(policy, sizing); !ok)
        return tl::unexpected(ok.error());
    Shelf shelf(policy, sizing);
    for (const double units : demand) {
        if (std::isnan(units)) {
            shelf.restock();
            continue;
        }
        if (!(units >= 0.0 && units <= largestDemand))
            return refused({"demand %1, expected at least 0 and at most 1e12"}, units);
        shelf.step(units);
    }
    return shelf.outcome();
}

Result<std::vector<SimulatedOutcome>> simulatePolicies(std::span<const SimulatedDemand> skus, int periods, int paths,
                                                       std::uint64_t seed, int threads, Progress& progress)
{
    if (periods < 1 || paths < 1)
        return failure(ErrorCode::InvalidInput, "a simulation needs at least one period and one path");
    for (const SimulatedDemand& sku : skus) {
        if (auto ok = check(sku.policy, sku.sizing); !ok)
            return tl::unexpected(ok.error());
        if (!(sku.startSpread >= 0.0 && sku.startSpread <= largestDemand))
            return failure(ErrorCode::InvalidInput, "policy '" + sku.policy.name + "': spread of the initial stock " +
                                                        std::to_string(sku.startSpread) + ", expected 0 to 1e12");
        if (sku.leadTime && !(sku.leadTime->mean > 0.0 && sku.leadTime->mean <= longestLeadTime &&
                              sku.leadTime->stdDev >= 0.0 && sku.leadTime->stdDev <= longestLeadTime))
            return failure(ErrorCode::InvalidInput, "policy '" + sku.policy.name + "': lead time must be more than 0");
        if (sku.warmUp < 0)
            return failure(ErrorCode::InvalidInput, "policy '" + sku.policy.name + "': warm-up must be at least 0");
        if (!(sku.demand.mean >= 0.0 && sku.demand.stdDev >= 0.0) ||
            !std::isfinite(sku.demand.mean + sku.demand.stdDev))
            return failure(ErrorCode::InvalidInput, "policy '" + sku.policy.name + "': demand must be at least 0");
    }
    std::vector<SimulatedOutcome> outcomes(skus.size());
    const bool finished = parallelFor(skus.size(), threads, progress, [&](std::size_t i) {
        outcomes[i] = simulateOne(skus[i], periods, paths, stats::Random(seed, i));
    });
    if (!finished)
        return failure(ErrorCode::Canceled, "simulation canceled");
    return outcomes;
}

} // namespace ms::inventory
