// SPDX-License-Identifier: GPL-3.0-or-later
// What a shop shows: products, prices, stock, orders and customers.
#include "sandbox/api.h"
#include "sandbox/paging.h"

#include <charconv>
#include <limits>

namespace ms::sandbox
{
namespace
{

std::string tagOf(const ShopProduct& product)
{
    return "\"" + std::to_string(product.updatedAt) + "-" + std::to_string(product.priceMinor) + "\"";
}

std::optional<std::int64_t> wholeNumber(const std::string& text)
{
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

std::string partOr(const Page& page, std::size_t at, const std::string& otherwise = {})
{
    return at < page.after.size() ? page.after[at] : otherwise;
}

Reply documentPage(const std::vector<ShopDocument>& documents, int limit, bool byTime)
{
    nlohmann::json items = nlohmann::json::array();
    std::vector<std::vector<std::string>> keys;
    for (const ShopDocument& document : documents) {
        items.push_back(nlohmann::json::parse(document.content));
        keys.push_back(byTime ? std::vector<std::string>{std::to_string(document.updatedAt), document.id}
                              : std::vector<std::string>{document.id});
    }
    return pageReply(std::move(items), keys, limit);
}

} // namespace

nlohmann::json Api::productJson(const ShopProduct& product) const
{
    nlohmann::json json = priceJson(product);
    json["title"] = product.title;
    json["unit_cost_minor"] = product.unitCostMinor ? nlohmann::json(*product.unitCostMinor) : nlohmann::json();
    return json;
}

nlohmann::json Api::priceJson(const ShopProduct& product) const
{
    return {{"sku", product.sku},
            {"price_minor", product.priceMinor},
            {"currency", m_currency},
            {"updated_at", product.updatedAt}};
}

Reply Api::listProducts(const Request& request)
{
    Reply refusal;
    const auto page = readPage(request, 1, refusal);
    if (!page)
        return refusal;
    nlohmann::json items = nlohmann::json::array();
    std::vector<std::vector<std::string>> keys;
    for (const ShopProduct& product : m_store.products(partOr(*page, 0), page->limit + 1)) {
        items.push_back(productJson(product));
        keys.push_back({product.sku});
    }
    return pageReply(std::move(items), keys, page->limit);
}

Reply Api::getProduct(const Request& request)
{
    const auto product = m_store.product(request.captured.at("sku"));
    if (!product)
        return problem(404, "Not found", "no product has the SKU '" + request.captured.at("sku") + "'");
    const std::string tag = tagOf(*product);
    Reply reply = request.header("if-none-match") == tag ? Reply{304, {}, {}} : answer(200, productJson(*product));
    reply.headers.emplace_back("ETag", tag);
    return reply;
}

Reply Api::listPrices(const Request& request)
{
    Reply refusal;
    const auto page = readPage(request, 1, refusal);
    if (!page)
        return refusal;
    nlohmann::json items = nlohmann::json::array();
    std::vector<std::vector<std::string>> keys;
    for (const ShopProduct& product : m_store.products(partOr(*page, 0), page->limit + 1)) {
        items.push_back(priceJson(product));
        keys.push_back({product.sku});
    }
    return pageReply(std::move(items), keys, page->limit);
}

Reply Api::queryPrices(const Request& request)
{
    constexpr std::size_t most = 200;
    const nlohmann::json body = nlohmann::json::parse(request.body, nullptr, false);
    if (!body.is_object() || !body.contains("skus") || !body["skus"].is_array() || body["skus"].empty() ||
        body["skus"].size() > most)
        return problem(422, "Invalid request", "skus must be a list of 1 to 200 SKUs",
                       {{{"pointer", "/skus"}, {"detail", "a list of 1 to 200 texts"}}});
    nlohmann::json items = nlohmann::json::array();
    nlohmann::json missing = nlohmann::json::array();
    for (std::size_t i = 0; i < body["skus"].size(); ++i) {
        const nlohmann::json& sku = body["skus"][i];
        if (!sku.is_string() || sku.get<std::string>().empty())
            return problem(422, "Invalid request", "a SKU is a text that is not empty",
                           {{{"pointer", "/skus/" + std::to_string(i)}, {"detail", "a text that is not empty"}}});
        if (const auto product = m_store.product(sku))
            items.push_back(priceJson(*product));
        else
            missing.push_back(sku);
    }
    return answer(200, {{"items", std::move(items)}, {"missing", std::move(missing)}});
}

Reply Api::listStock(const Request& request)
{
    Reply refusal;
    const auto page = readPage(request, 2, refusal);
    if (!page)
        return refusal;
    nlohmann::json items = nlohmann::json::array();
    std::vector<std::vector<std::string>> keys;
    for (const ShopStock& stock : m_store.stock(partOr(*page, 0), partOr(*page, 1), page->limit + 1)) {
        items.push_back({{"sku", stock.sku},
                         {"location", stock.location},
                         {"on_hand", stock.onHand},
                         {"updated_at", stock.updatedAt}});
        keys.push_back({stock.sku, stock.location});
    }
    return pageReply(std::move(items), keys, page->limit);
}

Reply Api::listOrders(const Request& request)
{
    Reply refusal;
    const auto page = readPage(request, 2, refusal);
    if (!page)
        return refusal;
    std::int64_t since = std::numeric_limits<std::int64_t>::min();
    if (const auto text = request.query.find("updated_since"); text != request.query.end()) {
        const auto number = wholeNumber(text->second);
        if (!number)
            return problem(422, "Invalid request", "updated_since must be unix seconds, not '" + text->second + "'");
        since = *number;
    }
    const auto afterUpdated = wholeNumber(partOr(*page, 0, std::to_string(since)));
    if (!afterUpdated)
        return problem(422, "Invalid request", "cursor is not one that this shop gave out");
    return documentPage(m_store.orders(since, *afterUpdated, partOr(*page, 1), page->limit + 1), page->limit, true);
}

Reply Api::listCustomers(const Request& request)
{
    Reply refusal;
    const auto page = readPage(request, 1, refusal);
    if (!page)
        return refusal;
    return documentPage(m_store.customers(partOr(*page, 0), page->limit + 1), page->limit, false);
}

} // namespace ms::sandbox
