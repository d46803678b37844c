// SPDX-License-Identifier: GPL-3.0-or-later
// The shop, prices, and what GraphQL means. shopify_orders.cpp places reorders, shopify_lists.cpp reads lists.
#include "platform/shopify.h"

#include "platform/answer_json.h"
#include "platform/request_text.h"
#include "platform/shopify_graphql.h"

#include <algorithm>
#include <cassert>
#include <charconv>
#include <cmath>
#include <map>

namespace ms::platform {
namespace {

using nlohmann::json;

/// The code of the first GraphQL error, "" when there is none, "?" when it has no code.
std::string errorCodeOf(const Answer& answer)
{
    if (answer.body.find("\"errors\"") == std::string::npos)
        return {};
    const json body = json::parse(answer.body, nullptr, false);
    if (!body.is_object() || !body.contains("errors") || !body["errors"].is_array() || body["errors"].empty())
        return {};
    const json& first = body["errors"].front();
    if (!first.is_object() || !first.contains("extensions") || !first["extensions"].is_object())
        return "?";
    return first["extensions"].value("code", "?");
}

ShopPrice priceFrom(const json& node, Currency currency)
{
    ShopPrice shown;
    shown.sku.text = node.at("sku").get<std::string>();
    shown.price.currency = currency;
    if (const auto minor = exactMinor(node.at("price"), currency))
        shown.price.minor = *minor;
    else
        shown.trouble = "the shop shows " + node.at("price").dump() + ", which is no amount of " + currency.text();
    shown.group = node.at("product").at("id").get<std::string>();
    shown.handle = bytesOf({{"variant", node.at("id")}});
    return shown;
}

/// The place in the list of variants that an error's path names: ["variants", "0", "price"].
std::optional<std::size_t> indexOf(const json& error)
{
    if (!error.contains("field") || !error["field"].is_array() || error["field"].size() < 2 ||
        !error["field"][1].is_string())
        return std::nullopt;
    const std::string text = error["field"][1].get<std::string>();
    std::size_t index = 0;
    const auto [end, bad] = std::from_chars(text.data(), text.data() + text.size(), index);
    return bad == std::errc() && end == text.data() + text.size() ? std::optional(index) : std::nullopt;
}

} // namespace

Request graphQl(const char* document, json variables)
{
    return bodyRequest("POST", "/admin/api/2026-01/graphql.json",
                       {{"query", document}, {"variables", std::move(variables)}});
}

const json& dataAt(const json& body, const char* name)
{
    const json& data = body.at("data");
    if (!data.is_object() || !data.contains(name) || data[name].is_null())
        throw AnswerFault(std::string("it has no ") + name);
    return data[name];
}

std::string skuSearch(std::span<const Sku> skus)
{
    std::string search;
    for (const Sku& sku : skus) {
        search += search.empty() ? "sku:'" : " OR sku:'";
        for (const char c : sku.text) {
            if (c == '\'' || c == '\\')
                search += '\\';
            search += c;
        }
        search += '\'';
    }
    return search;
}

std::string userErrorOf(const json& payload)
{
    const json& errors = listAt(payload, "userErrors");
    return errors.empty() ? std::string() : errors.front().value("message", "refused without a reason");
}

Capabilities Shopify::capabilities() const
{
    return {.deltaStock = true,
            .abandonedCarts = true,
            .largestPriceBatch = 100,
            .largestPriceQuery = 100,
            .mostInFlight = 2};
}

Header Shopify::authorization(const std::string& secret) const
{
    return {"X-Shopify-Access-Token", secret};
}

Verdict Shopify::verdict(const Answer& answer) const
{
    const Verdict byStatus = verdictOf(answer);
    if (byStatus != Verdict::Good)
        return byStatus;
    const std::string code = errorCodeOf(answer);
    if (code.empty())
        return Verdict::Good;
    if (code == "THROTTLED")
        return Verdict::Busy;
    if (code == "ACCESS_DENIED" || code == "SHOP_INACTIVE")
        return Verdict::NoAccess;
    return code == "INTERNAL_SERVER_ERROR" ? Verdict::Unclear : Verdict::Refused;
}

std::optional<std::chrono::seconds> Shopify::pauseAsked(const Answer& answer) const
{
    if (answer.retryAfter || errorCodeOf(answer) != "THROTTLED")
        return answer.retryAfter;
    const json body = json::parse(answer.body, nullptr, false);
    try {
        const json& cost = body.at("extensions").at("cost");
        const json& bucket = cost.at("throttleStatus");
        const double missing =
            cost.at("requestedQueryCost").get<double>() - bucket.at("currentlyAvailable").get<double>();
        const double seconds = std::ceil(std::max(1.0, missing / bucket.at("restoreRate").get<double>()));
        constexpr double longest = 60;
        return std::chrono::seconds(static_cast<std::int64_t>(std::min(longest, seconds)));
    } catch (const json::exception&) {
        return std::chrono::seconds(1);
    }
}

Error Shopify::fault(const Answer& answer) const
{
    if (verdictOf(answer) != Verdict::Good)
        return errorOf(answer);
    const json body = json::parse(answer.body, nullptr, false);
    std::string words = "an error without words";
    if (body.is_object() && body.contains("errors") && body["errors"].is_array() && !body["errors"].empty() &&
        body["errors"].front().is_object())
        words = body["errors"].front().value("message", words);
    const Verdict meant = verdict(answer);
    return {meant == Verdict::NoAccess  ? ErrorCode::Permission
            : meant == Verdict::Refused ? ErrorCode::InvalidInput
                                        : ErrorCode::Unavailable,
            "the shop answered: " + words.substr(0, 300)};
}

Request Shopify::shop() const
{
    return graphQl("query { shop { name currencyCode plan { partnerDevelopment } } }", json::object());
}

Result<ShopInfo> Shopify::readShop(const Answer& answer) const
{
    return readGood(answer, [](const json& body) {
        const json& shop = dataAt(body, "shop");
        const auto currency = Currency::parse(shop.at("currencyCode").get<std::string>());
        if (!currency)
            throw AnswerFault(currency.error().detail);
        const bool practice = shop.contains("plan") && shop["plan"].value("partnerDevelopment", false);
        return ShopInfo{shop.at("name").get<std::string>(), *currency, !practice};
    });
}

// Source: shopify.dev/docs/api/admin-graphql/2026-01/queries/productVariants
Request Shopify::queryPrices(std::span<const Sku> skus, Currency) const
{
    assert(!skus.empty() && skus.size() <= capabilities().largestPriceQuery);
    return graphQl("query prices($first: Int!, $query: String!) { productVariants(first: $first, query: $query) { "
                   "nodes { id sku price product { id } } } }",
                   {{"first", 2 * skus.size()}, {"query", skuSearch(skus)}});
}

Result<std::vector<ShopPrice>> Shopify::readPrices(const Answer& answer, Currency currency) const
{
    return readGood(answer, [&](const json& body) {
        std::map<std::string, ShopPrice> bySku; // SKUs are not unique here: two of one name cannot be told apart
        for (const json& node : listAt(dataAt(body, "productVariants"), "nodes")) {
            if (!node.at("sku").is_string())
                continue;
            ShopPrice shown = priceFrom(node, currency);
            const auto [at, isNew] = bySku.emplace(shown.sku.text, shown);
            if (!isNew)
                at->second.trouble = "two variants in the shop share this SKU";
        }
        std::vector<ShopPrice> prices;
        for (auto& [sku, shown] : bySku)
            prices.push_back(std::move(shown));
        return prices;
    });
}

// Source: shopify.dev/docs/api/admin-graphql/2026-01/mutations/productVariantsBulkUpdate
Request Shopify::writePrices(std::span<const approvals::PriceWrite> writes, std::span<const ShopPrice> seen) const
{
    assert(!writes.empty() && writes.size() == seen.size());
    json variants = json::array();
    for (std::size_t i = 0; i < writes.size(); ++i)
        variants.push_back({{"id", json::parse(seen[i].handle)["variant"]},
                            {"price", toDecimalText(writes[i].price.minor, writes[i].price.currency.decimals())}});
    return graphQl("mutation prices($product: ID!, $variants: [ProductVariantsBulkInput!]!) { "
                   "productVariantsBulkUpdate(productId: $product, variants: $variants, allowPartialUpdates: true) { "
                   "productVariants { id sku price } userErrors { code field message } } }",
                   {{"product", seen.front().group}, {"variants", std::move(variants)}});
}

Result<std::vector<WriteOutcome>> Shopify::readOutcomes(std::span<const approvals::PriceWrite> writes,
                                                        const Answer& answer) const
{
    return readGood(answer, [&](const json& body) {
        std::vector<WriteOutcome> outcomes(writes.size(), WriteOutcome{WriteStatus::Applied, std::nullopt, {}});
        for (const json& error : listAt(dataAt(body, "productVariantsBulkUpdate"), "userErrors")) {
            const std::string words = error.value("message", "refused without a reason");
            const auto index = indexOf(error);
            if (index && *index >= outcomes.size())
                throw AnswerFault("an error about a variant that was not sent");
            for (std::size_t i = 0; i < outcomes.size(); ++i) {
                if (!index || *index == i)
                    outcomes[i] = {WriteStatus::Invalid, std::nullopt, words};
            }
        }
        return outcomes;
    });
}

} // namespace ms::platform
