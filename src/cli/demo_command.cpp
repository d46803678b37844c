// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "workflow/demo_shop.h"

#include <memory>

namespace ms::cli {
namespace {

struct DemoOptions {
    std::string workspace;
    std::string until;
    workflow::DemoSize size;
    workflow::DemoSeriesRequest series;
};

Result<Summary> demoSeries(workflow::DemoSeriesRequest request, const Context& context)
{
    request.seed = context.options.seed;
    const auto rows = workflow::writeDemoSeries(request, context.progress);
    if (!rows)
        return tl::unexpected(rows.error());
    Summary summary;
    summary["series"] = request.series;
    summary["rows_written"] = *rows;
    return summary;
}

Result<Summary> demo(const DemoOptions& options, const Context& context)
{
    if (!options.series.path.empty())
        return demoSeries(options.series, context);
    workflow::DemoRequest request;
    request.workspace = options.workspace;
    request.size = options.size;
    request.size.seed = context.options.seed;
    request.threads = context.options.threads;
    if (!options.until.empty()) {
        const auto day = parseDay(options.until);
        if (!day)
            return tl::unexpected(day.error());
        request.size.lastDay = *day;
    }
    const auto done = workflow::createDemoShop(request, context.progress);
    if (!done)
        return tl::unexpected(done.error());
    Summary summary;
    summary["workspace"] = options.workspace;
    summary["truth"] = done->truthFile;
    summary["products"] = done->products;
    summary["customers"] = done->customers;
    summary["orders"] = done->orders;
    summary["rows_written"] = done->lines;
    summary["units"] = done->units;
    summary["purchase_orders"] = done->purchaseOrders;
    summary["events"] = done->events;
    return summary;
}

} // namespace

void addDemoCommand(Commands& commands)
{
    CLI::App& command = commands.add("demo", "Make a shop that never was, with known truths beside it");
    const auto options = std::make_shared<DemoOptions>();
    CLI::Option_group& what = *command.add_option_group("What to make");
    what.add_option("--workspace", options->workspace, "Workspace to make; it must not be there");
    what.add_option("--series-only", options->series.path, "Write only a CSV of daily series; - for standard output");
    what.require_option(1);
    command.add_option("--products", options->size.products, "How many products")->capture_default_str();
    command.add_option("--weeks", options->size.weeks, "How many weeks of history")->capture_default_str();
    command.add_option("--customers", options->size.customers, "How many customers")->capture_default_str();
    command.add_option("--until", options->until, "Last day; the Sunday on or before it ends the history");
    command.add_option("--series", options->series.series, "With --series-only: how many series")
        ->capture_default_str();
    command.add_option("--points", options->series.points, "With --series-only: days a series")->capture_default_str();
    commands.onRun(command, [options](const Context& context) { return demo(*options, context); });
}

} // namespace ms::cli
