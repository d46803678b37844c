// SPDX-License-Identifier: GPL-3.0-or-later
// The shop, prices and reorders. woocommerce_lists.cpp reads lists.
#include "platform/woocommerce.h"

#include "platform/answer_json.h"
#include "platform/incoming_stock.h"
#include "platform/request_text.h"
#include "platform/shop_sentences.h"

#include <algorithm>
#include <cassert>
#include <map>

namespace ms::platform {
namespace {

using approvals::OrderLineWrite;
using nlohmann::json;

const std::string base = "/wp-json/wc/v3";
const std::string simpleGroup = "products";

/// Products and variations of these SKUs; a SKU with a comma in it cannot be asked for and is not found.
/// Source: woocommerce.github.io/woocommerce-rest-api-docs, "List all products" (sku: use commas to separate)
Request bySku(const std::vector<std::string>& skus, const std::string& fields)
{
    std::string list;
    for (const std::string& sku : skus)
        list += (list.empty() ? "" : ",") + percentEncoded(sku);
    return getRequest(base + "/products?per_page=100&status=any&_fields=" + fields + "&sku=" + list);
}

std::string groupOf(const json& product)
{
    const auto parent = product.value("parent_id", std::int64_t(0));
    return product.value("type", "") == "variation" && parent > 0 ? std::to_string(parent) : simpleGroup;
}

/// The path of one product, or of one variation below its parent.
std::string pathOf(const std::string& group, std::int64_t id)
{
    return group == simpleGroup ? base + "/products/" + std::to_string(id)
                                : base + "/products/" + group + "/variations/" + std::to_string(id);
}

ShopPrice priceFrom(const json& product, Currency currency)
{
    ShopPrice shown;
    shown.sku.text = product.at("sku").get<std::string>();
    shown.price.currency = currency;
    const json& price = product.at("regular_price");
    if (const auto minor = exactMinor(price, currency))
        shown.price.minor = *minor;
    else
        shown.trouble = price == "" ? "the shop has no regular price for it"
                                    : "the shop shows " + price.dump() + ", which is no amount of " + currency.text();
    // Source: woocommerce.github.io/woocommerce-rest-api-docs, "Product properties": on_sale, sale_price
    if (product.contains("on_sale") && product["on_sale"] == true && product.contains("sale_price"))
        shown.sale = shop_sentence::saleShows.with({product["sale_price"].get<std::string>() + " " + currency.text()});
    shown.group = groupOf(product);
    shown.handle = bytesOf({{"id", product.at("id")}});
    return shown;
}

} // namespace

Capabilities WooCommerce::capabilities() const
{
    // 100 objects a call, the limit that the documentation states for batches. Parallel calls are what its users were
    // hurt by, so there is one at a time.
    return {.largestPriceBatch = 100, .largestPriceQuery = 50, .mostInFlight = 1};
}

Header WooCommerce::authorization(const std::string& secret) const
{
    const std::size_t colon = secret.find(':');
    if (colon == std::string::npos)
        return {"Authorization", basicAuthorization(secret, {})};
    return {"Authorization", basicAuthorization(secret.substr(0, colon), secret.substr(colon + 1))};
}

// Source: woocommerce.github.io/woocommerce-rest-api-docs, "System status"
Request WooCommerce::shop() const
{
    return getRequest(base + "/system_status?_fields=environment.home_url,settings.currency");
}

Result<ShopInfo> WooCommerce::readShop(const Answer& answer) const
{
    return readGood(answer, [](const json& body) {
        const auto currency = Currency::parse(body.at("settings").at("currency").get<std::string>());
        if (!currency)
            throw AnswerFault(currency.error().detail);
        std::string name = body.at("environment").at("home_url").get<std::string>();
        if (const std::size_t scheme = name.find("://"); scheme != std::string::npos)
            name = name.substr(scheme + 3);
        return ShopInfo{name, *currency, true};
    });
}

Request WooCommerce::queryPrices(std::span<const Sku> skus, Currency) const
{
    assert(!skus.empty() && skus.size() <= capabilities().largestPriceQuery);
    std::vector<std::string> names;
    for (const Sku& sku : skus)
        names.push_back(sku.text);
    return bySku(names, "id,sku,type,parent_id,regular_price,sale_price,on_sale");
}

Result<std::vector<ShopPrice>> WooCommerce::readPrices(const Answer& answer, Currency currency) const
{
    return readGood(answer, [&](const json& body) {
        if (!body.is_array())
            throw AnswerFault("it is not a list of products");
        std::vector<ShopPrice> prices;
        for (const json& product : body)
            prices.push_back(priceFrom(product, currency));
        return prices;
    });
}

// Source: woocommerce.github.io/woocommerce-rest-api-docs, "Batch update products", "Batch update product variations"
Request WooCommerce::writePrices(std::span<const approvals::PriceWrite> writes, std::span<const ShopPrice> seen) const
{
    assert(!writes.empty() && writes.size() == seen.size());
    json updates = json::array();
    for (std::size_t i = 0; i < writes.size(); ++i)
        updates.push_back(
            {{"id", json::parse(seen[i].handle)["id"]},
             {"regular_price", toDecimalText(writes[i].price.minor, writes[i].price.currency.decimals())}});
    const std::string& group = seen.front().group;
    return bodyRequest("POST",
                       base + (group == simpleGroup ? "/products/batch" : "/products/" + group + "/variations/batch"),
                       {{"update", std::move(updates)}});
}

Result<std::vector<WriteOutcome>> WooCommerce::readOutcomes(std::span<const approvals::PriceWrite> writes,
                                                            const Answer& answer) const
{
    return readGood(answer, [&](const json& body) {
        const json& rows = listAt(body, "update");
        if (rows.size() != writes.size())
            throw AnswerFault(std::to_string(rows.size()) + " outcomes for " + std::to_string(writes.size()) +
                              " changes");
        std::vector<WriteOutcome> outcomes;
        for (std::size_t i = 0; i < writes.size(); ++i) {
            if (rows[i].contains("error")) {
                outcomes.push_back({WriteStatus::Invalid, std::nullopt,
                                    rows[i]["error"].value("message", "refused without a reason")});
                continue;
            }
            if (rows[i].at("sku") != writes[i].sku.text)
                throw AnswerFault("an outcome belongs to another change than was sent in its place");
            outcomes.push_back({WriteStatus::Applied, std::nullopt, {}});
        }
        return outcomes;
    });
}

namespace {

/// One a line; `item` is the path of the product. Nothing is incoming here but what notes say.
Result<std::vector<IncomingStock>> notesOf(std::span<const OrderLineWrite> lines, const Answer& answer)
{
    const auto bySkuName = readGood(answer, [&](const json& body) {
        if (!body.is_array())
            throw AnswerFault("it is not a list of products");
        std::map<std::string, IncomingStock> found;
        for (const json& product : body) {
            IncomingStock stock;
            stock.item = pathOf(groupOf(product), product.at("id").get<std::int64_t>());
            for (const json& meta : listAt(product, "meta_data")) {
                if (meta.at("key") != noteName(lines.front()))
                    continue;
                readNote(meta.at("value"), stock);
                stock.incoming = stock.after;
            }
            found.emplace(product.at("sku").get<std::string>(), stock);
        }
        return found;
    });
    if (!bySkuName)
        return tl::unexpected(bySkuName.error());
    std::vector<IncomingStock> stocks;
    for (const OrderLineWrite& line : lines) {
        const auto found = bySkuName->find(line.sku.text);
        if (found == bySkuName->end())
            return failure(ErrorCode::NotFound, "the shop has no SKU '" + line.sku.text + "'");
        stocks.push_back(found->second);
    }
    return stocks;
}

Request lookForNotes(std::span<const OrderLineWrite> lines)
{
    std::vector<std::string> names;
    for (const OrderLineWrite& line : lines)
        names.push_back(line.sku.text);
    return bySku(names, "id,sku,type,parent_id,meta_data");
}

} // namespace

// Source: woocommerce.github.io/woocommerce-rest-api-docs, "Product - Meta data properties", "Update a product"
Result<OrderStep> WooCommerce::placeOrder(std::span<const OrderLineWrite> lines, std::span<const Answer> soFar) const
{
    constexpr std::size_t mostLines = 100; // that one look can show
    if (lines.size() > mostLines)
        return failure(ErrorCode::InvalidInput, "an order of " + std::to_string(lines.size()) +
                                                    " lines; this shop takes notes of at most 100 at once");
    if (soFar.empty())
        return OrderStep{lookForNotes(lines), false, std::nullopt};
    const auto stocks = notesOf(lines, soFar.front());
    if (!stocks)
        return tl::unexpected(stocks.error());
    std::vector<std::size_t> toNote;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (!(*stocks)[i].noted)
            toNote.push_back(i);
    }
    const std::size_t written = soFar.size() - 1;
    if (written < toNote.size()) {
        const std::size_t i = toNote[written];
        const json meta{{"key", noteName(lines[i])}, {"value", noteOf(lines[i], (*stocks)[i])}};
        return OrderStep{bodyRequest("PUT", (*stocks)[i].item, {{"meta_data", json::array({meta})}}), true,
                         std::nullopt};
    }
    if (toNote.empty())
        return placedOrder(lines, *stocks);
    if (written == toNote.size())
        return OrderStep{lookForNotes(lines), false, std::nullopt};
    const auto now = notesOf(lines, soFar.back());
    if (!now)
        return tl::unexpected(now.error());
    return placedOrder(lines, *now);
}

} // namespace ms::platform
