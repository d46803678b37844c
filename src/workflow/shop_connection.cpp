// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/shop_connection.h"

#include "approvals/role.h"
#include "platform/token.h"
#include "workflow/audit.h"
#include "workflow/clock.h"
#include "workflow/people.h"
#include "workflow/shop_link.h"
#include "workspace/people.h"
#include "workspace/settings.h"
#include "workspace/workspace.h"

#include <nlohmann/json.hpp>

#include <cstdlib>
#include <utility>

namespace ms::workflow {
namespace {

using nlohmann::json;

Result<platform::ShopKind> kindOf(const std::string& name)
{
    const auto kind = platform::shopKindFromText(name);
    if (!kind)
        return failure(ErrorCode::InvalidInput,
                       "'" + name + "' is no kind of shop; known are studio, medusa, shopify and woocommerce");
    return *kind;
}

Result<void> remember(const ConnectRequest& request, const platform::ShopInfo& shop)
{
    auto workspace = workspace::Workspace::open(request.workspace, workspace::OpenMode::ReadWrite);
    if (!workspace)
        return tl::unexpected(workspace.error());
    auto transaction = workspace->begin();
    if (!transaction)
        return tl::unexpected(transaction.error());
    if (auto allowed = mayAct(*workspace, request.actor, approvals::Act::Govern); !allowed)
        return allowed;
    auto settings = workspace::loadSettings(*workspace);
    if (!settings)
        return tl::unexpected(settings.error());
    if (settings->currency.known() && settings->currency != shop.currency)
        return failure(ErrorCode::InvalidInput, "the shop '" + shop.name + "' sells in " + shop.currency.text() +
                                                    ", the workspace in " + settings->currency.text());
    settings->currency = shop.currency;
    settings->shopName = shop.name;
    settings->baseUrl = request.shop.url;
    settings->connection = shop.production ? workspace::ConnectionKind::Production : workspace::ConnectionKind::Sandbox;
    if (auto saved = workspace::saveSettings(*workspace, *settings); !saved)
        return saved;
    if (auto saved = workspace::saveShopKind(*workspace, request.shop.kind); !saved)
        return saved;
    const json detail{{"url", request.shop.url}, {"kind", request.shop.kind}, {"production", shop.production}};
    if (auto kept = recordAudit(*workspace, request.actor, "connect", shop.name, detail.dump(), unixNow()); !kept)
        return kept;
    return transaction->commit();
}

} // namespace

Result<ConnectedShop> connectedShop(const std::filesystem::path& path, const ShopChoice& choice)
{
    auto workspace = workspace::Workspace::open(path, workspace::OpenMode::ReadOnly);
    if (!workspace)
        return tl::unexpected(workspace.error());
    const auto settings = workspace::loadSettings(*workspace);
    if (!settings)
        return tl::unexpected(settings.error());
    const auto stored = workspace::loadShopKind(*workspace);
    if (!stored)
        return tl::unexpected(stored.error());
    // A kind that was stored belongs to the address that was stored with it.
    const bool other = !choice.url.empty() && choice.url != settings->baseUrl;
    const auto kind = kindOf(!choice.kind.empty() ? choice.kind : other ? std::string("studio") : *stored);
    if (!kind)
        return tl::unexpected(kind.error());
    return ConnectedShop{*kind, choice.url.empty() ? settings->baseUrl : choice.url,
                         !platform::connectorOf(*kind).capabilities().compareAndSet};
}

void protectMemory()
{
    platform::forbidCoreDumps();
}

Result<std::string> shopSecret(const ConnectedShop& shop, const ShopChoice& choice)
{
    platform::forbidCoreDumps();
    if (shop.baseUrl.empty())
        return failure(ErrorCode::InvalidInput, "no shop: connect one (merchant connect), or say --url");
    if (!choice.tokenFile.empty())
        return platform::readToken(std::filesystem::path(choice.tokenFile));
    if (std::getenv(platform::tokenVariable) != nullptr)
        return platform::readToken(std::nullopt);
    auto kept = platform::findSecret(shop.baseUrl);
    if (!kept)
        return tl::unexpected(kept.error());
    if (!*kept)
        return failure(ErrorCode::Permission, "no secret is kept for " + shop.baseUrl +
                                                  ": connect the shop (merchant connect), set " +
                                                  platform::tokenVariable + " or name a token file of mode 600");
    return std::move((*kept)->secret);
}

Result<ShopTarget> shopTarget(const std::filesystem::path& path, const ShopChoice& choice)
{
    const auto shop = connectedShop(path, choice);
    if (!shop)
        return tl::unexpected(shop.error());
    auto secret = shopSecret(*shop, choice);
    if (!secret)
        return tl::unexpected(secret.error());
    return ShopTarget{shop->kind, {.baseUrl = shop->baseUrl}, std::move(*secret)};
}

Result<ConnectReport> connectShop(const ConnectRequest& request, Progress& progress)
{
    platform::forbidCoreDumps();
    const auto kind = kindOf(request.shop.kind);
    if (!kind)
        return tl::unexpected(kind.error());
    if (request.secret.empty())
        return failure(ErrorCode::Permission, "a shop needs a secret");
    ShopTarget target;
    target.kind = *kind;
    target.shop.baseUrl = request.shop.url;
    target.secret = request.secret;
    auto link = ShopLink::open(target, {}, progress);
    if (!link)
        return tl::unexpected(link.error());
    ConnectReport report;
    const auto shop = (*link)->ask(progress);
    if (!shop)
        return tl::unexpected(shop.error());
    report.shop = *shop;
    std::error_code error;
    if (!std::filesystem::exists(request.workspace, error)) {
        if (auto made = workspace::Workspace::create(request.workspace, {}); !made)
            return tl::unexpected(made.error());
    }
    if (auto remembered = remember(request, *shop); !remembered)
        return tl::unexpected(remembered.error());
    const auto keeper = platform::keepSecret(request.shop.url, request.secret);
    if (!keeper)
        return tl::unexpected(keeper.error());
    report.keeper = *keeper;
    if (report.keeper == platform::SecretKeeper::File)
        report.secretFile = platform::secretFile(request.shop.url);
    return report;
}

Result<void> disconnectShop(const std::filesystem::path& path, const std::string& actor)
{
    auto workspace = workspace::Workspace::open(path, workspace::OpenMode::ReadWrite);
    if (!workspace)
        return tl::unexpected(workspace.error());
    auto transaction = workspace->begin();
    if (!transaction)
        return tl::unexpected(transaction.error());
    if (auto allowed = mayAct(*workspace, actor, approvals::Act::Govern); !allowed)
        return allowed;
    auto settings = workspace::loadSettings(*workspace);
    if (!settings)
        return tl::unexpected(settings.error());
    const std::string url = std::exchange(settings->baseUrl, {});
    settings->connection = workspace::ConnectionKind::Sandbox;
    if (auto saved = workspace::saveSettings(*workspace, *settings); !saved)
        return saved;
    if (auto kept = recordAudit(*workspace, actor, "disconnect", url, "{}", unixNow()); !kept)
        return kept;
    if (auto kept = transaction->commit(); !kept)
        return kept;
    return platform::forgetSecret(url);
}

} // namespace ms::workflow
