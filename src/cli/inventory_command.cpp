// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "workflow/forecast_files.h"
#include "workflow/inventory_files.h"
#include "workflow/inventory_learnt_orders.h"
#include "workflow/inventory_plan_file.h"
#include "workflow/inventory_transfers.h"
#include "workflow/inventory_year.h"
#include "workflow/supplier_review.h"

#include <iostream>
#include <memory>

namespace ms::cli {
namespace {

Result<Summary> summarised(const Result<workflow::InventoryFilesSummary>& done, const Context& context)
{
    if (!done)
        return tl::unexpected(done.error());
    if (!context.options.quiet) {
        for (const std::string& note : done->notes)
            std::cerr << "merchant inventory: " << note << '\n';
        for (const std::string& failed : done->failures)
            std::cerr << "merchant inventory: " << failed << '\n';
    }
    Summary summary;
    summary["rows_read"] = done->rowsRead;
    summary["rows_rejected"] = done->rowsRejected;
    summary["rows_written"] = done->rowsWritten;
    summary["failed"] = done->failures.size();
    return summary;
}

/// How --frequency and --gaps are asked for, wherever a demand file is read.
struct DemandOptions {
    std::string frequency;
    std::string gaps = "unknown";
};

void addDemandOptions(CLI::App& command, DemandOptions& options)
{
    command.add_option("--frequency", options.frequency,
                       "yearly, quarterly, monthly, weekly, daily, hourly; else the commonest step between dates");
    command.add_option("--gaps", options.gaps, "What a missing step means")
        ->check(CLI::IsMember({"unknown", "zero"}))
        ->capture_default_str();
}

Result<workflow::DemandReading> demandReading(const DemandOptions& options)
{
    workflow::DemandReading reading{options.gaps == "zero", std::nullopt};
    if (options.frequency.empty())
        return reading;
    const auto frequency = workflow::parseFrequency(options.frequency);
    if (!frequency)
        return tl::unexpected(frequency.error());
    reading.frequency = *frequency;
    return reading;
}

/// As summarised(), with the gaps of the demand.
Result<Summary> summarisedDemand(const Result<workflow::InventoryFilesSummary>& done, const Context& context)
{
    auto summary = summarised(done, context);
    if (summary)
        (*summary)["gaps"] = done->gaps;
    return summary;
}

/// What `run` does with `files`, whose demand is read as --frequency and --gaps say.
template <class Files, class Run>
Result<Summary> onDemand(Files files, const DemandOptions& options, Run run, const Context& context)
{
    const auto reading = demandReading(options);
    if (!reading)
        return tl::unexpected(reading.error());
    files.reading = *reading;
    return summarisedDemand(run(files), context);
}

void addPolicy(Commands& commands, CLI::App& inventory)
{
    struct Options {
        std::string cases;
        std::string out;
    };
    CLI::App& command =
        commands.add("policy", "Solve worked cases: EOQ, newsvendor, (r,Q), (s,S), lot sizing", &inventory);
    const auto options = std::make_shared<Options>();
    command.add_option("--cases", options->cases, "CSV with case_id,model,inputs_json; - for standard input")
        ->required();
    command.add_option("--out", options->out, "CSV to write; - for standard output")->required();
    commands.onRun(command, [options](const Context& context) {
        return summarised(workflow::solvePolicyFile(options->cases, options->out, context.progress), context);
    });
}

/// A mean with what chance leaves open of it, at 95 %.
void addInterval(Summary& summary, const std::string& name, const workflow::YearMean& value)
{
    summary[name] = value.mean;
    summary[name + "_lo95"] = value.mean - value.halfWidth95();
    summary[name + "_hi95"] = value.mean + value.halfWidth95();
}

struct SimulateOptions {
    workflow::SimulationFiles files;
    DemandOptions demand;
    std::string workspace;
    workflow::YearSettings year;
};

Result<Summary> simulateWorkspace(const SimulateOptions& options, const Context& context)
{
    workflow::YearSettings settings = options.year;
    settings.seed = context.options.seed;
    settings.threads = context.options.threads;
    const auto year = workflow::exportYear(options.workspace, settings, options.files.outPath, context.progress);
    if (!year)
        return tl::unexpected(year.error());
    if (!context.options.quiet) {
        for (const std::string& problem : year->problems)
            std::cerr << "merchant inventory: " << problem << '\n';
    }
    Summary summary;
    summary["rows_written"] = year->skus.size();
    summary["skus"] = year->planned;
    summary["left_out"] = year->leftOut;
    summary["orders_follow"] = {"cover", "minimum_order", "pack_size", "price_breaks"};
    summary["orders_ignore"] = {"budget", "room", "supplier_minimum", "order_weekday"};
    summary["policies"] = Summary::array();
    for (const workflow::RuleYear& rule : year->rules) {
        Summary& one = summary["policies"].emplace_back();
        one["policy"] = workflow::nameOf(rule.rule);
        addInterval(one, "fill_rate", rule.fillRate);
        one["days_in_stock"] = rule.daysInStock;
        addInterval(one, "average_on_hand", rule.onHand);
        addInterval(one, "stock_minor", rule.stockMinor);
        one["orders_a_year"] = rule.ordersAYear;
        one["lost_minor_a_year"] = rule.lostMinorAYear;
    }
    return summary;
}

Result<Summary> simulate(const SimulateOptions& options, const Context& context)
{
    if (!options.workspace.empty())
        return simulateWorkspace(options, context);
    if (options.files.demandPath.empty() || options.files.policiesPath.empty())
        return failure(ErrorCode::InvalidInput,
                       "say what to simulate: --demand FILE and --policies FILE, or --workspace FILE");
    return onDemand(
        options.files, options.demand,
        [&](const workflow::SimulationFiles& files) { return workflow::simulateFiles(files, context.progress); },
        context);
}

void addSimulate(Commands& commands, CLI::App& inventory)
{
    CLI::App& command = commands.add(
        "simulate", "Replay real demand against stock policies, or years of a workspace's SKUs by chance", &inventory);
    const auto options = std::make_shared<SimulateOptions>();
    CLI::Option* demand = command.add_option("--demand", options->files.demandPath, "CSV with series_id,t,value");
    CLI::Option* policies = command.add_option(
        "--policies", options->files.policiesPath,
        "CSV with policy,lead_time and order_up_to, or reorder_point and order_up_to, or reorder_point "
        "and order_quantity; optional series_id,review_period,initial_on_hand,lost_sales,holding_cost,"
        "stockout_cost,order_cost,moq,pack_size");
    demand->needs(policies);
    policies->needs(demand);
    command.add_option("--out", options->files.outPath, "CSV to write; - for standard output")->required();
    command.add_option("--rejects", options->files.rejectsPath, "CSV for the rows that could not be used");
    addDemandOptions(command, options->demand);
    CLI::Option* workspace = command.add_option("--workspace", options->workspace,
                                                "The merchant's file, in place of --demand and --policies: what it "
                                                "plans, beside orders on any day and Z sigma sqrt(L)");
    for (const char* replayed : {"--demand", "--policies", "--rejects", "--frequency", "--gaps"})
        workspace->excludes(command.get_option(replayed));
    command.add_option("--weeks", options->year.weeks, "Of each simulated year")
        ->check(CLI::Range(1, 520))
        ->capture_default_str()
        ->needs(workspace);
    command.add_option("--paths", options->year.paths, "Simulated years of each SKU and policy")
        ->check(CLI::Range(1, 100'000))
        ->capture_default_str()
        ->needs(workspace);
    command.add_flag("--backorders", options->year.backorders, "Demand that is not met waits; else it is lost")
        ->needs(workspace);
    commands.onRun(command, [options](const Context& context) { return simulate(*options, context); });
}

void addReplenish(Commands& commands, CLI::App& inventory)
{
    CLI::App& command = commands.add(
        "replenish", "The orders to place now; nothing is drawn by chance, so they do not depend on --seed",
        &inventory);
    const auto files = std::make_shared<workflow::ReplenishmentFiles>();
    const auto demand = std::make_shared<DemandOptions>();
    const auto workspace = std::make_shared<std::string>();
    CLI::Option* own = command.add_option(
        "--workspace", *workspace, "The merchant's file, in place of the three: least cost beside the plan's orders");
    const auto addFile = [&](const char* name, std::string& path, const char* what) {
        command.add_option(name, path, what)->excludes(own);
    };
    addFile("--demand", files->demandPath, "CSV with series_id,t,value and optional in_stock");
    addFile("--state", files->statePath,
            "CSV with series_id,on_hand,on_order_1... and optional backorders,moq,pack_size");
    addFile("--costs", files->costsPath,
            "CSV with holding_cost,stockout_cost,order_cost,lead_time,review_period, one row or one a series_id; "
            "optional lost_sales, 0 where unmet demand waits");
    command.add_option("--out", files->outPath, "CSV to write; - for standard output")->required();
    addFile("--rejects", files->rejectsPath, "CSV for the rows that could not be used");
    addDemandOptions(command, *demand);
    for (const char* name : {"--frequency", "--gaps"})
        command.get_option(name)->excludes(own);
    command.parse_complete_callback([files, workspace] {
        for (const auto& [name, path] : {std::pair("--demand", &files->demandPath),
                                         {"--state", &files->statePath},
                                         {"--costs", &files->costsPath}}) {
            if (workspace->empty() && path->empty())
                throw CLI::RequiredError(std::string(name) + " (or --workspace)");
        }
    });
    commands.onRun(command, [files, demand, workspace](const Context& context) -> Result<Summary> {
        if (!workspace->empty())
            return summarised(
                workflow::exportLearntOrders({*workspace, files->outPath, context.options.threads}, context.progress),
                context);
        workflow::ReplenishmentFiles request = *files;
        request.threads = context.options.threads;
        return onDemand(
            request, *demand,
            [&](const workflow::ReplenishmentFiles& read) { return workflow::replenishFiles(read, context.progress); },
            context);
    });
}

void addPlan(Commands& commands, CLI::App& inventory)
{
    CLI::App& command = commands.add(
        "plan", "What to order of a workspace's SKUs now, and the arithmetic behind each order", &inventory);
    const auto request = std::make_shared<workflow::InventoryPlanRequest>();
    command.add_option("--workspace", request->workspace, "The merchant's file")->required();
    command.add_option("--out", request->outPath, "CSV to write: sku,order,reason,why_json; - for standard output")
        ->required();
    command.add_flag("--least-cost", request->leastCost,
                     "Each SKU's service level is the one of least holding and lost sales together");
    command.add_option("--least-cover-days", request->leastCoverDays,
                       "Days of demand that an order which is due covers at least");
    command.add_option("--most-cover-days", request->mostCoverDays, "Days of demand above which nothing is ordered");
    commands.onRun(command, [request](const Context& context) -> Result<Summary> {
        const auto rows = workflow::exportInventoryPlan(*request, context.progress);
        if (!rows)
            return tl::unexpected(rows.error());
        Summary summary;
        summary["rows_written"] = *rows;
        return summary;
    });
}

void addTransfers(Commands& commands, CLI::App& inventory)
{
    struct Options {
        workflow::TransferFiles files;
        std::string workspace;
    };
    CLI::App& command = commands.add("transfers", "What to move between locations before buying", &inventory);
    const auto options = std::make_shared<Options>();
    options->files.leastGain = workflow::usualTransferGain;
    CLI::Option* stock = command.add_option(
        "--stock", options->files.stockPath,
        "CSV with sku,location_id,position,demand_mean,demand_sd, demand until bought goods could be there");
    command.add_option("--workspace", options->workspace, "The merchant's file, in place of --stock")->excludes(stock);
    command.add_option("--least-gain", options->files.leastGain, "Units short that moving one must take away, 0 to 1");
    command.add_option("--out", options->files.outPath, "CSV to write; - for standard output")->required();
    commands.onRun(command, [options](const Context& context) -> Result<Summary> {
        if (options->workspace.empty() && options->files.stockPath.empty())
            return failure(ErrorCode::InvalidInput, "say which stock: --stock FILE or --workspace FILE");
        if (options->workspace.empty())
            return summarised(workflow::transferFiles(options->files), context);
        const auto rows = workflow::exportTransfers(options->workspace, options->files.leastGain,
                                                    options->files.outPath, context.progress);
        if (!rows)
            return tl::unexpected(rows.error());
        Summary summary;
        summary["rows_written"] = *rows;
        return summary;
    });
}

void addKits(Commands& commands, CLI::App& inventory)
{
    CLI::App& command =
        commands.add("kits", "Take kits apart: what components are asked for, what can be sold", &inventory);
    const auto files = std::make_shared<workflow::KitFiles>();
    command.add_option("--kits", files->kitsPath, "CSV with kit,component,units")->required();
    command.add_option("--stock", files->stockPath, "CSV with sku,demand,on_hand")->required();
    command.add_option("--out", files->outPath, "CSV to write; - for standard output")->required();
    commands.onRun(command,
                   [files](const Context& context) { return summarised(workflow::kitFiles(*files), context); });
}

void addSuppliers(Commands& commands, CLI::App& inventory)
{
    struct Options {
        std::string workspace;
        std::string today;
        std::string out;
    };
    CLI::App& command =
        commands.add("suppliers", "Lead times learnt from receipts, and alerts with a message", &inventory);
    const auto options = std::make_shared<Options>();
    command.add_option("--workspace", options->workspace, "The merchant's file")->required();
    command.add_option("--as-of", options->today, "Day to look from, YYYY-MM-DD")->required();
    command.add_option("--out", options->out, "CSV to write; - for standard output")->required();
    commands.onRun(command, [options](const Context&) -> Result<Summary> {
        const auto today = parseDay(options->today);
        if (!today)
            return failure(ErrorCode::InvalidInput, "--as-of '" + options->today + "', expected YYYY-MM-DD");
        const auto rows = workflow::exportSuppliers(options->workspace, *today, options->out);
        if (!rows)
            return tl::unexpected(rows.error());
        Summary summary;
        summary["rows_written"] = *rows;
        return summary;
    });
}

} // namespace

void addInventoryCommand(Commands& commands)
{
    CLI::App& inventory = commands.add("inventory", "Safety stock, reorder points and orders");
    inventory.require_subcommand(1);
    addPolicy(commands, inventory);
    addSimulate(commands, inventory);
    addReplenish(commands, inventory);
    addPlan(commands, inventory);
    addTransfers(commands, inventory);
    addKits(commands, inventory);
    addSuppliers(commands, inventory);
    addInventoryReceiveCommand(commands, inventory);
}

} // namespace ms::cli
