// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "workflow/clock.h"
#include "workflow/shop_connection.h"
#include "workflow/shop_walk.h"

#include <memory>

namespace ms::cli {
namespace {

struct WalkOptions {
    std::string workspace;
    std::string url;
    std::string tokenFile;
};

Summary toSummary(const pricing::Band& band)
{
    return {{"mean", band.mean}, {"low80", band.low80}, {"high80", band.high80}};
}

Summary toSummary(const workflow::WalkSummary& walk)
{
    Summary summary;
    summary["forecast"] = {{"run", walk.forecast.run},
                           {"skus", walk.forecast.forecast},
                           {"failed", walk.forecast.failed},
                           {"measured_coverage80", walk.forecast.measuredCoverage80}};
    summary["inventory"] = {
        {"skus_planned", walk.plannedSkus}, {"skus_to_order", walk.skusToOrder}, {"units_to_order", walk.unitsToOrder}};
    Summary pricing = {{"skus_with_price", walk.pricedSkus}, {"skus_with_own_elasticity", walk.identifiedSkus}};
    if (!walk.triedSku.text.empty()) {
        const int decimals = walk.currentPrice.currency.decimals();
        pricing["tried_sku"] = walk.triedSku.text;
        pricing["current_price"] = toDecimalText(walk.currentPrice.minor, decimals);
        pricing["tried_price"] = toDecimalText(walk.triedPrice.minor, decimals);
        pricing["units_change"] = toSummary(walk.unitsChange);
        if (walk.marginChange)
            pricing["margin_change"] = toSummary(*walk.marginChange);
    }
    summary["pricing"] = std::move(pricing);
    Summary items = Summary::array();
    for (const auto& item : walk.recommendations)
        items.push_back({{"sku", item.sku.text}, {"title", item.title}, {"because_of", item.because}});
    summary["recommendations"] = {{"customer", walk.customer}, {"items", std::move(items)}};
    summary["approvals"] = {{"prices", walk.proposedPrices}, {"reorders", walk.proposedReorders}};
    summary["push"] = {
        {"confirmed", walk.confirmed}, {"not_confirmed", walk.notConfirmed}, {"purchase_orders", walk.purchaseOrders}};
    return summary;
}

Result<Summary> walk(const WalkOptions& options, const Context& context)
{
    workflow::WalkRequest request;
    request.workspace = options.workspace;
    request.shop.baseUrl = options.url;
    request.at = workflow::shopNow();
    request.threads = context.options.threads;
    auto token =
        workflow::shopSecret({platform::ShopKind::Studio, options.url, false}, {options.url, {}, options.tokenFile});
    if (!token)
        return tl::unexpected(token.error());
    request.token = std::move(*token);
    const auto walked = workflow::walkShop(request, context.progress);
    return walked ? Result<Summary>(toSummary(*walked)) : tl::unexpected(walked.error());
}

} // namespace

void addWalkCommand(Commands& commands)
{
    auto& command = commands.add("walk", "Forecast, plan, price, preview, propose, approve and push one workspace");
    auto options = std::make_shared<WalkOptions>();
    command.add_option("--workspace", options->workspace, "The workspace")->required();
    command.add_option("--url", options->url, "Address of the shop")->required();
    command.add_option("--token-file", options->tokenFile,
                       "File of mode 600 with the shop's token (else MERCHANT_TOKEN)");
    commands.onRun(command, [options](const Context& context) { return walk(*options, context); });
}

} // namespace ms::cli
