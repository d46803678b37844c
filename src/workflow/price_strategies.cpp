// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/price_strategies.h"

#include "core/parallel.h"
#include "forecast/forecaster.h"
#include "pricing/elasticity.h"
#include "pricing/panel.h"
#include "pricing/strategy.h"
#include "sources/csv_reader.h"
#include "workflow/csv_file.h"
#include "workflow/price_agent.h"
#include "workflow/price_panel_file.h"
#include "workflow/price_product_state.h"
#include "workflow/price_season_file.h"

#include <cmath>

namespace ms::workflow {

namespace {

struct Stock {
    std::optional<double> units;
    std::optional<double> leftoverValue;
};

Result<std::map<std::string, Stock>> readStock(const std::string& path)
{
    std::map<std::string, Stock> stock;
    if (path.empty())
        return stock;
    auto reader = sources::CsvReader::open(path);
    if (!reader)
        return tl::unexpected(reader.error());
    const auto product = reader->column("product_id");
    const auto units = reader->column("stock");
    if (!product || !units)
        return tl::unexpected(product ? units.error() : product.error());
    const auto leftover = reader->findColumn("leftover_value");
    for (;;) {
        const auto more = reader->next();
        if (!more)
            return tl::unexpected(more.error());
        if (!*more)
            return stock;
        const auto row = reader->row();
        Stock& own = stock[std::string(row[*product])];
        own.units = sources::parseNumber(row[*units]);
        if (!own.units || !(*own.units >= 0))
            return tl::unexpected(row.error(*units, "is not a stock of 0 or more"));
        if (leftover && !row[*leftover].empty())
            own.leftoverValue = sources::parseNumber(row[*leftover]);
    }
}

forecast::Frequency frequencyOf(int seasonPeriods)
{
    switch (seasonPeriods) {
    case 52:
        return forecast::Frequency::Weekly;
    case 12:
        return forecast::Frequency::Monthly;
    case 7:
        return forecast::Frequency::Daily;
    default:
        return forecast::Frequency::Other;
    }
}

using Strategies = std::vector<std::unique_ptr<pricing::PricingStrategy>>;

Result<Strategies> strategiesOf(const PriceStrategiesRequest& request)
{
    Strategies strategies;
    strategies.push_back(pricing::marginRegressionStrategy());
    strategies.push_back(pricing::seasonalDemandStrategy());
    if (request.agent.empty() && request.environment.empty())
        return strategies;
    if (request.agent.empty() || request.environment.empty())
        return failure(ErrorCode::InvalidInput, "the agent needs both its folder and its environment");
    const auto season = readSeason(request.environment);
    if (!season)
        return tl::unexpected(season.error());
    auto policy = loadPricingAgent(request.agent, *season);
    if (!policy)
        return tl::unexpected(policy.error());
    strategies.push_back(pricing::agentStrategy(*season, std::move(*policy)));
    return strategies;
}

/// The input of one product, but for its forecast.
Result<pricing::StrategyInput> inputOf(std::span<const pricing::Observation> rows, const std::string& name,
                                       const pricing::Elasticity& elasticity, const PriceRules& rules,
                                       const std::map<std::string, Stock>& stock)
{
    ProductPriceState state = priceStateOf(rows);
    auto facts = ruleFactsOf(state, rules, rules.of(name));
    if (!facts)
        return tl::unexpected(facts.error());
    pricing::StrategyInput input;
    input.price = state.price;
    input.unitCost = state.cost;
    input.units = std::move(state.units);
    input.prices = std::move(state.prices);
    input.elasticity = elasticity.value;
    input.elasticityStdError = elasticity.stdError;
    if (facts->competitorMinor)
        input.competitorPrice = *facts->competitorMinor / rules.minorPerUnit();
    if (const auto own = stock.find(name); own != stock.end()) {
        input.stock = own->second.units;
        input.leftoverValue = own->second.leftoverValue;
    }
    input.rules = rules.of(name);
    input.facts = *facts;
    input.minorPerUnit = rules.minorPerUnit();
    return input;
}

/// Forecasts at the current price: past units are brought to it by the elasticity first.
Result<void> addForecasts(std::vector<pricing::StrategyInput>& inputs, const std::vector<Sku>& products, int horizon,
                          const PriceStrategiesRequest& request, Progress& progress)
{
    std::vector<forecast::Series> series;
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        forecast::Series one;
        one.id = products[i].text;
        one.frequency = frequencyOf(request.seasonPeriods);
        for (std::size_t t = 0; t < inputs[i].units.size(); ++t) {
            const double change = std::log(inputs[i].price / inputs[i].prices[t]);
            const bool known = std::isfinite(inputs[i].elasticity) && std::isfinite(change);
            one.history.push_back(inputs[i].units[t] * (known ? std::exp(inputs[i].elasticity * change) : 1));
        }
        series.push_back(std::move(one));
    }
    const auto forecasts =
        forecast::forecastAll(series, horizon, {.model = "auto", .detail = false}, request.threads, progress);
    if (!forecasts)
        return tl::unexpected(forecasts.error());
    for (std::size_t i = 0; i < inputs.size(); ++i)
        if ((*forecasts)[i])
            inputs[i].expectedUnits = (*forecasts)[i]->mean;
    return {};
}

void writeAdvice(CsvFile& out, const std::string& product, std::string_view strategy,
                 const pricing::StrategyInput& input, const Result<pricing::StrategyAdvice>& advice)
{
    out.cell(product).cell(strategy).cell(input.price);
    if (advice) {
        std::string rules;
        for (const std::string& rule : advice->price.bindingRules)
            rules += (rules.empty() ? "" : "|") + rule;
        out.cell(static_cast<double>(advice->price.priceMinor) / input.minorPerUnit).cell(advice->wanted);
        out.cell(advice->gain).cell(rules).cell(advice->reason);
    } else {
        out.emptyCell().emptyCell().emptyCell().emptyCell().cell(advice.error().detail);
    }
    out.endRow();
}

} // namespace

Result<PriceStrategiesSummary> comparePriceStrategies(const PriceStrategiesRequest& request, Progress& progress)
{
    const auto rules = readPriceRules(request.rules);
    const auto stock = readStock(request.stock);
    const auto strategies = strategiesOf(request);
    for (const Error* error : {rules ? nullptr : &rules.error(), stock ? nullptr : &stock.error(),
                               strategies ? nullptr : &strategies.error()})
        if (error != nullptr)
            return tl::unexpected(*error);
    PricePanelReader reader;
    auto file = reader.read(request.observations, PriceFileKind::Observations, progress);
    if (!file)
        return tl::unexpected(file.error());
    if (file->rows.empty())
        return tl::unexpected(nothingUsable(request.observations, *file));
    reader.setPeriods(*file);
    pricing::Panel panel = reader.names();
    panel.rows = std::move(file->rows);
    const auto report = pricing::estimateElasticities(panel, {.threads = request.threads}, progress);
    const auto sorted = pricing::SortedPanel::create(panel);
    if (!report || !sorted)
        return tl::unexpected(report ? sorted.error() : report.error());
    std::vector<pricing::StrategyInput> inputs;
    for (std::size_t i = 0; i < panel.products.size(); ++i) {
        auto input = inputOf(sorted->rowsOf(i), panel.products[i].text, report->products[i], *rules, *stock);
        if (!input)
            return tl::unexpected(input.error());
        inputs.push_back(std::move(*input));
    }
    if (auto added = addForecasts(inputs, panel.products, rules->periods, request, progress); !added)
        return tl::unexpected(added.error());
    auto out = CsvFile::create(request.out, {"product_id", "strategy", "current_price", "price", "wanted_price",
                                             "gain_per_period", "binding_rules", "reason"});
    if (!out)
        return tl::unexpected(out.error());
    PriceStrategiesSummary summary;
    for (std::size_t i = 0; i < inputs.size(); ++i)
        for (const auto& strategy : *strategies) {
            const auto advice = strategy->advise(inputs[i], progress);
            if (!advice && advice.error().code == ErrorCode::Canceled)
                return tl::unexpected(advice.error());
            summary.advised[std::string(strategy->name())] += advice ? 1 : 0;
            writeAdvice(*out, panel.products[i].text, strategy->name(), inputs[i], advice);
        }
    if (auto written = out->commit(); !written)
        return tl::unexpected(written.error());
    summary.rowsRead = file->rowsRead;
    summary.rowsRejected = static_cast<std::int64_t>(file->rejects.size());
    summary.rowsWritten = out->rows();
    return summary;
}

} // namespace ms::workflow
