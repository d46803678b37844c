// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/price_season.h"

#include "pricing/agent.h"
#include "pricing/season_simulation.h"
#include "workflow/csv_file.h"
#include "workflow/price_agent.h"
#include "workflow/price_season_file.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <optional>

namespace ms::workflow {

namespace {

using pricing::Season;

constexpr double notComputed = std::numeric_limits<double>::quiet_NaN();

/// A policy by name: how it decides, and its exact value. Without a decision it could not be computed.
struct Player {
    pricing::SeasonDecision decide;
    double exact = notComputed;
};

Player byTable(pricing::SolvedPolicy solved)
{
    const double value = solved.value;
    return {[policy = std::make_shared<pricing::SeasonPolicy>(std::move(solved.policy))](int day, int stock, int step,
                                                                                         int competitor, int, double) {
                return policy->action(day, stock, step, competitor);
            },
            value};
}

/// What is known about a season before any policy plays it.
struct Table {
    const Season& season;
    std::optional<pricing::SolvedPolicy> optimum; ///< missing: too many states
    std::optional<pricing::AgentPolicy> agent;
    int threads = 0;
};

Result<Player> agentPlayer(const Table& table, Progress& progress)
{
    // A shared table decides faster than the network, and its value is exact.
    auto actions = table.agent->table(table.threads, progress);
    if (actions) {
        const auto value = pricing::policyValue(table.season, *actions, progress);
        if (!value)
            return tl::unexpected(value.error());
        return byTable({std::move(*actions), *value});
    }
    if (actions.error().code != ErrorCode::NotEnoughData)
        return tl::unexpected(actions.error());
    return Player{[agent = *table.agent](int day, int stock, int step, int competitor, int, double) {
                      return agent.action({day, stock, step, competitor});
                  },
                  notComputed};
}

Result<Player> playerOf(const std::string& name, const Table& table, Progress& progress)
{
    const Season& season = table.season;
    if (name == "agent")
        return agentPlayer(table, progress);
    if (name == "optimal")
        return table.optimum ? byTable(*table.optimum) : Player{};
    if (name == "myopic") {
        if (!table.optimum)
            return Player{};
        auto solved = pricing::myopicPolicy(season, progress);
        return solved ? Result<Player>(byTable(std::move(*solved))) : tl::unexpected(solved.error());
    }
    if (name == "random") {
        const auto value = pricing::randomValue(season, progress);
        if (!value)
            return tl::unexpected(value.error());
        const auto count = static_cast<double>(season.actions.size());
        return Player{[count](int, int, int, int, int, double draw) { return static_cast<int>(draw * count); }, *value};
    }
    const auto fixed = pricing::bestFixedPrices(season, progress);
    if (!fixed)
        return tl::unexpected(fixed.error());
    return Player{[steps = fixed->step, season](int, int, int step, int, int startStock, double) {
                      return pricing::actionTowards(season, step,
                                                    steps[static_cast<std::size_t>(startStock - season.leastStock)]);
                  },
                  fixed->value};
}

Result<void> checkPolicies(const SeasonEvaluationRequest& request)
{
    const auto known = seasonPolicies();
    for (const std::string& name : request.policies) {
        if (std::ranges::find(known, name) == known.end())
            return failure(ErrorCode::InvalidInput,
                           "policy '" + name + "' is none of agent, fixed, myopic, random, optimal");
        if (name == "agent" && request.agent.empty())
            return failure(ErrorCode::InvalidInput, "policy 'agent' needs the folder of a trained agent: --agent DIR");
    }
    return {};
}

Result<Table> prepare(const Season& season, const SeasonEvaluationRequest& request, Progress& progress)
{
    Table table{season, {}, {}, request.threads};
    if (std::ranges::find(request.policies, "agent") != request.policies.end()) {
        auto agent = loadPricingAgent(request.agent, season);
        if (!agent)
            return tl::unexpected(agent.error());
        table.agent = std::move(*agent);
    }
    auto optimum = pricing::solveSeason(season, progress);
    if (optimum)
        table.optimum = std::move(*optimum);
    else if (optimum.error().code != ErrorCode::NotEnoughData)
        return tl::unexpected(optimum.error());
    return table;
}

void writeCell(CsvFile& out, double value)
{
    if (std::isfinite(value))
        out.cell(value);
    else
        out.emptyCell();
}

} // namespace

std::vector<std::string> seasonPolicies()
{
    return {"agent", "fixed", "myopic", "random", "optimal"};
}

Result<SeasonEvaluationSummary> evaluateSeason(const SeasonEvaluationRequest& request, Progress& progress)
{
    const auto season = readSeason(request.environment);
    if (!season)
        return tl::unexpected(season.error());
    if (auto checked = checkPolicies(request); !checked)
        return tl::unexpected(checked.error());
    const auto table = prepare(*season, request, progress);
    if (!table)
        return tl::unexpected(table.error());
    SeasonEvaluationSummary summary;
    summary.optimum = table->optimum ? table->optimum->value : notComputed;
    auto out =
        CsvFile::create(request.out, {"policy", "mean_return", "std_error", "fraction_of_optimal", "exact_return"});
    if (!out)
        return tl::unexpected(out.error());
    for (const std::string& name : request.policies) {
        const auto player = playerOf(name, *table, progress);
        if (!player)
            return tl::unexpected(player.error());
        PolicyResult result{name, notComputed, notComputed, notComputed, player->exact};
        if (player->decide) {
            const auto played = pricing::simulateSeason(*season, player->decide, request.episodes, request.seed,
                                                        request.threads, progress);
            if (!played)
                return tl::unexpected(played.error());
            result.mean = played->mean;
            result.stdError = played->stdError;
            result.fractionOfOptimal = played->mean / summary.optimum;
        }
        out->cell(name);
        for (const double value : {result.mean, result.stdError, result.fractionOfOptimal, result.exact})
            writeCell(*out, value);
        out->endRow();
        summary.policies.push_back(std::move(result));
    }
    if (auto written = out->commit(); !written)
        return tl::unexpected(written.error());
    return summary;
}

} // namespace ms::workflow
