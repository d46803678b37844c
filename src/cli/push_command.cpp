// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/shop_options.h"
#include "workflow/clock.h"
#include "workflow/push.h"
#include "workflow/shop_connection.h"

#include <iostream>
#include <memory>

namespace ms::cli {
namespace {

struct PushOptions {
    std::string workspace;
    workflow::ShopChoice shop;
    std::string actor;
    std::string productionName;
    double timeoutSeconds = 30;
    int attempts = 6;
    bool dryRun = false;
};

const char* nameOf(workflow::PushState state)
{
    switch (state) {
    case workflow::PushState::Confirmed:
        return "confirmed";
    case workflow::PushState::Failed:
        return "failed";
    case workflow::PushState::Expired:
        return "expired";
    case workflow::PushState::Sent:
    case workflow::PushState::Waiting:
        break;
    }
    return "waiting";
}

Summary summaryOf(const workflow::PushReport& report, bool withRows)
{
    Summary summary;
    summary["shop"] = report.shop.name;
    summary["confirmed"] = report.confirmed;
    summary["failed"] = report.failed;
    summary["waiting"] = report.waiting;
    summary["expired"] = report.expired;
    summary["requests"] = report.requests;
    if (!withRows)
        return summary;
    summary["rows"] = Summary::array();
    for (const workflow::PushedRow& row : report.rows) {
        Summary one{{"proposal", row.proposal}, {"state", nameOf(row.state)}};
        if (!row.reason.empty())
            one["reason"] = row.reason;
        if (!row.platformRef.empty())
            one["platform_ref"] = row.platformRef;
        summary["rows"].push_back(std::move(one));
    }
    return summary;
}

Result<Summary> showRequests(const workflow::PushRequest& request, const Context& context)
{
    const auto dry = workflow::dryRun(request, context.progress);
    if (!dry)
        return tl::unexpected(dry.error());
    for (const platform::Request& one : dry->requests) {
        std::cout << one.method << ' ' << one.path << '\n';
        for (const auto& [name, value] : one.headers)
            std::cout << name << ": " << value << '\n';
        std::cout << '\n' << one.body << "\n\n";
    }
    for (const workflow::PushedRow& row : dry->notSent)
        std::cerr << "merchant push: proposal " << row.proposal
                  << " would not be sent: " << (row.reason.empty() ? "the shop shows its price already" : row.reason)
                  << '\n';
    Summary summary;
    summary["requests"] = dry->requests.size();
    summary["not_sent"] = dry->notSent.size();
    summary["sent"] = false;
    return summary;
}

Result<Summary> push(const PushOptions& options, const Context& context)
{
    const auto shop = workflow::connectedShop(options.workspace, options.shop);
    if (!shop)
        return tl::unexpected(shop.error());
    workflow::PushRequest request;
    request.kind = shop->kind;
    request.workspace = options.workspace;
    request.shop.baseUrl = shop->baseUrl;
    request.shop.timeout = std::chrono::milliseconds(static_cast<std::int64_t>(1000 * options.timeoutSeconds));
    if (!options.dryRun || shop->asksBeforeDryRun) {
        auto secret = workflow::shopSecret(*shop, options.shop);
        if (!secret)
            return tl::unexpected(secret.error());
        request.token = std::move(*secret);
    }
    request.actor = options.actor;
    request.at = workflow::shopNow();
    request.productionName = options.productionName;
    request.retry.mostAttempts = options.attempts;
    request.retry.seed = context.options.seed;
    if (options.dryRun)
        return showRequests(request, context);
    const auto report = workflow::push(request, context.progress);
    if (!report)
        return tl::unexpected(report.error());
    for (const workflow::PushedRow& row : report->rows) {
        if (!row.reason.empty())
            std::cerr << "merchant push: proposal " << row.proposal << ' ' << nameOf(row.state) << ": " << row.reason
                      << '\n';
    }
    if (report->stopped) {
        const std::string counts = std::to_string(report->confirmed) + " confirmed, " +
                                   std::to_string(report->waiting) + " wait for the next push: ";
        return failure(report->stopped->code, counts + report->stopped->detail);
    }
    return summaryOf(*report, context.options.json);
}

} // namespace

void addPushCommand(Commands& commands)
{
    CLI::App& command = commands.add("push", "Send approved changes to the shop, each once");
    const auto options = std::make_shared<PushOptions>();
    command.add_option("--workspace", options->workspace, "The workspace")->required();
    addShopOptions(command, options->shop);
    command.add_option("--as", options->actor, "Who pushes")->envname("USER")->required();
    command.add_option("--production", options->productionName,
                       "The production shop's exact name; without it only a sandbox is pushed to");
    command.add_option("--timeout", options->timeoutSeconds, "Seconds an answer may take")
        ->check(aboveZero())
        ->capture_default_str();
    command.add_option("--attempts", options->attempts, "Attempts for one request")
        ->check(aboveZero())
        ->capture_default_str();
    command.add_flag("--dry-run", options->dryRun, "Show the exact requests and send nothing");
    commands.onRun(command, [options](const Context& context) { return push(*options, context); });
}

} // namespace ms::cli
