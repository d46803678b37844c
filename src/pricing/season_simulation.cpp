// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/season_simulation.h"

#include "core/parallel.h"
#include "stats/random.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>

namespace ms::pricing {

namespace {

int nextCompetitor(const Season& season, int competitor, double draw)
{
    const int last = static_cast<int>(season.competitorPrices.size()) - 1;
    if (draw < season.stay)
        return competitor;
    return draw < season.stay + (1 - season.stay) / 2 ? std::max(competitor - 1, 0) : std::min(competitor + 1, last);
}

/// Where an episode starts, as shares in [0, 1) of the stocks and of the competitor's prices. A shifted lattice
/// (Roberts' R2 sequence) spreads the episodes evenly over both, so that what is left of the doubt is demand.
struct Start {
    double stock = 0;
    double competitor = 0;
};

std::vector<Start> spreadStarts(std::size_t episodes, std::uint64_t seed)
{
    constexpr double stockStride = 0.7548776662466927;
    constexpr double competitorStride = 0.5698402909980532;
    stats::Random random(seed, episodes);
    const Start shift{random.uniform(), random.uniform()};
    std::vector<Start> starts(episodes);
    for (std::size_t i = 0; i < episodes; ++i)
        starts[i] = {std::fmod(shift.stock + static_cast<double>(i) * stockStride, 1.0),
                     std::fmod(shift.competitor + static_cast<double>(i) * competitorStride, 1.0)};
    return starts;
}

int placeOf(double share, std::size_t places)
{
    return static_cast<int>(share * static_cast<double>(places));
}

double playSeason(const Season& season, const SeasonDecision& decide, const Start& start, stats::Random& random)
{
    const auto stocks = static_cast<std::size_t>(season.mostStock - season.leastStock + 1);
    const int startStock = season.leastStock + placeOf(start.stock, stocks);
    int stock = startStock;
    int competitor = placeOf(start.competitor, season.competitorPrices.size());
    int step = season.stepsDown;
    double sum = 0;
    for (int day = 0; day < season.days; ++day) {
        const int action = decide(day, stock, step, competitor, startStock, random.uniform());
        const int to = std::clamp(step + season.actions[static_cast<std::size_t>(action)], 0, season.prices() - 1);
        const double drop = std::max(0.0, season.priceAt(step) - season.priceAt(to));
        step = to;
        const auto demand = random.poisson(season.meanDemand(day, step, competitor));
        const int sold = static_cast<int>(std::min<std::int64_t>(demand, stock));
        stock -= sold;
        sum += sold * (season.priceAt(step) - season.unitCost) - season.holdingCost * stock -
               season.markdownCost * drop / season.referencePrice;
        competitor = nextCompetitor(season, competitor, random.uniform());
    }
    return sum - stock * (season.unitCost - season.salvage);
}

/// Of the mean of evenly spread episodes: neighbours in start stock differ by luck alone (successive differences;
/// Wolter 2007, Introduction to Variance Estimation, ch. 8).
double spreadStdError(std::span<const double> returns, std::span<const Start> starts)
{
    if (returns.size() < 2)
        return 0;
    std::vector<std::size_t> order(returns.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, [&](std::size_t a, std::size_t b) { return starts[a].stock < starts[b].stock; });
    double squares = 0;
    for (std::size_t i = 1; i < order.size(); ++i)
        squares += std::pow(returns[order[i]] - returns[order[i - 1]], 2) / 2;
    const auto count = static_cast<double>(returns.size());
    return std::sqrt(squares / (count - 1) / count);
}

} // namespace

Result<SeasonReturns> simulateSeason(const Season& season, const SeasonDecision& decide, int episodes,
                                     std::uint64_t seed, int threads, Progress& progress)
{
    if (auto checked = checkSeason(season); !checked)
        return tl::unexpected(checked.error());
    if (episodes < 1)
        return failure(ErrorCode::InvalidInput, "one episode or more was expected");
    std::vector<double> returns(static_cast<std::size_t>(episodes));
    const auto starts = spreadStarts(returns.size(), seed);
    const bool finished = parallelFor(returns.size(), threads, progress, [&](std::size_t episode) {
        stats::Random random(seed, episode);
        returns[episode] = playSeason(season, decide, starts[episode], random);
    });
    if (!finished)
        return failure(ErrorCode::Canceled, "season");
    SeasonReturns result;
    const auto count = static_cast<double>(episodes);
    for (const double value : returns)
        result.mean += value / count;
    result.stdError = spreadStdError(returns, starts);
    return result;
}

} // namespace ms::pricing
