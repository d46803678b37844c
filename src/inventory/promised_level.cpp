// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/promised_level.h"

#include "stats/distribution.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <string>
#include <vector>

namespace ms::inventory {
namespace {

constexpr double smoothing = 0.1;
constexpr double mostRelativeError = 10.0; // a single period cannot set the level

Result<void> check(const LiftedDemand& demand, std::size_t future)
{
    const auto bad = [](double value) { return !(std::isfinite(value) && value >= 0.0); };
    if (std::ranges::any_of(demand.units, bad))
        return failure(ErrorCode::InvalidInput, "demand must be at least 0 in every period");
    if (!demand.stockedOut.empty() && demand.stockedOut.size() != demand.units.size())
        return failure(ErrorCode::InvalidInput, "one stock mark is needed for each period");
    if (demand.lifts.size() < demand.units.size() + future ||
        std::ranges::any_of(demand.lifts, [&](double lift) { return bad(lift) || lift <= 0.0; }))
        return failure(ErrorCode::InvalidInput, "a lift of more than 0 is needed for each period, future ones too");
    return {};
}

double sumOf(std::span<const double> values)
{
    return std::accumulate(values.begin(), values.end(), 0.0);
}

/// Ordinary demand as known before each period and after the last; `units` are raised where stock ran out.
std::vector<double> ordinaryLevels(const LiftedDemand& demand, std::vector<double>& units)
{
    double level = 0.0;
    for (std::size_t t = 0; t < errorWarmUp; ++t)
        level += units[t] / demand.lifts[t] / static_cast<double>(errorWarmUp);
    std::vector<double> levels{level};
    for (std::size_t t = 0; t < units.size(); ++t) {
        if (!demand.stockedOut.empty() && demand.stockedOut[t] != 0)
            units[t] = std::max(units[t], level * demand.lifts[t]);
        level += smoothing * (units[t] / demand.lifts[t] - level);
        levels.push_back(level);
    }
    return levels;
}

/// Root mean square of the relative errors of sums over `periods`, raised by the doubt; none without an error.
std::optional<double> relativeSpread(std::span<const double> units, std::span<const double> levels,
                                     std::span<const double> lifts, std::size_t periods)
{
    const std::size_t last = units.size() - periods;
    double squares = 0.0;
    double count = 0.0;
    for (std::size_t n = std::max(errorWarmUp, last - std::min(last, mostErrors - 1)); n <= last; ++n) {
        const double forecast = levels[n] * sumOf(lifts.subspan(n, periods));
        if (forecast <= 0.0)
            continue;
        const double error = std::min(mostRelativeError, sumOf(units.subspan(n, periods)) / forecast - 1.0);
        squares += error * error;
        count += 1.0;
    }
    if (count < 1.0)
        return std::nullopt;
    return std::sqrt(squares / count * (1.0 + errorDoubt * static_cast<double>(periods) / count));
}

} // namespace

Result<std::vector<double>> relativeErrorSpreads(const LiftedDemand& demand, std::size_t most, double* level)
{
    if (auto ok = check(demand, 0); !ok)
        return tl::unexpected(ok.error());
    std::vector<double> spreads;
    if (demand.units.size() < errorWarmUp + 1)
        return spreads;
    std::vector<double> units(demand.units.begin(), demand.units.end());
    const auto levels = ordinaryLevels(demand, units);
    if (level != nullptr)
        *level = levels.back();
    for (std::size_t periods = 1; periods <= most && units.size() >= errorWarmUp + periods; ++periods) {
        const auto spread = relativeSpread(units, levels, demand.lifts, periods);
        if (!spread)
            break;
        spreads.push_back(*spread);
    }
    return spreads;
}

Result<PromisedLevel> promisedLevel(const LiftedDemand& demand, std::size_t periods, double cycleServiceLevel)
{
    if (periods < 1 || demand.units.size() < errorWarmUp + periods)
        return failure(ErrorCode::InvalidInput, "a promised level needs at least " +
                                                    std::to_string(errorWarmUp + periods) +
                                                    " periods of history and one to bridge");
    if (!(cycleServiceLevel > 0.0 && cycleServiceLevel < 1.0))
        return failure(ErrorCode::InvalidInput,
                       "service level " + std::to_string(cycleServiceLevel) + ", expected 0 to 1");
    if (auto ok = check(demand, periods); !ok)
        return tl::unexpected(ok.error());
    std::vector<double> units(demand.units.begin(), demand.units.end());
    const auto levels = ordinaryLevels(demand, units);
    PromisedLevel promised;
    promised.expected = levels.back() * sumOf(demand.lifts.subspan(units.size(), periods));
    promised.level = promised.expected;
    const auto relative = relativeSpread(units, levels, demand.lifts, periods);
    if (!relative || promised.expected <= 0.0)
        return promised;
    promised.errorSpread = promised.expected * *relative;
    if (promised.errorSpread > 1e-6 * promised.expected)
        promised.level =
            stats::gammaDistribution(promised.expected, promised.errorSpread)->get()->quantile(cycleServiceLevel);
    return promised;
}

} // namespace ms::inventory
