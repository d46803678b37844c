// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"
#include "core/result.h"
#include "inventory/order_sizing.h"
#include "inventory/types.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace ms::inventory {

/// Replays one demand history, period by period, against a policy. In every period: what was ordered `leadTime` periods
/// ago arrives, an order is placed if this is a review (the first period is one), demand is met from the shelf as far
/// as it goes, costs are charged on what is left and on what was short. With lead time 0 an order arrives before
/// demand. Costs of a backorder are charged once, when demand is not met on time. `demand` in units, 0 to 1e12, or
/// NaN where it is not known: what is due arrives, an order is placed, and the period is not counted. With `sizing`
/// each order that the policy asks for is sized as a plan's; without, it is what the policy asks for, to a fraction of
/// a unit. Errors: InvalidInput for a demand out of range, or a policy that makes no sense (negative lead time or
/// stock, a review period below 1, Q <= 0, S below s), and as check(OrderSizing).
Result<PolicyOutcome> replayPolicy(std::span<const double> demand, const StockPolicy& policy,
                                   const std::optional<OrderSizing>& sizing = std::nullopt);

/// One SKU's demand for simulation: gamma around its mean, rounded to whole units (so that the mean is kept).
struct SimulatedDemand {
    PeriodDemand demand;
    StockPolicy policy;
    int warmUp = 0; ///< periods of each path that pass before anything is counted, >= 0
    /// Instead of the policy's: periods, spread evenly over the paths as a gamma distribution has it; each path keeps
    /// its own, in whole periods.
    std::optional<LeadTime> leadTime = std::nullopt;
    std::optional<OrderSizing> sizing = std::nullopt; ///< as in replayPolicy()
    /// Whole units, >= 0: the paths begin with the policy's initial stock and up to so many more, each as many of them.
    /// After an order of (r, nQ) the position is as likely any of r + 1 to r + Q, so that Q − 1 begins as it goes on:
    /// Zheng & Chen (1992), Inventory policies with quantized ordering, Naval Research Logistics 39(3).
    double startSpread = 0;
};

/// The average outcome of one SKU over many sample paths. Standard errors are those of successive differences of paths,
/// whose lead times rise: Wolter (2007), Introduction to Variance Estimation, ch. 8.
struct SimulatedOutcome {
    PolicyOutcome mean;          ///< averages over the paths; the counts and the fill rate are of all paths together
    double fillRateStdError = 0; ///< of the mean fill rate
    double stockoutStdError = 0; ///< of the mean share of periods with a stockout
    double onHandStdError = 0;   ///< of the mean stock, units
};

/// Monte Carlo over `paths` sample paths of `periods` periods for each SKU. Each place in `skus` has its own random
/// stream, so that the result is the same for any thread count, and policies that are simulated one after the other
/// meet the same demand. O(SKUs · paths · periods).
/// Errors: as replayPolicy(); Canceled.
Result<std::vector<SimulatedOutcome>> simulatePolicies(std::span<const SimulatedDemand> skus, int periods, int paths,
                                                       std::uint64_t seed, int threads, Progress& progress);

} // namespace ms::inventory
