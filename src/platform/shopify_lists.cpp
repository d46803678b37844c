// SPDX-License-Identifier: GPL-3.0-or-later
// What a Shopify shop lists: connections with cursors.
#include "platform/answer_json.h"
#include "platform/request_text.h"
#include "platform/shopify.h"
#include "platform/shopify_graphql.h"

namespace ms::platform {
namespace {

using nlohmann::json;

/// One page of a connection. `since`: rows that were updated at or after it.
Request page(const char* document, int first, const std::string& cursor, std::int64_t since)
{
    json variables{{"first", first}, {"after", cursor.empty() ? json() : json(cursor)}, {"query", nullptr}};
    if (since > 0)
        variables["query"] = "updated_at:>='" + utcText(since) + "'";
    return graphQl(document, std::move(variables));
}

template <class Item, class ReadItem>
Result<ListPage<Item>> pageFrom(const Answer& answer, const char* name, ReadItem&& readItem)
{
    return readGood(answer, [&](const json& body) {
        ListPage<Item> page;
        const json& connection = dataAt(body, name);
        for (const json& node : listAt(connection, "nodes"))
            readItem(node, page.items);
        const json& info = connection.at("pageInfo");
        if (info.at("hasNextPage").get<bool>())
            page.nextCursor = info.at("endCursor").get<std::string>();
        return page;
    });
}

std::string textAt(const json& row, const char* name)
{
    return row.contains(name) && row[name].is_string() ? row[name].get<std::string>() : std::string();
}

/// The nodes of a connection that is small enough to come whole. Throws when it did not.
const json& wholeNodes(const json& connection)
{
    if (connection.contains("pageInfo") && connection["pageInfo"].value("hasNextPage", false))
        throw AnswerFault("a row with more parts than one page holds");
    return listAt(connection, "nodes");
}

std::optional<CustomerId> customerOf(const json& row)
{
    if (!row.contains("customer") || !row["customer"].is_object())
        return std::nullopt;
    return CustomerId{row["customer"].at("id").get<std::string>()};
}

void addProduct(const json& node, Currency currency, std::vector<ShopProduct>& products)
{
    if (textAt(node, "sku").empty())
        return;
    ShopProduct product;
    product.sku.text = textAt(node, "sku");
    product.title = textAt(node, "displayName");
    product.category = textAt(node.at("product"), "productType");
    if (const auto minor = exactMinor(node.at("price"), currency))
        product.price = Money{*minor, currency};
    const json& item = node.at("inventoryItem");
    if (item.is_object() && item.contains("unitCost") && item["unitCost"].is_object()) {
        if (const auto minor = exactMinor(item["unitCost"].at("amount"), currency))
            product.unitCost = Money{*minor, currency};
    }
    products.push_back(std::move(product));
}

void addLevels(const json& node, std::vector<ShopStock>& stock)
{
    if (textAt(node, "sku").empty())
        return;
    for (const json& level : wholeNodes(node.at("inventoryLevels"))) {
        ShopStock one;
        one.sku.text = textAt(node, "sku");
        one.location.text = level.at("location").at("id").get<std::string>();
        one.locationName = textAt(level["location"], "name");
        one.updatedAt = utcSeconds(textAt(level, "updatedAt"));
        for (const json& quantity : listAt(level, "quantities")) {
            const auto units = quantity.at("quantity").get<std::int64_t>();
            if (quantity.at("name") == "on_hand")
                one.onHand.units = units;
            else if (quantity.at("name") == "committed")
                one.reserved.units = units;
        }
        stock.push_back(std::move(one));
    }
}

void addOrder(const json& node, std::vector<ShopOrder>& orders)
{
    ShopOrder order;
    order.id.text = textAt(node, "name").empty() ? node.at("id").get<std::string>() : textAt(node, "name");
    order.customer = customerOf(node);
    order.orderedAt = utcSeconds(textAt(node, "createdAt"));
    order.updatedAt = utcSeconds(textAt(node, "updatedAt"));
    order.canceled = !textAt(node, "cancelledAt").empty();
    for (const json& line : wholeNodes(node.at("lineItems"))) {
        if (textAt(line, "sku").empty())
            continue;
        const json& money = line.at("discountedTotalSet").at("shopMoney");
        const auto currency = Currency::parse(money.at("currencyCode").get<std::string>());
        if (!currency)
            throw AnswerFault(currency.error().detail);
        order.lines.push_back({Sku{textAt(line, "sku")}, Quantity{line.at("quantity").get<std::int64_t>()},
                               nearestMinor(money.at("amount"), *currency)});
    }
    orders.push_back(std::move(order));
}

void addCart(const json& node, Currency currency, std::vector<ShopCart>& carts)
{
    if (!textAt(node, "completedAt").empty())
        return;
    ShopCart cart;
    cart.id = node.at("id").get<std::string>();
    cart.customer = customerOf(node);
    cart.openedAt = utcSeconds(textAt(node, "createdAt"));
    cart.updatedAt = utcSeconds(textAt(node, "updatedAt"));
    for (const json& line : wholeNodes(node.at("lineItems"))) {
        if (!textAt(line, "sku").empty())
            cart.items.push_back(
                {Sku{textAt(line, "sku")}, Quantity{line.at("quantity").get<std::int64_t>()},
                 nearestMinor(line.at("originalUnitPriceSet").at("shopMoney").at("amount"), currency)});
    }
    carts.push_back(std::move(cart));
}

} // namespace

// Source: shopify.dev/docs/api/admin-graphql/2026-01/objects/ProductVariant, .../objects/InventoryItem (unitCost)
Request Shopify::listProducts(const std::string& cursor, std::int64_t since) const
{
    return page("query products($first: Int!, $after: String, $query: String) { "
                "productVariants(first: $first, after: $after, query: $query) { nodes { id sku displayName price "
                "product { id productType } inventoryItem { unitCost { amount currencyCode } } } "
                "pageInfo { hasNextPage endCursor } } }",
                100, cursor, since);
}

Result<ListPage<ShopProduct>> Shopify::readProducts(const Answer& answer, Currency currency) const
{
    return pageFrom<ShopProduct>(answer, "productVariants",
                                 [&](const json& node, auto& items) { addProduct(node, currency, items); });
}

// Source: shopify.dev/docs/api/admin-graphql/2026-01/queries/inventoryItems, .../objects/InventoryLevel
Request Shopify::listStock(const std::string& cursor) const
{
    return page("query stock($first: Int!, $after: String, $query: String) { "
                "inventoryItems(first: $first, after: $after, query: $query) { nodes { sku "
                "inventoryLevels(first: 20) { nodes { updatedAt location { id name } "
                "quantities(names: [\"on_hand\", \"committed\"]) { name quantity } } pageInfo { hasNextPage } } } "
                "pageInfo { hasNextPage endCursor } } }",
                25, cursor, 0);
}

Result<ListPage<ShopStock>> Shopify::readStock(const Answer& answer) const
{
    return pageFrom<ShopStock>(answer, "inventoryItems", addLevels);
}

// Source: shopify.dev/docs/api/admin-graphql/2026-01/queries/orders, .../objects/LineItem (discountedTotalSet)
Request Shopify::listOrders(const std::string& cursor, std::int64_t updatedSince) const
{
    return page("query orders($first: Int!, $after: String, $query: String) { "
                "orders(first: $first, after: $after, query: $query, sortKey: UPDATED_AT) { nodes { id name createdAt "
                "updatedAt cancelledAt customer { id } lineItems(first: 50) { nodes { sku quantity "
                "discountedTotalSet { shopMoney { amount currencyCode } } } pageInfo { hasNextPage } } } "
                "pageInfo { hasNextPage endCursor } } }",
                10, cursor, updatedSince);
}

Result<ListPage<ShopOrder>> Shopify::readOrders(const Answer& answer) const
{
    return pageFrom<ShopOrder>(answer, "orders", addOrder);
}

// Source: shopify.dev/docs/api/admin-graphql/2026-01/queries/customers
Request Shopify::listCustomers(const std::string& cursor, std::int64_t since) const
{
    return page("query customers($first: Int!, $after: String, $query: String) { "
                "customers(first: $first, after: $after, query: $query) { nodes { id "
                "defaultAddress { countryCodeV2 } } pageInfo { hasNextPage endCursor } } }",
                100, cursor, since);
}

Result<ListPage<ShopCustomer>> Shopify::readCustomers(const Answer& answer) const
{
    return pageFrom<ShopCustomer>(answer, "customers", [](const json& node, auto& items) {
        ShopCustomer customer;
        customer.id.text = node.at("id").get<std::string>();
        if (node.contains("defaultAddress") && node["defaultAddress"].is_object())
            customer.country = textAt(node["defaultAddress"], "countryCodeV2");
        items.push_back(std::move(customer));
    });
}

// Source: shopify.dev/docs/api/admin-graphql/2026-01/queries/abandonedCheckouts
Request Shopify::listCarts(const std::string& cursor, std::int64_t since) const
{
    return page("query carts($first: Int!, $after: String, $query: String) { "
                "abandonedCheckouts(first: $first, after: $after, query: $query) { nodes { id createdAt updatedAt "
                "completedAt customer { id } lineItems(first: 50) { nodes { sku quantity "
                "originalUnitPriceSet { shopMoney { amount currencyCode } } } pageInfo { hasNextPage } } } "
                "pageInfo { hasNextPage endCursor } } }",
                10, cursor, since);
}

Result<ListPage<ShopCart>> Shopify::readCarts(const Answer& answer, Currency currency) const
{
    return pageFrom<ShopCart>(answer, "abandonedCheckouts",
                              [&](const json& node, auto& items) { addCart(node, currency, items); });
}

} // namespace ms::platform
