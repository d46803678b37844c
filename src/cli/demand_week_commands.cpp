// SPDX-License-Identifier: GPL-3.0-or-later
// What people say of the history and of the method: corrected weeks, locked methods.
#include "cli/commands.h"
#include "workflow/demand_corrections.h"
#include "workflow/method_lock.h"

#include <memory>

namespace ms::cli {
namespace {

struct WeekOptions {
    std::string sku;
    std::string week;
    std::string at;
    std::string out;
    double value = 0;
    bool keep = false;
    bool leave = false;
    workflow::CorrectionRequest correction;
    workflow::MethodLockRequest lock;
};

Result<Summary> correct(WeekOptions options, bool valued)
{
    const auto at = parseShopTime(options.at);
    const auto week = parseDay(options.week);
    if (!at || !week)
        return tl::unexpected(!at ? at.error() : week.error());
    if (int{valued} + int{options.keep} + int{options.leave} != 1)
        return failure(ErrorCode::InvalidInput, "one of --value, --keep and --leave is needed");
    options.correction.sku = Sku{options.sku};
    options.correction.week = *week;
    options.correction.at = *at;
    if (valued)
        options.correction.value = options.value;
    const auto done = options.leave ? workflow::leaveWeek(options.correction.workspace, Sku{options.sku}, *week)
                                    : workflow::correctWeek(options.correction);
    return done ? Result<Summary>(Summary{{"sku", options.sku}, {"week", options.week}}) : tl::unexpected(done.error());
}

Result<Summary> list(const WeekOptions& options)
{
    const auto rows =
        workflow::writeOddWeeksFile(options.correction.workspace,
                                    options.sku.empty() ? std::nullopt : std::optional(Sku{options.sku}), options.out);
    return rows ? Result<Summary>(Summary{{"rows_written", *rows}}) : tl::unexpected(rows.error());
}

Result<Summary> lock(WeekOptions options, bool ofSku, bool ofCategory)
{
    if (ofSku == ofCategory)
        return failure(ErrorCode::InvalidInput, "say either --sku or --category");
    const auto at = parseShopTime(options.at);
    if (!at)
        return tl::unexpected(at.error());
    options.lock.workspace = options.correction.workspace;
    options.lock.sku = Sku{options.sku};
    options.lock.at = *at;
    const auto done = workflow::lockMethod(options.lock);
    return done ? Result<Summary>(Summary{{"method", options.lock.method}}) : tl::unexpected(done.error());
}

Result<Summary> listLocks(const WeekOptions& options)
{
    const auto locks = workflow::readLocks(options.correction.workspace);
    if (!locks)
        return tl::unexpected(locks.error());
    Summary summary;
    summary["locks"] = Summary::array();
    for (const workflow::MethodLockRequest& one : *locks)
        summary["locks"].push_back({{"sku", one.sku.text},
                                    {"category", one.category},
                                    {"method", one.method},
                                    {"author", one.author},
                                    {"since", toIsoText(one.at)}});
    return summary;
}

} // namespace

void addDemandWeekCommands(Commands& commands, CLI::App& demand)
{
    const auto options = std::make_shared<WeekOptions>();
    const auto add = [&](const char* name, const char* description, bool timed) -> CLI::App& {
        CLI::App& command = commands.add(name, description, &demand);
        command.add_option("--workspace", options->correction.workspace, "Workspace file")->required();
        if (timed)
            command.add_option("--at", options->at, "The shop's time now, 2011-12-10T09:00")->required();
        return command;
    };
    CLI::App& corrections = add("corrections", "Outliers, weeks without stock, and what people say of them", false);
    corrections.add_option("--sku", options->sku, "One SKU; all without it");
    corrections.add_option("--out", options->out, "CSV to write; - for standard output")->required();
    commands.onRun(corrections, [options](const Context&) { return list(*options); });

    CLI::App& correction = add("correct", "Say what demand of a past week was; sales stay, the next run follows", true);
    correction.add_option("--sku", options->sku, "The SKU")->required();
    correction.add_option("--week", options->week, "A day of the week")->required();
    CLI::Option* value = correction.add_option("--value", options->value, "Units that it was");
    correction.add_flag("--keep", options->keep, "What was sold is what demand was");
    correction.add_flag("--leave", options->leave, "Take back what was said of the week");
    correction.add_option("--author", options->correction.author, "Who says so");
    commands.onRun(correction, [options, value](const Context&) { return correct(*options, value->count() > 0); });

    CLI::App& locked = add("lock", "Forecast a SKU or a category by one method in every run to come", true);
    CLI::Option* sku = locked.add_option("--sku", options->sku, "One SKU");
    CLI::Option* category = locked.add_option("--category", options->lock.category, "Or a category");
    locked.add_option("--method", options->lock.method, "A model's name; without it the backtest chooses again");
    locked.add_option("--author", options->lock.author, "Who says so");
    commands.onRun(locked, [options, sku, category](const Context&) {
        return lock(*options, sku->count() > 0, category->count() > 0);
    });

    CLI::App& locks = add("locks", "SKUs and categories that are forecast by a method somebody chose", false);
    commands.onRun(locks, [options](const Context&) { return listLocks(*options); });
}

} // namespace ms::cli
