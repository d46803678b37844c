// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <cstdint>
#include <span>
#include <vector>

namespace ms::inventory {

/// One series, and what is known to lift or lower its demand.
struct LiftedDemand {
    std::span<const double> units;            ///< a period, oldest first, each >= 0
    std::span<const std::uint8_t> stockedOut; ///< 1: stock ran out, units are sales; empty: never
    std::span<const double> lifts; ///< demand over ordinary demand, each > 0: a promotion of 3 sells three times as
                                   ///< much; one for each period of the history and of the future that is bridged
};

struct PromisedLevel {
    double expected = 0;    ///< units over the periods that are bridged
    double errorSpread = 0; ///< units: root mean square of past errors of such sums, at this size of demand
    double level = 0;       ///< units to order up to, not rounded
};

inline constexpr std::size_t errorWarmUp = 8;  ///< periods before the first error counts
inline constexpr std::size_t mostErrors = 104; ///< the newest
/// Variance added for a spread that few, overlapping errors told: this times periods over errors.
inline constexpr double errorDoubt = 2.0;

/// The level that keeps a promised cycle service level over `periods` (lead time and review period) to come, from the
/// errors that the same forecast made before: ordinary demand is smoothed exponentially (0.1 a period) after the
/// lifts were taken out; at every earlier origin the sum over `periods` that followed is compared with its forecast,
/// and the level is the gamma quantile of that mean and relative error, its variance raised by 2 · periods / errors. A
/// period that ran out counts as its sales or its forecast, whichever is more. So the level holds what Z·σ·√L leaves
/// out: the review period, and errors instead of demand. Needs 8 periods more than `periods`. O(history · periods).
/// Errors: InvalidInput for too short a history, a negative demand, a lift that is not > 0, too few lifts, no periods,
/// or a service level outside (0, 1). Source: Trapero, Cardós & Kourentzes (2019), Empirical safety stock estimation,
/// IJPE 210.
Result<PromisedLevel> promisedLevel(const LiftedDemand& demand, std::size_t periods, double cycleServiceLevel);

/// The relative errors of that forecast over 1, 2... `most` periods: root mean square of past sums over their forecast
/// less one, raised by the doubt as above. Ends where the history is too short for more; empty when it is for one. What
/// a planner's own forecast leaves out, this has: that errors of neighbouring periods go together. O(history · most²).
/// Errors: as promisedLevel(), but for too short a history; `lifts` needs no future ones.
///
/// The units a period that this forecast expects next go into `level`, where one is asked for.
Result<std::vector<double>> relativeErrorSpreads(const LiftedDemand& demand, std::size_t most, double* level = nullptr);

} // namespace ms::inventory
