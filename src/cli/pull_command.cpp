// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/shop_options.h"
#include "workflow/clock.h"
#include "workflow/pull.h"

#include <iostream>
#include <memory>

namespace ms::cli {
namespace {

struct PullOptions {
    std::string workspace;
    std::string actor;
    workflow::ShopChoice shop;
    double timeoutSeconds = 30;
    bool whole = false;
};

Result<Summary> pull(const PullOptions& options, const Context& context)
{
    auto shop = workflow::shopTarget(options.workspace, options.shop);
    if (!shop)
        return tl::unexpected(shop.error());
    workflow::PullRequest request;
    request.workspace = options.workspace;
    request.kind = shop->kind;
    request.shop = shop->shop;
    request.shop.timeout = std::chrono::milliseconds(static_cast<std::int64_t>(1000 * options.timeoutSeconds));
    request.secret = std::move(shop->secret);
    request.actor = options.actor;
    request.at = workflow::shopNow();
    request.whole = options.whole;
    request.retry.seed = context.options.seed;
    const auto report = workflow::pull(request, context.progress);
    if (!report)
        return tl::unexpected(report.error());
    Summary summary;
    summary["shop"] = report->shop.name;
    summary["requests"] = report->requests;
    for (const workflow::PulledList& list : report->lists) {
        if (list.absent)
            summary[list.name] = "this shop has none";
        else
            summary[list.name] = {
                {"rows", list.rows}, {"changed", list.changed}, {"pages", list.pages}, {"resumed", list.resumed}};
    }
    if (report->stopped) {
        std::cerr << summary.dump() << '\n';
        return failure(report->stopped->code,
                       "cut off, the next pull goes on from the last whole page: " + report->stopped->detail);
    }
    return summary;
}

} // namespace

void addPullCommand(Commands& commands)
{
    CLI::App& command = commands.add("pull", "Read catalogue, stock, customers, orders and carts from the shop");
    const auto options = std::make_shared<PullOptions>();
    command.add_option("--workspace", options->workspace, "The workspace")->required();
    command.add_option("--as", options->actor, "Who pulls")->envname("USER")->required();
    command.add_flag("--whole", options->whole, "Ask for everything again, not only for what changed");
    command.add_option("--timeout", options->timeoutSeconds, "Seconds an answer may take")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    addShopOptions(command, options->shop);
    commands.onRun(command, [options](const Context& context) { return pull(*options, context); });
}

} // namespace ms::cli
