// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "workflow/clock.h"
#include "workflow/price_bulk.h"
#include "workflow/price_cost_change.h"
#include "workflow/price_ledger.h"
#include "workflow/price_shop_rules.h"
#include "workflow/price_shop_test.h"
#include "workflow/price_tax_lists.h"
#include "workflow/rejects_file.h"

#include <memory>

namespace ms::cli {

namespace {

Summary figure(const std::optional<double>& value)
{
    return value ? Summary(*value) : Summary(nullptr);
}

void addHistory(Commands& commands, CLI::App& price)
{
    struct Options {
        std::string workspace;
        std::string sku;
        std::string out;
    };
    auto options = std::make_shared<Options>();
    CLI::App& command = commands.add(
        "history", "Every price of a workspace: who, why, what was foreseen, what happened, lowest of 30 days", &price);
    command.add_option("--workspace", options->workspace, "Workspace")->required();
    command.add_option("--sku", options->sku, "One SKU only");
    command.add_option("--out", options->out, "CSV to write, - for standard output")->required();
    commands.onRun(command, [options](const Context& context) -> Result<Summary> {
        const auto ledger = workflow::priceLedger(
            options->workspace, options->sku.empty() ? std::nullopt : std::optional(Sku{options->sku}),
            context.progress);
        if (!ledger)
            return tl::unexpected(ledger.error());
        const auto written = workflow::writePriceLedger(*ledger, options->out);
        if (!written)
            return tl::unexpected(written.error());
        return Summary{{"rows_written", *written},
                       {"pushed", ledger->totals.pushed},
                       {"judged", ledger->totals.judged},
                       {"bias", figure(ledger->totals.bias)},
                       {"error", figure(ledger->totals.error)},
                       {"inside_80", figure(ledger->totals.insideBand)}};
    });
}

Summary bandSummary(const pricing::Band& band)
{
    return {{"mean", band.mean}, {"low80", band.low80}, {"high80", band.high80}};
}

Summary totalsSummary(const workflow::TrialTotals& totals)
{
    return {{"units", bandSummary(totals.units)},
            {"revenue_minor", bandSummary(totals.revenueMinor)},
            {"margin_minor", bandSummary(totals.marginMinor)}};
}

Summary stockSummary(const workflow::StockTotals& totals)
{
    return {{"skus_counted", totals.counted},          {"orders", totals.orders},
            {"order_units", totals.orderUnits},        {"order_cost_minor", totals.orderCostMinor},
            {"cash_in_stock_minor", totals.cashMinor}, {"run_out", totals.runOut}};
}

struct BulkOptions {
    std::string workspace;
    std::string prices;
    double percent = 0;
    std::string category;
    std::string out;
};

Result<Summary> runBulk(const BulkOptions& options, const Context& context)
{
    const auto study = workflow::PriceStudy::make({.workspace = options.workspace, .threads = context.options.threads},
                                                  context.progress);
    if (!study)
        return tl::unexpected(study.error());
    if (options.prices.empty() == (options.percent == 0))
        return failure(ErrorCode::InvalidInput, "say --prices FILE, or --percent P");
    Result<workflow::TrialPrices> prices =
        options.prices.empty()
            ? workflow::movedPrices(**study, options.percent / 100,
                                    options.category.empty() ? std::nullopt : std::optional(options.category))
            : workflow::readTrialPrices(**study, options.prices);
    if (!prices)
        return tl::unexpected(prices.error());
    const auto bulk = workflow::bulkWhatIf(**study, *prices, context.progress);
    if (!bulk)
        return tl::unexpected(bulk.error());
    const auto stockBefore = (*study)->stockTotals({}, context.progress);
    const auto stockAfter = (*study)->stockTotals(*prices, context.progress);
    if (!stockBefore || !stockAfter)
        return tl::unexpected(stockBefore ? stockAfter.error() : stockBefore.error());
    const auto written = workflow::writeBulk(**study, *bulk, options.out);
    if (!written)
        return tl::unexpected(written.error());
    return Summary{{"rows_written", *written},
                   {"weeks", workflow::PriceStudy::horizonWeeks},
                   {"before", totalsSummary(bulk->before)},
                   {"after", totalsSummary(bulk->after)},
                   {"stock_before", stockSummary(*stockBefore)},
                   {"stock_after", stockSummary(*stockAfter)},
                   {"winners", bulk->spread.winners},
                   {"won", bulk->spread.won},
                   {"losers", bulk->spread.losers},
                   {"lost", bulk->spread.lost},
                   {"neighbours_change", bulk->neighbourGain},
                   {"gain_deciles", bulk->spread.deciles},
                   {"without_elasticity", bulk->withoutElasticity},
                   {"prices_that_break_rules", bulk->brokenRules},
                   {"family_relations_broken", (*study)->brokenRelations(*prices).size()}};
}

void addBulk(Commands& commands, CLI::App& price)
{
    auto options = std::make_shared<BulkOptions>();
    CLI::App& command =
        commands.add("bulk", "Thousands of prices tried at once: totals, winners, losers, distribution", &price);
    command.add_option("--workspace", options->workspace, "Workspace")->required();
    command.add_option("--prices", options->prices, "CSV: sku,price");
    command.add_option("--percent", options->percent, "Or: every price moved by so many per cent");
    command.add_option("--category", options->category, "With --percent: of this category only");
    command.add_option("--out", options->out, "CSV to write, - for standard output")->required();
    commands.onRun(command, [options](const Context& context) { return runBulk(*options, context); });
}

struct CostOptions {
    workflow::CostChangeRequest request;
    std::string keep = "rate";
    std::string out;
    std::string rejects;
    std::string author;
    bool propose = false;
};

Result<Summary> runCostChange(CostOptions options, const Context& context)
{
    options.request.keep = options.keep == "rate" ? workflow::MarginKept::Rate : workflow::MarginKept::Amount;
    const auto currency = workflow::currencyOf(options.request.workspace);
    const auto changes = workflow::costChanges(options.request, context.progress);
    if (!currency || !changes)
        return tl::unexpected(currency ? changes.error() : currency.error());
    if (!options.rejects.empty())
        if (auto written = workflow::writeRejects(options.rejects, options.request.costs, changes->rejects); !written)
            return tl::unexpected(written.error());
    const auto written = workflow::writeCostChanges(*changes, *currency, options.out);
    if (!written)
        return tl::unexpected(written.error());
    Summary summary{{"rows_read", changes->rowsRead}, {"rows_rejected", changes->rejects.size()},
                    {"affected", *written},           {"unchanged", changes->unchanged},
                    {"cheaper", changes->cheaper},    {"first_costs", changes->firstCosts}};
    if (!options.propose)
        return summary;
    const auto batch = workflow::proposeCostChanges(
        *changes, *currency, {options.request.workspace, options.author, workflow::shopNow()}, context.progress);
    if (!batch)
        return tl::unexpected(batch.error());
    summary["batch"] = batch->batch;
    summary["proposals"] = batch->proposals;
    summary["refused"] = batch->refused.size();
    return summary;
}

void addCostChange(Commands& commands, CLI::App& price)
{
    auto options = std::make_shared<CostOptions>();
    CLI::App& command =
        commands.add("cost-change", "SKUs whose margin new costs lower, and the prices that restore it", &price);
    command.add_option("--workspace", options->request.workspace, "Workspace")->required();
    command.add_option("--costs", options->request.costs, "CSV: sku,cost and optional currency")->required();
    command.add_option("--keep", options->keep, "What to restore: rate (share of the price) or amount")
        ->check(CLI::IsMember({"rate", "amount"}))
        ->capture_default_str();
    command.add_option("--out", options->out, "CSV to write, - for standard output")->required();
    command.add_option("--rejects", options->rejects, "CSV of the rows that could not be used");
    auto* propose = command.add_flag("--propose", options->propose, "Put the prices into the approval queue");
    auto* author = command.add_option("--author", options->author, "Who proposes");
    propose->needs(author);
    commands.onRun(command, [options](const Context& context) { return runCostChange(*options, context); });
}

void addCompetitors(Commands& commands, CLI::App& price)
{
    auto request = std::make_shared<workflow::CompetitorImportRequest>();
    CLI::App& command = commands.add("competitors", "Competitors' prices into a workspace", &price);
    command.add_option("--workspace", request->workspace, "Workspace")->required();
    command.add_option("--file", request->file, "CSV: sku,competitor,day,price and optional currency")->required();
    command.add_option("--rejects", request->rejects, "CSV of the rows that could not be used");
    commands.onRun(command, [request](const Context& context) -> Result<Summary> {
        const auto run = workflow::importCompetitorPrices(*request, context.progress);
        if (!run)
            return tl::unexpected(run.error());
        return Summary{
            {"rows_read", run->rowsRead}, {"rows_stored", run->rowsStored}, {"rows_rejected", run->rowsRejected}};
    });
}

struct ShopTestOptions {
    std::string workspace;
    std::vector<std::string> skus;
    std::string category;
    std::size_t most = 40;
    workflow::ShopTestWish wish;
    std::string out;
};

Result<std::vector<std::size_t>> testedRows(const workflow::PriceStudy& study, const ShopTestOptions& options)
{
    if (options.skus.empty())
        return workflow::untestedSkus(study, options.category, options.most);
    std::vector<std::size_t> rows;
    for (const std::string& sku : options.skus) {
        const auto row = study.rowOf(Sku{sku});
        if (!row)
            return failure(ErrorCode::NotFound, "no SKU " + sku + " with a price and sales");
        rows.push_back(*row);
    }
    return rows;
}

Result<Summary> runShopTest(ShopTestOptions options, const Context& context)
{
    options.wish.threads = context.options.threads;
    options.wish.seed = context.options.seed;
    const auto study = workflow::PriceStudy::make({.workspace = options.workspace, .threads = context.options.threads},
                                                  context.progress);
    if (!study)
        return tl::unexpected(study.error());
    const auto rows = testedRows(**study, options);
    if (!rows)
        return tl::unexpected(rows.error());
    const auto plan = workflow::planShopTest(**study, *rows, options.wish, context.progress);
    if (!plan)
        return tl::unexpected(plan.error());
    const auto written = workflow::writeShopTest(**study, *plan, options.out);
    if (!written)
        return tl::unexpected(written.error());
    Summary summary{{"rows_written", *written},
                    {"skus", plan->skus.size()},
                    {"weeks", plan->weeks.size()},
                    {"step", plan->step},
                    {"assumed_elasticity", plan->assumedElasticity},
                    {"half_width", plan->power.halfWidth},
                    {"precise", plan->precise},
                    {"power", plan->power.power},
                    {"coverage", plan->power.coverage},
                    {"units_change", plan->unitsChange},
                    {"revenue_change_minor", plan->revenueChangeMinor}};
    summary["margin_change_minor"] = figure(plan->marginChangeMinor);
    return summary;
}

void addShopTest(Commands& commands, CLI::App& price)
{
    auto options = std::make_shared<ShopTestOptions>();
    CLI::App& command =
        commands.add("shop-test", "The price test that gives SKUs the elasticity that their history does not", &price);
    command.add_option("--workspace", options->workspace, "Workspace")->required();
    auto* skus = command.add_option("--sku", options->skus, "SKUs, by code")->delimiter(',');
    command
        .add_option("--category", options->category,
                    "Without --sku: the SKUs of this category without an elasticity, those that sell most first")
        ->excludes(skus);
    command.add_option("--most", options->most, "With --category: at most so many")->capture_default_str();
    command.add_option("--half-width", options->wish.halfWidth, "Half of the 95 % interval that is wished for")
        ->capture_default_str();
    command.add_option("--most-weeks", options->wish.mostWeeks, "No longer than this, 4 to 104")->capture_default_str();
    command.add_option("--out", options->out, "CSV to write, - for standard output: sku,week,start,price,arm")
        ->required();
    commands.onRun(command, [options](const Context& context) { return runShopTest(*options, context); });
}

struct ListsOptions {
    std::string workspace;
    std::string prices;
    std::string out;
};

Result<Summary> runLists(const ListsOptions& options, const Context& context)
{
    const auto study = workflow::PriceStudy::make({.workspace = options.workspace, .threads = context.options.threads},
                                                  context.progress);
    if (!study)
        return tl::unexpected(study.error());
    workflow::TrialPrices prices;
    if (!options.prices.empty()) {
        auto read = workflow::readTrialPrices(**study, options.prices);
        if (!read)
            return tl::unexpected(read.error());
        prices = std::move(*read);
    }
    const auto run = workflow::writePriceLists(**study, prices, options.out);
    if (!run)
        return tl::unexpected(run.error());
    return Summary{{"rows_written", run->rowsWritten}, {"lists", run->lists}, {"without_price", run->withoutPrice}};
}

void addLists(Commands& commands, CLI::App& price)
{
    auto options = std::make_shared<ListsOptions>();
    CLI::App& command = commands.add(
        "lists", "Prices with and without tax, and as every price list of the shop's rules shows them", &price);
    command.add_option("--workspace", options->workspace, "Workspace")->required();
    command.add_option("--prices", options->prices, "CSV: sku,price; other SKUs at their current price");
    command.add_option("--out", options->out, "CSV to write, - for standard output")->required();
    commands.onRun(command, [options](const Context& context) { return runLists(*options, context); });
}

} // namespace

void addPriceShopCommands(Commands& commands, CLI::App& price)
{
    addHistory(commands, price);
    addBulk(commands, price);
    addCostChange(commands, price);
    addCompetitors(commands, price);
    addLists(commands, price);
    addShopTest(commands, price);
}

} // namespace ms::cli
