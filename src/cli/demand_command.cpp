// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "workflow/demand_override.h"
#include "workflow/demand_periods_file.h"
#include "workflow/forecast_run.h"
#include "workflow/product_launch.h"

#include <cmath>
#include <memory>

namespace ms::cli {
namespace {

struct DemandOptions {
    std::string workspace;
    std::string at;
    std::string week;
    std::string sku;
    std::string kind = "value";
    std::int64_t key = 0;
    int runs = 3;
    workflow::OverrideRequest request;
    workflow::ForecastRunRequest run;
    workflow::GrainFileRequest periods;
    std::string by = "week";
    std::vector<std::string> like;
    bool takeBack = false;
    workflow::LaunchRequest launch;
};

Summary known(const std::optional<double>& value)
{
    return value ? Summary(*value) : Summary();
}

Result<Summary> runForecast(DemandOptions options, const Context& context)
{
    const auto at = parseShopTime(options.at);
    if (!at)
        return tl::unexpected(at.error());
    options.run.workspace = options.workspace;
    options.run.at = *at;
    options.run.threads = context.options.threads;
    const auto done = workflow::runForecast(options.run, context.progress);
    if (!done)
        return tl::unexpected(done.error());
    Summary summary;
    summary["run"] = done->run;
    summary["first_day"] = toIsoText(done->firstDay);
    summary["skus_forecast"] = done->forecast;
    summary["skus_failed"] = done->failed;
    summary["skus_with_causes"] = done->withCauses;
    if (!std::isnan(done->measuredCoverage80))
        summary["measured_coverage80"] = done->measuredCoverage80;
    return summary;
}

Result<Summary> addOverride(DemandOptions options, bool ofSku, bool ofCategory)
{
    if (ofSku == ofCategory)
        return failure(ErrorCode::InvalidInput, "say either --sku or --category");
    const auto at = parseShopTime(options.at);
    const auto week = parseDay(options.week);
    if (!at || !week)
        return tl::unexpected(!at ? at.error() : week.error());
    workflow::OverrideRequest& request = options.request;
    request.workspace = options.workspace;
    request.sku = Sku{options.sku};
    request.at = *at;
    request.week = *week;
    request.kind = options.kind == "percent"     ? workspace::OverrideKind::Percent
                   : options.kind == "increment" ? workspace::OverrideKind::Increment
                                                 : workspace::OverrideKind::Value;
    const auto stored = workflow::overrideDemand(request);
    if (!stored)
        return tl::unexpected(stored.error());
    double baseline = 0;
    double value = 0;
    for (const workspace::DemandOverride& one : *stored) {
        baseline += one.baseline;
        value += one.value;
    }
    Summary summary;
    summary["overrides"] = stored->size();
    summary["week"] = toIsoText(stored->front().firstDay);
    summary["baseline"] = baseline;
    summary["value"] = value;
    return summary;
}

Summary toJson(const std::vector<workflow::ValueAdded>& groups)
{
    Summary list = Summary::array();
    for (const workflow::ValueAdded& group : groups) {
        Summary one;
        one["name"] = group.name;
        one["overrides"] = group.overrides;
        one["helped"] = group.helped;
        one["baseline_error"] = group.baselineError;
        one["override_error"] = group.overrideError;
        one["value_added"] = group.baselineError - group.overrideError;
        list.push_back(std::move(one));
    }
    return list;
}

Result<Summary> listOverrides(const DemandOptions& options)
{
    const auto review = workflow::reviewOverrides(options.workspace,
                                                  options.sku.empty() ? std::nullopt : std::optional(Sku{options.sku}));
    if (!review)
        return tl::unexpected(review.error());
    Summary summary;
    summary["overrides"] = Summary::array();
    for (const workflow::OverrideOutcome& one : review->overrides) {
        Summary row;
        row["key"] = one.said.key.value;
        row["sku"] = one.sku.text;
        row["week"] = toIsoText(one.said.firstDay);
        row["baseline"] = one.said.baseline;
        row["value"] = one.said.value;
        row["reason"] = one.said.reason;
        row["author"] = one.said.author;
        row["level"] = one.said.category ? "category" : "sku";
        row["category"] = one.said.category ? Summary(*one.said.category) : Summary();
        row["withdrawn"] = one.said.withdrawnAt.has_value();
        row["actual"] = known(one.actual);
        row["value_added"] = known(one.valueAdded);
        summary["overrides"].push_back(std::move(row));
    }
    summary["by_author"] = toJson(review->byAuthor);
    summary["by_reason"] = toJson(review->byReason);
    summary["by_level"] = toJson(review->byLevel);
    for (std::size_t i = 0; i < review->byLevel.size(); ++i)
        summary["by_level"][i]["level"] = review->byLevel[i].ofCategory ? "category" : "sku";
    return summary;
}

Result<Summary> withdraw(const DemandOptions& options)
{
    const auto at = parseShopTime(options.at);
    if (!at)
        return tl::unexpected(at.error());
    const auto done = workflow::withdrawOverride(options.workspace, workspace::OverrideKey{options.key}, *at);
    return done ? Result<Summary>(Summary{{"withdrawn", options.key}}) : tl::unexpected(done.error());
}

Result<Summary> listSnapshots(const DemandOptions& options)
{
    const auto snapshots = workflow::readSnapshots(options.workspace, Sku{options.sku}, options.runs);
    if (!snapshots)
        return tl::unexpected(snapshots.error());
    Summary summary;
    summary["runs"] = Summary::array();
    for (const ShopTime run : snapshots->runs)
        summary["runs"].push_back(toIsoText(run));
    summary["weeks"] = Summary::array();
    for (const workflow::Snapshots::Week& week : snapshots->weeks) {
        Summary row;
        row["week"] = toIsoText(week.firstDay);
        row["said"] = Summary::array();
        for (const auto& said : week.said)
            row["said"].push_back(known(said));
        row["override"] = known(week.held);
        row["actual"] = known(week.actual);
        summary["weeks"].push_back(std::move(row));
    }
    return summary;
}

Result<Summary> writePeriods(DemandOptions options, const Context& context)
{
    options.periods.workspace = options.workspace;
    options.periods.sku = Sku{options.sku};
    options.periods.grain = options.by == "hour"    ? workflow::Grain::Hour
                            : options.by == "day"   ? workflow::Grain::Day
                            : options.by == "month" ? workflow::Grain::Month
                                                    : workflow::Grain::Week;
    const auto written = workflow::writeGrainFile(options.periods, context.progress);
    if (!written)
        return tl::unexpected(written.error());
    Summary summary;
    summary["rows_written"] = written->rows;
    summary["sold"] = written->sold;
    summary["forecast"] = written->forecast;
    return summary;
}

Result<Summary> launch(DemandOptions options, const Context& context)
{
    const auto at = parseShopTime(options.at);
    if (!at)
        return tl::unexpected(at.error());
    options.launch.workspace = options.workspace;
    if (options.takeBack) {
        const auto done = workflow::removeLaunch(options.workspace, Sku{options.sku}, *at);
        return done ? Result<Summary>(Summary{{"sku", options.sku}}) : tl::unexpected(done.error());
    }
    for (const std::string& sku : options.like)
        options.launch.analogues.push_back(Sku{sku});
    const auto saved = workflow::launchSku(Sku{options.sku}, options.launch, *at, context.progress);
    if (!saved)
        return tl::unexpected(saved.error());
    Summary summary;
    summary["sku"] = options.sku;
    summary["multiplier"] = saved->launch.multiplier;
    summary["like"] = Summary::array();
    for (const workflow::LaunchAnalogue& one : saved->analogues)
        summary["like"].push_back({{"sku", one.sku.text}, {"weight", one.weight}, {"similarity", one.similarity}});
    summary["means"] = Summary::array();
    for (const workspace::ForecastPoint& point : saved->points)
        summary["means"].push_back(point.mean);
    return summary;
}

using Shared = std::shared_ptr<DemandOptions>;

CLI::App& addTo(CLI::App& demand, Commands& commands, const Shared& options, const char* name, const char* description,
                bool timed)
{
    CLI::App& command = commands.add(name, description, &demand);
    command.add_option("--workspace", options->workspace, "Workspace file")->required();
    if (timed)
        command.add_option("--at", options->at, "The shop's time now, 2011-12-10T09:00")->required();
    return command;
}

void addRun(Commands& commands, CLI::App& demand, const Shared& options)
{
    CLI::App& run = addTo(demand, commands, options, "run", "Forecast every SKU by week and keep the run", true);
    run.add_option("--horizon", options->run.horizon, "Weeks")->capture_default_str();
    run.add_option("--model", options->run.model, "auto, or a model's name")->capture_default_str();
    commands.onRun(run, [options](const Context& context) { return runForecast(*options, context); });
}

void addOverrides(Commands& commands, CLI::App& demand, const Shared& options)
{
    CLI::App& over = addTo(demand, commands, options, "override",
                           "Say what one week's demand will be instead; the forecast stays", true);
    const CLI::Option* sku = over.add_option("--sku", options->sku, "One SKU");
    const CLI::Option* category =
        over.add_option("--category", options->request.category, "Or a category, spread over its SKUs in whole units");
    over.add_option("--week", options->week, "A day of the week")->required();
    over.add_option("--kind", options->kind, "What the amount is")
        ->check(CLI::IsMember({"value", "percent", "increment"}))
        ->capture_default_str();
    over.add_option("--amount", options->request.amount, "Units a week, per cent more, or units more")->required();
    over.add_option("--reason", options->request.reason, "Why")->required();
    over.add_option("--author", options->request.author, "Who says so")->required();
    commands.onRun(over, [options, sku, category](const Context&) {
        return addOverride(*options, sku->count() > 0, category->count() > 0);
    });

    CLI::App& list = addTo(demand, commands, options, "overrides",
                           "Overrides and the value they added, by author, reason and level", false);
    list.add_option("--sku", options->sku, "One SKU; all without it");
    commands.onRun(list, [options](const Context&) { return listOverrides(*options); });

    CLI::App& back = addTo(demand, commands, options, "withdraw", "Take an override back", true);
    back.add_option("--key", options->key, "As `demand overrides` lists it")->required();
    commands.onRun(back, [options](const Context&) { return withdraw(*options); });
}

void addPeriods(Commands& commands, CLI::App& demand, const Shared& options)
{
    CLI::App& periods = addTo(demand, commands, options, "periods",
                              "What was sold and is expected by hour, day, week or month, as CSV", false);
    periods.add_option("--sku", options->sku, "One SKU; the sum of all without it");
    periods.add_option("--by", options->by, "Length of the periods")
        ->check(CLI::IsMember({"hour", "day", "week", "month"}))
        ->capture_default_str();
    periods.add_option("--out", options->periods.outPath, "CSV to write; - for standard output")->required();
    commands.onRun(periods, [options](const Context& context) { return writePeriods(*options, context); });
}

void addLaunch(Commands& commands, CLI::App& demand, const Shared& options)
{
    CLI::App& launched = addTo(demand, commands, options, "launch",
                               "Forecast a new product like others, now and in every run to come", true);
    launched.add_option("--sku", options->sku, "The new product")->required();
    launched.add_option("--like", options->like, "SKUs that it sells like; without them the most similar")
        ->delimiter(',');
    launched.add_option("--multiplier", options->launch.multiplier, "Of their mean; without it what its own weeks say");
    launched.add_flag("--as-started", options->launch.asStarted, "Follow their first weeks, where the data show them");
    launched.add_flag("--take-back", options->takeBack, "Its own forecast holds again");
    commands.onRun(launched, [options](const Context& context) { return launch(*options, context); });
}

void addSnapshots(Commands& commands, CLI::App& demand, const Shared& options)
{
    CLI::App& snapshots =
        addTo(demand, commands, options, "snapshots", "What was said of each week then and now, and what came", false);
    snapshots.add_option("--sku", options->sku, "One SKU")->required();
    snapshots.add_option("--runs", options->runs, "How many of the newest runs")
        ->check(aboveZero())
        ->capture_default_str();
    commands.onRun(snapshots, [options](const Context&) { return listSnapshots(*options); });
}

} // namespace

void addDemandCommand(Commands& commands)
{
    CLI::App& demand = commands.add("demand", "Forecast a workspace, override forecasts, look at those before");
    demand.require_subcommand(1);
    const auto options = std::make_shared<DemandOptions>();
    addRun(commands, demand, options);
    addOverrides(commands, demand, options);
    addPeriods(commands, demand, options);
    addLaunch(commands, demand, options);
    addDemandCauseCommands(commands, demand);
    addDemandWeekCommands(commands, demand);
    addSnapshots(commands, demand, options);
}

} // namespace ms::cli
