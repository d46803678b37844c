// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "workflow/clock.h"
#include "workflow/price_bulk.h"
#include "workflow/price_cost_change.h"
#include "workflow/price_ledger.h"
#include "workflow/price_shop_rules.h"
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
    const auto written = workflow::writeBulk(**study, *bulk, options.out);
    if (!written)
        return tl::unexpected(written.error());
    return Summary{{"rows_written", *written},
                   {"weeks", workflow::PriceStudy::horizonWeeks},
                   {"before", totalsSummary(bulk->before)},
                   {"after", totalsSummary(bulk->after)},
                   {"winners", bulk->spread.winners},
                   {"won", bulk->spread.won},
                   {"losers", bulk->spread.losers},
                   {"lost", bulk->spread.lost},
                   {"neighbours_change", bulk->neighbourGain},
                   {"gain_deciles", bulk->spread.deciles},
                   {"without_elasticity", bulk->withoutElasticity},
                   {"prices_that_break_rules", bulk->brokenRules}};
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

} // namespace

void addPriceShopCommands(Commands& commands, CLI::App& price)
{
    addHistory(commands, price);
    addBulk(commands, price);
    addCostChange(commands, price);
    addCompetitors(commands, price);
}

} // namespace ms::cli
