// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "workflow/price_elasticity.h"
#include "workflow/price_optimization.h"
#include "workflow/price_prediction.h"
#include "workflow/price_rules.h"

#include <memory>

namespace ms::cli {

namespace {

constexpr const char* observationsHelp =
    "CSV: product_id,location_id,t,units,price and optional promotion,feature,competitor_price,cost,category";

void addElasticity(Commands& commands, CLI::App& price)
{
    auto request = std::make_shared<workflow::ElasticityFileRequest>();
    CLI::App& command =
        commands.add("elasticity", "Own-price elasticity of every product, or why there is none", &price);
    command.add_option("--observations", request->observations, observationsHelp)->required();
    command.add_option("--out", request->out, "CSV to write, - for standard output")->required();
    command.add_option("--rejects", request->rejects, "CSV of the rows that could not be used");
    command.add_option("--cross-out", request->crossOut, "CSV of the cross-price elasticities");
    command.add_flag("!--no-cross-prices", request->crossPrices, "Leave the prices of other products out");
    command.add_flag("!--no-shrink", request->shrink, "Every product on its own, not drawn towards its category");
    command.add_flag("--trend", request->trend, "Hold a straight line over time constant");
    command.add_option("--season", request->seasonPeriods, "Periods in a year, to hold the season constant")
        ->check(CLI::NonNegativeNumber);
    commands.onRun(command, [request](const Context& context) -> Result<Summary> {
        request->threads = context.options.threads;
        const auto run = workflow::estimateElasticityFile(*request, context.progress);
        if (!run)
            return tl::unexpected(run.error());
        return Summary{{"rows_read", run->rowsRead},
                       {"rows_rejected", run->rowsRejected},
                       {"rows_written", run->rowsWritten},
                       {"ok", run->ok},
                       {"shrunk", run->shrunk},
                       {"not_identifiable", run->notIdentifiable},
                       {"model", "log-log/poisson with location effects"}};
    });
}

void addPredict(Commands& commands, CLI::App& price)
{
    auto request = std::make_shared<workflow::PricePredictionRequest>();
    CLI::App& command = commands.add("predict", "Units at the prices of a scenario, with the 80 % band", &price);
    command.add_option("--observations", request->observations, observationsHelp)->required();
    command.add_option("--scenarios", request->scenarios, "CSV like the observations, without units")->required();
    command.add_option("--out", request->out, "CSV to write, - for standard output")->required();
    command.add_option("--rejects", request->rejects, "CSV of the observations that could not be used");
    commands.onRun(command, [request](const Context& context) -> Result<Summary> {
        request->threads = context.options.threads;
        const auto run = workflow::predictPriceFile(*request, context.progress);
        if (!run)
            return tl::unexpected(run.error());
        return Summary{{"rows_read", run->rowsRead},
                       {"rows_rejected", run->rowsRejected},
                       {"rows_written", run->rowsWritten},
                       {"model", "two-level log demand"}};
    });
}

void addOptimize(Commands& commands, CLI::App& price)
{
    auto request = std::make_shared<workflow::PriceOptimizationRequest>();
    CLI::App& command = commands.add("optimize", "The best price of every product under the rules", &price);
    command.add_option("--observations", request->observations, observationsHelp)->required();
    command.add_option("--rules", request->rules, "JSON, see `merchant price rules --help`")->required();
    command.add_option("--out", request->out, "CSV to write, - for standard output")->required();
    command.add_option("--rejects", request->rejects, "CSV of the rows that could not be used");
    commands.onRun(command, [request](const Context& context) -> Result<Summary> {
        request->threads = context.options.threads;
        request->seed = context.options.seed;
        const auto run = workflow::optimizePriceFile(*request, context.progress);
        if (!run)
            return tl::unexpected(run.error());
        return Summary{{"rows_read", run->rowsRead},
                       {"rows_rejected", run->rowsRejected},
                       {"rows_written", run->rowsWritten},
                       {"changed", run->changed},
                       {"unchanged", run->unchanged},
                       {"refused", run->refused},
                       {"gain", run->gain},
                       {"hard_rules_broken", run->hardRulesBroken}};
    });
}

void addRules(Commands& commands, CLI::App& price)
{
    auto file = std::make_shared<std::string>();
    CLI::App& command = commands.add("rules", "Check a file of pricing rules", &price);
    command.add_option("file", *file, "JSON to check, - for standard input")->required();
    command.footer(std::string(workflow::priceRulesHelp()));
    commands.onRun(command, [file](const Context&) -> Result<Summary> {
        const auto rules = workflow::readPriceRules(*file);
        if (!rules)
            return tl::unexpected(rules.error());
        return Summary{{"decimals", rules->decimals},
                       {"periods", rules->periods},
                       {"products_with_own_rules", rules->products.size()}};
    });
}

} // namespace

void addPriceCommand(Commands& commands)
{
    CLI::App& price = commands.add("price", "What demand and margin do when a price moves");
    price.require_subcommand(1);
    addElasticity(commands, price);
    addPredict(commands, price);
    addOptimize(commands, price);
    addRules(commands, price);
}

} // namespace ms::cli
