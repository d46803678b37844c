// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "workflow/price_elasticity.h"
#include "workflow/price_optimization.h"
#include "workflow/price_prediction.h"
#include "workflow/price_rules.h"
#include "workflow/price_shop_rules.h"
#include "workflow/price_suggestions.h"

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
        ->check(zeroOrMore());
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
    command.add_flag("--boosted", request->boosted,
                     "A second opinion: boosted trees, monotone in the price, instead of the regression");
    commands.onRun(command, [request](const Context& context) -> Result<Summary> {
        request->threads = context.options.threads;
        const auto run = workflow::predictPriceFile(*request, context.progress);
        if (!run)
            return tl::unexpected(run.error());
        return Summary{{"rows_read", run->rowsRead},
                       {"rows_rejected", run->rowsRejected},
                       {"rows_written", run->rowsWritten},
                       {"model", request->boosted ? "boosted trees" : "two-level log demand"}};
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
                       {"objective", run->objective},
                       {"upper_bound", run->upperBound},
                       {"families_broken", run->familiesBroken},
                       {"hard_rules_broken", run->hardRulesBroken}};
    });
}

void addRules(Commands& commands, CLI::App& price)
{
    struct Options {
        std::string file;
        std::string workspace;
    };
    auto options = std::make_shared<Options>();
    CLI::App& command = commands.add("rules", "Check a file of pricing rules, and give it to a workspace", &price);
    command.add_option("file", options->file, "JSON to check, - for standard input")->required();
    command.add_option("--workspace", options->workspace,
                       "Keep the rules in this workspace: its suggestions and what-ifs follow them");
    command.footer(std::string(workflow::priceRulesHelp()));
    commands.onRun(command, [options](const Context&) -> Result<Summary> {
        const auto rules = options->workspace.empty() ? workflow::readPriceRules(options->file)
                                                      : workflow::storeShopRules(options->workspace, options->file);
        if (!rules)
            return tl::unexpected(rules.error());
        return Summary{{"decimals", rules->decimals},
                       {"periods", rules->periods},
                       {"products_with_own_rules", rules->products.size()}};
    });
}

void addSuggest(Commands& commands, CLI::App& price)
{
    struct Options {
        std::string workspace;
        std::string out;
    };
    auto options = std::make_shared<Options>();
    CLI::App& command =
        commands.add("suggest", "Elasticity and a better price within the rules, for every SKU of a workspace", &price);
    command.add_option("--workspace", options->workspace, "Workspace")->required();
    command.add_option("--out", options->out, "CSV to write, - for standard output")->required();
    commands.onRun(command, [options](const Context& context) -> Result<Summary> {
        const auto study = workflow::PriceStudy::make(
            {.workspace = options->workspace, .threads = context.options.threads}, context.progress);
        if (!study)
            return tl::unexpected(study.error());
        const auto run = workflow::writePriceSuggestions(**study, options->out);
        if (!run)
            return tl::unexpected(run.error());
        return Summary{{"rows_written", run->rowsWritten},
                       {"own", run->own},
                       {"shrunk", run->shrunk},
                       {"category", run->category},
                       {"none", run->none},
                       {"suggestions", run->suggestions},
                       {"gain_minor_per_week", run->gainMinor}};
    });
}

Summary bandSummary(const pricing::Band& band)
{
    return {{"mean", band.mean}, {"low80", band.low80}, {"high80", band.high80}};
}

Summary effectSummary(const pricing::PriceEffect& effect)
{
    Summary summary{{"units", bandSummary(effect.units)}, {"revenue", bandSummary(effect.revenue)}};
    if (effect.margin)
        summary["margin"] = bandSummary(*effect.margin);
    if (effect.coverPeriods)
        summary["cover_weeks"] = *effect.coverPeriods;
    return summary;
}

Summary stockSummary(const workflow::StockAtPrice& stock)
{
    const auto known = [](const auto& value) { return value ? Summary(*value) : Summary(nullptr); };
    return {{"order_units", {{"mean", stock.order}, {"low80", stock.orderLow80}, {"high80", stock.orderHigh80}}},
            {"order_up_to", stock.orderUpToLevel},
            {"order_cost_minor", known(stock.orderCostMinor)},
            {"cover_days", known(stock.coverDays)},
            {"runs_out", stock.runsOut ? Summary(toIsoText(*stock.runsOut)) : Summary(nullptr)},
            {"stockout_probability", stock.stockoutProbability},
            {"units_left", stock.unitsLeft},
            {"cash_minor",
             {{"mean", known(stock.cashMinor)},
              {"low80", known(stock.cashLow80Minor)},
              {"high80", known(stock.cashHigh80Minor)}}}};
}

Result<Summary> whatIf(const workflow::PriceStudy& study, const std::string& sku, const std::string& price)
{
    const auto row = study.rowOf(Sku{sku});
    if (!row)
        return failure(ErrorCode::NotFound, "no SKU " + sku + " with a price and sales");
    const auto minor = parseDecimal(price, study.currency().decimals());
    if (!minor || *minor <= 0)
        return failure(ErrorCode::InvalidInput, "price '" + price + "' is not an amount above 0");
    const workflow::PricedSku& known = study.rows()[*row];
    Summary summary{{"sku", sku},
                    {"price", toDecimalText(*minor, study.currency().decimals())},
                    {"current_price", toDecimalText(known.priceMinor, study.currency().decimals())},
                    {"weeks", workflow::PriceStudy::horizonWeeks},
                    {"elasticity_source", workflow::sourceName(known.source)}};
    const auto now = study.effect(*row, known.priceMinor);
    const auto then = study.effect(*row, *minor);
    const auto change = study.change(*row, *minor);
    if (!now || !then || !change)
        return failure(ErrorCode::NotEnoughData, sku + ": no elasticity is known. " + known.elasticity.reason);
    summary["elasticity"] = known.usedElasticity;
    summary["std_error"] = known.usedStdError;
    if (const auto before = study.stockAt(*row, known.priceMinor), after = study.stockAt(*row, *minor); before && after)
        summary["stock"] = Summary{{"now", stockSummary(*before)}, {"then", stockSummary(*after)}};
    Summary lists = Summary::array();
    for (const workflow::ShownPrice& shown : study.shownPrices(*row, *minor))
        lists.push_back(
            {{"list", shown.list},
             {"price", shown.problem.empty() ? toDecimalText(shown.price.minor, shown.price.currency.decimals())
                                             : shown.problem},
             {"currency", shown.price.currency.text()},
             {"price_without_tax", toDecimalText(shown.withoutTax.minor, shown.withoutTax.currency.decimals())},
             {"tax_rate", shown.taxRate}});
    summary["lists"] = lists;
    summary["now"] = effectSummary(*now);
    summary["then"] = effectSummary(*then);
    summary["change"] = effectSummary(*change);
    if (const auto kept = study.guarded(*row, *minor))
        summary["price_within_rules"] = toDecimalText(kept->priceMinor, study.currency().decimals());
    else
        summary["price_within_rules"] = kept.error().detail;
    return summary;
}

void addWhatIf(Commands& commands, CLI::App& price)
{
    struct Options {
        std::string workspace;
        std::string sku;
        std::string price;
    };
    auto options = std::make_shared<Options>();
    CLI::App& command = commands.add("what-if", "Units, revenue, margin and cover of one SKU at a price", &price);
    command.add_option("--workspace", options->workspace, "Workspace")->required();
    command.add_option("--sku", options->sku, "SKU")->required();
    command.add_option("--price", options->price, "Price to try, 2.75")->required();
    commands.onRun(command, [options](const Context& context) -> Result<Summary> {
        const auto study = workflow::PriceStudy::make(
            {.workspace = options->workspace, .threads = context.options.threads}, context.progress);
        if (!study)
            return tl::unexpected(study.error());
        return whatIf(**study, options->sku, options->price);
    });
}

} // namespace

void addPriceCommand(Commands& commands)
{
    CLI::App& price = commands.add("price", "What demand and margin do when a price moves");
    price.require_subcommand(1);
    addElasticity(commands, price);
    addPriceAgentCommands(commands, price);
    addPredict(commands, price);
    addOptimize(commands, price);
    addRules(commands, price);
    addSuggest(commands, price);
    addWhatIf(commands, price);
    addPricePlanCommands(commands, price);
    addPriceShopCommands(commands, price);
}

} // namespace ms::cli
