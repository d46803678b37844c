// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/season_simulation.h"

#include "core/parallel.h"
#include "stats/random.h"

#include <algorithm>
#include <cmath>

namespace ms::pricing {

namespace {

int nextCompetitor(const Season& season, int competitor, double draw)
{
    const int last = static_cast<int>(season.competitorPrices.size()) - 1;
    if (draw < season.stay)
        return competitor;
    return draw < season.stay + (1 - season.stay) / 2 ? std::max(competitor - 1, 0) : std::min(competitor + 1, last);
}

double playSeason(const Season& season, const SeasonDecision& decide, stats::Random& random)
{
    const auto span = static_cast<std::uint64_t>(season.mostStock - season.leastStock + 1);
    const int startStock = season.leastStock + static_cast<int>(random.below(span));
    int stock = startStock;
    int competitor = static_cast<int>(random.below(season.competitorPrices.size()));
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

} // namespace

Result<SeasonReturns> simulateSeason(const Season& season, const SeasonDecision& decide, int episodes,
                                     std::uint64_t seed, int threads, Progress& progress)
{
    if (auto checked = checkSeason(season); !checked)
        return tl::unexpected(checked.error());
    if (episodes < 1)
        return failure(ErrorCode::InvalidInput, "one episode or more was expected");
    std::vector<double> returns(static_cast<std::size_t>(episodes));
    const bool finished = parallelFor(returns.size(), threads, progress, [&](std::size_t episode) {
        stats::Random random(seed, episode);
        returns[episode] = playSeason(season, decide, random);
    });
    if (!finished)
        return failure(ErrorCode::Canceled, "season");
    SeasonReturns result;
    const auto count = static_cast<double>(episodes);
    for (const double value : returns)
        result.mean += value / count;
    double squares = 0;
    for (const double value : returns)
        squares += (value - result.mean) * (value - result.mean);
    if (episodes > 1)
        result.stdError = std::sqrt(squares / (count - 1) / count);
    return result;
}

} // namespace ms::pricing
