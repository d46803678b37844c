// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "sandbox/types.h"
#include "workflow/practice_shop.h"

#include <cstdlib>
#include <memory>

namespace ms::cli {
namespace {

struct SandboxOptions {
    std::string folder;
    std::string workspace;
    std::string currency = "GBP";
    int port = 0;
    int rate = 0;
    std::int64_t tokenSeconds = 12L * 60 * 60;
    bool stopWithInput = false;
};

Result<sandbox::Settings> settingsOf(const SandboxOptions& options)
{
    sandbox::Settings settings;
    settings.folder = options.folder;
    settings.port = static_cast<std::uint16_t>(options.port);
    settings.requestsPerSecond = options.rate;
    settings.tokenSeconds = options.tokenSeconds;
    if (const char* token = std::getenv("MERCHANT_SANDBOX_TOKEN"))
        settings.token = token;
    if (options.workspace.empty()) {
        const auto currency = Currency::parse(options.currency);
        if (!currency)
            return tl::unexpected(currency.error());
        settings.currency = *currency;
        return settings;
    }
    auto catalogue = workflow::practiceCatalogue(options.workspace);
    if (!catalogue)
        return tl::unexpected(catalogue.error());
    settings.name = catalogue->shopName;
    settings.currency = catalogue->currency;
    for (workflow::PracticeProduct& product : catalogue->products)
        settings.seed.push_back({std::move(product.sku), std::move(product.title), product.priceMinor,
                                 product.unitCostMinor, product.onHand});
    return settings;
}

Result<Summary> serve(const SandboxOptions& options)
{
    auto settings = settingsOf(options);
    if (!settings)
        return tl::unexpected(settings.error());
    if (auto served = sandbox::serve(std::move(*settings), options.stopWithInput); !served)
        return tl::unexpected(served.error());
    return Summary::object();
}

} // namespace

void addSandboxCommand(Commands& commands)
{
    CLI::App& command =
        commands.add("sandbox", "A practice shop on this machine: prints its address and its token, then serves");
    const auto options = std::make_shared<SandboxOptions>();
    command.add_option("--port", options->port, "Port on 127.0.0.1, 0 for any free one")
        ->check(CLI::Range(0, 65535))
        ->capture_default_str();
    command.add_option("--data", options->folder, "Folder of the shop's own database; made when absent")->required();
    auto* workspace =
        command.add_option("--workspace", options->workspace, "Start with this workspace's products and prices");
    command.add_option("--currency", options->currency, "What the shop sells in, without a workspace")
        ->excludes(workspace)
        ->capture_default_str();
    command.add_option("--rate", options->rate, "Requests a second that a token may make, 0 for any")
        ->check(zeroOrMore())
        ->capture_default_str();
    command.add_option("--token-seconds", options->tokenSeconds, "Until the token ends")->capture_default_str();
    command.add_flag("--stop-with-input", options->stopWithInput,
                     "Stop at the end of standard input, so that it ends with the program that started it");
    commands.onRun(command, [options](const Context&) { return serve(*options); });
}

} // namespace ms::cli
