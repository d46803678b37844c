// SPDX-License-Identifier: GPL-3.0-or-later
#include "fake_shopify.h"

#include "core/money.h"

#include <algorithm>

namespace ms::test {

using nlohmann::json;
using sandbox::Reply;

namespace {

std::string decimal(std::int64_t minor)
{
    return toDecimalText(minor, 2);
}

bool has(const std::string& text, const char* part)
{
    return text.find(part) != std::string::npos;
}

/// Source: shopify.dev/docs/api/usage/response-codes ("errors" with "extensions.code" beside status 200) and
/// shopify.dev/docs/api/usage/limits (the cost extension with its throttleStatus)
json errorBody(const char* code, const char* message, double cost, double available, double rate)
{
    return {{"errors", json::array({{{"message", message}, {"extensions", {{"code", code}}}}})},
            {"extensions",
             {{"cost",
               {{"requestedQueryCost", cost},
                {"actualQueryCost", nullptr},
                {"throttleStatus",
                 {{"maximumAvailable", 1000.0}, {"currentlyAvailable", available}, {"restoreRate", rate}}}}}}}};
}

/// Source: shopify.dev/docs/api/admin-graphql/2026-01/objects/ProductVariantsBulkUpdateUserError
json userError(json field, const char* message, const char* code)
{
    return {{"field", std::move(field)}, {"message", message}, {"code", code}};
}

} // namespace

FakeShopify::FakeShopify(int products, double restoreRate)
    : m_restoreRate(restoreRate), m_filled(std::chrono::steady_clock::now())
{
    for (int i = 0; i < products; ++i) {
        const std::string number = std::to_string(100 + i);
        m_state.variants.push_back({"gid://shopify/ProductVariant/" + number,
                                    "gid://shopify/Product/" + std::to_string(i / 3),
                                    "gid://shopify/InventoryItem/" + number,
                                    "SH-" + number,
                                    1000 + i,
                                    3,
                                    {},
                                    0});
    }
    open();
}

FakeShopify::~FakeShopify()
{
    close();
}

FakeShopify::Variant* FakeShopify::bySku(const std::string& sku)
{
    const auto found = std::find_if(m_state.variants.begin(), m_state.variants.end(),
                                    [&](const Variant& one) { return one.sku == sku; });
    return found == m_state.variants.end() ? nullptr : &*found;
}

std::vector<Goods> FakeShopify::goods()
{
    std::vector<Goods> all;
    there([&] {
        for (const Variant& variant : m_state.variants)
            all.push_back({variant.sku, variant.minor});
    });
    return all;
}

std::int64_t FakeShopify::price(const std::string& sku)
{
    std::int64_t minor = 0;
    there([&] { minor = bySku(sku)->minor; });
    return minor;
}

void FakeShopify::movePrice(const std::string& sku, std::int64_t minor)
{
    there([&] { bySku(sku)->minor = minor; });
}

int FakeShopify::writes(const std::string& sku)
{
    int count = 0;
    there([&] { count = bySku(sku)->writes; });
    return count;
}

std::int64_t FakeShopify::ordered(const std::string& sku)
{
    std::int64_t units = 0;
    there([&] { units = bySku(sku)->incoming - 3; });
    return units;
}

int FakeShopify::throttled()
{
    int count = 0;
    there([&] { count = m_throttled; });
    return count;
}

std::string FakeShopify::stepOf(const sandbox::Request& request)
{
    if (has(request.body, "productVariantsBulkUpdate"))
        return "/prices/write";
    if (has(request.body, "query prices"))
        return "/prices/read";
    if (has(request.body, "metafieldsSet") || has(request.body, "inventoryAdjustQuantities"))
        return "/orders/write";
    return has(request.body, "query incoming") ? "/orders/read" : "/other";
}

void FakeShopify::moveFirstPrice(const sandbox::Request& request)
{
    const json variables = json::parse(request.body)["variables"];
    if (variables.contains("variants")) {
        for (Variant& variant : m_state.variants) {
            if (variant.id == variables["variants"][0]["id"])
                ++variant.minor;
        }
    } else if (variables.contains("query")) {
        const std::string query = variables["query"];
        const std::size_t start = query.find('\'') + 1;
        ++bySku(query.substr(start, query.find('\'', start) - start))->minor;
    }
}

Reply FakeShopify::answer(const sandbox::Request& request, bool undone)
{
    // Source: shopify.dev/docs/api/admin-graphql ("Authentication": X-Shopify-Access-Token; 401 without it)
    if (request.header("x-shopify-access-token") != secret())
        return sandbox::answer(401, {{"errors", "[API] Invalid API key or access token"}});
    if (request.path != std::vector<std::string>{"admin", "api", "2026-01", "graphql.json"})
        return sandbox::answer(404, {{"errors", "Not Found"}});
    const json body = json::parse(request.body, nullptr, false);
    if (!body.is_object() || !body.contains("query"))
        return sandbox::answer(400, {{"errors", {{"query", "Required parameter missing or invalid"}}}});
    const auto now = std::chrono::steady_clock::now();
    m_available = std::min(1000.0, m_available + m_restoreRate * std::chrono::duration<double>(now - m_filled).count());
    m_filled = now;
    const std::string document = body["query"];
    const double cost = document.starts_with("mutation") ? 10 : 2.0 + 2.0 * body["variables"].value("first", 1.0);
    if (cost > m_available) {
        ++m_throttled;
        return sandbox::answer(200, errorBody("THROTTLED", "Throttled", cost, m_available, m_restoreRate));
    }
    m_available -= cost;
    const State before = m_state;
    const json answered = data(document, body["variables"]);
    if (undone)
        m_state = before;
    if (answered.is_null())
        return sandbox::answer(200, errorBody("undefinedField", "Field doesn't exist", cost, m_available, 50));
    return sandbox::answer(200, {{"data", answered}});
}

json FakeShopify::data(const std::string& document, const json& variables)
{
    // Source: shopify.dev/docs/api/admin-graphql/2026-01/queries/shop
    if (has(document, "shop {"))
        return {{"shop", {{"name", name()}, {"currencyCode", "EUR"}, {"plan", {{"partnerDevelopment", true}}}}}};
    if (has(document, "productVariantsBulkUpdate"))
        return {{"productVariantsBulkUpdate", updatePrices(variables)}};
    if (has(document, "metafieldsSet"))
        return {{"metafieldsSet", setMetafields(variables)}};
    if (has(document, "inventoryAdjustQuantities") && has(document, "@idempotent(key: $key)"))
        return {{"inventoryAdjustQuantities", adjustQuantities(variables)}};
    if (has(document, "query prices"))
        return {{"productVariants", search(variables, false)}};
    if (has(document, "query incoming"))
        return {{"productVariants", search(variables, true)}};
    return listed(document, variables);
}

/// Source: shopify.dev/docs/api/admin-graphql/2026-01/queries/productVariants (query: sku), .../objects/ProductVariant
json FakeShopify::search(const json& variables, bool incoming)
{
    const std::string query = variables["query"];
    json nodes = json::array();
    for (const Variant& variant : m_state.variants) {
        if (!has(query, ("sku:'" + variant.sku + "'").c_str()))
            continue;
        json node{{"id", variant.id},
                  {"sku", variant.sku},
                  {"price", decimal(variant.minor)},
                  {"product", {{"id", variant.product}}}};
        if (incoming) {
            const auto note = variant.metafields.find(variables["note"]);
            node["metafield"] = note == variant.metafields.end() ? json() : json{{"value", note->second}};
            node["inventoryItem"] = {{"id", variant.item}, {"inventoryLevel", nullptr}};
            if (variables["location"] == location())
                node["inventoryItem"]["inventoryLevel"] = {
                    {"quantities", json::array({{{"name", "incoming"}, {"quantity", variant.incoming}}})}};
        }
        nodes.push_back(std::move(node));
    }
    return {{"nodes", nodes}};
}

/// Source: shopify.dev/docs/api/admin-graphql/2026-01/mutations/productVariantsBulkUpdate
json FakeShopify::updatePrices(const json& variables)
{
    json updated = json::array();
    json errors = json::array();
    for (std::size_t i = 0; i < variables["variants"].size(); ++i) {
        const json& wanted = variables["variants"][i];
        const auto variant = std::find_if(m_state.variants.begin(), m_state.variants.end(), [&](const Variant& one) {
            return one.id == wanted["id"] && one.product == variables["product"];
        });
        const json field = json::array({"variants", std::to_string(i), "id"});
        if (variant == m_state.variants.end()) {
            errors.push_back(userError(field, "Product variant does not exist", "PRODUCT_VARIANT_DOES_NOT_EXIST"));
            continue;
        }
        variant->minor = *parseDecimal(wanted["price"].get<std::string>(), 2, true);
        ++variant->writes;
        updated.push_back({{"id", variant->id}, {"sku", variant->sku}, {"price", decimal(variant->minor)}});
    }
    return {{"productVariants", updated}, {"userErrors", errors}};
}

/// Source: shopify.dev/docs/api/admin-graphql/2026-01/mutations/metafieldsSet (at most 25 at once)
json FakeShopify::setMetafields(const json& variables)
{
    constexpr std::size_t most = 25;
    if (variables["metafields"].size() > most)
        return {{"metafields", nullptr},
                {"userErrors", json::array({userError(json::array({"metafields"}),
                                                      "Exceeded the maximum metafields "
                                                      "input limit of 25.",
                                                      "LESS_THAN_OR_EQUAL_TO")})}};
    json set = json::array();
    for (const json& metafield : variables["metafields"]) {
        for (Variant& variant : m_state.variants) {
            if (variant.id == metafield["ownerId"])
                variant.metafields[metafield["key"]] = metafield["value"];
        }
        set.push_back({{"key", metafield["key"]}});
    }
    return {{"metafields", set}, {"userErrors", json::array()}};
}

/// Source: shopify.dev/docs/api/admin-graphql/2026-01/mutations/inventoryAdjustQuantities, .../input-objects/
/// InventoryChangeInput (changeFromQuantity, ledgerDocumentUri), shopify.dev/docs/api/usage/idempotent-requests
json FakeShopify::adjustQuantities(const json& variables)
{
    const std::string key = variables["key"];
    const std::string input = variables["input"].dump();
    if (const auto known = m_state.keys.find(key); known != m_state.keys.end()) {
        if (known->second.first != input)
            return {{"inventoryAdjustmentGroup", nullptr},
                    {"userErrors", json::array({userError(nullptr, "The idempotency key was used with other input",
                                                          "IDEMPOTENCY_KEY_PARAMETER_MISMATCH")})}};
        return known->second.second;
    }
    for (const json& change : variables["input"]["changes"]) {
        const auto variant = std::find_if(m_state.variants.begin(), m_state.variants.end(),
                                          [&](const Variant& one) { return one.item == change["inventoryItemId"]; });
        const bool stale = variant != m_state.variants.end() && !change["changeFromQuantity"].is_null() &&
                           variant->incoming != change["changeFromQuantity"];
        if (variant == m_state.variants.end() || stale || change.value("ledgerDocumentUri", "").empty())
            return {
                {"inventoryAdjustmentGroup", nullptr},
                {"userErrors",
                 json::array({userError(json::array({"input", "changes", "0"}), "The change does not fit what is there",
                                        stale ? "CHANGE_FROM_QUANTITY_STALE" : "INVALID_INVENTORY_ITEM")})}};
    }
    for (const json& change : variables["input"]["changes"]) {
        for (Variant& variant : m_state.variants) {
            if (variant.item == change["inventoryItemId"])
                variant.incoming += change["delta"].get<std::int64_t>();
        }
    }
    const json payload{{"inventoryAdjustmentGroup", {{"id", "gid://shopify/InventoryAdjustmentGroup/1"}}},
                       {"userErrors", json::array()}};
    m_state.keys[key] = {input, payload};
    return payload;
}

/// Connections: nodes and pageInfo. Source: shopify.dev/docs/api/usage/pagination-graphql
json FakeShopify::listed(const std::string& document, const json& variables)
{
    const auto first = variables["first"].get<std::size_t>();
    const std::size_t start = variables["after"].is_null() ? 0 : std::stoul(variables["after"].get<std::string>());
    json nodes = json::array();
    const auto connection = [&](std::size_t size) {
        const std::size_t end = std::min(size, start + first);
        return json{{"nodes", nodes}, {"pageInfo", {{"hasNextPage", end < size}, {"endCursor", std::to_string(end)}}}};
    };
    const json whole{{"hasNextPage", false}};
    const char* moment = "2026-03-01T10:00:00Z";
    const std::size_t size = m_state.variants.size();
    const std::size_t end = std::min(size, start + first);
    const json money{{"shopMoney", {{"amount", "20.00"}, {"currencyCode", "EUR"}}}};
    if (has(document, "productVariants(")) {
        for (std::size_t i = start; i < end; ++i) {
            const Variant& one = m_state.variants[i];
            nodes.push_back({{"id", one.id},
                             {"sku", one.sku},
                             {"displayName", "Shirt " + one.sku},
                             {"price", decimal(one.minor)},
                             {"product", {{"id", one.product}, {"productType", "Shirts"}}},
                             {"inventoryItem", {{"unitCost", {{"amount", "4.50"}, {"currencyCode", "EUR"}}}}}});
        }
        return {{"productVariants", connection(size)}};
    }
    if (has(document, "inventoryItems(")) {
        for (std::size_t i = start; i < end; ++i) {
            const json quantities =
                json::array({{{"name", "on_hand"}, {"quantity", 20 + i}}, {{"name", "committed"}, {"quantity", 1}}});
            nodes.push_back({{"sku", m_state.variants[i].sku},
                             {"inventoryLevels",
                              {{"nodes", json::array({{{"updatedAt", moment},
                                                       {"location", {{"id", location()}, {"name", "Main"}}},
                                                       {"quantities", quantities}}})},
                               {"pageInfo", whole}}}});
        }
        return {{"inventoryItems", connection(size)}};
    }
    if (has(document, "orders(")) {
        for (std::size_t i = start; i < end; ++i)
            nodes.push_back(
                {{"id", "gid://shopify/Order/" + std::to_string(i)},
                 {"name", "#" + std::to_string(1000 + i)},
                 {"createdAt", moment},
                 {"updatedAt", moment},
                 {"cancelledAt", i == 0 ? json(moment) : json()},
                 {"customer", {{"id", "gid://shopify/Customer/7"}}},
                 {"lineItems",
                  {{"nodes",
                    json::array({{{"sku", m_state.variants[i].sku}, {"quantity", 2}, {"discountedTotalSet", money}}})},
                   {"pageInfo", whole}}}});
        return {{"orders", connection(size)}};
    }
    if (has(document, "customers(")) {
        if (start == 0)
            nodes.push_back({{"id", "gid://shopify/Customer/7"}, {"defaultAddress", {{"countryCodeV2", "DE"}}}});
        return {{"customers", connection(1)}};
    }
    if (has(document, "abandonedCheckouts(")) {
        if (start == 0)
            nodes.push_back({{"id", "gid://shopify/AbandonedCheckout/9"},
                             {"createdAt", moment},
                             {"updatedAt", moment},
                             {"completedAt", nullptr},
                             {"customer", {{"id", "gid://shopify/Customer/7"}}},
                             {"lineItems",
                              {{"nodes", json::array({{{"sku", m_state.variants[0].sku},
                                                       {"quantity", 3},
                                                       {"originalUnitPriceSet", money}}})},
                               {"pageInfo", whole}}}});
        return {{"abandonedCheckouts", connection(1)}};
    }
    return nullptr;
}

} // namespace ms::test
