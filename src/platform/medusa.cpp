// SPDX-License-Identifier: GPL-3.0-or-later
// Signing in, the shop itself, and prices. medusa_orders.cpp places reorders, medusa_lists.cpp reads lists.
#include "platform/medusa.h"

#include "platform/answer_json.h"
#include "platform/request_text.h"
#include "platform/shop_sentences.h"

#include <algorithm>
#include <cassert>
#include <cctype>
#include <cmath>
#include <map>

namespace ms::platform {
namespace {

using nlohmann::json;

constexpr std::string_view secretKeyStart = "sk_";

bool isSecretKey(const std::string& secret)
{
    return secret.starts_with(secretKeyStart);
}

/// Where "e-mail:password" is parted; npos for anything else.
std::size_t partingOf(const std::string& secret)
{
    const std::size_t colon = secret.find(':');
    return colon != std::string::npos && secret.find('@') < colon ? colon : std::string::npos;
}

std::string lower(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

Currency currencyFrom(std::string code)
{
    std::transform(code.begin(), code.end(), code.begin(),
                   [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    const auto currency = Currency::parse(code);
    if (!currency)
        throw AnswerFault(currency.error().detail);
    return *currency;
}

/// A base price: for everyone, in any quantity.
bool isBase(const json& price)
{
    const auto absent = [&](const char* name) { return !price.contains(name) || price[name].is_null(); };
    const bool noRules = !price.contains("rules") || price["rules"].empty();
    return absent("min_quantity") && absent("max_quantity") && noRules;
}

/// All prices of a variant as they are sent back: a price that is not sent is deleted, one without its id is made anew.
json keptPrices(const json& prices)
{
    json kept = json::array();
    for (const json& price : prices) {
        json one{{"id", price.at("id")}, {"currency_code", price.at("currency_code")}, {"amount", price.at("amount")}};
        for (const char* name : {"min_quantity", "max_quantity"}) {
            if (price.contains(name) && !price[name].is_null())
                one[name] = price[name];
        }
        if (price.contains("rules") && !price["rules"].empty())
            one["rules"] = price["rules"];
        kept.push_back(std::move(one));
    }
    return kept;
}

ShopPrice shopPriceFrom(const json& variant, Currency currency)
{
    ShopPrice shown;
    shown.sku.text = variant.at("sku").get<std::string>();
    shown.price.currency = currency;
    const json& prices = listAt(variant, "prices");
    const std::string code = lower(currency.text());
    int found = 0;
    std::string id;
    for (const json& price : prices) {
        if (price.at("currency_code") != code || !isBase(price))
            continue;
        ++found;
        id = price.at("id").get<std::string>();
        const auto minor = exactMinor(price.at("amount"), currency);
        if (minor)
            shown.price.minor = *minor;
        else
            shown.trouble =
                "the shop shows " + price.at("amount").dump() + ", which is no amount of " + currency.text();
    }
    if (found == 0)
        shown.trouble = "the shop has no base price in " + currency.text() + " for it";
    if (found > 1)
        shown.trouble = "the shop holds " + std::to_string(found) + " base prices in " + currency.text() +
                        " for it; set its price once by hand in the shop";
    const json handle{{"variant", variant.at("id")},
                      {"product", variant.at("product_id")},
                      {"price", id},
                      {"prices", keptPrices(prices)}};
    shown.handle = bytesOf(handle);
    return shown;
}

/// What the shop shows in place of `seen` after a write; none unless the variant still has the very same prices by
/// their ids.
std::optional<ShopPrice> shownInPlaceOf(const ShopPrice& seen, const json& handle, const json& variant)
{
    const json& prices = listAt(variant, "prices");
    std::optional<ShopPrice> shown;
    for (const json& price : prices) {
        const auto sameId = [&](const json& kept) { return kept["id"] == price.at("id"); };
        if (std::none_of(handle["prices"].begin(), handle["prices"].end(), sameId))
            return std::nullopt;
        if (price["id"] != handle["price"])
            continue;
        const auto minor = exactMinor(price.at("amount"), seen.price.currency);
        if (!minor || shown)
            return std::nullopt;
        shown = ShopPrice{seen.sku, {*minor, seen.price.currency}};
    }
    return prices.size() == handle["prices"].size() ? shown : std::nullopt;
}

std::string skuFilter(const Sku& sku)
{
    return "&sku[]=" + percentEncoded(sku.text);
}

} // namespace

Capabilities Medusa::capabilities() const
{
    // A call costs its shop as much as 45 prices do, besides its prices: a hundred a call take a third longer. 600 take
    // it a second or less.
    return {.abandonedCarts = true, .largestPriceBatch = 600, .largestPriceQuery = 300, .mostInFlight = 3};
}

Header Medusa::authorization(const std::string& secret) const
{
    return {"Authorization", isSecretKey(secret) ? basicAuthorization(secret, {}) : "Bearer " + secret};
}

std::optional<Request> Medusa::signIn(const std::string& secret) const
{
    const std::size_t colon = partingOf(secret);
    if (isSecretKey(secret) || colon == std::string::npos)
        return std::nullopt;
    return bodyRequest("POST", "/auth/user/emailpass",
                       {{"email", secret.substr(0, colon)}, {"password", secret.substr(colon + 1)}});
}

Result<std::string> Medusa::readSignIn(const Answer& answer) const
{
    return readGood(answer, [](const json& body) { return body.at("token").get<std::string>(); });
}

Verdict Medusa::verdict(const Answer& answer) const
{
    constexpr std::chrono::seconds long_{8}; // a refused key is answered at once, a database that is away after 60 s
    if (answer.status == 401 && answer.took >= long_)
        return Verdict::Unclear;
    return answer.status == 409 ? Verdict::Unclear : verdictOf(answer);
}

Request Medusa::shop() const
{
    return getRequest("/admin/stores?limit=1&fields=id,name,*supported_currencies");
}

Result<ShopInfo> Medusa::readShop(const Answer& answer) const
{
    return readGood(answer, [](const json& body) {
        const json& stores = listAt(body, "stores");
        if (stores.empty())
            throw AnswerFault("it has no store");
        for (const json& currency : listAt(stores.front(), "supported_currencies")) {
            if (currency.value("is_default", false))
                return ShopInfo{stores.front().at("name").get<std::string>(),
                                currencyFrom(currency.at("currency_code").get<std::string>()), true};
        }
        throw AnswerFault("its store has no default currency");
    });
}

std::size_t Medusa::queryHolds(std::span<const Sku> skus) const
{
    constexpr std::size_t longest = 7500; // bytes of the SKUs; an address takes a few hundred more, proxies take 8,192
    std::size_t bytes = 0;
    for (std::size_t i = 0; i < skus.size(); ++i) {
        bytes += skuFilter(skus[i]).size();
        if (i > 0 && (i == capabilities().largestPriceQuery || bytes > longest))
            return i;
    }
    return skus.size();
}

Request Medusa::queryPrices(std::span<const Sku> skus, Currency) const
{
    assert(!skus.empty() && skus.size() <= queryHolds(skus));
    // A price for a region or a group of customers is told by its rules, which come only when they are asked for.
    std::string path = "/admin/product-variants?limit=" + std::to_string(2 * skus.size()) +
                       "&fields=id,sku,product_id,prices.id,prices.amount,"
                       "prices.currency_code,prices.min_quantity,prices.max_quantity,prices.price_rules.attribute,"
                       "prices.price_rules.value";
    for (const Sku& sku : skus)
        path += skuFilter(sku);
    return getRequest(std::move(path));
}

Result<std::vector<ShopPrice>> Medusa::readPrices(const Answer& answer, Currency currency) const
{
    return readGood(answer, [&](const json& body) {
        std::vector<ShopPrice> prices;
        for (const json& variant : listAt(body, "variants")) {
            if (variant.at("sku").is_string())
                prices.push_back(shopPriceFrom(variant, currency));
        }
        return prices;
    });
}

std::optional<Request> Medusa::runningSales() const
{
    return getRequest("/admin/price-lists?limit=100&status[]=active&fields=id,title,type,status,starts_at,ends_at");
}

Result<std::vector<Request>> Medusa::readRunningSales(const Answer& answer, std::int64_t now) const
{
    return readGood(answer, [&](const json& body) {
        const auto passed = [&](const json& list, const char* name, bool whenUnset) {
            return list.contains(name) && list[name].is_string() ? utcSeconds(list[name].get<std::string>()) <= now
                                                                 : whenUnset;
        };
        std::vector<Request> requests;
        for (const json& list : listAt(body, "price_lists")) {
            if (list.at("status") == "active" && passed(list, "starts_at", true) && !passed(list, "ends_at", false))
                requests.push_back(getRequest("/admin/price-lists/" + percentEncoded(list.at("id").get<std::string>()) +
                                              "/prices?limit=10000&fields=id,amount,currency_code,min_quantity,"
                                              "max_quantity,price_list.title,price_list.type,price_set.variant.sku"));
        }
        return requests;
    });
}

Result<std::vector<ShopPrice>> Medusa::readSalePrices(const Answer& answer, Currency currency) const
{
    return readGood(answer, [&](const json& body) {
        std::vector<ShopPrice> prices;
        for (const json& price : listAt(body, "prices")) {
            const json& set = price.at("price_set");
            const auto minor = exactMinor(price.at("amount"), currency);
            if (price.at("currency_code") != lower(currency.text()) || !isBase(price) || !minor ||
                !set.contains("variant") || !set["variant"].is_object() || !set["variant"].at("sku").is_string())
                continue;
            ShopPrice shown{Sku{set["variant"]["sku"].get<std::string>()}, {*minor, currency}};
            const json list = price.value("price_list", json::object());
            shown.group = list.value("type", "sale");
            shown.sale = shop_sentence::listShows.with(
                {list.value("title", ""), toDecimalText(*minor, currency.decimals()) + " " + currency.text()});
            prices.push_back(std::move(shown));
        }
        return prices;
    });
}

Request Medusa::writePrices(std::span<const approvals::PriceWrite> writes, std::span<const ShopPrice> seen) const
{
    assert(!writes.empty() && writes.size() == seen.size());
    json updates = json::array();
    std::string product;
    for (std::size_t i = 0; i < writes.size(); ++i) {
        json handle = json::parse(seen[i].handle);
        product = product.empty() ? handle["product"].get<std::string>() : product;
        for (json& price : handle["prices"]) {
            if (price["id"] == handle["price"])
                price["amount"] =
                    static_cast<double>(writes[i].price.minor) / std::pow(10.0, writes[i].price.currency.decimals());
        }
        updates.push_back({{"id", handle["variant"]}, {"prices", std::move(handle["prices"])}});
    }
    // The product in the path is not held against the variants, so that one call carries those of many products. Should
    // it ever be: the push halves a refused call until each product has its own.
    return bodyRequest(
        "POST", "/admin/products/" + percentEncoded(product) + "/variants/batch?fields=id,prices.id,prices.amount",
        {{"update", std::move(updates)}});
}

Result<std::vector<WriteOutcome>> Medusa::readOutcomes(std::span<const approvals::PriceWrite> writes,
                                                       const Answer& answer) const
{
    return readGood(answer, [&](const json& body) {
        listAt(body, "updated"); // all or nothing; what was really done is read back
        return std::vector<WriteOutcome>(writes.size(), WriteOutcome{WriteStatus::Applied, std::nullopt, {}});
    });
}

std::vector<ShopPrice> Medusa::readAgain(const Answer& answer, std::span<const ShopPrice> seen) const
{
    const auto read = readGood(answer, [&](const json& body) {
        std::map<std::string, const json*> byId;
        for (const json& variant : listAt(body, "updated"))
            byId.emplace(variant.at("id").get<std::string>(), &variant);
        std::vector<ShopPrice> prices;
        for (const ShopPrice& before : seen) {
            const json handle = json::parse(before.handle);
            const auto found = byId.find(handle["variant"].get<std::string>());
            if (found == byId.end())
                continue;
            if (auto shown = shownInPlaceOf(before, handle, *found->second))
                prices.push_back(std::move(*shown));
        }
        return prices;
    });
    return read ? *read : std::vector<ShopPrice>(); // what is not understood is asked for
}

} // namespace ms::platform
