// SPDX-License-Identifier: GPL-3.0-or-later
// What a Medusa shop lists. There is no cursor: pages are counted, ordered by id, and overlap, so that a row that goes
// between two pages takes no other with it.
#include "platform/answer_json.h"
#include "platform/medusa.h"
#include "platform/request_text.h"

#include <algorithm>

namespace ms::platform {
namespace {

using nlohmann::json;

constexpr std::int64_t overlap = 5; ///< rows of a page that the next one shows again

Request list(const std::string& path, int limit, const std::string& cursor, const std::string& fields,
             std::int64_t since)
{
    std::string url = path + "?limit=" + std::to_string(limit) + "&offset=" + (cursor.empty() ? "0" : cursor) +
                      "&order=id&fields=" + fields;
    if (since > 0)
        url += "&updated_at[$gte]=" + percentEncoded(utcText(since));
    return getRequest(std::move(url));
}

/// What `readItem(json, items)` adds of every row, and where the next page starts.
template <class Item, class ReadItem>
Result<ListPage<Item>> pageFrom(const Answer& answer, const char* name, ReadItem&& readItem)
{
    return readGood(answer, [&](const json& body) {
        ListPage<Item> page;
        const json& rows = listAt(body, name);
        for (const json& row : rows)
            readItem(row, page.items);
        const auto offset = body.at("offset").get<std::int64_t>();
        const auto count = body.at("count").get<std::int64_t>();
        const auto shown = static_cast<std::int64_t>(rows.size());
        if (offset + shown < count && shown > overlap)
            page.nextCursor = std::to_string(offset + shown - overlap);
        else if (offset + shown < count)
            throw AnswerFault("a page of " + std::to_string(shown) + " rows where more were to follow");
        return page;
    });
}

std::string textAt(const json& row, const char* name)
{
    return row.contains(name) && row[name].is_string() ? row[name].get<std::string>() : std::string();
}

/// The seed of a shop may keep a cost in a variant's metadata; the platform itself has none.
std::optional<Money> costOf(const json& variant, Currency currency)
{
    const json& metadata = variant.contains("metadata") ? variant["metadata"] : json();
    if (!metadata.is_object() || !metadata.contains("unit_cost"))
        return std::nullopt;
    const auto minor = exactMinor(metadata["unit_cost"], currency);
    return minor ? std::optional(Money{*minor, currency}) : std::nullopt;
}

void addProduct(const json& variant, Currency currency, std::vector<ShopProduct>& products)
{
    if (!variant.at("sku").is_string()) // a variant without a SKU has no name that other lists share
        return;
    ShopProduct product;
    product.sku.text = variant["sku"].get<std::string>();
    const json& parent = variant.contains("product") && variant["product"].is_object() ? variant["product"] : json();
    const std::string title = parent.is_object() ? textAt(parent, "title") : std::string();
    const std::string own = textAt(variant, "title");
    product.title = title.empty() ? own : own.empty() || own == title ? title : title + ", " + own;
    product.unitCost = costOf(variant, currency);
    for (const json& price : listAt(variant, "prices")) {
        const bool tier = (price.contains("min_quantity") && !price["min_quantity"].is_null()) ||
                          (price.contains("max_quantity") && !price["max_quantity"].is_null()) ||
                          (price.contains("rules") && !price["rules"].empty());
        std::string code = textAt(price, "currency_code");
        std::transform(code.begin(), code.end(), code.begin(),
                       [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
        if (tier || code != currency.text())
            continue;
        if (const auto minor = exactMinor(price.at("amount"), currency))
            product.price = Money{*minor, currency};
    }
    products.push_back(std::move(product));
}

void addLevels(const json& item, std::vector<ShopStock>& stock)
{
    if (!item.at("sku").is_string())
        return;
    for (const json& level : listAt(item, "location_levels")) {
        ShopStock one;
        one.sku.text = item["sku"].get<std::string>();
        one.location.text = level.at("location_id").get<std::string>();
        one.onHand.units = static_cast<std::int64_t>(level.at("stocked_quantity").get<double>());
        one.reserved.units = static_cast<std::int64_t>(level.at("reserved_quantity").get<double>());
        one.updatedAt = utcSeconds(textAt(level, "updated_at"));
        stock.push_back(std::move(one));
    }
}

void addOrder(const json& row, std::vector<ShopOrder>& orders)
{
    ShopOrder order;
    order.id.text = row.at("id").get<std::string>();
    if (row.contains("customer_id") && row["customer_id"].is_string())
        order.customer = CustomerId{row["customer_id"].get<std::string>()};
    order.orderedAt = utcSeconds(textAt(row, "created_at"));
    order.updatedAt = utcSeconds(textAt(row, "updated_at"));
    order.canceled = textAt(row, "status") == "canceled";
    std::string code = textAt(row, "currency_code");
    std::transform(code.begin(), code.end(), code.begin(),
                   [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    const auto currency = Currency::parse(code);
    if (!currency)
        throw AnswerFault(currency.error().detail);
    for (const json& item : listAt(row, "items")) {
        if (!item.contains("variant_sku") || !item["variant_sku"].is_string())
            continue; // a line that was typed in by hand belongs to no product
        const double units = item.at("quantity").get<double>();
        const double discount = item.contains("discount_total") && item["discount_total"].is_number()
                                    ? item["discount_total"].get<double>()
                                    : 0;
        const json net = item.at("unit_price").get<double>() * units - discount;
        order.lines.push_back({Sku{item["variant_sku"].get<std::string>()}, Quantity{static_cast<std::int64_t>(units)},
                               nearestMinor(net, *currency)});
    }
    orders.push_back(std::move(order));
}

void addCustomer(const json& row, std::vector<ShopCustomer>& customers)
{
    ShopCustomer customer;
    customer.id.text = row.at("id").get<std::string>();
    if (row.contains("groups") && row["groups"].is_array() && !row["groups"].empty())
        customer.segment = textAt(row["groups"].front(), "name");
    customers.push_back(std::move(customer));
}

void addCart(const json& row, Currency currency, std::vector<ShopCart>& carts)
{
    ShopCart cart;
    cart.id = row.at("id").get<std::string>();
    if (row.contains("customer_id") && row["customer_id"].is_string())
        cart.customer = CustomerId{row["customer_id"].get<std::string>()};
    cart.updatedAt = utcSeconds(textAt(row, "updated_at"));
    cart.openedAt = textAt(row, "created_at").empty() ? cart.updatedAt : utcSeconds(textAt(row, "created_at"));
    for (const json& item : listAt(row, "items")) {
        if (item.contains("variant_sku") && item["variant_sku"].is_string())
            cart.items.push_back({Sku{item["variant_sku"].get<std::string>()},
                                  Quantity{static_cast<std::int64_t>(item.at("quantity").get<double>())},
                                  nearestMinor(item.at("unit_price"), currency)});
    }
    carts.push_back(std::move(cart));
}

} // namespace

Request Medusa::listProducts(const std::string& cursor, std::int64_t since) const
{
    return list("/admin/product-variants", 200, cursor,
                "id,sku,title,product_id,updated_at,metadata,product.title,*prices,"
                "prices.price_rules.attribute,prices.price_rules.value",
                since);
}

Result<ListPage<ShopProduct>> Medusa::readProducts(const Answer& answer, Currency currency) const
{
    return pageFrom<ShopProduct>(answer, "variants",
                                 [&](const json& row, auto& items) { addProduct(row, currency, items); });
}

Request Medusa::listStock(const std::string& cursor) const
{
    return list("/admin/inventory-items", 200, cursor, "id,sku,*location_levels", 0);
}

Result<ListPage<ShopStock>> Medusa::readStock(const Answer& answer) const
{
    return pageFrom<ShopStock>(answer, "inventory_items", addLevels);
}

Request Medusa::listOrders(const std::string& cursor, std::int64_t updatedSince) const
{
    return list("/admin/orders", 50, cursor,
                "id,display_id,status,created_at,updated_at,currency_code,customer_id,*items", updatedSince);
}

Result<ListPage<ShopOrder>> Medusa::readOrders(const Answer& answer) const
{
    return pageFrom<ShopOrder>(answer, "orders", addOrder);
}

Request Medusa::listCustomers(const std::string& cursor, std::int64_t since) const
{
    return list("/admin/customers", 200, cursor, "id,updated_at,groups.name", since);
}

Result<ListPage<ShopCustomer>> Medusa::readCustomers(const Answer& answer) const
{
    return pageFrom<ShopCustomer>(answer, "customers", addCustomer);
}

Request Medusa::listCarts(const std::string& cursor, std::int64_t) const
{
    return getRequest("/admin/abandoned-carts?limit=50&offset=" + (cursor.empty() ? "0" : cursor));
}

Result<ListPage<ShopCart>> Medusa::readCarts(const Answer& answer, Currency currency) const
{
    return pageFrom<ShopCart>(answer, "carts", [&](const json& row, auto& items) { addCart(row, currency, items); });
}

} // namespace ms::platform
