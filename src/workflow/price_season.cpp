// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/price_season.h"

#include "pricing/season_simulation.h"
#include "workflow/csv_file.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>

namespace ms::workflow {

namespace {

using nlohmann::json;
using pricing::Season;

/// Reads fields of the environment; the first one that is missing or of another kind stays as the problem.
class SeasonParser {
public:
    Result<Season> parse(const json& root)
    {
        Season season;
        season.name = root.value("name", std::string());
        read(root, "/horizon_days", season.days);
        read(root, "/prices/start", season.startPrice);
        read(root, "/prices/ratio", season.ratio);
        read(root, "/prices/steps_down", season.stepsDown);
        read(root, "/prices/steps_up", season.stepsUp);
        read(root, "/actions", season.actions);
        read(root, "/competitor/prices", season.competitorPrices);
        read(root, "/competitor/stay", season.stay);
        read(root, "/demand/base_units", season.baseUnits);
        read(root, "/demand/reference_price", season.referencePrice);
        read(root, "/demand/elasticity", season.elasticity);
        read(root, "/demand/cross_elasticity", season.crossElasticity);
        read(root, "/demand/weekday_factors", season.weekdayFactors);
        read(root, "/start_stock/min", season.leastStock);
        read(root, "/start_stock/max", season.mostStock);
        read(root, "/unit_cost", season.unitCost);
        read(root, "/salvage_value", season.salvage);
        read(root, "/holding_cost", season.holdingCost);
        read(root, "/markdown_cost", season.markdownCost);
        expectText(root, "/demand/distribution", "poisson");
        expectText(root, "/competitor/start", "uniform");
        if (!m_problem.empty())
            return failure(ErrorCode::InvalidInput, m_problem);
        return season;
    }

private:
    template <class T>
    void read(const json& root, const char* path, T& into)
    {
        const json::json_pointer at(path);
        try {
            into = root.at(at).get<T>();
        } catch (const json::exception&) {
            note(path, "is missing or of another kind");
        }
    }
    void expectText(const json& root, const char* path, const std::string& text)
    {
        const json::json_pointer at(path);
        if (root.contains(at) && root.at(at) != text)
            note(path, "is not known: only " + text + " is");
    }
    void note(const std::string& path, const std::string& what)
    {
        if (m_problem.empty())
            m_problem = path + " " + what;
    }
    std::string m_problem;
};

Result<Season> readSeason(const std::string& path)
{
    std::ifstream file(path);
    if (!file)
        return failure(ErrorCode::NotFound, "no such file: " + path);
    const json root = json::parse(file, nullptr, false);
    if (root.is_discarded() || !root.is_object())
        return failure(ErrorCode::InvalidInput, path + " is not a JSON object");
    auto season = SeasonParser().parse(root);
    if (season) {
        if (auto checked = pricing::checkSeason(*season); !checked)
            season = tl::unexpected(checked.error());
    }
    if (!season)
        return failure(season.error().code, path + ": " + season.error().detail);
    return season;
}

/// A policy by name: how it decides, and its exact value.
struct Player {
    pricing::SeasonDecision decide;
    double exact = 0;
};

Result<Player> playerOf(const std::string& name, const Season& season, const pricing::SolvedPolicy& optimum,
                        Progress& progress)
{
    const auto byTable = [](pricing::SolvedPolicy solved) {
        const double value = solved.value;
        return Player{[policy = std::move(solved.policy)](int day, int stock, int step, int competitor, int, double) {
                          return policy.action(day, stock, step, competitor);
                      },
                      value};
    };
    if (name == "optimal")
        return byTable(optimum);
    if (name == "myopic") {
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
    if (name == "fixed") {
        const auto fixed = pricing::bestFixedPrices(season, progress);
        if (!fixed)
            return tl::unexpected(fixed.error());
        return Player{[steps = fixed->step, season](int, int, int step, int, int startStock, double) {
                          return pricing::actionTowards(
                              season, step, steps[static_cast<std::size_t>(startStock - season.leastStock)]);
                      },
                      fixed->value};
    }
    return failure(ErrorCode::InvalidInput, "policy '" + name + "' is none of fixed, myopic, random, optimal");
}

} // namespace

std::vector<std::string> seasonPolicies()
{
    return {"fixed", "myopic", "random", "optimal"};
}

Result<SeasonEvaluationSummary> evaluateSeason(const SeasonEvaluationRequest& request, Progress& progress)
{
    const auto season = readSeason(request.environment);
    if (!season)
        return tl::unexpected(season.error());
    const auto known = seasonPolicies();
    for (const std::string& name : request.policies)
        if (std::ranges::find(known, name) == known.end())
            return failure(ErrorCode::InvalidInput, "policy '" + name + "' is none of fixed, myopic, random, optimal");
    const auto optimum = pricing::solveSeason(*season, progress);
    if (!optimum)
        return tl::unexpected(optimum.error());
    SeasonEvaluationSummary summary;
    summary.optimum = optimum->value;
    auto out =
        CsvFile::create(request.out, {"policy", "mean_return", "std_error", "fraction_of_optimal", "exact_return"});
    if (!out)
        return tl::unexpected(out.error());
    for (const std::string& name : request.policies) {
        const auto player = playerOf(name, *season, *optimum, progress);
        if (!player)
            return tl::unexpected(player.error());
        const auto played =
            pricing::simulateSeason(*season, player->decide, request.episodes, request.seed, request.threads, progress);
        if (!played)
            return tl::unexpected(played.error());
        summary.policies.push_back(
            {name, played->mean, played->stdError, played->mean / optimum->value, player->exact});
        out->cell(name).cell(played->mean).cell(played->stdError).cell(played->mean / optimum->value);
        out->cell(player->exact).endRow();
    }
    if (auto written = out->commit(); !written)
        return tl::unexpected(written.error());
    return summary;
}

} // namespace ms::workflow
