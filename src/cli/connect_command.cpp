// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/shop_options.h"
#include "workflow/shop_connection.h"

#include <iostream>
#include <memory>

#include <termios.h>
#include <unistd.h>

namespace ms::cli {
namespace {

struct ConnectOptions {
    std::string workspace;
    std::string actor;
    workflow::ShopChoice shop;
    bool forget = false;
};

/// One line of standard input, not shown while it is typed.
std::string typedSecret()
{
    const bool terminal = ::isatty(STDIN_FILENO) == 1;
    termios before{};
    if (terminal) {
        std::cerr << "Secret: " << std::flush;
        ::tcgetattr(STDIN_FILENO, &before);
        termios hidden = before;
        hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        ::tcsetattr(STDIN_FILENO, TCSANOW, &hidden);
    }
    std::string line;
    std::getline(std::cin, line);
    if (terminal) {
        ::tcsetattr(STDIN_FILENO, TCSANOW, &before);
        std::cerr << '\n';
    }
    while (!line.empty() && (line.back() == '\r' || line.back() == ' '))
        line.pop_back();
    return line;
}

Result<Summary> connect(const ConnectOptions& options, const Context& context)
{
    if (options.forget) {
        if (auto forgotten = workflow::disconnectShop(options.workspace, options.actor); !forgotten)
            return tl::unexpected(forgotten.error());
        return Summary{{"connected", false}};
    }
    workflow::protectMemory();
    workflow::ConnectRequest request{options.workspace, options.actor, options.shop, {}};
    if (request.shop.url.empty())
        return failure(ErrorCode::InvalidInput, "say --url");
    if (request.shop.kind.empty())
        request.shop.kind = "studio";
    if (options.shop.tokenFile.empty()) {
        request.secret = typedSecret();
    } else {
        auto secret = workflow::shopSecret({platform::ShopKind::Studio, request.shop.url, false}, options.shop);
        if (!secret)
            return tl::unexpected(secret.error());
        request.secret = std::move(*secret);
    }
    const auto report = workflow::connectShop(request, context.progress);
    if (!report)
        return tl::unexpected(report.error());
    Summary summary;
    summary["shop"] = report->shop.name;
    summary["currency"] = report->shop.currency.text();
    summary["production"] = report->shop.production;
    summary["secret_kept_in"] = report->keeper == platform::SecretKeeper::Keychain
                                    ? std::string("keychain")
                                    : "file of mode 600, because no keychain answers: " + report->secretFile.string();
    return summary;
}

} // namespace

void addShopOptions(CLI::App& command, workflow::ShopChoice& choice)
{
    command.add_option("--url", choice.url, "The shop's address, such as https://shop.example; else the connected one");
    command.add_option("--platform", choice.kind, "studio, medusa, shopify or woocommerce; else the connected one");
    command.add_option("--token-file", choice.tokenFile,
                       "File of mode 600 with the shop's secret; else MERCHANT_TOKEN, else the keychain");
}

void addConnectCommand(Commands& commands)
{
    CLI::App& command = commands.add("connect", "Remember a shop; its secret is asked for and kept in the keychain");
    const auto options = std::make_shared<ConnectOptions>();
    command.add_option("--workspace", options->workspace, "The workspace")->required();
    command.add_option("--as", options->actor, "Who connects it")->envname("USER")->required();
    command.add_flag("--forget", options->forget, "Forget the shop and its secret");
    addShopOptions(command, options->shop);
    command.footer("Without --token-file the secret is one line of standard input, not shown while it is typed.\n"
                   "  studio       a token\n"
                   "  medusa       an admin's e-mail:password, or a secret key sk_... (several times slower)\n"
                   "  shopify      the app's Admin API access token\n"
                   "  woocommerce  consumer key:consumer secret");
    commands.onRun(command, [options](const Context& context) { return connect(*options, context); });
}

} // namespace ms::cli
