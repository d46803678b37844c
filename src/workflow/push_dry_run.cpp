// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/push.h"
#include "workflow/push_judgement.h"
#include "workflow/shop_link.h"
#include "workspace/settings.h"
#include "workspace/workspace.h"

#include <map>

namespace ms::workflow {
namespace {

using approvals::OrderLineWrite;
using approvals::PriceWrite;
using platform::Request;
using platform::ShopPrice;

template <class Write>
std::vector<Write> writesOf(const std::vector<LedgerRow>& rows, const std::vector<std::size_t>& portion)
{
    std::vector<Write> writes;
    for (const std::size_t row : portion)
        writes.push_back(std::get<Write>(rows[row].write));
    return writes;
}

/// The writes of one portion of prices in a shop that is looked at first.
Result<void> afterALook(const std::vector<PriceWrite>& writes, ShopLink& shop, Currency currency, Progress& progress,
                        std::vector<Request>& requests)
{
    std::vector<Sku> skus;
    for (const PriceWrite& write : writes)
        skus.push_back(write.sku);
    std::map<std::string, ShopPrice> shown;
    for (std::size_t first = 0; first < skus.size();) {
        const auto rest = std::span(skus).subspan(first);
        const auto asked = rest.first(shop.connector().queryHolds(rest));
        const auto answer = shop.read(shop.connector().queryPrices(asked, currency), progress);
        if (!answer)
            return tl::unexpected(answer.error());
        auto prices = shop.connector().readPrices(*answer, currency);
        if (!prices)
            return tl::unexpected(prices.error());
        for (ShopPrice& price : *prices)
            shown.insert_or_assign(price.sku.text, std::move(price));
        first += asked.size();
    }
    std::vector<PriceWrite> toWrite;
    std::vector<ShopPrice> seen;
    for (const PriceWrite& write : writes) {
        const auto found = shown.find(write.sku.text);
        if (settledByLook(0, write, found == shown.end() ? nullptr : &found->second))
            continue; // would be refused, or is there already
        toWrite.push_back(write);
        seen.push_back(found->second);
    }
    for (const auto& group : writeGroups(seen, shop.connector().capabilities())) {
        std::vector<PriceWrite> groupWrites;
        std::vector<ShopPrice> groupSeen;
        for (const std::size_t i : group) {
            groupWrites.push_back(toWrite[i]);
            groupSeen.push_back(seen[i]);
        }
        requests.push_back(shop.connector().writePrices(groupWrites, groupSeen));
    }
    return {};
}

/// The writes of one order; reads on the way are made, answers to writes are taken for granted.
Result<void> orderRequests(const std::vector<OrderLineWrite>& lines, const platform::Connector& connector,
                           ShopLink* shop, Progress& progress, std::vector<Request>& requests)
{
    std::vector<platform::Answer> talk;
    bool written = false;
    for (;;) {
        const auto step = connector.placeOrder(lines, talk);
        if (!step)
            return written ? Result<void>() : tl::unexpected(step.error());
        if (!step->next || (written && !step->writes))
            return {};
        platform::Answer granted;
        granted.status = 200;
        granted.body = R"({"data":{"metafieldsSet":{"userErrors":[]},"inventoryAdjustQuantities":{"userErrors":[]}}})";
        if (step->writes) {
            requests.push_back(*step->next);
            written = true;
            if (shop == nullptr)
                return {}; // a shop that is not asked places an order with one request
        } else {
            auto answer = shop->read(*step->next, progress);
            if (!answer)
                return tl::unexpected(answer.error());
            granted = std::move(*answer);
        }
        talk.push_back(std::move(granted));
    }
}

} // namespace

Result<std::vector<Request>> dryRun(const PushRequest& request, Progress& progress)
{
    auto workspace = workspace::Workspace::open(request.workspace, workspace::OpenMode::ReadOnly);
    if (!workspace)
        return tl::unexpected(workspace.error());
    const auto settings = workspace::loadSettings(*workspace);
    if (!settings)
        return tl::unexpected(settings.error());
    const auto rows = PushLedger(*workspace, {}, Day{}).open(ShopTime::max());
    if (!rows)
        return tl::unexpected(rows.error());
    const platform::Connector& connector = platform::connectorOf(request.kind);
    std::unique_ptr<ShopLink> shop;
    if (!connector.capabilities().compareAndSet && !rows->empty()) {
        auto link = ShopLink::open({request.kind, request.shop, request.token}, request.retry, progress);
        if (!link)
            return tl::unexpected(link.error());
        shop = std::move(*link);
    }
    const Portions portions = portionsOf(*rows, connector);
    std::vector<Request> requests;
    for (const auto& portion : portions.prices) {
        const auto writes = writesOf<PriceWrite>(*rows, portion);
        if (!shop)
            requests.push_back(connector.writePrices(writes, {}));
        else if (auto looked = afterALook(writes, *shop, settings->currency, progress, requests); !looked)
            return tl::unexpected(looked.error());
    }
    for (const auto& portion : portions.orders) {
        const auto lines = writesOf<OrderLineWrite>(*rows, portion);
        if (auto asked = orderRequests(lines, connector, shop.get(), progress, requests); !asked)
            return tl::unexpected(asked.error());
    }
    return requests;
}

} // namespace ms::workflow
