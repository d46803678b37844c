// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/price_agent.h"

#include "core/sha256.h"
#include "core/version.h"
#include "workflow/csv_file.h"
#include "workflow/networks.h"
#include "workflow/price_season_file.h"
#include "workflow/whole_file.h"

#include <nlohmann/json.hpp>

#include <QDir>

#include <cmath>
#include <limits>

namespace ms::workflow {

namespace {

using nlohmann::ordered_json;
using pricing::AgentLayer;
using pricing::AgentWeights;
using pricing::Season;

constexpr const char* format = "ms-pricing-agent-2";
constexpr double notComputed = std::numeric_limits<double>::quiet_NaN();

std::string inFolder(const std::string& folder, const char* name)
{
    return QDir(QString::fromStdString(folder)).filePath(QString::fromLatin1(name)).toStdString();
}

ordered_json toJson(const AgentLayer& layer)
{
    return {{"inputs", layer.inputs}, {"outputs", layer.outputs}, {"weights", layer.weights}, {"bias", layer.bias}};
}

AgentLayer layerFrom(const nlohmann::json& json)
{
    AgentLayer layer;
    layer.inputs = json.at("inputs");
    layer.outputs = json.at("outputs");
    layer.weights = json.at("weights").get<std::vector<float>>();
    layer.bias = json.at("bias").get<std::vector<float>>();
    return layer;
}

std::string toText(const AgentWeights& weights, const Season& season)
{
    const ordered_json json{{"format", format},
                            {"actions", season.actions},
                            {"value_scale", weights.valueScale},
                            {"advantage_scale", weights.advantageScale},
                            {"first", toJson(weights.first)},
                            {"second", toJson(weights.second)},
                            {"value", toJson(weights.value)},
                            {"advantage", toJson(weights.advantage)}};
    return json.dump() + "\n";
}

/// A number that was not computed is null.
ordered_json figure(double value)
{
    return std::isfinite(value) ? ordered_json(value) : ordered_json(nullptr);
}

/// What the plain policies earn; those whose table would be too large stay NaN.
Result<void> compare(const Season& season, AgentTrainingSummary& summary, Progress& progress)
{
    summary.optimum = summary.myopic = notComputed;
    const auto fixed = pricing::bestFixedPrices(season, progress);
    const auto random = pricing::randomValue(season, progress);
    if (!fixed || !random)
        return tl::unexpected(fixed ? random.error() : fixed.error());
    summary.fixed = fixed->value;
    summary.random = *random;
    if (pricing::seasonStates(season) > pricing::mostSolvedStates)
        return {};
    const auto optimum = pricing::solveSeason(season, progress);
    const auto myopic = pricing::myopicPolicy(season, progress);
    if (!optimum || !myopic)
        return tl::unexpected(optimum ? myopic.error() : optimum.error());
    summary.optimum = optimum->value;
    summary.myopic = myopic->value;
    return {};
}

Result<double> exactValue(const Season& season, const AgentWeights& weights, int threads, Progress& progress)
{
    const auto policy = pricing::AgentPolicy::create(season, weights);
    if (!policy)
        return tl::unexpected(policy.error());
    const auto table = policy->table(threads, progress);
    if (!table)
        return table.error().code == ErrorCode::NotEnoughData ? Result<double>(notComputed)
                                                              : tl::unexpected(table.error());
    return pricing::policyValue(season, *table, progress);
}

Result<void> writeCurve(const std::string& path, const std::vector<pricing::AgentMeasure>& curve)
{
    auto out = CsvFile::create(path, {"updates", "loss", "exploration", "mean_return"});
    if (!out)
        return tl::unexpected(out.error());
    for (const pricing::AgentMeasure& point : curve)
        out->cell(static_cast<std::int64_t>(point.updates))
            .cell(point.loss)
            .cell(point.exploration)
            .cell(point.meanReturn)
            .endRow();
    return out->commit();
}

std::string cardText(const AgentTrainingRequest& request, const Season& season, const AgentTrainingSummary& summary,
                     const std::string& agent)
{
    const pricing::AgentSettings& settings = request.settings;
    const ordered_json card{
        {"model", "dueling double Q-network"},
        {"trained_on", "its simulator alone; no shop's data"},
        {"environment", season.name},
        {"days", season.days},
        {"prices", season.prices()},
        {"seed", settings.seed},
        {"settings",
         {{"updates", settings.updates},
          {"hidden", settings.hidden},
          {"learning_rate", settings.learningRate},
          {"averaging", settings.averaging},
          {"exploration", settings.exploration},
          {"groups", settings.groups}}},
        {"updates", summary.updates},
        {"finished", summary.finished},
        {"simulated_return", summary.meanReturn},
        {"exact_return",
         {{"agent", figure(summary.exact)},
          {"fixed", figure(summary.fixed)},
          {"myopic", figure(summary.myopic)},
          {"random", figure(summary.random)},
          {"optimal", figure(summary.optimum)}}},
        {"beats_best_fixed_price", (std::isfinite(summary.exact) ? summary.exact : summary.meanReturn) > summary.fixed},
        {"use", "it proposes prices; it pushes none"},
        {"licence", "GPL-3.0-or-later"},
        {"engine_version", version()},
        {"sha256", sha256(agent)}};
    return card.dump(2) + "\n";
}

Result<void> writeFolder(const AgentTrainingRequest& request, const Season& season,
                         const pricing::AgentTraining& training, const AgentTrainingSummary& summary)
{
    if (!QDir().mkpath(QString::fromStdString(request.out)))
        return failure(ErrorCode::ReadWrite, request.out + ": the folder cannot be made");
    const std::string agent = toText(training.weights, season);
    if (auto written = writeWholeFile(inFolder(request.out, "agent.json"), agent); !written)
        return written;
    if (auto written = writeCurve(inFolder(request.out, "learning_curve.csv"), training.curve); !written)
        return written;
    return writeWholeFile(inFolder(request.out, "card.json"), cardText(request, season, summary, agent));
}

} // namespace

Result<AgentTrainingSummary> trainPricingAgent(const AgentTrainingRequest& request, Progress& progress)
{
    const auto season = readSeason(request.environment);
    if (!season)
        return tl::unexpected(season.error());
    const auto door = pricingNetworks();
    if (!door)
        return tl::unexpected(door.error());
    AgentTrainingSummary summary;
    if (auto compared = compare(*season, summary, progress); !compared)
        return tl::unexpected(compared.error());
    const auto training = (*door)->trainAgent(*season, request.settings, progress);
    if (!training)
        return tl::unexpected(training.error());
    summary.updates = training->updates;
    summary.finished = !training->canceled;
    summary.meanReturn = training->meanReturn;
    summary.exact = notComputed;
    if (!training->canceled) { // who cancels does not wait for more figures
        const auto exact = exactValue(*season, training->weights, request.threads, progress);
        if (!exact)
            return tl::unexpected(exact.error());
        summary.exact = *exact;
    }
    if (auto written = writeFolder(request, *season, *training, summary); !written)
        return tl::unexpected(written.error());
    if (training->canceled)
        return failure(ErrorCode::Canceled, "the best agent after " + std::to_string(training->updates) + " of " +
                                                std::to_string(request.settings.updates) + " updates is kept in " +
                                                request.out);
    return summary;
}

Result<pricing::AgentPolicy> loadPricingAgent(const std::string& folder, const Season& season)
{
    const std::string path = inFolder(folder, "agent.json");
    const auto card = readWholeFile(inFolder(folder, "card.json"));
    const auto text = readWholeFile(path);
    if (!card || !text)
        return tl::unexpected(card ? text.error() : card.error());
    try {
        if (nlohmann::json::parse(*card).at("sha256") != sha256(*text))
            return failure(ErrorCode::InvalidInput, path + ": the checksum is not the one on the card");
        const auto json = nlohmann::json::parse(*text);
        if (json.at("format") != format)
            return failure(ErrorCode::InvalidInput, path + ": not an agent of this studio");
        if (json.at("actions").get<std::vector<int>>() != season.actions)
            return failure(ErrorCode::InvalidInput, path + ": the agent was trained for other actions");
        AgentWeights weights{layerFrom(json.at("first")),     layerFrom(json.at("second")), layerFrom(json.at("value")),
                             layerFrom(json.at("advantage")), json.at("value_scale"),       json.at("advantage_scale")};
        return pricing::AgentPolicy::create(season, std::move(weights));
    } catch (const nlohmann::json::exception& error) {
        return failure(ErrorCode::InvalidInput, path + ": cannot be read: " + error.what());
    }
}

} // namespace ms::workflow
