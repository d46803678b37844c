// SPDX-License-Identifier: GPL-3.0-or-later
#include "medusa_shop.h"

#include "platform/request_text.h"

#include <cmath>

namespace ms::test {

using nlohmann::json;
using platform::HttpClient;

namespace {

std::string environment(const char* name)
{
    return qEnvironmentVariable(name).toStdString();
}

std::string signedIn()
{
    auto client = HttpClient::create({environment("MEDUSA_URL")}, {});
    (*client)->setAuthorization({});
    const NoProgress none;
    const auto exchange =
        (*client)->exchange(platform::bodyRequest("POST", "/auth/user/emailpass",
                                                  {{"email", environment("MEDUSA_ADMIN_EMAIL")},
                                                   {"password", environment("MEDUSA_ADMIN_PASSWORD")}}),
                            none);
    if (!exchange.answer || exchange.answer->status != 200)
        qFatal("Medusa does not let its admin in");
    return json::parse(exchange.answer->body)["token"];
}

} // namespace

bool MedusaShop::isThere()
{
    return !qEnvironmentVariableIsEmpty("MEDUSA_URL");
}

MedusaShop::MedusaShop()
{
    m_session = signedIn();
    m_client = std::move(*HttpClient::create({environment("MEDUSA_URL")}, m_session));
    m_name = ask("GET", "/admin/stores")["stores"][0]["name"];
    const json variants =
        ask("GET", "/admin/product-variants?limit=5000&order=sku&fields=id,sku,product_id,*inventory_items");
    for (const json& variant : variants["variants"]) {
        const std::string item = variant["inventory_items"].empty()
                                     ? std::string()
                                     : variant["inventory_items"][0]["inventory_item_id"].get<std::string>();
        m_variants[variant["sku"]] = {variant["id"], variant["product_id"], item, 0};
        m_skuOf[variant["id"]] = variant["sku"];
    }
    const json items = ask("GET", "/admin/inventory-items?limit=5000&fields=id,sku,*location_levels");
    for (const json& item : items["inventory_items"]) {
        for (const json& level : item["location_levels"]) {
            if (level["location_id"] == location() && m_variants.contains(item["sku"]))
                m_variants[item["sku"]].incoming = level["incoming_quantity"];
        }
    }
    open();
}

MedusaShop::~MedusaShop()
{
    close();
}

std::string MedusaShop::secret() const
{
    return environment("MEDUSA_ADMIN_EMAIL") + ":" + environment("MEDUSA_ADMIN_PASSWORD");
}

Currency MedusaShop::currency() const
{
    return *Currency::parse(QString::fromStdString(environment("MEDUSA_CURRENCY")).toUpper().toStdString());
}

std::string MedusaShop::location() const
{
    return environment("MEDUSA_LOCATION_ID");
}

json MedusaShop::ask(const std::string& method, const std::string& path, const json& body)
{
    const NoProgress none;
    platform::Request request = body.is_null() ? platform::getRequest(path) : platform::bodyRequest(method, path, body);
    request.method = method;
    const auto exchange = m_client->exchange(request, none);
    if (!exchange.answer || exchange.answer->status >= 300)
        qFatal("Medusa answers %s %s with %s", method.c_str(), path.c_str(),
               exchange.answer ? exchange.answer->body.substr(0, 200).c_str() : exchange.detail.c_str());
    return json::parse(exchange.answer->body);
}

std::vector<Goods> MedusaShop::goods()
{
    std::vector<Goods> all;
    const json variants = ask("GET", "/admin/product-variants?limit=5000&order=sku&fields=id,sku,*prices");
    for (const json& variant : variants["variants"])
        all.push_back({variant["sku"], std::llround(100 * variant["prices"][0]["amount"].get<double>())});
    return all;
}

json MedusaShop::pricesOf(const std::string& sku)
{
    return ask("GET",
               "/admin/product-variants?id=" + m_variants.at(sku).id +
                   "&fields=id,*prices,prices.price_rules.attribute,prices.price_rules.value")["variants"][0]["prices"];
}

std::vector<double> MedusaShop::basePrices(const std::string& sku)
{
    std::vector<double> prices;
    for (const json& price : pricesOf(sku)) {
        if (price["currency_code"] == environment("MEDUSA_CURRENCY") && price["min_quantity"].is_null() &&
            price["rules"].empty())
            prices.push_back(price["amount"]);
    }
    return prices;
}

void MedusaShop::addRegionPrice(const std::string& sku, const std::string& region, std::int64_t minor)
{
    json prices = json::array({{{"currency_code", environment("MEDUSA_CURRENCY")},
                                {"amount", double(minor) / 100},
                                {"rules", {{"region_id", region}}}}});
    for (const json& price : pricesOf(sku))
        prices.push_back({{"id", price["id"]}, {"currency_code", price["currency_code"]}, {"amount", price["amount"]}});
    const Variant& variant = m_variants.at(sku);
    ask("POST", "/admin/products/" + variant.product + "/variants/" + variant.id, {{"prices", prices}});
}

std::int64_t MedusaShop::regionPrice(const std::string& sku, const std::string& region)
{
    for (const json& price : pricesOf(sku)) {
        if (price["rules"].value("region_id", "") == region)
            return std::llround(100 * price["amount"].get<double>());
    }
    return -1;
}

std::int64_t MedusaShop::price(const std::string& sku)
{
    const auto prices = basePrices(sku);
    return prices.size() == 1 ? std::llround(100 * prices[0]) : -1;
}

void MedusaShop::movePrice(const std::string& sku, std::int64_t minor)
{
    const Variant& variant = m_variants.at(sku);
    json prices = json::array();
    for (const json& price : pricesOf(sku)) {
        if (price["rules"].empty())
            prices.push_back(
                {{"id", price["id"]}, {"currency_code", price["currency_code"]}, {"amount", double(minor) / 100}});
    }
    ask("POST", "/admin/products/" + variant.product + "/variants/" + variant.id, {{"prices", prices}});
}

int MedusaShop::writes(const std::string& sku)
{
    int count = 0;
    there([&] { count = m_writes[sku]; });
    return count;
}

std::int64_t MedusaShop::ordered(const std::string& sku)
{
    const Variant& variant = m_variants.at(sku);
    const json read = ask("GET", "/admin/inventory-items?id=" + variant.item + "&fields=id,sku,*location_levels");
    for (const json& level : read["inventory_items"][0]["location_levels"]) {
        if (level["location_id"] == location())
            return level["incoming_quantity"].get<std::int64_t>() - variant.incoming;
    }
    return -1;
}

std::string MedusaShop::stepOf(const sandbox::Request& request)
{
    const std::string last = request.path.empty() ? std::string() : request.path.back();
    const bool post = request.method == "POST";
    if (request.path.size() > 1 && request.path[1] == "product-variants")
        return "/prices/read";
    if (post && last == "batch" && request.path[1] == "products")
        return "/prices/write";
    if (request.path.size() > 1 && request.path[1] == "inventory-items")
        return post ? "/orders/write" : "/orders/read";
    return "/other";
}

sandbox::Reply MedusaShop::answer(const sandbox::Request& request, bool undone)
{
    if (undone) {
        const json lie{{"updated", json::array()}, {"created", json::array()}, {"inventory_item", json::object()}};
        return sandbox::answer(200, lie);
    }
    std::string path;
    for (const std::string& part : request.path)
        path += "/" + platform::percentEncoded(part);
    path += request.rawQuery.empty() ? "" : "?" + request.rawQuery;
    // A new one each time: one that knows a session takes it out of the answer that gives it again.
    const auto behind = HttpClient::create({environment("MEDUSA_URL")}, {});
    (*behind)->setAuthorization({"Authorization", request.header("authorization")});
    const NoProgress none;
    platform::Request on{request.method, path, {{"Accept", "application/json"}}, request.body};
    if (!request.body.empty())
        on.headers.emplace_back("Content-Type", "application/json");
    const auto exchange = (*behind)->exchange(on, none);
    if (!exchange.answer)
        return sandbox::problem(502, "Bad gateway", exchange.detail);
    if (exchange.answer->status < 300 && stepOf(request) == "/prices/write") {
        const json body = json::parse(request.body);
        for (const json& update : body["update"])
            ++m_writes[m_skuOf[update["id"]]];
    }
    sandbox::Reply reply;
    reply.status = exchange.answer->status;
    reply.body = exchange.answer->body;
    return reply;
}

void MedusaShop::moveFirstPrice(const sandbox::Request& request)
{
    std::string sku;
    if (stepOf(request) == "/prices/write")
        sku = m_skuOf[json::parse(request.body)["update"][0]["id"]];
    else if (const std::size_t start = request.rawQuery.find("sku[]="); start != std::string::npos)
        sku = request.rawQuery.substr(start + 6, request.rawQuery.find('&', start) - start - 6); // the first asked for
    if (!sku.empty())
        movePrice(sku, price(sku) + 1);
}

} // namespace ms::test
